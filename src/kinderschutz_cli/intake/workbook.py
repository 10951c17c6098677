"""Workbooks (xlsx, xlsm, xls, ods) through python-calamine."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.errors.intake import NotATable, UnknownSheet, WorkbookDamaged, WorkbookProtected
from kinderschutz_cli.intake.near import near_words
from kinderschutz_cli.intake.table import SourceRow

if TYPE_CHECKING:
    from pathlib import Path

    from python_calamine import CalamineWorkbook

    from kinderschutz_cli.intake.table import Cell

#: The name of the stream in which Office keeps an encrypted workbook, as it stands in the file.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: list[SourceRow]


def read_sheets(path: Path, wanted: str | None) -> list[Sheet]:
    """The sheet asked for, else all visible ones with anything in them, in their order."""
    from python_calamine import CalamineError, PasswordError, WorksheetNotFound, XmlError, ZipError  # 3 ms

    try:
        with _open(path) as workbook:
            names = [_chosen(path, workbook, wanted)] if wanted else _visible(workbook)
            sheets = [Sheet(name, _rows(workbook, name)) for name in names]
    except PasswordError as error:
        raise WorkbookProtected(path) from error
    except (ZipError, XmlError, WorksheetNotFound) as error:
        raise WorkbookDamaged(path) from error
    except CalamineError as error:
        raise _unreadable(path) from error
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
    if data.startswith(b"PK") and zipfile.is_zipfile(path):
        return NotATable(path, "ein Zip-Archiv ohne Tabelle")
    return WorkbookDamaged(path)


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


def _rows(workbook: CalamineWorkbook, name: str) -> list[SourceRow]:
    found = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    rows = (SourceRow(number, tuple(map(_cell, values))) for number, values in enumerate(found, start=1))
    return [row for row in rows if any(row.cells)]


def _cell(value: float | str | date | time | timedelta) -> Cell:
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
