"""Two rows becoming one: what hangs on the row that goes is moved to the one that stays, without doubling.

Every reference to the row is known to SQLite itself (`pragma foreign_key_list`), so that a table of a later migration
is moved too; the tables in which both rows may stand already have their own rule here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.merging import INVITATION_ORDER, REGISTRATION_ORDER, surer

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from kinderschutz_cli.store.database import Database


#: What hangs on a registration, and what one registration has only once; the kept one's row stays.
_OF_A_REGISTRATION = {
    "move": "id",
    "session_wish": "item_id",
    "session_place": "item_id",
    "attendance": "coalesce(item_id, 0)",
    "need": "code",
}


class Clash(NamedTuple):
    """Both stand in one event with their own row; `kept` is the state that stays."""

    table: str
    event: str
    a: str
    b: str
    kept: str


def record(db: Database, noun: str, row_id: int) -> dict[str, Any]:
    """All columns of a contact or an organisation."""
    row = db.row(f"SELECT * FROM {noun} WHERE id = ?", [row_id])
    return dict(row) if row else {}


def references(db: Database, noun: str) -> list[tuple[str, str]]:
    """Tables and columns that point to a contact or an organisation."""
    rows = db.rows(
        'SELECT tables.name AS name, keys."from" AS reference FROM pragma_table_list AS tables '
        'JOIN pragma_foreign_key_list(tables.name) AS keys WHERE keys."table" = ? ORDER BY 1, 2',
        [noun],
    )
    return [(row["name"], row["reference"]) for row in rows]


def attached(db: Database, noun: str, row_id: int) -> dict[str, int]:
    """What hangs on a record: table → rows, without the decisions about duplicates."""
    counts: dict[str, int] = {}
    for table, column in references(db, noun):
        if not table.startswith("distinct_"):
            number = int(db.value(f"SELECT count(*) FROM {table} WHERE {column} = ?", [row_id]))
            counts[table] = counts.get(table, 0) + number
    return {table: number for table, number in counts.items() if number}


def clashes(db: Database, a: int, b: int) -> list[Clash]:
    """Events to which both contacts are invited, and those in which both are registered for a part."""
    found = []
    for table, order, key, join in (
        ("invitation", INVITATION_ORDER, "event_id", "event ON event.id = mine.event_id"),
        (
            "registration",
            REGISTRATION_ORDER,
            "part_id",
            "part ON part.id = mine.part_id JOIN event ON event.id = part.event_id",
        ),
    ):
        rows = db.rows(
            f"SELECT event.title AS event, mine.status AS a, theirs.status AS b FROM {table} AS mine "
            f"JOIN {table} AS theirs ON theirs.{key} = mine.{key} JOIN {join} "
            "WHERE mine.contact_id = ? AND theirs.contact_id = ? ORDER BY mine.id",
            [a, b],
        )
        found += [Clash(table, row["event"], row["a"], row["b"], surer(order, row["a"], row["b"])) for row in rows]
    return found


def labels(db: Database) -> dict[str, dict[int, str]]:
    """What the ids in a record stand for: column → id → label."""
    return {
        column: {row["id"]: row["label"] for row in db.rows(f"SELECT id, {label} AS label FROM {table}")}
        for column, table, label in (
            ("sector_id", "sector", "label"),
            ("kind_id", "kind", "label"),
            ("profession_id", "profession", "label"),
            ("source_id", "source", "name"),
            ("parent_id", "organisation", "name"),
        )
    }


def merge(db: Database, noun: str, stays: int, goes: int, values: Mapping[str, Any]) -> None:
    """Move everything, remove the one that goes, and write the merged values, inside the running transaction."""
    if noun == "contact":
        _merge_invitations(db, stays, goes)
        _renumber_messages(db, stays, goes)
        _merge_registrations(db, stays, goes)
        _merge_consents(db, stays, goes)
        _move_unless_there(db, "contact_role", "contact_id", ("role_id",), stays, goes)
        _move_unless_there(db, "network_member", "contact_id", ("network_id",), stays, goes)
        _move_unless_there(db, "appearance", "contact_id", ("item_id", "role"), stays, goes)
    else:
        _move_unless_there(db, "body", "organisation_id", ("event_id", "role"), stays, goes)
        db.run("UPDATE organisation SET parent_id = NULL WHERE id = ? AND parent_id = ?", [stays, goes])
    _merge_affiliations(db, noun, stays, goes)
    _move_decisions(db, noun, stays, goes)
    for table, column in references(db, noun):
        db.run(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", [stays, goes])
    if noun == "contact":  # nobody stands for oneself
        db.run(
            "UPDATE registration SET stands_for_id = NULL WHERE stands_for_id = contact_id AND contact_id = ?", [stays]
        )
    db.delete(noun, goes)
    db.update(noun, stays, **values)


def _both(db: Database, table: str, owner: str, keys: tuple[str, ...], stays: int, goes: int) -> list[tuple[Any, Any]]:
    """Rows of both that have `keys` in common."""
    mine: dict[tuple[Any, ...], sqlite3.Row] = {}
    for row in db.rows(f"SELECT * FROM {table} WHERE {owner} = ? ORDER BY id", [stays]):
        mine.setdefault(tuple(row[key] for key in keys), row)
    theirs = db.rows(f"SELECT * FROM {table} WHERE {owner} = ? ORDER BY id", [goes])
    return [(mine[key], row) for row in theirs if (key := tuple(row[name] for name in keys)) in mine]


def _move_unless_there(db: Database, table: str, owner: str, keys: tuple[str, ...], stays: int, goes: int) -> None:
    """Drop the rows of the one that goes where the other has the same; the rest moves later."""
    for mine, theirs in _both(db, table, owner, keys, stays, goes):
        db.delete(table, theirs["id"])
        if table == "network_member":
            joined = min(filter(None, (mine["joined"], theirs["joined"])), default=None)
            db.update(table, mine["id"], joined=joined)


def _merge_invitations(db: Database, stays: int, goes: int) -> None:
    for mine, theirs in _both(db, "invitation", "contact_id", ("event_id",), stays, goes):
        db.delete("invitation", theirs["id"])
        db.update(
            "invitation",
            mine["id"],
            status=surer(INVITATION_ORDER, mine["status"], theirs["status"]),
            invited_at=min(mine["invited_at"], theirs["invited_at"]),
        )


def _renumber_messages(db: Database, stays: int, goes: int) -> None:
    """Messages of one kind about one event are counted on."""
    for row in db.rows("SELECT * FROM message WHERE contact_id = ? ORDER BY id", [goes]):
        last = db.value(
            "SELECT coalesce(max(version), 0) FROM message WHERE contact_id = ? AND event_id = ? AND kind = ?",
            [stays, row["event_id"], row["kind"]],
        )
        version = int(last) + 1 if last else row["version"]
        db.update("message", row["id"], contact_id=stays, version=version)


def _merge_registrations(db: Database, stays: int, goes: int) -> None:
    """The surer of two registrations stays, with the earlier arrival and the moves of both."""
    for mine, theirs in _both(db, "registration", "contact_id", ("part_id",), stays, goes):
        status = surer(REGISTRATION_ORDER, mine["status"], theirs["status"])
        kept, lost = (mine, theirs) if mine["status"] == status else (theirs, mine)
        for table, key in _OF_A_REGISTRATION.items():
            same = f"SELECT {key} FROM {table} WHERE registration_id = :kept"
            db.run(
                f"DELETE FROM {table} WHERE registration_id = :lost AND {key} IN ({same})",
                {"kept": kept["id"], "lost": lost["id"]},
            )
            db.run(f"UPDATE {table} SET registration_id = ? WHERE registration_id = ?", [kept["id"], lost["id"]])
        db.delete("registration", lost["id"])
        db.update(
            "registration",
            kept["id"],
            contact_id=stays,
            organisation_id=kept["organisation_id"] or lost["organisation_id"],
            stands_for_id=kept["stands_for_id"] or lost["stands_for_id"],
            received_at=min(kept["received_at"], lost["received_at"]),
            note="; ".join(dict.fromkeys(note for note in (kept["note"], lost["note"]) if note)),
        )


def _merge_consents(db: Database, stays: int, goes: int) -> None:
    """Of two decisions about one purpose the later one holds; on the same day the refusal."""
    for mine, theirs in _both(db, "consent", "contact_id", ("event_id", "purpose"), stays, goes):
        lost = min(mine, theirs, key=lambda row: (row["given_on"], not row["granted"]))
        db.delete("consent", lost["id"])


def _merge_affiliations(db: Database, noun: str, stays: int, goes: int) -> None:
    """Affiliations of both to one organisation (or of one contact to both) with one function and time become one."""
    owner, other = ("contact_id", "organisation_id") if noun == "contact" else ("organisation_id", "contact_id")
    behind = int(db.value(f"SELECT coalesce(max(position), 0) FROM affiliation WHERE {owner} = ?", [stays]))
    for theirs in db.rows(f"SELECT * FROM affiliation WHERE {owner} = ? ORDER BY position, id", [goes]):
        present = db.rows(
            f"SELECT * FROM affiliation WHERE {owner} = ? AND {other} = ? ORDER BY position, id", [stays, theirs[other]]
        )
        mine = next((row for row in present if _one_affiliation(row, theirs)), None)
        if mine:
            db.delete("affiliation", theirs["id"])
            db.update("affiliation", mine["id"], **_joined(mine, theirs))
        else:
            behind += 1
            position = {"position": behind} if noun == "contact" else {}
            db.update("affiliation", theirs["id"], **{owner: stays}, **position)


def _one_affiliation(a: sqlite3.Row, b: sqlite3.Row) -> bool:
    apart = any(one["ends"] and other["begins"] and one["ends"] < other["begins"] for one, other in ((a, b), (b, a)))
    functions = {fold(row["function"]) for row in (a, b) if row["function"]}
    return not apart and len(functions) < 2


def _joined(a: sqlite3.Row, b: sqlite3.Row) -> dict[str, Any]:
    """From the earlier beginning, as far as one is known, until the later end, or open."""
    return {
        "function": a["function"] or b["function"],
        "begins": min(filter(None, (a["begins"], b["begins"])), default=None),
        "ends": max(a["ends"], b["ends"]) if a["ends"] and b["ends"] else None,
    }


def _move_decisions(db: Database, noun: str, stays: int, goes: int) -> None:
    """Whoever is no duplicate of the one that goes is none of the merged one; the pair itself is forgotten."""
    table, column = f"distinct_{noun}", f"{noun}_id"
    known = {(row[column], row["other_id"]) for row in db.rows(f"SELECT * FROM {table}")}
    for row in db.rows(f"SELECT * FROM {table} WHERE ? IN ({column}, other_id) ORDER BY id", [goes]):
        other = row["other_id"] if row[column] == goes else row[column]
        low, high = sorted((stays, other))
        db.delete(table, row["id"])
        if other != stays and (low, high) not in known:
            db.insert(table, **{column: low}, other_id=high, decided_on=row["decided_on"])
