"""Invitations and what came back."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.invitation import Invitation, InvitationStatus
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.store.database import utc_text
from kinderschutz_cli.store.values import moment

if TYPE_CHECKING:
    from collections.abc import Iterable
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
