"""Who is meant by what was typed on the telephone: a person, or an institution that holds a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.domain.contact import Contact, ContactType
from kinderschutz_cli.domain.matching import Candidate, Missing, Several, match, pick
from kinderschutz_cli.domain.message import channel_for
from kinderschutz_cli.errors.matching import ANMELDUNG, KONTAKT, Ambiguous, Unknown
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store.contact import ContactFilter

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.workflows.session import Session


def who(session: Session, text: str) -> Contact | Organisation:
    """The person meant, or the institution when its name was typed: it holds a place before it says who comes.

    People are found by name or mail, institutions by their names and by their function mailboxes; a bare number is a
    contact's. Raises `Unknown` or `Ambiguous`.
    """
    contacts = contact_store.find(session.db, ContactFilter(), session.today)
    by_id = {contact.id: contact for contact in contacts}
    candidates = [_candidate(contact) for contact in contacts]
    organisations = [
        # Negative, so that both kinds share one list of candidates and a typed number stays a contact's.
        Candidate(-organisation_id, names, label)
        for organisation_id, names, label in organisation_store.reference_names(session.db)
    ]
    result = match(text, [*candidates, *organisations])
    if isinstance(result, Missing):
        raise Unknown(KONTAKT, text, result.near)
    if isinstance(result, Several):
        raise Ambiguous(
            KONTAKT,
            text,
            [label.removeprefix(f"#{-abs(one)} ") for one, label in zip(result.ids, result.labels, strict=True)],
        )
    if result.id < 0:
        return organisation_store.get(session.db, -result.id)
    contact = by_id[result.id]
    if contact.type is ContactType.MAILBOX and contact.organisation:
        return contact.organisation
    return contact


def sides(guest: Contact | Organisation) -> tuple[Contact | None, Organisation | None]:
    """The person and the institution of a registration; an institution alone has nobody named yet."""
    return (guest, guest.organisation) if isinstance(guest, Contact) else (None, guest)


def mailboxes(session: Session, organisation_ids: Collection[int]) -> dict[int, Contact]:
    """Institution → the function mailbox through which it hears of places without a name; the first that can be used."""
    if not organisation_ids:
        return {}
    wanted = ContactFilter(organisations=tuple(organisation_ids))
    found: dict[int, Contact] = {}
    for contact in sorted(contact_store.find(session.db, wanted, session.today), key=lambda one: one.id):
        usable = contact.type is ContactType.MAILBOX and not contact.no_contact and channel_for(contact)
        for affiliation in contact.affiliations if usable else ():
            if affiliation.organisation.id in organisation_ids:
                found.setdefault(affiliation.organisation.id, contact)
    return found


def find_registration(session: Session, event: Event, text: str) -> Registration:
    """The registration of an event meant by a person's or an institution's name, or by its own number."""
    present = registration_store.registrations(session.db, [part.id for part in event.parts], session.today)
    return _picked(present, text)


def find_registrations(session: Session, event: Event, texts: Sequence[str]) -> list[Registration]:
    """The same for several names, each once, in the order typed."""
    present = registration_store.registrations(session.db, [part.id for part in event.parts], session.today)
    return list({found.id: found for found in (_picked(present, text) for text in texts)}.values())


def _picked(present: Sequence[Registration], text: str) -> Registration:
    candidates = []
    for one in present:
        organisation = one.organisation.name if one.organisation else ""
        names = (one.contact.name.full, one.contact.name.plain, one.contact.mail) if one.contact else (organisation,)
        label = ", ".join(piece for piece in (one.display_name, organisation, one.status) if piece)
        candidates.append(Candidate(one.id, tuple(name for name in names if name), label))
    wanted = pick(text, candidates, ANMELDUNG)
    return next(one for one in present if one.id == wanted)


def _candidate(contact: Contact) -> Candidate:
    names = (contact.name.full, contact.name.plain, contact.label, contact.mail)
    organisation = contact.organisation.name if contact.organisation else ""
    label = ", ".join(piece for piece in dict.fromkeys((contact.display_name, organisation)) if piece)
    return Candidate(contact.id, tuple(name for name in names if name), label)
