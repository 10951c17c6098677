"""A check-in list that comes back: whose row is whose, who was there, who came without being on it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from kinderschutz_cli.documents.hidden_note import read_notes
from kinderschutz_cli.domain.attendance import KnownBy, Mark
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.errors.attendance import (
    AttendanceChanged,
    FaultyCheckIn,
    ListOfOtherEvent,
    NumberOfSomebodyElse,
    NumberTwice,
    RegistrationNumberUnknown,
    WalkInNeedsHouse,
)
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.list_import import ListOfOtherNetwork
from kinderschutz_cli.errors.organisation import OrganisationUnknown
from kinderschutz_cli.intake.check_in import check_in_rows
from kinderschutz_cli.intake.reading import read_table
from kinderschutz_cli.store import attendance as attendance_store
from kinderschutz_cli.store import journal as journal_store
from kinderschutz_cli.store import past as past_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.workflows import organisation
from kinderschutz_cli.workflows.attendance import CAME_ANYWAY, make_plan, record_now
from kinderschutz_cli.workflows.import_source import RowFault
from kinderschutz_cli.workflows.list_state import EVENT, NETWORK, STATE
from kinderschutz_cli.workflows.newcomer import Newcomer, known
from kinderschutz_cli.workflows.registration import Wish
from kinderschutz_cli.workflows.registration_matching import Matching
from kinderschutz_cli.workflows.walk_in import seated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.intake.check_in import CheckInRow
    from kinderschutz_cli.intake.fault import Fault
    from kinderschutz_cli.intake.table import LeftOut, SourceTable
    from kinderschutz_cli.workflows.attendance import AttendancePlan, Occasion
    from kinderschutz_cli.workflows.session import Session


class WalkIn(NamedTuple):
    """A row without a number; `guest` `None`: somebody the contacts do not know."""

    row: CheckInRow
    guest: Contact | Organisation | None


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What the list in `file` would record; nothing has happened yet.

    `unknown`: rows of people whom nobody knows, left out unless `create`; `beside`: rows below the header that are no
    data; `untouched`: rows without a tick whose record is newer than the list.
    """

    file: str
    plan: AttendancePlan
    walk_ins: tuple[WalkIn, ...]
    unknown: tuple[CheckInRow, ...]
    faults: tuple[Fault, ...]
    beside: tuple[LeftOut, ...]
    untouched: tuple[Registration, ...]
    create: bool
    #: How many rows belong to another part of the event.
    elsewhere: int = 0

    @property
    def empty(self) -> bool:
        return self.plan.empty and not self.coming

    @property
    def coming(self) -> tuple[WalkIn, ...]:
        """Everybody to be registered: those who are known, and with `create` the others."""
        return (*self.walk_ins, *((WalkIn(row, None) for row in self.unknown) if self.create else ()))


@dataclass(slots=True)
class _Sorting:
    """Sorts the rows of a list: by number, by name among the registered, known from the contacts, unknown."""

    session: Session
    what: Occasion
    create: bool
    present: list[Registration]
    matching: Matching
    marks: dict[int, Mark] = field(default_factory=dict)
    unticked: list[int] = field(default_factory=list)
    walk_ins: list[WalkIn] = field(default_factory=list)
    unknown: list[CheckInRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    elsewhere: int = 0
    _rows: dict[int, CheckInRow] = field(default_factory=dict)

    def take(self, row: CheckInRow) -> None:
        try:
            if row.number is not None:
                self._numbered(row, row.number)
            elif row.mark is not None:
                self._added(row, row.mark)
        except RowFault as fault:
            self.faults.append(fault.at(row.place))

    def _numbered(self, row: CheckInRow, number: int) -> None:
        one = next((one for one in self.present if one.id == number), None)
        if one is None:
            raise RowFault("Nr.", str(number), RegistrationNumberUnknown(number))
        if not _same_person(one, row):
            raise RowFault("Nr.", str(number), NumberOfSomebodyElse(number, one.label))
        if one.part_id != self.what.part.id:
            self.elsewhere += 1
            return
        earlier = self._rows.setdefault(number, row)
        if earlier is not row and earlier.mark != row.mark:
            raise RowFault("Nr.", str(number), NumberTwice(earlier.place.number))
        if row.mark:
            self.marks[number] = _with_name(row.mark, one, row)
        else:
            self.unticked.append(number)

    def _added(self, row: CheckInRow, mark: Mark) -> None:
        """Somebody below the list: registered all the same, known, or new."""
        guest = self.matching.guest(row.person)
        if guest is None:
            self._check_house(row)
            self.unknown.append(row)
            return
        one = self.matching.registered(guest, self.marks)
        if one is not None and one.status is RegistrationStatus.CONFIRMED:
            self.marks.setdefault(one.id, mark)
        else:
            self.walk_ins.append(WalkIn(row, guest))

    def _check_house(self, row: CheckInRow) -> None:
        """A person can be made with an organisation of the file; a new one would need a sector."""
        if self.create and row.person.organisation:
            try:
                organisation.named(self.session, row.person.organisation)
            except OrganisationUnknown:
                problem = WalkInNeedsHouse(row.person.organisation, row.name)
                raise RowFault("Organisation", row.person.organisation, problem) from None
            except KsError as problem:
                raise RowFault("Organisation", row.person.organisation, problem) from None


def _same_person(one: Registration, row: CheckInRow) -> bool:
    """Whether a row still names the registration of its number; of an open place any name is welcome."""
    if one.contact is None:
        return True
    known = set(fold(f"{one.contact.name.full} {one.contact.display_name}").replace("-", " ").split())
    said = set(fold(f"{row.person.family} {row.person.name}").replace("-", " ").replace(",", " ").split())
    return not said or bool(known & said)


def _with_name(mark: Mark, one: Registration, row: CheckInRow) -> Mark:
    """Who came on a place without a name stays known."""
    named = fold(row.name) not in {"", "n. n.", "n.n.", "nn"} and row.name != row.person.organisation
    if one.contact or not named:
        return mark
    return replace(mark, note="; ".join(filter(None, (f"kam: {row.name}", mark.note))))


def open_list(session: Session, path: Path, what: Occasion, sheet: str | None = None) -> tuple[SourceTable, int | None]:
    """The table, and the number of the last command when it was exported, as far as it says so.

    Raises `ListOfOtherNetwork`, `ListOfOtherEvent` and what reading a table raises.
    """
    notes = read_notes(path)
    if notes.get(NETWORK, "") not in ("", past_store.network_uuid(session.db)):
        raise ListOfOtherNetwork(path.name)
    if notes.get(EVENT, "") not in ("", what.event.uuid):
        raise ListOfOtherEvent(path.name, what.event.title)
    said = notes.get(STATE, "")
    return read_table(path, sheet=sheet), int(said) if said.isdecimal() else None


def plan(
    session: Session, table: SourceTable, position: int | None, what: Occasion, *, create: bool = False
) -> CheckIn:
    """Compare the rows with who is registered and recorded; changes nothing."""
    reading = check_in_rows(table)
    present = registration_store.registrations(session.db, [part.id for part in what.event.parts], session.today)
    sorting = _Sorting(session, what, create, present, Matching(session, what.part))
    for row in sorted(reading.rows, key=lambda row: row.number is None):
        sorting.take(row)
    absent, untouched = _unticked(session, what, sorting.unticked, position)
    by_id = {one.id: one for one in present}
    return CheckIn(
        table.file,
        make_plan(session, what, present, sorting.marks, KnownBy.CHECK_IN, absent=absent),
        tuple(sorting.walk_ins),
        tuple(sorting.unknown),
        tuple(sorted((*reading.faults, *sorting.faults), key=lambda fault: fault.place.number)),
        tuple(row for row in table.left_out if row.number > table.header_row),
        tuple(by_id[number] for number in untouched),
        create,
        sorting.elsewhere,
    )


def _unticked(
    session: Session, what: Occasion, numbers: Sequence[int], position: int | None
) -> tuple[list[int], list[int]]:
    """Who was ticked when the list was exported and is not any more; and whose record the list cannot know."""
    records = attendance_store.records(session.db, [what.part.id])
    there = {one.registration_id: one.id for one in records if one.item_id == what.item_id}
    later = attendance_store.touched_since(session.db, position) if position is not None else set(there.values())
    ticked = [number for number in numbers if number in there]
    return (
        [number for number in ticked if there[number] not in later],
        [number for number in ticked if there[number] in later],
    )


def carry_out(session: Session, shown: CheckIn) -> None:
    """Record everybody as one command; raises `FaultyCheckIn`, `AttendanceChanged`. Whoever came has a seat."""
    if shown.faults:
        raise FaultyCheckIn(shown.file, [fault.sentence for fault in shown.faults])
    with session.command("attendance read"):
        if journal_store.last_change(session.db) != shown.plan.seen:
            raise AttendanceChanged
        record_now(session, shown.plan)
        what = shown.plan.occasion
        wish = Wish(override=CAME_ANYWAY)
        came = [(_seated(session, what, one, wish), one.row.mark or Mark()) for one in shown.coming]
        marks = {one.id: mark for one, mark in came}
        record_now(session, make_plan(session, what, [one for one, _ in came], marks, KnownBy.CHECK_IN))


def _seated(session: Session, what: Occasion, one: WalkIn, wish: Wish) -> Registration:
    person = one.row.person
    guest = one.guest or known(
        session, Newcomer(name=one.row.name, org=person.organisation, house=one.row.name == person.organisation)
    )
    return seated(session, what, guest, wish)
