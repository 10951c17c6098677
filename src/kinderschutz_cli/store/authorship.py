"""Who wrote a field last, and what a record was at an earlier point: read from the change journal."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinderschutz_cli.store.database import Database


@dataclass(frozen=True, slots=True)
class Author:
    """The command that wrote a value; `created`: with the whole record, so that an empty value says nothing."""

    command: int
    name: str
    at: datetime
    created: bool


def authors(db: Database, table: str, ids: Iterable[int]) -> dict[int, dict[str, Author]]:
    """Record → column → who wrote it last. What was undone, and the undoing, count for nothing."""
    undone = {row["undoes_id"] for row in db.rows("SELECT undoes_id FROM command WHERE undoes_id IS NOT NULL")}
    found: dict[int, dict[str, Author]] = defaultdict(dict)
    for row in db.rows(
        "SELECT change.row_id, operation, before, after, command.id, command.name, command.at FROM change "
        "JOIN command ON command.id = change.command_id WHERE undoes_id IS NULL AND table_name = ? "
        "AND row_id IN (SELECT value FROM json_each(?)) AND after IS NOT NULL ORDER BY change.id",
        [table, json.dumps(list(ids))],
    ):
        if row["id"] in undone:
            continue
        after = json.loads(row["after"])
        before = json.loads(row["before"]) if row["before"] else {}
        author = Author(row["id"], row["name"], datetime.fromisoformat(row["at"]), created=not before)
        for column, value in after.items():
            if not before or before.get(column) != value:
                found[row["row_id"]][column] = author
    return found


@dataclass(frozen=True, slots=True)
class Past:
    """The records that changed after a point in the journal, as they were at that point; `None`: not there yet."""

    rows: dict[tuple[str, int], dict[str, Any] | None] = field(default_factory=dict)

    def changed(self, table: str, row_id: int) -> bool:
        return (table, row_id) in self.rows

    def value(self, table: str, row_id: int, column: str, present: Any) -> Any:
        """What stood there; `present` where nothing changed since."""
        row = self.rows.get((table, row_id))
        return present if row is None else row.get(column, present)

    def of_table(self, table: str) -> dict[int, dict[str, Any] | None]:
        return {row_id: row for (name, row_id), row in self.rows.items() if name == table}


def past(db: Database, position: int, tables: Iterable[str]) -> Past:
    """What the tables held when the command with the number `position` was the last one."""
    rows: dict[tuple[str, int], dict[str, Any] | None] = {}
    for row in db.rows(
        "SELECT table_name, row_id, before FROM change WHERE command_id > ? "
        "AND table_name IN (SELECT value FROM json_each(?)) ORDER BY id",
        [position, json.dumps(list(tables))],
    ):
        rows.setdefault(
            (row["table_name"], row["row_id"]), json.loads(row["before"]) if row["before"] is not None else None
        )
    return Past(rows)


def position(db: Database) -> int:
    """The number of the last command."""
    return int(db.value("SELECT max(id) FROM command") or 0)
