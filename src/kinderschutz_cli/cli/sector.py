"""`ks sector`: what organisations belong to."""

from __future__ import annotations

from typing import Annotated

import typer

from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.complete import complete_sector
from kinderschutz_cli.cli.session import open_session
from kinderschutz_cli.cli.word_command import (
    LabelArgument,
    SlugOption,
    WordNoun,
    say_added,
    with_list,
    with_show_rename_remove,
)

app = CommandGroup("Sektoren zeigen, anlegen, umbenennen (Schule, Polizei …).")

NOUN = WordNoun("sector", "SEKTOR", "einen Sektor", "den Sektor", "Sektoren", "schule", complete_sector)

with_list(app, NOUN)


@app.command("add")
def add(
    label: LabelArgument,
    group: Annotated[
        str, typer.Option("--group", metavar="GRUPPE", help="Gruppe für Diagramme, z. B. jugendhilfe oder bildung.")
    ] = "weitere",
    slug: SlugOption = "",
) -> None:
    """Einen Sektor anlegen.

    Beispiel: ks sector add "Wohnungslosenhilfe" --group weitere
    """
    from kinderschutz_cli.workflows import word

    with open_session() as session:
        made = word.add_sector(session, label, slug=slug, group=word.group(session, group))
        say_added(NOUN, made.slug, made.label)


with_show_rename_remove(app, NOUN)
