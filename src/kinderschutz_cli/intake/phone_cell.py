"""A cell with telephone numbers: several of them, and the zero at the front that Excel took away."""

from __future__ import annotations

import re
from typing import NamedTuple

_USUAL = re.compile(r"\+?0?[1-9]\d*(?:[ /-]+\d+){0,3}")
_BARE = re.compile(r"\d{9,14}")
_COUNTRY = "49"
#: A new number begins behind one of these: a zero or plus, a separator before it, enough digits on both sides.
_BETWEEN = re.compile(
    r"\s*(?:[;,|\n]|\s/\s|/|\s(?:oder|und|u\.|bzw\.?)\s|\s{2,})\s*(?=(?:[A-Za-zäöü. ]{0,12}:?\s*)?(?:\(?0[1-9]|\+\d|00\d))"
)
_LABEL = re.compile(r"^(?:mobil|handy|tel(?:efon)?|fon|diensthandy|dienstl?|privat|festnetz)\s*[.:]*\s*", re.IGNORECASE)
_MOBILE = re.compile(r"(?:\+49|0049|0)\D*1[567]\d")
_WHOLE = re.compile(r"(?:\+|00?)[1-9][\d\s/().–-]{5,}")
_DIGIT = re.compile(r"\d")


class Phones(NamedTuple):
    """`number` as typed, `mobile` if a second one is a mobile number, `others` the rest."""

    number: str = ""
    mobile: str = ""
    others: tuple[str, ...] = ()


NO_PHONES = Phones()


def read_phones(text: str) -> Phones:
    """ "02306 1 / 0171 2" → 02306 1, mobile 0171 2. A number that lost its zero gets it back: 230612345 → 0230612345."""
    if _USUAL.fullmatch(text) and "/0" not in text and "/ 0" not in text:
        return Phones(with_zero(text))
    numbers = [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]
    if len(numbers) < 2 or any(len(_DIGIT.findall(number)) < 5 for number in numbers):
        return Phones(with_zero(text))
    mobiles = [number for number in numbers[1:] if is_mobile(number)]
    mobile = mobiles[0] if mobiles else ""
    others = tuple(number for number in numbers[1:] if number != mobile)
    return Phones(numbers[0], _LABEL.sub("", mobile), others)


def with_zero(text: str) -> str:
    """A long row of bare digits has lost its zero, or the plus before the country's code, to a spreadsheet.

    Up to eight digits are a number without area code and stay. "4923061234567" → "+4923061234567".
    """
    if not _BARE.fullmatch(text) or text.startswith("0"):
        return text
    if text.startswith(_COUNTRY) and len(text) >= 12:
        return f"+{text}"
    return f"0{text}"


def area_code_with_zero(text: str) -> str:
    """ "2306" → "02306"."""
    return f"0{text}" if text.isdigit() and not text.startswith("0") else text


def is_phone(text: str) -> bool:
    """Whether a text is nothing but a number with area code."""
    return _WHOLE.fullmatch(_LABEL.sub("", text)) is not None


def is_mobile(text: str) -> bool:
    return _MOBILE.match(_LABEL.sub("", text)) is not None
