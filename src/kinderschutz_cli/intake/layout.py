"""The tables of a sheet: where each begins and ends, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.intake.beside import Body, is_title
from kinderschutz_cli.intake.fields import HEADING_SPELLINGS, KNOWN_HEADINGS, heading_key
from kinderschutz_cli.intake.header import find_headless_start, header_columns, header_lines, is_header
from kinderschutz_cli.intake.table import Beside, Column, LeftOut, SourceRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.intake.sheet import Sheet
    from kinderschutz_cli.intake.table import Cell


#: A table that stands on its side has few lines.
_LONGEST_TURNED = 40


@dataclass(frozen=True, slots=True)
class Block:
    """A table of a sheet. `header_row` is 0 without headings; rows are exactly as wide as the header."""

    header_row: int
    header: tuple[Column, ...]
    rows: tuple[SourceRow, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def description(self) -> str:
        """„Zeilen 3–10 (Name, Ort …)“, and the columns if tables stand side by side."""
        first = self.header_row or (self.rows[0].number if self.rows else 0)
        last = self.rows[-1].number if self.rows else first
        headings = [column.shown for column in self.header]
        more = " …" if len(headings) > 4 else ""
        letters = f", Spalten {self.header[0].letter}–{self.header[-1].letter}" if self.header else ""
        return f"Zeilen {first}–{last}{letters} ({', '.join(headings[:4])}{more})"


def find_blocks(sheet: Sheet, header: int | None) -> list[Block]:
    """All tables of a sheet whose first header has this index; `None` for a list without headings."""
    if header is None:
        start = find_headless_start(sheet.rows)
        return [] if start is None else [_headless(sheet, start)]
    lines = header_lines(sheet, header)
    titles = [_left_out(row, Beside.TITLE) for row in sheet.rows[: lines[0]]]
    blocks: list[Block] = []
    # Looked at closely: the few rows that hold any heading at all.
    signs = HEADING_SPELLINGS | _cells(sheet, lines)
    heads = [index for index, row in enumerate(sheet.rows) if not signs.isdisjoint(row.cells)]
    while True:
        end, following = _next_table(sheet, lines, heads)
        # Titles of the next table stand above its header.
        body_end = end
        while body_end > lines[1] + 1 and following and is_title(sheet.rows[body_end - 1]):
            body_end -= 1
        blocks += _split(_block(sheet, lines, body_end, titles, heads))
        if following is None:
            return blocks
        titles = [_left_out(row, Beside.TITLE) for row in sheet.rows[body_end:end]]
        lines = following


def _next_table(sheet: Sheet, lines: tuple[int, int], heads: Sequence[int]) -> tuple[int, tuple[int, int] | None]:
    """The index at which the next table with other headings begins, and the lines of its header."""
    cells = _cells(sheet, lines)
    for index in heads:
        row = sheet.rows[index]
        if index > lines[1] and is_header(row, cells) and not cells.issuperset(cell for cell in row.cells if cell):
            following = header_lines(sheet, index)
            if following[0] > lines[1]:
                return following[0], following
    return len(sheet.rows), None


def _cells(sheet: Sheet, lines: tuple[int, int]) -> frozenset[Cell]:
    return frozenset(cell for line in lines for cell in sheet.rows[line].cells if cell)


def _block(sheet: Sheet, lines: tuple[int, int], end: int, titles: Sequence[LeftOut], heads: Sequence[int]) -> Block:
    cells = _cells(sheet, lines)
    repeated = {index for index in heads if is_header(sheet.rows[index], cells)}
    body = Body(sheet, lines[1] + 1, end)
    rows: list[SourceRow] = []
    left_out = list(titles)
    for index in range(lines[1] + 1, end):
        row = sheet.rows[index]
        reason = Beside.REPEATED if index in repeated else body.reason(index)
        if reason is None:
            rows.append(row)
        else:
            left_out.append(_left_out(row, reason))
    header = header_columns(sheet, lines, rows)
    return Block(sheet.rows[lines[1]].number, header, _fitted(rows, len(header)), tuple(left_out))


def _headless(sheet: Sheet, start: int) -> Block:
    body = Body(sheet, start, len(sheet.rows))
    rows = [row for index, row in enumerate(sheet.rows[start:], start) if body.reason(index) is None]
    kept = {row.number for row in rows}
    titles = [_left_out(row, Beside.TITLE) for row in sheet.rows[:start]]
    notes = [_left_out(row, Beside.NOTE) for row in sheet.rows[start:] if row.number not in kept]
    if all("@" in str(cell) for row in rows for cell in row.cells if cell):
        # Addresses copied from a mail program stand side by side.
        rows = [SourceRow(row.number, (cell,)) for row in rows for cell in row.cells if str(cell).strip()]
    header = header_columns(sheet, None, rows)
    return Block(0, header, _fitted(rows, len(header)), (*titles, *notes))


def turned_headings(block: Block) -> list[str]:
    """The headings of a table that stand one below the other in its first column, if it is turned."""
    if not (block.header and 2 <= len(block.rows) <= _LONGEST_TURNED):
        return []
    first = [block.header[0].heading, *(str(row.cells[0]).strip() for row in block.rows)]
    known = [heading for heading in first if heading_key(heading) in KNOWN_HEADINGS]
    beside = sum(heading_key(column.heading) in KNOWN_HEADINGS for column in block.header[1:])
    return known if len(known) >= 3 and len(known) * 3 >= len(first) * 2 and not beside else []


def _split(block: Block) -> list[Block]:
    """Two tables side by side: an empty column between them, and the headings begin anew behind it."""
    for gap, column in enumerate(block.header):
        if column.heading or gap == 0 or any(row.cells[gap] for row in block.rows):
            continue
        left, right = block.header[:gap], block.header[gap + 1 :]
        keys = {heading_key(column.heading) for column in left if column.heading}
        repeated = sum(heading_key(column.heading) in keys for column in right)
        if right and right[0].heading and repeated >= min(2, len(right)):
            return [_part(block, 0, gap), *_split(_part(block, gap + 1, len(block.header)))]
    return [block]


def _part(block: Block, first: int, end: int) -> Block:
    header = tuple(
        Column(place, column.heading, column.letter, column.group, column.hidden)
        for place, column in enumerate(block.header[first:end])
    )
    rows = (SourceRow(row.number, row.cells[first:end]) for row in block.rows)
    return Block(block.header_row, header, tuple(row for row in rows if any(row.cells)), block.left_out)


def _fitted(rows: Sequence[SourceRow], width: int) -> tuple[SourceRow, ...]:
    """As wide as the header; what is cut off is empty (see `header_columns`)."""
    return tuple(
        row
        if len(row.cells) == width
        else SourceRow(row.number, (row.cells + ("",) * (width - len(row.cells)))[:width])
        for row in rows
    )


def _left_out(row: SourceRow, reason: Beside) -> LeftOut:
    return LeftOut(row.number, " · ".join(str(cell).strip() for cell in row.cells if str(cell).strip()), reason)
