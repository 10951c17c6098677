"""Registrations entered at an unusual time: after the deadline, or when the event is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.domain.event import EventStatus
from kinderschutz_cli.domain.german_calendar import format_day
from kinderschutz_cli.domain.registration import EXPECTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.workflows.session import Session

#: Lists and certificates need those who came without having registered; but it may also be the wrong event.
OVER = "Die Veranstaltung ist schon vorbei; eingetragen wird als Nachtrag."


def warnings(session: Session, event: Event, entered: Sequence[Registration]) -> list[str]:
    """What a careful person would want to know about registrations entered now."""
    deadline = event.registering.deadline
    if all(one.status not in EXPECTED for one in entered):
        return []
    if is_over(session, event):
        return [OVER]
    if deadline and deadline < session.today:
        return [f"Der Anmeldeschluss war am {format_day(deadline)}; das steht bei der Anmeldung."]
    return []


def is_over(session: Session, event: Event) -> bool:
    """Whether it has taken place: who is entered now is entered afterwards."""
    return event.status is EventStatus.HELD or event.is_over(session.today)
