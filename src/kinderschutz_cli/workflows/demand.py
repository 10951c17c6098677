"""How a part of an event is asked for: seats, sectors, quotas, open answers, and how registrations came in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.demand import weeks
from kinderschutz_cli.domain.invitation import OPEN
from kinderschutz_cli.domain.zone import local_day
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.workflows import attendance_view, places

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kinderschutz_cli.domain.demand import Week
    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.registration import RegistrationStatus
    from kinderschutz_cli.workflows.attendance_view import Tally
    from kinderschutz_cli.workflows.places import PlacesView
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True)
class Demand:
    """`open_answers`: how many were invited and have not answered; `weeks`: what came in when; `came`: who was there."""

    places: PlacesView
    statuses: Mapping[RegistrationStatus, int]
    open_answers: int
    weeks: tuple[Week, ...]
    came: Tally


def demand(session: Session, event: Event, part: Part) -> Demand:
    """One part of an event as it is now."""
    answers = invitation_store.counts(session.db, event.id)
    arrivals = registration_store.arrivals(session.db, part.id)
    return Demand(
        places.view(session, event, part),
        registration_store.counts(session.db, part.id),
        sum(answers[status] for status in OPEN),
        weeks(local_day(moment) for moment in arrivals),
        attendance_view.part_tally(session, event, part),
    )


def as_json(seen: Demand) -> dict[str, Any]:
    """The places of the part with what else is known; fields are only ever added."""
    return {
        **places.as_json(seen.places),
        "status": dict(seen.statuses),
        "offene_antworten": seen.open_answers,
        "verlauf": [
            {"woche_ab": week.begins, "eingegangen": week.arrived, "gesamt": week.total} for week in seen.weeks
        ],
        "teilnahme": attendance_view.tally_json(seen.came),
    }
