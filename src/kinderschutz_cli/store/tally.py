"""Counts for one look at the network: how many people of which sector, and which contacts need care."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.domain.registration import HOLDING_A_SEAT
from kinderschutz_cli.domain.situation import SectorTally
from kinderschutz_cli.store.contact_line import MAIN_AFFILIATION

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kinderschutz_cli.store.database import Database

_REACHABLE = (
    "(contact.mail <> '' OR (contact.street <> '' AND contact.postcode <> '' AND contact.city <> '') "
    "OR coalesce(organisation.street <> '' AND organisation.postcode <> '' AND organisation.city <> '', 0))"
)
_CLOSED = "coalesce(organisation.closes_on < :day, 0)"


def count(db: Database, table: str) -> int:
    return int(db.value(f"SELECT count(*) FROM {table}"))


def sectors(db: Database, event_id: int | None, today: date, day: date) -> tuple[SectorTally, ...]:
    """People by their effective sector, the largest first; `day` is the event's: who has closed by then is not asked."""
    values = {"event": event_id, "today": today.isoformat(), "day": day.isoformat()}
    invited = "EXISTS (SELECT 1 FROM invitation WHERE event_id = :event AND contact_id = contact.id)"
    rows = db.rows(
        "SELECT coalesce(sector.slug, '') AS slug, coalesce(sector.label, 'ohne Sektor') AS label, "
        f"count(*) AS contacts, sum({invited}) AS invited, "
        f"sum(NOT {invited} AND NOT contact.no_contact AND NOT {_CLOSED} AND {_REACHABLE}) AS missing "
        f"FROM contact {MAIN_AFFILIATION} GROUP BY sector.id",
        values,
    )
    found = {row["slug"]: SectorTally(*row) for row in rows}
    for row in _seats(db, values):
        slug, label, taken = row
        before = found.get(slug, SectorTally(slug, label, 0))
        found[slug] = SectorTally(slug, label, before.contacts, before.invited, before.waiting_for_invitation, taken)
    return tuple(sorted(found.values(), key=lambda one: (not one.slug, -one.contacts, one.label)))


def _seats(db: Database, values: Mapping[str, object]) -> list[tuple[str, str, int]]:
    """Seats of the event given away, by sector; the one of an institution whose person is open counts for its own."""
    held = ", ".join(f"'{status}'" for status in sorted(HOLDING_A_SEAT))
    rows = db.rows(
        "SELECT coalesce(sector.slug, host_sector.slug, '') AS slug, "
        "coalesce(sector.label, host_sector.label, 'ohne Sektor') AS label, count(*) AS taken "
        "FROM registration JOIN part ON part.id = part_id "
        f"LEFT JOIN contact ON contact.id = registration.contact_id {MAIN_AFFILIATION} "
        "LEFT JOIN organisation AS host ON host.id = registration.organisation_id "
        "LEFT JOIN sector AS host_sector ON host_sector.id = host.sector_id "
        f"WHERE part.event_id = :event AND registration.status IN ({held}) GROUP BY 1, 2",
        values,
    )
    return [(row["slug"], row["label"], row["taken"]) for row in rows]


def gone(db: Database, today: date) -> tuple[int, ...]:
    """Contacts whose every position has ended, or whose institution has closed."""
    rows = db.rows(
        f"SELECT contact.id FROM contact {MAIN_AFFILIATION} WHERE organisation.closes_on < :today "
        "OR (main.id IS NULL AND EXISTS (SELECT 1 FROM affiliation WHERE contact_id = contact.id AND ends < :today)) "
        "ORDER BY contact.id",
        {"today": today.isoformat()},
    )
    return tuple(row["id"] for row in rows)


def unreachable(db: Database, today: date) -> tuple[int, ...]:
    """Contacts who have not opted out, with neither a mail address nor a complete postal one."""
    rows = db.rows(
        f"SELECT contact.id FROM contact {MAIN_AFFILIATION} "
        f"WHERE NOT {_REACHABLE} AND NOT contact.no_contact ORDER BY contact.id",
        {"today": today.isoformat()},
    )
    return tuple(row["id"] for row in rows)


def programme_items(db: Database, event_id: int) -> int:
    return int(
        db.value("SELECT count(*) FROM programme_item JOIN part ON part.id = part_id WHERE event_id = ?", [event_id])
    )
