"""`ks kind`: kinds of institution within a sector."""

from __future__ import annotations

from typing import Annotated

import typer

from kinderschutz_cli.cli import question
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.complete import complete_kind, complete_sector
from kinderschutz_cli.cli.options import JsonOption
from kinderschutz_cli.cli.session import open_session
from kinderschutz_cli.cli.word_command import (
    LabelArgument,
    SlugOption,
    WordNoun,
    say_added,
    show_lines,
    with_show_rename_remove,
)

app = CommandGroup("Arten von Einrichtungen zeigen, anlegen, umbenennen.")

NOUN = WordNoun("kind", "ART", "eine Art", "die Art", "Arten", "grundschule", complete_kind)

SectorOption = Annotated[
    str | None,
    typer.Option("--sector", metavar="SEKTOR", help="Sektor der Art.", autocompletion=complete_sector),
]


@app.command("list")
def list_(sector: SectorOption = None, as_json: JsonOption = False) -> None:
    """Alle Arten zeigen, auf Wunsch die eines Sektors.

    Beispiel: ks kind list --sector schule
    """
    from kinderschutz_cli.workflows import reference, word

    with open_session() as session:
        wanted = reference.word(session.db, "sector", sector or "")
        lines = [one for one in word.lines(session, "kind") if wanted in ("", one.more["sektor"])]
        show_lines(lines, as_json=as_json)


@app.command("add")
def add(label: LabelArgument, sector: SectorOption = None, slug: SlugOption = "") -> None:
    """Eine Art von Einrichtung anlegen; sie gehört zu einem Sektor.

    Beispiel: ks kind add "Schulkinderbetreuung" --sector schule
    """
    from kinderschutz_cli.workflows import reference, word

    with open_session() as session:
        wanted = question.need(
            sector, option="--sector", label="Sektor", parse=lambda text: reference.word(session.db, "sector", text)
        )
        made = word.add_kind(session, label, sector=wanted, slug=slug)
        say_added(NOUN, made.slug, made.label)


with_show_rename_remove(app, NOUN)
