"""What hangs on a contact: events it was invited to, registered for or appears in, messages, and its changes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.store.values import moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kinderschutz_cli.store.database import Database


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing that happened with a contact; `detail` is a status, a role or a file."""

    event: str
    event_slug: str
    what: str
    detail: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a record or of what belongs to it; `before` and `after` are the row's columns, empty for none."""

    command: str
    number: int
    at: datetime
    os_user: str
    table: str
    operation: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


_EVENT = "event.title AS event, event.slug AS slug"

_TRACES = {
    "invitation": f"SELECT {_EVENT}, 'Einladung' AS what, invitation.status AS detail, invited_at AS at "
    "FROM invitation JOIN event ON event.id = event_id WHERE contact_id = ? ORDER BY invitation.id",
    "message": f"SELECT {_EVENT}, message.kind AS what, channel AS detail, rendered_at AS at "
    "FROM message JOIN event ON event.id = event_id WHERE contact_id = ? ORDER BY message.id",
    "registration": f"SELECT {_EVENT}, 'Anmeldung' AS what, registration.status AS detail, received_at AS at "
    "FROM registration JOIN part ON part.id = part_id JOIN event ON event.id = event_id "
    "WHERE contact_id = ? ORDER BY registration.id",
    "appearance": f"SELECT {_EVENT}, programme_item.title AS what, appearance.role AS detail, NULL AS at "
    "FROM appearance JOIN programme_item ON programme_item.id = item_id JOIN part ON part.id = part_id "
    "JOIN event ON event.id = event_id WHERE contact_id = ? ORDER BY appearance.id",
}


def traces(db: Database, kind: str, contact_id: int) -> list[Trace]:
    """`kind` is "invitation", "message", "registration" or "appearance"."""
    return [
        Trace(row["event"], row["slug"], row["what"], row["detail"], moment(row["at"]))
        for row in db.rows(_TRACES[kind], [contact_id])
    ]


def contact_changes(db: Database, contact_id: int) -> list[Change]:
    """What the journal knows of a contact, its affiliations, roles, networks and consents; oldest first."""
    return _changes(
        db,
        "(table_name = 'contact' AND row_id = :id) OR (table_name IN ('affiliation', 'contact_role', 'network_member', "
        "'consent') "
        "AND json_extract(coalesce(after, before), '$.contact_id') = :id)",
        contact_id,
    )


def organisation_changes(db: Database, organisation_id: int) -> list[Change]:
    """What the journal knows of an organisation itself; oldest first."""
    return _changes(db, "table_name = 'organisation' AND row_id = :id", organisation_id)


def _changes(db: Database, condition: str, row_id: int) -> list[Change]:
    rows = db.rows(
        "SELECT command.name, command.id AS number, command.at, command.os_user, table_name, operation, before, after "
        f"FROM change JOIN command ON command.id = command_id WHERE {condition} ORDER BY change.id",
        {"id": row_id},
    )
    return [
        Change(
            row["name"],
            row["number"],
            datetime.fromisoformat(row["at"]),
            row["os_user"],
            row["table_name"],
            row["operation"],
            json.loads(row["before"] or "{}"),
            json.loads(row["after"] or "{}"),
        )
        for row in rows
    ]
