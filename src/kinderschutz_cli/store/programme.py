"""Programme items of event parts, with the people who appear in them."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.programme import Appearance, AppearanceRole, AppearanceType, ItemKind, ProgrammeItem
from kinderschutz_cli.store.values import iso, time_of_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.store.database import Database


def items(db: Database, part_ids: Sequence[int]) -> dict[int, list[ProgrammeItem]]:
    """The items of each part, in their stored order."""
    wanted = json.dumps(list(part_ids))
    appearances = _appearances(db, wanted)
    found: dict[int, list[ProgrammeItem]] = {part_id: [] for part_id in part_ids}
    for row in db.rows(
        "SELECT * FROM programme_item WHERE part_id IN (SELECT value FROM json_each(?)) ORDER BY position, id", [wanted]
    ):
        found[row["part_id"]].append(
            ProgrammeItem(
                title=row["title"],
                kind=ItemKind(row["kind"]),
                id=row["id"],
                uuid=row["uuid"],
                part_id=row["part_id"],
                position=row["position"],
                starts=time_of_day(row["starts"]),
                minutes=row["minutes"],
                track=row["track"],
                room=row["room"],
                places=row["places"],
                description=row["description"],
                result=row["result"],
                appearances=tuple(appearances[row["id"]]),
            )
        )
    return found


def add(db: Database, item: ProgrammeItem) -> int:
    """Insert an item with its appearances at its position; its id."""
    item_id = db.insert("programme_item", **_columns(item))
    set_appearances(db, item_id, item.appearances)
    return item_id


def save(db: Database, item: ProgrammeItem) -> None:
    """Write an item that exists; the journal notes only what differs."""
    db.update("programme_item", item.id, **_columns(item))
    rows = db.rows("SELECT id FROM appearance WHERE item_id = ? ORDER BY position, id", [item.id])
    if [row["id"] for row in rows] != [appearance.id for appearance in item.appearances]:
        set_appearances(db, item.id, item.appearances)


def remove(db: Database, item_id: int) -> None:
    db.run("DELETE FROM appearance WHERE item_id = ?", [item_id])
    db.delete("programme_item", item_id)


def set_positions(db: Database, item_ids: Sequence[int]) -> None:
    """Number the items in the given order."""
    for position, item_id in enumerate(item_ids, start=1):
        db.update("programme_item", item_id, position=position)


def set_appearances(db: Database, item_id: int, appearances: Sequence[Appearance]) -> None:
    db.run("DELETE FROM appearance WHERE item_id = ?", [item_id])
    for position, one in enumerate(appearances, start=1):
        db.insert(
            "appearance",
            item_id=item_id,
            position=position,
            role=one.role,
            type=one.type,
            label=one.label,
            affiliation=one.affiliation,
            contact_id=one.contact_id,
        )


def _columns(item: ProgrammeItem) -> dict[str, Any]:
    return {
        "part_id": item.part_id,
        "position": item.position,
        "kind": item.kind,
        "title": item.title,
        "starts": iso(item.starts),
        "minutes": item.minutes,
        "track": item.track,
        "room": item.room,
        "places": item.places,
        "description": item.description,
        "result": item.result,
    }


def _appearances(db: Database, wanted_parts: str) -> dict[int, list[Appearance]]:
    found: dict[int, list[Appearance]] = defaultdict(list)
    for row in db.rows(
        "SELECT appearance.* FROM appearance JOIN programme_item ON programme_item.id = item_id "
        "WHERE part_id IN (SELECT value FROM json_each(?)) ORDER BY appearance.position, appearance.id",
        [wanted_parts],
    ):
        found[row["item_id"]].append(
            Appearance(
                row["label"],
                AppearanceRole(row["role"]),
                AppearanceType(row["type"]),
                row["affiliation"],
                row["contact_id"],
                row["id"],
            )
        )
    return found
