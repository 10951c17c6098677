"""Registrations and every move of their status."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from kinderschutz_cli.domain.event import PartForm
from kinderschutz_cli.domain.registration import (
    BY_HAND,
    HOLDING_A_SEAT,
    Channel,
    Move,
    Registration,
    RegistrationStatus,
    Seat,
)
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import session_place as session_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.store.database import next_id, operating_system_user, utc_text
from kinderschutz_cli.store.organisation import OrganisationFilter
from kinderschutz_cli.store.values import day, iso, moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.store.database import Database

_NOBODY: Mapping[int, datetime] = {}

_MOVE_COLUMNS = ("registration_id", "from_status", "to_status", "at", "reason", "source", "person")

#: In a hybrid part whoever comes online needs no seat.
IN_THE_HALL = (
    "NOT (registration.form = 'online' AND (SELECT form FROM part WHERE part.id = registration.part_id) = 'hybrid')"
)


def registrations(
    db: Database,
    part_ids: Sequence[int],
    today: date,
    statuses: Sequence[RegistrationStatus] = (),
    *,
    ids: Sequence[int] | None = None,
) -> list[Registration]:
    """The registrations of some parts in the order they arrived, with whole contacts and organisations."""
    rows = db.rows(
        "SELECT * FROM registration WHERE part_id IN (SELECT value FROM json_each(:parts)) "
        "AND (:statuses = '[]' OR status IN (SELECT value FROM json_each(:statuses))) "
        "AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids))) ORDER BY received_at, id",
        {
            "parts": json.dumps(list(part_ids)),
            "statuses": json.dumps(list(statuses)),
            "ids": None if ids is None else json.dumps(list(ids)),
        },
    )
    people = {row[column] for row in rows for column in ("contact_id", "stands_for_id") if row[column]}
    contacts = contact_store.find(db, ContactFilter(ids=tuple(people)), today) if people else []
    houses = tuple({row["organisation_id"] for row in rows if row["organisation_id"]})
    organisations = organisation_store.find(db, OrganisationFilter(ids=houses)) if houses else []
    contact_by_id = {contact.id: contact for contact in contacts}
    organisation_by_id = {organisation.id: organisation for organisation in organisations}
    return [_from_row(row, contact_by_id, organisation_by_id) for row in rows]


def counts(db: Database, part_id: int) -> Counter[RegistrationStatus]:
    """How many registrations of a part stand in which status."""
    rows = db.rows("SELECT status, count(*) AS number FROM registration WHERE part_id = ? GROUP BY status", [part_id])
    return Counter({RegistrationStatus(row["status"]): row["number"] for row in rows})


def hall_counts(db: Database, part_id: int) -> Counter[RegistrationStatus]:
    """The same without those who come online to a hybrid part: they take no seat."""
    rows = db.rows(
        f"SELECT status, count(*) AS number FROM registration WHERE part_id = ? AND {IN_THE_HALL} GROUP BY status",
        [part_id],
    )
    return Counter({RegistrationStatus(row["status"]): row["number"] for row in rows})


def seats_taken(db: Database, part_id: int) -> int:
    """How many seats of a part's hall are held."""
    held = hall_counts(db, part_id)
    return sum(held[status] for status in HOLDING_A_SEAT)


def add(db: Database, registration: Registration, now: datetime, *, reason: str, source: str = "") -> int:
    """Insert a registration with its first move; its id."""
    return add_many(db, [(registration, reason)], now, source=source)[0]


def add_many(
    db: Database, entries: Sequence[tuple[Registration, str]], now: datetime, *, source: str = ""
) -> list[int]:
    """Insert registrations, each with the reason of its first move; their ids in the same order.

    Somebody who says no from the start said so when it arrived.
    """
    first = next_id(db, "registration")
    columns = ("id", "part_id", "received_at", *_settled(entries[0][0]))
    db.insert_many(
        "registration",
        columns,
        (
            (number, one.part_id, utc_text(one.received_at or now), *_settled(one).values())
            for number, (one, _) in enumerate(entries, start=first)
        ),
    )
    ids = list(range(first, first + len(entries)))
    add_moves(
        db,
        [
            (number, None, one.status, reason, source or one.channel or BY_HAND)
            for number, (one, reason) in zip(ids, entries, strict=True)
        ],
        now,
        {
            number: one.received_at
            for number, (one, _) in zip(ids, entries, strict=True)
            if one.status is RegistrationStatus.CANCELLED and one.received_at
        },
    )
    return ids


def save(
    db: Database, before: Registration, after: Registration, now: datetime, *, reason: str, source: str = ""
) -> None:
    """Write a registration that exists; a change of status is recorded as a move."""
    values = _settled(after)
    if after.received_at != before.received_at and after.received_at:
        values["received_at"] = utc_text(after.received_at)
    db.update("registration", after.id, **values)
    if before.status is not after.status:
        add_moves(db, [(after.id, before.status, after.status, reason, source or BY_HAND)], now)


def move_many(
    db: Database,
    moves: Sequence[tuple[int, RegistrationStatus, RegistrationStatus, str]],
    now: datetime,
    *,
    source: str = BY_HAND,
    offered_until: date | None = None,
    said_at: Mapping[int, datetime] = _NOBODY,
) -> None:
    """Move registrations: id, from, to, reason. `offered_until` is written for all of them (`None` clears it).

    `said_at`: when somebody decided it themselves, by registration, where that is known.
    """
    for number, _, after, _ in moves:
        db.update("registration", number, status=after, offered_until=iso(offered_until))
    rows = [(number, before, after, reason, source) for number, before, after, reason in moves]
    add_moves(db, rows, now, said_at)


def add_moves(
    db: Database,
    moves: Sequence[tuple[int, RegistrationStatus | None, RegistrationStatus, str, str]],
    now: datetime,
    said_at: Mapping[int, datetime] = _NOBODY,
) -> None:
    """Record moves; every change of status passes here, so whoever loses a seat loses the places in sessions too."""
    stamp, person = utc_text(now), operating_system_user()
    earlier = {number: utc_text(min(said, now)) for number, said in said_at.items()}
    session_store.release(db, [number for number, before, after, *_ in moves if _frees_sessions(before, after)])
    db.insert_many(
        "move",
        _MOVE_COLUMNS,
        (
            (number, before, after, earlier.get(number, stamp), reason, source, person)
            for number, before, after, reason, source in moves
        ),
    )


def _frees_sessions(before: RegistrationStatus | None, after: RegistrationStatus) -> bool:
    """Whoever is represented hands the places over instead."""
    return before in HOLDING_A_SEAT and after not in {*HOLDING_A_SEAT, RegistrationStatus.REPRESENTED}


def moves(db: Database, registration_id: int) -> list[Move]:
    """What happened to a registration, oldest first."""
    rows = db.rows("SELECT * FROM move WHERE registration_id = ? ORDER BY id", [registration_id])
    return [
        Move(
            row["id"],
            RegistrationStatus(row["from_status"]) if row["from_status"] else None,
            RegistrationStatus(row["to_status"]),
            moment(row["at"]),  # type: ignore[arg-type]  # NOT NULL in the file
            row["reason"],
            row["source"],
            row["person"],
        )
        for row in rows
    ]


def arrivals(db: Database, part_id: int) -> list[datetime]:
    """When each registration of a part arrived, in order."""
    rows = db.rows("SELECT received_at FROM registration WHERE part_id = ? ORDER BY received_at", [part_id])
    return [moment(row["received_at"]) for row in rows]  # type: ignore[misc]  # NOT NULL in the file


class LastMove(NamedTuple):
    """The move that brought a registration where it is."""

    id: int
    before: RegistrationStatus | None
    reason: str
    at: datetime


def last_moves(db: Database, part_ids: Sequence[int]) -> dict[int, LastMove]:
    """The last move of every registration of some parts."""
    rows = db.rows(
        "SELECT * FROM move WHERE id IN (SELECT max(move.id) FROM move JOIN registration ON registration.id = "
        "registration_id WHERE part_id IN (SELECT value FROM json_each(?)) GROUP BY registration_id)",
        [json.dumps(list(part_ids))],
    )
    return {
        row["registration_id"]: LastMove(
            row["id"],
            RegistrationStatus(row["from_status"]) if row["from_status"] else None,
            row["reason"],
            moment(row["at"]),  # type: ignore[arg-type]  # NOT NULL in the file
        )
        for row in rows
    }


def ever_in_status(db: Database, part_id: int, status: RegistrationStatus) -> set[int]:
    """The registrations of a part that were in a status at any time."""
    rows = db.rows(
        "SELECT DISTINCT registration_id FROM move JOIN registration ON registration.id = registration_id "
        "WHERE part_id = ? AND to_status = ?",
        [part_id, status],
    )
    return {row["registration_id"] for row in rows}


def parts_of_moves(db: Database, move_ids: Sequence[int]) -> dict[int, int]:
    """Move → the part its registration belongs to."""
    rows = db.rows(
        "SELECT move.id, part_id FROM move JOIN registration ON registration.id = registration_id "
        "WHERE move.id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(move_ids))],
    )
    return {row["id"]: row["part_id"] for row in rows}


def last_reasons(db: Database, part_id: int, status: RegistrationStatus) -> dict[int, str]:
    """The reason of the last move of every registration of a part in one status."""
    rows = db.rows(
        "SELECT registration_id, reason FROM move WHERE id IN (SELECT max(move.id) FROM move JOIN registration "
        "ON registration.id = registration_id WHERE part_id = ? AND status = ? GROUP BY registration_id)",
        [part_id, status],
    )
    return {row["registration_id"]: row["reason"] for row in rows}


def note_answers(db: Database, answers: Iterable[tuple[int, datetime]]) -> None:
    """Somebody said again, later, what is entered already: registration, when."""
    for number, at in answers:
        db.update("registration", number, answered_at=utc_text(at))


def remove(db: Database, registration_id: int) -> None:
    """Remove a registration with everything that hangs on it; messages that tell of its moves stay."""
    db.run(
        "UPDATE message SET move_id = NULL WHERE move_id IN (SELECT id FROM move WHERE registration_id = ?)",
        [registration_id],
    )
    for table in ("move", "session_wish", "session_place", "attendance", "need"):
        db.run(f"DELETE FROM {table} WHERE registration_id = ?", [registration_id])
    db.delete("registration", registration_id)


def _settled(one: Registration) -> dict[str, Any]:
    """The columns that are written again on every change."""
    return {
        "contact_id": one.contact.id if one.contact else None,
        "organisation_id": one.organisation.id if one.organisation else None,
        "status": one.status,
        "form": one.form,
        "channel": one.channel,
        "note": one.note,
        "seat": one.seat,
        "offered_until": iso(one.offered_until),
        "registered_by": one.registered_by,
        "stands_for_id": one.stands_for,
        "answered_at": utc_text(one.answered_at) if one.answered_at else None,
    }


def _from_row(
    row: sqlite3.Row, contacts: Mapping[int, Contact], organisations: Mapping[int, Organisation]
) -> Registration:
    represented = contacts.get(row["stands_for_id"])
    return Registration(
        id=row["id"],
        uuid=row["uuid"],
        part_id=row["part_id"],
        contact=contacts.get(row["contact_id"]),
        organisation=organisations.get(row["organisation_id"]),
        status=RegistrationStatus(row["status"]),
        form=PartForm(row["form"]),
        channel=Channel(row["channel"]) if row["channel"] else None,
        received_at=moment(row["received_at"]),
        note=row["note"],
        seat=Seat(row["seat"]),
        offered_until=day(row["offered_until"]),
        registered_by=row["registered_by"],
        stands_for=row["stands_for_id"],
        represents=represented.display_name if represented else "",
        answered_at=moment(row["answered_at"]),
    )
