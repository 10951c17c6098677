"""Moving programme items: to another time, with what follows, or to another place in the order. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.schedule import order_items, slots
from kinderschutz_cli.errors.programme import CannotReorder, ShiftedBeyondDay, ShiftNeedsTime

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kinderschutz_cli.domain.programme import ProgrammeItem
    from kinderschutz_cli.domain.schedule import Slot

_MINUTES_OF_A_DAY = 24 * 60


def in_order(items: Iterable[ProgrammeItem]) -> tuple[ProgrammeItem, ...]:
    """The items of one part by time, numbered from 1 in that order."""
    return tuple(replace(item, position=number) for number, item in enumerate(order_items(items), start=1))


def moved_to_time(
    items: Sequence[ProgrammeItem], moved: ProgrammeItem, starts: time, *, shift: bool
) -> tuple[ProgrammeItem, ...]:
    """`items` (one part) with `moved` at its new time; with `shift` all that starts later moves by as much.

    Raises `ShiftNeedsTime` when the item had no time, `ShiftedBeyondDay` when something would pass midnight.
    """
    if not shift:
        return tuple(replace(item, starts=starts) if item.id == moved.id else item for item in items)
    old = moved.starts
    if old is None:
        raise ShiftNeedsTime(moved.title)
    minutes = _minutes(starts) - _minutes(old)
    return tuple(
        _shifted(item, minutes) if item.id == moved.id or (item.starts is not None and item.starts > old) else item
        for item in items
    )


def moved_to_place(
    items: Sequence[ProgrammeItem], moved: ProgrammeItem, position: int, part_end: time | None
) -> tuple[ProgrammeItem, ...]:
    """`items` (one part, in order) with `moved` at `position` (from 1).

    Items with times exchange them: each keeps the time it takes, and the first of those concerned begins when the
    first began. Raises `CannotReorder` where times cannot be exchanged (parallel items, unknown ends).
    """
    ordered = list(in_order(items))
    before = next(index for index, item in enumerate(ordered) if item.id == moved.id)
    after = min(max(position, 1), len(ordered)) - 1
    concerned = slots(ordered, part_end)[min(before, after) : max(before, after) + 1]
    ordered.insert(after, ordered.pop(before))
    if moved.starts is not None and before != after:
        ordered = _retimed(ordered, concerned, number=before + 1)
    return tuple(replace(item, position=number) for number, item in enumerate(ordered, start=1))


def _retimed(ordered: Sequence[ProgrammeItem], concerned: Sequence[Slot], *, number: int) -> list[ProgrammeItem]:
    """The order with new times for those concerned: one after the other from the earliest start."""
    lengths: dict[int, int] = {}
    clock = concerned[0].starts
    for index, slot in enumerate(concerned):
        following = concerned[index + 1].starts if index + 1 < len(concerned) else slot.ends
        if slot.starts is None or following is None or following <= slot.starts:
            raise CannotReorder(number)
        lengths[slot.item.id] = _minutes(following) - _minutes(slot.starts)
    found = []
    for item in ordered:
        if item.id in lengths and clock is not None:
            found.append(replace(item, starts=clock))
            clock = _plus(clock, lengths[item.id], item)
        else:
            found.append(item)
    return found


def _shifted(item: ProgrammeItem, minutes: int) -> ProgrammeItem:
    return item if item.starts is None else replace(item, starts=_plus(item.starts, minutes, item))


def _plus(start: time, minutes: int, item: ProgrammeItem) -> time:
    moment = _minutes(start) + minutes
    if not 0 <= moment < _MINUTES_OF_A_DAY:
        raise ShiftedBeyondDay(item.title)
    return time(moment // 60, moment % 60)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
