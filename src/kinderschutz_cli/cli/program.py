"""`ks program`: what happens when, and who appears."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.event_options import complete_words, text_option, texts_option
from kinderschutz_cli.cli.option_set import with_options
from kinderschutz_cli.cli.options import EventOption, JsonOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.workflows.programme import SavedItem
    from kinderschutz_cli.workflows.programme_overview import Programme

app = CommandGroup("Das Programm: Punkte mit Zeit, Art und Mitwirkenden.")

KINDS = (
    *("ankommen", "grusswort", "vortrag", "gespraech", "podium", "fragerunde", "fallbeispiel", "workshop"),
    *("arbeitsgruppe", "plenum", "info-boerse", "pause", "kultur", "ausblick"),
)
ROLES = ("referiert", "moderiert", "begruesst", "wirkt-mit")

ITEM_OPTIONS: dict[str, Any] = {
    "kind": text_option(
        "--kind", "ART", f"{', '.join(KINDS)}; sonst nach dem Titel.", autocompletion=complete_words(*KINDS)
    ),
    "person": texts_option(
        "--person",
        "NAME",
        "Wer auftritt, mehrfach möglich: Kontakt, Name, Amt, Stelle oder Beruf; z. B. „Jan Muster (LWL)“, "
        "„moderiert:Kim Muster“, „amt:Bürgermeister“.",
    ),
    "role": text_option(
        "--role", "ROLLE", f"{', '.join(ROLES)}; sonst nach der Art.", autocompletion=complete_words(*ROLES)
    ),
    "minutes": text_option("--minutes", "DAUER", "Dauer, z. B. 45."),
    "until": text_option("--until", "ZEIT", "Ende statt der Dauer, z. B. 10.30."),
    "track": text_option("--track", "STRANG", "Strang bei parallelen Angeboten."),
    "room": text_option("--room", "RAUM", "Raum."),
    "places": text_option("--places", "ZAHL", "Plätze, z. B. einer Arbeitsgruppe."),
    "description": text_option("--description", "TEXT", "Kurzer Text für das Programm."),
    "result": text_option("--result", "TEXT", "Ergebnis, nach der Veranstaltung."),
    "part": text_option("--part", "TEIL", "Veranstaltungsteil: Nummer oder Titel."),
}
CHANGES: dict[str, Any] = {
    "time": text_option("--time", "ZEIT", "z. B. 9.30, „9.30-10.15“ oder „offen“."),
    "title": text_option("--title", "TITEL", "Neuer Titel."),
    **ITEM_OPTIONS,
}

NumberArgument = Annotated[str, typer.Argument(metavar="NR", help="Nummer aus „ks program list“.")]


@app.command("add")
@with_options(ITEM_OPTIONS)
def add(
    time: Annotated[str | None, typer.Argument(metavar="ZEIT", help="z. B. 9.30, „9.30-10.15“ oder „offen“.")] = None,
    title: Annotated[str | None, typer.Argument(metavar="TITEL", help="Titel des Programmpunkts.")] = None,
    event: EventOption = None,
    *,
    typed: dict[str, Any],
) -> None:
    """Einen Programmpunkt hinzufügen.

    Beispiel: ks program add 9.45 "Inklusiver Kinderschutz" --kind vortrag --person "Prof. Dr. Heike Muster" --minutes 60
    """
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.workflows import reference
    from kinderschutz_cli.workflows.programme import ItemInput, add_item, check_time

    with open_session() as session:
        found = reference.event(session, event)
        about = event_label(found)
        typed["time"] = question.need(
            time, option="ZEIT", label="Uhrzeit (oder „offen“)", parse=check_time, about=about
        )
        typed["title"] = question.need(title, option="TITEL", label="Titel", about=about)
        _report("Hinzugefügt", found, add_item(session, found, ItemInput(**typed)))


@app.command("list")
def list_(
    event: EventOption = None,
    part: Annotated[str | None, typer.Option("--part", metavar="TEIL", help="Nur dieser Veranstaltungsteil.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Das Programm nach der Zeit zeigen.

    Lücken und Überschneidungen werden genannt.

    Beispiel: ks program list
    """
    from kinderschutz_cli.workflows import reference
    from kinderschutz_cli.workflows.event import the_part
    from kinderschutz_cli.workflows.programme_overview import item_json, programmes

    with open_session() as session:
        found = reference.event(session, event)
        wanted = the_part(found, part) if part else None
        shown = [one for one in programmes(session, found) if wanted is None or one.part.id == wanted.id]
        if as_json:
            output.emit_json([item_json(entry) for one in shown for entry in one.entries])
            return
        _table(found, shown)


@app.command("edit")
@with_options(CHANGES)
def edit(number: NumberArgument, event: EventOption = None, *, typed: dict[str, Any]) -> None:
    """Einen Programmpunkt ändern.

    --person ersetzt alle, die darin auftreten; ein leerer Wert ("") löscht eine Angabe.

    Beispiel: ks program edit 3 --minutes 45 --room "Kleiner Saal"
    """
    from kinderschutz_cli.errors.event import NothingToChange
    from kinderschutz_cli.workflows import reference
    from kinderschutz_cli.workflows.programme import ItemInput, edit_item

    with open_session() as session:
        found = reference.event(session, event)
        if not typed:
            raise NothingToChange("ks program edit")
        _report("Geändert", found, edit_item(session, found, number, ItemInput(**typed)))


@app.command("move")
def move(
    number: NumberArgument,
    time: Annotated[str | None, typer.Argument(metavar="[ZEIT]", help="Neue Uhrzeit, z. B. 10.30.")] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="NR", help="Stelle in der Liste statt einer Uhrzeit.")
    ] = None,
    shift: Annotated[bool, typer.Option("--shift", help="Alles Folgende um ebenso viel verschieben.")] = False,
    event: EventOption = None,
) -> None:
    """Einen Programmpunkt verschieben.

    Beispiel: ks program move 3 10.30 --shift
    """
    from kinderschutz_cli.errors.programme import MoveNeedsTarget, TwoTargets
    from kinderschutz_cli.workflows import reference
    from kinderschutz_cli.workflows.programme import move_to_position, move_to_time

    with open_session() as session:
        found = reference.event(session, event)
        if time is not None and to is not None:
            raise TwoTargets
        if time is not None:
            saved = move_to_time(session, found, number, time, shift=shift)
        elif to is not None:
            saved = move_to_position(session, found, number, to)
        else:
            raise MoveNeedsTarget
        _report("Verschoben", found, saved)


@app.command("remove")
def remove(number: NumberArgument, event: EventOption = None) -> None:
    """Einen Programmpunkt entfernen.

    Beispiel: ks program remove 3
    """
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.workflows import reference
    from kinderschutz_cli.workflows.programme import remove_item

    with open_session() as session:
        found = reference.event(session, event)
        entry, problems = remove_item(session, found, number)
        output.say(f"Entfernt: „{entry.item.title}“ ({entry.time_text}) aus dem Programm von {event_label(found)}.")
        for sentence in problems:
            output.warn(sentence)
        output.next_step("ks undo   (macht es rückgängig)")


def _table(event: Event, shown: list[Programme]) -> None:
    """The listing; a column that would be empty is left out."""
    from kinderschutz_cli.domain.event_label import event_label, part_label

    entries = [entry for one in shown for entry in one.entries]
    columns: dict[str, list[object]] = {
        "Nr.": [entry.number for entry in entries],
        "Teil": [part_label(entry.part) if len(event.parts) > 1 else "" for entry in entries],
        "Zeit": [entry.time_text for entry in entries],
        "Titel": [entry.item.title for entry in entries],
        "Art": [entry.item.kind for entry in entries],
        "Mitwirkende": [entry.people for entry in entries],
        "Strang": [entry.item.track for entry in entries],
        "Raum": [entry.item.room for entry in entries],
        "Plätze": [entry.places_text for entry in entries],
    }
    filled = {name: values for name, values in columns.items() if any(value not in {"", None} for value in values)}
    output.say(event_label(event))
    output.data_table(list(filled), list(zip(*filled.values(), strict=True)), empty="Das Programm ist noch leer.")
    for one in shown:
        for sentence in one.problems:
            output.warn(sentence)
    if not entries:
        output.next_step('ks program add 9.30 "Eröffnung"')


def _report(what: str, event: Event, saved: SavedItem) -> None:
    """What was done, with event and day, what was concluded, and gaps and overlaps."""
    from kinderschutz_cli.domain.event_label import event_label

    entry = saved.entry
    output.say(f"{what}: Punkt {entry.number}, {entry.time_text}, „{entry.item.title}“ – {event_label(event)}.")
    for remark in saved.remarks:
        output.say(f"  {remark}")
    for warning in saved.warnings:
        output.warn(warning)
    output.next_step("ks program list")
