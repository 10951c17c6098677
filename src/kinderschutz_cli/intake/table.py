"""A foreign table as it was found: headings, rows and where they stand in the file; nothing interpreted yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

#: Text, unless a workbook holds a true date (`datetime` if it has a time of day). Numbers are text without ".0".
Cell = str | date


@dataclass(frozen=True, slots=True)
class Column:
    """`index` counts from 0, `letter` is the one Excel shows; `heading` may be empty.

    `group` is the upper one of two header lines ("Ansprechpartner" over "Telefon"); `hidden`: the workbook hides it.
    """

    index: int
    heading: str
    letter: str
    group: str = ""
    hidden: bool = False

    @property
    def shown(self) -> str:
        """How a message names the column."""
        return f"{self.group} {self.heading}".strip() or f"Spalte {self.letter}"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """`number` is the line or row in the file as a user sees it, from 1; `cells` are exactly as wide as the header."""

    number: int
    cells: tuple[Cell, ...]


class Beside(StrEnum):
    """Why a row of the file is no row of its table, in the word that a user reads."""

    TITLE = "Titel"
    SECTION = "Zwischenüberschrift"
    TOTAL = "Summe"
    NOTE = "Fußnote"
    NUMBERING = "Spaltennummern"
    REPEATED = "Überschrift wiederholt"
    UNREADABLE = "nicht lesbar"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that stands beside the data: its number in the file, its text and why it was left out."""

    number: int
    text: str
    reason: Beside


@dataclass(frozen=True, slots=True)
class SourceTable:
    """`encoding` and `delimiter` are empty for workbooks; `other_sheets` are further visible sheets, not read.

    `header_row` is 0 for a list without headings. `left_out`: titles, totals, notes; nothing vanishes unsaid.
    `hidden_rows`: how many of `rows` the workbook hides (a filter left on); they are read like the others.
    """

    file: str
    sheet: str | None
    header_row: int
    header: tuple[Column, ...]
    rows: tuple[SourceRow, ...]
    encoding: str = ""
    delimiter: str = ""
    other_sheets: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    hidden_rows: int = 0

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
