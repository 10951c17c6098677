"""Rendered messages: recorded before their files are written, and kept as the ledger of who got what when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.domain.message import Message, MessageChannel
from kinderschutz_cli.store.database import utc_text
from kinderschutz_cli.store.values import moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime

    from kinderschutz_cli.store.database import Database


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
