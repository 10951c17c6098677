"""What contacts and organisations were at an earlier point: the change journal, read backwards."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.record_field import WORD_COLUMNS
from kinderschutz_cli.store.term import ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinderschutz_cli.store.database import Database

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Past:
    """The records that changed after a point, as they were then: columns → values, words as slugs, by id.

    A contact also has `roles`, `networks` (sorted slugs) and `main` (organisation's id and function, or `None`).
    What is not in here is as it was.
    """

    contacts: dict[int, Row] = field(default_factory=dict)
    organisations: dict[int, Row] = field(default_factory=dict)


def position(db: Database) -> int:
    """The number of the last command: the present point."""
    return int(db.value("SELECT max(id) FROM command") or 0)


def network_uuid(db: Database) -> str:
    """What tells this file from the file of another network."""
    return str(db.value("SELECT uuid FROM network WHERE own = 1 ORDER BY id") or "")


def past(db: Database, at: int) -> Past:
    """The file as the command with the number `at` left it."""
    changed = {table: _changed(db, at, table) for table in ("contact", "organisation", *_LINKS, "affiliation")}
    slugs = {column: {number: slug for slug, number in ids(db, word).items()} for column, word in WORD_COLUMNS.items()}
    organisations = {
        number: _with_slugs(row, slugs) for number, row in changed["organisation"].items() if row is not None
    }
    touched = {number for number, row in changed["contact"].items() if row is not None}
    present = {table: _rows(db, table) for table in (*_LINKS, "affiliation") if changed[table]}
    for table, rows in present.items():
        linked = (rows.get(number, row) for number, row in changed[table].items())
        touched |= {row["contact_id"] for row in linked if row}
    contacts = {number: _with_slugs(row, slugs) for number, row in _rows(db, "contact", touched).items()}
    contacts |= {number: _with_slugs(row, slugs) for number, row in changed["contact"].items() if row is not None}
    for table, (column, word) in _LINKS.items():
        by_id = {number: slug for slug, number in ids(db, word).items()}
        for number, links in _then(db, table, changed[table], contacts).items():
            contacts[number][column] = tuple(sorted(by_id[link[f"{word}_id"]] for link in links))
    for number, edges in _then(db, "affiliation", changed["affiliation"], contacts).items():
        main = min(
            (row for row in edges if not row["ends"]), key=lambda row: (row["position"], row["id"]), default=None
        )
        contacts[number]["main"] = (main["organisation_id"], main["function"]) if main else None
    return Past(contacts, organisations)


#: Tables that tie words to contacts: the name of the whole, and the word.
_LINKS = {"contact_role": ("roles", "role"), "network_member": ("networks", "network")}


def _changed(db: Database, at: int, table: str) -> dict[int, Row | None]:
    """Rows that changed since, as they were; `None` for one that was not there."""
    rows: dict[int, Row | None] = {}
    for row in db.rows(
        "SELECT row_id, before FROM change WHERE command_id > ? AND table_name = ? ORDER BY id", [at, table]
    ):
        rows.setdefault(row["row_id"], json.loads(row["before"]) if row["before"] is not None else None)
    return rows


def _rows(db: Database, table: str, wanted: Iterable[int] | None = None) -> dict[int, Row]:
    condition = "" if wanted is None else "WHERE id IN (SELECT value FROM json_each(?))"
    rows = db.rows(f"SELECT * FROM {table} {condition}", [] if wanted is None else [json.dumps(list(wanted))])
    return {row["id"]: dict(row) for row in rows}


def _then(db: Database, table: str, changed: dict[int, Row | None], contacts: dict[int, Row]) -> dict[int, list[Row]]:
    """The rows of a table by contact as they were then, for the contacts that are asked for."""
    rows: dict[int, Row | None] = {**_rows(db, table), **changed}
    found: dict[int, list[Row]] = defaultdict(list, {number: [] for number in contacts})
    for row in rows.values():
        if row is not None and row["contact_id"] in contacts:
            found[row["contact_id"]].append(row)
    return found


def _with_slugs(row: Row, slugs: dict[str, dict[int, str]]) -> Row:
    return row | {column: by_id.get(row[column], "") for column, by_id in slugs.items() if column in row}
