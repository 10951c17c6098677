"""What is remembered of lists: how their columns were understood, what their words mean, when they were taken in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.store.term import id_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.store.database import Database


@dataclass(frozen=True, slots=True)
class Shape:
    """`words`: the German word of a field for each column, "-" for one that was left out; `source`: whose list it was."""

    target: str
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Translation:
    """What `word` in a column with this `heading` means; one of the two slugs may be empty."""

    heading: str
    word: str
    sector: str
    kind: str


def shapes(db: Database, headings: str) -> list[Shape]:
    """How lists with these headings were understood, the latest first; `headings` as `domain/list_shape.py` makes them."""
    rows = db.rows(
        "SELECT target, words, source.name AS source FROM list_shape LEFT JOIN source ON source.id = source_id "
        "WHERE headings = ? ORDER BY list_shape.id DESC",
        [headings],
    )
    return [Shape(row["target"], tuple(json.loads(row["words"])), row["source"] or "") for row in rows]


def remember_shape(db: Database, headings: str, target: str, words: Sequence[str], source_id: int) -> None:
    """Keep a mapping for the next list with the same headings; a newer one replaces it."""
    values = {"words": json.dumps(list(words), ensure_ascii=False), "source_id": source_id}
    row = db.row("SELECT id FROM list_shape WHERE headings = ? AND target = ?", [headings, target])
    if row:
        db.update("list_shape", row["id"], **values)
    else:
        db.insert("list_shape", headings=headings, target=target, **values)


def translations(db: Database) -> list[Translation]:
    """All translations by heading and word."""
    rows = db.rows(
        "SELECT heading, word, sector.slug AS sector, kind.slug AS kind FROM list_translation "
        "LEFT JOIN sector ON sector.id = list_translation.sector_id LEFT JOIN kind ON kind.id = kind_id "
        "ORDER BY heading, word"
    )
    return [Translation(row["heading"], row["word"], row["sector"] or "", row["kind"] or "") for row in rows]


def remember_translations(db: Database, wanted: Sequence[Translation]) -> None:
    """Add translations; one for the same word is replaced."""
    for one in wanted:
        values = {"sector_id": id_of(db, "sector", one.sector), "kind_id": id_of(db, "kind", one.kind)}
        row = db.row("SELECT id FROM list_translation WHERE heading = ? AND word = ?", [one.heading, one.word])
        if row:
            db.update("list_translation", row["id"], **values)
        else:
            db.insert("list_translation", heading=one.heading, word=one.word, **values)


def note_taken(db: Database, source_id: int, file: str) -> None:
    """The running command took in this source."""
    db.insert("list_taken", command_id=db.command_id, source_id=source_id, file=file)


def taken(db: Database) -> dict[int, str]:
    """Command → the source that it took in."""
    rows = db.rows("SELECT command_id, source.name AS source FROM list_taken JOIN source ON source.id = source_id")
    return {row["command_id"]: row["source"] for row in rows}


def key_headings(db: Database) -> dict[str, str]:
    """Source → the heading of its key column, of sources that have one."""
    return {
        row["name"]: row["key_heading"] for row in db.rows("SELECT name, key_heading FROM source") if row["key_heading"]
    }
