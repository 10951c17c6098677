"""What calamine does not tell about a workbook: its unpacked size, hidden columns and rows, links behind cells.

Read from the XML inside by patterns, not by a parser: 5,000 rows cost some 20 ms, and nothing in it can expand.
"""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING
from urllib.parse import unquote

from kinderschutz_cli.errors.intake import TableTooLarge

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kinderschutz_cli.intake.sheet import Merge

#: Of all parts together; a list of 50,000 contacts has 30 MB.
_LARGEST_UNPACKED = 300_000_000
#: calamine keeps a sheet as one dense block up to its last cell; this many cells take some 200 MB.
_MOST_CELLS = 6_000_000
_CHUNK = 4_000_000
#: A tag cut by the end of a chunk is seen with the next one.
_OVERLAP = 1_000
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*\bhidden=\"(?:1|true)\"[^>]*>")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br=\"(\d{1,9})\"")
_CELL_COLUMN = re.compile(rb"[<:]c r=\"([A-Z]{1,3})")
_FILLED_CELL = re.compile(rb"[<:]c r=\"([A-Z]{1,3})([0-9]{1,9})\"(?:[^>/]|/(?!>))*>")
_LINK = re.compile(rb"<(?:\w+:)?hyperlink\s[^>]*>")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ODS_COLUMN = re.compile(rb"<table:table-column\b[^>]*>")
_ODS_CELL = re.compile(rb"<table:(?:table-(row|cell)|covered-table-(cell))\b[^>]*>")
#: More hidden rows in one piece are the empty rest of a sheet.
_MANY_ROWS = 100_000
_ODS_REPEATED = re.compile(
    rb"<table:table-row\b[^>]*number-rows-repeated=\"(\d{4,})\"[^>]*>(?:(?!</table:table-row).)*?office:value-type"
    rb"|<table:table-cell\b(?=[^>]*office:value-type)[^>]*number-columns-repeated=\"(\d{4,})\"",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class SheetParts:
    """Columns by index from 0, rows by number from 1; `mails`: (row number, column index) → address behind a link."""

    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    mails: Mapping[tuple[int, int], str] = field(default_factory=dict)
    #: Of an OpenDocument sheet; of the other kinds calamine knows them.
    merges: tuple[Merge, ...] = ()


class WorkbookParts:
    """The parts of an .xlsx, .xlsm or .ods; of another or damaged file, nothing is known."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._archive: zipfile.ZipFile | None = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError):
            self._archive = None
        else:
            self._refuse_bomb(self._archive)

    def sheet(self, name: str) -> SheetParts:
        """What is known about this sheet. Raises `TableTooLarge`."""
        if self._archive is None:
            return SheetParts()
        try:
            if "content.xml" in self._archive.namelist():
                return self._ods_sheet(self._archive, name)
            part = _sheet_part(self._archive, name)
            return self._xlsx_sheet(self._archive, part) if part else SheetParts()
        except (KeyError, ValueError, OSError, EOFError, zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError):
            return SheetParts()  # damaged or unusual: calamine says whether it is readable
        except Exception as error:
            if type(error).__module__ in ("zlib", "lzma"):
                return SheetParts()
            raise

    def _refuse_bomb(self, archive: zipfile.ZipFile) -> None:
        if sum(part.file_size for part in archive.infolist()) > _LARGEST_UNPACKED:
            raise TableTooLarge(self._path, f"entpackt über {_LARGEST_UNPACKED // 1_000_000} MB")

    def _xlsx_sheet(self, archive: zipfile.ZipFile, part: str) -> SheetParts:
        scan = _Scan()
        with archive.open(part) as file:
            scan.read(file)
        if scan.last_row * (scan.last_column + 1) > _MOST_CELLS:  # perhaps only formats, which do not count
            scan = _Scan(_FILLED_CELL)
            with archive.open(part) as file:
                scan.read(file)
        if scan.last_row * (scan.last_column + 1) > _MOST_CELLS:
            raise TableTooLarge(self._path, f"bis Zeile {scan.last_row}, {scan.last_column + 1} Spalten")
        return SheetParts(scan.hidden_columns, frozenset(scan.hidden_rows), _mail_links(archive, part, scan.links))

    def _ods_sheet(self, archive: zipfile.ZipFile, name: str) -> SheetParts:
        content = archive.read("content.xml")
        for match in _ODS_REPEATED.finditer(content):
            raise TableTooLarge(self._path, f"eine Zelle, {int(match[1] or match[2])}-mal wiederholt")
        start = content.find(b'table:name="%b"' % html.escape(name).encode())
        hidden: set[int] = set()
        index = 0
        for match in _ODS_COLUMN.finditer(content, start, max(start, content.find(b"<table:table-row", start))):
            count = min(int(_attribute(match[0], "table:number-columns-repeated") or 1), 1024)
            if _attribute(match[0], "table:visibility") in ("collapse", "filter"):
                hidden.update(range(index, index + count))
            index += count
        end = content.find(b"</table:table>", start)
        body = _OdsBody()
        for match in _ODS_CELL.finditer(content, max(start, 0), end if end >= 0 else len(content)):
            body.take(match[0], match[1] or match[2])
        return SheetParts(frozenset(hidden), frozenset(body.hidden_rows), merges=tuple(body.merges))


class _OdsBody:
    """Rows and cells of an OpenDocument sheet one after the other: which rows are hidden, which cells merged."""

    def __init__(self) -> None:
        self.hidden_rows: set[int] = set()
        self.merges: list[Merge] = []
        self._row, self._repeated, self._column = 0, 1, 0  # the row before the first

    def take(self, tag: bytes, kind: bytes) -> None:
        """`kind` is `row` or `cell`. Rows count from 1, columns from 0."""
        if kind == b"row":
            self._row += self._repeated
            self._repeated = int(_attribute(tag, "table:number-rows-repeated") or 1)
            self._column = 0
            if _attribute(tag, "table:visibility") in ("collapse", "filter") and self._repeated < _MANY_ROWS:
                self.hidden_rows.update(range(self._row, self._row + self._repeated))
            return
        wide = int(_attribute(tag, "table:number-columns-spanned") or 1)
        high = int(_attribute(tag, "table:number-rows-spanned") or 1)
        if (wide, high) != (1, 1):
            self.merges.append((self._row, self._column, self._row + high - 1, self._column + wide - 1))
        self._column += int(_attribute(tag, "table:number-columns-repeated") or 1)


class _Scan:
    """One pass over the XML of a sheet, chunk by chunk, so that a large one does not fill the memory."""

    def __init__(self, cells: re.Pattern[bytes] | None = None) -> None:
        self._cells = cells
        self.last_row = 0
        self.last_column = 0
        self.hidden_columns: frozenset[int] = frozenset()
        self.hidden_rows: set[int] = set()
        self.links: dict[str, str] = {}

    def read(self, file: IO[bytes]) -> None:
        rest = b""
        first = True
        while chunk := file.read(_CHUNK):
            text = rest + chunk
            if first:
                self.hidden_columns = _hidden_columns(text[: text.find(b"<sheetData")])
                first = False
            self._take(text)
            rest = text[-_OVERLAP:]

    def _take(self, text: bytes) -> None:
        if self._cells:
            found = self._cells.findall(text)
            self._reach({column for column, _ in found}, max((int(row) for _, row in found), default=0))
            return
        place = max(text.rfind(b"<row "), text.rfind(b":row "))
        row = _ROW.search(text, max(0, place - 20)) if place >= 0 else None
        self._reach(set(_CELL_COLUMN.findall(text)), int(row[1]) if row else 0)
        if b"hidden=" in text:
            for match in _HIDDEN_ROW.finditer(text):
                self.hidden_rows.add(int(_attribute(match[0], "r") or 0))
        if b"hyperlink " in text:
            for match in _LINK.finditer(text):
                self.links[_attribute(match[0], "ref")] = _attribute(match[0], "r:id")

    def _reach(self, columns: set[bytes], row: int) -> None:
        longest = max(columns, key=lambda letters: (len(letters), letters), default=b"A")
        self.last_column = max(self.last_column, column_index(longest.decode()))
        self.last_row = max(self.last_row, row)


def column_index(letters: str) -> int:
    """ "A" → 0, "AA" → 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _sheet_part(archive: zipfile.ZipFile, name: str) -> str:
    """The part in which the sheet of this name stands; "" if it is not found."""
    relation = ""
    for match in _SHEET.finditer(archive.read("xl/workbook.xml")):
        if _attribute(match[0], "name") == name:
            relation = _attribute(match[0], "r:id")
    return _targets(archive, "xl/workbook.xml").get(relation, "")


def _targets(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Relation → part or address, for everything that a part refers to."""
    folder, file = posixpath.split(part)
    try:
        relations = archive.read(f"{folder}/_rels/{file}.rels")
    except KeyError:
        return {}
    targets = {}
    for match in _RELATION.finditer(relations):
        target = _attribute(match[0], "Target")
        if _attribute(match[0], "TargetMode") != "External":
            target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        targets[_attribute(match[0], "Id")] = target
    return targets


def _mail_links(archive: zipfile.ZipFile, part: str, links: Mapping[str, str]) -> dict[tuple[int, int], str]:
    if not links:
        return {}
    targets = _targets(archive, part)
    mails = {}
    for reference, relation in links.items():
        scheme, _, address = targets.get(relation, "").partition(":")
        cell = _REFERENCE.fullmatch(reference)
        if scheme.lower() == "mailto" and cell:
            mails[int(cell[2]), column_index(cell[1])] = unquote(address.partition("?")[0])
    return mails


def _hidden_columns(head: bytes) -> frozenset[int]:
    hidden: set[int] = set()
    for match in _COLUMN.finditer(head):
        if _attribute(match[0], "hidden") in ("1", "true"):
            first, last = int(_attribute(match[0], "min") or 1), int(_attribute(match[0], "max") or 1)
            hidden.update(range(first - 1, min(last, 16_384)))
    return frozenset(hidden)


def _attribute(tag: bytes, name: str) -> str:
    match = re.search(rb"\s%b=(?:\"([^\"]*)\"|'([^']*)')" % re.escape(name.encode()), tag)
    return html.unescape((match[1] if match[1] is not None else match[2]).decode("utf-8", "replace")) if match else ""
