"""What was typed on the command line → the one record or word it means, or a sentence with near names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.domain.event import EventStatus
from kinderschutz_cli.domain.matching import Candidate, Found, Several, match, near, pick
from kinderschutz_cli.errors.matching import (
    ART,
    BERUF,
    KONTAKT,
    NETZWERK,
    ORGANISATION,
    ROLLE,
    SEKTOR,
    VERANSTALTUNG,
    Ambiguous,
    Unknown,
)
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store import term as term_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.store.database import Database
    from kinderschutz_cli.workflows.session import Session

_NOUNS = {"sector": SEKTOR, "kind": ART, "profession": BERUF, "role": ROLLE, "network": NETZWERK}


def word(db: Database, table: str, text: str) -> str:
    """The slug of a sector, kind, profession, role or network typed as slug or label; "" stays empty."""
    if not text:
        return ""
    labels = term_store.labels(db, table)
    if text in labels:
        return text
    slugs = list(labels)
    # Negative, so that a typed number is never taken for one: words are known by their slugs.
    candidates = [Candidate(~place, (slug, labels[slug]), slug) for place, slug in enumerate(slugs)]
    result = match(text, candidates)
    if isinstance(result, Found):
        return slugs[~result.id]
    if isinstance(result, Several):
        raise Ambiguous(_NOUNS[table], text, [slugs[~found] for found in result.ids])
    meant = {**{label: slug for slug, label in labels.items()}, **{slug: slug for slug in labels}}
    raise Unknown(_NOUNS[table], text, tuple(dict.fromkeys(meant[name] for name in near(text, meant))))


def words(db: Database, table: str, texts: Sequence[str] | None) -> tuple[str, ...]:
    """Several at once, as repeatable options give them; also comma-separated."""
    return tuple(word(db, table, piece.strip()) for text in texts or () for piece in text.split(",") if piece.strip())


def organisation(session: Session, text: str) -> Organisation:
    return organisation_store.get(session.db, pick(text, organisation_candidates(session.db), ORGANISATION))


def contact(session: Session, text: str) -> Contact:
    found = pick(text, contact_candidates(session), KONTAKT)
    return contact_store.get(session.db, found, session.today)


def event(session: Session, text: str | None) -> Event:
    """The event named by slug, title or number; without a name the current one (see `current_event`)."""
    if text:
        return event_store.get(session.db, pick(text, event_candidates(session.db), VERANSTALTUNG))
    return require_current_event(session)


def current_event(session: Session) -> Event | None:
    """The event set by `ks event use` or just created, until it is over; else the next upcoming one."""
    chosen = setting_store.current_event_id(session.db)
    if chosen is not None:
        event = event_store.get(session.db, chosen)
        if event.is_live(session.today):
            return event
    upcoming = [event for event in event_store.find(session.db) if event.is_live(session.today)]
    return upcoming[0] if upcoming else None


def require_current_event(session: Session) -> Event:
    """The current event, or a sentence that says how to make or choose one."""
    from kinderschutz_cli.errors.event import NoCurrentEvent

    event = current_event(session)
    if event is None:
        raise NoCurrentEvent(any_event=bool(event_store.taken_slugs(session.db)))
    return event


def begun_event(session: Session, text: str | None) -> Event:
    """For what is recorded on the day or after it: the event named, else the latest that has begun, else the current one."""
    begun = [
        (one.first_day, one)
        for one in (() if text else event_store.find(session.db))
        if one.status is not EventStatus.CANCELLED and one.first_day and one.first_day <= session.today
    ]
    return max(begun, key=lambda pair: pair[0])[1] if begun else event(session, text)


def organisation_candidates(db: Database) -> list[Candidate]:
    return _candidates(organisation_store.reference_names(db))


def contact_candidates(session: Session) -> list[Candidate]:
    return _candidates(contact_store.reference_names(session.db, session.today))


def event_candidates(db: Database) -> list[Candidate]:
    return _candidates(event_store.reference_names(db))


def _candidates(names: Iterable[tuple[int, tuple[str, ...], str]]) -> list[Candidate]:
    return [Candidate(row_id, spellings, label) for row_id, spellings, label in names]
