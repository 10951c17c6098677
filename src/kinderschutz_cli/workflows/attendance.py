"""Who was there: recorded after the day, from names, numbers or a list; no-shows follow by themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.attendance import (
    KnownBy,
    Mark,
    are_numbers,
    compare,
    numbers_in,
    parse_numbers,
)
from kinderschutz_cli.domain.event_label import part_label
from kinderschutz_cli.domain.matching import Candidate, pick
from kinderschutz_cli.domain.registration import GONE, HOLDING_A_SEAT, Channel, RegistrationStatus
from kinderschutz_cli.domain.session_place import spellings, takes_wishes
from kinderschutz_cli.domain.zone import BERLIN, local_time
from kinderschutz_cli.errors.attendance import (
    AttendanceChanged,
    KnownByUnknown,
    NoAttendance,
    NobodyToRecord,
    NumberOfOtherPart,
    NumbersUnknown,
)
from kinderschutz_cli.errors.matching import PROGRAMMPUNKT
from kinderschutz_cli.store import attendance as attendance_store
from kinderschutz_cli.store import journal as journal_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store import session_place as session_store
from kinderschutz_cli.workflows.event import the_part
from kinderschutz_cli.workflows.guest import meant_registration
from kinderschutz_cli.workflows.programme_overview import programmes
from kinderschutz_cli.workflows.registration import change_now

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date, time

    from kinderschutz_cli.domain.attendance import Attendance
    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.workflows.programme_overview import Entry
    from kinderschutz_cli.workflows.session import Session

#: Why somebody without a seat has one after all: they were there.
CAME_ANYWAY = "war da, ohne zugesagten Platz"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What somebody was at: a part of an event or, with `entry`, one session of it."""

    event: Event
    part: Part
    entry: Entry | None = None

    @property
    def item_id(self) -> int | None:
        return self.entry.item.id if self.entry else None

    @property
    def day(self) -> date | None:
        return self.part.date.exact if self.part.date else None


@dataclass(frozen=True, slots=True)
class AttendancePlan:
    """What would be recorded; nothing has happened yet.

    `marks`: people who were there and of whom that was not known; `changed`: times or notes that are new; `gone`: who
    was not there after all; `unseated`: those among `marks` who had no seat.
    """

    occasion: Occasion
    by: KnownBy
    marks: tuple[tuple[Registration, Mark], ...] = ()
    changed: tuple[tuple[Registration, Mark], ...] = ()
    gone: tuple[Registration, ...] = ()
    same: int = 0
    #: The newest change of the file that the plan knows.
    seen: int = 0

    @property
    def empty(self) -> bool:
        return not (self.marks or self.changed or self.gone)

    @property
    def unseated(self) -> tuple[Registration, ...]:
        return tuple(one for one, _ in self.marks if one.status is not RegistrationStatus.CONFIRMED)


def parse_known_by(text: str) -> KnownBy:
    """How it is known, as typed."""
    if text in set(KnownBy):
        return KnownBy(text)
    raise KnownByUnknown(text, tuple(KnownBy))


def occasion(session: Session, event: Event, part: str | None, title: str | None) -> Occasion:
    """The part and, where one is named, the session; the session alone says the part."""
    chosen = the_part(event, part) if part or not title else None
    if not title:
        return Occasion(event, chosen or event.main_part)
    entries = [
        entry
        for one in programmes(session, event)
        if chosen is None or one.part.id == chosen.id
        for entry in one.entries
    ]
    candidates = [
        Candidate(entry.number, spellings(entry.item.title), f"{entry.time_text} {entry.item.title}")
        for entry in entries
    ]
    number = pick(title, candidates, PROGRAMMPUNKT)
    entry = next(one for one in entries if one.number == number)
    return Occasion(event, entry.part, entry)


def too_early(session: Session, what: Occasion) -> bool:
    """Whether the day is still to come."""
    return what.day is not None and what.day > session.today


# ---- what would be recorded --------------------------------------------------------------------------------------------


def plan_all(session: Session, what: Occasion, absent: Sequence[str], mark: Mark, by: KnownBy) -> AttendancePlan:
    """Everybody who holds a seat (of a group: a place in it) was there, except those named."""
    present = _present(session, what)
    away = {one.id for one in meant(what, present, absent)}
    expected = [one for one in present if one.status is RegistrationStatus.CONFIRMED]
    if what.entry and takes_wishes(what.entry.item):
        places = session_store.places(session.db, what.part.id)
        expected = [one for one in expected if what.entry.item.id in places.get(one.id, {})]
    if not expected:
        raise NobodyToRecord(what.event.title)
    marks = {one.id: mark for one in expected if one.id not in away}
    return make_plan(session, what, present, marks, by, absent=away)


def plan_some(session: Session, what: Occasion, texts: Sequence[str], mark: Mark, by: KnownBy) -> AttendancePlan:
    """Those named were there. Raises `NumbersUnknown`, `NumberOfOtherPart`, `Unknown`, `Ambiguous`."""
    present = _present(session, what)
    return make_plan(session, what, present, {one.id: mark for one in meant(what, present, texts)}, by)


def plan_removal(session: Session, what: Occasion, texts: Sequence[str]) -> AttendancePlan:
    """Those named were not there: of a part, in no session of it either. Raises `NoAttendance`."""
    present = _present(session, what)
    absent = meant(what, present, texts, ranges_of=_recorded(session, what))
    recorded = _recorded(session, what)
    for one in absent:
        if one.id not in recorded:
            raise NoAttendance(one.label)
    return make_plan(session, what, present, {}, KnownBy.BY_HAND, absent=[one.id for one in absent])


def make_plan(
    session: Session,
    what: Occasion,
    present: Sequence[Registration],
    marks: Mapping[int, Mark],
    by: KnownBy,
    *,
    absent: Iterable[int] = (),
) -> AttendancePlan:
    """Marks by registration beside what is recorded."""
    by_id = {one.id: one for one in present}
    records = {one.registration_id: one for one in _records(session, what) if one.item_id == what.item_id}
    known = {number: _mark(one) for number, one in records.items()}
    changes = compare(known, marks)
    recorded = _recorded(session, what)
    return AttendancePlan(
        what,
        by,
        tuple((by_id[number], mark) for number, mark in changes.new.items()),
        tuple((by_id[number], mark) for number, mark in changes.changed.items()),
        tuple(by_id[number] for number in dict.fromkeys(absent) if number in recorded and number not in marks),
        changes.same,
        journal_store.last_change(session.db),
    )


def meant(
    what: Occasion, present: Sequence[Registration], texts: Sequence[str], *, ranges_of: Collection[int] | None = None
) -> list[Registration]:
    """The registrations that names and numbers mean, each once, in the order typed.

    A range takes those who hold a seat (or `ranges_of`); a single number and a name anybody of the part.
    """
    of_part = {one.id: one for one in present if one.part_id == what.part.id}
    elsewhere = {one.id: one for one in present if one.part_id != what.part.id}
    seated = {number for number, one in of_part.items() if one.status in HOLDING_A_SEAT}
    in_range = seated if ranges_of is None else ranges_of
    found: dict[int, Registration] = {}
    unknown: list[int] = []
    for text in texts:
        if not are_numbers(text):
            one = meant_registration(list(of_part.values()), text)
            found[one.id] = one
            continue
        for span in parse_numbers(text):
            numbers, missing = numbers_in([span], of_part if span.single else in_range)
            found |= {number: of_part[number] for number in numbers}
            if missing and span.first in elsewhere:
                raise NumberOfOtherPart(elsewhere[span.first].label, _part_of(what, elsewhere[span.first]))
            unknown += missing
    if unknown:
        raise NumbersUnknown(list(dict.fromkeys(unknown)), what.event.title)
    return list(found.values())


def _part_of(what: Occasion, one: Registration) -> str:
    return part_label(next(part for part in what.event.parts if part.id == one.part_id))


def _present(session: Session, what: Occasion) -> list[Registration]:
    return registration_store.registrations(session.db, [part.id for part in what.event.parts], session.today)


def _records(session: Session, what: Occasion) -> list[Attendance]:
    return attendance_store.records(session.db, [what.part.id])


def _recorded(session: Session, what: Occasion) -> dict[int, list[int]]:
    """Registration → the records that go when it was not there: those of its sessions too where the part is meant."""
    found: dict[int, list[int]] = {}
    for one in _records(session, what):
        if what.entry is None or one.item_id == what.item_id:
            found.setdefault(one.registration_id, []).append(one.id)
    return found


def _mark(one: Attendance) -> Mark:
    return Mark(clock(one.came_at), clock(one.left_at), one.note)


def clock(moment: datetime | None) -> time | None:
    """A moment as the time of day that a German clock shows."""
    return local_time(moment).time().replace(second=0, microsecond=0) if moment else None


# ---- recording ---------------------------------------------------------------------------------------------------------


def carry_out(session: Session, plan: AttendancePlan, command: str) -> None:
    """Record the plan as one command; raises `AttendanceChanged` where it no longer holds."""
    with session.command(f"attendance {command}"):
        if journal_store.last_change(session.db) != plan.seen:
            raise AttendanceChanged
        record_now(session, plan)


def record_now(session: Session, plan: AttendancePlan) -> None:
    """The same inside a running command. Whoever was there without a seat has one from now on, and the move says why."""
    what = plan.occasion
    for one in plan.unseated:
        channel = Channel.PERSON if one.status in GONE else one.channel
        after = replace(one, status=RegistrationStatus.CONFIRMED, channel=channel)
        change_now(session, what.event, one, after, CAME_ANYWAY, source=Channel.PERSON)
    attendance_store.add(
        session.db,
        [
            (one.id, _moment(session, what, mark.came), _moment(session, what, mark.left), mark.note)
            for one, mark in plan.marks
        ],
        what.item_id,
        plan.by,
        session.now,
    )
    records = {one.registration_id: one.id for one in _records(session, what) if one.item_id == what.item_id}
    for one, mark in plan.changed:
        came, left = _moment(session, what, mark.came), _moment(session, what, mark.left)
        attendance_store.change(session.db, records[one.id], came, left, mark.note)
    recorded = _recorded(session, what)
    attendance_store.remove(session.db, [number for one in plan.gone for number in recorded[one.id]])


def _moment(session: Session, what: Occasion, at: time | None) -> datetime | None:
    if at is None:
        return None
    return datetime.combine(what.day or session.today, at, BERLIN).astimezone(UTC)


# ---- told --------------------------------------------------------------------------------------------------------------


def plan_json(plan: AttendancePlan) -> dict[str, Any]:
    return {
        "veranstaltung": plan.occasion.event.slug,
        "teil": plan.occasion.part.position,
        "programmpunkt": plan.occasion.entry.item.title if plan.occasion.entry else None,
        "neu": [_short_json(one) for one, _ in plan.marks],
        "geaendert": [_short_json(one) for one, _ in plan.changed],
        "entfernt": [_short_json(one) for one in plan.gone],
        "ohne_zusage": [_short_json(one) for one in plan.unseated],
        "unveraendert": plan.same,
    }


def _short_json(one: Registration) -> dict[str, Any]:
    return {
        "nummer": one.id,
        "name": one.display_name,
        "organisation": one.organisation.name if one.organisation else "",
    }
