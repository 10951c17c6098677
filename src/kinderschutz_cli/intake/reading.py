"""Reads a foreign table of any of the usual formats; what it is, is found from its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.errors.intake import (
    READABLE_ENDINGS,
    EmptyTable,
    HeaderRowEmpty,
    NoHeader,
    NotATable,
    SeveralTables,
    TableIsFolder,
    TableMissing,
    TableTurned,
    TableUnreadable,
    UnknownEnding,
    UnknownSheet,
    UnknownTable,
)
from kinderschutz_cli.intake.header import find_header, find_headless_start, known_headings
from kinderschutz_cli.intake.layout import find_blocks, turned_headings
from kinderschutz_cli.intake.near import near_words
from kinderschutz_cli.intake.sheet import Sheet
from kinderschutz_cli.intake.table import SourceTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kinderschutz_cli.intake.layout import Block
    from kinderschutz_cli.intake.table import SourceRow

#: The first bytes of what is often renamed or mistaken for a table.
_OTHER_CONTENT = (
    (b"\x89PNG", "ein Bild (PNG)"),
    (b"\xff\xd8\xff", "ein Bild (JPEG)"),
    (b"GIF8", "ein Bild (GIF)"),
    (b"%PDF", "ein PDF"),
    (b"{\\rtf", "ein Textdokument (RTF)"),
    (b"SQLite format 3", "eine Datenbank"),
)
_WORKBOOK_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
_WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")
#: So many known headings in a row are no accident.
_SURE = 2


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: a sheet by its name, the header row and the table by their numbers."""

    sheet: str | None = None
    header_row: int | None = None
    table: int | None = None


def read_table(
    path: Path, *, sheet: str | None = None, header_row: int | None = None, table: int | None = None
) -> SourceTable:
    """The table in `path` with its headings and rows, each with its number in the file; empty rows are left out.

    `sheet`: the name of a sheet, else the first visible one with a table. `header_row`: the number of the header row as
    the file shows it, else it is found. `table`: which one, from 1, where a sheet has several. A folder is read if it
    holds vCards. Raises a `FileProblem` from `errors/intake.py` for whatever is no table.
    """
    wish = Wish(sheet, header_row, table)
    if path.is_dir() and any(is_card_file(entry) for entry in path.iterdir()):
        return _cards(path, wish)
    data = _content(path)
    if data.startswith(_WORKBOOK_STARTS):
        return _workbook_table(path, wish)
    if is_card_file(path) or data[:200].lstrip(b"\xef\xbb\xbf \r\n").upper().startswith(b"BEGIN:VCARD"):
        return _cards(path, wish)
    _refuse_other_content(path, data)
    return _text_table(path, data, wish)


def _cards(path: Path, wish: Wish) -> SourceTable:
    from kinderschutz_cli.intake.card import read_cards  # vobject: 150 ms

    if wish.sheet:
        raise UnknownSheet(path, wish.sheet, (), ())
    return read_cards(path)


def is_card_file(path: Path) -> bool:
    return path.suffix.lower() in (".vcf", ".vcard")


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


def _workbook_table(path: Path, wish: Wish) -> SourceTable:
    from kinderschutz_cli.intake.workbook import read_sheets  # zipfile and calamine: 10 ms

    sheets = read_sheets(path, wish.sheet)
    if not any(sheet.rows for sheet in sheets):
        raise EmptyTable(path)
    found = _best_sheet(path, sheets, wish)
    if found is None:
        raise NoHeader(path, sheets[0].name)
    sheet, header = found
    others = tuple(other.name or "" for other in sheets if other is not sheet)
    return _table(path, sheet, header, wish, other_sheets=others)


def _best_sheet(path: Path, sheets: Sequence[Sheet], wish: Wish) -> tuple[Sheet, int | None] | None:
    """The first sheet whose header we know, else the first with any; a sheet of notes before it is passed over."""
    candidates = []
    for sheet in sheets:
        if not sheet.rows:
            continue
        header = _header_index(path, sheet.rows, wish.header_row) if wish.header_row else find_header(sheet.rows)
        if header is not None and (wish.header_row or known_headings(sheet.rows[header]) >= _SURE):
            return sheet, header
        if header is not None or find_headless_start(sheet.rows) is not None:
            candidates.append((sheet, header))
    return candidates[0] if candidates else None


def _text_table(path: Path, data: bytes, wish: Wish) -> SourceTable:
    from kinderschutz_cli.intake.text_file import read_text_table  # not needed for workbooks

    if wish.sheet:
        raise UnknownSheet(path, wish.sheet, (), ())
    found = read_text_table(path, data)
    if not found.rows:
        raise EmptyTable(path)
    header = _header_index(path, found.rows, wish.header_row) if wish.header_row else find_header(found.rows)
    if header is None and find_headless_start(found.rows) is None:
        raise NotATable(path) if path.suffix.lower() in _WORKBOOK_ENDINGS else NoHeader(path, None)
    return _table(path, Sheet(None, found.rows), header, wish, encoding=found.encoding, delimiter=found.delimiter)


def _header_index(path: Path, rows: Sequence[SourceRow], header_row: int) -> int:
    for index, row in enumerate(rows):
        if row.number == header_row:
            return index
    raise HeaderRowEmpty(path, header_row)


def _table(
    path: Path,
    sheet: Sheet,
    header: int | None,
    wish: Wish,
    *,
    encoding: str = "",
    delimiter: str = "",
    other_sheets: tuple[str, ...] = (),
) -> SourceTable:
    block = _chosen(path, sheet, find_blocks(sheet, header), wish)
    if turned := turned_headings(block):
        raise TableTurned(path, turned)
    return SourceTable(
        file=path.name,
        sheet=sheet.name,
        header_row=block.header_row,
        header=block.header,
        rows=block.rows,
        encoding=encoding,
        delimiter=delimiter,
        other_sheets=other_sheets,
        left_out=block.left_out,
        hidden_rows=sum(row.number in sheet.hidden_rows for row in block.rows) if sheet.hidden_rows else 0,
    )


def _chosen(path: Path, sheet: Sheet, blocks: Sequence[Block], wish: Wish) -> Block:
    """The table asked for, or the only one of the sheet. Tables without rows are none."""
    blocks = [block for block in blocks if block.rows] or list(blocks[:1])
    tables = [block.description for block in blocks]
    if wish.table is not None and not 1 <= wish.table <= len(blocks):
        raise UnknownTable(wish.table, tables)
    if wish.table is None and len(blocks) > 1 and not wish.header_row:
        raise SeveralTables(path, sheet.name, tables)
    return blocks[(wish.table or 1) - 1]
