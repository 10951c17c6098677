"""What people allowed and refused: one answer for each person, purpose and event (or all events)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.consent import Consent, Purpose
from kinderschutz_cli.store.values import day, iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping
    from datetime import date

    from kinderschutz_cli.store.database import Database


def of_people(db: Database, contact_ids: Collection[int], event_id: int | None) -> dict[int, list[Consent]]:
    """Contact → answers for all events and, if one is named, for that event."""
    rows = db.rows(
        "SELECT * FROM consent WHERE contact_id IN (SELECT value FROM json_each(:people)) "
        "AND (event_id IS NULL OR event_id = :event) ORDER BY id",
        {"people": json.dumps(sorted(contact_ids)), "event": event_id},
    )
    found: dict[int, list[Consent]] = {}
    for row in rows:
        found.setdefault(row["contact_id"], []).append(_from_row(row))
    return found


def of_person(db: Database, contact_id: int) -> list[Consent]:
    """Every answer of one person: those for all events first, then event by event."""
    rows = db.rows(
        "SELECT * FROM consent WHERE contact_id = ? ORDER BY coalesce(event_id, 0), given_on, id", [contact_id]
    )
    return [_from_row(row) for row in rows]


def people_with_lasting_answers(db: Database) -> set[int]:
    """The contacts who answered for all events."""
    return {row[0] for row in db.rows("SELECT DISTINCT contact_id FROM consent WHERE event_id IS NULL")}


def save(
    db: Database, contact_id: int, event_id: int | None, said: Mapping[Purpose, bool], given_on: date, how: str
) -> None:
    """Write answers; one that says the same as before keeps its day, unless it came another way."""
    present = {
        row["purpose"]: row
        for row in db.rows("SELECT * FROM consent WHERE contact_id = ? AND event_id IS ?", [contact_id, event_id])
    }
    for purpose, granted in said.items():
        before = present.get(purpose)
        values = {"granted": int(granted), "given_on": iso(given_on), "how": how}
        if before is None:
            db.insert("consent", contact_id=contact_id, event_id=event_id, purpose=purpose, **values)
        elif bool(before["granted"]) is not granted or (how and how != before["how"]):
            db.update("consent", before["id"], **values)


def _from_row(row: sqlite3.Row) -> Consent:
    return Consent(
        purpose=Purpose(row["purpose"]),
        granted=bool(row["granted"]),
        given_on=day(row["given_on"]),
        how=row["how"],
        contact_id=row["contact_id"],
        event_id=row["event_id"],
    )
