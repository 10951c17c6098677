"""`ks event part`: the parts of an event, when it has several days or a talk in the evening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.event_options import PART_OPTIONS, TITLE_OPTION
from kinderschutz_cli.cli.option_set import with_options
from kinderschutz_cli.cli.options import EventOption, JsonOption, YesOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event, Part

app = CommandGroup("Veranstaltungsteile: mehrere Tage, ein Vortrag am Abend.")

PartArgument = Annotated[str, typer.Argument(metavar="TEIL", help="Nummer oder Titel des Teils.")]


@app.command("add")
@with_options(PART_OPTIONS)
def add(
    title: Annotated[str, typer.Argument(metavar="[TITEL]", help="Titel des Teils, z. B. „Tag 2“.")] = "",
    event: EventOption = None,
    *,
    typed: dict[str, Any],
) -> None:
    """Einen Teil hinzufügen.

    Ort und Form sind die des ersten Teils, wenn nichts anderes angegeben ist.

    Beispiel: ks event part add "Abendvortrag" --date 8.10.2025 --time 19-21
    """
    from kinderschutz_cli.workflows import reference
    from kinderschutz_cli.workflows.event import add_part
    from kinderschutz_cli.workflows.event_input import PartInput

    with open_session() as session:
        _report("Hinzugefügt", *add_part(session, reference.event(session, event), PartInput(title=title, **typed)))


@app.command("edit")
@with_options(TITLE_OPTION | PART_OPTIONS)
def edit(part: PartArgument, event: EventOption = None, *, typed: dict[str, Any]) -> None:
    """Angaben eines Teils ändern.

    Beispiel: ks event part edit 2 --place "Rathaus, Ratssaal"
    """
    from kinderschutz_cli.errors.event import NothingToChange
    from kinderschutz_cli.workflows import reference
    from kinderschutz_cli.workflows.event import edit_part, the_part
    from kinderschutz_cli.workflows.event_input import PartInput

    with open_session() as session:
        found = reference.event(session, event)
        meant = the_part(found, part)
        if not typed:
            raise NothingToChange("ks event part edit")
        _report("Geändert", *edit_part(session, found, meant, PartInput(**typed)))


@app.command("remove")
def remove(part: PartArgument, event: EventOption = None, yes: YesOption = False) -> None:
    """Einen Teil entfernen.

    Sein Programm geht mit; solange jemand dafür angemeldet ist, bleibt er.

    Beispiel: ks event part remove 2
    """
    from kinderschutz_cli.domain.event_label import event_label, part_label
    from kinderschutz_cli.workflows import reference
    from kinderschutz_cli.workflows.event import check_part_removable, remove_part, the_part

    with open_session() as session:
        found = reference.event(session, event)
        meant = the_part(found, part)
        check_part_removable(session, found, meant)
        if question.confirm(f"{part_label(meant)} von {event_label(found)} mit seinem Programm entfernen?", yes=yes):
            remove_part(session, found, meant)
            output.say(f"Entfernt: {part_label(meant)} von {event_label(found)}.")
            output.next_step("ks undo   (macht es rückgängig)")


@app.command("list")
def list_(event: EventOption = None, as_json: JsonOption = False) -> None:
    """Die Teile einer Veranstaltung zeigen.

    Beispiel: ks event part list
    """
    from kinderschutz_cli.domain.event_label import PART_FORM_LABELS, event_label
    from kinderschutz_cli.domain.german_calendar import format_span, short_day
    from kinderschutz_cli.workflows import reference
    from kinderschutz_cli.workflows.event_overview import part_json

    with open_session() as session:
        found = reference.event(session, event)
        if as_json:
            output.emit_json([part_json(part) for part in found.parts])
            return
        output.say(event_label(found))
        output.data_table(
            ["Nr.", "Titel", "Datum", "Zeit", "Ort", "Form", "Plätze"],
            [
                (
                    part.position,
                    part.title,
                    short_day(part.date),
                    format_span(part.starts, part.ends),
                    part.place.line,
                    PART_FORM_LABELS[part.form],
                    "offen" if part.seats is None else part.seats,
                )
                for part in found.parts
            ],
        )


def _report(what: str, event: Event, part: Part) -> None:
    from kinderschutz_cli.domain.event_label import on_day, part_label

    output.say(f"{what}: {part_label(part)} {on_day(part.date)} von „{event.title}“.")
    output.next_step(f"ks program add 9.30 TITEL --part {part.position}")
