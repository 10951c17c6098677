"""What registrations mean for the seats of a part: read in one query, without whole contacts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.places import CapLevel, Claim
from kinderschutz_cli.domain.registration import RegistrationStatus, Seat
from kinderschutz_cli.domain.zone import local_day
from kinderschutz_cli.store.database import utc_text
from kinderschutz_cli.store.registration import IN_THE_HALL

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.store.database import Database


class Claims:
    """Every claim on a part's seats by its status; `house_of` finds what counts for the cap."""

    def __init__(self, db: Database, event: Event, part: Part) -> None:
        self._deadline = event.registering.deadline
        self._allotted = utc_text(part.allotted_at) if part.allotted_at else ""
        self._tops = _carriers(db) if part.places.cap_level is CapLevel.CARRIER else {}
        self.by_status: dict[RegistrationStatus, list[Claim]] = {status: [] for status in RegistrationStatus}
        for row in db.rows(
            "SELECT registration.id, registration.uuid, received_at, status, seat, organisation_id, "
            "coalesce(own.slug, theirs.slug, '') AS sector FROM registration "
            "LEFT JOIN contact ON contact.id = contact_id LEFT JOIN sector AS own ON own.id = contact.sector_id "
            "LEFT JOIN organisation ON organisation.id = organisation_id "
            "LEFT JOIN sector AS theirs ON theirs.id = organisation.sector_id "
            f"WHERE part_id = ? AND {IN_THE_HALL} ORDER BY received_at, registration.id",
            [part.id],
        ):
            status = RegistrationStatus(row["status"])
            self.by_status[status].append(
                Claim(
                    row["id"],
                    row["uuid"],
                    row["received_at"],
                    row["sector"],
                    self.house_of(row["organisation_id"]),
                    row["seat"] == Seat.ATTENDING,
                    self.late(row["received_at"]),
                    status is RegistrationStatus.OFFERED,
                )
            )

    def late(self, received: str) -> bool:
        """Whether a registration came after the deadline or after the seats were allotted. `received`: UTC text."""
        return self.after_deadline(received) or bool(self._allotted and received > self._allotted)

    def after_deadline(self, received: str) -> bool:
        """Whether a registration came after the last day on which one can register."""
        return _after(received, self._deadline)

    def house_of(self, organisation_id: int | None) -> int:
        """The institution, or the Träger above it where the cap counts there; 0 without one."""
        return self._tops.get(organisation_id or 0, organisation_id or 0)

    def in_status(self, statuses: Collection[RegistrationStatus]) -> list[Claim]:
        """In the order of arrival."""
        found = [claim for status in statuses for claim in self.by_status[status]]
        return sorted(found, key=lambda claim: (claim.received, claim.id))


def _after(received: str, deadline: date | None) -> bool:
    """A day ends at midnight in Germany."""
    if deadline is None or received[:10] < deadline.isoformat():
        return False
    from datetime import datetime

    return local_day(datetime.fromisoformat(received)) > deadline


def names(db: Database, ids: Collection[int]) -> dict[int, str]:
    """ "Erika Muster (Leoschule)" by registration, for what is shown of a plan."""
    rows = db.rows(
        "SELECT registration.id, contact.type, title, given, particle, family, degree, label, organisation.name AS house "
        "FROM registration LEFT JOIN contact ON contact.id = contact_id "
        "LEFT JOIN organisation ON organisation.id = organisation_id "
        "WHERE registration.id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(ids))],
    )
    from kinderschutz_cli.domain.name import PersonName

    found = {}
    for row in rows:
        if row["type"] is None:
            name = "N. N."
        else:
            full = PersonName(row["title"], row["given"], row["particle"], row["family"], row["degree"]).full
            name = full or row["label"] or row["house"] or "N. N."
        found[row["id"]] = f"{name} ({row['house']})" if row["house"] and row["house"] != name else name
    return found


def _carriers(db: Database) -> dict[int, int]:
    """Organisation → the top of its tree; a circle in the data ends where it began."""
    parents = {row["id"]: row["parent_id"] for row in db.rows("SELECT id, parent_id FROM organisation")}
    tops = {}
    for number in parents:
        top, seen = number, {number}
        while (above := parents.get(top)) and above not in seen:
            seen.add(above)
            top = above
        tops[number] = top
    return tops
