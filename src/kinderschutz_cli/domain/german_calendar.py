"""Dates and times as they are written in German letters (DIN 5008), without the locale of the machine.

Exact days carry their weekday: „Mittwoch, 8. Oktober 2025“ in text, „Mi 08.10.2025“ in lists.
"""

from datetime import date, time

from kinderschutz_cli.domain.day import PartialDate

MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def _as_partial(day: PartialDate | date | None) -> PartialDate | None:
    return PartialDate.of(day) if isinstance(day, date) else day


def format_day(day: PartialDate | date | None) -> str:
    """For running text: „Mittwoch, 8. Oktober 2025“, „im Oktober 2025“, „im Jahr 2025“, „Termin folgt“."""
    day = _as_partial(day)
    if day is None:
        return "Termin folgt"
    if day.month is None:
        return f"im Jahr {day.year}"
    month = MONTHS[day.month - 1]
    if day.exact is None:
        return f"im {month} {day.year}"
    return f"{WEEKDAYS[day.exact.weekday()]}, {day.exact.day}. {month} {day.year}"


def numeric_day(day: PartialDate | date | None) -> str:
    """For tables: „08.10.2025“, „10/2025“, „2025“, „offen“."""
    day = _as_partial(day)
    if day is None:
        return "offen"
    if day.month is None:
        return f"{day.year}"
    if day.day is None:
        return f"{day.month:02d}/{day.year}"
    return f"{day.day:02d}.{day.month:02d}.{day.year}"


def short_day(day: PartialDate | date | None) -> str:
    """For lists, with the weekday in two letters: „Mi 08.10.2025“, „10/2025“, „2025“, „offen“."""
    day = _as_partial(day)
    weekday = f"{WEEKDAYS[day.exact.weekday()][:2]} " if day is not None and day.exact is not None else ""
    return weekday + numeric_day(day)


def format_time(moment: time) -> str:
    """„09:30 Uhr“ (DIN 5008: two digits each, with a colon)."""
    return f"{moment:%H:%M} Uhr"


def format_span(starts: time | None, ends: time | None = None) -> str:
    """„09:00 bis 16:00 Uhr“, „ab 09:00 Uhr“ without an end, „bis 16:00 Uhr“ without a start, „“ without both."""
    if starts is None:
        return f"bis {format_time(ends)}" if ends is not None else ""
    return f"{starts:%H:%M} bis {format_time(ends)}" if ends is not None else f"ab {format_time(starts)}"


def days_between(today: date, day: date) -> str:
    """How far `day` is from `today`: „heute“, „morgen“, „gestern“, „in 73 Tagen“, „vor 2 Tagen“."""
    distance = (day - today).days
    near = {-1: "gestern", 0: "heute", 1: "morgen"}.get(distance)
    if near:
        return near
    return f"in {distance} Tagen" if distance > 0 else f"vor {-distance} Tagen"
