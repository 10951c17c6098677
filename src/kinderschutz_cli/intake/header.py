"""Finds the headings: lists have titles, dates and notes above them, two lines of headings, or none at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kinderschutz_cli.intake.fields import HEADING_SPELLINGS, KNOWN_HEADINGS, heading_key, heading_stem
from kinderschutz_cli.intake.table import Column, column_letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.intake.sheet import Sheet
    from kinderschutz_cli.intake.table import Cell, SourceRow

_SEARCHED = 50
#: What stands in rows of data and in no heading: an address, a postcode, a phone number, a house number.
_DATA = re.compile(r"@|\(at\)|\d{5}|\d[\d /()-]{5,}\d|\d\.\d+\.|(?:str\.|stra(?:ß|ss)e|weg|platz) \d", re.IGNORECASE)
_LONGEST_GROUP = 40


def find_header(rows: Sequence[SourceRow]) -> int | None:
    """The index of the header: the row with the most known headings, else the first one as wide as a table.

    `None` if there is none. "Stand | 01.07.2025" is no header: a row below it knows more headings.
    """
    searched = rows[:_SEARCHED]
    known = [known_headings(row) for row in searched]
    best = max(known, default=0)
    if best and best * 2 >= filled(searched[known.index(best)]):
        return known.index(best)
    widest = max((filled(row) for row in searched), default=0)
    for index, row in enumerate(searched):
        if filled(row) >= max(2, widest / 2):
            return index if _all_text(row) and not is_data(row) else None
    return None


def find_headless_start(rows: Sequence[SourceRow]) -> int | None:
    """Where a list without headings begins: its first row of data, if most rows look like data."""
    searched = rows[:_SEARCHED]
    data = [is_data(row) for row in searched]
    if sum(data) * 2 <= len(searched):
        return None
    first = data.index(True)
    wide = filled(searched[first])
    while first and filled(searched[first - 1]) >= max(2, wide - 1):  # the first row may have no phone number
        first -= 1
    return first


def is_header(row: SourceRow, header: frozenset[Cell]) -> bool:
    """Whether a row below a header is one again: of another table, or repeated at a page's end (`header`: its cells)."""
    cells = set(row.cells)
    if len(cells & header) < 2 and len(cells & HEADING_SPELLINGS) < 2:
        return False
    count = filled(row)
    same = sum(cell in header for cell in row.cells if cell)
    return not is_data(row) and (same == count or known_headings(row) * 3 >= count * 2)


def is_data(row: SourceRow) -> bool:
    return any(not isinstance(cell, str) or _DATA.search(cell) for cell in row.cells if cell)


def filled(row: SourceRow) -> int:
    return sum(bool(str(cell).strip()) for cell in row.cells)


def known_headings(row: SourceRow) -> int:
    """How many cells are headings that we know; at most half of a row's are forgiven to be others."""
    keys = (heading_key(cell) for cell in row.cells if isinstance(cell, str) and 0 < len(cell) < 80 and "@" not in cell)
    return sum(key in KNOWN_HEADINGS or heading_stem(key) in KNOWN_HEADINGS for key in keys)


def header_lines(sheet: Sheet, index: int) -> tuple[int, int]:
    """The indices of the first and last line of the header that `index` belongs to; often the same."""
    if _is_second_line(sheet, index, index + 1):
        return index, index + 1
    if index and _is_group_line(sheet, index - 1, index):
        return index - 1, index
    return index, index


def _is_second_line(sheet: Sheet, upper: int, lower: int) -> bool:
    """ "Name | Kontakt |" over " | Telefon | E-Mail"; data under a header does not consist of headings."""
    if not _adjacent(sheet, lower):
        return False
    above, below = sheet.rows[upper], sheet.rows[lower]
    same = [cell for cell in below.cells if cell] == [cell for cell in above.cells if cell]
    beneath = sum(not _at(above, place) for place, cell in enumerate(below.cells) if cell)
    wide = sheet.merged_width(upper) > 1
    if same or is_data(below) or not _all_text(below) or not (beneath or wide):
        return False
    count, known = filled(below), known_headings(below)
    enough = known >= 2 or (known == 1 and beneath > 0 and count < filled(above))
    return enough and known * 3 >= count * 2


def _is_group_line(sheet: Sheet, upper: int, lower: int) -> bool:
    """ "Einrichtung | | Ansprechpartner |" over "Name | Ort | Name | Telefon"; a title is one cell."""
    if not _adjacent(sheet, lower):
        return False
    above = sheet.rows[upper]
    short = all(isinstance(cell, str) and len(cell) <= _LONGEST_GROUP for cell in above.cells)
    return short and 2 <= filled(above) < filled(sheet.rows[lower]) and not is_data(above)


def _adjacent(sheet: Sheet, lower: int) -> bool:
    return lower < len(sheet.rows) and not sheet.gap_before(lower)


def header_columns(sheet: Sheet, lines: tuple[int, int] | None, rows: Sequence[SourceRow]) -> tuple[Column, ...]:
    """The columns, without those at the right end that have neither heading nor data; `lines` from `header_lines`."""
    upper, lower = (sheet.rows[line] for line in lines) if lines else (None, None)
    width = max((index + 1 for row in (upper, lower) if row for index, cell in enumerate(row.cells) if cell), default=0)
    for other in rows:
        if len(other.cells) > width:
            width = max([width, *(index + 1 for index, cell in enumerate(other.cells) if cell)])
    columns = []
    group = ""
    for index in range(width):
        above, heading = _at(upper, index), _at(lower, index)
        group = above or (group if heading else "")
        merged = not heading or heading == group or upper is lower
        columns.append(
            Column(
                index,
                heading or (above if upper is not lower else ""),
                column_letter(index),
                "" if merged else group,
                index in sheet.hidden_columns,
            )
        )
    return tuple(columns)


def _at(row: SourceRow | None, index: int) -> str:
    return " ".join(str(row.cells[index]).split()) if row and index < len(row.cells) else ""


def _all_text(row: SourceRow) -> bool:
    return all(isinstance(cell, str) for cell in row.cells)
