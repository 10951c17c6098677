"""Sheets of labels: where each label lies on A4, and how a list of people is laid out on them. Lengths in millimetres."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from kinderschutz_cli.errors.label_sheet import OffsetUnclear, SheetDoesNotFit, StartNotOnSheet

A4 = (210.0, 297.0)
#: A printer that is off by more is not helped by an offset.
_FARTHEST = 20.0
#: Half a millimetre is lost in reading a ruler.
_TOLERANCE = 0.05
_MM = r"\s*(?:mm)?\s*"
_NUMBER, _PLAIN = rf"\s*([+-]?\d{{1,2}}(?:[.,]\d{{1,2}})?){_MM}", rf"\s*([+-]?\d{{1,2}}(?:\.\d{{1,2}})?){_MM}"
_OFFSET = re.compile(rf"{_NUMBER}[;/]{_NUMBER}|{_PLAIN},{_PLAIN}")


class Offset(NamedTuple):
    """What the printer is off: positive moves everything right and down."""

    right: float = 0.0
    down: float = 0.0


class Spot(NamedTuple):
    """The upper left corner of a label."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of sheet: `size`, `margin` and `gap` are across and down, `grid` columns and rows.

    `measured`: margins and gaps were held against a real sheet. Raises `SheetDoesNotFit` where labels leave the paper.
    """

    key: str
    name: str
    size: tuple[float, float]
    grid: tuple[int, int]
    margin: tuple[float, float]
    gap: tuple[float, float] = (0.0, 0.0)
    cut_lines: bool = False
    measured: bool = False

    def __post_init__(self) -> None:
        used = (
            margin + number * size + (number - 1) * gap
            for margin, number, size, gap in zip(self.margin, self.grid, self.size, self.gap, strict=True)
        )
        if any(end > paper + _TOLERANCE for end, paper in zip(used, A4, strict=True)) or min(self.margin) < 0:
            raise SheetDoesNotFit(self.key)

    @property
    def count(self) -> int:
        """Labels on one sheet."""
        return self.grid[0] * self.grid[1]

    def spots(self) -> tuple[Spot, ...]:
        """Every label, row by row."""
        across, down = (
            [round(margin + place * (size + gap), 3) for place in range(number)]
            for margin, number, size, gap in zip(self.margin, self.grid, self.size, self.gap, strict=True)
        )
        return tuple(Spot(x, y) for y in down for x in across)

    def pages(self, number: int, start: int = 1) -> list[int]:
        """How many labels go on each page when the first sheet begins at label `start`. Raises `StartNotOnSheet`."""
        if not 1 <= start <= self.count:
            raise StartNotOnSheet(start, self.count)
        first = min(number, self.count - start + 1)
        rest = number - first
        return [first, *(min(self.count, rest - done) for done in range(0, rest, self.count))]


def parse_offset(text: str) -> Offset:
    """ "1,5;-0,5" or "1.5,-0.5": right and down. Raises `OffsetUnclear`."""
    found = _OFFSET.fullmatch(text.strip())
    if not found:
        raise OffsetUnclear(text)
    right, down = (float(value.replace(",", ".")) for value in found.groups() if value)
    if max(abs(right), abs(down)) > _FARTHEST:
        raise OffsetUnclear(text)
    return Offset(right, down)
