"""From filled texts to the messages of one batch and the bytes of their files; the same for every kind of message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from kinderschutz_cli.documents.environment import Renderer
from kinderschutz_cli.documents.templates import TemplateFolders
from kinderschutz_cli.documents.typst import Typesetter
from kinderschutz_cli.documents.wording import kontakt
from kinderschutz_cli.domain.file_name import safe_file_name
from kinderschutz_cli.domain.message import Message, MessageChannel, channel_for
from kinderschutz_cli.mail.message import Draft, build
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.workflows import template_words
from kinderschutz_cli.workflows.writing import OUTPUT_FOLDER, NewFile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kinderschutz_cli.documents.vocabulary import Kontakt
    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.setting import Settings
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True)
class Batch:
    """New messages to record, all files to write (also those of an unfinished run), and what typesetting warned of."""

    messages: tuple[Message, ...]
    files: tuple[NewFile, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """What a template made for one person: a mail, or the Typst source of a letter (`html` is empty then)."""

    subject: str
    text: str
    html: str = ""


class MessageWriter:
    """Templates, words and settings of one batch, loaded once."""

    def __init__(self, session: Session, event: Event, templates: Path | None = None) -> None:
        self.folders = TemplateFolders.of(session.folder, templates)
        self.renderer = Renderer(self.folders)
        self.words: dict[str, Any] = template_words.event_words(session, event)
        self._session = session
        self._event = event
        self._settings: Settings = setting_store.settings(session.db)
        self._terms = template_words.terms(session)
        self._kontakte: dict[int, Kontakt] = {}

    def said(self, contact: Contact) -> Kontakt:
        """The contact in the words of the templates; every document of the batch says the same."""
        if contact.id not in self._kontakte:
            self._kontakte[contact.id] = kontakt(contact, self._terms, self._settings.salutation_style)
        return self._kontakte[contact.id]

    def message(self, contact: Contact, kind: str, version: int, filled: Filled, move_id: int | None = None) -> Message:
        """The message as it is recorded before its file is written."""
        channel = channel_for(contact) or MessageChannel.LETTER
        return Message(
            contact_id=contact.id,
            event_id=self._event.id,
            kind=kind,
            version=version,
            channel=channel,
            subject=filled.subject,
            text=filled.text,
            html=filled.html,
            file=self._file_name(contact, kind, version, channel),
            move_id=move_id,
            uuid=str(uuid4()),
            rendered_at=self._session.now,
        )

    def _file_name(self, contact: Contact, kind: str, version: int, channel: MessageChannel) -> str:
        suffix = ".eml" if channel is MessageChannel.MAIL else ".pdf"
        edition = f"-v{version}" if version > 1 else ""
        name = safe_file_name(f"{kind}-{contact.id:04d}-{contact.display_name}"[:80], suffix=f"{edition}{suffix}")
        return f"{OUTPUT_FOLDER}/{self._event.slug}/{name}"

    def recipients(self, known: Sequence[Contact], messages: Sequence[Message]) -> dict[int, Contact]:
        """The people of a batch by id, with those of an unfinished run."""
        found = {contact.id: contact for contact in known}
        missing = tuple({message.contact_id for message in messages} - found.keys())
        if missing:
            more = contact_store.find(self._session.db, ContactFilter(ids=missing), self._session.today)
            found |= {contact.id: contact for contact in more}
        return found

    def files(
        self,
        messages: Sequence[Message],
        recipients: dict[int, Contact],
        entry_of: Callable[[Message], bytes | None],
    ) -> tuple[list[NewFile], list[str]]:
        """The bytes of every message, letters typeset with one set of fonts; and the warnings.

        `entry_of` gives the calendar entry that goes with a mail.
        """
        files: list[NewFile] = []
        warnings: list[str] = []
        with Typesetter(self._session.folder, self._settings["logo"]) as typesetter:
            for message in messages:
                recipient = recipients[message.contact_id]
                if message.channel is MessageChannel.MAIL:
                    content = build(self._draft(message, recipient, entry_of(message)))
                else:
                    document = typesetter.pdf(message.text, name=f"{message.kind}.typ", person=recipient.display_name)
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
