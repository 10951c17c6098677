"""The programme in time: its order, when items end, and what does not fit (gaps, overlaps, outside the part).

Two items at the same time are parallel, not overlapping, when both name a track or both name a room, and these differ;
so are two that people choose between, unless they name the same room.
"""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, NamedTuple

from kinderschutz_cli.domain.session_place import takes_wishes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kinderschutz_cli.domain.event import Part
    from kinderschutz_cli.domain.programme import ProgrammeItem

_LAST_MINUTE = 24 * 60 - 1


class Slot(NamedTuple):
    """An item with the time it takes; `ends` `None` means: not known. Both are `None` for an item without a time."""

    item: ProgrammeItem
    starts: time | None
    ends: time | None


class Gap(NamedTuple):
    """Nothing happens between two items."""

    before: ProgrammeItem
    after: ProgrammeItem
    starts: time
    ends: time

    @property
    def sentence(self) -> str:
        return (
            f"Lücke {self.starts:%H:%M}–{self.ends:%H:%M} Uhr zwischen „{self.before.title}“ und „{self.after.title}“."
        )


class Overlap(NamedTuple):
    """Two items that are not parallel happen at once."""

    first: ProgrammeItem
    second: ProgrammeItem
    starts: time
    ends: time

    @property
    def sentence(self) -> str:
        return (
            f"Überschneidung {self.starts:%H:%M}–{self.ends:%H:%M} Uhr von „{self.first.title}“ und "
            f"„{self.second.title}“."
        )


class OutsidePart(NamedTuple):
    """An item begins before its part, or ends after it; `limit` is the part's own time."""

    item: ProgrammeItem
    moment: time
    limit: time

    @property
    def sentence(self) -> str:
        verb = "beginnt" if self.moment == self.item.starts else "endet"
        relation = "vor dem Beginn" if self.moment < self.limit else "nach dem Ende"
        return f"„{self.item.title}“ {verb} um {self.moment:%H:%M} Uhr, {relation} der Veranstaltung um {self.limit:%H:%M} Uhr."


Problem = Gap | Overlap | OutsidePart


def order_items(items: Iterable[ProgrammeItem]) -> tuple[ProgrammeItem, ...]:
    """Sort by start, then by position; an item without a time stays behind the one it follows by position."""
    keyed = []
    anchor = (time.min, -1)
    for item in sorted(items, key=lambda item: item.position):
        if item.starts is not None:
            anchor = (item.starts, item.position)
        keyed.append((anchor, item))
    keyed.sort(key=lambda pair: (pair[0], pair[1].position))
    return tuple(item for _, item in keyed)


def ends_at(item: ProgrammeItem, next_item: ProgrammeItem | None, part_end: time | None) -> time | None:
    """When an item ends: after its minutes, else when the next one starts, else with the part; `None` if unknown."""
    if item.starts is None:
        return None
    if item.minutes is not None:
        return _plus(item.starts, item.minutes)
    following = next_item.starts if next_item is not None else None
    return next((end for end in (following, part_end) if end is not None and end > item.starts), None)


def slots(items: Iterable[ProgrammeItem], part_end: time | None) -> tuple[Slot, ...]:
    """All items in order with the time each takes; parallel items do not end each other."""
    ordered = order_items(items)
    return tuple(
        Slot(item, item.starts, ends_at(item, _next_in_turn(item, ordered[index + 1 :]), part_end))
        for index, item in enumerate(ordered)
    )


def problems(items: Iterable[ProgrammeItem], part: Part) -> tuple[Problem, ...]:
    """What does not fit: items outside the part, overlaps and gaps, each in the order of the programme."""
    taken = slots(items, part.ends)
    return (*_outside(taken, part), *_overlaps(taken), *_gaps(taken))


def _outside(taken: Sequence[Slot], part: Part) -> Iterable[OutsidePart]:
    for slot in taken:
        if slot.starts is not None and part.starts is not None and slot.starts < part.starts:
            yield OutsidePart(slot.item, slot.starts, part.starts)
        last = slot.ends or slot.starts
        if last is not None and part.ends is not None and last > part.ends:
            yield OutsidePart(slot.item, last, part.ends)


def _overlaps(taken: Sequence[Slot]) -> Iterable[Overlap]:
    for index, first in enumerate(taken):
        for second in taken[index + 1 :]:
            if first.starts is None or first.ends is None or second.starts is None or second.starts >= first.ends:
                continue
            if not _are_parallel(first.item, second.item):
                ends = first.ends if second.ends is None else min(first.ends, second.ends)
                yield Overlap(first.item, second.item, second.starts, ends)


def _gaps(taken: Sequence[Slot]) -> Iterable[Gap]:
    """Times that no item takes; an item without a time may fill what lies around it, so no gap is named there."""
    last: Slot | None = None
    for slot in taken:
        if slot.starts is None or slot.ends is None:
            last = None
            continue
        if last is not None and last.ends is not None and slot.starts > last.ends:
            yield Gap(last.item, slot.item, last.ends, slot.starts)
        if last is None or last.ends is None or slot.ends >= last.ends:
            last = slot


def _are_parallel(one: ProgrammeItem, other: ProgrammeItem) -> bool:
    if _both_differ(one.track, other.track) or _both_differ(one.room, other.room):
        return True
    return takes_wishes(one) and takes_wishes(other) and not (one.room and other.room)


def _both_differ(one: str, other: str) -> bool:
    return bool(one and other and one.casefold() != other.casefold())


def _next_in_turn(item: ProgrammeItem, following: Sequence[ProgrammeItem]) -> ProgrammeItem | None:
    """The next item that starts later and is not of another track; a break in another room does end a talk."""
    for candidate in following:
        if item.starts is None or candidate.starts is None or candidate.starts <= item.starts:
            continue
        if not _both_differ(item.track, candidate.track):
            return candidate
    return None


def _plus(start: time, minutes: int) -> time:
    """`minutes` after `start`, at the latest the last minute of the day."""
    hour, minute = divmod(min(start.hour * 60 + start.minute + minutes, _LAST_MINUTE), 60)
    return time(hour, minute)
