"""Invitations that pass from one contact to a successor."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kinderschutz_cli.store.database import Database


class OpenInvitation(NamedTuple):
    """Nobody has answered it yet; `taken` tells that the successor is invited anyway."""

    id: int
    event: str
    slug: str
    taken: bool


def open_invitations(db: Database, contact_id: int, successor_id: int, day: date) -> list[OpenInvitation]:
    """Unanswered invitations to events that take place on `day` or later, or whose day is open."""
    rows = db.rows(
        "SELECT invitation.id, event.title AS event, event.slug, EXISTS (SELECT 1 FROM invitation AS other "
        "WHERE other.event_id = event.id AND other.contact_id = :successor) AS taken "
        "FROM invitation JOIN event ON event.id = invitation.event_id "
        "WHERE invitation.contact_id = :contact AND invitation.status = 'eingeladen' "
        "AND event.status IN ('entwurf', 'geplant') "
        # A day may be known only as month or year: 2025-10 is not over before its end.
        "AND coalesce((SELECT max(substr(day || '-99-99', 1, 10)) FROM part WHERE event_id = event.id), '9999') >= :day "
        "ORDER BY invitation.id",
        {"contact": contact_id, "successor": successor_id, "day": day.isoformat()},
    )
    return [OpenInvitation(row["id"], row["event"], row["slug"], bool(row["taken"])) for row in rows]


def pass_on(db: Database, invitation_ids: Iterable[int], successor_id: int) -> None:
    """The invitations are the successor's from now on; what was sent stays with whom it was sent to."""
    db.run(
        "UPDATE invitation SET contact_id = ? WHERE id IN (SELECT value FROM json_each(?))",
        [successor_id, json.dumps(list(invitation_ids))],
    )
