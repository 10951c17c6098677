"""Rules that every table keeps, in the file as it really is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Database as SqliteUtilsDatabase

from kinderschutz_cli.domain.journal import field_name, noun
from kinderschutz_cli.store.database import SCHEMA_VERSION
from kinderschutz_cli.store.journal_triggers import UNWATCHED, watched_columns, watched_tables
from kinderschutz_cli.store.migrations import migrations

if TYPE_CHECKING:
    from kinderschutz_cli.store.database import Database
    from kinderschutz_cli.workflows.session import Session

#: Written by the journal and by sqlite-utils; ours have `id`, and a `uuid` where they are journalled.
_NOT_OURS = ("sqlite_sequence", "_sqlite_migrations")


def tables(db: Database) -> list[str]:
    rows = db.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return [row["name"] for row in rows if row["name"] not in _NOT_OURS]


def test_the_version_is_the_number_of_migrations(session: Session) -> None:
    assert len(migrations.pending(SqliteUtilsDatabase(memory=True))) == SCHEMA_VERSION
    assert session.db.value("PRAGMA user_version") == SCHEMA_VERSION


def test_every_watched_table_has_its_three_journal_triggers(session: Session) -> None:
    triggers = {row["name"] for row in session.db.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'")}
    watched = watched_tables(session.db._connection)
    assert watched == [table for table in tables(session.db) if table not in UNWATCHED]
    wanted = {f"{table}_journal_{operation}" for table in watched for operation in ("insert", "update", "delete")}
    assert {name for name in triggers if "_journal_" in name} == wanted


def test_every_table_is_strict_and_has_an_id_and_a_uuid(session: Session) -> None:
    strict = {row["name"]: row["strict"] for row in session.db.rows("PRAGMA table_list")}
    watched = watched_tables(session.db._connection)
    for table in tables(session.db):
        columns = {row["name"]: row["type"] for row in session.db.rows(f"PRAGMA table_info({table})")}
        assert (table, strict[table], "id" in columns) == (table, 1, True)
        assert table not in watched or "uuid" in columns
        assert len(columns) <= 60
        assert set(columns.values()) <= {"INTEGER", "TEXT"}


def test_the_journal_can_name_every_table_and_column_in_german(session: Session) -> None:
    for table in watched_tables(session.db._connection):
        assert noun(table) != table
        for column in watched_columns(session.db._connection, table):
            assert column in {"id", "uuid"} or field_name(column) != column, (table, column)


def test_ids_are_never_used_again(session: Session) -> None:
    statements = {row["name"]: row["sql"] for row in session.db.rows("SELECT name, sql FROM sqlite_schema")}
    watched = watched_tables(session.db._connection)
    assert [table for table in watched if "AUTOINCREMENT" not in statements[table]] == []
