"""Days as people plan them: exact, known only as month or year, or still open (`None`)."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A planned date of reduced precision (ISO 8601): `month` and `day` are `None` when not known yet."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, day: date) -> PartialDate:
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """`2025-10-08`, `2025-10` or `2025`, as stored in the file."""
        return cls(*(int(piece) for piece in text.split("-")))

    def iso(self) -> str:
        pieces = [f"{self.year:04d}"]
        pieces += [f"{number:02d}" for number in (self.month, self.day) if number is not None]
        return "-".join(pieces)

    @property
    def exact(self) -> date | None:
        """The day itself, `None` while only month or year are known."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def first(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can mean; an event is over after it."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])
