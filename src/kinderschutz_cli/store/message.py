"""Rendered messages: recorded before their files are written, and kept as the ledger of who got what when."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

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
            *("subject", "text", "html", "file", "rendered_at", "move_id"),
        ),
        (
            (
                *(one.uuid, one.event_id, one.contact_id, one.kind, one.version, one.channel),
                *(one.subject, one.text, one.html, one.file, stamp, one.move_id),
            )
            for one in messages
        ),
    )


def unwritten_messages(db: Database, event_id: int, kinds: Sequence[str]) -> list[Message]:
    """Messages of some kinds, recorded by a run that was cut off before it wrote their files."""
    rows = db.rows(
        "SELECT message.*, NULL AS written_at FROM message WHERE event_id = ? AND kind IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM written_file WHERE message_uuid = message.uuid) ORDER BY id",
        [event_id, json.dumps(list(kinds))],
    )
    return [_message(row) for row in rows]


def told_moves(db: Database, event_id: int) -> set[int]:
    """The moves that a message tells of."""
    rows = db.rows("SELECT DISTINCT move_id FROM message WHERE event_id = ? AND move_id IS NOT NULL", [event_id])
    return {row["move_id"] for row in rows}


def last_told(db: Database, event_id: int, kinds: Sequence[str] = ()) -> dict[int, int]:
    """Contact → number of the command that recorded the last message (of these kinds) it got for the event."""
    rows = db.rows(
        "SELECT message.contact_id, max(change.command_id) AS command FROM message JOIN change "
        "ON change.table_name = 'message' AND change.row_id = message.id AND change.operation = 'insert' "
        "WHERE message.event_id = :event AND (:kinds = '[]' OR kind IN (SELECT value FROM json_each(:kinds))) "
        "GROUP BY message.contact_id",
        {"event": event_id, "kinds": json.dumps(list(kinds))},
    )
    return {row["contact_id"]: row["command"] or 0 for row in rows}


def number_untold(db: Database, event_id: int, unreachable: Sequence[int] = ()) -> int:
    """How many registrations of an event are in a status that no message has told of yet.

    Contacts that cannot be written to (`unreachable`, or who opted out) do not count, nor who was there already.
    """
    return int(
        db.value(
            "SELECT count(*) FROM registration JOIN part ON part.id = part_id WHERE event_id = ? "
            "AND NOT EXISTS (SELECT 1 FROM attendance WHERE registration_id = registration.id) "
            "AND NOT EXISTS (SELECT 1 FROM contact WHERE contact.id = contact_id AND (no_contact "
            "OR contact.id IN (SELECT value FROM json_each(?)))) AND NOT EXISTS "
            "(SELECT 1 FROM message WHERE move_id = (SELECT max(id) FROM move WHERE registration_id = registration.id))",
            [event_id, json.dumps(list(unreachable))],
        )
    )


class LedgerLine(NamedTuple):
    """One message in the ledger; `written` is `None` while its file is missing."""

    id: int
    event: str
    contact_id: int
    kind: str
    version: int
    channel: MessageChannel
    subject: str
    file: str
    rendered: datetime
    written: datetime | None


def ledger(
    db: Database, *, event_id: int | None = None, contact_id: int | None = None, kinds: Sequence[str] = ()
) -> list[LedgerLine]:
    """Who got what when, oldest first; without the texts."""
    rows = db.rows(
        "SELECT message.*, event.title AS event, written_file.at AS written_at FROM message "
        "JOIN event ON event.id = message.event_id LEFT JOIN written_file ON message_uuid = message.uuid "
        "WHERE (:event IS NULL OR event_id = :event) AND (:contact IS NULL OR contact_id = :contact) "
        "AND (:kinds = '[]' OR message.kind IN (SELECT value FROM json_each(:kinds))) ORDER BY message.id",
        {"event": event_id, "contact": contact_id, "kinds": json.dumps(list(kinds))},
    )
    return [
        LedgerLine(
            row["id"],
            row["event"],
            row["contact_id"],
            row["kind"],
            row["version"],
            MessageChannel(row["channel"]),
            row["subject"],
            row["file"],
            moment(row["rendered_at"]),  # type: ignore[arg-type]  # NOT NULL in the file
            moment(row["written_at"]),
        )
        for row in rows
    ]


def get(db: Database, number: int) -> Message | None:
    """One message with its text."""
    row = db.row(
        "SELECT message.*, written_file.at AS written_at FROM message "
        "LEFT JOIN written_file ON written_file.message_uuid = message.uuid WHERE message.id = ?",
        [number],
    )
    return _message(row) if row else None


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
        move_id=row["move_id"],
        id=row["id"],
        uuid=row["uuid"],
        rendered_at=moment(row["rendered_at"]),
        written_at=moment(row["written_at"]),
    )
