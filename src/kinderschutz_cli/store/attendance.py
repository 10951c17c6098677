"""Who was there, for a part of the event or for one session of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.attendance import Attendance, KnownBy
from kinderschutz_cli.store.database import utc_text
from kinderschutz_cli.store.values import moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from kinderschutz_cli.store.database import Database

_COLUMNS = ("registration_id", "item_id", "came_at", "left_at", "known_by", "recorded_at", "note")


def records(db: Database, part_ids: Sequence[int]) -> list[Attendance]:
    """Every record of some parts and of their sessions, in the order in which they were made."""
    rows = db.rows(
        "SELECT attendance.* FROM attendance JOIN registration ON registration.id = registration_id "
        "WHERE part_id IN (SELECT value FROM json_each(?)) ORDER BY attendance.id",
        [json.dumps(list(part_ids))],
    )
    return [_from_row(row) for row in rows]


def attended(db: Database, part_ids: Sequence[int]) -> set[int]:
    """The registrations of some parts whose people were there, in the part or in any session of it."""
    return {one.registration_id for one in records(db, part_ids)}


def add(
    db: Database,
    marks: Iterable[tuple[int, datetime | None, datetime | None, str]],
    item_id: int | None,
    known_by: KnownBy,
    now: datetime,
) -> None:
    """Record people as there: registration, came, left, note."""
    db.insert_many(
        "attendance",
        _COLUMNS,
        (
            (number, item_id, _stamp(came), _stamp(left), known_by, utc_text(now), note)
            for number, came, left, note in marks
        ),
    )


def change(db: Database, record_id: int, came: datetime | None, left: datetime | None, note: str) -> None:
    db.update("attendance", record_id, came_at=_stamp(came), left_at=_stamp(left), note=note)


def remove(db: Database, record_ids: Collection[int]) -> None:
    db.run("DELETE FROM attendance WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(list(record_ids))])


def forget(db: Database, item_id: int) -> int:
    """Remove the records of one session; how many there were. That its people were at the event stays known.

    Whoever has no record for the whole part keeps this one as such.
    """
    number = int(db.value("SELECT count(*) FROM attendance WHERE item_id = ?", [item_id]))
    db.run(
        "UPDATE attendance SET item_id = NULL WHERE id IN (SELECT min(id) FROM attendance AS one WHERE item_id = ? "
        "AND NOT EXISTS (SELECT 1 FROM attendance AS other WHERE other.registration_id = one.registration_id "
        "AND other.item_id IS NULL) GROUP BY registration_id)",
        [item_id],
    )
    db.run("DELETE FROM attendance WHERE item_id = ?", [item_id])
    return number


def touched_since(db: Database, position: int) -> set[int]:
    """The records that were made or changed after the command with this number."""
    rows = db.rows("SELECT row_id FROM change WHERE table_name = 'attendance' AND command_id > ?", [position])
    return {row["row_id"] for row in rows}


def _stamp(at: datetime | None) -> str | None:
    return utc_text(at) if at else None


def _from_row(row: sqlite3.Row) -> Attendance:
    return Attendance(
        row["id"],
        row["registration_id"],
        row["item_id"],
        moment(row["came_at"]),
        moment(row["left_at"]),
        KnownBy(row["known_by"]),
        moment(row["recorded_at"]),  # type: ignore[arg-type]  # NOT NULL in the file
        row["note"],
    )
