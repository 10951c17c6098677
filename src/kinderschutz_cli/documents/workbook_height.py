"""How high a row with wrapped text becomes.

Excel fits such rows when it opens the file, LibreOffice and previews do not. So the height is estimated here and written
as a *fitted* one: as soon as somebody edits the row, the program fits it anew. Imported late: openpyxl costs 90 ms.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from openpyxl.worksheet.dimensions import RowDimension

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from kinderschutz_cli.documents.workbook_rows import RowMap, WrittenRow

#: Line height as a multiple of the font size, for the usual office fonts.
_LINE = 1.28
_PADDING = 4.0
_STANDARD_WIDTH = 8.43


class FittedRow(RowDimension):
    """A row whose height is the result of fitting, not the wish of a person."""

    customHeight = False  # noqa: N815  # openpyxl's name; there it is True for every height


def move_heights(sheet: Worksheet, rows: RowMap) -> None:
    """Heights follow their rows; a repeated row with wrapped text gets the height of its text, at least its own."""
    old = dict(sheet.row_dimensions)
    wrapped = _wrapped_columns(sheet)
    sheet.row_dimensions.clear()
    for number, row in enumerate(rows.written, 1):
        dimension = old.get(row.source)
        if row.path and row.source in wrapped:
            height = _fitted_height(row, wrapped[row.source])
            if dimension is not None and dimension.customHeight and (dimension.height or 0) >= height:
                sheet.row_dimensions[number] = new = copy(dimension)
                new.index = number
            elif height or dimension is not None:
                sheet.row_dimensions[number] = _fitted(sheet, number, height, dimension)
        elif dimension is not None:
            sheet.row_dimensions[number] = new = copy(dimension)
            new.index = number


def _wrapped_columns(sheet: Any) -> dict[int, dict[int, tuple[float, float]]]:
    """For each row of the template its columns with wrapped text: characters in a line, and font size."""
    found: dict[int, dict[int, tuple[float, float]]] = {}
    for (row, column), cell in sheet._cells.items():  # noqa: SLF001  # iter_rows() would make missing cells
        if cell.alignment.wrap_text:
            letter = cell.column_letter
            known = letter in sheet.column_dimensions
            size = float(cell.font.sz or 11)
            width = sheet.column_dimensions[letter].width if known else _STANDARD_WIDTH
            # A column's width counts the digits of 11 point text; small letters are a little narrower.
            found.setdefault(row, {})[column] = (max(1.0, (width - 1) * 11 / size * 1.05), size)
    return found


def _fitted_height(row: WrittenRow, wrapped: dict[int, tuple[float, float]]) -> float:
    """0 if one line is enough: the program's own height is right then."""
    height = 0.0
    for column, value in row.values.items():
        if value.data_type == "s" and column in wrapped:
            width, size = wrapped[column]
            if (len(value.value) > width or "\n" in value.value) and (lines := line_count(value.value, width)) > 1:
                height = max(height, lines * size * _LINE + _PADDING)
    return height


def _fitted(sheet: Worksheet, number: int, height: float, template: Any) -> Any:
    new: Any = FittedRow(sheet, index=number, ht=height or None)
    if template is not None:
        new.hidden, new.outlineLevel, new.collapsed = template.hidden, template.outlineLevel, template.collapsed
        new._style = template._style  # noqa: SLF001  # shared on purpose: nobody changes it afterwards
    return new


def line_count(text: str, width: float) -> int:
    """How many lines `text` needs in a column of `width` characters; a word that is too long is broken."""
    lines = 0
    for paragraph in text.split("\n"):
        used = 0.0
        lines += 1
        for word in paragraph.split(" "):
            if used and used + 1 + len(word) > width:
                lines += 1
                used = 0
            used += len(word) + (1 if used else 0)
            while used > width:
                lines += 1
                used -= width
    return lines
