"""Notices: who has not been told yet what became of a registration or of the event; written like invitations.

Nothing is kept about what is due: it follows from the last move of every registration, the messages that tell of
moves, and the journal of the event. So no path can forget a notice, and an undo takes back what is due.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.event import EventStatus
from kinderschutz_cli.domain.invitation import OPEN
from kinderschutz_cli.domain.message import channel_for
from kinderschutz_cli.domain.notice import NOTICE_OF, Notice
from kinderschutz_cli.domain.registration import EXPECTED, RegistrationStatus
from kinderschutz_cli.errors.invitation import ChangedMeanwhile, SenderMissing
from kinderschutz_cli.errors.notice import EventNeedsNoReminder, NoticeUnknown
from kinderschutz_cli.store import attendance as attendance_store
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import journal as journal_store
from kinderschutz_cli.store import message as message_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.workflows.announced import outdated
from kinderschutz_cli.workflows.guest import mailboxes
from kinderschutz_cli.workflows.registration import CHANGED_BY_HAND
from kinderschutz_cli.workflows.writing import refuse_edited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.message import Message
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.workflows.message_batch import Batch
    from kinderschutz_cli.workflows.session import Session

#: What `ks mail` writes; reminders have a command of their own.
_BY_MAIL = tuple(one for one in Notice if one is not Notice.REMINDER)


class NotWritten(StrEnum):
    """Why somebody cannot be written to; the value is what the coordinator reads."""

    OPTED_OUT = "möchte nicht angeschrieben werden"
    NO_ADDRESS = "weder E-Mail noch vollständige Anschrift"
    NO_MAILBOX = "die Einrichtung hat kein Postfach, an das sich schreiben lässt"


@dataclass(frozen=True, slots=True)
class Due:
    """One notice that is still to be written; without a `contact` nobody is there to read it.

    `move_id` is the move it tells of, `moved_up`: out of the waiting list, `lost_seat`: a confirmed seat was taken back,
    and `occasion`: why, where more can be said than that somebody decided it; `announced`: what was said before a change.
    """

    notice: Notice
    contact: Contact | None
    registration: Registration | None = None
    move_id: int | None = None
    moved_up: bool = False
    lost_seat: bool = False
    occasion: str = ""
    announced: str = ""

    @property
    def label(self) -> str:
        if self.registration:
            return self.registration.label
        return self.contact.display_name if self.contact else ""

    @property
    def key(self) -> tuple[str, int, int | None]:
        return (self.notice, self.contact.id if self.contact else 0, self.move_id)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed: only these notices, only these registrations, a new version for those who have one."""

    notices: frozenset[Notice] = field(default_factory=frozenset)
    registrations: frozenset[int] = field(default_factory=frozenset)
    again: bool = False


@dataclass(frozen=True, slots=True)
class NoticePlan:
    """What would be written to whom; `unfinished` messages were recorded by a run that was cut off."""

    event: Event
    wanted: Wanted
    due: tuple[tuple[Due, Contact], ...] = ()
    left_out: tuple[tuple[str, NotWritten], ...] = ()
    unfinished: tuple[Message, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.due and not self.unfinished

    @property
    def keys(self) -> list[tuple[str, int, int | None]]:
        return [due.key for due, _ in self.due]


def parse_notice(text: str) -> Notice:
    """A notice by the name of its template. Raises `NoticeUnknown`."""
    name = text.strip().removesuffix(".md")
    if name in _BY_MAIL:
        return Notice(name)
    raise NoticeUnknown(text, _BY_MAIL)


def plan(session: Session, event: Event, wanted: Wanted | None = None) -> NoticePlan:
    """Everything that is due, or what was asked for of it; changes nothing.

    A run that was cut off is finished first: `again` would else give most of them two corrected versions.
    """
    wanted = wanted or Wanted()
    kinds = sorted(wanted.notices or _BY_MAIL)
    unfinished = tuple(message_store.unwritten_messages(session.db, event.id, kinds))
    if wanted.again and unfinished:
        return NoticePlan(event, wanted, unfinished=unfinished)
    due, left_out = [], []
    for one in _due(session, event, wanted):
        reason = _obstacle(one.contact)
        if reason:
            left_out.append((one.label, reason))
        elif one.contact:
            due.append((one, one.contact))
    return NoticePlan(event, wanted, tuple(due), tuple(left_out), unfinished)


def _due(session: Session, event: Event, wanted: Wanted) -> Iterator[Due]:
    for due in _candidates(session, event, wanted):
        if wanted.notices and due.notice not in wanted.notices:
            continue
        if not wanted.registrations or (due.registration and due.registration.id in wanted.registrations):
            yield due


def _candidates(session: Session, event: Event, wanted: Wanted) -> Iterator[Due]:
    """What can be due in the state the event is in: after it has taken place nothing is."""
    if Notice.REMINDER in wanted.notices:
        yield from _reminders(session, event, again=wanted.again)
    elif event.status is EventStatus.CANCELLED:
        yield from _event_cancelled(session, event, again=wanted.again)
    elif event.is_live(session.today):
        yield from _news(session, event, wanted)


def _news(session: Session, event: Event, wanted: Wanted) -> Iterator[Due]:
    """Moves of registrations and changes of the event; whoever hears of a move hears of both in one message."""
    moved = list(_event_moved(session, event, again=wanted.again))
    announced = {due.contact.id: due.announced for due in moved if due.contact}
    heard: set[int] = set()
    for due in _moves(session, event, again=wanted.again):
        if due.contact and due.contact.id in announced and due.registration and due.registration.status in EXPECTED:
            if not wanted.notices or due.notice in wanted.notices:
                heard.add(due.contact.id)
            yield replace(due, announced=announced[due.contact.id])
        else:
            yield due
    yield from (due for due in moved if due.contact is None or due.contact.id not in heard)


def _obstacle(recipient: Contact | None) -> NotWritten | None:
    if recipient is None:
        return NotWritten.NO_MAILBOX
    if recipient.no_contact:
        return NotWritten.OPTED_OUT
    return None if channel_for(recipient) else NotWritten.NO_ADDRESS


# ---- what is due -------------------------------------------------------------------------------------------------------


def _moves(session: Session, event: Event, *, again: bool) -> Iterator[Due]:
    """The last move of every registration, as far as no message tells of it (`again`: as far as one does).

    Whoever was there already needs no confirmation.
    """
    part_ids = [part.id for part in event.parts]
    attended = attendance_store.attended(session.db, part_ids)
    present = registration_store.registrations(session.db, part_ids, session.today)
    last = registration_store.last_moves(session.db, part_ids)
    told = message_store.told_moves(session.db, event.id)
    confirmed = message_store.last_told(session.db, event.id, [Notice.CONFIRMED])
    readers = _readers(session, present)
    for one in present:
        move, reader = last[one.id], readers[one.id]
        if one.id not in attended and (move.id in told) is again:
            yield Due(
                NOTICE_OF[one.status],
                reader,
                one,
                move.id,
                moved_up=move.before in {RegistrationStatus.WAITING, RegistrationStatus.OFFERED},
                lost_seat=move.before is RegistrationStatus.CONFIRMED and reader is not None and reader.id in confirmed,
                occasion="" if move.reason == CHANGED_BY_HAND else move.reason,
            )


def _readers(session: Session, present: Iterable[Registration]) -> Mapping[int, Contact | None]:
    """Registration → who is written to: the person, or the mailbox of an institution that has not named one."""
    present = list(present)
    houses = {one.organisation.id for one in present if one.contact is None and one.organisation}
    boxes = mailboxes(session, houses)
    return {one.id: one.contact or (boxes.get(one.organisation.id) if one.organisation else None) for one in present}


def _counting(session: Session, event: Event) -> Iterator[Due]:
    """Everybody who counts on the event, each once: the registered, and the invited who have not answered."""
    present = registration_store.registrations(session.db, [part.id for part in event.parts], session.today)
    readers = _readers(session, present)
    registered = {one.contact.id for one in present if one.contact}
    seen: set[int] = set()
    for one in present:
        reader = readers[one.id]
        if one.status in EXPECTED and (reader is None or reader.id not in seen):
            seen |= {reader.id} if reader else set()
            yield Due(Notice.EVENT_MOVED, reader, one)
    for invitation in invitation_store.invitations(session.db, event.id, session.today):
        contact = invitation.contact
        if invitation.status in OPEN and contact.id not in registered | seen:
            yield Due(Notice.EVENT_MOVED, contact)


def _event_moved(session: Session, event: Event, *, again: bool) -> Iterator[Due]:
    """Those whose last message named another date, time or place."""
    stale = outdated(session, event)
    had = message_store.last_told(session.db, event.id, [Notice.EVENT_MOVED]) if again else {}
    for one in _counting(session, event) if stale or had else ():
        number = one.contact.id if one.contact else 0
        if number in had if again else number in stale:
            yield replace(one, announced=stale.get(number, ""))


def _event_cancelled(session: Session, event: Event, *, again: bool) -> Iterator[Due]:
    """Everybody who counted on an event that was called off, and has not heard of it since."""
    command = event_store.cancelled_by(session.db, event.id)
    told = message_store.last_told(session.db, event.id, [Notice.EVENT_CANCELLED])
    for one in _counting(session, event):
        number = one.contact.id if one.contact else 0
        if (told.get(number, -1) > command) is again:
            yield replace(one, notice=Notice.EVENT_CANCELLED)


def _reminders(session: Session, event: Event, *, again: bool) -> Iterator[Due]:
    """The invited who have not answered, and nobody else; one reminder each unless another is asked for.

    The mailbox of an institution has been answered when anybody from there is registered.
    """
    if closed := event.closed(session.today):
        raise EventNeedsNoReminder(event.title, closed)
    had = message_store.last_told(session.db, event.id, [Notice.REMINDER])
    present = registration_store.registrations(session.db, [part.id for part in event.parts], session.today)
    answered = {number for one in present for number in (one.contact.id if one.contact else 0, one.stands_for)}
    houses = {one.organisation.id for one in present if one.organisation}
    for invitation in invitation_store.invitations(session.db, event.id, session.today):
        contact = invitation.contact
        through_house = contact.type is ContactType.MAILBOX and any(
            one.organisation.id in houses for one in contact.affiliations
        )
        open_still = invitation.status in OPEN and contact.id not in answered and not through_house
        if open_still and (contact.id in had) is again:
            yield Due(Notice.REMINDER, contact)


# ---- writing -----------------------------------------------------------------------------------------------------------


def render(session: Session, plan: NoticePlan, templates: Path | None = None) -> Batch:
    """Every message of the plan as text and bytes; a fault names template, line and person, and nothing happened."""
    from kinderschutz_cli.workflows.notice_messages import render_batch  # Jinja, Typst

    if not setting_store.settings(session.db)["mail"]:
        raise SenderMissing
    batch = render_batch(session, plan, templates)
    refuse_edited(session, [file.path for file in batch.files])
    return batch


def record(session: Session, shown: NoticePlan, batch: Batch) -> int:
    """Record the messages in one transaction, if the same is still due; the number of the command."""
    if not batch.messages:
        return journal_store.command_of(session.db, "message", shown.unfinished[-1].id)
    with session.command("remind" if Notice.REMINDER in shown.wanted.notices else "mail"):
        now = plan(session, event_store.get(session.db, shown.event.id), shown.wanted)
        if now.keys != shown.keys:
            raise ChangedMeanwhile
        message_store.add_messages(session.db, batch.messages, session.now)
        contact_store.inform(session.db, [contact.id for _, contact in shown.due], session.today)
        return session.db.command_id


# ---- told --------------------------------------------------------------------------------------------------------------


def as_json(plan: NoticePlan) -> dict[str, Any]:
    """What would be written to whom, and who is left out and why."""
    return {
        "veranstaltung": plan.event.slug,
        "nachrichten": [
            {
                "art": due.notice,
                "id": contact.id,
                "name": contact.display_name,
                "anmeldung": due.registration.id if due.registration else None,
                "weg": channel_for(contact),
            }
            for due, contact in plan.due
        ],
        "ausgelassen": [{"name": name, "grund": reason} for name, reason in plan.left_out],
        "unfertig": len(plan.unfinished),
    }
