"""Writes the files of the corpus."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import openpyxl

Cells = Sequence[str | float | date | None]
Writer = Callable[[Path], Path]


def workbook(
    *rows: Cells,
    merged: Sequence[str] = (),
    hidden_columns: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
    more: Mapping[str, Sequence[Cells]] | None = None,
    first: str = "Tabelle1",
    change: Callable[[Any], None] = lambda _: None,
    name: str = "liste.xlsx",
) -> Writer:
    """A workbook; `more`: further sheets, hidden ones with a leading "~"; `change` gets the workbook at last."""

    def write(folder: Path) -> Path:
        book = openpyxl.Workbook()
        sheet: Any = book.active
        sheet.title = first
        for row in rows:
            sheet.append(tuple(row))
        for title, others in (more or {}).items():
            further: Any = book.create_sheet(title.lstrip("~"))
            further.sheet_state = "hidden" if title.startswith("~") else "visible"
            for row in others:
                further.append(tuple(row))
        for reference in merged:
            sheet.merge_cells(reference)
        for letter in hidden_columns:
            sheet.column_dimensions[letter].hidden = True
        for number in hidden_rows:
            sheet.row_dimensions[number].hidden = True
        change(book)
        path = folder / name
        book.save(path)
        return path

    return write


def text(content: str, *, encoding: str = "utf-8", name: str = "liste.csv", newline: str = "\n") -> Writer:
    def write(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content.replace("\n", newline).encode(encoding))
        return path

    return write


def cards(files: Mapping[str, str], *, encoding: str = "utf-8") -> Writer:
    """A folder of vCards."""

    def write(folder: Path) -> Path:
        target = folder / "karten"
        target.mkdir()
        for name, content in files.items():
            (target / name).write_bytes(content.replace("\n", "\r\n").encode(encoding))
        return target

    return write


def ods(*rows: Cells, hidden_columns: Sequence[int] = ()) -> Writer:
    """An OpenDocument sheet, as LibreOffice writes it in its main lines."""

    def cell(value: object) -> str:
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, date):
            return f'<table:table-cell office:value-type="date" office:date-value="{value}"><text:p>{value}</text:p></table:table-cell>'
        if isinstance(value, (int, float)):
            return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'

    def write(folder: Path) -> Path:
        width = max(map(len, rows))
        columns = "".join(
            '<table:table-column table:visibility="collapse"/>' if index in hidden_columns else "<table:table-column/>"
            for index in range(width)
        )
        body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
        empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
        path = folder / "liste.ods"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr(
                "META-INF/manifest.xml",
                '<?xml version="1.0" encoding="UTF-8"?>'
                '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
            )
            archive.writestr(
                "content.xml",
                '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
                'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
                'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
                'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
                f'<table:table table:name="Kitas">{columns}{body}{empty}</table:table>'
                "</office:spreadsheet></office:body></office:document-content>",
            )
        return path

    return write
