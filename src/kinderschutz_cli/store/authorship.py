"""Who wrote a field last: read from the change journal."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

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
