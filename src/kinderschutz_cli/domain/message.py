"""Messages to people: what was rendered for whom, by which channel, and of which move it tells."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kinderschutz_cli.domain.contact import Contact


class MessageChannel(StrEnum):
    MAIL = "mail"
    LETTER = "brief"


@dataclass(frozen=True, slots=True)
class Message:
    """A rendered message as it was recorded before anything was written.

    `text` is the plain text (mail) or the Typst source (letter); `html` is empty for letters. `file` is relative to
    the network's folder; `written_at` is `None` until the file lies there, so that a rerun finishes what was cut off.
    `move_id` is the move of a registration it tells of.
    """

    contact_id: int
    event_id: int
    kind: str
    version: int
    channel: MessageChannel
    subject: str
    text: str
    html: str
    file: str
    move_id: int | None = None
    id: int = 0
    uuid: str = ""
    rendered_at: datetime | None = None
    written_at: datetime | None = None


def channel_for(contact: Contact) -> MessageChannel | None:
    """Mail, else letter, else nothing."""
    if contact.mail:
        return MessageChannel.MAIL
    return MessageChannel.LETTER if contact.address.complete else None
