"""Another number of seats, for a larger or a smaller hall: what follows is shown before it is done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.allotment import allot
from kinderschutz_cli.domain.places import Hall, Places
from kinderschutz_cli.domain.registration import HOLDING_A_SEAT, RegistrationStatus
from kinderschutz_cli.errors.places import QueueChanged
from kinderschutz_cli.store import claim as claim_store
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.workflows.event_input import parse_count
from kinderschutz_cli.workflows.places import refuse_too_many
from kinderschutz_cli.workflows.registration import answer_invitations, fresh
from kinderschutz_cli.workflows.seating import Seating

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True)
class SeatChange:
    """`displaced` lose their seat and wait again, in the order of the rule; `could_move_up`: how many may be promoted."""

    event: Event
    part: Part
    seats: int | None
    taken: int
    displaced: tuple[tuple[int, RegistrationStatus], ...]
    names: dict[int, str]
    could_move_up: int
    kept_by: str = ""


def plan(session: Session, event: Event, part: Part, typed: str, *, keep: str = "") -> SeatChange:
    """What another number of seats means. `keep` is the reason why nobody loses a seat although there are too few."""
    seats = parse_count(typed, "Die Platzzahl", least=0, example="150")
    return _plan(session, event, part, seats, keep)


def _plan(session: Session, event: Event, part: Part, seats: int | None, keep: str) -> SeatChange:
    places = replace(part.places, seats=seats)
    refuse_too_many(places)
    seating = Seating.of(session, event, part)
    holding = seating.claims.in_status(HOLDING_A_SEAT)
    # Quotas and caps decide who gets a seat, not who keeps one: only the number counts here.
    bare = Hall(Places(seats, places.kept), (), session.today)
    stay = {one.claim.id for one in allot(bare, holding, event.rule, event.seed).placed}
    gone = [] if keep else [claim for claim in holding if claim.id not in stay]
    states = {claim.id: status for status in HOLDING_A_SEAT for claim in seating.claims.by_status[status]}
    left = [claim for claim in holding if claim not in gone]
    moving_up = allot(Hall(places, left, session.today), seating.queue(), event.rule, event.seed).placed
    return SeatChange(
        event=event,
        part=part,
        seats=seats,
        taken=len(holding),
        displaced=tuple((claim.id, states[claim.id]) for claim in gone),
        names=claim_store.names(session.db, [claim.id for claim in gone]),
        could_move_up=len(moving_up),
        kept_by=keep,
    )


def carry_out(session: Session, shown: SeatChange) -> None:
    """Write the number; whoever loses a seat waits again and keeps the day of registration."""
    with session.command("places seats"):
        event, part = fresh(session, shown.event, shown.part.id)
        again = _plan(session, event, part, shown.seats, shown.kept_by)
        if again.displaced != shown.displaced:
            raise QueueChanged
        before, now = _number(part.places.seats), _number(shown.seats)
        reason = (
            f"es gibt nur {now} Plätze" if before == now else f"die Platzzahl wurde von {before} auf {now} geändert"
        )
        waiting = RegistrationStatus.WAITING
        moves = [(number, status, waiting, reason) for number, status in shown.displaced]
        registration_store.move_many(session.db, moves, session.now)
        changed = replace(part, places=replace(part.places, seats=shown.seats))
        parts = tuple(changed if one.id == part.id else one for one in event.parts)
        event_store.save(session.db, replace(event, parts=parts))
        ids = [number for number, _ in shown.displaced]
        answer_invitations(
            session, event, registration_store.registrations(session.db, [part.id], session.today, ids=ids)
        )


def as_json(shown: SeatChange) -> dict[str, Any]:
    return {
        "veranstaltung": shown.event.slug,
        "teil": shown.part.position,
        "plaetze_vorher": shown.part.places.seats,
        "plaetze": shown.seats,
        "vergeben": shown.taken,
        "auf_die_warteliste": [
            {"id": number, "name": shown.names[number], "status": status} for number, status in shown.displaced
        ],
        "koennten_nachruecken": shown.could_move_up,
    }


def _number(seats: int | None) -> str:
    return "offen" if seats is None else str(seats)
