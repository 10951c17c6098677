"""Invitations and the rendered messages that carry them."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.invitation import Invitation, InvitationStatus, Message, MessageChannel
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.store.database import utc_text
from kinderschutz_cli.store.values import moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from kinderschutz_cli.store.database import Database


def invited_ids(db: Database, event_id: int) -> set[int]:
    """The contacts invited to an event."""
    return {row["contact_id"] for row in db.rows("SELECT contact_id FROM invitation WHERE event_id = ?", [event_id])}


def counts(db: Database, event_id: int) -> Counter[InvitationStatus]:
    rows = db.rows("SELECT status, count(*) AS number FROM invitation WHERE event_id = ? GROUP BY status", [event_id])
    return Counter({InvitationStatus(row["status"]): row["number"] for row in rows})


def invitations(db: Database, event_id: int, today: date) -> list[Invitation]:
    """The invitations to an event with whole contacts, in the order of invitation."""
    rows = db.rows("SELECT * FROM invitation WHERE event_id = ? ORDER BY id", [event_id])
    if not rows:
        return []
    contacts = contact_store.find(db, ContactFilter(ids=tuple(row["contact_id"] for row in rows)), today)
    by_id = {contact.id: contact for contact in contacts}
    return [
        Invitation(
            by_id[row["contact_id"]],
            row["id"],
            row["uuid"],
            row["event_id"],
            InvitationStatus(row["status"]),
            moment(row["invited_at"]),
        )
        for row in rows
    ]


def add_invitations(db: Database, event_id: int, contact_ids: Iterable[int], now: datetime) -> None:
    stamp = utc_text(now)
    db.insert_many(
        "invitation",
        ("event_id", "contact_id", "status", "invited_at"),
        ((event_id, contact_id, InvitationStatus.INVITED, stamp) for contact_id in contact_ids),
    )


def set_status(db: Database, event_id: int, contact_ids: Iterable[int], status: InvitationStatus) -> None:
    """What came back; contacts without an invitation stay without one."""
    db.run(
        "UPDATE invitation SET status = ? WHERE event_id = ? AND contact_id IN (SELECT value FROM json_each(?))",
        [status, event_id, json.dumps(list(contact_ids))],
    )


def last_versions(db: Database, event_id: int, kind: str) -> dict[int, int]:
    """Contact → number of the last message of this kind it got for the event."""
    rows = db.rows(
        "SELECT contact_id, max(version) AS version FROM message WHERE event_id = ? AND kind = ? GROUP BY contact_id",
        [event_id, kind],
    )
    return {row["contact_id"]: row["version"] for row in rows}


def add_messages(db: Database, messages: Sequence[Message], now: datetime) -> None:
    """Record rendered messages before their files are written."""
    stamp = utc_text(now)
    db.insert_many(
        "message",
        (
            *("uuid", "event_id", "contact_id", "kind", "version", "channel"),
            *("subject", "text", "html", "file", "rendered_at"),
        ),
        (
            (
                *(one.uuid, one.event_id, one.contact_id, one.kind, one.version, one.channel),
                *(one.subject, one.text, one.html, one.file, stamp),
            )
            for one in messages
        ),
    )


def unwritten_messages(db: Database, event_id: int, kind: str) -> list[Message]:
    """Messages recorded by a run that was cut off before it wrote their files."""
    rows = db.rows(
        "SELECT message.*, NULL AS written_at FROM message WHERE event_id = ? AND kind = ? "
        "AND NOT EXISTS (SELECT 1 FROM written_file WHERE message_uuid = message.uuid) ORDER BY id",
        [event_id, kind],
    )
    return [_message(row) for row in rows]


def messages_to(db: Database, contact_id: int) -> list[Message]:
    """The ledger of one contact: what was rendered and written, oldest first."""
    rows = db.rows(
        "SELECT message.*, written_file.at AS written_at FROM message "
        "LEFT JOIN written_file ON written_file.message_uuid = message.uuid WHERE contact_id = ? ORDER BY message.id",
        [contact_id],
    )
    return [_message(row) for row in rows]


def _message(row: sqlite3.Row) -> Message:
    return Message(
        contact_id=row["contact_id"],
        event_id=row["event_id"],
        kind=row["kind"],
        version=row["version"],
        channel=MessageChannel(row["channel"]),
        subject=row["subject"],
        text=row["text"],
        html=row["html"],
        file=row["file"],
        id=row["id"],
        uuid=row["uuid"],
        rendered_at=moment(row["rendered_at"]),
        written_at=moment(row["written_at"]),
    )
