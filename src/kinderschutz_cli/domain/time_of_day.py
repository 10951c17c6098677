"""German times of day as they are typed: „9“, „9.30 Uhr“, „09:30“, „9 Uhr bis 16 Uhr“, „ab 9 Uhr“; and durations.

All times are local; a day goes from 00:00 to 23:59.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from kinderschutz_cli.errors.time_of_day import (
    DurationNotPossible,
    DurationNotUnderstood,
    EndNotAfterStart,
    SpanNotUnderstood,
    TimeDoesNotExist,
    TimeNotUnderstood,
)

MINUTES_OF_A_DAY = 24 * 60

#: Hours, and minutes after a dot, a colon, an „h“ or „Uhr“. The lone dot is the common typo „11. Uhr“.
_TIME = re.compile(
    r"(?:um )?(?P<hour>[0-9]{1,2})(?:\s?(?:[.:h]|uhr)\s?(?P<minute>[0-9]{2}))?\.?(?:\s?(?:uhr|h))?", re.IGNORECASE
)
_TO = re.compile(r"\s*(?:[-–—‑−]|bis)\s*", re.IGNORECASE)
_FROM = re.compile(r"(?P<open>ab)\s+|von\s+", re.IGNORECASE)

_MINUTES = re.compile(r"(?P<minutes>[0-9]{1,4})(?:\s?(?:min\.?|minuten?|'|′))?", re.IGNORECASE)
_HOURS = re.compile(
    r"(?P<hours>[0-9]{1,2}(?:,[0-9]{1,2}|\.[0-9])?)\s?(?:h|std\.?|stunden?)"
    r"(?:\s?(?P<minutes>[0-9]{1,2})(?:\s?(?:min\.?|minuten?))?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<hours>[0-9]{1,2}):(?P<minutes>[0-5][0-9])(?:\s?(?:h|std\.?|stunden?))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """From `starts` to `ends` on one day; `ends` `None` means open. An end that is not later is refused."""

    starts: time
    ends: time | None = None

    def __post_init__(self) -> None:
        if self.ends is not None and self.ends <= self.starts:
            raise EndNotAfterStart(self.starts, self.ends)


def parse_time(text: str) -> time:
    """Read a time of day: `9`, `9 Uhr`, `9.30`, `9:30 Uhr`, `09:30`, `9h30`, `9 Uhr 30` and the typo `11. Uhr`."""
    typed = " ".join(text.split())
    match = _TIME.fullmatch(typed)
    if not match:
        raise TimeNotUnderstood(typed)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > time.max.hour or minute > time.max.minute:
        raise TimeDoesNotExist(typed)
    return time(hour, minute)


def parse_span(text: str) -> TimeSpan:
    """Read from–to on one day: `9-16`, `9 Uhr bis 16 Uhr`, `von 9 bis 16`; `ab 9 Uhr` and `9 Uhr` leave the end open."""
    typed = " ".join(text.split())
    opening = _FROM.match(typed)
    pieces = _TO.split(typed[opening.end() :] if opening else typed)
    if len(pieces) > 2 or (opening and opening["open"] and len(pieces) != 1):
        raise SpanNotUnderstood(typed)
    try:
        moments = [parse_time(piece) for piece in pieces]
    except TimeNotUnderstood:
        raise SpanNotUnderstood(typed) from None
    return TimeSpan(*moments)


def parse_duration(text: str) -> int:
    """Read a duration in minutes, at least 1 and at most a day: `90`, `90 min`, `1,5 h`, `1:30`, `1 h 30 min`."""
    typed = " ".join(text.split())
    match = _MINUTES.fullmatch(typed)
    if match:
        minutes = int(match["minutes"])
    else:
        match = _HOURS.fullmatch(typed) or _CLOCK.fullmatch(typed)
        if not match:
            raise DurationNotUnderstood(typed)
        minutes = round(float(match["hours"].replace(",", ".")) * 60) + int(match["minutes"] or 0)
    if not 1 <= minutes <= MINUTES_OF_A_DAY:
        raise DurationNotPossible(typed)
    return minutes
