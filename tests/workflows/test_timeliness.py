"""What is said about registrations entered after the deadline or after the event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.builders import a_part, an_event

from kinderschutz_cli.domain.event import EventStatus, Registering
from kinderschutz_cli.domain.registration import Registration, RegistrationStatus
from kinderschutz_cli.workflows.session import Session
from kinderschutz_cli.workflows.timeliness import OVER, warnings

COMING = [Registration(status=RegistrationStatus.CANCELLED), Registration(status=RegistrationStatus.WAITING)]
EVENT = an_event(parts=(a_part(),), registering=Registering(deadline=date(2025, 6, 30)))


def on(session: Session, days: int) -> Session:
    return Session(session.db, session.now + timedelta(days=days))


def test_the_deadline_itself_is_in_time_and_the_day_after_is_late(session: Session) -> None:
    assert warnings(on(session, -1), EVENT, COMING) == []
    assert warnings(session, EVENT, COMING) == [
        "Der Anmeldeschluss war am Montag, 30. Juni 2025; das steht bei der Anmeldung."
    ]


def test_after_the_event_it_is_an_addition(session: Session) -> None:
    assert warnings(on(session, 365), EVENT, COMING) == [OVER]
    assert warnings(session, replace(EVENT, status=EventStatus.HELD), COMING) == [OVER]


def test_whoever_says_no_is_never_too_late(session: Session) -> None:
    assert warnings(on(session, 365), EVENT, COMING[:1]) == []
