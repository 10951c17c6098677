"""A foreign table as it was found: headings, rows and where they stand in the file; nothing interpreted yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

#: Text, unless a workbook holds a true date (`datetime` if it has a time of day). Numbers are text without ".0".
Cell = str | date


@dataclass(frozen=True, slots=True)
class Column:
    """`index` counts from 0, `letter` is the one Excel shows; `heading` may be empty."""

    index: int
    heading: str
    letter: str

    @property
    def shown(self) -> str:
        """How a message names the column."""
        return self.heading or f"Spalte {self.letter}"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """`number` is the line or row in the file as a user sees it, from 1; `cells` are exactly as wide as the header."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SourceTable:
    """`encoding` and `delimiter` are empty for workbooks; `other_sheets` are further visible sheets, not read."""

    file: str
    sheet: str | None
    header_row: int
    header: tuple[Column, ...]
    rows: tuple[SourceRow, ...]
    encoding: str = ""
    delimiter: str = ""
    other_sheets: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(column.shown for column in self.header)


def column_letter(index: int) -> str:
    """The letters Excel shows for the column with this index from 0: A … Z, AA …"""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
