"""Who gets a seat: one rule for every path (registering, import, cancellation, more seats, promotion, a smaller hall).

All of it is deterministic: the same claims, places, rule and seed give the same result. `allot` seats a queue in the
order of the rule; whoever meets an obstacle is passed over and stays where he is.
"""

from __future__ import annotations

from collections import deque
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from kinderschutz_cli.domain.places import FULL, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kinderschutz_cli.domain.places import Claim, Hall, Obstacle


class Placed(NamedTuple):
    """A claim that gets a seat, and why now."""

    claim: Claim
    reason: str


class PassedOver(NamedTuple):
    """A claim that stood ahead of somebody seated and got none."""

    claim: Claim
    obstacle: Obstacle


class Allotment(NamedTuple):
    """`passed`: who was ahead of the last one placed and could not be seated; `left`: all others of the queue."""

    placed: tuple[Placed, ...]
    passed: tuple[PassedOver, ...]
    left: tuple[Claim, ...]


def allot(hall: Hall, queue: Iterable[Claim], rule: Rule, seed: str = "", *, limit: int | None = None) -> Allotment:
    """Seat the queue in the order of the rule, at most `limit`; `hall` holds them afterwards."""
    claims = list(queue)
    placed: list[Placed] = []
    refused: list[tuple[int, PassedOver]] = []
    for claim in in_order(hall, claims, rule, seed):
        if limit is not None and len(placed) >= limit:
            break
        obstacle = hall.obstacle(claim)
        if obstacle is None:
            placed.append(Placed(claim, _reason(hall, claim, rule)))
            hall.seat(claim)
            continue
        refused.append((len(placed), PassedOver(claim, obstacle)))
        if obstacle.kind == FULL and claim.ordinary:
            break  # speakers and helpers come first in every order; nobody behind can be seated either
    passed = tuple(one for before, one in refused if before < len(placed))
    away = {one.claim.id for one in placed} | {one.claim.id for one in passed}
    return Allotment(tuple(placed), passed, tuple(claim for claim in claims if claim.id not in away))


def standing(hall: Hall, queue: Iterable[Claim], rule: Rule, seed: str = "") -> list[Claim]:
    """The queue as it stands: the order in which seats would be given if there were enough; `hall` is changed."""
    order = []
    for claim in in_order(hall, list(queue), rule, seed):
        order.append(claim)
        hall.seat(claim)
    return order


def in_order(hall: Hall, claims: list[Claim], rule: Rule, seed: str = "") -> Iterator[Claim]:
    """The claims in the order of the rule; looks at the hall again after each, so the caller may seat it meanwhile."""
    ready = sorted(claims, key=lambda claim: _key(claim, rule, seed))
    yield from (claim for claim in ready if not claim.ordinary)
    ordinary = [claim for claim in ready if claim.ordinary]
    for late in (False, True):
        group = [claim for claim in ordinary if claim.late is late]
        if rule is Rule.PRIORITY:
            yield from _scarce_sectors_first(hall, group)
        elif rule is Rule.ONE_EACH:
            yield from _one_of_each_house_first(hall, group)
        else:
            yield from group


def lot(seed: str, uuid: str) -> str:
    """The lot of one registration: whoever knows the seed can draw it again (SHA-256 of seed and UUID)."""
    return sha256(f"{seed}:{uuid}".encode()).hexdigest()


def _key(claim: Claim, rule: Rule, seed: str) -> tuple[object, ...]:
    """Open offers behind confirmed seats (they matter only when a hall shrinks), then lot or arrival."""
    drawn = lot(seed, claim.uuid) if rule is Rule.LOT and not claim.late else ""
    return claim.offered, drawn, claim.received, claim.id < 0, abs(claim.id)


def _scarce_sectors_first(hall: Hall, claims: list[Claim]) -> Iterator[Claim]:
    """Always somebody of the sector with the fewest seats; of equal ones whoever came first."""
    waiting: dict[str, deque[tuple[int, Claim]]] = {}
    for number, claim in enumerate(claims):
        waiting.setdefault(claim.sector, deque()).append((number, claim))
    while waiting:
        sector = min(waiting, key=lambda one: (hall.by_sector[one], waiting[one][0][0]))
        yield waiting[sector].popleft()[1]
        if not waiting[sector]:
            del waiting[sector]


def _one_of_each_house_first(hall: Hall, claims: list[Claim]) -> Iterator[Claim]:
    further = []
    for claim in claims:
        if claim.house and hall.by_house[claim.house]:
            further.append(claim)
        else:
            yield claim
    yield from further


def _reason(hall: Hall, claim: Claim, rule: Rule) -> str:
    """Why this one is next, before it is seated."""
    if not claim.ordinary:
        return "freigehaltener Platz"
    if rule is Rule.LOT:
        return "durch das Los" + (", nach den rechtzeitigen Anmeldungen" if claim.late else "")
    if rule is Rule.PRIORITY:
        number = hall.by_sector[claim.sector]
        return f"Vorrang: der Bereich hat erst {number} {'Platz' if number == 1 else 'Plätze'}"
    if rule is Rule.ONE_EACH and claim.house and not hall.by_house[claim.house]:
        return "aus dieser Einrichtung ist noch niemand dabei"
    return "nach Eingang der Anmeldung"
