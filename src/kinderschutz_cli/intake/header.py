"""Finds the row of headings: lists have titles, dates and notes above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.intake.fields import KNOWN_HEADINGS, heading_key, heading_stem
from kinderschutz_cli.intake.table import Column, column_letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.intake.table import SourceRow

_SEARCHED = 50


def find_header(rows: Sequence[SourceRow]) -> int | None:
    """The index of the header: the row with the most known headings, else the first one as wide as a table.

    `None` if there is none. "Stand | 01.07.2025" is no header: a row below it knows more headings.
    """
    searched = rows[:_SEARCHED]
    known = [_known_headings(row) for row in searched]
    best = max(known, default=0)
    if best and best * 2 >= _filled(searched[known.index(best)]):
        return known.index(best)
    widest = max((_filled(row) for row in searched), default=0)
    for index, row in enumerate(searched):
        if _filled(row) >= max(2, widest / 2) and all(isinstance(cell, str) for cell in row.cells):
            return index
    return None


def header_columns(row: SourceRow, rows: Sequence[SourceRow]) -> tuple[Column, ...]:
    """The columns, without those at the right end that have neither heading nor data."""
    width = max(
        (index + 1 for index, cell in enumerate(row.cells) if _heading(cell)),
        default=0,
    )
    for other in rows:
        if len(other.cells) > width:
            width = max([width, *(index + 1 for index, cell in enumerate(other.cells) if cell)])
    headings = [_heading(cell) for cell in row.cells] + [""] * (width - len(row.cells))
    return tuple(Column(index, heading, column_letter(index)) for index, heading in enumerate(headings[:width]))


def _heading(cell: object) -> str:
    return " ".join(str(cell).split())


def _filled(row: SourceRow) -> int:
    return sum(bool(str(cell).strip()) for cell in row.cells)


def _known_headings(row: SourceRow) -> int:
    """How many cells are headings that we know; at most half of a row's are forgiven to be others."""
    keys = (heading_key(cell) for cell in row.cells if isinstance(cell, str) and len(cell) < 80)
    return sum(key in KNOWN_HEADINGS or heading_stem(key) in KNOWN_HEADINGS for key in keys)
