"""The export of a form: each row becomes a registration, in the order in which they arrived, while seats last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.german_calendar import numeric_day
from kinderschutz_cli.domain.list_shape import shape_of
from kinderschutz_cli.domain.registration import (
    EXPECTED,
    Channel,
    Registration,
    RegistrationStatus,
)
from kinderschutz_cli.domain.zone import local_day
from kinderschutz_cli.errors.list_import import FaultyRows
from kinderschutz_cli.intake.registration import registration_rows
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import journal as journal_store
from kinderschutz_cli.store import list_memory
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store import session_place as session_store
from kinderschutz_cli.store.source import source_id
from kinderschutz_cli.workflows import contact_import, reference, registration
from kinderschutz_cli.workflows.form_entries import Asking, Entry, draft, seated, strangers
from kinderschutz_cli.workflows.form_wishes import FormWishes
from kinderschutz_cli.workflows.guest import sides
from kinderschutz_cli.workflows.import_source import Origin
from kinderschutz_cli.workflows.list_source import source_name, words_of
from kinderschutz_cli.workflows.list_state import SOURCE
from kinderschutz_cli.workflows.registration_matching import Matching, received
from kinderschutz_cli.workflows.timeliness import OVER, is_over
from kinderschutz_cli.workflows.writing import write_in_command

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.intake.fault import Fault
    from kinderschutz_cli.intake.registration import RegistrationRow
    from kinderschutz_cli.workflows.contact_import import ContactChanges
    from kinderschutz_cli.workflows.list_import import OpenedList, Wish
    from kinderschutz_cli.workflows.session import Session


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
    #: Rows of people who are registered and say no now.
    cancelling: tuple[tuple[RegistrationRow, Registration], ...] = ()
    #: Rows of people who hold an offer and say yes to it.
    accepting: tuple[tuple[RegistrationRow, Registration], ...] = ()
    #: Who registers without having been invited, where others were.
    uninvited: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    #: The newest change of the file that the plan knows.
    seen: int = 0
    #: Wishes for groups of people who are registered already: registration and items.
    wishes: tuple[tuple[int, tuple[int, ...]], ...] = ()

    #: Newer answers that say what is entered already: registration and when.
    heard: tuple[tuple[int, datetime], ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.entries or self.cancelling or self.accepting or self.wishes or self.heard)

    @property
    def returning(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.before)

    @property
    def faulty_rows(self) -> int:
        return len({fault.place.number for fault in self.faults})


def plan(
    session: Session, opened: OpenedList, wish: Wish, event: Event, part: Part, *, create: bool = False
) -> RegistrationPlan:
    """Compare the rows of a form's export with contacts and with who is registered for this part."""
    registration.refuse_closed(event)
    seen = journal_store.last_change(session.db)
    reading = registration_rows(opened.table, opened.columns, wish.where)
    matched = Matching(session, part)
    for row in reading.rows:
        matched.take(row)
    matched.finish()
    name = wish.source or opened.notes.get(SOURCE, "")
    name = name or source_name(session.db, opened.table.file, opened.table, opened.target, ())
    sector, kind = reference.word(session.db, "sector", wish.sector), reference.word(session.db, "kind", wish.kind)
    origin = Origin(name, sector, kind)
    new_people = [row.person for row in matched.unknown]
    people, problems = (
        contact_import.compare(session, new_people, opened.columns, origin)
        if new_people
        else (contact_import.ContactChanges((), (), 0, (), origin), ())
    )
    strange = strangers(people)
    bad = {fault.place.number for fault in problems}
    unknown = [row for row in matched.unknown if row.place.number not in bad]
    asking = [
        *(Asking(row, guest) for row, guest in matched.known),
        *(Asking(row, None, stranger=strange.get(row.place.number)) for row in unknown if create),
        *(Asking(row, one.contact or one.organisation, one) for row, one in matched.returning),
    ]
    entries, oversold = seated(session, event, part, asking, {one.id for _, one in matched.cancelling})
    coming, again = [one.row for one in entries], [row for row, _ in matched.wishing]
    wished = FormWishes.of(session, event, part, coming, again)
    changed = wished.changes(session, part, matched.wishing)
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
        cancelling=tuple(matched.cancelling),
        accepting=tuple(matched.accepting),
        uninvited=tuple(_uninvited(session, event, entries)),
        remarks=(*matched.remarks, *_circumstances(session, event, entries), *wished.remarks),
        seen=seen,
        wishes=changed,
        heard=tuple(matched.heard),
    )


def _made(people: ContactChanges, oversold: Sequence[Fault]) -> ContactChanges:
    """The people to make: nobody of a faulty row, and nobody without a name or an address; their house is enough."""
    left = people.without({fault.place.number for fault in oversold})
    kept = [
        (one, row) for one, row in zip(left.new, left.new_rows, strict=True) if one.name.plain or one.label or one.mail
    ]
    return replace(left, new=tuple(one for one, _ in kept), new_rows=tuple(row for _, row in kept), changed=())


def _uninvited(session: Session, event: Event, entries: Sequence[Entry]) -> Iterator[str]:
    """New people whom nobody had asked, neither themselves nor through the mailbox of their institution."""
    invited = invitation_store.invitations(session.db, event.id, session.today)
    people = {one.contact.id for one in invited}
    houses = {
        affiliation.organisation.id
        for one in invited
        if one.contact.type is ContactType.MAILBOX
        for affiliation in one.contact.affiliations
    }
    for entry in entries if invited else ():
        contact, house = sides(entry.guest) if entry.guest is not None else (None, None)
        if not (contact and contact.id in people) and not (house and house.id in houses):
            yield entry.name


def _circumstances(session: Session, event: Event, entries: Sequence[Entry]) -> Iterator[str]:
    """What is unusual about the time: the event is over, or rows arrived after the deadline."""
    coming = [one for one in entries if one.status in EXPECTED]
    if coming and is_over(session, event):
        yield OVER
    deadline = event.registering.deadline
    late = sum(local_day(received(one.row) or session.now) > deadline for one in coming) if deadline else 0
    if deadline and late:
        rows, stand = ("1 Anmeldung ist", "steht") if late == 1 else (f"{late} Anmeldungen sind", "stehen")
        yield f"{rows} nach dem Anmeldeschluss ({numeric_day(deadline)}) eingegangen und {stand} hinter den anderen."


def carry_out(session: Session, plan: RegistrationPlan, wish: Wish, *, skip_faulty: bool = False) -> Path | None:
    """Make the contacts that are wished, and register everybody, as one command.

    The path of the workbook in which faulty rows come back, if there is one.
    """
    if plan.faults and not skip_faulty:
        raise FaultyRows(
            plan.opened.table.file,
            [fault.sentence for fault in plan.faults],
            good=len(plan.entries) + len(plan.cancelling) + len(plan.accepting),
        )
    if plan.empty and not plan.faults:
        return None
    with session.command("import"):
        if not plan.empty:
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
    agreed = {entry.row for entry in shown.entries} | {row for row, _ in (*shown.cancelling, *shown.accepting)}
    event, part = registration.fresh(session, shown.event, shown.part.id)
    now = shown if as_shown else plan(session, opened, wish, event, part)
    _cancel(session, event, [(row, one) for row, one in now.cancelling if row in agreed])
    _accept(session, event, [(row, one) for row, one in now.accepting if row in agreed])
    entries = [entry for entry in now.entries if entry.row in agreed and entry.guest is not None]
    wished = FormWishes.of(session, event, part, [entry.row for entry in entries])
    settled = [(entry, _settled(session, part, entry, wished)) for entry in entries]
    _take_back(session, event, [(entry.before, one, entry.reason) for entry, one in settled if entry.before])
    new = [(entry, one) for entry, one in settled if not entry.before]
    made = registration.enter_many(session, event, [(one, entry.reason) for entry, one in new])
    session_store.add_wishes(
        session.db, [(one.id, wished.items(entry.row)) for (entry, _), one in zip(new, made, strict=True)]
    )
    again = [(one.id, wished.items(entry.row)) for entry, one in settled if entry.before]
    for number, items in (*again, *(one for one in now.wishes if one in shown.wishes)):
        if items:
            session_store.set_wishes(session.db, number, items)
    registration_store.note_answers(session.db, [one for one in now.heard if one in shown.heard])


def _settled(session: Session, part: Part, entry: Entry, wished: FormWishes) -> Registration:
    """The registration with its status; wishes that fit no group stand in its note."""
    one = draft(session, part, entry.row, entry.guest, entry.before)
    return replace(one, status=entry.status, note=wished.note(entry.row))


def _cancel(session: Session, event: Event, leaving: Sequence[tuple[RegistrationRow, Registration]]) -> None:
    """Those who say no: when they said it, so that a later yes of theirs is known to be later; nobody else moves."""
    moves = [(one.id, one.status, RegistrationStatus.CANCELLED, "laut Formular abgesagt") for _, one in leaving]
    said = {one.id: at for row, one in leaving if (at := received(row))}
    registration_store.move_many(session.db, moves, session.now, source=Channel.FORM, said_at=said)
    registration_store.note_answers(session.db, said.items())
    gone = [replace(one, status=RegistrationStatus.CANCELLED) for _, one in leaving]
    registration.answer_invitations(session, event, gone)


def _accept(session: Session, event: Event, coming: Sequence[tuple[RegistrationRow, Registration]]) -> None:
    """Those who hold an offer and say yes: the seat is theirs already."""
    offered, confirmed = RegistrationStatus.OFFERED, RegistrationStatus.CONFIRMED
    moves = [(one.id, offered, confirmed, "Angebot laut Formular angenommen") for _, one in coming]
    said = {one.id: at for row, one in coming if (at := received(row))}
    registration_store.move_many(session.db, moves, session.now, source=Channel.FORM, said_at=said)
    registration_store.note_answers(session.db, said.items())
    registration.answer_invitations(session, event, [replace(one, status=confirmed) for _, one in coming])


def _take_back(session: Session, event: Event, coming: Sequence[tuple[Registration, Registration, str]]) -> None:
    """Those who come after all: behind all others, as if for the first time."""
    for before, after, reason in coming:
        registration_store.save(
            session.db, before, after, session.now, reason=f"wieder angemeldet; {reason}", source=Channel.FORM
        )
    registration.answer_invitations(session, event, [after for _, after, _ in coming])
