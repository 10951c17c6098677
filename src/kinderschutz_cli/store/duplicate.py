"""What is compared of all contacts when duplicates are looked for, and which pairs were called none."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kinderschutz_cli.store.contact_line import PRESENT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kinderschutz_cli.store.database import Database


class ContactRow(NamedTuple):
    """A contact as light as it can be: 50,000 of them are held at once."""

    id: int
    type: str
    form_of_address: str
    title: str
    given: str
    particle: str
    family: str
    degree: str
    label: str
    mail: str
    phone: str
    mobile: str
    organisations: tuple[int, ...]


def contact_rows(db: Database, today: date) -> Iterator[ContactRow]:
    """All contacts with the organisations they belong to today."""
    organisations: dict[int, list[int]] = defaultdict(list)
    for row in db.rows(
        f"SELECT contact_id, organisation_id FROM affiliation WHERE {PRESENT} ORDER BY contact_id, position",
        {"today": today.isoformat()},
    ):
        organisations[row[0]].append(row[1])
    rows = db.rows(
        "SELECT id, type, coalesce(form_of_address, ''), title, given, particle, family, degree, label, mail, phone, "
        "mobile FROM contact ORDER BY id"
    )
    for row in rows:
        yield ContactRow._make((*row, tuple(organisations[row["id"]])))


def institution_lines(db: Database) -> tuple[list[str], list[str]]:
    """Mail addresses and telephone numbers of organisations: those of everybody there."""
    rows = db.rows("SELECT mail, phone FROM organisation")
    return [row["mail"] for row in rows if row["mail"]], [row["phone"] for row in rows if row["phone"]]


def distinct_pairs(db: Database, noun: str) -> set[tuple[int, int]]:
    """Pairs called no duplicates, the smaller id first; `noun` is "contact" or "organisation"."""
    return {(row[0], row[1]) for row in db.rows(f"SELECT {noun}_id, other_id FROM distinct_{noun}")}


def call_distinct(db: Database, noun: str, first: int, second: int, today: date) -> bool:
    """Remember that two are no duplicates; `False` where that is known already."""
    low, high = sorted((first, second))
    if (low, high) in distinct_pairs(db, noun):
        return False
    db.insert(f"distinct_{noun}", **{f"{noun}_id": low}, other_id=high, decided_on=today.isoformat())
    return True
