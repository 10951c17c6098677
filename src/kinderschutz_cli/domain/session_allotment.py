"""Who gets which workshop or working group: first wishes before second ones, each by arrival, never beyond the places.

Deterministic: the same groups, people and wishes give the same result in whatever order they come in. Places given
before stay; whoever leads a group cannot sit in another one at the same time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kinderschutz_cli.domain.session_place import blocks, clashes, ranks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kinderschutz_cli.domain.session_place import Group

NO_WISH = "kein Wunsch genannt"
FULL = "alle Plätze sind vergeben"


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody with a seat of the event. `wishes`: the dearest first; `given`: places they have; `leads`: where they
    appear in the programme; `fillable`: takes part on site, so that a free place helps them.
    """

    id: int
    received: str = ""
    wishes: tuple[int, ...] = ()
    given: tuple[int, ...] = ()
    leads: frozenset[int] = frozenset()
    fillable: bool = True

    @property
    def order(self) -> tuple[str, int]:
        return self.received, self.id


class Given(NamedTuple):
    """A place that is given, and why."""

    applicant: int
    group: int
    reason: str


class LeftOver(NamedTuple):
    """Somebody who has nothing among the groups of one time, and why."""

    applicant: int
    groups: tuple[int, ...]
    reason: str


class SessionAllotment(NamedTuple):
    given: tuple[Given, ...]
    left: tuple[LeftOver, ...]


@dataclass(slots=True)
class Tables:
    """The groups with who sits in them; `hindrance` says what stands in the way of a further one."""

    groups: Mapping[int, Group]
    clash: Mapping[int, frozenset[int]]
    taken: dict[int, int] = field(default_factory=dict)
    sits: dict[int, set[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, groups: Sequence[Group], applicants: Iterable[Applicant]) -> Tables:
        tables = cls({group.id: group for group in groups}, clashes(groups))
        for one in applicants:
            for group in one.given:
                tables.seat(one.id, group)
        return tables

    def seat(self, applicant: int, group: int) -> None:
        self.taken[group] = self.taken.get(group, 0) + 1
        self.sits.setdefault(applicant, set()).add(group)

    def free(self, group: int) -> int | None:
        """Below zero: more people than places; `None`: as many as come."""
        places = self.groups[group].places
        return None if places is None else places - self.taken.get(group, 0)

    def is_full(self, group: int) -> bool:
        free = self.free(group)
        return free is not None and free <= 0

    def elsewhere(self, one: Applicant, group: int) -> frozenset[int]:
        """Where somebody is at that time: in this group or another, sitting or leading."""
        return (frozenset(self.sits.get(one.id, ())) | one.leads) & (self.clash[group] | {group})

    def takes(self, one: Applicant, group: int) -> bool:
        return not self.is_full(group) and not self.elsewhere(one, group)

    def quoted(self, groups: Iterable[int]) -> str:
        return ", ".join(f"„{self.groups[group].title}“" for group in groups)


def allot_sessions(groups: Sequence[Group], applicants: Iterable[Applicant], *, fill: bool = False) -> SessionAllotment:
    """Every first wish by arrival, then every second one, and so on; with `fill` free places for all who are left over."""
    queue = sorted(applicants, key=lambda one: one.order)
    tables = Tables.of(groups, queue)
    given = list(_wished(tables, queue))
    left = []
    for block in blocks(groups):
        for one, why in _without(tables, block, queue):
            place = _emptiest(tables, block, one) if fill and one.fillable else None
            if place is not None:
                tables.seat(one.id, place)
                given.append(Given(one.id, place, f"aufgefüllt: {why}"))
            elif one.fillable or why != NO_WISH:
                said = f"{why}; {FULL}" if fill and one.fillable else why
                left.append(LeftOver(one.id, tuple(group.id for group in block), said))
    return SessionAllotment(tuple(given), tuple(left))


def _wished(tables: Tables, queue: Sequence[Applicant]) -> Iterable[Given]:
    by_rank: dict[int, list[tuple[Applicant, int]]] = {}
    for one in queue:
        for wish, rank in ranks([wish for wish in one.wishes if wish in tables.groups], tables.clash).items():
            by_rank.setdefault(rank, []).append((one, wish))
    for rank in sorted(by_rank):
        for one, wish in by_rank[rank]:
            if tables.takes(one, wish):
                tables.seat(one.id, wish)
                yield Given(one.id, wish, _reason(tables, one, wish, rank))


def _reason(tables: Tables, one: Applicant, wish: int, rank: int) -> str:
    dearer = [other for other in one.wishes[: one.wishes.index(wish)] if other in tables.clash[wish]]
    full = [other for other in dearer if tables.is_full(other)]
    return f"{rank}. Wunsch" + (f", voll: {tables.quoted(full)}" if full else "")


def _without(tables: Tables, block: Sequence[Group], queue: Sequence[Applicant]) -> Iterable[tuple[Applicant, str]]:
    """Who has nothing in these groups, and why; looked at one by one, because filling changes what is free."""
    there = {group.id for group in block}
    for one in queue:
        if (tables.sits.get(one.id, set()) | one.leads) & there:
            continue
        wishes = [wish for wish in one.wishes if wish in there]
        yield one, f"voll: {tables.quoted(wishes)}" if wishes else NO_WISH


def _emptiest(tables: Tables, block: Sequence[Group], one: Applicant) -> int | None:
    """The group with the most free places; those without a number only when all others are full, the smallest first."""
    fitting = [group for group in block if tables.takes(one, group.id)]
    if not fitting:
        return None

    def order(group: Group) -> tuple[bool, int, tuple[int, int]]:
        free = tables.free(group.id)
        return free is None, tables.taken.get(group.id, 0) if free is None else -free, group.order

    return min(fitting, key=order).id
