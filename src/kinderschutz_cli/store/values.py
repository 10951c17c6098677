"""How days, times and moments stand in the file."""

from __future__ import annotations

from datetime import date, datetime, time


def iso(value: date | time | None) -> str | None:
    """`2025-10-08` or `09:30`; nothing stays NULL."""
    if value is None:
        return None
    return value.strftime("%H:%M") if isinstance(value, time) else value.isoformat()


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def time_of_day(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def moment(text: str | None) -> datetime | None:
    """A UTC moment as stored by `utc_text`."""
    return datetime.fromisoformat(text) if text else None
