"""Organisations in the file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from kinderschutz_cli.domain.organisation import Address, Organisation
from kinderschutz_cli.domain.provenance import Provenance
from kinderschutz_cli.store.database import next_id
from kinderschutz_cli.store.search import patterns
from kinderschutz_cli.store.source import source_id
from kinderschutz_cli.store.term import ids
from kinderschutz_cli.store.values import day, iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import date

    from kinderschutz_cli.store.database import Database

COLUMNS = (
    "organisation.id, organisation.uuid, organisation.name, short_name, parent_id, street, postcode, city, phone, "
    "mail, website, agreement_on, source_key, closes_on, note, since, organisation.legal_basis, "
    "sector.slug AS sector, kind.slug AS kind, source.name AS source"
)
JOINS = (
    "LEFT JOIN sector ON sector.id = organisation.sector_id LEFT JOIN kind ON kind.id = organisation.kind_id "
    "LEFT JOIN source ON source.id = organisation.source_id"
)


class OrganisationFilter(NamedTuple):
    """All given conditions must hold; several values of one condition are alternatives. Slugs are checked before."""

    sectors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    text: str = ""
    ids: tuple[int, ...] = ()


def find(db: Database, wanted: OrganisationFilter | None = None) -> list[Organisation]:
    """Organisations by name; everything without a filter."""
    conditions, values = _conditions(wanted or OrganisationFilter())
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = db.rows(
        f"SELECT {COLUMNS} FROM organisation {JOINS} {where} ORDER BY organisation.search, organisation.id", values
    )
    return [from_row(row) for row in rows]


def get(db: Database, organisation_id: int) -> Organisation:
    return find(db, OrganisationFilter(ids=(organisation_id,)))[0]


def without_contact(db: Database, wanted: OrganisationFilter, today: date) -> list[Organisation]:
    """Organisations where nobody works on the day `today` and that have no mailbox either; by name."""
    conditions, values = _conditions(wanted)
    rows = db.rows(
        f"SELECT {COLUMNS} FROM organisation {JOINS} WHERE {' AND '.join([*conditions, 'TRUE'])} AND NOT EXISTS ("
        "SELECT 1 FROM affiliation WHERE organisation_id = organisation.id "
        "AND (begins IS NULL OR begins <= ?) AND (ends IS NULL OR ends >= ?)) "
        "ORDER BY organisation.search, organisation.id",
        [*values, today.isoformat(), today.isoformat()],
    )
    return [from_row(row) for row in rows]


def _conditions(wanted: OrganisationFilter) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    for column, wished in (
        ("sector.slug", wanted.sectors),
        ("kind.slug", wanted.kinds),
        ("organisation.city", wanted.places),
        ("organisation.id", wanted.ids),
    ):
        if wished:
            conditions.append(f"{column} IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(wished))
    for pattern in patterns(wanted.text):
        conditions.append("organisation.search LIKE ? ESCAPE '!'")
        values.append(pattern)
    return conditions, values


def with_descendants(db: Database, ids: Iterable[int]) -> list[int]:
    """The organisations and everything below them in the tree."""
    rows = db.rows(
        "WITH RECURSIVE below(id) AS (SELECT value FROM json_each(?) "
        "UNION SELECT organisation.id FROM organisation JOIN below ON parent_id = below.id) SELECT id FROM below",
        [json.dumps(list(ids))],
    )
    return [row["id"] for row in rows]


def ancestors(db: Database, organisation_id: int) -> list[Organisation]:
    """The organisations above one in the tree, the nearest first."""
    rows = db.rows(
        "WITH RECURSIVE above(id, level) AS (SELECT parent_id, 1 FROM organisation WHERE id = ? "
        "UNION SELECT parent_id, level + 1 FROM organisation JOIN above ON organisation.id = above.id) "
        "SELECT id FROM above WHERE id IS NOT NULL ORDER BY level",
        [organisation_id],
    )
    ids = [row["id"] for row in rows]
    by_id = {one.id: one for one in find(db, OrganisationFilter(ids=tuple(ids)))} if ids else {}
    return [by_id[one] for one in ids]


def children(db: Database, organisation_id: int) -> list[Organisation]:
    """The organisations directly below one, by name."""
    rows = db.rows("SELECT id FROM organisation WHERE parent_id = ?", [organisation_id])
    return find(db, OrganisationFilter(ids=tuple(row["id"] for row in rows))) if rows else []


def names(db: Database) -> dict[int, str]:
    """Id → name of all organisations, to name what is above."""
    return {row["id"]: row["name"] for row in db.rows("SELECT id, name FROM organisation")}


def cities(db: Database) -> list[str]:
    """The places that stand in the file, with organisations and with contacts."""
    rows = db.rows("SELECT city FROM organisation UNION SELECT city FROM contact ORDER BY city")
    return [row["city"] for row in rows if row["city"]]


def has_key(db: Database, source: str, key: str) -> int | None:
    """The organisation that carries a source's own key already."""
    found = db.value(
        "SELECT organisation.id FROM organisation JOIN source ON source.id = source_id WHERE source.name = ? "
        "AND source_key = ?",
        [source, key],
    )
    return int(found) if found else None


def add(db: Database, organisation: Organisation) -> int:
    return add_many(db, [organisation])[0]


def add_many(db: Database, organisations: Sequence[Organisation]) -> list[int]:
    """Insert many at once; their ids in the same order."""
    rows = _values(db, organisations)
    first = next_id(db, "organisation")
    db.insert_many("organisation", ("id", *_WRITTEN), ((first + n, *row) for n, row in enumerate(rows)))
    return list(range(first, first + len(rows)))


def save(db: Database, organisation: Organisation) -> None:
    """Write all fields of an organisation that exists; the journal notes only what differs."""
    db.update("organisation", organisation.id, **dict(zip(_WRITTEN, _values(db, [organisation])[0], strict=True)))


def remove(db: Database, organisation_id: int) -> None:
    db.run("DELETE FROM affiliation WHERE organisation_id = ?", [organisation_id])
    db.run("DELETE FROM distinct_organisation WHERE ? IN (organisation_id, other_id)", [organisation_id])
    db.delete("organisation", organisation_id)


def uses(db: Database, organisation_id: int) -> dict[str, int]:
    """What keeps an organisation: people, organisations below it, registrations, bodies of events."""
    counts = {
        table: int(db.value(f"SELECT count(*) FROM {table} WHERE {column} = ?", [organisation_id]))
        for table, column in (
            ("affiliation", "organisation_id"),
            ("organisation", "parent_id"),
            ("registration", "organisation_id"),
            ("body", "organisation_id"),
            ("appearance", "organisation_id"),
        )
    }
    return {table: count for table, count in counts.items() if count}


def reference_names(db: Database) -> list[tuple[int, tuple[str, ...], str]]:
    """Id, the spellings under which it can be named, and a label that tells it from others."""
    rows = db.rows("SELECT id, name, short_name, source_key, city FROM organisation")
    return [
        (
            row["id"],
            tuple(name for name in (row["name"], row["short_name"], row["source_key"]) if name),
            ", ".join(piece for piece in (row["name"], row["city"]) if piece),
        )
        for row in rows
    ]


def from_row(row: sqlite3.Row) -> Organisation:
    return Organisation(
        id=row["id"],
        uuid=row["uuid"],
        name=row["name"],
        short_name=row["short_name"],
        sector=row["sector"] or "",
        kind=row["kind"] or "",
        parent_id=row["parent_id"],
        address=Address(row["street"], row["postcode"], row["city"]),
        phone=row["phone"],
        mail=row["mail"],
        website=row["website"],
        agreement_on=day(row["agreement_on"]),
        source_key=row["source_key"],
        closes_on=day(row["closes_on"]),
        note=row["note"],
        provenance=Provenance(row["source"] or "", day(row["since"]), row["legal_basis"]),
    )


_WRITTEN = (
    *("name", "short_name", "sector_id", "kind_id", "parent_id", "street", "postcode", "city", "phone", "mail"),
    *("website", "agreement_on", "source_key", "closes_on", "note", "source_id", "since", "legal_basis"),
)


def _values(db: Database, organisations: Sequence[Organisation]) -> list[tuple[Any, ...]]:
    """The values of `_WRITTEN`, a tuple an organisation; slugs become ids, new sources are made."""
    sectors, kinds = ids(db, "sector"), ids(db, "kind")
    sources = {name: source_id(db, name) for name in {one.provenance.source for one in organisations}}
    return [
        (
            *(one.name, one.short_name, sectors.get(one.sector), kinds.get(one.kind), one.parent_id),
            *(one.address.street, one.address.postcode, one.address.city, one.phone, one.mail, one.website),
            *(iso(one.agreement_on), one.source_key, iso(one.closes_on), one.note),
            *(sources[one.provenance.source], iso(one.provenance.since), one.provenance.legal_basis),
        )
        for one in organisations
    ]
