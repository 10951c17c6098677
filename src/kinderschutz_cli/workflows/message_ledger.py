"""Who got what when: the messages that were recorded, with the people they went to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.zone import local_time
from kinderschutz_cli.errors.notice import MessageUnknown
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import message as message_store
from kinderschutz_cli.store.contact import ContactFilter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.message import Message
    from kinderschutz_cli.store.message import LedgerLine
    from kinderschutz_cli.workflows.session import Session


def lines(
    session: Session, event: Event | None, contact_id: int | None = None, kinds: Sequence[str] = ()
) -> list[tuple[LedgerLine, str]]:
    """The messages of an event, or of all, with the name of who got each; oldest first."""
    found = message_store.ledger(session.db, event_id=event.id if event else None, contact_id=contact_id, kinds=kinds)
    ids = tuple({line.contact_id for line in found})
    people = contact_store.find(session.db, ContactFilter(ids=ids), session.today) if ids else []
    names = {contact.id: contact.display_name for contact in people}
    return [(line, names.get(line.contact_id, "")) for line in found]


def get(session: Session, number: int) -> Message:
    """One message with its text. Raises `MessageUnknown`."""
    found = message_store.get(session.db, number)
    if found is None:
        raise MessageUnknown(number)
    return found


def as_json(line: LedgerLine, name: str) -> dict[str, Any]:
    return {
        "id": line.id,
        "veranstaltung": line.event,
        "kontakt": line.contact_id,
        "name": name,
        "art": line.kind,
        "fassung": line.version,
        "weg": line.channel,
        "betreff": line.subject,
        "datei": line.file,
        "erstellt": local_time(line.rendered),
        "geschrieben": local_time(line.written) if line.written else None,
    }
