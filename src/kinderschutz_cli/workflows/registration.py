"""Registrations in the simple form: who comes, from what was said on the phone or in a mail."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.event import EventStatus
from kinderschutz_cli.domain.german_calendar import format_day
from kinderschutz_cli.domain.invitation import InvitationStatus, invitation_answer
from kinderschutz_cli.domain.matching import Candidate, Missing, Several, match, pick
from kinderschutz_cli.domain.registration import (
    HOLDING_A_SEAT,
    REACHABLE_BY_HAND,
    Registration,
    RegistrationStatus,
    default_status,
    seats_left,
)
from kinderschutz_cli.errors.matching import ANMELDUNG, KONTAKT, VERANSTALTUNGSTEIL, Ambiguous, Unknown
from kinderschutz_cli.errors.registration import (
    AlreadyRegistered,
    ChannelUnknown,
    EventTakesNobody,
    NoSeatLeft,
    PlaceAlreadyHeld,
    StatusNotReachable,
)
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store.contact import ContactFilter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event, Part, PartForm
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.domain.registration import Channel
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True)
class Wish:
    """What was said besides the name; `status` `None` means: as the seats allow, `received` `None`: now."""

    status: RegistrationStatus | None = None
    form: PartForm | None = None
    channel: Channel | None = None
    note: str = ""
    override: str = ""
    another: bool = False
    received: datetime | None = None


def parse_status(text: str) -> RegistrationStatus:
    """One of the states that can be set by hand."""
    if text in REACHABLE_BY_HAND:
        return RegistrationStatus(text)
    raise StatusNotReachable(text, REACHABLE_BY_HAND)


def who(session: Session, text: str) -> Contact | Organisation:
    """The person meant, or the institution when its name was typed: it holds a place before it says who comes.

    People are found by name or mail, institutions by their names and by their function mailboxes; a bare number is a
    contact's.
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


def _candidate(contact: Contact) -> Candidate:
    names = (contact.name.full, contact.name.plain, contact.label, contact.mail)
    organisation = contact.organisation.name if contact.organisation else ""
    label = ", ".join(piece for piece in dict.fromkeys((contact.display_name, organisation)) if piece)
    return Candidate(contact.id, tuple(name for name in names if name), label)


def choose_part(event: Event, text: str | None) -> Part:
    """The part named by title or number; the first without a name."""
    if not text:
        return event.main_part
    candidates = [
        Candidate(part.position, (part.title,) if part.title else (), part.title or f"Teil {part.position}")
        for part in event.parts
    ]
    return event.parts[pick(text, candidates, VERANSTALTUNGSTEIL) - 1]


def register(
    session: Session, event: Event, part: Part, guests: Sequence[Contact | Organisation], wish: Wish
) -> list[Registration]:
    """Register people and institutions for a part: all of them or, on any conflict, none."""
    refuse_closed(event)
    with session.command("registration add"):
        return [_register_one(session, event, part, guest, wish) for guest in guests]


def _register_one(
    session: Session, event: Event, part: Part, guest: Contact | Organisation, wish: Wish
) -> Registration:
    contact, organisation = sides(guest)
    present = registration_store.registrations(session.db, [part.id], session.today)
    _refuse_second(event, present, contact, organisation, another=wish.another)
    left = seats_left(registration_store.counts(session.db, part.id), part.seats)
    status = wish.status or (RegistrationStatus.CONFIRMED if wish.override else default_status(left))
    _refuse_oversold(event, part, status, left, wish.override)
    reason = f"über die Platzzahl hinaus: {wish.override}" if wish.override else "eingetragen"
    return enter(session, event, part, guest, replace(wish, status=status), reason)


def enter(
    session: Session, event: Event, part: Part, guest: Contact | Organisation, wish: Wish, reason: str
) -> Registration:
    """Write a registration whose seat is certain, and answer the invitation; inside a running command."""
    contact, organisation = sides(guest)
    registration = Registration(
        part_id=part.id,
        contact=contact,
        organisation=organisation,
        status=wish.status or Registration().status,
        form=wish.form or Registration().form,
        channel=wish.channel,
        received_at=wish.received or session.now,
        note=wish.note,
    )
    registration_id = registration_store.add(session.db, registration, session.now, reason=reason)
    _answer_invitation(session, event, registration)
    return replace(registration, id=registration_id)


def sides(guest: Contact | Organisation) -> tuple[Contact | None, Organisation | None]:
    """The person and the institution of a registration; an institution alone has nobody named yet."""
    from kinderschutz_cli.domain.contact import Contact

    return (guest, guest.organisation) if isinstance(guest, Contact) else (None, guest)


def find_registration(session: Session, event: Event, text: str) -> Registration:
    """The registration of an event meant by a person's or an institution's name, or by its own number."""
    present = registration_store.registrations(session.db, [part.id for part in event.parts], session.today)
    candidates = []
    for one in present:
        organisation = one.organisation.name if one.organisation else ""
        names = (one.contact.name.full, one.contact.name.plain, one.contact.mail) if one.contact else (organisation,)
        label = ", ".join(piece for piece in (one.display_name, organisation, one.status) if piece)
        candidates.append(Candidate(one.id, tuple(name for name in names if name), label))
    wanted = pick(text, candidates, ANMELDUNG)
    return next(one for one in present if one.id == wanted)


def change(
    session: Session, event: Event, before: Registration, after: Registration, override: str = ""
) -> Registration:
    """Change status, name, form or note of a registration; a seat is only given while there is one."""
    with session.command("registration set"):
        part = next(part for part in event.parts if part.id == before.part_id)
        left = seats_left(registration_store.counts(session.db, part.id), part.seats)
        if before.status not in HOLDING_A_SEAT:
            _refuse_oversold(event, part, after.status, left, override)
        if after.contact and (before.contact is None or before.contact.id != after.contact.id):
            present = registration_store.registrations(session.db, [part.id], session.today)
            _refuse_second(event, present, after.contact, None, another=False)
        reason = f"über die Platzzahl hinaus: {override}" if override else "von Hand geändert"
        registration_store.save(session.db, before, after, session.now, reason=reason)
        _answer_invitation(session, event, after)
    return after


def remove(session: Session, event: Event, registration: Registration) -> None:
    """Remove a registration entered by mistake; the invitation is open again."""
    with session.command("registration remove"):
        registration_store.remove(session.db, registration.id)
        invitation_store.set_status(
            session.db, event.id, _invited_through(session, registration), InvitationStatus.INVITED
        )


def refuse_closed(event: Event) -> None:
    """Raise `EventTakesNobody` for an event that does not take place."""
    if event.status is EventStatus.CANCELLED:
        raise EventTakesNobody(event.title, "ist abgesagt")


def _refuse_second(
    event: Event,
    present: Sequence[Registration],
    contact: Contact | None,
    organisation: Organisation | None,
    *,
    another: bool,
) -> None:
    for one in present:
        if contact and one.contact and one.contact.id == contact.id:
            raise AlreadyRegistered(contact.display_name, one.status, event.title)
        if contact or another or one.contact or one.status is RegistrationStatus.CANCELLED:
            continue
        if organisation and one.organisation and one.organisation.id == organisation.id:
            raise PlaceAlreadyHeld(organisation.name, event.title)


def _refuse_oversold(event: Event, part: Part, status: RegistrationStatus, left: int | None, override: str) -> None:
    if status in HOLDING_A_SEAT and left is not None and left <= 0 and not override:
        raise NoSeatLeft(event.title, part.seats or 0)


def _answer_invitation(session: Session, event: Event, registration: Registration) -> None:
    invitation_store.set_status(
        session.db, event.id, _invited_through(session, registration), invitation_answer(registration.status)
    )


def _invited_through(session: Session, registration: Registration) -> list[int]:
    """The contacts whose invitation a registration answers: the person, or the institution's function mailboxes."""
    if registration.contact:
        return [registration.contact.id]
    if registration.organisation is None:
        return []
    staff = contact_store.find(session.db, ContactFilter(organisations=(registration.organisation.id,)), session.today)
    return [contact.id for contact in staff if contact.type is ContactType.MAILBOX]


def parse_channel(text: str) -> Channel:
    """How a registration arrived, as typed."""
    from kinderschutz_cli.domain.registration import Channel

    if text in set(Channel):
        return Channel(text)
    raise ChannelUnknown(text, tuple(Channel))


def places_sentence(session: Session, event: Event) -> str:
    """ "„3. Konferenz“ am Mittwoch, 8. Oktober 2025: 2 von 150 Plätzen vergeben, 3 auf der Warteliste"."""
    counts = registration_store.counts(session.db, event.main_part.id)
    taken = sum(counts[status] for status in HOLDING_A_SEAT)
    seats = event.main_part.seats
    pieces = [f"{taken} von {seats} Plätzen vergeben" if seats is not None else f"{taken} Zusagen, Platzzahl offen"]
    if counts[RegistrationStatus.WAITING]:
        pieces.append(f"{counts[RegistrationStatus.WAITING]} auf der Warteliste")
    if counts[RegistrationStatus.REGISTERED]:
        pieces.append(f"{counts[RegistrationStatus.REGISTERED]} noch nicht entschieden")
    return f"„{event.title}“, {format_day(event.main_part.date)}: {', '.join(pieces)}"


def as_json(event: Event, one: Registration) -> dict[str, object]:
    """A registration as `--json` shows it; field names are those of the templates."""
    contact, organisation = one.contact, one.organisation
    return {
        "id": one.id,
        "veranstaltung": event.slug,
        "teil": next(part.position for part in event.parts if part.id == one.part_id),
        "name": one.display_name,
        "kontakt": contact.id if contact else None,
        "organisation": organisation.name if organisation else "",
        "sektor": contact.effective_sector if contact else organisation.sector if organisation else "",
        "status": one.status,
        "form": one.form,
        "weg": one.channel,
        "eingegangen": one.received_at,
        "bemerkung": one.note,
    }
