"""The history of the schema, applied with sqlite-utils; imported only when a migration is pending (90 ms)."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from sqlite_utils import Database as SqliteUtilsDatabase
from sqlite_utils.migrations import Migrations

from kinderschutz_cli.store import journal_triggers, m001_initial, search

if TYPE_CHECKING:
    from pathlib import Path

migrations = Migrations("ks")


@migrations()
def m001_initial_schema(db: SqliteUtilsDatabase) -> None:
    """Words, organisations, contacts, events, invitations, registrations and the change journal."""
    for statement in m001_initial.STATEMENTS:
        db.execute(statement)


def migrate(path: Path, application_id: int) -> None:
    """Bring the file to the present schema, then make all triggers anew (a table transform drops them).

    Foreign keys stay off meanwhile: a transform drops and recreates tables.
    """
    with contextlib.closing(sqlite3.connect(path, timeout=5)) as connection:
        connection.execute(f"PRAGMA application_id = {application_id}")
        db = SqliteUtilsDatabase(connection)
        migrations.apply(db)
        with db.atomic():
            for statement in (*search.trigger_statements(), *journal_triggers.trigger_statements(connection)):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(migrations.applied(db))}")
