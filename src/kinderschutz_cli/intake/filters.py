"""`--where Spalte=Wert`: which rows of a table are meant."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.errors.intake import ControlCharacterInCell, PairUnreadable, UnknownColumn, WhereMatchesNothing
from kinderschutz_cli.intake.cells import clean_text
from kinderschutz_cli.intake.columns import find_column
from kinderschutz_cli.intake.near import near_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.intake.columns import ColumnMap
    from kinderschutz_cli.intake.table import Cell, Column, SourceRow, SourceTable


def select_rows(table: SourceTable, columns: ColumnMap, where: Sequence[str]) -> tuple[SourceRow, ...]:
    """The rows for which all conditions hold; case and the spelling of umlauts do not count.

    A condition names a heading of the table or the German word of a field. Raises `PairUnreadable`, `UnknownColumn`,
    and `WhereMatchesNothing` at the first condition that leaves no row.
    """
    rows = table.rows
    for condition in where:
        heading, sign, value = condition.partition("=")
        if not sign or not heading.strip():
            raise PairUnreadable("--where", condition, "Ort=Lünen")
        column = _column(table, columns, heading.strip())
        matching = _matching(rows, column.index, value)
        if not matching:
            raise WhereMatchesNothing(condition, column.shown, _present(rows, column.index, value))
        rows = matching
    return rows


def _column(table: SourceTable, columns: ColumnMap, word: str) -> Column:
    try:
        return find_column(table, word, "--where")
    except UnknownColumn:
        for column, field in columns.pairs():
            if fold(field) == fold(word):
                return column
        raise


def _matching(rows: tuple[SourceRow, ...], index: int, value: str) -> tuple[SourceRow, ...]:
    wanted = fold(" ".join(value.split()))
    cells: set[Cell] = {row.cells[index] for row in rows}
    equal = {cell for cell in cells if fold(_shown(cell)) == wanted}
    return tuple(row for row in rows if row.cells[index] in equal)


def _shown(cell: Cell) -> str:
    try:
        return clean_text(cell)
    except ControlCharacterInCell:
        return str(cell)


def _present(rows: tuple[SourceRow, ...], index: int, value: str) -> list[str]:
    """The values there, the nearest to `value` first, then the most frequent."""
    counted = Counter(_shown(row.cells[index]) for row in rows)
    counted.pop("", None)
    near = near_words(value, counted)
    return near + [word for word, _ in counted.most_common() if word not in near]
