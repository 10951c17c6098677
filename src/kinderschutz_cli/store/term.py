"""The words of the field in the file: sectors, kinds, professions, roles and the legal lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.domain.term import CoverageRule, Kind, Profession, Role, Sector

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinderschutz_cli.domain.term import LegalEntry
    from kinderschutz_cli.store.database import Database

#: Who uses a word: (table, column), by the word's own table. Removal is refused while one row does.
USED_BY: dict[str, tuple[tuple[str, str], ...]] = {
    "sector": (("organisation", "sector_id"), ("contact", "sector_id"), ("kind", "sector_id")),
    "kind": (("organisation", "kind_id"),),
    "profession": (("contact", "profession_id"),),
    "role": (("contact_role", "role_id"),),
    "network": (("network_member", "network_id"), ("event_network", "network_id")),
}


def sectors(db: Database) -> list[Sector]:
    rows = db.rows("SELECT slug, label, group_slug FROM sector ORDER BY id")
    return [Sector(row["slug"], row["label"], row["group_slug"]) for row in rows]


def kinds(db: Database) -> list[Kind]:
    rows = db.rows(
        "SELECT kind.slug, kind.label, sector.slug AS sector FROM kind JOIN sector ON sector.id = sector_id "
        "ORDER BY sector.id, kind.id"
    )
    return [Kind(row["slug"], row["label"], row["sector"]) for row in rows]


def professions(db: Database) -> list[Profession]:
    rows = db.rows("SELECT slug, label, confidential FROM profession ORDER BY id")
    return [Profession(row["slug"], row["label"], bool(row["confidential"])) for row in rows]


def roles(db: Database) -> list[Role]:
    return [Role(row["slug"], row["label"]) for row in db.rows("SELECT slug, label FROM role ORDER BY id")]


def labels(db: Database, table: str) -> dict[str, str]:
    """Slug → label of one list of words."""
    label = "name" if table == "network" else "label"
    return {row["slug"]: row["label"] for row in db.rows(f"SELECT slug, {label} AS label FROM {table} ORDER BY id")}


def id_of(db: Database, table: str, slug: str) -> int | None:
    """The id behind a slug; `None` for an empty one. The slug was checked before (`workflows/reference.py`)."""
    if not slug:
        return None
    found = db.value(f"SELECT id FROM {table} WHERE slug = ?", [slug])
    return int(found)


def ids(db: Database, table: str) -> dict[str, int]:
    """Slug → id of one list of words."""
    return {row["slug"]: row["id"] for row in db.rows(f"SELECT slug, id FROM {table}")}


def add_sector(db: Database, sector: Sector) -> None:
    db.insert("sector", slug=sector.slug, label=sector.label, group_slug=sector.group)


def add_kind(db: Database, kind: Kind) -> None:
    db.insert("kind", slug=kind.slug, label=kind.label, sector_id=id_of(db, "sector", kind.sector))


def add_profession(db: Database, profession: Profession) -> None:
    db.insert("profession", slug=profession.slug, label=profession.label, confidential=int(profession.confidential))


def add_role(db: Database, role: Role) -> None:
    db.insert("role", slug=role.slug, label=role.label)


def rename(db: Database, table: str, slug: str, label: str) -> None:
    """Change a word's label; its slug stays, because templates and lists use it."""
    column = "name" if table == "network" else "label"
    db.run(f"UPDATE {table} SET {column} = ? WHERE slug = ?", [label, slug])


def uses(db: Database, table: str, slug: str) -> dict[str, int]:
    """How many rows of which table use a word; empty if none does."""
    word = id_of(db, table, slug)
    counts = {
        user: int(db.value(f"SELECT count(*) FROM {user} WHERE {column} = ?", [word]))
        for user, column in USED_BY[table]
    }
    return {user: count for user, count in counts.items() if count}


def remove(db: Database, table: str, slug: str) -> None:
    """Remove an unused word, with the legal rules that name it."""
    word = id_of(db, table, slug)
    if table != "network":
        db.run(f"DELETE FROM coverage_rule WHERE {table}_id = ?", [word])
    db.run(f"DELETE FROM {table} WHERE id = ?", [word])


def add_legal_lists(db: Database, entries: Iterable[LegalEntry], rules: Iterable[CoverageRule]) -> None:
    """Load the legal lists and the rules that derive coverage; the words they name are loaded before."""
    for entry in entries:
        db.insert(
            "legal_entry", code=entry.code, list=entry.list, label=entry.label, source=entry.source, as_of=entry.as_of
        )
    codes = {row["code"]: row["id"] for row in db.rows("SELECT code, id FROM legal_entry")}
    words = {table: ids(db, table) for table in ("sector", "kind", "role", "profession")}
    for rule in rules:
        db.insert(
            "coverage_rule",
            legal_entry_id=codes[rule.code],
            sector_id=words["sector"].get(rule.sector),
            kind_id=words["kind"].get(rule.kind),
            role_id=words["role"].get(rule.role),
            profession_id=words["profession"].get(rule.profession),
            needs_agreement=int(rule.needs_agreement),
        )


def coverage_rules(db: Database) -> list[CoverageRule]:
    """The rules by which `domain/coverage.py` derives the entries of the legal lists."""
    rows = db.rows(
        "SELECT code, coalesce(sector.slug, '') AS sector, coalesce(kind.slug, '') AS kind, "
        "coalesce(role.slug, '') AS role, coalesce(profession.slug, '') AS profession, needs_agreement "
        "FROM coverage_rule JOIN legal_entry ON legal_entry.id = legal_entry_id "
        "LEFT JOIN sector ON sector.id = coverage_rule.sector_id LEFT JOIN kind ON kind.id = coverage_rule.kind_id "
        "LEFT JOIN role ON role.id = coverage_rule.role_id "
        "LEFT JOIN profession ON profession.id = coverage_rule.profession_id ORDER BY coverage_rule.id"
    )
    return [
        CoverageRule(
            row["code"], row["sector"], row["kind"], row["role"], row["profession"], bool(row["needs_agreement"])
        )
        for row in rows
    ]


def legal_labels(db: Database) -> dict[str, str]:
    """Code → label of the legal lists: "L05" → "Schulen", the L list first."""
    return {row["code"]: row["label"] for row in db.rows("SELECT code, label FROM legal_entry ORDER BY id")}
