"""Who was told something about an event that is no longer so: the journal knows what stood there when they were told."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.german_calendar import format_day, format_span
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import message as message_store

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.workflows.session import Session


def outdated(session: Session, event: Event) -> dict[int, str]:
    """Contact → what its last message said, for those whom a change of date, time or place has passed by.

    Commands are compared, not times, so that two within a second stay in order. A change that was taken back again
    needs no message.
    """
    told = message_store.last_told(session.db, event.id)
    past = [(part, event_store.past_parts(session.db, part.id)) for part in event.parts]
    found: dict[int, str] = {}
    for contact_id, command in told.items():
        for part, changes in past:
            then = next((before for number, before in changes if number > command), part)
            if then.announced != part.announced:
                found.setdefault(contact_id, _line(then))
    return found


def changes_of(session: Session, part: Part) -> int:
    """How often date, time or place of a part have changed: the SEQUENCE of its calendar entry (RFC 5545)."""
    states = [before.announced for _, before in event_store.past_parts(session.db, part.id)] + [part.announced]
    return sum(one != following for one, following in pairwise(states))


def _line(part: Part) -> str:
    """ "Mittwoch, 8. Oktober 2025, 09:00 bis 16:00 Uhr, Bürgerhaus, Marktplatz 1, 44532 Musterstadt"."""
    pieces = (format_day(part.date), format_span(part.starts, part.ends), part.place.line)
    return ", ".join(piece for piece in pieces if piece)
