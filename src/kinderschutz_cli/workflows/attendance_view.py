"""What became of every registration: who was there, who stayed away, who came without being registered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kinderschutz_cli.domain.attendance import Outcome, outcome
from kinderschutz_cli.domain.registration import HOLDING_A_SEAT, Channel
from kinderschutz_cli.domain.zone import local_day
from kinderschutz_cli.store import attendance as attendance_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.workflows.programme_overview import programmes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from kinderschutz_cli.domain.attendance import Attendance
    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.workflows.session import Session


class Line(NamedTuple):
    """One registration with what became of it; `record` tells of the part, else of its first session."""

    registration: Registration
    outcome: Outcome | None
    record: Attendance | None
    sessions: tuple[str, ...]
    walked_in: bool


def lines(
    session: Session, event: Event, parts: Sequence[Part], present: Sequence[Registration] | None = None
) -> list[Line]:
    """Every registration of some parts that holds a seat or whose person was there, in the order of arrival.

    `present`: registrations that are loaded already, all of these parts or some.
    """
    if present is None:
        present = registration_store.registrations(session.db, [part.id for part in parts], session.today)
    records = {part.id: _by_registration(session, part) for part in parts}
    days = {part.id: part.date.exact if part.date else None for part in parts}
    titles = _titles(session, event) if any(records.values()) else {}
    found = []
    for one in present:
        of_part = records[one.part_id]
        mine = of_part.get(one.id, [])
        became = outcome(one.status, there=bool(mine), recorded=bool(of_part))
        if became is None:
            continue
        whole = next((record for record in mine if record.item_id is None), mine[0] if mine else None)
        sessions = tuple(titles[record.item_id] for record in mine if record.item_id)
        found.append(Line(one, became, whole, sessions, _walked_in(one, days[one.part_id])))
    return found


def _by_registration(session: Session, part: Part) -> dict[int, list[Attendance]]:
    found: dict[int, list[Attendance]] = {}
    for one in attendance_store.records(session.db, [part.id]):
        found.setdefault(one.registration_id, []).append(one)
    return found


def _titles(session: Session, event: Event) -> dict[int, str]:
    return {entry.item.id: entry.item.title for one in programmes(session, event) for entry in one.entries}


def outcomes(
    session: Session, event: Event, parts: Sequence[Part], present: Sequence[Registration] | None = None
) -> dict[int, Line]:
    """The same by registration."""
    return {line.registration.id: line for line in lines(session, event, parts, present)}


def part_tally(session: Session, event: Event, part: Part) -> Tally:
    """The numbers of one part; while nothing is recorded nobody's contact is loaded for them."""
    if attendance_store.attended(session.db, [part.id]):
        return tally(lines(session, event, [part]))
    held = registration_store.counts(session.db, part.id)
    return Tally(0, 0, 0, sum(held[status] for status in HOLDING_A_SEAT))


def _walked_in(one: Registration, day: date | None) -> bool:
    """Registered in person on the day itself: came without being registered."""
    received = local_day(one.received_at) if one.received_at else None
    return one.channel is Channel.PERSON and day is not None and received is not None and received >= day


class Tally(NamedTuple):
    """How many were there, stayed away, came without being registered, or are still open."""

    attended: int
    missing: int
    walked_in: int
    open: int

    @property
    def sentence(self) -> str:
        """ "130 da, davon 5 ohne Anmeldung; 12 nicht erschienen"."""
        if not self.attended:
            return "noch nicht erfasst"
        extra = f", davon {self.walked_in} ohne Anmeldung" if self.walked_in else ""
        return f"{self.attended} da{extra}; {self.missing} nicht erschienen"


def tally(found: Iterable[Line]) -> Tally:
    found = list(found)
    attended = [line for line in found if line.outcome is Outcome.ATTENDED]
    return Tally(
        len(attended),
        sum(line.outcome is Outcome.MISSING for line in found),
        sum(line.walked_in for line in attended),
        sum(line.outcome is Outcome.OPEN for line in found),
    )


def sector_of(one: Registration) -> str:
    """The sector that counts for a registration (its short name), "" where none is known."""
    return (one.contact.effective_sector if one.contact else "") or (
        one.organisation.sector if one.organisation else ""
    )


def by_sector(found: Iterable[Line]) -> dict[str, Tally]:
    """The same for each sector, the strongest first."""
    groups: dict[str, list[Line]] = {}
    for line in found:
        groups.setdefault(sector_of(line.registration), []).append(line)
    counted = {sector: tally(group) for sector, group in groups.items()}
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1].attended, pair[0])))


def tally_json(seen: Tally) -> dict[str, int]:
    return {
        "teilgenommen": seen.attended,
        "nicht_erschienen": seen.missing,
        "ohne_anmeldung": seen.walked_in,
        "offen": seen.open,
    }


def line_json(event: Event, line: Line) -> dict[str, Any]:
    one, record = line.registration, line.record
    return {
        "nummer": one.id,
        "veranstaltung": event.slug,
        "teil": next(part.position for part in event.parts if part.id == one.part_id),
        "name": one.display_name,
        "organisation": one.organisation.name if one.organisation else "",
        "sektor": sector_of(one),
        "status": one.status,
        "ergebnis": line.outcome,
        "gekommen": record.came_at if record else None,
        "gegangen": record.left_at if record else None,
        "erfasst_durch": record.known_by if record else None,
        "bemerkung": record.note if record else "",
        "programmpunkte": list(line.sessions),
        "ohne_anmeldung": line.walked_in,
        "vertritt": one.represents,
    }
