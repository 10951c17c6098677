"""The SQLite file, opened: connection settings, transactions, commands, and German sentences for SQLite's errors."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.errors.database import (
    ConstraintViolated,
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseFileMissing,
    DatabaseReadOnly,
    DatabaseUnusable,
    DiskFull,
    DriveFails,
    NetworkExistsAlready,
    NetworkFolderMissing,
    NewerFile,
    NotADatabase,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

FILE_NAME = "netzwerk.db"
APPLICATION_ID = 0x6B736462  # "ksdb"

#: Number of migrations this version knows; a test compares it with `migrations.py`, whose import costs 90 ms.
SCHEMA_VERSION = 5

#: How long a command waits for another one to finish.
BUSY_VARIABLE = "KS_BUSY_SECONDS"
_BUSY_SECONDS = 5.0
_SQLITE_MAGIC = b"SQLite format 3\x00"

Parameters = "Sequence[Any] | Mapping[str, Any]"


class Database:
    """One open file. Rows come as `sqlite3.Row`; every SQLite error becomes a `KsError`.

    Outside `command()` statements are read only by convention: whatever changes data runs inside it, so that the
    journal knows which command did it.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._command_id: int | None = None

    @property
    def folder(self) -> Path:
        """The network's folder."""
        return self.path.parent

    @property
    def command_id(self) -> int:
        """The running command, for records that name it."""
        if self._command_id is None:
            raise RuntimeError("no command is running")
        return self._command_id

    def close(self) -> None:
        self._connection.close()

    # Reading

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[sqlite3.Row]:
        with self.translated():
            return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Row | None:
        with self.translated():
            row: sqlite3.Row | None = self._connection.execute(sql, parameters).fetchone()
            return row

    def value(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
        """The first column of the first row, `None` if there is none."""
        row = self.row(sql, parameters)
        return row[0] if row else None

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.value(f"SELECT count(*) FROM {table}"))

    # Writing

    def run(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> int:
        """Execute one statement; the number of rows it changed."""
        with self.translated():
            return self._connection.execute(sql, parameters).rowcount

    def insert(self, table: str, **values: Any) -> int:
        """Insert one row with a new UUID; its id. Table and column names come from our code, never from a cell."""
        values = {"uuid": _new_uuid()} | values
        columns, holders = ", ".join(values), ", ".join(f":{name}" for name in values)
        with self.translated():
            cursor = self._connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({holders})", values)
            return int(cursor.lastrowid or 0)

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Insert many rows; `rows` hold the values of `columns` in order. They get new UUIDs unless `uuid` is given."""
        if "uuid" not in columns:
            columns, rows = ("uuid", *columns), ((_new_uuid(), *row) for row in rows)
        listed, holders = ", ".join(columns), ", ".join("?" * len(columns))
        with self.translated():
            self._connection.executemany(f"INSERT INTO {table} ({listed}) VALUES ({holders})", rows)

    def update(self, table: str, row_id: int, **values: Any) -> None:
        if not values:
            return
        changes = ", ".join(f"{name} = :{name}" for name in values)
        self.run(f"UPDATE {table} SET {changes} WHERE id = :id", values | {"id": row_id})

    def delete(self, table: str, row_id: int) -> None:
        self.run(f"DELETE FROM {table} WHERE id = ?", [row_id])

    # Transactions

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; takes the write lock at once, so that a busy file is noticed before any work."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextlib.contextmanager
    def command(self, name: str, now: datetime, *, undoes: int | None = None) -> Iterator[int]:
        """One command of the user: a transaction whose changes the journal files under one number.

        A command that changes nothing and writes no file leaves no entry.
        """
        with self.transaction():
            number = self.insert(
                "command", name=name, at=utc_text(now), os_user=operating_system_user(), undoes_id=undoes
            )
            with self._journalled_as(number):
                yield number
            left = "SELECT EXISTS (SELECT 1 FROM change WHERE command_id = :n) OR EXISTS (SELECT 1 FROM written_file WHERE command_id = :n)"
            if not self.value(left, {"n": number}):
                self.delete("command", number)

    @contextlib.contextmanager
    def continued_command(self, number: int) -> Iterator[None]:
        """A further transaction of an earlier command: it finishes what was recorded (files written)."""
        with self.transaction(), self._journalled_as(number):
            yield

    @contextlib.contextmanager
    def _journalled_as(self, number: int) -> Iterator[None]:
        self.run("UPDATE journal_cursor SET command_id = ?", [number])
        self._command_id = number
        try:
            yield
            self.run("UPDATE journal_cursor SET command_id = NULL")
        finally:
            self._command_id = None

    @contextlib.contextmanager
    def translated(self) -> Iterator[None]:
        """SQLite's errors as German sentences; the data never appears in them."""
        try:
            yield
        except sqlite3.Error as error:
            raise _translate(error, self.path) from None

    def backup_to(self, target: Path) -> None:
        """A consistent copy of the file (SQLite's backup API)."""
        try:
            with contextlib.closing(sqlite3.connect(target)) as copy:
                self._connection.backup(copy)
        except sqlite3.Error as error:
            ours = _translate(error, self.path)
            raise (DiskFull(target.parent) if isinstance(ours, DiskFull) else ours) from None
        protect(target)


def next_id(database: Database, table: str) -> int:
    """The id the next row of a table gets; inside a transaction nobody else takes it (AUTOINCREMENT)."""
    return int(database.value("SELECT seq FROM sqlite_sequence WHERE name = ?", [table]) or 0) + 1


def find_database(start: Path) -> Path:
    """The nearest `netzwerk.db` in `start` or above, as git finds its repository."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
    raise NetworkFolderMissing(start)


def create_database(path: Path) -> None:
    """A new file with the present schema; an existing one is never touched."""
    if path.exists():
        raise NetworkExistsAlready(path)
    from kinderschutz_cli.store.migrations import migrate  # 90 ms: sqlite_utils

    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    try:
        migrate(path, APPLICATION_ID)
    except sqlite3.Error as error:
        path.unlink(missing_ok=True)
        raise _translate(error, path) from None
    protect(path)


def open_database(path: Path) -> Database:
    """Open, check and if need be migrate the file, or that in the folder; a newer or foreign file stays untouched."""
    if path.is_dir():
        path /= FILE_NAME
    if not path.is_file():
        raise DatabaseFileMissing(path)
    try:
        with path.open("rb") as file:
            magic = file.read(len(_SQLITE_MAGIC))
    except PermissionError:
        raise DatabaseBusy(path) from None
    if magic != _SQLITE_MAGIC:
        raise NotADatabase(path)
    try:
        return _opened(path)
    except sqlite3.Error as error:
        raise _translate(error, path) from None


def _opened(path: Path) -> Database:
    connection = sqlite3.connect(path, timeout=busy_seconds(), isolation_level=None)
    try:
        return _checked(path, connection)
    except BaseException:
        connection.close()
        raise


def _checked(path: Path, connection: sqlite3.Connection) -> Database:
    connection.row_factory = sqlite3.Row
    database = Database(path, connection)
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise NotADatabase(path)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA_VERSION:
        raise NewerFile(path, version, SCHEMA_VERSION)
    if version < SCHEMA_VERSION:
        _migrate_with_copy(database, version)
    for pragma in ("foreign_keys", "recursive_triggers", "secure_delete"):
        connection.execute(f"PRAGMA {pragma} = ON")
    return database


def busy_seconds() -> float:
    """`KS_BUSY_SECONDS`, 5 without it or where it is no number."""
    try:
        return max(0.0, float(os.environ.get(BUSY_VARIABLE, _BUSY_SECONDS)))
    except ValueError:
        return _BUSY_SECONDS


def _migrate_with_copy(database: Database, version: int) -> None:
    from kinderschutz_cli.store.migrations import migrate  # 90 ms: sqlite_utils

    copy = database.path.with_name(f"netzwerk-vor-stand-{SCHEMA_VERSION}-von-{version}.db")
    if not copy.exists():
        database.backup_to(copy)
    migrate(database.path, APPLICATION_ID)


def protect(path: Path) -> None:
    """Only the owner reads the file; on Windows the folder's rights decide."""
    if os.name == "posix":
        path.chmod(0o600)


def operating_system_user() -> str:
    """The account that ran a command; unknown accounts (containers) have no name."""
    import getpass  # pulls in the terminal modules

    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return "unbekannt"


def utc_text(moment: datetime) -> str:
    """A moment as it is stored: UTC to the second, `2025-07-01T08:00:00Z`."""
    from datetime import UTC

    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _translate(error: sqlite3.Error, path: Path) -> Exception:
    reason = str(error)
    known = (
        ("locked", DatabaseBusy),
        ("busy", DatabaseBusy),
        ("not a database", NotADatabase),
        ("malformed", DatabaseDamaged),
        ("disk image", DatabaseDamaged),
        ("readonly", DatabaseReadOnly),
        ("unable to open", DatabaseReadOnly),
        ("disk is full", DiskFull),
        ("disk I/O", DriveFails),
    )
    for words, failure in known:
        if words in reason:
            return failure(path)
    if isinstance(error, sqlite3.IntegrityError):
        return ConstraintViolated(path, f"{type(error).__name__}: {reason}")
    return DatabaseUnusable(path, f"{type(error).__name__}: {reason}")


def _new_uuid() -> str:
    """A random UUID (RFC 9562, version 4) as text; `uuid.uuid4()` takes twice as long, and a list has thousands."""
    digits = os.urandom(16).hex()
    variant = "89ab"[int(digits[16], 16) & 3]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"
