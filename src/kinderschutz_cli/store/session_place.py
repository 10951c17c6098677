"""Wishes for sessions of the programme, and the places given in them."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from kinderschutz_cli.domain.event import PartForm
from kinderschutz_cli.domain.registration import RegistrationStatus, Seat

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kinderschutz_cli.store.database import Database


class Person(NamedTuple):
    """A registration as sessions need it. `fillable`: takes part, and is in the hall."""

    id: int
    received: str
    status: RegistrationStatus
    contact_id: int | None
    sector: str
    fillable: bool


def people(db: Database, part_id: int) -> list[Person]:
    """Everybody registered for a part, in the order of arrival."""
    rows = db.rows(
        "SELECT registration.id, received_at, status, contact_id, seat, registration.form AS coming, "
        "part.form AS held, coalesce(own.label, theirs.label, '') AS sector FROM registration "
        "JOIN part ON part.id = part_id LEFT JOIN contact ON contact.id = contact_id "
        "LEFT JOIN sector AS own ON own.id = contact.sector_id "
        "LEFT JOIN organisation ON organisation.id = organisation_id "
        "LEFT JOIN sector AS theirs ON theirs.id = organisation.sector_id "
        "WHERE part_id = ? ORDER BY received_at, registration.id",
        [part_id],
    )
    return [
        Person(
            row["id"],
            row["received_at"],
            RegistrationStatus(row["status"]),
            row["contact_id"],
            row["sector"],
            row["seat"] == Seat.ATTENDING and (row["coming"], row["held"]) != (PartForm.ONLINE, PartForm.HYBRID),
        )
        for row in rows
    ]


def wishes(db: Database, part_id: int) -> dict[int, tuple[int, ...]]:
    """Registration → the items it wishes, the dearest first."""
    found: dict[int, tuple[int, ...]] = {}
    for row in db.rows(
        "SELECT registration_id, item_id FROM session_wish JOIN registration ON registration.id = registration_id "
        "WHERE part_id = ? ORDER BY registration_id, rank, session_wish.id",
        [part_id],
    ):
        found[row["registration_id"]] = (*found.get(row["registration_id"], ()), row["item_id"])
    return found


def wishes_written(db: Database, registration_ids: Sequence[int]) -> dict[int, datetime]:
    """When the wishes of registrations were last written or removed, as far as the journal knows."""
    rows = db.rows(
        "SELECT json_extract(coalesce(after, before), '$.registration_id') AS registration, max(command.at) AS at "
        "FROM change JOIN command ON command.id = command_id WHERE table_name = 'session_wish' "
        "AND json_extract(coalesce(after, before), '$.registration_id') IN (SELECT value FROM json_each(?)) GROUP BY 1",
        [json.dumps(list(registration_ids))],
    )
    return {row["registration"]: datetime.fromisoformat(row["at"]) for row in rows}


def places(db: Database, part_id: int) -> dict[int, dict[int, str]]:
    """Registration → the items in which it has a place, each with the reason."""
    found: dict[int, dict[int, str]] = {}
    for row in db.rows(
        "SELECT registration_id, item_id, reason FROM session_place "
        "JOIN registration ON registration.id = registration_id WHERE part_id = ? ORDER BY session_place.id",
        [part_id],
    ):
        found.setdefault(row["registration_id"], {})[row["item_id"]] = row["reason"]
    return found


def taken(db: Database, part_ids: Sequence[int]) -> Counter[int]:
    """How many places are given in each item of some parts."""
    rows = db.rows(
        "SELECT item_id, count(*) AS number FROM session_place JOIN programme_item ON programme_item.id = item_id "
        "WHERE part_id IN (SELECT value FROM json_each(?)) GROUP BY item_id",
        [json.dumps(list(part_ids))],
    )
    return Counter({row["item_id"]: row["number"] for row in rows})


def set_wishes(db: Database, registration_id: int, item_ids: Sequence[int]) -> None:
    """Replace the wishes of a registration; the dearest first."""
    db.run("DELETE FROM session_wish WHERE registration_id = ?", [registration_id])
    add_wishes(db, [(registration_id, item_ids)])


def add_wishes(db: Database, wished: Iterable[tuple[int, Sequence[int]]]) -> None:
    """Write the wishes of registrations that have none yet."""
    db.insert_many(
        "session_wish",
        ("registration_id", "item_id", "rank"),
        [(number, item, rank) for number, items in wished for rank, item in enumerate(items, start=1)],
    )


def give(db: Database, given: Iterable[tuple[int, int, str]]) -> None:
    """Give places: registration, item, reason."""
    db.insert_many("session_place", ("registration_id", "item_id", "reason"), given)


def take(db: Database, registration_id: int, item_ids: Iterable[int]) -> None:
    db.run(
        "DELETE FROM session_place WHERE registration_id = ? AND item_id IN (SELECT value FROM json_each(?))",
        [registration_id, json.dumps(list(item_ids))],
    )


def release(db: Database, registration_ids: Sequence[int]) -> None:
    """Free every place of registrations that have lost their seat; their wishes stay."""
    if registration_ids:
        db.run(
            "DELETE FROM session_place WHERE registration_id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(registration_ids))],
        )


def hand_over(db: Database, gives: int, takes: int) -> None:
    """Wishes and places go from one registration to another that has none."""
    for table in ("session_wish", "session_place"):
        db.run(f"UPDATE {table} SET registration_id = ? WHERE registration_id = ?", [takes, gives])


def forget(db: Database, item_id: int) -> tuple[int, int]:
    """Remove the wishes for an item and the places in it; how many of each there were."""
    wished, given = (
        db.run(f"DELETE FROM {table} WHERE item_id = ?", [item_id]) for table in ("session_wish", "session_place")
    )
    return wished, given
