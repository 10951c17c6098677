"""Two records that may be the same one: what such a suspicion is, and how all pairs worth a look are found.

Comparing everybody with everybody takes 1.25 billion comparisons for 50,000 contacts. So records are put into blocks by
what duplicates have in common (mail, phone, organisation, the sound of the name), and compared within a block only.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

T = TypeVar("T")

#: Scores run from 0 to 100; below this a pair is not worth a look.
WORTH_A_LOOK = 60
_PROBABLE = 70
_CERTAIN = 85


class Strength(StrEnum):
    """How sure a suspicion is, as it is shown."""

    CERTAIN = "fast sicher"
    PROBABLE = "wahrscheinlich"
    POSSIBLE = "möglich"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """The ids of two records, the smaller one first; `reasons` in German, the weightiest first."""

    first: int
    second: int
    score: int
    reasons: tuple[str, ...]

    @property
    def strength(self) -> Strength:
        if self.score >= _CERTAIN:
            return Strength.CERTAIN
        return Strength.PROBABLE if self.score >= _PROBABLE else Strength.POSSIBLE


def suspicion(first: int, second: int, score: int, reasons: Iterable[str]) -> Suspicion | None:
    """`None` where the score is too low; empty reasons are left out."""
    if score < WORTH_A_LOOK:
        return None
    low, high = sorted((first, second))
    return Suspicion(low, high, min(score, 100), tuple(reason for reason in reasons if reason))


def ordered(found: Iterable[Suspicion], distinct: Collection[tuple[int, int]]) -> list[Suspicion]:
    """The surest first, then by number; without the pairs that somebody has called no duplicates."""
    kept = {(one.first, one.second): one for one in found if (one.first, one.second) not in distinct}
    return sorted(kept.values(), key=lambda one: (-one.score, one.first, one.second))


def pairs(records: Sequence[T], keys: Callable[[T], Iterable[str]], *, largest: int) -> Iterator[tuple[T, T]]:
    """The pairs of records that have a key in common.

    A block of more than `largest` records tells nothing (a switchboard's number) and is passed over. A pair with
    several keys in common comes several times.
    """
    blocks: dict[str, list[T]] = defaultdict(list)
    for record in records:
        for key in set(keys(record)):
            blocks[key].append(record)
    for block in blocks.values():
        if 1 < len(block) <= largest:
            yield from combinations(block, 2)
