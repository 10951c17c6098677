"""The export of a form: each row becomes a registration, in the order in which they arrived, while seats last."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.list_shape import shape_of
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.name_parsing import parse_name
from kinderschutz_cli.domain.organisation import Organisation
from kinderschutz_cli.domain.registration import Channel, Registration, RegistrationStatus
from kinderschutz_cli.domain.zone import BERLIN
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.list_import import FaultyRows, NamedTwice
from kinderschutz_cli.errors.matching import KONTAKT, Ambiguous
from kinderschutz_cli.errors.registration import NoSeatForRow
from kinderschutz_cli.intake.registration import registration_rows
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import journal as journal_store
from kinderschutz_cli.store import list_memory
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store import session_place as session_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.store.source import source_id
from kinderschutz_cli.workflows import contact_import, reference, registration
from kinderschutz_cli.workflows.form_wishes import FormWishes
from kinderschutz_cli.workflows.guest import sides
from kinderschutz_cli.workflows.import_source import Origin, RowFault
from kinderschutz_cli.workflows.list_source import source_name, words_of
from kinderschutz_cli.workflows.list_state import SOURCE
from kinderschutz_cli.workflows.seating import Seating
from kinderschutz_cli.workflows.writing import write_in_command

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.intake.contact import ContactRow
    from kinderschutz_cli.intake.fault import Fault
    from kinderschutz_cli.intake.registration import RegistrationRow
    from kinderschutz_cli.workflows.contact_import import ContactChanges
    from kinderschutz_cli.workflows.list_import import OpenedList, Wish
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that becomes a registration; `guest` `None`: of somebody who is made a contact first."""

    row: RegistrationRow
    guest: Contact | Organisation | None
    status: RegistrationStatus
    reason: str = ""

    @property
    def name(self) -> str:
        return self.guest.name if isinstance(self.guest, Organisation) else shown_name(self.row.person)


@dataclass(frozen=True, slots=True)
class RegistrationPlan:
    """What the export would register; nothing has happened yet.

    `entries`: in order of arrival; `unknown`: rows of people whom the file does not know, left out unless `create`.
    """

    opened: OpenedList
    event: Event
    part: Part
    source: str
    entries: tuple[Entry, ...]
    present: int
    unknown: tuple[RegistrationRow, ...]
    faults: tuple[Fault, ...]
    skipped: int
    create: bool
    people: ContactChanges
    remarks: tuple[str, ...] = ()
    #: The newest change of the file that the plan knows.
    seen: int = 0
    #: Wishes for groups of people who are registered already: registration and items.
    wishes: tuple[tuple[int, tuple[int, ...]], ...] = ()

    @property
    def takes(self) -> bool:
        """Whether carrying it out changes anything."""
        return bool(self.entries or self.wishes)

    @property
    def faulty_rows(self) -> int:
        return len({fault.place.number for fault in self.faults})


def shown_name(row: ContactRow) -> str:
    """ "Anna Müller", else the institution or the address."""
    return " ".join(filter(None, (row.given, row.family))) or row.name or row.organisation or row.mail


def plan(
    session: Session, opened: OpenedList, wish: Wish, event: Event, part: Part, *, create: bool = False
) -> RegistrationPlan:
    """Compare the rows of a form's export with contacts and with who is registered for this part."""
    registration.refuse_closed(event)
    seen = journal_store.last_change(session.db)
    reading = registration_rows(opened.table, opened.columns, wish.where)
    matched = _Matching(session, part)
    for row in reading.rows:
        matched.take(row)
    name = wish.source or opened.notes.get(SOURCE, "")
    name = name or source_name(session.db, opened.table.file, opened.table, opened.target, ())
    sector, kind = reference.word(session.db, "sector", wish.sector), reference.word(session.db, "kind", wish.kind)
    origin = Origin(name, sector, kind)
    strangers = [row.person for row in matched.unknown]
    people, problems = (
        contact_import.compare(session, strangers, opened.columns, origin)
        if strangers
        else (contact_import.ContactChanges((), (), 0, (), origin), ())
    )
    bad = {fault.place.number for fault in problems}
    unknown = [row for row in matched.unknown if row.place.number not in bad]
    waiting = [*matched.known, *((row, None) for row in unknown if create)]
    entries, oversold = _seated(session, event, part, waiting)
    coming = [entry.row for entry in entries if entry.row.wishes]
    wished = FormWishes.of(session, event, part, [*coming, *(row for _, row in matched.again)])
    faults = (*reading.faults, *matched.faults, *problems, *oversold)
    return RegistrationPlan(
        opened=opened,
        event=event,
        part=part,
        source=name,
        entries=tuple(entries),
        present=matched.present,
        unknown=() if create else tuple(unknown),
        faults=tuple(sorted(faults, key=lambda fault: fault.place.number)),
        skipped=reading.skipped,
        create=create,
        people=_made(people, oversold),
        remarks=(*matched.remarks, *wished.remarks([*coming, *(row for _, row in matched.again)])),
        seen=seen,
        wishes=wished.changes(session, part, matched.again),
    )


def _made(people: ContactChanges, oversold: Sequence[Fault]) -> ContactChanges:
    """The people to make: nobody of a faulty row, and nobody without a name or an address; their house is enough."""
    left = people.without({fault.place.number for fault in oversold})
    kept = [
        (one, row) for one, row in zip(left.new, left.new_rows, strict=True) if one.name.plain or one.label or one.mail
    ]
    return replace(left, new=tuple(one for one, _ in kept), new_rows=tuple(row for _, row in kept), changed=())


def _seated(
    session: Session, event: Event, part: Part, waiting: Sequence[tuple[RegistrationRow, Contact | Organisation | None]]
) -> tuple[list[Entry], list[Fault]]:
    """A status for each row as the rule gives it; a seat that the list grants against the rule is a fault."""
    asking = sorted(waiting, key=lambda one: (_received(one[0]) or session.now, one[0].place.number))
    wanting = [one for one in asking if one[0].answer.status in {None, RegistrationStatus.CONFIRMED}]
    drafts = [_draft(session, part, row, guest) for row, guest in wanting]
    verdicts = Seating.of(session, event, part).verdicts(drafts)
    judged = {row.place.number: verdict for (row, _), verdict in zip(wanting, verdicts, strict=True)}
    entries, faults = [], []
    for row, guest in asking:
        status, verdict = row.answer.status, judged.get(row.place.number)
        if verdict is None:
            entries.append(Entry(row, guest, status or RegistrationStatus.REGISTERED, "eingelesen"))
        elif status is None or status is verdict.status:
            entries.append(Entry(row, guest, verdict.status, f"eingelesen; {verdict.reason}"))
        else:
            faults.append(RowFault("Status", status, NoSeatForRow(verdict.reason)).at(row.place))
    return entries, faults


def _draft(session: Session, part: Part, row: RegistrationRow, guest: Contact | Organisation | None) -> Registration:
    """The registration a row would become; of somebody unknown only what counts for the seats."""
    contact, organisation = sides(guest) if guest is not None else (None, None)
    return Registration(
        part_id=part.id,
        contact=contact,
        organisation=organisation,
        form=row.answer.form or Registration().form,
        channel=Channel.FORM,
        received_at=_received(row) or session.now,
        note=row.remark,
    )


def _received(row: RegistrationRow) -> datetime | None:
    return row.received.replace(tzinfo=BERLIN).astimezone(UTC) if row.received else None


def carry_out(session: Session, plan: RegistrationPlan, wish: Wish, *, skip_faulty: bool = False) -> Path | None:
    """Make the contacts that are wished, and register everybody, as one command.

    The path of the workbook in which faulty rows come back, if there is one.
    """
    if plan.faults and not skip_faulty:
        raise FaultyRows(plan.opened.table.file, [fault.sentence for fault in plan.faults], good=len(plan.entries))
    if not plan.takes and not plan.faults:
        return None
    with session.command("import"):
        if plan.takes:
            _take(session, plan, wish)
        if not plan.faults:
            return None
        from kinderschutz_cli.workflows.faulty_rows import faulty_rows  # openpyxl: 90 ms

        opened = plan.opened
        return write_in_command(session, faulty_rows(session, opened.table, plan.faults, plan.source, opened.notes))


def _take(session: Session, shown: RegistrationPlan, wish: Wish) -> None:
    """Inside the transaction; everything once more where people are made or somebody changed the file meanwhile."""
    opened = shown.opened
    as_shown = not shown.create and journal_store.last_change(session.db) == shown.seen
    source = source_id(session.db, shown.source, received_on=session.today)
    if shown.create:
        shown.people.apply(session)
    if source is not None:
        list_memory.note_taken(session.db, source, opened.table.file)
        words = words_of(opened.table, opened.columns)
        list_memory.remember_shape(session.db, shape_of(opened.table.headings), opened.target, words, source)
    agreed = {entry.row for entry in shown.entries}
    event, part = registration.fresh(session, shown.event, shown.part.id)
    now = shown if as_shown else plan(session, opened, wish, event, part)
    taken = [entry for entry in now.entries if entry.row in agreed and entry.guest is not None]
    wished = FormWishes.of(session, event, part, [entry.row for entry in taken])
    made = registration.enter_many(session, event, [_judged(session, part, entry, wished) for entry in taken])
    session_store.add_wishes(
        session.db, [(one.id, wished.items(entry.row)) for one, entry in zip(made, taken, strict=True)]
    )
    for number, items in now.wishes:
        if (number, items) in shown.wishes:
            session_store.set_wishes(session.db, number, items)


def _judged(session: Session, part: Part, entry: Entry, wished: FormWishes) -> tuple[Registration, str]:
    draft = _draft(session, part, entry.row, entry.guest)
    return replace(draft, status=entry.status, note=wished.note(entry.row)), entry.reason


@dataclass(slots=True)
class _Matching:
    """Sorts the rows: who is meant, who is registered already, whom the file does not know."""

    session: Session
    part: Part
    known: list[tuple[RegistrationRow, Contact | Organisation | None]] = field(default_factory=list)
    unknown: list[RegistrationRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    present: int = 0
    _by_mail: dict[str, list[Contact]] = field(default_factory=lambda: defaultdict(list))
    _by_name: dict[str, list[Contact]] = field(default_factory=lambda: defaultdict(list))
    _houses: dict[str, list[Organisation]] = field(default_factory=lambda: defaultdict(list))
    again: list[tuple[int, RegistrationRow]] = field(default_factory=list)
    _registered: dict[tuple[str, int], int] = field(default_factory=dict)
    _arrived: set[tuple[int, datetime | None]] = field(default_factory=set)
    _seen: dict[object, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        db = self.session.db
        for contact in contact_store.find(db, ContactFilter(), self.session.today):
            if contact.mail:
                self._by_mail[contact.mail.casefold()].append(contact)
            if contact.name.plain:
                self._by_name[fold(contact.name.plain)].append(contact)
        for house in organisation_store.find(db):
            for name in {fold(house.name), fold(house.short_name)} - {""}:
                self._houses[name].append(house)
        for one in registration_store.registrations(db, [self.part.id], self.session.today):
            if one.contact:
                self._registered["contact", one.contact.id] = one.id
            elif one.organisation:
                self._registered["organisation", one.organisation.id] = one.id
            if one.organisation and one.channel is Channel.FORM:
                self._arrived.add((one.organisation.id, one.received_at))

    def take(self, row: RegistrationRow) -> None:
        try:
            guest = self._guest(row.person)
        except RowFault as fault:
            self.faults.append(fault.at(row.place))
            return
        if guest is not None and self._is_registered(guest, row):
            self.present += 1
            if row.wishes and not isinstance(guest, Organisation):
                self.again.append((self._registered["contact", guest.id], row))
            return
        first = self._seen.setdefault(_key(row.person, guest), row.place.number)
        if first != row.place.number:
            self.present += 1
            self.remarks.append(f"Zeile {row.place.number}: {shown_name(row.person)} steht schon in Zeile {first}.")
        elif guest is None:
            self.unknown.append(row)
        else:
            self.known.append((row, guest))

    def _is_registered(self, guest: Contact | Organisation, row: RegistrationRow) -> bool:
        """A place of an institution stays the same one when it has said who comes."""
        if not isinstance(guest, Organisation):
            return ("contact", guest.id) in self._registered
        received = _received(row)
        arrived = received is not None and (guest.id, received) in self._arrived
        return arrived or ("organisation", guest.id) in self._registered

    def _guest(self, row: ContactRow) -> Contact | Organisation | None:
        """By mail and name, by name and organisation, by a mail that only one has; without a name the institution."""
        name = fold(_plain_name(row))
        by_mail = self._by_mail.get(row.mail.casefold(), []) if row.mail else []
        if not name:
            return self._house_or_owner(row, by_mail)
        same = [one for one in by_mail if fold(one.name.plain) == name]
        named = self._by_name.get(name, [])
        if not same and row.organisation:
            same = [one for one in named if self._works_at(one, row.organisation)]
        if not same and not row.organisation and not row.mail:
            same = named
        if not same and len(by_mail) == 1 and set(name.split()) & set(fold(by_mail[0].name.plain).split()):
            same = by_mail
        if len(same) > 1:
            raise _ambiguous("Name", shown_name(row), same)
        return same[0] if same else None

    def _house_or_owner(self, row: ContactRow, by_mail: Sequence[Contact]) -> Contact | Organisation | None:
        if len(by_mail) == 1:
            owner = by_mail[0]
            return owner.organisation if owner.type is ContactType.MAILBOX and owner.organisation else owner
        houses = self._houses.get(fold(row.organisation), []) if row.organisation else []
        if len(houses) > 1:
            raise RowFault("Organisation", row.organisation, NamedTwice(row.organisation, len(houses)))
        if by_mail and not houses:
            raise _ambiguous("E-Mail", row.mail, by_mail)
        return houses[0] if houses else None

    @staticmethod
    def _works_at(contact: Contact, organisation: str) -> bool:
        wanted = fold(organisation)
        return any(
            wanted in (fold(one.organisation.name), fold(one.organisation.short_name)) for one in contact.affiliations
        )


def _plain_name(row: ContactRow) -> str:
    if row.given or row.family:
        return PersonName(given=row.given, family=row.family).plain
    try:
        return parse_name(row.name).name.plain
    except KsError as problem:
        raise RowFault("Name", row.name, problem) from None


def _ambiguous(column: str, text: str, contacts: Sequence[Contact]) -> RowFault:
    labels = [f"#{one.id} {one.display_name}" for one in contacts]
    return RowFault(column, text, Ambiguous(KONTAKT, text, labels))


def _key(row: ContactRow, guest: Contact | Organisation | None) -> object:
    if guest is not None:
        return type(guest).__name__, guest.id
    return fold(_plain_name(row)), row.mail.casefold(), fold(row.organisation)
