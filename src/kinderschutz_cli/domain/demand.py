"""How registrations come in over time."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

_WEEK = timedelta(days=7)


class Week(NamedTuple):
    """One week from Monday on: how many arrived in it, and how many there were at its end."""

    begins: date
    arrived: int
    total: int


def weeks(days: Iterable[date]) -> tuple[Week, ...]:
    """The weeks from the first arrival to the last, those without any too."""
    by_week = Counter(day - timedelta(days=day.weekday()) for day in days)
    if not by_week:
        return ()
    found: list[Week] = []
    monday, last, total = min(by_week), max(by_week), 0
    while monday <= last:
        total += by_week[monday]
        found.append(Week(monday, by_week[monday], total))
        monday += _WEEK
    return tuple(found)
