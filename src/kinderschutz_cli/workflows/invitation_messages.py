"""From chosen contacts to the messages of one batch: recorded texts and the bytes that go into the files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from kinderschutz_cli.documents.calendar_entry import calendar_entry
from kinderschutz_cli.documents.environment import Renderer
from kinderschutz_cli.documents.markdown import MailTemplate
from kinderschutz_cli.documents.opening import opening
from kinderschutz_cli.documents.templates import TemplateFolders
from kinderschutz_cli.documents.typst import Typesetter, typst_source
from kinderschutz_cli.documents.wording import kontakt
from kinderschutz_cli.domain.file_name import safe_file_name
from kinderschutz_cli.domain.message import Message, MessageChannel, channel_for
from kinderschutz_cli.mail.message import Draft, build
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import message as message_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.workflows import template_words
from kinderschutz_cli.workflows.writing import OUTPUT_FOLDER, NewFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kinderschutz_cli.documents.vocabulary import Kontakt
    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.setting import Settings
    from kinderschutz_cli.workflows.session import Session

KIND = "einladung"
MAIL_TEMPLATE = "einladung.md"
LETTER_TEMPLATE = "einladung.pdf"
LIST_TEMPLATE = "serienbrief.xlsx"


@dataclass(frozen=True, slots=True)
class Batch:
    """New messages to record, all files to write (also those of an unfinished run), and what typesetting warned of."""

    messages: tuple[Message, ...]
    files: tuple[NewFile, ...]
    warnings: tuple[str, ...]


def render_batch(
    session: Session,
    event: Event,
    invited: Sequence[Contact],
    unfinished: Sequence[Message],
    templates: Path | None = None,
) -> Batch:
    """Render everything before anything is recorded; the first fault stops it all."""
    folders = TemplateFolders.of(session.folder, templates)
    writer = _Writer(session, event, Renderer(folders), folders)
    messages = writer.messages(invited)
    recipients = {contact.id: contact for contact in (*invited, *_recipients(session, unfinished))}
    files, warnings = writer.files([*unfinished, *messages], recipients)
    # First, so that a run cut off among the messages has written it; finishing that run needs no second list.
    lists = writer.mail_merge_list(list(recipients.values()), always=bool(invited))
    return Batch(tuple(messages), (*lists, *files), tuple(warnings))


def _recipients(session: Session, messages: Sequence[Message]) -> list[Contact]:
    ids = tuple(message.contact_id for message in messages)
    return contact_store.find(session.db, ContactFilter(ids=ids), session.today) if ids else []


class _Writer:
    """Templates, words and settings of one batch, loaded once."""

    def __init__(self, session: Session, event: Event, renderer: Renderer, folders: TemplateFolders) -> None:
        self._session = session
        self._event = event
        self._renderer = renderer
        self._folders = folders
        self._settings: Settings = setting_store.settings(session.db)
        self._words: dict[str, Any] = template_words.event_words(session, event)
        self._terms = template_words.terms(session)
        self._openings: dict[str, str] = {}
        self._kontakte: dict[int, Kontakt] = {}
        self._folder = session.folder / OUTPUT_FOLDER / event.slug

    def messages(self, contacts: Sequence[Contact]) -> list[Message]:
        """One rendered message a contact; a corrected one takes the next version."""
        versions = message_store.last_versions(self._session.db, self._event.id, KIND)
        by_mail = MailTemplate(self._renderer, MAIL_TEMPLATE)
        return [self._message(contact, versions.get(contact.id, 0) + 1, by_mail) for contact in contacts]

    def _message(self, contact: Contact, version: int, by_mail: MailTemplate) -> Message:
        channel = channel_for(contact)
        words = self._words_for(contact)
        if channel is MessageChannel.MAIL:
            mail = by_mail.render(words)
            subject, text, html = mail.subject, mail.text, mail.html
        else:
            subject, html = self._event.title, ""
            text = typst_source(self._renderer, self._folders.find(LETTER_TEMPLATE), words)
        return Message(
            contact_id=contact.id,
            event_id=self._event.id,
            kind=KIND,
            version=version,
            channel=channel or MessageChannel.LETTER,
            subject=subject,
            text=text,
            html=html,
            file=self._file_name(contact, version, channel),
            uuid=str(uuid4()),
            rendered_at=self._session.now,
        )

    def _words_for(self, contact: Contact) -> dict[str, Any]:
        sector = contact.effective_sector
        if sector not in self._openings:
            self._openings[sector] = opening(self._renderer, self._words, sector)
        return {**self._words, "kontakt": self._said(contact), "einstieg": self._openings[sector]}

    def _said(self, contact: Contact) -> Kontakt:
        """The contact in the words of the templates; message and list say the same."""
        if contact.id not in self._kontakte:
            self._kontakte[contact.id] = kontakt(contact, self._terms, self._settings.salutation_style)
        return self._kontakte[contact.id]

    def _file_name(self, contact: Contact, version: int, channel: MessageChannel | None) -> str:
        suffix = ".eml" if channel is MessageChannel.MAIL else ".pdf"
        edition = f"-v{version}" if version > 1 else ""
        name = safe_file_name(f"{KIND}-{contact.id:04d}-{contact.display_name}"[:80], suffix=f"{edition}{suffix}")
        return f"{OUTPUT_FOLDER}/{self._event.slug}/{name}"

    def files(self, messages: Sequence[Message], recipients: dict[int, Contact]) -> tuple[list[NewFile], list[str]]:
        """The bytes of every message, letters typeset with one set of fonts; and the warnings."""
        files: list[NewFile] = []
        warnings: list[str] = []
        entry = calendar_entry(self._event, self._event.main_part, now=self._session.now)
        with Typesetter(self._session.folder, self._settings["logo"]) as typesetter:
            for message in messages:
                recipient = recipients[message.contact_id]
                if message.channel is MessageChannel.MAIL:
                    content = build(self._draft(message, recipient, entry))
                else:
                    document = typesetter.pdf(message.text, name="einladung.typ", person=recipient.display_name)
                    content = document.pdf
                    warnings += document.warnings
                files.append(NewFile(self._session.folder / message.file, content, message.uuid))
        return files, warnings

    def _draft(self, message: Message, recipient: Contact, entry: bytes | None) -> Draft:
        sender = self._settings["mail"]
        return Draft(
            sender_name=self._settings["koordination"],
            sender_mail=sender,
            recipient_name=recipient.display_name,
            recipient_mail=recipient.mail,
            subject=message.subject,
            text=message.text,
            html=message.html,
            date=message.rendered_at or self._session.now,
            message_id=f"{message.uuid}@{sender.rpartition('@')[2]}",
            calendar=entry,
        )

    def mail_merge_list(self, contacts: Sequence[Contact], *, always: bool) -> list[NewFile]:
        """The people of this batch as a data source for Word; an earlier batch's list keeps its name."""
        from kinderschutz_cli.documents.workbook import render_workbook  # openpyxl

        path = self._folder / LIST_TEMPLATE
        if path.exists() and not always:
            return []
        template = self._folders.find(LIST_TEMPLATE)
        words = {**self._words, "eingeladene": [self._said(contact) for contact in contacts]}
        content = render_workbook(template.path, words, name=template.name, now=self._session.now)
        return [NewFile(_free_path(path), content)]


def _free_path(path: Path) -> Path:
    """`serienbrief.xlsx`, or `serienbrief-2.xlsx` where that exists."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
