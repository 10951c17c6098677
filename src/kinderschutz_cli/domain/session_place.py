"""Sessions people choose among: workshops, working groups, and whatever else in the programme has places of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.programme import ItemKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import time

    from kinderschutz_cli.domain.programme import ProgrammeItem

#: People always choose these, even while the number of places is open.
CHOSEN = frozenset({ItemKind.WORKSHOP, ItemKind.WORKING_GROUP})
#: Everybody is there, however many chairs the room has.
_FOR_ALL = frozenset({ItemKind.ARRIVAL, ItemKind.WELCOME, ItemKind.PLENARY, ItemKind.BREAK, ItemKind.OUTLOOK})


#: A word of a title, as it begins and as it is also spelt.
_SHORT = ((r"Arbeitsgruppe\b", "AG"), (r"Workshop\b", "WS"), (r"AG\b", "Arbeitsgruppe"), (r"WS\b", "Workshop"))


@dataclass(frozen=True, slots=True)
class Group:
    """One session of a part; `number` is its number in the programme, `places` `None`: as many as come."""

    id: int
    title: str = ""
    kind: ItemKind = ItemKind.WORKING_GROUP
    number: int = 0
    places: int | None = None
    starts: time | None = None
    ends: time | None = None

    @property
    def order(self) -> tuple[int, int]:
        """As in the programme."""
        return self.number, self.id


def takes_wishes(item: ProgrammeItem) -> bool:
    """Whether people choose this item: workshops and working groups, and others that have places of their own."""
    return item.kind in CHOSEN or (item.places is not None and item.kind not in _FOR_ALL)


def at_once(one: Group, other: Group) -> bool:
    """Whether nobody can be in both. While a time is open, groups of one kind are taken to run at the same time."""
    if one.starts is None or other.starts is None:
        return one.kind is other.kind
    first, second = sorted((one, other), key=lambda group: (group.starts, group.order))
    return first.starts == second.starts or (first.ends is not None and second.starts < first.ends)  # type: ignore[operator]  # both have a start


def clashes(groups: Sequence[Group]) -> dict[int, frozenset[int]]:
    """Every group of a part with those that run at the same time."""
    return {
        one.id: frozenset(other.id for other in groups if other.id != one.id and at_once(one, other)) for one in groups
    }


def blocks(groups: Sequence[Group]) -> list[tuple[Group, ...]]:
    """Groups that belong together because they run at the same time, directly or through others, in programme order."""
    clash = clashes(groups)
    left = {group.id: group for group in sorted(groups, key=lambda group: group.order)}
    found = []
    while left:
        together = {next(iter(left))}
        while wider := {other for one in together for other in clash[one]} - together:
            together |= wider
        found.append(tuple(left.pop(number) for number in list(left) if number in together))
    return found


def ranks(wishes: Sequence[int], clash: Mapping[int, frozenset[int]]) -> dict[int, int]:
    """Each wish with its rank among the wishes for the same time: the first wish for the afternoon is a first wish."""
    found: dict[int, int] = {}
    for wish in wishes:
        found[wish] = 1 + max((rank for other, rank in found.items() if other in clash[wish]), default=0)
    return found


def spellings(title: str) -> tuple[str, ...]:
    """How a group is called: "Arbeitsgruppe 1: Schule", "AG 1: Schule"."""
    others = (re.sub(rf"\b{long}", short, title, count=1, flags=re.IGNORECASE) for long, short in _SHORT)
    return tuple(dict.fromkeys((title, *others)))
