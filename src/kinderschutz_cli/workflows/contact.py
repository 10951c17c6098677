"""Contacts made, changed and removed: one command, one entry of the journal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.contact import Affiliation, Contact, ContactType
from kinderschutz_cli.domain.day_parsing import parse_exact_day
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.german_calendar import numeric_day
from kinderschutz_cli.domain.line import one_line
from kinderschutz_cli.domain.matching import Candidate, pick
from kinderschutz_cli.domain.salutation import address_field, salutation
from kinderschutz_cli.errors.contact import (
    AlreadyAffiliated,
    ContactExists,
    ContactInUse,
    DayWithoutChange,
    EndsBeforeItBegins,
    FunctionWithoutOrganisation,
    NotAffiliated,
)
from kinderschutz_cli.errors.matching import ORGANISATION, Unknown
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.workflows import reference
from kinderschutz_cli.workflows.contact_input import changed_contact
from kinderschutz_cli.workflows.organisation import default_provenance, named

if TYPE_CHECKING:
    from datetime import date

    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.workflows.contact_input import ContactInput
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True)
class Added:
    """`same_mail` are others with the same address: allowed, because sekretariat@ is shared, but worth a look."""

    contact: Contact
    same_mail: tuple[Contact, ...]


def add(session: Session, typed: ContactInput, *, another: bool = False) -> Added:
    """A new contact. Raises `ContactExists` for the same name in the same organisation or with the same mail."""
    with session.command("contact add"):
        blank = Contact(provenance=default_provenance(session))
        contact = changed_contact(session, blank, typed)
        contact = replace(contact, affiliations=_first_affiliations(session, typed))
        if not another:
            _refuse_second(session, contact)
        same_mail = _with_mail(session, contact.mail)
        number = contact_store.add(session.db, replace(contact, networks=()))
        contact_store.set_networks(session.db, number, contact.networks, session.today)
        return Added(contact_store.get(session.db, number, session.today), same_mail)


def edit(session: Session, text: str, typed: ContactInput) -> tuple[Contact, Contact, bool]:
    """Change what was typed: before, after (with their present affiliations), and whether anything differs."""
    with session.command("contact edit"):
        before = reference.contact(session, text)
        history = contact_store.all_affiliations(session.db, before.id)
        after = changed_contact(session, before, typed)
        contact_store.set_networks(session.db, before.id, after.networks, session.today)
        contact_store.save(session.db, after)
        _change_affiliations(session, before, typed)
        after = contact_store.get(session.db, before.id, session.today)
        changed = after != before or history != contact_store.all_affiliations(session.db, before.id)
        return before, after, changed


def remove(session: Session, contact: Contact) -> None:
    """Remove a contact nothing hangs on; raises `ContactInUse` with the reasons."""
    with session.command("contact remove"):
        refuse_used(session, contact)
        contact_store.remove(session.db, contact.id)


def refuse_used(session: Session, contact: Contact) -> None:
    uses = contact_store.uses(session.db, contact.id)
    if uses:
        raise ContactInUse(contact.display_name, contact.id, uses)


def label(contact: Contact) -> str:
    """ "#24 Prof. Dr. Erika Muster, Schulleitung, Viktoriaschule"."""
    affiliation = contact.affiliation
    pieces = [contact.display_name, *((affiliation.function, affiliation.organisation.name) if affiliation else ())]
    return f"#{contact.id} {', '.join(piece for piece in dict.fromkeys(pieces) if piece)}"


@dataclass(frozen=True, slots=True)
class Addressed:
    """How a contact will be addressed."""

    salutation: str
    field: tuple[str, ...]


def addressed(session: Session, contact: Contact) -> Addressed:
    """Salutation in the network's style, and the address field."""
    style = setting_store.settings(session.db).salutation_style
    return Addressed(salutation(contact, style), address_field(contact))


# ---- the same contact twice ------------------------------------------------------------------------------------------


def _refuse_second(session: Session, new: Contact) -> None:
    for one in contact_store.find(session.db, ContactFilter(text=_name(new)), session.today):
        if one.type is not new.type or fold(_name(one)) != fold(_name(new)):
            continue
        if new.organisation and one.organisation and one.organisation.id == new.organisation.id:
            if new.type is ContactType.PERSON or fold(one.mail) == fold(new.mail):
                raise ContactExists(label(one), one.id, "mit diesem Namen in dieser Organisation")
        elif new.mail and fold(one.mail) == fold(new.mail):
            raise ContactExists(label(one), one.id, "mit diesem Namen und dieser E-Mail-Adresse")
        elif not (new.organisation or one.organisation or new.mail or one.mail):
            raise ContactExists(label(one), one.id, "mit diesem Namen")


def _name(contact: Contact) -> str:
    """Without title, so that a doctor's degree makes no second person."""
    return contact.name.plain or contact.label


def _with_mail(session: Session, mail: str) -> tuple[Contact, ...]:
    if not mail:
        return ()
    found = contact_store.find(session.db, ContactFilter(text=mail), session.today)
    return tuple(one for one in found if fold(one.mail) == fold(mail))


# ---- affiliations ----------------------------------------------------------------------------------------------------


def _first_affiliations(session: Session, typed: ContactInput) -> tuple[Affiliation, ...]:
    function = one_line(typed.function or "", "Die Funktion")
    if not typed.org:
        if function:
            raise FunctionWithoutOrganisation(function)
        return ()
    return (Affiliation(named(session, typed.org), function),)


def _change_affiliations(session: Session, contact: Contact, typed: ContactInput) -> None:
    """End, begin and change affiliations as typed; the former ones stay in the file with their dates."""
    if typed.on is not None and typed.org is typed.also_org is typed.end_org is None:
        raise DayWithoutChange
    stated = parse_exact_day(typed.on, session.today) if typed.on else None
    day = stated or session.today
    before = day - timedelta(days=1)
    function = None if typed.function is None else one_line(typed.function, "Die Funktion")
    if typed.end_org is not None:
        _end(session, _affiliation_to(contact, typed.end_org), stated or before)
    if typed.also_org:
        _begin_beside(session, contact, named(session, typed.also_org), function or "", day)
    elif typed.org:
        _move(session, contact, named(session, typed.org), function, day)
    elif typed.org is not None and contact.affiliation:
        _end(session, contact.affiliation, before)
    elif function is not None:
        if contact.affiliation is None:
            raise FunctionWithoutOrganisation(function)
        contact_store.save_affiliation(session.db, replace(contact.affiliation, function=function))


def _move(session: Session, contact: Contact, to: Organisation, function: str | None, day: date) -> None:
    """`to` becomes the main affiliation from `day`; what was the main one ends the day before.

    Where the person belongs to `to` already, that affiliation only comes first.
    """
    present = next((one for one in contact.affiliations if one.organisation.id == to.id), None)
    if present:
        if function is not None:
            contact_store.save_affiliation(session.db, replace(present, function=function))
        if present is not contact.affiliation:
            contact_store.make_main(session.db, contact.id, present.id)
        return
    if contact.affiliation:
        _end(session, contact.affiliation, day - timedelta(days=1))
    contact_store.add_affiliation(session.db, contact.id, Affiliation(to, function or "", begins=day))


def _begin_beside(session: Session, contact: Contact, to: Organisation, function: str, begins: date) -> None:
    if any(one.organisation.id == to.id for one in contact.affiliations):
        raise AlreadyAffiliated(contact.display_name, to.name)
    last = len(contact_store.all_affiliations(session.db, contact.id)) + 1
    affiliation = Affiliation(to, function, begins=begins)
    contact_store.add_affiliation(session.db, contact.id, affiliation, position=max(last, 2))


def _end(session: Session, affiliation: Affiliation, last_day: date) -> None:
    """One that began after its last day was entered by mistake and goes."""
    if affiliation.begins and last_day < affiliation.begins:
        if last_day < affiliation.begins - timedelta(days=1):
            raise EndsBeforeItBegins(
                affiliation.organisation.name, numeric_day(affiliation.begins), numeric_day(last_day)
            )
        contact_store.remove_affiliation(session.db, affiliation.id)
        return
    contact_store.save_affiliation(session.db, replace(affiliation, ends=last_day))


def _affiliation_to(contact: Contact, text: str) -> Affiliation:
    """One of the contact's present affiliations, by the organisation's name."""
    candidates = [
        Candidate(one.organisation.id, (one.organisation.name, one.organisation.short_name), one.organisation.name)
        for one in contact.affiliations
    ]
    try:
        found = pick(text, candidates, ORGANISATION)
    except Unknown:
        raise NotAffiliated(contact.display_name, text) from None
    return next(one for one in contact.affiliations if one.organisation.id == found)
