"""What a value becomes in an Excel cell. The only place that decides between text, number and date.

A text never becomes a formula: it is written with the type "text", and where Excel would turn it into something else as
soon as somebody edits the cell (=, +, 0…), the cell also gets the mark "quote prefix".
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_CHARACTERS = 32_767
#: What stands for a character that no workbook can hold.
NOT_SHOWABLE = "□"

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Excel reads _x0041_ inside a text as "A" (ECMA-376, ST_Xstring); the underscore itself has to be written so.
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LINE_ENDS = re.compile(r"\r\n?")


class CellValue(NamedTuple):
    """Value, openpyxl's data type, whether the cell needs the quote prefix, and a number format for General cells."""

    value: Any
    data_type: str
    quoted: bool = False
    number_format: str = ""


class TooLong(Exception):
    """The text has more characters than a cell holds; the caller knows the cell."""

    def __init__(self, length: int) -> None:
        super().__init__(length)
        self.length = length


class NotASingleValue(Exception):
    """A record or something else that has no place in one cell; `kind` says what it is, in German."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


EMPTY = CellValue(None, "n")


def cell_value(value: Any) -> CellValue:
    """Any value of the vocabulary as the content of a cell.

    Raises TooLong or NotASingleValue.
    """
    writer = _WRITERS.get(type(value))
    if writer is None:
        writer = next((w for kind, w in _WRITERS.items() if isinstance(value, kind)), _refuse)
    return writer(value)


def shown(value: Any) -> str:
    """A value inside a longer text, as German reads it. None, empty values and "no" leave a gap."""
    match value:
        case None | False:
            return ""
        case True:
            return "ja"
        case datetime():
            return value.strftime("%d.%m.%Y %H:%M")
        case date() | time():
            return value.strftime("%H:%M" if isinstance(value, time) else "%d.%m.%Y")
        case tuple() | list():
            return ", ".join(shown(part) for part in value)
        case _:
            return str(value)


def clean_text(text: str) -> str:
    """Text without what XML forbids and with the line ends of Excel."""
    if text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text) if "\r" in text else text
    return _ILLEGAL.sub(NOT_SHOWABLE, text)


def _text(value: str) -> CellValue:
    if not value:
        return EMPTY
    text = clean_text(str(value))
    # Excel counts UTF-16 units: an emoji counts twice.
    if len(text) > MOST_CHARACTERS // 2 and (units := len(text.encode("utf-16-le")) // 2) > MOST_CHARACTERS:
        raise TooLong(units)
    if "_x" in text:
        text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return CellValue(text, "s", quoted=not text[0].isalpha())


def _number(value: float | Decimal) -> CellValue:
    if not isfinite(value):
        raise NotASingleValue("eine unendliche oder unbestimmte Zahl")
    return CellValue(value, "n")


def _datetime(value: datetime) -> CellValue:
    return CellValue(value.replace(tzinfo=None), "d", number_format="DD.MM.YYYY HH:MM")


def _date(value: date) -> CellValue:
    if value.year <= 1900:  # Excel counts days from 1900, and that year has a day too many there
        return _text(shown(value))
    return CellValue(value, "d", number_format="DD.MM.YYYY")


def _time(value: time) -> CellValue:
    return CellValue(value.replace(tzinfo=None), "d", number_format="HH:MM")


def _several(value: tuple[Any, ...] | list[Any]) -> CellValue:
    if any(not isinstance(part, (str, int, float, date, time)) for part in value):
        raise NotASingleValue("eine Liste von Einträgen")
    return _text(shown(value))


def _refuse(value: Any) -> CellValue:
    if type(value).__name__.endswith("Undefined"):
        str(value)  # raises Jinja's own error, which knows the missing name
    raise NotASingleValue(f"ein ganzer Eintrag ({type(value).__name__})")


# The order matters for subclasses: bool before int, datetime before date.
_WRITERS: dict[type, Callable[[Any], CellValue]] = {
    str: _text,
    type(None): lambda _: EMPTY,
    bool: lambda value: CellValue("ja", "s") if value else EMPTY,
    int: _number,
    float: _number,
    Decimal: _number,
    datetime: _datetime,
    date: _date,
    time: _time,
    timedelta: lambda value: CellValue(value, "d", number_format="[H]:MM"),
    tuple: _several,
    list: _several,
}
