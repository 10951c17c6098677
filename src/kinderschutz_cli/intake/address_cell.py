"""Addresses that stand in one cell: "Weg 1, 44532 Lünen" and "44532 Lünen"."""

from __future__ import annotations

import re
from typing import NamedTuple

from kinderschutz_cli.errors.intake import PostcodeUnclear
from kinderschutz_cli.intake.cells import read_postcode

_COUNTRY = r"(?:D(?:E)?\s?[-–]\s?)?"
_FIVE_DIGITS = re.compile(r"\d{5}")
_WHOLE = re.compile(rf"(?P<street>.*?)[\s,;|–-]*(?<![\d/])\b{_COUNTRY}(?P<postcode>\d{{5}})\s+(?P<city>[^\W\d].*)")
_CITY_FIRST = re.compile(rf"{_COUNTRY}(?P<postcode>\d{{5}})\s+(?P<city>[^\W\d][^,;]*)[,;]\s*(?P<street>\S.*)")
_PLACE = re.compile(rf"{_COUNTRY}(\d{{4,5}})[\s,]+([^\W\d].*)")


class PostalAddress(NamedTuple):
    """A tuple because there are thousands of them: they are made five times as fast as a dataclass."""

    street: str = ""
    postcode: str = ""
    city: str = ""


def read_address(text: str) -> PostalAddress:
    """Street, postcode and town of one cell; a text without a postcode is all street."""
    if not _FIVE_DIGITS.search(text):
        return PostalAddress(text)
    match = _CITY_FIRST.fullmatch(text) or _WHOLE.fullmatch(text)
    if match is None:
        return PostalAddress(text)
    return PostalAddress(match["street"].strip(" ,;"), match["postcode"], match["city"].strip(" ,;"))


def read_place(text: str) -> PostalAddress:
    """ "44532 Lünen" or the postcode alone. Raises `PostcodeUnclear`."""
    match = _PLACE.fullmatch(text)
    return PostalAddress("", match[1].zfill(5), match[2]) if match else PostalAddress("", read_postcode(text))


def read_city(text: str) -> PostalAddress:
    """ "44532 Lünen" in the column of towns; else the town."""
    match = _PLACE.fullmatch(text)
    return PostalAddress("", match[1].zfill(5), match[2]) if match else PostalAddress("", "", text)


def read_place_or_city(text: str) -> PostalAddress:
    """A cell of "PLZ/Ort" in which either may be missing."""
    try:
        return read_place(text)
    except PostcodeUnclear:
        return read_city(text)
