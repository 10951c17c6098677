"""Venues as they are typed in one line: „LÜKAZ, Kurt-Schumacher-Straße 40-42, 44532 Lünen“."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.event import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEPARATOR = re.compile(r"\s*(?:[,;\n]|\s·\s|\s\|\s)\s*")
_CITY = re.compile(r"(?:D-)?(?P<postcode>[0-9]{5})\s+(?P<city>\S.*)")
_HOUSE_NUMBER = re.compile(r".*[^\W\d_].*\s[0-9]+\s?[a-zA-Z]?(?:\s?[-–/+]\s?[0-9]+\s?[a-zA-Z]?)?")
_STREET_WORD = re.compile(
    r".*(?:straße|strasse|str\.|weg|platz|allee|gasse|ufer|damm|chaussee|promenade)"
    r"|(?:postfach|am|im|zum|zur|(?:an|auf|in|hinter|unter|vor) de[mnr])\s.*",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"(?:raum|saal|halle|zimmer|haus|gebäude|etage|hörsaal|foyer|aula|trakt|[0-9]+\.\s?(?:og|etage|stock)|eg\b).*",
    re.IGNORECASE,
)


def parse_place(text: str) -> Place:
    """Split a venue into name, street, postcode, city and room.

    What is not recognised stays in the name, so that no text is lost (only the outdated „D-“ of a postcode is).
    A single piece is a name; a city without a postcode is recognised after a street.
    """
    pieces = [" ".join(piece.split()) for piece in _SEPARATOR.split(text) if piece.strip()]
    whole = ", ".join(pieces)
    city_at = next((index for index, piece in enumerate(pieces) if _CITY.fullmatch(piece)), None)
    street_at = _street_index(pieces, city_at)
    if city_at is None and street_at is None:
        return Place(name=whole)
    postcode, city = "", ""
    if city_at is None and street_at == len(pieces) - 2:
        city_at = len(pieces) - 1
        city = pieces[city_at]
    elif city_at is not None and (match := _CITY.fullmatch(pieces[city_at])):
        postcode, city = match["postcode"], match["city"]
    street = pieces[street_at] if street_at is not None else ""
    others = [piece for index, piece in enumerate(pieces) if index not in (street_at, city_at)]
    name, room = _name_and_room(others)
    return Place(name=name, street=street, postcode=postcode, city=city, room=room)


def _street_index(pieces: Sequence[str], city_at: int | None) -> int | None:
    """The piece that is a street: best the one before the city, else the first that looks like one."""
    before_city = city_at - 1 if city_at else None
    order = sorted(range(len(pieces)), key=lambda index: index != before_city)
    for index in order:
        piece = pieces[index]
        if index == city_at or _ROOM.fullmatch(piece):
            continue
        if _HOUSE_NUMBER.fullmatch(piece) or (index == before_city and _STREET_WORD.fullmatch(piece)):
            return index
    return None


def _name_and_room(pieces: Sequence[str]) -> tuple[str, str]:
    """The first piece is the name of the house; the last is the room if it calls itself one."""
    if len(pieces) > 1 and _ROOM.fullmatch(pieces[-1]):
        return ", ".join(pieces[:-1]), pieces[-1]
    return ", ".join(pieces), ""
