"""Workbooks (xlsx, xlsm, xls, ods) through python-calamine."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.intake import NotATable, UnknownSheet, WorkbookDamaged, WorkbookProtected
from kinderschutz_cli.intake.near import near_words
from kinderschutz_cli.intake.sheet import Sheet
from kinderschutz_cli.intake.table import SourceRow
from kinderschutz_cli.intake.workbook_parts import SheetParts, WorkbookParts

if TYPE_CHECKING:
    from pathlib import Path

    from python_calamine import CalamineWorkbook

    from kinderschutz_cli.intake.sheet import Merge
    from kinderschutz_cli.intake.table import Cell

    Value = float | str | date | time | timedelta

#: The name of the stream in which Office keeps an encrypted workbook, as it stands in the file.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_sheets(path: Path, wanted: str | None) -> list[Sheet]:
    """The sheet asked for, else all visible ones with anything in them, in their order."""
    from python_calamine import CalamineError, PasswordError, WorksheetNotFound, XmlError, ZipError  # 3 ms

    parts = WorkbookParts(path)
    try:
        with _open(path) as workbook:
            names = [_chosen(path, workbook, wanted)] if wanted else _visible(workbook)
            # The parts first: they refuse a sheet that calamine would need too much memory for.
            sheets = [_sheet(workbook, name, parts.sheet(name)) for name in names]
    except KsError:
        raise
    except PasswordError as error:
        raise WorkbookProtected(path) from error
    except (ZipError, XmlError, WorksheetNotFound) as error:
        raise WorkbookDamaged(path) from error
    except CalamineError as error:
        raise _unreadable(path) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # calamine gave up on a damaged file
            raise WorkbookDamaged(path) from error
        raise
    return sheets if wanted else [sheet for sheet in sheets if sheet.rows]


def _open(path: Path) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook  # 3 ms

    # From an open file, calamine looks at the content and not at the ending, which may be wrong.
    with path.open("rb") as file:
        return CalamineWorkbook.from_filelike(file)


def _unreadable(path: Path) -> WorkbookProtected | WorkbookDamaged | NotATable:
    data = path.read_bytes()
    if _ENCRYPTED in data:
        return WorkbookProtected(path)
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return WorkbookDamaged(path)
    known = any(name.startswith("xl/") or name == "content.xml" for name in names)
    return WorkbookDamaged(path) if known else NotATable(path, "ein Zip-Archiv ohne Tabelle")


def _visible(workbook: CalamineWorkbook) -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # 3 ms

    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]


def _chosen(path: Path, workbook: CalamineWorkbook, wanted: str) -> str:
    """The sheet of this name; a different case or spelling of umlauts is forgiven if it is unambiguous."""
    names = workbook.sheet_names
    if wanted in names:
        return wanted
    alike = [name for name in names if fold(name).strip() == fold(wanted).strip()]
    if len(alike) == 1:
        return alike[0]
    raise UnknownSheet(path, wanted, names, near_words(wanted, names))


def _sheet(workbook: CalamineWorkbook, name: str, parts: SheetParts) -> Sheet:
    found = workbook.get_sheet_by_name(name)
    merges = parts.merges or tuple(
        (top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in found.merged_cell_ranges or ()
    )
    values = found.to_python(skip_empty_area=False)
    _fill_down(values, merges)
    _show_links(values, parts)
    rows = (
        SourceRow(number, tuple(map(_cell, cells)))
        for number, cells in enumerate(values, start=1)
        if cells.count("") < len(cells)  # a sheet may have a million empty rows
    )
    kept = [row for row in rows if not _is_blank(row)]
    return Sheet(name, kept, parts.hidden_columns, parts.hidden_rows, merges)


def _fill_down(values: list[list[Value]], merges: tuple[Merge, ...]) -> None:
    """A cell merged over several rows holds for each of them that has anything else."""
    for top, left, bottom, right in merges:
        if left != right or top == bottom or top > len(values) or left >= len(values[top - 1]):
            continue
        for cells in values[top : min(bottom, len(values))]:
            if any(cells):
                cells[left] = values[top - 1][left]


def _show_links(values: list[list[Value]], parts: SheetParts) -> None:
    """ "Mail schreiben" with a link to an address → "Mail schreiben <address>"."""
    for (number, index), address in parts.mails.items():
        if number <= len(values) and index < len(values[number - 1]):
            text = values[number - 1][index]
            if isinstance(text, str) and "@" not in text:
                values[number - 1][index] = f"{text} <{address}>"


def _is_blank(row: SourceRow) -> bool:
    return all(isinstance(cell, str) and not cell.strip() for cell in row.cells)


def _cell(value: Value) -> Cell:
    """Text, or a true date; 44532.0 becomes "44532", 9:00 "09:00"."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return value if isinstance(value, date) else str(value)
