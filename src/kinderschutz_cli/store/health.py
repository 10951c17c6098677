"""Whether a file is whole: looked at without changing it, also where it is damaged."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kinderschutz_cli.store.database import APPLICATION_ID, busy_seconds

if TYPE_CHECKING:
    from pathlib import Path

SQLITE_VERSION = sqlite3.sqlite_version
#: More faults of one kind are not told apart.
_MOST_FAULTS = 5


@dataclass(slots=True)
class FileHealth:
    """What could be read of a file. `faults` are SQLite's own (English) words, for counting.

    `rows` counts the readable tables, `unreadable` names the others. `busy`: another program holds the file;
    `interrupted`: a crash left a journal that the next command plays back.
    """

    ours: bool = False
    version: int | None = None
    busy: bool = False
    interrupted: bool = False
    faults: list[str] = field(default_factory=list)
    broken_references: int = 0
    cursor_clean: bool = True
    rows: dict[str, int] = field(default_factory=dict)
    unreadable: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Everything was read and nothing is wrong."""
        return self.ours and not (self.busy or self.interrupted or self.damaged)

    @property
    def damaged(self) -> bool:
        return bool(self.faults or self.broken_references or self.unreadable)


def examine(path: Path) -> FileHealth:
    """Open read-only and check everything that can be checked."""
    health = FileHealth()
    uri = f"{path.resolve().as_uri()}?mode=ro"
    with contextlib.closing(sqlite3.connect(uri, uri=True, timeout=busy_seconds())) as connection:
        try:
            health.ours = _pragma(connection, "application_id") == APPLICATION_ID
            health.version = _pragma(connection, "user_version")
        except sqlite3.Error as error:
            _note(health, error)
            return health
        if health.ours:
            _check(connection, health)
            _count(connection, health)
    return health


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _check(connection: sqlite3.Connection, health: FileHealth) -> None:
    try:
        found = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST_FAULTS})")]
        health.faults += [line for fault in found if fault != "ok" for line in fault.splitlines()]
        health.broken_references = len(connection.execute("PRAGMA foreign_key_check").fetchall())
        health.cursor_clean = connection.execute("SELECT command_id FROM journal_cursor").fetchone() == (None,)
    except sqlite3.Error as error:
        _note(health, error)


def _count(connection: sqlite3.Connection, health: FileHealth) -> None:
    try:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    except sqlite3.Error as error:
        _note(health, error)
        return
    for table in tables:
        try:
            # Every row is read, not only the index counted.
            health.rows[table] = sum(1 for _ in connection.execute(f"SELECT * FROM {table}"))
        except sqlite3.Error:
            health.unreadable.append(table)


def _note(health: FileHealth, error: sqlite3.Error) -> None:
    if "locked" in str(error) or "busy" in str(error):
        health.busy = True
    elif "readonly" in str(error):
        health.interrupted = True
    elif str(error) not in health.faults:
        health.faults.append(str(error))
