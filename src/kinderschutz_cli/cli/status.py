"""`ks` alone and `ks status`: what is on, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.bar import bar
from kinderschutz_cli.cli.command import SingleCommand
from kinderschutz_cli.cli.options import JsonOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.situation import PartTally, Situation, Step
    from kinderschutz_cli.workflows.session import Session

app = SingleCommand()

_MOST_IDS = 8


@app.command()
def status(
    open_: Annotated[bool, typer.Option("--open", help="Wer eingeladen ist und noch nicht geantwortet hat.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Zeigen, was ansteht: Fristen, Plätze, nächste Schritte.

    „ks“ allein zeigt dasselbe.

    Beispiel: ks status --open
    """
    from kinderschutz_cli.errors.database import NetworkFolderMissing

    try:
        with open_session() as session:
            if open_:
                _show_open(session, as_json=as_json)
            else:
                _show(session, as_json=as_json)
    except NetworkFolderMissing:
        if open_:
            raise
        _welcome(as_json=as_json)


def _welcome(*, as_json: bool) -> None:
    """Where no network is, `ks` alone says how to begin instead of failing."""
    from kinderschutz_cli.domain.situation import FIRST_STEPS

    if as_json:
        from kinderschutz_cli.workflows.status import no_network_json

        output.emit_json(no_network_json())
        return
    output.say("Hier gibt es noch kein Netzwerk (keine Datei netzwerk.db in diesem Ordner oder darüber).")
    _say_steps(FIRST_STEPS)


def _show(session: Session, *, as_json: bool) -> None:
    from kinderschutz_cli.domain.situation import next_steps
    from kinderschutz_cli.workflows.status import as_json as json_of
    from kinderschutz_cli.workflows.status import situation

    now = situation(session)
    if as_json:
        output.emit_json(json_of(now))
        return
    output.line(f"{now.network}: {_counted(now.contacts, 'Kontakt', 'Kontakte')} in "
                f"{_counted(now.organisations, 'Organisation', 'Organisationen')}")  # fmt: skip
    if now.event:
        _lines(_event_lines(now, now.event))
    elif now.last_event:
        _lines(["", f"Keine Veranstaltung steht an. Zuletzt: {_named(now, now.last_event)}"])
    else:
        _lines(["", "Keine Veranstaltung steht an."])
    if now.sectors:
        output.line("")
        _sector_table(now)
    _lines(_care_lines(now))
    _say_steps(next_steps(now))


def _event_lines(now: Situation, event: Event) -> Iterable[str]:
    from kinderschutz_cli.domain.german_calendar import format_span

    main = event.main_part
    yield ""
    yield _named(now, event)
    where = ", ".join(piece for piece in (format_span(main.starts, main.ends), main.place.line) if piece)
    if where:
        yield f"  {where}"
    for name, value in _facts(now, event):
        yield f"  {name + ':':<16} {value}"


def _facts(now: Situation, event: Event) -> Iterable[tuple[str, str]]:
    from kinderschutz_cli.domain.event_label import part_label
    from kinderschutz_cli.domain.german_calendar import days_between, format_day

    deadline = event.registering.deadline
    if deadline:
        yield "Anmeldeschluss", f"{format_day(deadline)} – {days_between(now.today, deadline)}"
    for tally in now.parts:
        yield ("Plätze" if len(now.parts) == 1 else part_label(tally.part)), _seats(tally)
    if now.invited:
        yield "Einladungen", f"{now.invited}, davon {now.answered} beantwortet, {now.unanswered} offen"
    else:
        yield "Einladungen", "noch keine"
    yield "Programm", _counted(now.programme_items, "Punkt", "Punkte") if now.programme_items else "noch leer"


def _seats(tally: PartTally) -> str:
    from kinderschutz_cli.domain.registration import RegistrationStatus

    if tally.free is None:
        pieces = [f"{tally.taken} vergeben, Platzzahl offen"]
    else:
        over = f"{-tally.free} zu viel" if tally.free < 0 else f"{tally.free} frei"
        pieces = [f"{tally.taken} von {tally.part.seats} vergeben", over]
    for state, words in (
        (RegistrationStatus.WAITING, "auf der Warteliste"),
        (RegistrationStatus.REGISTERED, "noch nicht entschieden"),
        (RegistrationStatus.CANCELLED, "abgesagt"),
    ):
        if tally.in_status(state):
            pieces.append(f"{tally.in_status(state)} {words}")
    return ", ".join(pieces)


def _sector_table(now: Situation) -> None:
    """People by sector; without an event the columns about it are left out."""
    most = max(one.contacts for one in now.sectors)
    if now.event is None:
        rows: list[tuple[object, ...]] = [(one.label, one.contacts, bar(one.contacts, most)) for one in now.sectors]
        output.data_table(["Sektor", "Kontakte", ""], rows)
        return
    rows = [(one.label, one.contacts, one.invited, one.taken, bar(one.contacts, most)) for one in now.sectors]
    output.data_table(["Sektor", "Kontakte", "eingeladen", "dabei", ""], rows)


def _care_lines(now: Situation) -> Iterable[str]:
    """What was left unfinished and which contacts need care."""
    found = []
    if now.unwritten:
        found.append(f"{len(now.unwritten)} eingetragene Einladungen sind noch nicht als Datei geschrieben.")
    if now.gone:
        found.append(f"Stelle beendet oder Einrichtung geschlossen: Kontakt {_ids(now.gone)}")
    if now.unreachable:
        found.append(f"Weder E-Mail noch vollständige Anschrift: Kontakt {_ids(now.unreachable)}")
    return ["", "Unfertig und zu pflegen:", *(f"  {line}" for line in found)] if found else []


def _ids(ids: Sequence[int]) -> str:
    shown = ", ".join(map(str, ids[:_MOST_IDS]))
    return shown if len(ids) <= _MOST_IDS else f"{shown} … und {len(ids) - _MOST_IDS} weitere"


def _show_open(session: Session, *, as_json: bool) -> None:
    from kinderschutz_cli.domain.event_label import event_label
    from kinderschutz_cli.workflows.reference import require_current_event
    from kinderschutz_cli.workflows.status import open_answer, open_invitations

    event = require_current_event(session)
    people = open_invitations(session, event)
    rows = [open_answer(contact) for contact in people]
    if as_json:
        output.emit_json(rows)
        return
    output.say(f"Ohne Antwort zu {event_label(event)}: {len(people)}")
    output.data_table(
        ["Nr.", "Name", "Organisation", "E-Mail", "Telefon"],
        [
            # A function mailbox is called like its institution: once is enough.
            (
                row["id"],
                row["name"],
                "" if row["organisation"] == row["name"] else row["organisation"],
                row["mail"],
                row["telefon"],
            )
            for row in rows
        ],
        empty="Alle Eingeladenen haben geantwortet.",
    )
    if people:
        output.next_step("ks registration add NAME")


def _named(now: Situation, event: Event) -> str:
    """„3. Konferenz“, Mittwoch, 8. Oktober 2025 – in 99 Tagen."""
    from kinderschutz_cli.domain.german_calendar import days_between, format_day

    exact = event.main_part.date.exact if event.main_part.date else None
    distance = f" – {days_between(now.today, exact)}" if exact else ""
    return f"„{event.title}“, {format_day(event.main_part.date)}{distance}"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _lines(lines: Iterable[str]) -> None:
    for line in lines:
        output.line(line)


def _say_steps(steps: Sequence[Step]) -> None:
    width = max((len(step.command) for step in steps), default=0)
    for step in steps:
        output.next_step(f"{step.command:<{width}}   ({step.reason})")
