"""Reads a foreign table of any of the usual formats; what it is, is found from its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.errors.intake import (
    READABLE_ENDINGS,
    EmptyTable,
    HeaderRowEmpty,
    NoHeader,
    NotATable,
    TableIsFolder,
    TableMissing,
    TableUnreadable,
    UnknownEnding,
    UnknownSheet,
)
from kinderschutz_cli.intake.header import find_header, header_columns
from kinderschutz_cli.intake.near import near_words
from kinderschutz_cli.intake.table import SourceRow, SourceTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

#: The first bytes of what is often renamed or mistaken for a table.
_OTHER_CONTENT = (
    (b"\x89PNG", "ein Bild (PNG)"),
    (b"\xff\xd8\xff", "ein Bild (JPEG)"),
    (b"GIF8", "ein Bild (GIF)"),
    (b"%PDF", "ein PDF"),
    (b"{\\rtf", "ein Textdokument (RTF)"),
    (b"SQLite format 3", "eine Datenbank"),
    (b"BEGIN:VCARD", "eine Visitenkarte (vCard)"),
)
_WORKBOOK_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
_WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")


def read_table(path: Path, *, sheet: str | None = None, header_row: int | None = None) -> SourceTable:
    """The table in `path` with its headings and rows, each with its number in the file; empty rows are left out.

    `sheet`: the name of a sheet, else the first visible one with a table. `header_row`: the number of the header row as
    the file shows it, else it is found. Raises a `FileProblem` from `errors/intake.py` for whatever is no table.
    """
    data = _content(path)
    if data.startswith(_WORKBOOK_STARTS):
        return _workbook_table(path, sheet, header_row)
    _refuse_other_content(path, data)
    return _text_table(path, data, sheet, header_row)


def _content(path: Path) -> bytes:
    if path.is_dir():
        names = sorted(entry.name for entry in path.iterdir() if entry.suffix.lower() in READABLE_ENDINGS)
        raise TableIsFolder(path, names)
    if not path.exists():
        names = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
        raise TableMissing(path, near_words(path.name, names))
    if path.suffix.lower() not in READABLE_ENDINGS:
        raise UnknownEnding(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TableUnreadable(path) from error
    if not data.strip():
        raise EmptyTable(path)
    return data


def _refuse_other_content(path: Path, data: bytes) -> None:
    start = data[:1000].lstrip().removeprefix(b"\xef\xbb\xbf")
    for beginning, content in _OTHER_CONTENT:
        if start.startswith(beginning):
            raise NotATable(path, content)
    if start[:20].lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise NotATable(path, "eine Internetseite (HTML oder XML)")


def _workbook_table(path: Path, wanted: str | None, header_row: int | None) -> SourceTable:
    from kinderschutz_cli.intake.workbook import read_sheets  # zipfile and calamine: 10 ms

    sheets = read_sheets(path, wanted)
    if not any(sheet.rows for sheet in sheets):
        raise EmptyTable(path)
    for sheet in sheets:
        index = _header_index(path, sheet.rows, header_row) if header_row else find_header(sheet.rows)
        if index is not None:
            others = tuple(other.name for other in sheets if other is not sheet)
            return _table(path, sheet.name, sheet.rows, index, other_sheets=others)
    raise NoHeader(path, sheets[0].name)


def _text_table(path: Path, data: bytes, sheet: str | None, header_row: int | None) -> SourceTable:
    from kinderschutz_cli.intake.text_file import read_text_table  # not needed for workbooks

    if sheet:
        raise UnknownSheet(path, sheet, (), ())
    found = read_text_table(path, data)
    if not found.rows:
        raise EmptyTable(path)
    index = _header_index(path, found.rows, header_row) if header_row else find_header(found.rows)
    if index is None and path.suffix.lower() in _WORKBOOK_ENDINGS:
        raise NotATable(path)
    if index is None:
        raise NoHeader(path, None)
    return _table(path, None, found.rows, index, encoding=found.encoding, delimiter=found.delimiter)


def _header_index(path: Path, rows: Sequence[SourceRow], header_row: int) -> int:
    for index, row in enumerate(rows):
        if row.number == header_row:
            return index
    raise HeaderRowEmpty(path, header_row)


def _table(
    path: Path,
    sheet: str | None,
    rows: Sequence[SourceRow],
    index: int,
    *,
    encoding: str = "",
    delimiter: str = "",
    other_sheets: tuple[str, ...] = (),
) -> SourceTable:
    header = header_columns(rows[index], rows[index + 1 :])
    return SourceTable(
        file=path.name,
        sheet=sheet,
        header_row=rows[index].number,
        header=header,
        rows=tuple(_fitted(row, len(header)) for row in rows[index + 1 :]),
        encoding=encoding,
        delimiter=delimiter,
        other_sheets=other_sheets,
    )


def _fitted(row: SourceRow, width: int) -> SourceRow:
    """As wide as the header; what is cut off is empty (see `header_columns`)."""
    if len(row.cells) == width:
        return row
    return SourceRow(row.number, (row.cells + ("",) * (width - len(row.cells)))[:width])
