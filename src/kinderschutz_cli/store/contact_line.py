"""Contacts chosen by what is wanted of them, and the light rows of a list: 5,000 of them in some 60 ms.

Imports nothing of the whole record (`contact.py`), so that a list starts fast.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.store.search import patterns

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from kinderschutz_cli.store.database import Database


class ContactFilter(NamedTuple):
    """All given conditions must hold; several values of one condition are alternatives. Slugs are checked before.

    `sectors` means the effective sector: the contact's own, else its organisation's. `organisations` are ids,
    including those below them in the tree if the caller added these. `no_contact` and `blocked` choose only those.
    """

    sectors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[int, ...] = ()
    text: str = ""
    ids: tuple[int, ...] = ()
    no_contact: bool = False
    blocked: bool = False


#: An affiliation holds on the day `:today`.
PRESENT = "(begins IS NULL OR begins <= :today) AND (ends IS NULL OR ends >= :today)"

#: Joins a contact's main affiliation on the day `:today` with its organisation, and the effective sector.
MAIN_AFFILIATION = f"""
LEFT JOIN affiliation AS main ON main.id = (
    SELECT id FROM affiliation
    WHERE contact_id = contact.id AND {PRESENT}
    ORDER BY position, id LIMIT 1)
LEFT JOIN organisation ON organisation.id = main.organisation_id
LEFT JOIN sector ON sector.id = coalesce(contact.sector_id, organisation.sector_id)
LEFT JOIN kind ON kind.id = organisation.kind_id
LEFT JOIN profession ON profession.id = contact.profession_id
"""


class ContactLine(NamedTuple):
    """What a list shows of a contact; made without loading the whole record."""

    id: int
    type: str
    name: str
    organisation: str
    function: str
    sector: str
    mail: str
    phone: str
    no_contact: bool
    blocked: bool


def lines(db: Database, wanted: ContactFilter, today: date) -> list[ContactLine]:
    """The contacts of a list, by family name. An institution's telephone stands in for a missing one."""
    where, values = conditions(wanted, today)
    rows = db.rows(
        "SELECT contact.id, contact.type, contact.title, contact.given, contact.particle, contact.family, "
        "contact.degree, contact.label, coalesce(organisation.name, '') AS organisation, "
        "coalesce(main.function, '') AS function, coalesce(sector.slug, '') AS sector, contact.mail, "
        "CASE WHEN contact.phone = '' THEN coalesce(organisation.phone, '') ELSE contact.phone END AS phone, "
        f"no_contact, blocked FROM contact {MAIN_AFFILIATION} {where}",
        values,
    )
    return [_line(row) for row in sorted(rows, key=order)]


def _line(row: sqlite3.Row) -> ContactLine:
    identity, kind, title, given, particle, family, degree, label, organisation, function, *others = row
    name = PersonName(title, given, particle, family, degree).full or label or organisation or row["mail"]
    sector, mail, phone, no_contact, blocked = others
    return ContactLine(
        identity, kind, name, organisation, function, sector, mail, phone, bool(no_contact), bool(blocked)
    )


def order(row: sqlite3.Row) -> tuple[str, str, int]:
    """By family name without its particle, umlauts as their vowels (DIN 5007); mailboxes by their institution."""
    return fold(row["family"] or row["organisation"] or row["label"]), fold(row["given"]), row["id"]


def conditions(wanted: ContactFilter, today: date) -> tuple[str, dict[str, Any]]:
    """The WHERE clause over `contact` joined by `MAIN_AFFILIATION`, with its values (`today` among them)."""
    values: dict[str, Any] = {"today": today.isoformat()}
    found = [condition for condition in ("no_contact", "blocked") if getattr(wanted, condition)]
    for name, column, wished in (
        ("sectors", "sector.slug", wanted.sectors),
        ("kinds", "kind.slug", wanted.kinds),
        ("professions", "profession.slug", wanted.professions),
        ("places", "CASE WHEN contact.city = '' THEN organisation.city ELSE contact.city END", wanted.places),
        ("ids", "contact.id", wanted.ids),
    ):
        if wished:
            found.append(f"{column} IN (SELECT value FROM json_each(:{name}))")
            values[name] = json.dumps(wished)
    for name, link, wished_links in (
        ("roles", "contact_role JOIN role ON role.id = role_id WHERE role.slug", wanted.roles),
        ("networks", "network_member JOIN network ON network.id = network_id WHERE network.slug", wanted.networks),
        ("organisations", f"affiliation WHERE {PRESENT} AND organisation_id", wanted.organisations),
    ):
        if wished_links:
            found.append(f"contact.id IN (SELECT contact_id FROM {link} IN (SELECT value FROM json_each(:{name})))")
            values[name] = json.dumps(wished_links)
    for number, pattern in enumerate(patterns(wanted.text)):
        found.append(f"(contact.search LIKE :p{number} ESCAPE '!' OR organisation.search LIKE :p{number} ESCAPE '!')")
        values[f"p{number}"] = pattern
    return (f"WHERE {' AND '.join(found)}" if found else ""), values
