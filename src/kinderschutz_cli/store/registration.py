"""Registrations and every move of their status."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.event import PartForm
from kinderschutz_cli.domain.registration import Channel, Registration, RegistrationStatus
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.store.database import utc_text
from kinderschutz_cli.store.organisation import OrganisationFilter
from kinderschutz_cli.store.values import moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from kinderschutz_cli.store.database import Database


def registrations(
    db: Database, part_ids: Sequence[int], today: date, statuses: Sequence[RegistrationStatus] = ()
) -> list[Registration]:
    """The registrations of some parts in the order they arrived, with whole contacts and organisations."""
    rows = db.rows(
        "SELECT * FROM registration WHERE part_id IN (SELECT value FROM json_each(:parts)) "
        "AND (:statuses = '[]' OR status IN (SELECT value FROM json_each(:statuses))) ORDER BY received_at, id",
        {"parts": json.dumps(list(part_ids)), "statuses": json.dumps(list(statuses))},
    )
    contact_ids = tuple({row["contact_id"] for row in rows if row["contact_id"]})
    contacts = contact_store.find(db, ContactFilter(ids=contact_ids), today) if contact_ids else []
    organisation_ids = tuple({row["organisation_id"] for row in rows if row["organisation_id"]})
    organisations = organisation_store.find(db, OrganisationFilter(ids=organisation_ids)) if organisation_ids else []
    contact_by_id = {contact.id: contact for contact in contacts}
    organisation_by_id = {organisation.id: organisation for organisation in organisations}
    return [
        Registration(
            id=row["id"],
            uuid=row["uuid"],
            part_id=row["part_id"],
            contact=contact_by_id.get(row["contact_id"]),
            organisation=organisation_by_id.get(row["organisation_id"]),
            status=RegistrationStatus(row["status"]),
            form=PartForm(row["form"]),
            channel=Channel(row["channel"]) if row["channel"] else None,
            received_at=moment(row["received_at"]),
            note=row["note"],
        )
        for row in rows
    ]


def counts(db: Database, part_id: int) -> Counter[RegistrationStatus]:
    """How many registrations of a part stand in which status."""
    rows = db.rows("SELECT status, count(*) AS number FROM registration WHERE part_id = ? GROUP BY status", [part_id])
    return Counter({RegistrationStatus(row["status"]): row["number"] for row in rows})


def add(db: Database, registration: Registration, now: datetime, *, reason: str) -> int:
    """Insert a registration with its first move; its id."""
    registration_id = db.insert(
        "registration",
        part_id=registration.part_id,
        contact_id=registration.contact.id if registration.contact else None,
        organisation_id=registration.organisation.id if registration.organisation else None,
        status=registration.status,
        form=registration.form,
        channel=registration.channel,
        received_at=utc_text(registration.received_at or now),
        note=registration.note,
    )
    _record_move(db, registration_id, None, registration, now, reason)
    return registration_id


def save(db: Database, before: Registration, after: Registration, now: datetime, *, reason: str) -> None:
    """Write a registration that exists; a change of status is recorded as a move."""
    db.update(
        "registration",
        after.id,
        contact_id=after.contact.id if after.contact else None,
        organisation_id=after.organisation.id if after.organisation else None,
        status=after.status,
        form=after.form,
        channel=after.channel,
        note=after.note,
    )
    if before.status is not after.status:
        _record_move(db, after.id, before.status, after, now, reason)


def remove(db: Database, registration_id: int) -> None:
    db.run("DELETE FROM move WHERE registration_id = ?", [registration_id])
    db.delete("registration", registration_id)


def _record_move(
    db: Database,
    registration_id: int,
    before: RegistrationStatus | None,
    registration: Registration,
    now: datetime,
    reason: str,
) -> None:
    from kinderschutz_cli.store.database import operating_system_user

    db.insert(
        "move",
        registration_id=registration_id,
        from_status=before,
        to_status=registration.status,
        at=utc_text(now),
        reason=reason,
        source=registration.channel or "",
        person=operating_system_user(),
    )
