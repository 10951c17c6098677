"""The list of participants that others get: each person with what it allowed, nobody with a Sperrvermerk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kinderschutz_cli.documents.wording import teilbar
from kinderschutz_cli.domain.consent import in_force, shared_fields
from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.domain.short_list import shortened
from kinderschutz_cli.store import consent as consent_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.documents.vocabulary import Teilbar
    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.workflows.session import Session

#: Whoever waits or has left is nobody's business but the coordinator's.
STATUSES = (RegistrationStatus.CONFIRMED,)
_MOST_NAMES = 10


def words(session: Session, event: Event, present: Sequence[Registration]) -> tuple[dict[str, Any], list[str]]:
    """The rows and the number of people left out; and who they are and why, for the coordinator alone.

    A person registered for several parts stands there once, a place without a person not at all.
    """
    people = {
        one.contact.id: (one.contact, one) for one in present if one.contact and one.contact.type is ContactType.PERSON
    }
    given = consent_store.of_people(session.db, people.keys(), event.id)
    rows: list[Teilbar] = []
    blocked: list[Contact] = []
    silent: list[Contact] = []
    for contact, one in people.values():
        fields = shared_fields(in_force(given.get(contact.id, ())), blocked=contact.blocked)
        if fields and contact.name.full:
            rows.append(teilbar(one, len(rows) + 1, fields))
        else:
            (blocked if contact.blocked else silent).append(contact)
    return (
        {"teilnehmer_teilbar": rows, "weitere_personen": len(people) - len(rows)},
        [*_left_out("Sperrvermerk", blocked), *_left_out("keine Einwilligung zum Namen (ks consent set)", silent)],
    )


def _left_out(reason: str, contacts: Sequence[Contact]) -> list[str]:
    if not contacts:
        return []
    names = shortened([contact.display_name for contact in contacts], _MOST_NAMES)
    return [f"Nicht auf der Liste, {reason}: {len(contacts)} – {names}."]
