"""Contacts made, changed and removed: one command, one entry of the journal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.contact import Contact, ContactType
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.salutation import address_field, salutation
from kinderschutz_cli.errors.contact import ContactExists, ContactInUse
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.workflows import affiliation, reference
from kinderschutz_cli.workflows.contact_input import changed_contact
from kinderschutz_cli.workflows.organisation import default_provenance

if TYPE_CHECKING:
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
        return add_now(session, typed, another=another)


def add_now(session: Session, typed: ContactInput, *, another: bool = False) -> Added:
    """The same inside a running command."""
    contact = changed_contact(session, Contact(provenance=default_provenance(session)), typed)
    contact = replace(contact, affiliations=affiliation.first(session, typed))
    if not another:
        _refuse_second(session, contact)
    same_mail = sharing_mail(session, contact)
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
        affiliation.change(session, before, typed)
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
    main = contact.affiliation
    pieces = [contact.display_name, *((main.function, main.organisation.name) if main else ())]
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


def sharing_mail(session: Session, contact: Contact) -> tuple[Contact, ...]:
    """The others with the same address."""
    if not contact.mail:
        return ()
    found = contact_store.find(session.db, ContactFilter(text=contact.mail), session.today)
    return tuple(one for one in found if one.id != contact.id and fold(one.mail) == fold(contact.mail))
