"""Somebody comes instead of the person who was invited or registered, and the invitation shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.contact import Contact
from kinderschutz_cli.domain.registration import MOVES, Registration, RegistrationStatus, may_follow
from kinderschutz_cli.errors.registration import AlreadyRegistered, RepresentsNobody, RepresentsOneself
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store import session_place as session_store
from kinderschutz_cli.workflows.guest import sides
from kinderschutz_cli.workflows.newcomer import known
from kinderschutz_cli.workflows.registration import answer_invitations, enter_many, fresh, refuse_closed, settled
from kinderschutz_cli.workflows.seating import Seating

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.workflows.newcomer import Newcomer
    from kinderschutz_cli.workflows.registration import Wish
    from kinderschutz_cli.workflows.session import Session

_REPRESENTED = RegistrationStatus.REPRESENTED


def represent(
    session: Session,
    event: Event,
    part: Part,
    guest: Contact | Organisation | Newcomer,
    instead_of: Contact | Organisation,
    wish: Wish,
) -> Registration:
    """Register `guest` for somebody else: with that person's seat or place on the list, else as the rule allows.

    Raises `RepresentsNobody` where an institution is named, `RepresentsOneself`, and `AlreadyRegistered`.
    """
    with session.command("registration add"):
        return represent_now(session, event, part, guest, instead_of, wish)


def represent_now(
    session: Session,
    event: Event,
    part: Part,
    guest: Contact | Organisation | Newcomer,
    instead_of: Contact | Organisation,
    wish: Wish,
) -> Registration:
    """The same inside a running command."""
    if not isinstance(instead_of, Contact):
        raise RepresentsNobody(instead_of.name)
    if isinstance(guest, Contact) and guest.id == instead_of.id:
        raise RepresentsOneself(guest.display_name)
    event, part = fresh(session, event, part.id)
    refuse_closed(event)
    contact, organisation = sides(known(session, guest))
    present = registration_store.registrations(session.db, [part.id], session.today)
    for one in present:
        if contact and one.contact and one.contact.id == contact.id:
            raise AlreadyRegistered(contact.display_name, one.status, event.title)
    draft = Registration(
        part_id=part.id,
        contact=contact,
        organisation=organisation or instead_of.organisation,
        form=wish.form or Registration().form,
        channel=wish.channel,
        received_at=wish.received or session.now,
        note=wish.note,
        seat=wish.seat,
        registered_by=wish.by,
        stands_for=instead_of.id,
        represents=instead_of.display_name,
    )
    own = next((one for one in present if one.contact and one.contact.id == instead_of.id), None)
    if own is None or not may_follow(own.status, _REPRESENTED):
        verdict = Seating.of(session, event, part).verdicts([draft])[0]
        entry = settled(event, draft, verdict, wish)
    else:
        entry = _taken_over(session, own, draft)
    made = enter_many(session, event, [entry])[0]
    if own is not None:
        session_store.hand_over(session.db, own.id, made.id)
    answer_invitations(session, event, [made])
    return made


def _taken_over(session: Session, own: Registration, draft: Registration) -> tuple[Registration, str]:
    """The seat, or the place on the list with its day, goes over; nobody else moves."""
    registration_store.save(
        session.db,
        own,
        replace(own, status=_REPRESENTED, offered_until=None),
        session.now,
        reason=f"vertreten durch {draft.label}",
        source=draft.channel or "",
    )
    kept = own.status if own.status in MOVES[None] else RegistrationStatus.CONFIRMED  # whoever comes takes the offer
    same = replace(draft, status=kept, received_at=own.received_at, seat=own.seat, form=own.form)
    return same, f"kommt anstelle von {own.display_name}"
