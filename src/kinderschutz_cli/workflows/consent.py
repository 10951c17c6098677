"""Photo consent, and what may stand on a list that others get: entered, withdrawn, shown."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.consent import LABELS, LIST_FIELDS, Consent, Purpose, in_force, shared_fields
from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.folding import sort_key
from kinderschutz_cli.domain.german_calendar import numeric_day
from kinderschutz_cli.domain.registration import EXPECTED
from kinderschutz_cli.errors.consent import NobodyConsents
from kinderschutz_cli.store import consent as consent_store
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store.contact import ContactFilter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.workflows.session import Session

_ALWAYS = "für alle Veranstaltungen"


@dataclass(frozen=True, slots=True)
class Line:
    """One person with the answers that count."""

    contact: Contact
    answers: Mapping[Purpose, Consent]

    @property
    def photo(self) -> bool | None:
        """`None`: not asked."""
        answer = self.answers.get(Purpose.PHOTO)
        return answer.granted if answer else None

    @property
    def fields(self) -> tuple[Purpose, ...] | None:
        """What the person allows on a shared list; `None`: not asked."""
        asked = [purpose for purpose in LIST_FIELDS.values() if purpose in self.answers]
        return tuple(purpose for purpose in asked if self.answers[purpose].granted) if asked else None

    @property
    def shared(self) -> frozenset[Purpose]:
        """What really stands there."""
        return shared_fields(self.answers, blocked=self.contact.blocked)


def answer(session: Session, contact: Contact, event: Event | None, said: Mapping[Purpose, bool], how: str) -> Line:
    """Write what a person said for an event, or for all without one; the answers that count now."""
    if contact.type is ContactType.MAILBOX:
        raise NobodyConsents(contact.display_name)
    with session.command("consent set"):
        consent_store.save(session.db, contact.id, event.id if event else None, said, session.today, how)
    return _lines(session, [contact], event)[0]


def lines(session: Session, event: Event | None) -> list[Line]:
    """Whoever comes to the event, or without one whoever answered for all events; by surname."""
    if event:
        present = registration_store.registrations(
            session.db, [part.id for part in event.parts], session.today, list(EXPECTED)
        )
        return _lines(session, people(present), event)
    ids = consent_store.people_with_lasting_answers(session.db)
    found = contact_store.find(session.db, ContactFilter(ids=tuple(ids)), session.today) if ids else []
    return _lines(session, found, None)


def people(registrations: Iterable[Registration]) -> list[Contact]:
    """The persons behind registrations, each once; an institution and its mailbox are none."""
    found = {one.contact.id: one.contact for one in registrations if one.contact}
    return [contact for contact in found.values() if contact.type is ContactType.PERSON]


def _lines(session: Session, contacts: Sequence[Contact], event: Event | None) -> list[Line]:
    given = consent_store.of_people(session.db, [one.id for one in contacts], event.id if event else None)
    found = [Line(contact, in_force(given.get(contact.id, ()))) for contact in contacts]
    return sorted(found, key=lambda line: _by_surname(line.contact))


def _by_surname(contact: Contact) -> tuple[str, str, int]:
    name = contact.name
    return (sort_key(name.family or contact.display_name), sort_key(name.given), contact.id)


def described(session: Session, contact: Contact) -> list[str]:
    """Every answer of a person, those given together in one line."""
    told = groupby(_told(session, contact), key=lambda pair: (pair[0], _way(pair[1])))
    return [_sentence(list(same)) for _, same in told]


def _told(session: Session, contact: Contact) -> list[tuple[str, Consent]]:
    given = consent_store.of_person(session.db, contact.id)
    titles = {number: f"„{event_store.get(session.db, number).title}“" for number in _events(given)}
    order = list(Purpose)
    pairs = [(titles[one.event_id] if one.event_id else _ALWAYS, one) for one in given]
    return sorted(pairs, key=lambda pair: (pair[1].event_id or 0, _way(pair[1]), order.index(pair[1].purpose)))


def _events(given: Iterable[Consent]) -> set[int]:
    return {one.event_id for one in given if one.event_id is not None}


def _way(one: Consent) -> tuple[bool, str, str]:
    """What answers given together have in common; what is allowed comes first."""
    return (not one.granted, one.given_on.isoformat() if one.given_on else "", one.how)


def _sentence(same: Sequence[tuple[str, Consent]]) -> str:
    """ "erlaubt für alle Veranstaltungen: Foto, Name (01.07.2025, Formular)"."""
    scope, first = same[0]
    what = ", ".join(LABELS[one.purpose] for _, one in same)
    when = ", ".join(piece for piece in (numeric_day(first.given_on) if first.given_on else "", first.how) if piece)
    return f"{'erlaubt' if first.granted else 'nicht erlaubt'} {scope}: {what} ({when})"


def still_allowed(session: Session, contact: Contact, said: Mapping[Purpose, bool]) -> list[str]:
    """Titles of events whose own answer still allows what was refused for all events."""
    refused = {purpose for purpose, granted in said.items() if not granted}
    given = consent_store.of_person(session.db, contact.id)
    own = {one.event_id for one in given if one.event_id is not None and one.granted and one.purpose in refused}
    return [event_store.get(session.db, number).title for number in sorted(own)]


# ---- as JSON ---------------------------------------------------------------------------------------------------------


def line_json(line: Line) -> dict[str, Any]:
    contact, fields = line.contact, line.fields
    shared = {purpose: word for word, purpose in LIST_FIELDS.items()}
    return {
        "id": contact.id,
        "name": contact.display_name,
        "organisation": contact.organisation.name if contact.organisation else "",
        "foto": line.photo,
        "liste": None if fields is None else [shared[purpose] for purpose in fields],
        "sperrvermerk": contact.blocked,
        "erscheint_auf_der_liste": bool(line.shared),
        "antworten": [
            consent_json(one, "immer" if one.event_id is None else "veranstaltung") for one in line.answers.values()
        ],
    }


def consent_json(one: Consent, scope: str) -> dict[str, Any]:
    """`scope`: "immer", "veranstaltung" or the event's slug."""
    return {
        "zweck": one.purpose,
        "erteilt": one.granted,
        "am": one.given_on,
        "weg": one.how,
        "gilt": scope,
    }


def person_json(session: Session, contact: Contact) -> list[dict[str, Any]]:
    """Every answer of a person, for `ks contact show --json`."""
    given = consent_store.of_person(session.db, contact.id)
    slugs = {number: event_store.get(session.db, number).slug for number in _events(given)}
    return [consent_json(one, slugs[one.event_id] if one.event_id else "immer") for one in given]
