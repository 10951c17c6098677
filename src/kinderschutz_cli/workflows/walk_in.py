"""Who came without a seat, or instead of somebody else: registered and recorded as there in one command."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.attendance import KnownBy, Mark
from kinderschutz_cli.domain.contact import Contact
from kinderschutz_cli.domain.registration import GONE, Channel, RegistrationStatus
from kinderschutz_cli.errors.attendance import NoSeatForWalkIn
from kinderschutz_cli.errors.registration import NoSeatLeft
from kinderschutz_cli.store import attendance as attendance_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.workflows.attendance import make_plan, record_now
from kinderschutz_cli.workflows.newcomer import known
from kinderschutz_cli.workflows.registration import change_now, register_now
from kinderschutz_cli.workflows.representation import represent_now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.workflows.attendance import Occasion
    from kinderschutz_cli.workflows.newcomer import Newcomer
    from kinderschutz_cli.workflows.registration import Wish
    from kinderschutz_cli.workflows.session import Session

_CONFIRMED = RegistrationStatus.CONFIRMED


def walk_in(
    session: Session,
    what: Occasion,
    guests: Sequence[Contact | Organisation | Newcomer],
    instead_of: Contact | Organisation | None,
    wish: Wish,
    mark: Mark,
) -> list[Registration]:
    """Whoever has a seat is recorded; others are registered in person or get one. Raises `NoSeatForWalkIn`.

    `wish.override` is the reason for a seat against the rule; `instead_of`: whom the only guest represents.
    """
    with session.command("attendance walk-in"):
        try:
            came = [_came(session, what, known(session, guest), instead_of, wish) for guest in guests]
        except NoSeatLeft as problem:
            raise NoSeatForWalkIn(problem.name, what.event.title, problem.reason) from problem
        record_now(session, make_plan(session, what, came, {one.id: mark for one in came}, KnownBy.BY_HAND))
    return came


def _came(
    session: Session,
    what: Occasion,
    guest: Contact | Organisation,
    instead_of: Contact | Organisation | None,
    wish: Wish,
) -> Registration:
    if instead_of is None:
        return seated(session, what, guest, wish)
    made = represent_now(session, what.event, what.part, guest, instead_of, replace(wish, channel=Channel.PERSON))
    return made if made.status is _CONFIRMED else _seated_after_all(session, what.event, made, wish)


def seated(session: Session, what: Occasion, guest: Contact | Organisation, wish: Wish) -> Registration:
    """The registration of somebody who is there, with a seat; inside a running command.

    An institution that held a place without a name fills it.
    """
    one = _registered(session, what, guest)
    if one is None or (one.status in GONE and isinstance(guest, Contact)):
        asked = replace(wish, status=_CONFIRMED, channel=Channel.PERSON, another=True)
        return register_now(session, what.event, what.part, [guest], asked)[0]
    return one if one.status is _CONFIRMED else _seated_after_all(session, what.event, one, wish)


def _registered(session: Session, what: Occasion, guest: Contact | Organisation) -> Registration | None:
    present = registration_store.registrations(session.db, [what.part.id], session.today)
    if isinstance(guest, Contact):
        return next((one for one in present if one.contact and one.contact.id == guest.id), None)
    there = attendance_store.attended(session.db, [what.part.id])
    return next(
        (
            one
            for one in present
            if one.contact is None
            and one.organisation
            and one.organisation.id == guest.id
            and one.status is _CONFIRMED
            and one.id not in there
        ),
        None,
    )


def _seated_after_all(session: Session, event: Event, one: Registration, wish: Wish) -> Registration:
    """Somebody who waited, held an offer or had been refused is there."""
    after = replace(one, status=_CONFIRMED)
    reason = "war da und nahm den Platz an"
    return change_now(session, event, one, after, wish.override, source=Channel.PERSON, reason=reason)
