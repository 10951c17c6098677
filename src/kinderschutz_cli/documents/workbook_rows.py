"""Which rows a template's rows became. Everything that moves or stretches asks here.

A row of the template may be written once, many times (loop), or not at all (a mark, a condition that does not hold).
`path` says in which pass of which enclosing loop a row was written, so that a subtotal covers its own group only.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class WrittenRow:
    """One row of the result: where it comes from, in which pass of the loops, and its values by column."""

    source: int
    path: tuple[int, ...]
    values: dict[int, Any]
    blank: bool = False


class RowMap:
    """Rows of the template → rows of the result."""

    def __init__(self, written: list[WrittenRow], last_row: int, loops: dict[int, tuple[int, ...]]) -> None:
        """`last_row`: of the template. `loops`: for each row inside loops the ids of these loops, outermost first."""
        self.written = written
        self._loops = loops
        self.last_row = last_row
        self._numbers: defaultdict[int, list[int]] = defaultdict(list)
        self._sources: list[int] = []
        for number, row in enumerate(written, 1):
            self._numbers[row.source].append(number)
        self._blanks_stand_for_their_loop()
        self._sources = sorted(self._numbers)

    def _blanks_stand_for_their_loop(self) -> None:
        """A loop without entries wrote one empty row; references to any row of the loop find it."""
        for number, row in enumerate(self.written, 1):
            if row.blank:
                own = self._loops.get(row.source, ())
                for other, ids in self._loops.items():
                    if other != row.source and ids[: len(own)] == own and not self._numbers[other]:
                        self._numbers[other].append(number)

    def beyond(self, row: int) -> int:
        """A row below everything the template holds."""
        return row - self.last_row + len(self.written)

    def numbers(self, row: int, path: tuple[int, ...] | None = None, seen_from: int = 0) -> list[int]:
        """All result rows of a template row; with `path`, only those in the same pass of the loops shared with it."""
        if row > self.last_row:
            return [self.beyond(row)]
        found = self._numbers.get(row, [])
        if path is None or len(found) < 2:
            return found
        shared = self._shared_depth(row, seen_from)
        return [n for n in found if self.written[n - 1].path[:shared] == path[:shared]] if shared else found

    def _shared_depth(self, one: int, other: int) -> int:
        depth = 0
        for a, b in zip(self._loops.get(one, ()), self._loops.get(other, ()), strict=False):
            if a != b:
                break
            depth += 1
        return depth

    def span(
        self, first: int, last: int, path: tuple[int, ...] | None = None, seen_from: int = 0
    ) -> tuple[int, int] | None:
        """The result rows from the first to the last written of a range of template rows; None when none was written."""
        if last > self.last_row:
            end: int | None = self.beyond(last)
        else:
            end = next(
                (ns[-1] for row in self._between(first, last, -1) if (ns := self.numbers(row, path, seen_from))), None
            )
        start = next(
            (ns[0] for row in self._between(first, last, 1) if (ns := self.numbers(row, path, seen_from))), None
        )
        if start is None and last > self.last_row:
            start = self.beyond(max(first, self.last_row + 1))
        return (start, end) if start is not None and end is not None else None

    def _between(self, first: int, last: int, step: int) -> list[int]:
        return [row for row in self._sources if first <= row <= last][::step]

    def runs(self, first: int, last: int) -> list[tuple[int, int]]:
        """The result rows of a range of template rows as unbroken runs, for formats and validations."""
        rows = sorted({n for row in self._between(first, last, 1) for n in self._numbers[row]})
        runs: list[tuple[int, int]] = []
        for row in rows:
            if runs and runs[-1][1] == row - 1:
                runs[-1] = (runs[-1][0], row)
            else:
                runs.append((row, row))
        if last > self.last_row:
            below = (self.beyond(max(first, self.last_row + 1)), self.beyond(last))
            if runs and runs[-1][1] == below[0] - 1:
                runs[-1] = (runs[-1][0], below[1])
            else:
                runs.append(below)
        return runs
