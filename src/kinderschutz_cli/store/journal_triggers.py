"""Triggers that write every insert, update and delete of the user's tables into the change journal."""

import sqlite3
from collections.abc import Iterator

from kinderschutz_cli.store.m001_initial import LEDGER

#: Tables the journal does not watch: itself, and what records the disk rather than the user's data.
UNWATCHED = frozenset({*LEDGER, "sqlite_sequence", "_sqlite_migrations"})

#: Derived by triggers from other columns; restoring those restores it.
DERIVED_COLUMNS = frozenset({"search"})


def watched_tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return [name for (name,) in rows if name not in UNWATCHED]


def watched_columns(connection: sqlite3.Connection, table: str) -> list[str]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", [table])
    return [name for (name,) in rows if name not in DERIVED_COLUMNS]


def row_as_json(columns: list[str], row: str) -> str:
    """SQL for the journal's image of a row; `row` is `old`, `new` or a table's name."""
    return "json_object(" + ", ".join(f"'{column}', {row}.{column}" for column in columns) + ")"


def trigger_statements(connection: sqlite3.Connection) -> Iterator[str]:
    """Statements that make the journal's triggers anew for the present schema."""
    for table in watched_tables(connection):
        columns = watched_columns(connection, table)
        differs = " OR ".join(f"old.{column} IS NOT new.{column}" for column in columns)
        old, new = row_as_json(columns, "old"), row_as_json(columns, "new")
        for operation, event, row_id, before, after, condition in (
            ("insert", "INSERT", "new.id", "NULL", new, "1"),
            ("update", f"UPDATE OF {', '.join(columns)}", "new.id", old, new, differs),
            ("delete", "DELETE", "old.id", old, "NULL", "1"),
        ):
            name = f"{table}_journal_{operation}"
            yield f"DROP TRIGGER IF EXISTS {name}"
            yield (
                f"CREATE TRIGGER {name} AFTER {event} ON {table} WHEN {condition} BEGIN "
                "INSERT INTO change (command_id, table_name, row_id, operation, before, after) "
                f"VALUES ((SELECT command_id FROM journal_cursor), '{table}', {row_id}, '{operation}', "
                f"{before}, {after}); END"
            )
