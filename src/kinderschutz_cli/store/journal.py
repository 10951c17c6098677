"""The change journal: what each command did, and its exact inverse."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.journal import ChangedRecord, Count, JournalEntry, noun
from kinderschutz_cli.errors.database import ConstraintViolated
from kinderschutz_cli.errors.journal import (
    ChangedSince,
    CommandPurged,
    CommandUnknown,
    NothingToUndo,
    PlaceTaken,
    StillReferenced,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from kinderschutz_cli.store.database import Database

_OUTSIDE = "außerhalb von ks"
#: A change that was not purged.
_HOLDS_DATA = "(before IS NOT NULL OR after IS NOT NULL)"
_COMMANDS = "SELECT id, name, at, os_user, undoes_id FROM command"


def entries(db: Database, *, limit: int = 20) -> list[JournalEntry]:
    """The latest commands, newest first."""
    return _with_details(db, db.rows(f"{_COMMANDS} ORDER BY id DESC LIMIT ?", [limit]))


def entry(db: Database, number: int | None) -> JournalEntry:
    """One command; without a number the last one that changed data (an export only writes files)."""
    if number is None:
        rows = db.rows(
            f"{_COMMANDS} WHERE EXISTS (SELECT 1 FROM change WHERE command_id = command.id) ORDER BY id DESC LIMIT 1"
        )
        if not rows:
            raise NothingToUndo
    else:
        rows = db.rows(f"{_COMMANDS} WHERE id = ?", [number])
        if not rows:
            raise CommandUnknown(number)
    return _with_details(db, rows)[0]


def last_change(db: Database) -> int:
    """The number of the newest change: while it stays the same, nothing that a plan saw has changed."""
    return int(db.value("SELECT coalesce(max(id), 0) FROM change"))


def changed_records(db: Database, number: int) -> list[ChangedRecord]:
    """What one command did to each record: which fields, never what stands in them."""
    found: dict[tuple[str, int], ChangedRecord] = {}
    for row in db.rows("SELECT * FROM change WHERE command_id = ? ORDER BY id", [number]):
        before, after = json.loads(row["before"] or "{}"), json.loads(row["after"] or "{}")
        fields = tuple(name for name in after if before and before.get(name) != after[name])
        key = (row["table_name"], row["row_id"])
        earlier = found.get(key)
        operation = row["operation"] if earlier is None or row["operation"] == "delete" else earlier.operation
        known = earlier.fields if earlier else ()
        found[key] = ChangedRecord(*key, operation, tuple(dict.fromkeys([*known, *fields])))
    return list(found.values())


def history(db: Database, table: str, row_id: int) -> list[tuple[JournalEntry, dict[str, Any], dict[str, Any]]]:
    """What happened to one record: command, before, after (as JSON objects), oldest first."""
    rows = db.rows(
        "SELECT command_id, before, after FROM change WHERE table_name = ? AND row_id = ? ORDER BY id", [table, row_id]
    )
    return [
        (entry(db, row["command_id"]), json.loads(row["before"] or "{}"), json.loads(row["after"] or "{}"))
        for row in rows
        if row["command_id"]
    ]


def purge(db: Database, table: str, row_ids: Collection[int]) -> int:
    """Forget what some records ever were, inside the running command (a deletion under data protection).

    Of a command that did nothing else only the number of records stays, so that the log stays whole; what another
    command did to them beside other records is forgotten altogether: it would tell whose they were. Nothing of it can be
    undone; the rest of such a command can. How many changes held data.
    """
    values = {"table": table, "ids": json.dumps(sorted(row_ids))}
    purged = "table_name = :table AND row_id IN (SELECT value FROM json_each(:ids))"
    held = int(db.value(f"SELECT count(*) FROM change WHERE {purged} AND {_HOLDS_DATA}", values))
    db.run(f"UPDATE change SET before = NULL, after = NULL WHERE {purged}", values)
    db.run(
        f"DELETE FROM change WHERE {purged} AND (command_id IS NULL OR command_id IN "
        f"(SELECT command_id FROM change WHERE {_HOLDS_DATA}))",
        values,
    )
    return held


def known_rows(db: Database, table: str, column: str, values: Collection[int]) -> set[int]:
    """The records of a table that point to one of `values` now or did so at any time the journal knows of."""
    row_ids = db.rows(
        f"SELECT id FROM {table} WHERE {column} IN (SELECT value FROM json_each(:values)) UNION "
        "SELECT row_id FROM change WHERE table_name = :table AND ("
        "json_extract(before, :path) IN (SELECT value FROM json_each(:values)) OR "
        "json_extract(after, :path) IN (SELECT value FROM json_each(:values)))",
        {"table": table, "path": f"$.{column}", "values": json.dumps(sorted(values))},
    )
    return {row[0] for row in row_ids}


def command_of(db: Database, table: str, row_id: int) -> int:
    """The number of the command that inserted a row."""
    return int(
        db.value(
            "SELECT max(command_id) FROM change WHERE table_name = ? AND row_id = ? AND operation = 'insert'",
            [table, row_id],
        )
    )


def invert(db: Database, number: int) -> None:
    """Apply the inverse of one command inside the running transaction; all of it or a conflict.

    Raises `ChangedSince` where a later command changed the same row, `StillReferenced` where a later one built on it,
    `PlaceTaken` where a later one took its name, `CommandPurged` where its data is gone.
    """
    changes = db.rows(f"SELECT * FROM change WHERE command_id = ? AND {_HOLDS_DATA} ORDER BY id DESC", [number])
    if not changes:
        raise CommandPurged(number)
    db.run("PRAGMA defer_foreign_keys = ON")
    _refuse_later_changes(db, number, changes)
    columns: dict[str, list[str]] = {}
    for change in changes:
        table = change["table_name"]
        if table not in columns:
            columns[table] = _columns(db, table)
        try:
            _invert_change(db, change, columns[table])
        except ConstraintViolated:
            raise PlaceTaken(number, noun(table)) from None
    _refuse_broken_references(db, number)


def _invert_change(db: Database, change: sqlite3.Row, columns: list[str]) -> None:
    table, row_id = change["table_name"], change["row_id"]
    if change["operation"] == "insert":
        db.delete(table, row_id)
        return
    before = {name: value for name, value in json.loads(change["before"]).items() if name in columns}
    if change["operation"] == "update":
        del before["id"]
        db.update(table, row_id, **before)
    else:
        db.insert(table, **before)


def _refuse_later_changes(db: Database, number: int, changes: list[sqlite3.Row]) -> None:
    """Each row must still be as the command left it."""
    last_after: dict[tuple[str, int], str | None] = {}
    for change in changes:  # newest first
        last_after.setdefault((change["table_name"], change["row_id"]), change["after"])
    by_table: dict[str, dict[int, str | None]] = defaultdict(dict)
    for (table, row_id), after in last_after.items():
        by_table[table][row_id] = after
    for table, afters in by_table.items():
        present = _present_rows(db, table, list(afters))
        for row_id, after in afters.items():
            if not _same(present.get(row_id), json.loads(after) if after else None):
                raise ChangedSince(number, noun(table), _latest_command(db, table, row_id))


def _same(present: dict[str, Any] | None, after: dict[str, Any] | None) -> bool:
    """Whether a row is as it was left; columns that a migration added or dropped meanwhile do not count."""
    if present is None or after is None:
        return present is after
    return all(present[name] == value for name, value in after.items() if name in present)


def _refuse_broken_references(db: Database, number: int) -> None:
    """Nothing may point to a row that is gone now; the transaction would fail at its end without a reason."""
    for broken in db.rows("PRAGMA foreign_key_check"):
        table, row_id = broken["table"], broken["rowid"]
        column = db.value('SELECT "from" FROM pragma_foreign_key_list(?) WHERE id = ?', [table, broken["fkid"]])
        parent_id = db.value(f"SELECT {column} FROM {table} WHERE id = ?", [row_id])
        later = db.row(
            "SELECT command.id, command.name FROM change JOIN command ON command.id = change.command_id "
            "WHERE command_id > ? AND command_id IS NOT (SELECT command_id FROM journal_cursor) AND "
            "((table_name = ? AND row_id = ?) OR (table_name = ? AND row_id = ?)) ORDER BY change.id DESC LIMIT 1",
            [number, table, row_id, broken["parent"], parent_id],
        )
        raise StillReferenced(
            number, noun(broken["parent"]), noun(table), f"Befehl {later['id']}: {later['name']}" if later else _OUTSIDE
        )


def _present_rows(db: Database, table: str, ids: list[int]) -> dict[int, dict[str, Any]]:
    from kinderschutz_cli.store.journal_triggers import row_as_json

    image = row_as_json(_columns(db, table), table)
    rows = db.rows(
        f"SELECT id, {image} AS image FROM {table} WHERE id IN (SELECT value FROM json_each(?))",
        [json.dumps(ids)],
    )
    return {row["id"]: json.loads(row["image"]) for row in rows}


def _columns(db: Database, table: str) -> list[str]:
    from kinderschutz_cli.store.journal_triggers import DERIVED_COLUMNS

    rows = db.rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", [table])
    return [row["name"] for row in rows if row["name"] not in DERIVED_COLUMNS]


def _latest_command(db: Database, table: str, row_id: int) -> str:
    row = db.row(
        "SELECT command.id, command.name FROM change JOIN command ON command.id = change.command_id "
        "WHERE table_name = ? AND row_id = ? ORDER BY change.id DESC LIMIT 1",
        [table, row_id],
    )
    return f"Befehl {row['id']}: {row['name']}" if row else _OUTSIDE


def _undone_by(db: Database) -> dict[int, int]:
    """Command → the undo that holds; an undo that was undone itself holds no longer."""
    holding: dict[int, int] = {}
    for row in db.rows("SELECT id, undoes_id FROM command WHERE undoes_id IS NOT NULL ORDER BY id DESC"):
        if row["id"] not in holding:
            holding.setdefault(row["undoes_id"], row["id"])
    return holding


def _with_details(db: Database, rows: list[sqlite3.Row]) -> list[JournalEntry]:
    ids = json.dumps([row["id"] for row in rows])
    counts: dict[int, list[Count]] = defaultdict(list)
    for row in db.rows(
        "SELECT command_id, table_name, operation, count(DISTINCT row_id) AS number FROM change "
        "WHERE command_id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2, 3 ORDER BY min(id)",
        [ids],
    ):
        counts[row["command_id"]].append(Count(row["table_name"], row["operation"], row["number"]))
    undone_by = _undone_by(db)
    purged = {
        row["command_id"]
        for row in db.rows(
            "SELECT command_id FROM change WHERE command_id IN (SELECT value FROM json_each(?)) "
            f"GROUP BY command_id HAVING NOT max({_HOLDS_DATA})",
            [ids],
        )
    }
    files: dict[int, list[str]] = defaultdict(list)
    for row in db.rows(
        "SELECT command_id, path FROM written_file WHERE command_id IN (SELECT value FROM json_each(?)) ORDER BY path",
        [ids],
    ):
        files[row["command_id"]].append(row["path"])
    return [
        JournalEntry(
            number=row["id"],
            name=row["name"],
            at=datetime.fromisoformat(row["at"]),
            os_user=row["os_user"],
            counts=tuple(counts[row["id"]]),
            files=tuple(files[row["id"]]),
            undoes=row["undoes_id"],
            undone_by=undone_by.get(row["id"]),
            purged=row["id"] in purged,
        )
        for row in rows
    ]
