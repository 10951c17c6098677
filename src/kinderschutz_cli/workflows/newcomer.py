"""Somebody who calls and is not in the file yet: made on the spot, inside the command that registers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.errors.contact import ContactExists
from kinderschutz_cli.errors.organisation import OrganisationUnknown
from kinderschutz_cli.errors.registration import GuestExists, HouseNeedsSector
from kinderschutz_cli.intake.abbreviation import kind_of_name
from kinderschutz_cli.workflows import contact, organisation
from kinderschutz_cli.workflows.contact_input import ContactInput
from kinderschutz_cli.workflows.organisation import OrganisationInput

if TYPE_CHECKING:
    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """What was said about somebody new, as typed.

    `org` is an organisation of the file (a part of its name) or a new one, which then needs its `sector`; without
    `org` the sector is the person's own. `house`: no person but an institution, which holds a place without a name.
    `near`: names in the file that are much like it, which nobody has looked at.
    """

    name: str
    org: str = ""
    sector: str = ""
    function: str = ""
    mail: str = ""
    phone: str = ""
    house: bool = False
    near: tuple[str, ...] = ()


def names_a_house(name: str) -> bool:
    """Whether a name is an institution's without doubt: "Kita Sonne", "GS Am Park"."""
    return bool(kind_of_name(name))


def known(session: Session, guest: Contact | Organisation | Newcomer) -> Contact | Organisation:
    """The guest in the file; whoever is new is made. Inside a running command."""
    if not isinstance(guest, Newcomer):
        return guest
    return _house(session, guest) if guest.house else _person(session, guest)


def _person(session: Session, one: Newcomer) -> Contact:
    """Raises `HouseNeedsSector` for a new organisation without one, and what `ks contact add` raises."""
    house = _house_of(session, one) if one.org else None
    typed = ContactInput(
        name=one.name,
        org=f"#{house.id}" if house else None,
        sector=one.sector if one.sector and not house else None,
        function=one.function or None,
        mail=one.mail or None,
        phone=one.phone or None,
    )
    try:
        return contact.add_now(session, typed).contact
    except ContactExists as problem:
        raise GuestExists(problem.label, problem.number, problem.shared) from problem


def _house_of(session: Session, one: Newcomer) -> Organisation:
    try:
        return organisation.named(session, one.org)
    except OrganisationUnknown as problem:
        if not one.sector:
            raise HouseNeedsSector(one.org, problem.near) from problem
        return organisation.add_now(session, OrganisationInput(name=one.org, sector=one.sector))


def _house(session: Session, one: Newcomer) -> Organisation:
    """The institution itself; its name tells the kind, and the kind the sector, unless one was said."""
    typed = OrganisationInput(
        name=one.name,
        sector=one.sector or None,
        kind=None if one.sector else kind_of_name(one.name) or None,
        mail=one.mail or None,
        phone=one.phone or None,
    )
    return organisation.add_now(session, typed)
