"""Rows of lists that may mean somebody who is there already: they wait here until a person decides."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.store.database import Database

NEW, SAME, AWAY = "neu", "gleich", "weg"


@dataclass(frozen=True, slots=True)
class DoubtfulRow:
    """`headings` and `cells` as they stood in the file, `words` the field of each column; `decision` may be empty."""

    source: str
    target: str
    file: str
    row: int
    name: str
    reason: str
    headings: tuple[str, ...]
    words: tuple[str, ...]
    cells: tuple[str | date, ...]
    id: int = 0
    decision: str = ""
    record_id: int | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """The same row of the same kind of list is kept once."""
        return self.target, json.dumps(self.headings), cells_text(self.cells)


def cells_text(cells: Sequence[str | date]) -> str:
    """As the file keeps them: text, or a day as `{"tag": "2025-07-01"}`."""
    return json.dumps([cell if isinstance(cell, str) else {"tag": cell.isoformat()[:10]} for cell in cells])


def rows(db: Database, *, waiting: bool = True) -> list[DoubtfulRow]:
    """Those that wait, or all, in the order they came."""
    found = db.rows(
        "SELECT doubtful_row.*, source.name AS source FROM doubtful_row JOIN source ON source.id = source_id "
        f"{'WHERE decision = ' + repr('') if waiting else ''} ORDER BY doubtful_row.id"
    )
    return [
        DoubtfulRow(
            source=row["source"],
            target=row["target"],
            file=row["file"],
            row=row["row"],
            name=row["name"],
            reason=row["reason"],
            headings=tuple(json.loads(row["headings"])),
            words=tuple(json.loads(row["words"])),
            cells=tuple(
                cell if isinstance(cell, str) else date.fromisoformat(cell["tag"]) for cell in json.loads(row["cells"])
            ),
            id=row["id"],
            decision=row["decision"],
            record_id=row["record_id"],
        )
        for row in found
    ]


def add(db: Database, row: DoubtfulRow, source_id: int) -> int:
    target, headings, cells = row.key
    return db.insert(
        "doubtful_row",
        source_id=source_id,
        target=target,
        file=row.file,
        row=row.row,
        name=row.name,
        reason=row.reason,
        headings=headings,
        words=json.dumps(row.words),
        cells=cells,
    )


def decide(db: Database, row_id: int, decision: str, record_id: int | None = None) -> None:
    db.update("doubtful_row", row_id, decision=decision, record_id=record_id)
