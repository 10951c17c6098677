"""Somebody who calls and is not in the file yet: made on the spot, inside the command that registers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.errors.organisation import OrganisationUnknown
from kinderschutz_cli.errors.registration import HouseNeedsSector
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
    `org` the sector is the person's own.
    """

    name: str
    org: str = ""
    sector: str = ""
    function: str = ""
    mail: str = ""
    phone: str = ""


def known(session: Session, guest: Contact | Organisation | Newcomer) -> Contact | Organisation:
    """The guest in the file; whoever is new is made. Inside a running command."""
    return _made(session, guest) if isinstance(guest, Newcomer) else guest


def _made(session: Session, one: Newcomer) -> Contact:
    """Raises `HouseNeedsSector` for a new organisation without one, and what `ks contact add` raises."""
    house = _house(session, one) if one.org else None
    typed = ContactInput(
        name=one.name,
        org=f"#{house.id}" if house else None,
        sector=one.sector if one.sector and not house else None,
        function=one.function or None,
        mail=one.mail or None,
        phone=one.phone or None,
    )
    return contact.add_now(session, typed).contact


def _house(session: Session, one: Newcomer) -> Organisation:
    try:
        return organisation.named(session, one.org)
    except OrganisationUnknown as problem:
        if not one.sector:
            raise HouseNeedsSector(one.org) from problem
        return organisation.add_now(session, OrganisationInput(name=one.org, sector=one.sector))
