"""All user tables as values, for tests that compare a whole file before and after."""

from typing import Any

from kinderschutz_cli.store.database import Database
from kinderschutz_cli.store.journal_triggers import watched_tables


def dump(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Table → rows by id, every column."""
    tables = watched_tables(db._connection)
    return {table: _rows(db, table) for table in tables}


def _rows(db: Database, table: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in db.rows(f"SELECT * FROM {table} ORDER BY id")]  # noqa: S608 - names of our own tables
