"""Who was there: a record of its own for a part of the event or for one session of it; no-shows follow from it.

A number is the one of the registration, as it stands on check-in and signature lists; it never changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from kinderschutz_cli.domain.registration import HOLDING_A_SEAT, RegistrationStatus
from kinderschutz_cli.errors.attendance import LeftBeforeCame, NumbersUnclear

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime, time

#: "12", "#12", "1-40", "1 – 40", "1 bis 40".
_PIECE = re.compile(r"#?([0-9]{1,9})(?:(?:-|–|bis)#?([0-9]{1,9}))?", re.IGNORECASE)
_AROUND_RANGE = re.compile(r"\s*(-|–|\bbis\b)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;]+|\bund\b")
_NUMBERS = re.compile(r"[#\d](?:[#\d\s,;–-]|bis|und)*", re.IGNORECASE)


class KnownBy(StrEnum):
    """How it is known that somebody was there."""

    SIGNATURE = "unterschrift"
    LIST = "liste"
    CHECK_IN = "check-in"
    BY_HAND = "von-hand"


class Outcome(StrEnum):
    """What became of a registration; `OPEN`: holds a seat, and nobody has recorded attendance yet."""

    ATTENDED = "teilgenommen"
    MISSING = "nicht-erschienen"
    OPEN = "offen"


@dataclass(frozen=True, slots=True)
class Mark:
    """That somebody was there, with local times as far as they are known. Raises `LeftBeforeCame`."""

    came: time | None = None
    left: time | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.came and self.left and self.left < self.came:
            raise LeftBeforeCame(self.came, self.left)

    def over(self, earlier: Mark) -> Mark:
        """What is known when this is added: an empty field takes nothing away."""
        return Mark(self.came or earlier.came, self.left or earlier.left, self.note or earlier.note)


@dataclass(frozen=True, slots=True)
class Attendance:
    """The record. `item_id`: the session of the programme; `None`: the whole part. Moments are UTC."""

    id: int
    registration_id: int
    item_id: int | None
    came_at: datetime | None
    left_at: datetime | None
    known_by: KnownBy
    recorded_at: datetime
    note: str = ""


class Span(NamedTuple):
    """Numbers from `first` to `last`; a single number is a span of its own."""

    first: int
    last: int

    @property
    def single(self) -> bool:
        return self.first == self.last


class Changes(NamedTuple):
    """Marks beside the records there are, by registration; `same`: how many say what is known already."""

    new: Mapping[int, Mark]
    changed: Mapping[int, Mark]
    gone: tuple[int, ...]
    same: int


def outcome(status: RegistrationStatus, *, there: bool, recorded: bool) -> Outcome | None:
    """What became of a registration; `None` for one without a seat whose person stayed away.

    `there`: a record says so; `recorded`: for this part there is any record at all.
    """
    if there:
        return Outcome.ATTENDED
    if status not in HOLDING_A_SEAT:
        return None
    return Outcome.MISSING if recorded and status is RegistrationStatus.CONFIRMED else Outcome.OPEN


def are_numbers(text: str) -> bool:
    """Whether a text is made of numbers and not a name."""
    return bool(_NUMBERS.fullmatch(text.strip()))


def parse_numbers(text: str) -> tuple[Span, ...]:
    """ "1-40, 43 47;51" → spans in the order typed. Raises `NumbersUnclear` with the piece that is none."""
    spans = []
    for piece in filter(None, _BETWEEN.split(_AROUND_RANGE.sub(r"\1", text.strip()))):
        found = _PIECE.fullmatch(piece)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        if last < first:
            raise NumbersUnclear(piece)
        spans.append(Span(first, last))
    if not spans:
        raise NumbersUnclear(text)
    return tuple(spans)


def compare(known: Mapping[int, Mark], wanted: Mapping[int, Mark], absent: Iterable[int] = ()) -> Changes:
    """What has to be written so that everybody `wanted` is there and nobody `absent` is; the order stays."""
    new = {number: mark for number, mark in wanted.items() if number not in known}
    more = {number: mark.over(known[number]) for number, mark in wanted.items() if number in known}
    changed = {number: mark for number, mark in more.items() if mark != known[number]}
    gone = tuple(dict.fromkeys(number for number in absent if number in known and number not in wanted))
    return Changes(new, changed, gone, len(more) - len(changed))


def numbers_in(spans: Iterable[Span], known: Collection[int]) -> tuple[list[int], list[int]]:
    """The known numbers that spans name, each once, and the single numbers that nobody has.

    A range takes those that exist: lists have gaps where somebody cancelled.
    """
    ordered = sorted(known)
    found: dict[int, None] = {}
    missing: dict[int, None] = {}
    for span in spans:
        inside = [number for number in ordered if span.first <= number <= span.last]
        found |= dict.fromkeys(inside)
        if span.single and not inside:
            missing[span.first] = None
    return list(found), list(missing)
