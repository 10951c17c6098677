"""Values for tests with as little in them as can be; every field can be changed: `an_event(title="…")`."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from kinderschutz_cli.domain.contact import Affiliation, Contact, ContactType
from kinderschutz_cli.domain.day import PartialDate
from kinderschutz_cli.domain.event import Event, EventKind, Part, Place, Registering
from kinderschutz_cli.domain.name import FormOfAddress, PersonName
from kinderschutz_cli.domain.organisation import Address, Organisation
from kinderschutz_cli.domain.places import Places
from kinderschutz_cli.domain.programme import ItemKind, ProgrammeItem
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.workflows.session import Session


def an_organisation(**changes: Any) -> Organisation:
    """A primary school with an address."""
    organisation = Organisation(
        name="Musterschule",
        sector="schule",
        kind="grundschule",
        address=Address("Schulstraße 1", "44532", "Musterstadt"),
        phone="02306 555-10",
    )
    return replace(organisation, **changes)


def a_contact(**changes: Any) -> Contact:
    """Frau Prof. Dr. Erika von der Heide, by mail."""
    contact = Contact(
        form_of_address=FormOfAddress.FRAU,
        name=PersonName("Prof. Dr.", "Erika", "von der", "Heide"),
        mail="erika.vonderheide@example.org",
    )
    return replace(contact, **changes)


def a_mailbox(organisation: Organisation, **changes: Any) -> Contact:
    """The function mailbox of an organisation."""
    contact = Contact(
        type=ContactType.MAILBOX, mail="sekretariat@example.org", affiliations=(Affiliation(organisation),)
    )
    return replace(contact, **changes)


def an_event(**changes: Any) -> Event:
    """The 3. Musterstädter Kinderschutzkonferenz on Wednesday, 8 October 2025, with one part of 150 seats."""
    event = Event(
        title="3. Musterstädter Kinderschutzkonferenz",
        slug="3-musterstaedter-kinderschutzkonferenz",
        kind=EventKind.CONFERENCE,
        registering=Registering(deadline=date(2025, 9, 12)),
        parts=(a_part(),),
    )
    return replace(event, **changes)


def a_part(**changes: Any) -> Part:
    """9 to 16 o'clock in the Bürgerhaus."""
    part = Part(
        date=PartialDate(2025, 10, 8),
        starts=time(9),
        ends=time(16),
        place=Place("Bürgerhaus", "Marktplatz 1", "44532", "Musterstadt"),
        places=Places(150),
    )
    return replace(part, **changes)


def of_seats(seats: int | None, **changes: Any) -> Places:
    """So many seats, given away without quotas and caps."""
    return replace(Places(seats), **changes)


def an_item(**changes: Any) -> ProgrammeItem:
    """A talk from 9:45 to 10:45."""
    return replace(ProgrammeItem("Inklusiver Kinderschutz", ItemKind.TALK, starts=time(9, 45), minutes=60), **changes)


def stored_event(session: Session, **changes: Any) -> Event:
    """`an_event` in the file, as it is read back; not made the current one."""
    with session.command("event create"):
        event_id = event_store.add(session.db, an_event(**changes))
    return event_store.get(session.db, event_id)


def stored_contact(session: Session, contact: Contact) -> int:
    """The id of a contact put into the file."""
    with session.command("contact add"):
        return contact_store.add(session.db, contact)


def stored_organisation(session: Session, organisation: Organisation) -> int:
    """The id of an organisation put into the file."""
    with session.command("org add"):
        return organisation_store.add(session.db, organisation)
