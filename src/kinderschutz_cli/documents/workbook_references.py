"""Moves the references in a formula: `=SUM(E8:E8)` below a loop of 150 rows becomes `=SUM(E8:E157)`.

openpyxl's tokenizer finds the references; names, functions, texts and table references stay as they are. The rules:

- a range covers all rows that its rows became, a single cell means the first of them;
- inside a repeated row a reference to a row of the same loop means the same pass: a subtotal sums its own group;
- a row marked with $ means the first row of the whole list, so that `SUM(E$8:E8)` is a running total;
- rows that were not written at all give #REF!, as in Excel when rows are deleted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kinderschutz_cli.documents.workbook_rows import RowMap

_CELLS = re.compile(
    r"(?P<sheet>(?:'(?:[^']|'')+'|[^'!:\s]+)!)?"
    r"(?P<col1>\$?[A-Z]{1,3})?(?P<abs1>\$?)(?P<row1>\d+)"
    r"(?::(?P<col2>\$?[A-Z]{1,3})?(?P<abs2>\$?)(?P<row2>\d+))?",
    re.IGNORECASE,
)
_LOST = "#REF!"


class FormulaPlace(NamedTuple):
    """Where a formula stands: its sheet, its row in the template, and in which pass of the loops it was written."""

    sheet: str
    row: int = 0
    path: tuple[int, ...] | None = None


def move_formula(formula: str, maps: Mapping[str, RowMap], place: FormulaPlace) -> str:
    """`formula` with its leading =, references moved by the row map of the sheet each of them names."""
    from openpyxl.formula.tokenizer import Token, Tokenizer  # 90 ms, openpyxl

    tokens = Tokenizer(formula)
    for token in tokens.items:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            token.value = move_reference(token.value, maps, place)
    return str(tokens.render())  # type: ignore[no-untyped-call]  # openpyxl's stubs leave it out


def move_reference(reference: str, maps: Mapping[str, RowMap], place: FormulaPlace) -> str:
    """One reference such as `E8`, `$A$5:$L$8` or `Liste!A8`; anything else comes back unchanged."""
    match = _CELLS.fullmatch(reference)
    if not match or (match["col1"] is None and match["row2"] is None):
        return reference
    sheet = match["sheet"] or ""
    title = sheet[:-1].strip("'").replace("''", "'") or place.sheet
    rows = maps.get(title)
    if rows is None:
        return reference
    here = place if title == place.sheet else FormulaPlace(title)
    moved = _single(match, rows, here) if match["row2"] is None else _range(match, rows, here)
    return f"{sheet}{moved}" if moved else _LOST


def _scope(mark: str, place: FormulaPlace) -> tuple[int, ...] | None:
    """A row marked with $ is looked up in the whole list, another one in the same pass of the loop."""
    return None if mark else place.path


def _single(match: re.Match[str], rows: RowMap, place: FormulaPlace) -> str:
    found = rows.numbers(int(match["row1"]), _scope(match["abs1"], place), place.row)
    return f"{match['col1']}{match['abs1']}{found[0]}" if found else ""


def _range(match: re.Match[str], rows: RowMap, place: FormulaPlace) -> str:
    first, last = int(match["row1"]), int(match["row2"])
    start = rows.span(first, last, _scope(match["abs1"], place), place.row)
    end = rows.span(first, last, _scope(match["abs2"], place), place.row)
    if start is None or end is None:
        return ""
    return f"{match['col1'] or ''}{match['abs1']}{start[0]}:{match['col2'] or ''}{match['abs2']}{end[1]}"
