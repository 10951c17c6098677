"""German dates as they are typed: „Mi 12.11.2025“, „12. November 2025“, „2025-11-12“, „12.11.“, „November 2025“.

A date without a year is the next such day from today, today included. Two digits of a year mean 20xx.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from kinderschutz_cli.domain.day import PartialDate
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.german_calendar import MONTHS, WEEKDAYS
from kinderschutz_cli.errors.day import (
    DayDoesNotExist,
    DayNotExact,
    DayNotUnderstood,
    MonthDoesNotExist,
    WrongWeekday,
    YearNotPlausible,
)

FIRST_YEAR, LAST_YEAR = 1900, 2199

#: Words for a date that is still open.
OPEN = frozenset({"", "offen", "noch offen", "termin folgt", "n. n.", "n.n."})

_RELATIVE = {fold(word): days for word, days in {"gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2}.items()}

_MONTH_BY_NAME = {fold(name): number for number, name in enumerate(MONTHS, 1)}
_MONTH_BY_NAME |= {fold(name[:3]): number for number, name in enumerate(MONTHS, 1)}
_MONTH_BY_NAME |= {fold("Jänner"): 1, "feber": 2, "mrz": 3, "sept": 9}

_WEEKDAY_BY_NAME = {fold(name): number for number, name in enumerate(WEEKDAYS)}
_WEEKDAY_BY_NAME |= {fold(name[:length]): number for number, name in enumerate(WEEKDAYS) for length in (2, 3)}
_WEEKDAY_BY_NAME |= {"sonnabend": 5}

_LETTERS = r"[^\W\d_]+"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_OPENING = re.compile(
    rf"(?:(?:am|den)\s+)?(?:(?P<weekday>{_LETTERS})\.?(?:\s*,\s*|\s+))?(?:(?:dem|den)\s+)?(?=[0-9])", re.IGNORECASE
)
_DAY_FORMS = (
    re.compile(rf"(?P<day>[0-9]{{1,2}})\.\s?(?P<month>[0-9]{{1,2}})(?:\.|\.?\s?(?<=[. ]){_YEAR})?"),
    re.compile(rf"(?P<day>[0-9]{{1,2}})\.?\s?(?P<name>{_LETTERS})\.?(?:\s{_YEAR})?"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"),
)
_MONTH_FORMS = (
    re.compile(r"(?:im\s)?(?P<month>[0-9]{1,2})\s?[./]\s?(?P<year>[0-9]{4})", re.IGNORECASE),
    re.compile(r"(?:im\s)?(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})", re.IGNORECASE),
    re.compile(rf"(?:im\s)?(?P<name>{_LETTERS})\.?\s(?P<year>[0-9]{{4}})", re.IGNORECASE),
)
_YEAR_FORM = re.compile(r"(?:im\sjahre?\s|im\s)?(?P<year>[0-9]{4})", re.IGNORECASE)


def parse_day(text: str, today: date) -> PartialDate:
    """Read an exact or imprecise date; raise a `UsageProblem` that says what is wrong with it."""
    typed = " ".join(text.split())
    relative = _RELATIVE.get(fold(typed))
    if relative is not None:
        return PartialDate.of(today + timedelta(days=relative))
    return _imprecise(typed) or _exact(typed, today)


def parse_exact_day(text: str, today: date) -> date:
    """Read a date where only a whole day will do, such as a deadline."""
    day = parse_day(text, today).exact
    if day is None:
        raise DayNotExact(text.strip())
    return day


def parse_optional_day(text: str, today: date) -> PartialDate | None:
    """Read a date that may still be open („offen“, „Termin folgt“ or nothing): `None`."""
    return None if " ".join(text.lower().split()) in OPEN else parse_day(text, today)


def _imprecise(typed: str) -> PartialDate | None:
    """A month or a year, `None` if `typed` is something else."""
    match = _YEAR_FORM.fullmatch(typed)
    if match:
        return PartialDate(_year(match["year"], typed))
    for form in _MONTH_FORMS:
        match = form.fullmatch(typed)
        if match:
            return PartialDate(_year(match["year"], typed), _month(match, typed))
    return None


def _exact(typed: str, today: date) -> PartialDate:
    opening = _OPENING.match(typed)
    if not opening:
        raise DayNotUnderstood(typed)
    for form in _DAY_FORMS:
        match = form.fullmatch(typed, opening.end())
        if match:
            day = _day(match, typed, today)
            _check_weekday(opening["weekday"], day, typed)
            return PartialDate.of(day)
    raise DayNotUnderstood(typed)


def _day(match: re.Match[str], typed: str, today: date) -> date:
    number, month = int(match["day"]), _month(match, typed)
    if match["year"]:
        year = _year(match["year"], typed)
        return _existing_day(year, month, number, typed, f"{MONTHS[month - 1]} {year}")
    leap_year = 2024
    _existing_day(leap_year, month, number, typed, MONTHS[month - 1])
    year = today.year
    while number > calendar.monthrange(year, month)[1] or date(year, month, number) < today:
        year += 1
    return date(year, month, number)


def _existing_day(year: int, month: int, number: int, typed: str, month_name: str) -> date:
    days = calendar.monthrange(year, month)[1]
    if not 1 <= number <= days:
        raise DayDoesNotExist(typed, month=month_name, days=days)
    return date(year, month, number)


def _month(match: re.Match[str], typed: str) -> int:
    """The month of a match, typed as a number or as a name."""
    if "name" in match.re.groupindex:
        named = _MONTH_BY_NAME.get(fold(match["name"]))
        if named is None:
            raise DayNotUnderstood(typed)
        return named
    month = int(match["month"])
    if not 1 <= month <= len(MONTHS):
        raise MonthDoesNotExist(typed, month=month)
    return month


def _year(digits: str, typed: str) -> int:
    year = int(digits) if len(digits) == len("2025") else 2000 + int(digits)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise YearNotPlausible(typed, year=digits, first=FIRST_YEAR, last=LAST_YEAR)
    return year


def _check_weekday(name: str | None, day: date, typed: str) -> None:
    if name is None:
        return
    weekday = _WEEKDAY_BY_NAME.get(fold(name))
    if weekday is None:
        raise DayNotUnderstood(typed)
    if weekday != day.weekday():
        raise WrongWeekday(day, weekday=weekday)
