"""The faulty rows of a list as a workbook to correct and take in again: the row as it was, coloured, and the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

_ROW_COLOUR, _CELL_COLOUR, _REASON_COLOUR = "FFF2CC", "F8CBAD", "FCE4D6"
_WIDEST = 60
_REASON_WIDTH = 70


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """`cells` as they were; `faulty`: the indices of the cells that the reason is about; `number` in the first file."""

    number: int
    cells: Sequence[str | date]
    faulty: frozenset[int]
    reason: str


def review_workbook(
    headings: Sequence[str],
    rows: Sequence[ReviewRow],
    *,
    reason_heading: str,
    notes: Mapping[str, str],
    now: datetime,
) -> bytes:
    """The .xlsx: headings in row 1, below them the rows. Text stays text, also where it looks like a formula.

    `notes` are kept out of sight (see `hidden_note`).
    """
    from openpyxl import Workbook  # 90 ms
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    from kinderschutz_cli.documents.hidden_note import note
    from kinderschutz_cli.documents.workbook_file import save

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Bitte prüfen"
    row_fill, cell_fill, reason_fill = (PatternFill("solid", fgColor=c) for c in (_ROW_COLOUR, _CELL_COLOUR, _REASON_COLOUR))  # fmt: skip
    reason_column = len(headings) + 1
    for column, heading in enumerate([*headings, reason_heading], start=1):
        _write(sheet.cell(1, column), heading)
        sheet.cell(1, column).font = Font(bold=True)
    for at, row in enumerate(rows, start=2):
        for column, value in enumerate(row.cells, start=1):
            cell = sheet.cell(at, column)
            _write(cell, value)
            cell.fill = cell_fill if column - 1 in row.faulty else row_fill
        cell = sheet.cell(at, reason_column)
        _write(cell, row.reason)
        cell.fill, cell.alignment = reason_fill, Alignment(wrap_text=True, vertical="top")
    for column in range(1, reason_column):
        widths = (len(str(sheet.cell(at, column).value or "")) for at in range(1, len(rows) + 2))
        sheet.column_dimensions[get_column_letter(column)].width = min(max(widths) + 2, _WIDEST)
    sheet.column_dimensions[get_column_letter(reason_column)].width = _REASON_WIDTH
    sheet.freeze_panes = "A2"
    note(workbook, notes)
    return save(workbook, now)


def _write(cell: object, value: str | date) -> None:
    from kinderschutz_cli.documents.workbook_value import TooLong, cell_value

    try:
        said = cell_value(value)
    except TooLong:
        said = cell_value(str(value)[:32_000] + "…")
    cell.value = said.value  # type: ignore[attr-defined]  # openpyxl's Cell, imported late
    cell.data_type = said.data_type  # type: ignore[attr-defined]
    if said.number_format:
        cell.number_format = said.number_format  # type: ignore[attr-defined]
    if said.quoted:
        cell.quotePrefix = 1  # type: ignore[attr-defined]
