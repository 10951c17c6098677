"""Single cells: what counts as empty, and how a postcode, a phone number, a date or a yes is read."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.formula_guard import unguard
from kinderschutz_cli.errors.intake import (
    ControlCharacterInCell,
    DayUnclear,
    NumberUnclear,
    PostcodeUnclear,
    YesOrNoUnclear,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.intake.table import Cell

#: Written into a cell to say that it is empty.
EMPTY_WORDS = frozenset((
    "null", "none", "-", "--", "---", "–", "—", "./.", "/", "?", "k.a.", "k. a.", "k.a", "ka", "keine angabe",
    "keine angaben", "n/a", "#n/a", "#nv", "n.a.", "n. a.", "n.v.", "nicht bekannt", "unbekannt", "entfällt",
    "nicht vorhanden", "#ref!", "#bezug!", "#value!", "#wert!", "#name?", "#div/0!", "#num!", "#zahl!", "#null!",
))  # fmt: skip
#: Only texts that begin so can mean empty or be guarded.
_SPECIAL_STARTS = frozenset("'") | {start for word in EMPTY_WORDS for start in (word[0], word[0].upper())}
#: Characters that no one sees: zero-width blanks, a byte order mark, the soft hyphen.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_GERMAN_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
#: Excel counts days from the end of 1899; these are the years 1954 to 2119.
_SERIAL_DAY = re.compile(r"[2-7][0-9]{4}")
_EXCEL_START = date(1899, 12, 30)
_YEAR = re.compile(r"[0-9]{4}")
_POSTCODE = re.compile(r"(?:D\s?[-–]\s?|DE\s?[-–]\s?)?([0-9]{4,5})", re.IGNORECASE)
_YES = frozenset(("ja", "j", "x", "wahr", "true", "1", "✓"))
_NO = frozenset(("nein", "n", "falsch", "false", "0"))


def clean_text(cell: Cell) -> str:
    """One line without outer blanks; "" for what means empty; `'=` from a guarded export becomes `=` again.

    Raises `ControlCharacterInCell`.
    """
    if isinstance(cell, str) and cell.isprintable():  # nearly all cells of a list, hence the short way
        text = cell.strip()
        if "  " in text:
            text = " ".join(text.split())
        return text if text[:1] not in _SPECIAL_STARTS else _unwrapped(text)
    return _unwrapped(" ".join(_visible(cell).split()))


def clean_plain_column(cells: Sequence[Cell]) -> list[str] | None:
    """A whole column at once, if nothing in it needs a closer look, as is usual; else `None`."""
    try:
        whole = "".join(cells)  # type: ignore[arg-type]  # a date is the TypeError
    except TypeError:
        return None
    if not whole.isprintable() or "  " in whole:
        return None
    return [text if (text := cell.strip())[:1] not in _SPECIAL_STARTS else _unwrapped(text) for cell in map(str, cells)]


def clean_lines(cell: Cell) -> str:
    """The same for text of several lines, such as a note."""
    if isinstance(cell, str) and cell.isprintable():
        return clean_text(cell)
    lines = (" ".join(line.split()) for line in re.split(r"\r\n|[\r\n]", _visible(cell)))
    return _unwrapped("\n".join(lines).strip())


def _visible(cell: Cell) -> str:
    text = cell if isinstance(cell, str) else german_day(cell)
    text = text.translate(_INVISIBLE)
    if _CONTROL.search(text):
        raise ControlCharacterInCell
    return text


def _unwrapped(text: str) -> str:
    return "" if text.lower() in EMPTY_WORDS else unguard(text)


def german_day(day: date) -> str:
    """As a user would type it: 08.10.2025, with the time of day if there is one."""
    return f"{day:%d.%m.%Y %H:%M}" if isinstance(day, datetime) else f"{day:%d.%m.%Y}"


def read_postcode(text: str) -> str:
    """Five digits; Excel takes away the leading zero of 01067, it is put back. Raises `PostcodeUnclear`."""
    match = _POSTCODE.fullmatch(text)
    if not match:
        raise PostcodeUnclear
    return match[1].zfill(5)


def read_day(text: str) -> date:
    """A day with its year; a day without one is not guessed. "45931" is Excel's count. Raises a `KsError`."""
    if _SERIAL_DAY.fullmatch(text):
        return _EXCEL_START + timedelta(days=int(text))
    try:
        match = _GERMAN_DAY.fullmatch(text)
        if match:
            return date(int(match[3]), int(match[2]), int(match[1]))
        return date.fromisoformat(text)
    except ValueError:
        return _written_day(text)


def _written_day(text: str) -> date:
    from kinderschutz_cli.domain.day_parsing import parse_exact_day  # only for rare forms: "31. Juli 2026"

    if not _YEAR.search(text):
        raise DayUnclear
    # The year is there, so that today does not matter.
    return parse_exact_day(text, date(2000, 1, 1))


def read_number(text: str) -> int:
    """One of our own numbers. Raises `NumberUnclear`."""
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise NumberUnclear
    return int(text)


def read_yes(text: str) -> bool:
    """Raises `YesOrNoUnclear`."""
    word = text.lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise YesOrNoUnclear


def split_words(text: str) -> tuple[str, ...]:
    """Several roles or networks in one cell: "insofa, Leitung" → ("insofa", "Leitung")."""
    return tuple(word.strip() for word in re.split(r"[,;\n]", text) if word.strip())


def join_phone(area_code: str, number: str) -> str:
    """ "02306" and "123" → "02306 123"; a number that has its area code already stays as it is."""
    if not number or not area_code or number.startswith(("0", "+")):
        return number
    return f"{area_code} {number}"
