"""How much the words are used, and which entries of the legal lists they stand for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kinderschutz_cli.store.contact_line import MAIN_AFFILIATION

if TYPE_CHECKING:
    from datetime import date

    from kinderschutz_cli.store.database import Database

_CONTACTS = {
    "sector": f"SELECT sector.id AS word, count(*) AS number FROM contact {MAIN_AFFILIATION} GROUP BY 1",
    "kind": f"SELECT kind.id AS word, count(*) AS number FROM contact {MAIN_AFFILIATION} GROUP BY 1",
    "profession": "SELECT profession_id AS word, count(*) AS number FROM contact GROUP BY 1",
    "role": "SELECT role_id AS word, count(*) AS number FROM contact_role GROUP BY 1",
    "network": "SELECT network_id AS word, count(*) AS number FROM network_member GROUP BY 1",
}


def organisations(db: Database, table: str) -> dict[str, int]:
    """Slug → number of organisations, of `sector` or `kind`."""
    rows = db.rows(
        f"SELECT slug, count(*) AS number FROM organisation JOIN {table} ON {table}.id = {table}_id GROUP BY slug"
    )
    return {row["slug"]: row["number"] for row in rows}


def contacts(db: Database, table: str, today: date) -> dict[str, int]:
    """Slug → number of contacts that have the word today: their own, else through their main organisation."""
    rows = db.rows(
        f"SELECT slug, number FROM {table} JOIN ({_CONTACTS[table]}) ON word = {table}.id",
        {"today": today.isoformat()},
    )
    return {row["slug"]: row["number"] for row in rows}


def law_codes(db: Database, table: str) -> dict[str, list[str]]:
    """Slug → codes of the legal lists that the word alone covers; `L02*` needs an agreement under § 8a SGB VIII."""
    found: dict[str, list[str]] = defaultdict(list)
    if table == "network":
        return found
    for row in db.rows(
        "SELECT DISTINCT slug, code || CASE WHEN needs_agreement THEN '*' ELSE '' END AS shown "
        f"FROM coverage_rule JOIN {table} ON {table}.id = {table}_id "
        "JOIN legal_entry ON legal_entry.id = legal_entry_id ORDER BY legal_entry.id"
    ):
        found[row["slug"]].append(row["shown"])
    return found


def add_law_code(db: Database, table: str, slug: str, code: str) -> None:
    """Let a new word cover an entry of the legal lists; a list without this entry (another Land's) stays as it is."""
    entry = db.value("SELECT id FROM legal_entry WHERE code = ?", [code])
    word = db.value(f"SELECT id FROM {table} WHERE slug = ?", [slug])
    if entry is not None:
        db.insert("coverage_rule", legal_entry_id=entry, needs_agreement=0, **{f"{table}_id": word})
