"""The network's settings and the file's own bookkeeping (current event)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.domain.setting import SETTING_BY_KEY, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kinderschutz_cli.store.database import Database

_CURRENT_EVENT = "aktuelle-veranstaltung"


def settings(db: Database) -> Settings:
    rows = db.rows("SELECT key, value FROM setting")
    return Settings({row["key"]: row["value"] for row in rows if row["key"] in SETTING_BY_KEY})


def save(db: Database, values: Mapping[str, str]) -> None:
    """Set some settings; an empty value returns to the default."""
    for key, value in values.items():
        _put(db, key, value)


def current_event_id(db: Database) -> int | None:
    """The event chosen by `ks event use` or just created; it may be over by now.

    An undo can bring back a choice whose event was removed meanwhile: then nothing is chosen.
    """
    found = db.value(
        "SELECT value FROM setting WHERE key = ? AND EXISTS (SELECT 1 FROM event WHERE event.id = CAST(value AS INTEGER))",
        [_CURRENT_EVENT],
    )
    return int(found) if found else None


def use_event(db: Database, event_id: int | None) -> None:
    _put(db, _CURRENT_EVENT, str(event_id or ""))


def _put(db: Database, key: str, value: str) -> None:
    row = db.row("SELECT id FROM setting WHERE key = ?", [key])
    if row and value:
        db.update("setting", row["id"], value=value)
    elif row:
        db.delete("setting", row["id"])
    elif value:
        db.insert("setting", key=key, value=value)
