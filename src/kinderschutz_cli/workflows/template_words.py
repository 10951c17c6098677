"""What templates see of an open network: its values said in the German vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.german_calendar import format_time, numeric_day
from kinderschutz_cli.store import programme as programme_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store import term as term_store

if TYPE_CHECKING:
    from kinderschutz_cli.documents.wording import Terms
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.workflows.session import Session


def terms(session: Session) -> Terms:
    """What the slugs of this network are called."""
    from kinderschutz_cli.documents.wording import Terms  # phonenumbers and others

    labels = {
        name: term_store.labels(session.db, table)
        for name, table in (("sectors", "sector"), ("kinds", "kind"), ("professions", "profession"), ("roles", "role"))
    }
    return Terms(**labels)


def network_words(session: Session) -> dict[str, Any]:
    """The words every document may use, whatever it is about."""
    from kinderschutz_cli.documents import wording

    settings = setting_store.settings(session.db)
    return {
        "netzwerk": wording.netzwerk(settings),
        "koordination": wording.koordination(settings),
        "heute": session.today,
        "stand": f"{numeric_day(session.today)}, {format_time(session.now.time())}",
    }


def event_words(session: Session, event: Event) -> dict[str, Any]:
    """The words of a document about one event."""
    from kinderschutz_cli.documents import wording

    items = programme_store.items(session.db, [part.id for part in event.parts])
    said = wording.veranstaltung(event, items, free_seats(session, event))
    return {**network_words(session), "veranstaltung": said, "programm": wording.programm(said)}


def free_seats(session: Session, event: Event) -> int | None:
    """Seats of the first part that nobody holds and that are kept for nobody; `None` while their number is open."""
    places = event.main_part.places
    if places.seats is None:
        return None
    return max(0, places.seats - places.kept - registration_store.seats_taken(session.db, event.main_part.id))
