"""The rows of a workbook template as CSV or JSON: one source of rows, several writers.

CSV is what German Excel opens by double click: UTF-8 with byte order mark, semicolons, CRLF. Excel still turns 01067
into 1067 there; whoever wants to work in Excel takes the .xlsx of the same name.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date, time
from typing import Any, NamedTuple

from kinderschutz_cli.documents.workbook_value import clean_text, shown
from kinderschutz_cli.domain.formula_guard import guard


class Table(NamedTuple):
    """Field names and rows of values as the vocabulary holds them (dates, numbers, bool, tuples of text)."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def to_csv(table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_csv_text(value) for value in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def to_json(table: Table) -> bytes:
    """A list of objects; dates ISO 8601, an empty text stays ""."""
    objects = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return (json.dumps(objects, ensure_ascii=False, indent=2, default=_json_value) + "\n").encode()


def _csv_text(value: Any) -> str:
    """As in the workbook; only text can look like a formula, a number is a number."""
    text = clean_text(shown(value))
    return guard(text) if isinstance(value, (str, tuple, list)) else text


def _json_value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (date, time)) else str(value)
