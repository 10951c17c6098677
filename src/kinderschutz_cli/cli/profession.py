"""`ks profession`: what people are."""

from __future__ import annotations

from typing import Annotated

import typer

from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.complete import complete_profession
from kinderschutz_cli.cli.session import open_session
from kinderschutz_cli.cli.word_command import (
    LabelArgument,
    SlugOption,
    WordNoun,
    say_added,
    with_list,
    with_show_rename_remove,
)

app = CommandGroup("Berufe zeigen, anlegen, umbenennen (Lehrkraft, Hebamme …).")

NOUN = WordNoun("profession", "BERUF", "einen Beruf", "den Beruf", "Berufe", "lehrkraft", complete_profession)

with_list(app, NOUN)


@app.command("add")
def add(
    label: LabelArgument,
    confidential: Annotated[
        bool, typer.Option("--confidential", help="Geheimnisträger:in nach § 4 Abs. 1 KKG; zählt für L04.")
    ] = False,
    slug: SlugOption = "",
) -> None:
    """Einen Beruf anlegen.

    Beispiel: ks profession add "Familienhebamme" --confidential
    """
    from kinderschutz_cli.workflows import word

    with open_session() as session:
        made = word.add_profession(session, label, slug=slug, confidential=confidential)
        say_added(NOUN, made.slug, made.label)


with_show_rename_remove(app, NOUN)
