"""Data made fit for a terminal: harmless text, and tables of aligned columns without a library.

5,000 rows take a few milliseconds here; a Rich table of that length takes seconds.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import Enum
from unicodedata import category, combining, east_asian_width

_CONTROL_PICTURES = 0x2400
_DELETE = 0x7F
#: Combining marks begin here; below it, one character is one column.
_FIRST_SPECIAL_WIDTH = "\u0300"
#: Format characters that only guide line breaks and ligatures: dropped, nothing is lost.
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")

#: A moment is a date too, so it stands first.
_FORMS: tuple[tuple[type[dt.date | dt.time], str], ...] = (
    (dt.datetime, "%d.%m.%Y %H:%M"),
    (dt.date, "%d.%m.%Y"),
    (dt.time, "%H:%M"),
)


def harmless(text: str, *, keep: str = "") -> str:
    """`text` without anything that steers a terminal; the characters of `keep` stay.

    A control character becomes its picture (␛ for Escape), a line break or tab a blank, and what turns the direction
    of writing or is no character at all becomes □.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in keep else _harmless_character(c) for c in text)


def _harmless_character(character: str) -> str:
    code = ord(character)
    if character in "\t\n\r" or category(character).startswith("Z"):
        return " "
    if character in _INVISIBLE:
        return ""
    if code < ord(" "):
        return chr(_CONTROL_PICTURES + code)
    return "␡" if code == _DELETE else "□"


def cell(value: object) -> str:
    """A value as a person reads it: 07.05.2025, 09:30, ja, nothing for `None`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, Enum):
        return harmless(str(value.value))
    for kind, form in _FORMS:
        if isinstance(value, kind):
            return value.strftime(form)
    return harmless(str(value))


def width(text: str) -> int:
    """Columns that `text` takes on a terminal."""
    if text.isascii() or max(text) < _FIRST_SPECIAL_WIDTH:
        return len(text)
    return sum(0 if combining(c) or category(c) == "Mn" else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def texts(rows: Iterable[Sequence[object]]) -> list[list[str]]:
    """The rows as readable cells."""
    return [[value if type(value) is str and value.isprintable() else cell(value) for value in row] for row in rows]


def numeric_columns(rows: Sequence[Sequence[object]]) -> set[int]:
    """The columns that hold whole numbers only: they are set flush right."""
    return {
        index
        for index, column in enumerate(zip(*rows, strict=True))
        if (kinds := set(map(type, column)) - {type(None)}) and kinds == {int}
    }


def aligned(columns: Sequence[str], cells: Sequence[Sequence[str]], right: set[int]) -> str:
    """Header, rule and rows with two blanks between the columns; the last column is not padded."""
    table = [list(columns), *cells]
    last = len(columns) - 1
    padded = []
    for index, column in enumerate(zip(*table, strict=True)):
        widths = [len(text) if text.isascii() else width(text) for text in column]
        widest = max(widths)
        if index in right:
            padded.append([" " * (widest - used) + text for text, used in zip(column, widths, strict=True)])
        elif index == last:
            padded.append(list(column))
        else:
            padded.append([text + " " * (widest - used) for text, used in zip(column, widths, strict=True)])
        padded[-1].insert(1, "-" * widest)
    return "".join("  ".join(row).rstrip() + "\n" for row in zip(*padded, strict=True))
