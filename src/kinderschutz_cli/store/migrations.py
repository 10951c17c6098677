"""The history of the schema, applied with sqlite-utils; imported only when a migration is pending (90 ms)."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from sqlite_utils import Database as SqliteUtilsDatabase
from sqlite_utils.migrations import Migrations

from kinderschutz_cli.store import (
    journal_triggers,
    m001_initial,
    m002_distinct,
    m003_list_memory,
    m004_places,
    m005_answers,
    search,
)

if TYPE_CHECKING:
    from pathlib import Path

migrations = Migrations("ks")


@migrations()
def m001_initial_schema(db: SqliteUtilsDatabase) -> None:
    """Words, organisations, contacts, events, invitations, registrations and the change journal."""
    for statement in m001_initial.STATEMENTS:
        db.execute(statement)


@migrations()
def m002_distinct_pairs(db: SqliteUtilsDatabase) -> None:
    """Decisions „kein Doppel“ about two contacts or two organisations."""
    for statement in m002_distinct.STATEMENTS:
        db.execute(statement)


@migrations()
def m003_list_memory_tables(db: SqliteUtilsDatabase) -> None:
    """What is remembered of lists: columns, translations, when they were taken in, rows that wait."""
    for statement in m003_list_memory.STATEMENTS:
        db.execute(statement)


@migrations()
def m004_places_and_attendance(db: SqliteUtilsDatabase) -> None:
    """Rules, quotas and caps for places; sessions, attendance, needs and consents."""
    for statement in m004_places.STATEMENTS:
        db.execute(statement)


@migrations()
def m005_newest_answers(db: SqliteUtilsDatabase) -> None:
    """When somebody last answered in writing."""
    for statement in m005_answers.STATEMENTS:
        db.execute(statement)


def migrate(path: Path, application_id: int, *, stop_before: str | None = None) -> None:
    """Bring the file to the present schema, then make all triggers anew (a table transform drops them).

    Foreign keys stay off meanwhile: a transform drops and recreates tables. `stop_before` names a migration: the file
    stays as an earlier version left it (for tests that start in the past).
    """
    with contextlib.closing(sqlite3.connect(path, timeout=5)) as connection:
        connection.execute(f"PRAGMA application_id = {application_id}")
        db = SqliteUtilsDatabase(connection, execute_plugins=False)  # nobody else's code in our file
        migrations.apply(db, stop_before=stop_before)
        with db.atomic():
            for statement in (*search.trigger_statements(), *journal_triggers.trigger_statements(connection)):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(migrations.applied(db))}")
