"""Rows that stand beside the data of a table: totals, section headings, footnotes, numbers of columns."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from kinderschutz_cli.intake.header import filled, is_data
from kinderschutz_cli.intake.table import Beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.intake.sheet import Sheet
    from kinderschutz_cli.intake.table import Cell, SourceRow

_TOTAL_STARTS = ("summe", "zwischensumme", "teilsumme", "gesamt", "insgesamt", "anzahl", "total", "σ", "∑")
_TOTAL = re.compile(
    r"(?:(?:zwischen|teil|gesamt)?summe|gesamt(?:zahl|anzahl|ergebnis)?|insgesamt|anzahl|total|[σ∑])"
    r"(?:$|[\s:=(].*)",
    re.IGNORECASE,
)
#: "12", "3 Einrichtungen", "45,5 %", "-" beside the word of a total.
_AMOUNT = re.compile(r"[\d.,\s%€/=–-]*(?:[A-Za-zÄÖÜäöüß:-]+)?")
_NOTE = re.compile(
    r"\*|[¹²³]|\d\)\s|(?:Stand|Quelle|Hinweise?|Anmerkung(?:en)?|Anm\.|Legende|Erläuterung(?:en)?|Erstellt|Druckdatum"
    r"|Fußnote|Bitte beachten|Alle Angaben|Angaben ohne|Seite)\b|©",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-–—_=*.\s|]+")
_LONG = 100
#: With these begin the words of a total, rules drawn with signs, and blanks.
_SUSPICIOUS = frozenset("szgiatσ∑SZGIATΣ-–—_=*.| \t\n\u00a0")


class Body:
    """The rows below a header, from index `first` to before `end`; sorts out those that are no data."""

    def __init__(self, sheet: Sheet, first: int, end: int) -> None:
        self._sheet, self._first, self._end = sheet, first, end
        counts = sorted(filled(row) for row in sheet.rows[first : min(end, first + 300)])
        # Three quarters up, so that many headings and totals between few rows do not count.
        self._typical = counts[len(counts) * 3 // 4] if counts else 0
        self._last_full = next(
            (index for index in range(end - 1, first - 1, -1) if self._is_full(sheet.rows[index])), first - 1
        )

    @cached_property
    def _sectioned(self) -> bool:
        """Whether lonely rows stand over full ones from the first row on ("Schulen", "Polizei"): they are sections."""
        lonely = [index for index in range(self._first, self._end - 1) if filled(self._sheet.rows[index]) == 1]
        over = [index for index in lonely if self._is_full(self._sheet.rows[index + 1])]
        return self._typical > 2 and len(over) > 1 and over[0] == self._first

    def reason(self, index: int) -> Beside | None:
        """Why the row is no data; `None` for a row of data."""
        row = self._sheet.rows[index]
        texts = [cell for cell in row.cells if cell]
        if len(texts) > 2 and index > self._first and str(texts[0])[0] not in _SUSPICIOUS:
            return None  # the usual row, decided quickly
        return self._unusual(index, [text for text in texts if str(text).strip()])

    def _unusual(self, index: int, texts: Sequence[Cell]) -> Beside | None:
        if index == self._first and _is_numbering(texts):
            return Beside.NUMBERING
        if _is_total(texts):
            return Beside.TOTAL
        if all(isinstance(text, str) and _RULE.fullmatch(text) for text in texts):
            return Beside.SECTION
        if len(texts) <= 2 and self._typical >= 3:
            return self._lonely(index, str(texts[0]), len(texts))
        last = len(texts) == 1 and index > self._last_full
        return Beside.NOTE if last and _NOTE.match(str(texts[0])) and "@" not in str(texts[0]) else None

    def _lonely(self, index: int, text: str, count: int) -> Beside | None:
        """A row of one or two cells where others have three and more."""
        if _NOTE.match(text) or (count == 1 and len(text) > _LONG):
            return Beside.NOTE
        if count > 1 or "@" in text:
            return None
        gap = self._sheet.gap_before(index)
        if index > self._last_full:
            return Beside.NOTE if gap else None
        if self._sheet.merged_width(index) > 2 or text.endswith(":") or (gap and index > self._first):
            return Beside.SECTION
        return Beside.SECTION if self._sectioned and self._is_full(self._sheet.rows[index + 1]) else None

    def _is_full(self, row: SourceRow) -> bool:
        return filled(row) * 2 >= self._typical and (self._typical < 3 or filled(row) >= 2)


def _is_total(texts: Sequence[object]) -> bool:
    """ "Summe | 12", "Gesamt: 3 Einrichtungen"; the Gesamtschule is none, and what has an address is a record."""
    if not (texts and isinstance(texts[0], str) and texts[0].strip().lower().startswith(_TOTAL_STARTS)):
        return False
    rest = [str(text) for text in texts[1:]]
    return bool(_TOTAL.fullmatch(" ".join(texts[0].split()))) and all(_AMOUNT.fullmatch(text) for text in rest)


def _is_numbering(texts: Sequence[object]) -> bool:
    """ "1 | 2 | 3 | 4" below the headings, also "(1)" and "a | b | c"."""
    bare = [str(text).strip().strip("()").lower() for text in texts]
    return len(bare) > 2 and bare in (
        [str(number) for number in range(1, len(bare) + 1)],
        [chr(ord("a") + place) for place in range(len(bare))],
    )


def is_title(row: SourceRow) -> bool:
    """A line of its own above a further header, as "Schulen" over the schools."""
    return filled(row) == 1 and not is_data(row)
