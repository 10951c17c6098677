"""Events in the file, with their series, parts, bodies and networks."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.day import PartialDate
from kinderschutz_cli.domain.event import (
    Body,
    BodyRole,
    Event,
    EventKind,
    EventStatus,
    Part,
    PartForm,
    Place,
    Registering,
    Series,
)
from kinderschutz_cli.domain.places import CapLevel, Places, Quota, Rule
from kinderschutz_cli.store.database import utc_text
from kinderschutz_cli.store.term import ids as slug_ids
from kinderschutz_cli.store.values import day, iso, moment, time_of_day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from kinderschutz_cli.store.database import Database


def find(db: Database, event_ids: Sequence[int] | None = None) -> list[Event]:
    """Events by their first day, those with an open date last; all without ids."""
    where = "" if event_ids is None else "WHERE event.id IN (SELECT value FROM json_each(:ids))"
    rows = db.rows(
        "SELECT event.*, series.name AS series_name, series.uuid AS series_uuid, series.begun AS series_begun, "
        "series.rhythm AS series_rhythm, series.planned_sequel AS series_sequel, "
        "(SELECT min(part.day) FROM part WHERE event_id = event.id) AS first_day "
        f"FROM event LEFT JOIN series ON series.id = series_id {where} ORDER BY first_day IS NULL, first_day, event.id",
        {} if event_ids is None else {"ids": json.dumps(list(event_ids))},
    )
    wanted = json.dumps([row["id"] for row in rows])
    parts, bodies, networks = _parts(db, wanted), _bodies(db, wanted), _networks(db, wanted)
    return [
        _from_row(row, tuple(parts[row["id"]]), tuple(bodies[row["id"]]), tuple(networks[row["id"]])) for row in rows
    ]


def get(db: Database, event_id: int) -> Event:
    return find(db, [event_id])[0]


def taken_slugs(db: Database) -> set[str]:
    return {row["slug"] for row in db.rows("SELECT slug FROM event")}


def add(db: Database, event: Event) -> int:
    """Insert an event with its parts, bodies and networks; its id."""
    event_id = db.insert("event", slug=event.slug, **_columns(db, event))
    for position, part in enumerate(event.parts, start=1):
        add_part(db, event_id, part, position)
    set_bodies(db, event_id, event.bodies)
    set_networks(db, event_id, event.networks)
    return event_id


def save(db: Database, event: Event) -> None:
    """Write the event's own fields, its parts, bodies and networks; the journal notes only what differs."""
    db.update("event", event.id, **_columns(db, event))
    present = {part.id: part for part in get(db, event.id).parts}
    for position, part in enumerate(event.parts, start=1):
        if part.id:
            db.update("part", part.id, **_part_columns(part), position=position)
            if part.places.quotas != present[part.id].places.quotas:
                set_quotas(db, part.id, part.places.quotas)
        else:
            add_part(db, event.id, part, position)
    if get(db, event.id).bodies != event.bodies:
        set_bodies(db, event.id, event.bodies)
    set_networks(db, event.id, event.networks)


def set_status(db: Database, event_id: int, status: EventStatus) -> None:
    db.update("event", event_id, status=status)


def add_part(db: Database, event_id: int, part: Part, position: int) -> int:
    part_id = db.insert("part", event_id=event_id, position=position, **_part_columns(part))
    set_quotas(db, part_id, part.places.quotas)
    return part_id


def set_quotas(db: Database, part_id: int, quotas: Sequence[Quota]) -> None:
    """Replace the quotas of a part."""
    sectors = slug_ids(db, "sector") if quotas else {}
    db.run("DELETE FROM quota WHERE part_id = ?", [part_id])
    for one in quotas:
        db.insert(
            "quota",
            part_id=part_id,
            sector_id=sectors[one.sector],
            minimum=one.minimum,
            until=iso(one.until),
            maximum=one.maximum,
        )


def set_allotted(db: Database, part_id: int, now: datetime) -> None:
    """The seats of a part are given away; whoever registers later waits."""
    db.update("part", part_id, allotted_at=utc_text(now))


def remove_part(db: Database, part_id: int) -> None:
    """Remove a part nobody is registered for (the caller checked), with its programme."""
    db.run("DELETE FROM appearance WHERE item_id IN (SELECT id FROM programme_item WHERE part_id = ?)", [part_id])
    for table in ("programme_item", "quota"):
        db.run(f"DELETE FROM {table} WHERE part_id = ?", [part_id])
    db.delete("part", part_id)


def set_bodies(db: Database, event_id: int, bodies: Sequence[Body]) -> None:
    """Replace the participating bodies; their order is that of `bodies`."""
    db.run("DELETE FROM body WHERE event_id = ?", [event_id])
    for position, body in enumerate(bodies, start=1):
        db.insert(
            "body",
            event_id=event_id,
            organisation_id=body.organisation_id,
            name=body.name,
            role=body.role,
            position=position,
        )


def set_networks(db: Database, event_id: int, slugs: Sequence[str]) -> None:
    present = _networks(db, json.dumps([event_id]))[event_id]
    networks = slug_ids(db, "network") if set(present) != set(slugs) else {}
    for slug in set(present) - set(slugs):
        db.run("DELETE FROM event_network WHERE event_id = ? AND network_id = ?", [event_id, networks[slug]])
    for slug in slugs:
        if slug not in present:
            db.insert("event_network", event_id=event_id, network_id=networks[slug])


def all_series(db: Database) -> list[Series]:
    """Every series of events, by name."""
    return [
        Series(
            row["name"],
            row["id"],
            row["uuid"],
            PartialDate.from_iso(row["begun"]) if row["begun"] else None,
            row["rhythm"],
            row["planned_sequel"],
        )
        for row in db.rows("SELECT * FROM series ORDER BY name")
    ]


def uses(db: Database, event_id: int) -> dict[str, int]:
    """What keeps an event: invitations, messages and registrations; empty if nothing does."""
    counts = {
        table: int(db.value(f"SELECT count(*) FROM {table} WHERE event_id = ?", [event_id]))
        for table in ("invitation", "message")
    }
    counts["registration"] = int(
        db.value(
            "SELECT count(*) FROM registration WHERE part_id IN (SELECT id FROM part WHERE event_id = ?)", [event_id]
        )
    )
    return {table: count for table, count in counts.items() if count}


def remove(db: Database, event_id: int) -> None:
    """Remove an event nothing hangs on (see `uses`), with its parts, programme, bodies and networks."""
    for row in db.rows("SELECT id FROM part WHERE event_id = ?", [event_id]):
        remove_part(db, row["id"])
    for table in ("body", "event_network", "consent"):
        db.run(f"DELETE FROM {table} WHERE event_id = ?", [event_id])
    db.delete("event", event_id)


def reference_names(db: Database) -> list[tuple[int, tuple[str, ...], str]]:
    """Id, the spellings under which an event can be named, and a label that tells it from others."""
    rows = db.rows(
        "SELECT event.id, slug, title, (SELECT min(day) FROM part WHERE event_id = event.id) AS day FROM event"
    )
    return [
        (row["id"], (row["slug"], row["title"]), ", ".join(piece for piece in (row["title"], row["day"]) if piece))
        for row in rows
    ]


def _series_id(db: Database, series: Series | None) -> int | None:
    if series is None:
        return None
    found = db.value("SELECT id FROM series WHERE name = ?", [series.name])
    columns = {
        "begun": series.begun.iso() if series.begun else None,
        "rhythm": series.rhythm,
        "planned_sequel": series.planned_sequel,
    }
    if found is None:
        return db.insert("series", name=series.name, **columns)
    if series.id:
        db.update("series", found, **columns)
    return int(found)


def _columns(db: Database, event: Event) -> dict[str, Any]:
    way = event.registering
    return {
        "title": event.title,
        "kind": event.kind,
        "status": event.status,
        "series_id": _series_id(db, event.series),
        "number": event.number,
        "theme": event.theme,
        "motto": event.motto,
        "aim": event.aim,
        "audience": event.audience,
        "occasion": event.occasion,
        "legal_basis": event.legal_basis,
        "register_link": way.link,
        "register_mail": way.mail,
        "register_phone": way.phone,
        "register_by_calendar": int(way.calendar),
        "register_third_party": way.third_party,
        "deadline": iso(way.deadline),
        "fee_covers": event.fee_covers,
        "rule": event.rule,
        "seed": event.seed,
        "place_rule": event.place_rule,
        "note": event.note,
    }


def _part_columns(part: Part) -> dict[str, Any]:
    return {
        "title": part.title,
        "day": part.date.iso() if part.date else None,
        "starts": iso(part.starts),
        "ends": iso(part.ends),
        "place_name": part.place.name,
        "street": part.place.street,
        "postcode": part.place.postcode,
        "city": part.place.city,
        "room": part.place.room,
        "form": part.form,
        "link": part.link,
        "seats": part.places.seats,
        "kept_seats": part.places.kept,
        "cap": part.places.cap,
        "cap_level": part.places.cap_level,
        "allotted_at": utc_text(part.allotted_at) if part.allotted_at else None,
        "fee_cents": part.fee_cents,
    }


def _parts(db: Database, wanted: str) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = defaultdict(list)
    quotas = _quotas(db, wanted)
    for row in db.rows(
        "SELECT * FROM part WHERE event_id IN (SELECT value FROM json_each(?)) ORDER BY position, id", [wanted]
    ):
        found[row["event_id"]].append(_part(row, tuple(quotas[row["id"]])))
    return found


def _part(row: sqlite3.Row | Mapping[str, Any], quotas: tuple[Quota, ...] = ()) -> Part:
    """A part from its row, or from the image of it in the journal."""
    return Part(
        id=row["id"],
        uuid=row["uuid"],
        position=row["position"],
        title=row["title"],
        date=PartialDate.from_iso(row["day"]) if row["day"] else None,
        starts=time_of_day(row["starts"]),
        ends=time_of_day(row["ends"]),
        place=Place(row["place_name"], row["street"], row["postcode"], row["city"], row["room"]),
        form=PartForm(row["form"]),
        link=row["link"],
        places=Places(row["seats"], row["kept_seats"], row["cap"], CapLevel(row["cap_level"]), quotas),
        allotted_at=moment(row["allotted_at"]),
        fee_cents=row["fee_cents"],
    )


def past_parts(db: Database, part_id: int) -> list[tuple[int, Part]]:
    """The number of every command that changed a part, with the part as it was before; oldest first.

    Images from before a migration lack the columns that it added.
    """
    blank = dict.fromkeys(_part_columns(Part())) | {"kept_seats": 0, "cap_level": CapLevel.INSTITUTION}
    return [
        (row["command_id"], _part({**blank, **json.loads(row["before"])}))
        for row in db.rows(
            "SELECT command_id, before FROM change WHERE table_name = 'part' AND row_id = ? AND operation = 'update' "
            "AND command_id IS NOT NULL ORDER BY id",
            [part_id],
        )
    ]


def cancelled_by(db: Database, event_id: int) -> int:
    """The number of the command that last called an event off, 0 if none did."""
    return int(
        db.value(
            "SELECT max(command_id) FROM change WHERE table_name = 'event' AND row_id = ? AND operation = 'update' "
            "AND json_extract(after, '$.status') = 'abgesagt' AND json_extract(before, '$.status') <> 'abgesagt'",
            [event_id],
        )
        or 0
    )


def _quotas(db: Database, wanted: str) -> dict[int, list[Quota]]:
    found: dict[int, list[Quota]] = defaultdict(list)
    for row in db.rows(
        "SELECT quota.*, sector.slug, sector.label FROM quota JOIN sector ON sector.id = sector_id WHERE part_id IN "
        "(SELECT id FROM part WHERE event_id IN (SELECT value FROM json_each(?))) ORDER BY quota.id",
        [wanted],
    ):
        found[row["part_id"]].append(
            Quota(row["slug"], row["label"], row["minimum"], day(row["until"]), row["maximum"])
        )
    return found


def _bodies(db: Database, wanted: str) -> dict[int, list[Body]]:
    found: dict[int, list[Body]] = defaultdict(list)
    for row in db.rows(
        "SELECT * FROM body WHERE event_id IN (SELECT value FROM json_each(?)) ORDER BY position, id", [wanted]
    ):
        found[row["event_id"]].append(
            Body(row["name"], BodyRole(row["role"]), row["position"], row["organisation_id"], row["id"])
        )
    return found


def _networks(db: Database, wanted: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in db.rows(
        "SELECT event_id, network.slug FROM event_network JOIN network ON network.id = network_id "
        "WHERE event_id IN (SELECT value FROM json_each(?)) ORDER BY network.own DESC, network.id",
        [wanted],
    ):
        found[row["event_id"]].append(row["slug"])
    return found


def _from_row(row: sqlite3.Row, parts: tuple[Part, ...], bodies: tuple[Body, ...], networks: tuple[str, ...]) -> Event:
    series = None
    if row["series_id"]:
        begun = PartialDate.from_iso(row["series_begun"]) if row["series_begun"] else None
        series = Series(
            row["series_name"], row["series_id"], row["series_uuid"], begun, row["series_rhythm"], row["series_sequel"]
        )
    return Event(
        title=row["title"],
        slug=row["slug"],
        id=row["id"],
        uuid=row["uuid"],
        kind=EventKind(row["kind"]),
        status=EventStatus(row["status"]),
        series=series,
        number=row["number"],
        theme=row["theme"],
        motto=row["motto"],
        aim=row["aim"],
        audience=row["audience"],
        occasion=row["occasion"],
        legal_basis=row["legal_basis"],
        registering=Registering(
            link=row["register_link"],
            mail=row["register_mail"],
            phone=row["register_phone"],
            calendar=bool(row["register_by_calendar"]),
            third_party=row["register_third_party"],
            deadline=day(row["deadline"]),
        ),
        fee_covers=row["fee_covers"],
        rule=Rule(row["rule"]),
        seed=row["seed"],
        place_rule=row["place_rule"],
        note=row["note"],
        parts=parts,
        bodies=bodies,
        networks=networks,
    )
