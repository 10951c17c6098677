"""`ks role`: what people do in the network."""

from __future__ import annotations

from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.complete import complete_role
from kinderschutz_cli.cli.session import open_session
from kinderschutz_cli.cli.word_command import (
    LabelArgument,
    SlugOption,
    WordNoun,
    say_added,
    with_list,
    with_show_rename_remove,
)

app = CommandGroup("Rollen zeigen, anlegen, umbenennen (InsoFa, Presse …).")

NOUN = WordNoun("role", "ROLLE", "eine Rolle", "die Rolle", "Rollen", "insofa", complete_role)

with_list(app, NOUN)


@app.command("add")
def add(label: LabelArgument, slug: SlugOption = "") -> None:
    """Eine Rolle anlegen.

    Beispiel: ks role add "Qualitätszirkel"
    """
    from kinderschutz_cli.workflows import word

    with open_session() as session:
        made = word.add_role(session, label, slug=slug)
        say_added(NOUN, made.slug, made.label)


with_show_rename_remove(app, NOUN)
