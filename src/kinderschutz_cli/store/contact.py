"""Contacts in the file, with their affiliations, roles and networks."""

from __future__ import annotations

import json
from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.contact import Affiliation, Contact, ContactType
from kinderschutz_cli.domain.name import FormOfAddress, PersonName
from kinderschutz_cli.domain.organisation import Address
from kinderschutz_cli.domain.provenance import Provenance
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store.contact_line import MAIN_AFFILIATION, PRESENT, conditions, order
from kinderschutz_cli.store.contact_line import ContactFilter as ContactFilter  # noqa: PLC0414 (belongs to this noun)
from kinderschutz_cli.store.database import next_id
from kinderschutz_cli.store.source import source_id
from kinderschutz_cli.store.term import ids
from kinderschutz_cli.store.values import day, iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.store.database import Database


def find(db: Database, wanted: ContactFilter, today: date) -> list[Contact]:
    """Whole contacts by family name, with the affiliations that hold today."""
    where, values = conditions(wanted, today)
    rows = db.rows(
        "SELECT contact.*, own_sector.slug AS own_sector, profession.slug AS profession, source.name AS source, "
        "organisation.name AS organisation "
        f"FROM contact {MAIN_AFFILIATION} LEFT JOIN sector AS own_sector ON own_sector.id = contact.sector_id "
        f"LEFT JOIN source ON source.id = contact.source_id {where}",
        values,
    )
    rows.sort(key=order)
    wanted_ids = json.dumps([row["id"] for row in rows])
    affiliations = _affiliations(db, wanted_ids, today)
    roles = _slugs(db, "contact_role JOIN role ON role.id = role_id", "role.slug", wanted_ids)
    networks = _slugs(db, "network_member JOIN network ON network.id = network_id", "network.slug", wanted_ids)
    return [
        _from_row(row, tuple(affiliations[row["id"]]), tuple(roles[row["id"]]), tuple(networks[row["id"]]))
        for row in rows
    ]


def get(db: Database, contact_id: int, today: date) -> Contact:
    return find(db, ContactFilter(ids=(contact_id,)), today)[0]


def _affiliations(db: Database, wanted_ids: str, today: date) -> dict[int, list[Affiliation]]:
    return _affiliations_where(db, f"AND {PRESENT} ", {"ids": wanted_ids, "today": today.isoformat()})


def all_affiliations(db: Database, contact_id: int) -> list[Affiliation]:
    """Also those that have ended or not begun; the main one first."""
    return _affiliations_where(db, "", {"ids": json.dumps([contact_id])})[contact_id]


def _affiliations_where(db: Database, condition: str, values: dict[str, Any]) -> dict[int, list[Affiliation]]:
    rows = db.rows(
        f"SELECT affiliation.id AS affiliation_id, contact_id, function, begins, ends, {organisation_store.COLUMNS} "
        f"FROM affiliation JOIN organisation ON organisation.id = organisation_id {organisation_store.JOINS} "
        f"WHERE contact_id IN (SELECT value FROM json_each(:ids)) {condition}"
        "ORDER BY contact_id, affiliation.position, affiliation.id",
        values,
    )
    found: dict[int, list[Affiliation]] = defaultdict(list)
    known: dict[int, Organisation] = {}
    for row in rows:
        organisation = known.setdefault(row["id"], organisation_store.from_row(row))
        found[row["contact_id"]].append(
            Affiliation(organisation, row["function"], row["affiliation_id"], day(row["begins"]), day(row["ends"]))
        )
    return found


def _slugs(db: Database, tables: str, column: str, wanted_ids: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in db.rows(
        f"SELECT contact_id, {column} AS slug FROM {tables} "
        f"WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY {column}",
        [wanted_ids],
    ):
        found[row["contact_id"]].append(row["slug"])
    return found


def add(db: Database, contact: Contact) -> int:
    """Insert a contact with its affiliations, roles and networks; its id."""
    return add_many(db, [contact])[0]


def add_many(
    db: Database, contacts: Sequence[Contact], organisation_ids: Mapping[str, int] = MappingProxyType({})
) -> list[int]:
    """Insert many at once; their ids in the same order.

    `organisation_ids`: by name, those of organisations that were just made and are 0 in the affiliations.
    """
    rows = _values(db, contacts)
    first = next_id(db, "contact")
    new_ids = list(range(first, first + len(rows)))
    db.insert_many("contact", ("id", *_WRITTEN), ((new, *row) for new, row in zip(new_ids, rows, strict=True)))
    db.insert_many(
        "affiliation",
        ("contact_id", "organisation_id", "function", "begins", "ends", "position"),
        (
            (
                new,
                one.organisation.id or organisation_ids.get(one.organisation.name, 0),
                *(one.function, iso(one.begins), iso(one.ends), position),
            )
            for new, contact in zip(new_ids, contacts, strict=True)
            for position, one in enumerate(contact.affiliations, start=1)
        ),
    )
    for new, contact in zip(new_ids, contacts, strict=True):
        if contact.roles:
            set_roles(db, new, contact.roles)
        if contact.networks:
            set_networks(db, new, contact.networks)
    return new_ids


def save(db: Database, contact: Contact) -> None:
    """Write the contact's own fields, roles and networks; the journal notes only what differs."""
    db.update("contact", contact.id, **dict(zip(_WRITTEN, _values(db, [contact])[0], strict=True)))
    set_roles(db, contact.id, contact.roles)
    set_networks(db, contact.id, contact.networks)


def set_roles(db: Database, contact_id: int, slugs: Sequence[str]) -> None:
    _set_links(db, "contact_role", "role", contact_id, slugs)


def set_networks(db: Database, contact_id: int, slugs: Sequence[str], joined: date | None = None) -> None:
    """`joined` is kept with memberships that are new."""
    _set_links(db, "network_member", "network", contact_id, slugs, **({"joined": iso(joined)} if joined else {}))


def _set_links(db: Database, link: str, word: str, contact_id: int, slugs: Sequence[str], **values: Any) -> None:
    present = {
        row["slug"]
        for row in db.rows(
            f"SELECT slug FROM {link} JOIN {word} ON {word}.id = {word}_id WHERE contact_id = ?",
            [contact_id],
        )
    }
    words = ids(db, word) if present != set(slugs) else {}
    for slug in sorted(present - set(slugs)):
        db.run(f"DELETE FROM {link} WHERE contact_id = ? AND {word}_id = ?", [contact_id, words[slug]])
    for slug in slugs:
        if slug not in present:
            db.insert(link, contact_id=contact_id, **{f"{word}_id": words[slug]}, **values)


def add_affiliation(db: Database, contact_id: int, affiliation: Affiliation, *, position: int = 1) -> int:
    """Begin an affiliation; with position 1 it becomes the main one."""
    if position == 1:
        db.run("UPDATE affiliation SET position = position + 1 WHERE contact_id = ?", [contact_id])
    return db.insert(
        "affiliation",
        contact_id=contact_id,
        organisation_id=affiliation.organisation.id,
        function=affiliation.function,
        begins=iso(affiliation.begins),
        ends=iso(affiliation.ends),
        position=position,
    )


def save_affiliation(db: Database, affiliation: Affiliation) -> None:
    db.update(
        "affiliation",
        affiliation.id,
        organisation_id=affiliation.organisation.id,
        function=affiliation.function,
        begins=iso(affiliation.begins),
        ends=iso(affiliation.ends),
    )


def remove_affiliation(db: Database, affiliation_id: int) -> None:
    """One that was entered by mistake; an affiliation that was real is ended instead."""
    db.delete("affiliation", affiliation_id)


def make_main(db: Database, contact_id: int, affiliation_id: int) -> None:
    """Put one affiliation first."""
    db.run("UPDATE affiliation SET position = position + 1 WHERE contact_id = ?", [contact_id])
    db.update("affiliation", affiliation_id, position=1)


def inform(db: Database, contact_ids: Iterable[int], today: date) -> None:
    """Record that the Art. 13/14 DSGVO information went out, where it had not before."""
    db.run(
        "UPDATE contact SET informed_on = ? WHERE informed_on IS NULL AND id IN (SELECT value FROM json_each(?))",
        [today.isoformat(), json.dumps(list(contact_ids))],
    )


def uses(db: Database, contact_id: int) -> dict[str, int]:
    """What keeps a contact: invitations, messages, registrations, appearances in programmes."""
    counts = {
        table: int(db.value(f"SELECT count(*) FROM {table} WHERE contact_id = ?", [contact_id]))
        for table in ("invitation", "message", "registration", "appearance")
    }
    counts["registration"] += int(db.value("SELECT count(*) FROM registration WHERE stands_for_id = ?", [contact_id]))
    return {table: count for table, count in counts.items() if count}


def remove(db: Database, contact_id: int) -> None:
    for table in ("affiliation", "contact_role", "network_member", "consent"):
        db.run(f"DELETE FROM {table} WHERE contact_id = ?", [contact_id])
    db.run("DELETE FROM distinct_contact WHERE ? IN (contact_id, other_id)", [contact_id])
    db.delete("contact", contact_id)


def reference_names(db: Database, today: date) -> list[tuple[int, tuple[str, ...], str]]:
    """Id, the spellings under which it can be named, and a label that tells it from others."""
    rows = db.rows(
        "SELECT contact.id, contact.type, contact.title, given, particle, family, degree, contact.label, contact.mail, "
        f"organisation.name AS organisation FROM contact {MAIN_AFFILIATION}",
        {"today": today.isoformat()},
    )
    found = []
    for row in rows:
        name = _name(row)
        spellings = [name.full, name.plain, row["label"], row["mail"]]
        if row["type"] == ContactType.MAILBOX and not row["label"]:
            spellings.append(row["organisation"])
        shown = name.full or row["label"] or row["mail"]
        label = ", ".join(piece for piece in (shown, row["organisation"]) if piece)
        found.append((row["id"], tuple(spelling for spelling in spellings if spelling), label))
    return found


def _name(row: sqlite3.Row) -> PersonName:
    return PersonName(row["title"], row["given"], row["particle"], row["family"], row["degree"])


def _from_row(
    row: sqlite3.Row, affiliations: tuple[Affiliation, ...], roles: tuple[str, ...], networks: tuple[str, ...]
) -> Contact:
    return Contact(
        id=row["id"],
        uuid=row["uuid"],
        type=ContactType(row["type"]),
        form_of_address=FormOfAddress(row["form_of_address"]) if row["form_of_address"] else None,
        name=_name(row),
        label=row["label"],
        own_salutation=row["own_salutation"],
        own_address_line=row["own_address_line"],
        mail=row["mail"],
        phone=row["phone"],
        mobile=row["mobile"],
        own_address=Address(row["street"], row["postcode"], row["city"]),
        sector=row["own_sector"] or "",
        profession=row["profession"] or "",
        roles=roles,
        networks=networks,
        affiliations=affiliations,
        no_contact=bool(row["no_contact"]),
        blocked=bool(row["blocked"]),
        informed_on=day(row["informed_on"]),
        note=row["note"],
        provenance=Provenance(row["source"] or "", day(row["since"]), row["legal_basis"]),
    )


_WRITTEN = (
    *("type", "form_of_address", "title", "given", "particle", "family", "degree", "label", "own_salutation"),
    *("own_address_line", "mail", "phone", "mobile", "street", "postcode", "city", "sector_id", "profession_id"),
    *("no_contact", "blocked", "informed_on", "note", "source_id", "since", "legal_basis"),
)


def _values(db: Database, contacts: Sequence[Contact]) -> list[tuple[Any, ...]]:
    """The values of `_WRITTEN`, a tuple a contact; slugs become ids, new sources are made."""
    sectors, professions = ids(db, "sector"), ids(db, "profession")
    sources = {name: source_id(db, name) for name in {one.provenance.source for one in contacts}}
    return [
        (
            *(one.type, one.form_of_address, one.name.title, one.name.given, one.name.particle, one.name.family),
            *(one.name.degree, one.label, one.own_salutation, one.own_address_line, one.mail, one.phone, one.mobile),
            *(one.own_address.street, one.own_address.postcode, one.own_address.city, sectors.get(one.sector)),
            *(professions.get(one.profession), int(one.no_contact), int(one.blocked), iso(one.informed_on), one.note),
            *(sources[one.provenance.source], iso(one.provenance.since), one.provenance.legal_basis),
        )
        for one in contacts
    ]
