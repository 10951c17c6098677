"""A sheet as it stands in the file: its rows, and what the workbook says about their looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.intake.table import SourceRow

#: First row number, first column index, last row number, last column index.
Merge = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` without empty ones, each as wide as it is in the file; `name` is `None` for text files."""

    name: str | None
    rows: Sequence[SourceRow]
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()

    def gap_before(self, index: int) -> bool:
        """Whether empty rows stand before the row with this index; at the start there are some."""
        if index == 0:
            return True
        above = self.rows[index - 1]
        lines = 1
        if self.name is None:  # only in a text file does a cell of several lines take several
            lines += sum(cell.count("\n") for cell in above.cells if isinstance(cell, str))
        return self.rows[index].number - above.number > lines

    def merged_width(self, index: int) -> int:
        """How many columns the widest merged cell of a row covers; 1 if none is merged."""
        number = self.rows[index].number
        widths = (last - first + 1 for top, first, bottom, last in self.merges if top <= number <= bottom)
        return max(widths, default=1)
