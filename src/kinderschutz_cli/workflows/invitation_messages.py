"""From chosen contacts to the invitations of one batch, with the list for those who write letters in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.documents.calendar_entry import calendar_entry
from kinderschutz_cli.documents.markdown import MailTemplate
from kinderschutz_cli.documents.opening import opening
from kinderschutz_cli.documents.typst import typst_source
from kinderschutz_cli.domain.message import MessageChannel, channel_for
from kinderschutz_cli.store import message as message_store
from kinderschutz_cli.workflows.message_batch import Batch, Filled, MessageWriter
from kinderschutz_cli.workflows.writing import OUTPUT_FOLDER, NewFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.message import Message
    from kinderschutz_cli.workflows.session import Session

KIND = "einladung"
MAIL_TEMPLATE = "einladung.md"
LETTER_TEMPLATE = "einladung.pdf"
LIST_TEMPLATE = "serienbrief.xlsx"


def render_batch(
    session: Session,
    event: Event,
    invited: Sequence[Contact],
    unfinished: Sequence[Message],
    templates: Path | None = None,
) -> Batch:
    """Render everything before anything is recorded; the first fault stops it all."""
    writer = MessageWriter(session, event, templates)
    messages = _messages(session, event, writer, invited)
    recipients = writer.recipients(invited, unfinished)
    entry = calendar_entry(event, event.main_part, now=session.now)
    files, warnings = writer.files([*unfinished, *messages], recipients, lambda _: entry)
    # First, so that a run cut off among the messages has written it; finishing that run needs no second list.
    lists = _mail_merge_list(session, event, writer, list(recipients.values()), always=bool(invited))
    return Batch(tuple(messages), (*lists, *files), tuple(warnings))


def _messages(session: Session, event: Event, writer: MessageWriter, contacts: Sequence[Contact]) -> list[Message]:
    """One rendered message a contact; a corrected one takes the next version."""
    versions = message_store.last_versions(session.db, event.id, KIND)
    by_mail = MailTemplate(writer.renderer, MAIL_TEMPLATE)
    openings: dict[str, str] = {}
    made = []
    for contact in contacts:
        sector = contact.effective_sector
        if sector not in openings:
            openings[sector] = opening(writer.renderer, writer.words, sector)
        words = {**writer.words, "kontakt": writer.said(contact), "einstieg": openings[sector]}
        if channel_for(contact) is MessageChannel.MAIL:
            mail = by_mail.render(words)
            filled = Filled(mail.subject, mail.text, mail.html)
        else:
            letter = typst_source(writer.renderer, writer.folders.find(LETTER_TEMPLATE), words)
            filled = Filled(event.title, letter)
        made.append(writer.message(contact, KIND, versions.get(contact.id, 0) + 1, filled))
    return made


def _mail_merge_list(
    session: Session, event: Event, writer: MessageWriter, contacts: Sequence[Contact], *, always: bool
) -> list[NewFile]:
    """The people of this batch as a data source for Word; an earlier batch's list keeps its name."""
    from kinderschutz_cli.documents.workbook import render_workbook  # openpyxl

    path = session.folder / OUTPUT_FOLDER / event.slug / LIST_TEMPLATE
    if path.exists() and not always:
        return []
    template = writer.folders.find(LIST_TEMPLATE)
    words = {**writer.words, "eingeladene": [writer.said(contact) for contact in contacts]}
    content = render_workbook(template.path, words, name=template.name, now=session.now)
    return [NewFile(_free_path(path), content)]


def _free_path(path: Path) -> Path:
    """`serienbrief.xlsx`, or `serienbrief-2.xlsx` where that exists."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
