"""The German filters of all templates: `{{ veranstaltung.datum | datum }}`."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from typing import Any

from kinderschutz_cli.domain.german_calendar import MONTHS, format_day, format_time, numeric_day, short_day
from kinderschutz_cli.domain.money import format_euro

_NBSP = "\u00a0"


def datum(day: date) -> str:
    """„8. Oktober 2025“"""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def wochentag(day: date) -> str:
    """„Mittwoch, 8. Oktober 2025“"""
    return format_day(day)


def kurzdatum(day: date) -> str:
    """„08.10.2025“"""
    return numeric_day(day)


def kurztag(day: date) -> str:
    """„Mi 08.10.2025“"""
    return short_day(day)


def uhrzeit(moment: time) -> str:
    """„09:45 Uhr“, mit geschütztem Leerzeichen"""
    return format_time(moment).replace(" ", _NBSP)


def aufzaehlung(words: Iterable[object], bindewort: str = "und") -> str:
    """„A, B und C“; leere Angaben fallen weg"""
    pieces = [str(word) for word in words if word]
    if len(pieces) < 2:
        return "".join(pieces)
    return f"{', '.join(pieces[:-1])} {bindewort} {pieces[-1]}"


def euro(cents: int) -> str:
    """Cent als „12,50 Euro“, 0 als „kostenfrei“"""
    return format_euro(cents)


def zusammen(text: str) -> str:
    """hält zusammen, was nicht umbrochen werden soll (geschützte Leerzeichen)"""
    return text.replace(" ", _NBSP)


#: Name → function; `docs/vorlagen.md` prints their docstrings.
FILTERS: Mapping[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (datum, wochentag, kurzdatum, kurztag, uhrzeit, aufzaehlung, euro, zusammen)
}
