"""Writes the rows of a program into the loaded sheet, and moves everything that names a row.

openpyxl's own `insert_rows` moves cells only. Here formulas, merged cells, formats, validations, filter, print area and
titles, breaks, panes, links, tables, names, charts and pictures follow the row map. Imported late: openpyxl costs 90 ms.
"""
# ruff: noqa: SLF001
# openpyxl has no public way to copy a cell without guessing types anew, and none to list pictures and charts.

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import copy
from typing import TYPE_CHECKING, Any

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles.numbers import BUILTIN_FORMATS_MAX_SIZE, BUILTIN_FORMATS_REVERSE
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

from kinderschutz_cli.documents.workbook_height import move_heights
from kinderschutz_cli.documents.workbook_references import FormulaPlace, move_formula, move_reference
from kinderschutz_cli.documents.workbook_rows import RowMap, WrittenRow

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

    from kinderschutz_cli.documents.workbook_value import CellValue

_GENERAL = 0
Maps = Mapping[str, RowMap]


def write_sheet(sheet: Worksheet, maps: Maps) -> None:
    """Replace the rows of `sheet` by the written ones of its map and move what names rows."""
    title = sheet.title
    rows = maps[title]
    _move_merged_cells(sheet, rows)
    move_heights(sheet, rows)
    _write_cells(sheet, maps)
    move_ranges(sheet, maps)
    _move_breaks_and_panes(sheet, rows)
    _move_drawings(sheet, rows)


def follow_others(sheet: Any, maps: Maps) -> None:
    """A sheet without placeholders stays as it is, but its formulas and ranges may speak of one that grew."""
    for (number, _), cell in sheet._cells.items():
        if cell.data_type == "f":
            cell._value = _formula(cell, WrittenRow(number, (), {}), sheet.title, maps)
    move_ranges(sheet, maps)


# -- cells ---------------------------------------------------------------------------------------------------------


def _write_cells(sheet: Worksheet, maps: Maps) -> None:
    rows = maps[sheet.title]
    template: defaultdict[int, list[Any]] = defaultdict(list)
    for (number, _), cell in sorted(sheet._cells.items()):  # the cells as they stand, none made
        template[number].append(cell)
    cells = sheet._cells = {}  # filled below, row by row
    styles = _Styles(sheet)
    for number, row in enumerate(rows.written, 1):
        for old in template[row.source]:
            cells[number, old.column] = _cell(sheet, old, number, row, styles, maps)


def _cell(sheet: Worksheet, old: Any, number: int, row: WrittenRow, styles: _Styles, maps: Maps) -> Any:
    """A copy of a template cell in its new row, with the value of this pass."""
    cell: Any = Cell(sheet, number, old.column)
    cell._style = old._style  # shared on purpose: nobody changes it afterwards
    value: CellValue | None = row.values.get(old.column)
    if value is not None:
        cell._value, cell.data_type = value.value, value.data_type  # .value would guess formulas
        if value.quoted or value.number_format:
            cell._style = styles.variant(old._style, value)
    elif row.blank or isinstance(old, MergedCell) or _is_mark(old):
        return cell
    elif old.data_type == "f":
        cell._value, cell.data_type = _formula(old, row, sheet.title, maps), "f"
    else:
        cell._value, cell.data_type = old._value, old.data_type
    if old._hyperlink is not None:  # the property would make one
        cell._hyperlink = copy(old._hyperlink)
        cell._hyperlink.ref = cell.coordinate
    if old._comment is not None and not row.blank:
        cell.comment = copy(old._comment)
    return cell


def _is_mark(old: Any) -> bool:
    """A cell that held nothing but row marks is empty in the result."""
    return isinstance(old._value, str) and "{%" in old._value


def _formula(old: Any, row: WrittenRow, sheet: str, maps: Maps) -> Any:
    place = FormulaPlace(sheet, row.source, row.path)
    formula = old._value
    if isinstance(formula, str):
        return move_formula(formula, maps, place)
    moved = copy(formula)  # an array formula carries its own range
    if getattr(moved, "text", None):
        moved.text = move_formula(moved.text, maps, place)
    moved.ref = move_reference(moved.ref, maps, place)
    return moved


class _Styles:
    """Variants of the template's cell styles: with the quote prefix, with a date format where it was General."""

    def __init__(self, sheet: Any) -> None:
        self._formats = sheet.parent._number_formats  # a style names its format by index
        self._made: dict[tuple[int, bool, str], StyleArray] = {}

    def variant(self, style: StyleArray, value: CellValue) -> StyleArray:
        key = (id(style), value.quoted, value.number_format)
        if key not in self._made:
            made = copy(style)
            made.quotePrefix = int(value.quoted)
            if value.number_format and made.numFmtId in {_GENERAL, BUILTIN_FORMATS_REVERSE["@"]}:
                made.numFmtId = self._formats.add(value.number_format) + BUILTIN_FORMATS_MAX_SIZE
            self._made[key] = made
        return self._made[key]


def _move_merged_cells(sheet: Worksheet, rows: RowMap) -> None:
    merged = [r.bounds for r in sheet.merged_cells.ranges]
    sheet.merged_cells = MultiCellRange()
    for left, top, right, bottom in merged:
        for first in rows.numbers(top):
            path = rows.written[first - 1].path
            span = (first, first) if top == bottom else rows.span(top, bottom, path, top)
            if span and span[0] == first:
                sheet.merged_cells.add(CellRange(min_col=left, min_row=first, max_col=right, max_row=span[1]))


# -- what names ranges ---------------------------------------------------------------------------------------------


def move_ranges(sheet: Worksheet, maps: Maps) -> None:
    """Formats, validations, filter, print settings and tables."""
    _move_conditional_formats(sheet, maps)
    _move_validations(sheet, maps)
    if sheet.title in maps:
        _move_filter_and_tables(sheet, maps)
        _move_print_settings(sheet, maps)


def _move_validations(sheet: Worksheet, maps: Maps) -> None:
    rows = maps.get(sheet.title)
    for validation in sheet.data_validations.dataValidation:
        place = FormulaPlace(sheet.title, _first_row(validation.sqref), ())
        for name in ("formula1", "formula2"):
            if formula := getattr(validation, name):
                setattr(validation, name, _move_part(formula, maps, place))
        if rows:
            validation.sqref = _moved_ranges(validation.sqref.ranges, rows)


def _move_filter_and_tables(sheet: Worksheet, maps: Maps) -> None:
    place = FormulaPlace(sheet.title)
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = move_reference(sheet.auto_filter.ref, maps, place)
    for table in sheet.tables.values():
        table.ref = move_reference(table.ref, maps, place)
        if table.autoFilter is not None:
            table.autoFilter.ref = move_reference(table.autoFilter.ref, maps, place)


def _move_print_settings(sheet: Worksheet, maps: Maps) -> None:
    place = FormulaPlace(sheet.title)
    if sheet.print_title_rows:
        sheet.print_title_rows = move_reference(sheet.print_title_rows, maps, place)
    if sheet.print_area:
        areas = re.sub(r"'[^']*'!|[^,!']*!", "", str(sheet.print_area)).split(",")
        sheet.print_area = ",".join(move_reference(area, maps, place) for area in areas)


def _move_part(formula: str, maps: Maps, place: FormulaPlace) -> str:
    """A formula without its equals sign, as validations and formats hold it."""
    return move_formula(f"={formula}", maps, place)[1:]


def _first_row(ranges: Any) -> int:
    return min((r.min_row for r in ranges.ranges), default=0)


def _moved_ranges(ranges: Iterable[CellRange], rows: RowMap) -> MultiCellRange:
    moved = MultiCellRange()
    for old in ranges:
        for first, last in rows.runs(old.min_row, old.max_row):
            moved.add(CellRange(min_col=old.min_col, min_row=first, max_col=old.max_col, max_row=last))
    return moved


def _move_conditional_formats(sheet: Worksheet, maps: Maps) -> None:
    """A rule's formula is written for the first cell of its range and moves with it."""
    from openpyxl.formatting.formatting import ConditionalFormattingList

    rows = maps.get(sheet.title)
    moved = ConditionalFormattingList()
    for old in sheet.conditional_formatting:
        top = _first_row(old.sqref)
        first = rows.numbers(top)[:1] if rows else []
        path = rows.written[first[0] - 1].path if rows and first and first[0] <= len(rows.written) else ()
        ranges = _moved_ranges(old.sqref.ranges, rows) if rows else old.sqref
        if not ranges.ranges:
            continue
        for rule in old.rules:
            rule.formula = [_move_part(f, maps, FormulaPlace(sheet.title, top, path)) for f in rule.formula]
            moved.add(str(ranges), rule)
    sheet.conditional_formatting = moved


# -- what names single rows ----------------------------------------------------------------------------------------


def _moved_row(rows: RowMap, number: int) -> int:
    """Where a row of the template begins now; of a row that was not written, where the next one begins."""
    for row in range(number, rows.last_row + 1):
        if found := rows.numbers(row):
            return found[0]
    return rows.beyond(max(number, rows.last_row + 1))


def _move_breaks_and_panes(sheet: Worksheet, rows: RowMap) -> None:
    for page_break in sheet.row_breaks.brk:
        page_break.id = _moved_row(rows, page_break.id + 1) - 1
    if sheet.freeze_panes:
        column, row = coordinate_from_string(sheet.freeze_panes)
        sheet.freeze_panes = f"{column}{_moved_row(rows, row)}"
    for view in sheet.views.sheetView:
        for selection in view.selection:
            if selection.pane is None:
                selection.activeCell = selection.sqref = "A1"


def _move_drawings(sheet: Any, rows: RowMap) -> None:
    """Pictures and charts stay beside the rows they stood at."""
    for drawing in [*sheet._images, *sheet._charts]:  # openpyxl has no public list of them
        for name in ("_from", "to"):
            if marker := getattr(drawing.anchor, name, None):
                marker.row = _moved_row(rows, marker.row + 1) - 1


# -- names of the workbook -----------------------------------------------------------------------------------------


def move_names(workbook: Workbook, maps: Maps) -> None:
    """Defined names and the data ranges of charts follow the rows of the sheet they name."""
    sheet: Any
    for sheet in workbook.worksheets:
        for name in sheet.defined_names.values():
            name.attr_text = _move_part(name.attr_text, maps, FormulaPlace(sheet.title))
        for chart in sheet._charts:  # openpyxl has no public list of them
            for series in chart.series:
                _move_series(series, maps, FormulaPlace(sheet.title))
    for name in workbook.defined_names.values():
        name.attr_text = _move_part(name.attr_text, maps, FormulaPlace(""))


def _move_series(series: Any, maps: Maps, place: FormulaPlace) -> None:
    sources = [getattr(series, part, None) for part in ("val", "cat", "xVal", "yVal", "bubbleSize")]
    for source in [*sources, series.tx]:
        for kind in ("numRef", "strRef"):
            if (reference := getattr(source, kind, None)) is not None and reference.f:
                reference.f = _move_part(reference.f, maps, place)
                for cache in ("numCache", "strCache"):
                    if hasattr(reference, cache):
                        setattr(reference, cache, None)  # Excel reads the values from the cells
