"""The change journal played from the beginning: what the file must hold."""

import json
from typing import Any

from tests.store.dump import dump

from kinderschutz_cli.store.database import Database
from kinderschutz_cli.store.journal_triggers import watched_columns, watched_tables

Tables = dict[str, list[dict[str, Any]]]


def replayed(db: Database) -> Tables:
    """Table → rows by id, as every change of the journal leaves them, one after the other; each must fit the one before."""
    tables: dict[str, dict[int, dict[str, Any]]] = {table: {} for table in watched_tables(db._connection)}
    for change in db.rows("SELECT * FROM change ORDER BY id"):
        rows = tables[change["table_name"]]
        before = json.loads(change["before"]) if change["before"] else None
        assert rows.get(change["row_id"]) == before
        if change["after"]:
            rows[change["row_id"]] = json.loads(change["after"])
        else:
            del rows[change["row_id"]]
    return {table: [row for _, row in sorted(rows.items())] for table, rows in tables.items()}


def present(db: Database) -> Tables:
    """The same as it stands in the file, without what is derived."""
    return {table: [_journalled(db, table, row) for row in rows] for table, rows in dump(db).items()}


def _journalled(db: Database, table: str, row: tuple[Any, ...]) -> dict[str, Any]:
    names = [name for (name,) in db._connection.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", [table])]
    watched = set(watched_columns(db._connection, table))
    return {name: value for name, value in zip(names, row, strict=True) if name in watched}
