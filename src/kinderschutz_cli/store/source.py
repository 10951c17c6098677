"""Sources: the lists, forms and conversations records came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from kinderschutz_cli.store.database import Database


def source_id(db: Database, name: str, *, received_on: date | None = None, key_heading: str = "") -> int | None:
    """The id of a source, made when it is new; `None` without a name. A key column is remembered."""
    if not name:
        return None
    row = db.row("SELECT id, key_heading FROM source WHERE name = ?", [name])
    if row is None:
        return db.insert(
            "source", name=name, received_on=received_on.isoformat() if received_on else None, key_heading=key_heading
        )
    if key_heading and row["key_heading"] != key_heading:
        db.update("source", row["id"], key_heading=key_heading)
    return int(row["id"])
