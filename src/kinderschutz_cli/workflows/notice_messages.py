"""From notices that are due to the messages of one batch: each in the words of its template, by mail or by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kinderschutz_cli.documents import registration_wording
from kinderschutz_cli.documents.calendar_entry import calendar_entry
from kinderschutz_cli.documents.markdown import MailTemplate
from kinderschutz_cli.documents.typst import typst_source
from kinderschutz_cli.domain.message import MessageChannel, channel_for
from kinderschutz_cli.domain.notice import WITH_DATE, Notice
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.store import message as message_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.workflows import waitlist
from kinderschutz_cli.workflows.announced import changes_of
from kinderschutz_cli.workflows.message_batch import Batch, Filled, MessageWriter
from kinderschutz_cli.workflows.seating import Seating

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.message import Message
    from kinderschutz_cli.workflows.notice import Due, NoticePlan
    from kinderschutz_cli.workflows.session import Session

#: The frame in which every notice becomes a letter.
LETTER_TEMPLATE = "mitteilung.pdf"


def render_batch(session: Session, plan: NoticePlan, templates: Path | None = None) -> Batch:
    """Render everything before anything is recorded; the first fault stops it all."""
    writer = MessageWriter(session, plan.event, templates)
    told = _told(session, plan)
    by_mail = {notice: MailTemplate(writer.renderer, f"{notice}.md") for notice in {due.notice for due, _ in plan.due}}
    versions = {notice: dict(message_store.last_versions(session.db, plan.event.id, notice)) for notice in by_mail}
    messages = []
    for due, contact in plan.due:
        version = versions[due.notice][contact.id] = versions[due.notice].get(contact.id, 0) + 1
        words = _words(plan.event, writer, due, contact, told)
        filled = _filled(writer, by_mail[due.notice], words, contact)
        messages.append(writer.message(contact, due.notice, version, filled, due.move_id))
    recipients = writer.recipients([contact for _, contact in plan.due], plan.unfinished)
    entries = _Entries(session, plan.event, [*plan.unfinished, *messages])
    files, warnings = writer.files([*plan.unfinished, *messages], recipients, entries.of)
    return Batch(tuple(messages), tuple(files), tuple(warnings))


def _words(
    event: Event, writer: MessageWriter, due: Due, contact: Contact, told: Mapping[int, registration_wording.Told]
) -> dict[str, Any]:
    registration = due.registration
    return {
        **writer.words,
        "kontakt": writer.said(contact),
        "anmeldung": registration_wording.anmeldung(
            registration, event, told.get(registration.id, registration_wording.Told())
        )
        if registration
        else None,
        "bisher": due.announced,
        "brief": channel_for(contact) is MessageChannel.LETTER,
    }


def _filled(writer: MessageWriter, template: MailTemplate, words: dict[str, Any], contact: Contact) -> Filled:
    if channel_for(contact) is MessageChannel.MAIL:
        mail = template.render(words)
        return Filled(mail.subject, mail.text, mail.html)
    letter = template.letter(words)
    frame = {**words, "betreff": letter.subject, "inhalt": letter.body}
    return Filled(letter.subject, typst_source(writer.renderer, writer.folders.find(LETTER_TEMPLATE), frame))


def _told(session: Session, plan: NoticePlan) -> dict[int, registration_wording.Told]:
    """Registration → what its message says beside its own record."""
    dues = {due.registration.id: due for due, _ in plan.due if due.registration and due.move_id is not None}
    positions, obstacles = _line(session, plan.event, dues)
    substitutes = _substitutes(session, plan.event, dues)
    return {
        number: registration_wording.Told(
            obstacle=obstacles.get(number, ""),
            position=positions.get(number),
            moved_up=due.moved_up,
            lost_seat=due.lost_seat,
            occasion=due.occasion,
            substitute=substitutes.get(number, ""),
        )
        for number, due in dues.items()
    }


def _line(session: Session, event: Event, dues: Mapping[int, Due]) -> tuple[dict[int, int], dict[int, str]]:
    """Places in the waiting list, and what stands in the way of each, for the parts of which somebody must be told."""
    waiting = [due.registration for due in dues.values() if due.registration and due.notice is Notice.WAITING]
    positions: dict[int, int] = {}
    obstacles: dict[int, str] = {}
    for part in event.parts:
        if any(one.part_id == part.id for one in waiting):
            positions |= {line.id: line.position for line in waitlist.lines(session, event, part)}
            obstacles |= Seating.of(session, event, part).obstacles()
    return positions, obstacles


def _substitutes(session: Session, event: Event, dues: Mapping[int, Due]) -> dict[int, str]:
    """Registration → who comes instead, for those who are represented."""
    represented = [
        due.registration
        for due in dues.values()
        if due.registration and due.registration.status is RegistrationStatus.REPRESENTED
    ]
    if not represented:
        return {}
    present = registration_store.registrations(session.db, [part.id for part in event.parts], session.today)
    instead = {(one.part_id, one.stands_for): one.display_name for one in present if one.stands_for}
    return {one.id: instead.get((one.part_id, one.contact.id), "") for one in represented if one.contact is not None}


class _Entries:
    """The calendar entry of each part, made once; a message carries that of the part it speaks of."""

    def __init__(self, session: Session, event: Event, messages: list[Message]) -> None:
        self._session = session
        self._event = event
        moves = [message.move_id for message in messages if message.move_id is not None]
        self._part_of = registration_store.parts_of_moves(session.db, moves)
        self._made: dict[int, bytes | None] = {}

    def of(self, message: Message) -> bytes | None:
        if message.kind not in WITH_DATE:
            return None
        part_id = self._part_of.get(message.move_id or 0, self._event.main_part.id)
        if part_id not in self._made:
            part = next(part for part in self._event.parts if part.id == part_id)
            self._made[part_id] = self._entry(part)
        return self._made[part_id]

    def _entry(self, part: Part) -> bytes | None:
        sequence = changes_of(self._session, part)
        return calendar_entry(self._event, part, now=self._session.now, sequence=sequence)
