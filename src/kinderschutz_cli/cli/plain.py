"""Data made fit for a terminal: harmless text, and tables of aligned columns without a library.

5,000 rows take a few milliseconds here; a Rich table of that length takes seconds.
"""

import datetime as dt
from collections.abc import Sequence
from enum import Enum
from typing import cast
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


class Column:
    """One column of a table as readable cells; whole numbers stand flush right.

    Everything is looked at by column, not by cell: 5,000 rows of text need one look at each column.
    """

    def __init__(self, heading: str, values: Sequence[object]) -> None:
        kinds = set(map(type, values)) - {type(None)}
        self.heading = heading
        self.right = kinds == {int}
        texts = cast("Sequence[str]", values)
        safe = set(map(type, values)) == {str} and "".join(texts).isprintable()
        self.cells = list(texts) if safe else [cell(value) for value in values]

    def lines(self, *, padded: bool) -> list[str]:
        """Heading, rule and cells, as wide as the widest of them unless `padded` is off."""
        texts = [self.heading, *self.cells]
        simple = max("".join(texts), default="") < _FIRST_SPECIAL_WIDTH
        widths = list(map(len, texts)) if simple else list(map(width, texts))
        widest = max(widths)
        if simple and self.right:
            texts = [text.rjust(widest) for text in texts]
        elif self.right:
            texts = [" " * (widest - used) + text for text, used in zip(texts, widths, strict=True)]
        elif simple and padded:
            texts = [text.ljust(widest) for text in texts]
        elif padded:
            texts = [text + " " * (widest - used) for text, used in zip(texts, widths, strict=True)]
        return [texts[0], "-" * widest, *texts[1:]]


def columns_of(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> list[Column]:
    """The table by columns; there is at least one row, and each has a cell for every heading."""
    return [Column(heading, values) for heading, values in zip(headings, zip(*rows, strict=True), strict=True)]


def aligned(columns: Sequence[Column]) -> str:
    """Headings, rule and rows with two blanks between the columns; no line ends in blanks."""
    lines = [column.lines(padded=column is not columns[-1]) for column in columns]
    return "".join(["  ".join(row).rstrip() + "\n" for row in zip(*lines, strict=True)])
