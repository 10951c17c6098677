"""Reads the rows of a table field by field and gathers every fault on the way, not only the first."""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import compress
from typing import TYPE_CHECKING, Generic, TypeVar

from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.intake.cells import clean_lines, clean_plain_column, clean_text, german_day
from kinderschutz_cli.intake.fault import Fault, RowPlace
from kinderschutz_cli.intake.filters import select_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from _typeshed import DataclassInstance

    from kinderschutz_cli.intake.columns import ColumnMap
    from kinderschutz_cli.intake.table import Cell, Column, SourceTable

Row = TypeVar("Row", bound="DataclassInstance")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Reading(Generic[Row]):
    """`rows`: the good ones; `faults`: all of the others, in the order of the file; `skipped`: left out by `--where`."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    skipped: int


class FieldReader:
    """The chosen rows of a table, read one field at a time: each method gives one value a row.

    A cell that cannot be read becomes a fault and an empty value; its row is left out in the end (`finish`).
    """

    def __init__(self, table: SourceTable, columns: ColumnMap, where: Sequence[str]) -> None:
        self._table = table
        self._columns = columns
        self._rows = select_rows(table, columns, where)
        self._faults: dict[tuple[int, int], Fault] = {}
        self._clean: dict[tuple[int, Callable[[Cell], str]], list[str]] = {}

    @property
    def count(self) -> int:
        return len(self._rows)

    def places(self) -> list[RowPlace]:
        return [RowPlace(self._table.file, self._table.sheet, row.number) for row in self._rows]

    def columns(self, name: str) -> tuple[Column, ...]:
        return self._columns.columns.get(name, ())

    def texts(self, name: str) -> list[str]:
        """One line each; "" where there is no such column."""
        for column in self.columns(name):
            return self._cleaned(column, clean_text)
        return [""] * self.count

    def lines(self, name: str) -> list[str]:
        """Text that may have several lines; several columns one below the other."""
        parts = [self._cleaned(column, clean_lines) for column in self.columns(name)]
        return ["\n".join(filter(None, cells)) for cells in zip(*parts, strict=True)] if parts else [""] * self.count

    def further(self, name: str) -> list[tuple[str, ...]]:
        """What stands in repeated columns of a field, each with its heading: ("Telefon 2: 02306 1",)."""
        columns = self._columns.further.get(name, ())
        parts = [self._cleaned(column, clean_text) for column in columns]
        labels = [column.shown for column in columns]
        if not parts:
            return [()] * self.count
        return [
            tuple(f"{label}: {text}" for label, text in zip(labels, texts, strict=True) if text)
            for texts in zip(*parts, strict=True)
        ]

    def parts(self, name: str) -> list[tuple[str, ...]]:
        """The texts of all columns of a field, which together are its value."""
        parts = [self._cleaned(column, clean_text) for column in self.columns(name)]
        return list(zip(*parts, strict=True)) if parts else [()] * self.count

    def values(
        self, name: str, read: Callable[[str], Value], empty: Value, clean: Callable[[Cell], str] = clean_text
    ) -> list[Value]:
        """Each text as `read` understands it; equal texts are read once. A `KsError` becomes a fault."""
        if not self.columns(name):
            return [empty] * self.count
        column = self.columns(name)[0]
        known: dict[str, Value] = {"": empty}
        values = []
        for index, text in enumerate(self._cleaned(column, clean)):
            if text not in known:
                try:
                    known[text] = read(text)
                except KsError as error:
                    self.note(index, error, column)
                    values.append(empty)
                    continue
            values.append(known[text])
        return values

    def note(self, index: int, error: KsError, column: Column | None) -> None:
        """A fault in the row with this index among the chosen ones; without a column it is about the whole row."""
        row = self._rows[index]
        value = _shown(row.cells[column.index]) if column else ""
        place = RowPlace(self._table.file, self._table.sheet, row.number)
        heading = column.shown if column else ""
        # The first fault of a cell is the cause of any further one.
        position = (index, column.index if column else -1)
        self._faults.setdefault(position, Fault(place, heading, value, error.message, error.hint))

    def finish(self, row_type: type[Row], values: Mapping[str, Sequence[object]]) -> Reading[Row]:
        """Makes a `row_type` (a dataclass) of each good row; `values` has one list a field."""
        faulty = {index for index, _ in self._faults}
        good = [index not in faulty for index in range(self.count)]
        arguments = (compress(values[field.name], good) for field in fields(row_type))
        return Reading(
            rows=tuple(map(row_type, *arguments)),
            faults=tuple(fault for _, fault in sorted(self._faults.items(), key=lambda entry: entry[0])),
            skipped=len(self._table.rows) - self.count,
        )

    def _cleaned(self, column: Column, clean: Callable[[Cell], str]) -> list[str]:
        at = column.index
        if (at, clean) not in self._clean:
            cells = [row.cells[at] for row in self._rows]
            cleaned = clean_plain_column(cells)
            if cleaned is None:
                cleaned = [self._tried(index, cell, column, clean) for index, cell in enumerate(cells)]
            self._clean[at, clean] = cleaned
        return self._clean[at, clean]

    def _tried(self, index: int, cell: Cell, column: Column, clean: Callable[[Cell], str]) -> str:
        try:
            return clean(cell)
        except KsError as error:
            self.note(index, error, column)
            return ""


def _shown(cell: Cell) -> str:
    return cell if isinstance(cell, str) else german_day(cell)
