"""The waiting list: who stands where and why, who moves up, which offers have run out. One rule for every path."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.allotment import allot, standing
from kinderschutz_cli.domain.day_parsing import parse_exact_day
from kinderschutz_cli.domain.german_calendar import format_day, numeric_day
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.domain.zone import local_day
from kinderschutz_cli.errors.places import NobodyWaits, NothingToAllot, OfferInThePast, QueueChanged
from kinderschutz_cli.store import claim as claim_store
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.workflows.registration import answer_invitations, fresh, refuse_closed
from kinderschutz_cli.workflows.seating import Seating

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from kinderschutz_cli.domain.allotment import Allotment
    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.workflows.session import Session

#: How long an offer holds its seat unless a day is named.
_OFFER_DAYS = 7
#: Why somebody is refused at the end.
CLOSED = "alle Plätze sind vergeben, die Warteliste ist geschlossen"
_WAITING, _OFFERED = RegistrationStatus.WAITING, RegistrationStatus.OFFERED


@dataclass(frozen=True, slots=True)
class Line:
    """One place of the waiting list; `reason` is why there was no seat."""

    position: int
    id: int
    name: str
    sector: str
    received: date
    reason: str


@dataclass(frozen=True, slots=True)
class Promotion:
    """Who would get a seat and why, who stands ahead and is passed over and why; nothing has happened yet.

    `until`: the offers hold the seats until that day; `None`: seats are confirmed at once. `allotting`: all who are
    registered and undecided are decided, those without a seat wait.
    """

    event: Event
    part: Part
    chosen: tuple[tuple[int, str], ...]
    passed: tuple[tuple[int, str], ...]
    rest: tuple[int, ...]
    names: dict[int, str]
    until: date | None
    number: int | None = None
    allotting: bool = False


def lines(session: Session, event: Event, part: Part) -> list[Line]:
    """The waiting list in the order of the rule."""
    from datetime import datetime

    seating = Seating.of(session, event, part)
    order = standing(seating.hall(), seating.queue(), event.rule, event.seed)
    names = claim_store.names(session.db, [claim.id for claim in order])
    reasons = registration_store.last_reasons(session.db, part.id, _WAITING)
    return [
        Line(
            position,
            claim.id,
            names[claim.id],
            claim.sector,
            local_day(datetime.fromisoformat(claim.received)),
            reasons.get(claim.id, ""),
        )
        for position, claim in enumerate(order, start=1)
    ]


def plan_promotion(
    session: Session, event: Event, part: Part, number: int | None = None, *, until: str | None, confirm: bool
) -> Promotion:
    """As many as there are seats, at most `number`."""
    refuse_closed(event)
    seating = Seating.of(session, event, part)
    queue = seating.queue()
    if not queue:
        raise NobodyWaits(event.title)
    result = allot(seating.hall(), queue, event.rule, event.seed, limit=number)
    day = None if confirm else _offer_until(session, event, until)
    return _promotion(session, event, part, result, day, number)


def _promotion(
    session: Session, event: Event, part: Part, result: Allotment, day: date | None, number: int | None
) -> Promotion:
    chosen = tuple((one.claim.id, one.reason) for one in result.placed)
    passed = tuple((one.claim.id, one.obstacle.reason) for one in result.passed)
    names = claim_store.names(session.db, [number for number, _ in (*chosen, *passed)])
    return Promotion(event, part, chosen, passed, tuple(one.id for one in result.left), names, day, number)


def _offer_until(session: Session, event: Event, typed: str | None) -> date:
    if typed:
        day = parse_exact_day(typed, session.today)
        if day < session.today:
            raise OfferInThePast(numeric_day(day))
        return day
    day = session.today + timedelta(days=_OFFER_DAYS)
    first = event.first_day
    return max(session.today, min(day, first - timedelta(days=1))) if first else day


def promote(session: Session, plan: Promotion) -> None:
    """Offer the seats, or confirm them at once; raises `QueueChanged` where the plan no longer holds."""
    with session.command("waitlist promote"):
        event, part = fresh(session, plan.event, plan.part.id)
        seating = Seating.of(session, event, part)
        now = allot(seating.hall(), seating.queue(), event.rule, event.seed, limit=plan.number)
        if tuple((one.claim.id, one.reason) for one in now.placed) != plan.chosen:
            raise QueueChanged
        after = _OFFERED if plan.until else RegistrationStatus.CONFIRMED
        moves = [(number, _WAITING, after, f"nachgerückt: {reason}") for number, reason in plan.chosen]
        registration_store.move_many(session.db, moves, session.now, offered_until=plan.until)
        _answer(session, event, part, [number for number, _ in plan.chosen])


def plan_allotment(session: Session, event: Event, part: Part) -> Promotion:
    """All who are registered and undecided, together with those who wait, as the rule gives the seats."""
    refuse_closed(event)
    seating = Seating.of(session, event, part)
    undecided = seating.claims.by_status[RegistrationStatus.REGISTERED]
    if not undecided:
        raise NothingToAllot(event.title)
    result = allot(seating.hall(), [*undecided, *seating.queue()], event.rule, event.seed)
    return replace(_promotion(session, event, part, result, None, None), allotting=True)


def carry_out_allotment(session: Session, plan: Promotion) -> None:
    """Confirm those who get a seat; the others who were undecided wait from now on."""
    with session.command("waitlist allot"):
        event, part = fresh(session, plan.event, plan.part.id)
        again = plan_allotment(session, event, part)
        if again.chosen != plan.chosen:
            raise QueueChanged
        undecided = {
            claim.id for claim in Seating.of(session, event, part).claims.by_status[RegistrationStatus.REGISTERED]
        }
        registered, confirmed = RegistrationStatus.REGISTERED, RegistrationStatus.CONFIRMED
        moves = [
            (number, registered if number in undecided else _WAITING, confirmed, f"Platz vergeben: {reason}")
            for number, reason in again.chosen
        ]
        why = dict(again.passed)
        full = "alle Plätze sind nach der Regel vergeben"
        moves += [
            (number, registered, _WAITING, why.get(number, full))
            for number in sorted(undecided - {number for number, _ in again.chosen})
        ]
        registration_store.move_many(session.db, moves, session.now)
        event_store.set_allotted(session.db, part.id, session.now)
        _answer(session, event, part, [number for number, *_ in moves])


def run_out(session: Session, part: Part) -> list[Registration]:
    """Offers whose day has passed."""
    offers = registration_store.registrations(session.db, [part.id], session.today, [_OFFERED])
    return [one for one in offers if one.offered_until and one.offered_until < session.today]


def expire(session: Session, part: Part, shown: Sequence[Registration]) -> None:
    """Take back the offers that were shown, as far as nobody has answered meanwhile."""
    with session.command("waitlist expire"):
        ids = {one.id for one in shown}
        moves = [
            (one.id, _OFFERED, RegistrationStatus.EXPIRED, f"das Angebot lief am {numeric_day(one.offered_until)} ab")
            for one in run_out(session, part)
            if one.id in ids
        ]
        registration_store.move_many(session.db, moves, session.now)


def close(session: Session, event: Event, part: Part, shown: Sequence[Line]) -> None:
    """Refuse everybody who was shown waiting and still waits; raises `QueueChanged` where others came meanwhile."""
    with session.command("waitlist close"):
        event, part = fresh(session, event, part.id)
        ids = [line.id for line in shown]
        waiting = [claim.id for claim in Seating.of(session, event, part).queue()]
        if set(waiting) != set(ids):
            raise QueueChanged
        moves = [(number, _WAITING, RegistrationStatus.REFUSED, CLOSED) for number in ids]
        registration_store.move_many(session.db, moves, session.now)
        _answer(session, event, part, ids)


def why(session: Session, event: Event, one: Registration) -> str:
    """Two sentences: where somebody stands and since when, and what decides now."""
    moves = registration_store.moves(session.db, one.id)
    last = moves[-1]
    part = next(part for part in event.parts if part.id == one.part_id)
    if one.status is not _WAITING:
        day = format_day(local_day(last.at))
        received = format_day(local_day(one.received_at)) if one.received_at else "unbekannt"
        held = f" Der Platz ist bis {format_day(one.offered_until)} angeboten." if one.offered_until else ""
        return f"{one.label}: {one.status} seit {day} ({last.reason}).{held or f' Eingegangen ist die Anmeldung am {received}.'}"
    listed = lines(session, event, part)
    mine = next((line for line in listed if line.id == one.id), None)
    if mine is None:
        return f"{one.label} steht auf der Warteliste ({last.reason}). Für eine Teilnahme online ist kein Platz nötig."
    verdict = Seating.of(session, event, part).next_in_line(one)
    now = (
        "Ein Platz ist jetzt frei; „ks waitlist promote“ bietet ihn an."
        if verdict.status is RegistrationStatus.CONFIRMED
        else f"Jetzt ist kein Platz zu vergeben: {verdict.reason}."
    )
    return f"{one.label} steht auf Platz {mine.position} von {len(listed)} der Warteliste ({last.reason}). {now}"


def _answer(session: Session, event: Event, part: Part, ids: Collection[int]) -> None:
    moved = registration_store.registrations(session.db, [part.id], session.today, ids=list(ids))
    answer_invitations(session, event, moved)


def line_json(line: Line) -> dict[str, Any]:
    return {
        "position": line.position,
        "id": line.id,
        "name": line.name,
        "sektor": line.sector,
        "eingegangen": line.received,
        "grund": line.reason,
    }


def promotion_json(plan: Promotion) -> dict[str, Any]:
    return {
        "veranstaltung": plan.event.slug,
        "teil": plan.part.position,
        "status": "angeboten" if plan.until else "zugesagt",
        "angeboten_bis": plan.until,
        "ruecken_nach": [{"id": number, "name": plan.names[number], "grund": reason} for number, reason in plan.chosen],
        "uebergangen": [{"id": number, "name": plan.names[number], "grund": reason} for number, reason in plan.passed],
        "ohne_platz": len(plan.passed) + len(plan.rest),
    }
