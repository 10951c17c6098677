"""What is typed about a contact, understood: one way for `add` and `edit`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.line import one_line
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.name_parsing import parse_form_of_address, parse_name
from kinderschutz_cli.errors.contact import MailboxIsNobody, MailboxWithoutAddress, NameMissing
from kinderschutz_cli.workflows import reference
from kinderschutz_cli.workflows.organisation import changed_address, changed_provenance, typed_mail, typed_phone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactInput:
    """What was typed; `None` was not mentioned, an empty text clears.

    `name` is the whole name as people write it; `title` to `degree` correct its split. `org` replaces the main
    affiliation from `on` (a day, else today), `also_org` begins one beside it, `end_org` ends one: `on` is its last day, else yesterday.
    """

    name: str | None = None
    anrede: str | None = None
    title: str | None = None
    given: str | None = None
    particle: str | None = None
    family: str | None = None
    degree: str | None = None
    mailbox: bool | None = None
    salutation: str | None = None
    address_line: str | None = None
    org: str | None = None
    also_org: str | None = None
    end_org: str | None = None
    on: str | None = None
    function: str | None = None
    profession: str | None = None
    sector: str | None = None
    mail: str | None = None
    phone: str | None = None
    mobile: str | None = None
    street: str | None = None
    postcode: str | None = None
    city: str | None = None
    roles: Sequence[str] | None = None
    remove_roles: Sequence[str] | None = None
    networks: Sequence[str] | None = None
    remove_networks: Sequence[str] | None = None
    no_contact: bool | None = None
    blocked: bool | None = None
    note: str | None = None
    source: str | None = None
    since: str | None = None
    legal_basis: str | None = None

    @property
    def is_empty(self) -> bool:
        return self == ContactInput()


#: Parts of a person's name, with their names in an error.
_NAME_PARTS = {
    "title": "Der Titel",
    "given": "Der Vorname",
    "particle": "Der Namenszusatz",
    "family": "Der Nachname",
    "degree": "Der Grad",
}
#: One line of text each: field of the contact, field typed, name in an error.
_TEXTS = (
    ("own_salutation", "salutation", "Die Anrede"),
    ("own_address_line", "address_line", "Die Anschriftzeile"),
    ("note", "note", "Die Notiz"),
)


def changed_contact(session: Session, present: Contact, typed: ContactInput) -> Contact:
    """`present` with what was typed, without its affiliations; raises for what cannot be understood."""
    changed = replace(
        _renamed(present, typed),
        **_plain_fields(typed),
        **_words(session, present, typed),
        own_address=changed_address(present.own_address, typed),
        provenance=changed_provenance(present.provenance, typed, session.today),
    )
    _refuse_nobody(changed, typed)
    return changed


def _plain_fields(typed: ContactInput) -> dict[str, Any]:
    changes: dict[str, Any] = {
        field: one_line(getattr(typed, shown), what)
        for field, shown, what in _TEXTS
        if getattr(typed, shown) is not None
    }
    if typed.mail is not None:
        changes["mail"] = typed_mail(typed.mail)
    for field, phone in (("phone", typed.phone), ("mobile", typed.mobile)):
        if phone is not None:
            changes[field] = typed_phone(phone)
    flags = {"no_contact": typed.no_contact, "blocked": typed.blocked}
    return changes | {field: flag for field, flag in flags.items() if flag is not None}


def _words(session: Session, present: Contact, typed: ContactInput) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if typed.sector is not None:
        changes["sector"] = reference.word(session.db, "sector", typed.sector.strip())
    if typed.profession is not None:
        changes["profession"] = reference.word(session.db, "profession", typed.profession.strip())
    for field, table, added, removed in (
        ("roles", "role", typed.roles, typed.remove_roles),
        ("networks", "network", typed.networks, typed.remove_networks),
    ):
        gone = reference.words(session.db, table, removed)
        new = reference.words(session.db, table, added)
        kept = [slug for slug in getattr(present, field) if slug not in gone]
        changes[field] = tuple(dict.fromkeys([*kept, *new]))
    return changes


def _renamed(present: Contact, typed: ContactInput) -> Contact:
    """The name as typed: split for a person, whole as the label of a function mailbox."""
    kind = present.type
    if typed.mailbox is not None:
        kind = ContactType.MAILBOX if typed.mailbox else ContactType.PERSON
    text = typed.name
    if text is None and kind is not present.type:
        text = present.name.full or present.label
    if kind is ContactType.MAILBOX:
        if any(getattr(typed, part) for part in ("anrede", *_NAME_PARTS)):
            raise MailboxIsNobody
        label = present.label if text is None else one_line(text, "Die Bezeichnung")
        return replace(present, type=kind, form_of_address=None, name=PersonName(), label=label)
    form, name, label = present.form_of_address, present.name, present.label
    if text is not None:
        parsed = parse_name(text)
        form, name, label = parsed.form_of_address or form, parsed.name, parsed.office
    if typed.anrede is not None:
        form = parse_form_of_address(typed.anrede)
    parts = {
        part: one_line(getattr(typed, part), what)
        for part, what in _NAME_PARTS.items()
        if getattr(typed, part) is not None
    }
    return replace(present, type=kind, form_of_address=form, name=replace(name, **parts), label=label)


def _refuse_nobody(contact: Contact, typed: ContactInput) -> None:
    if contact.type is ContactType.MAILBOX:
        if not (contact.mail or contact.organisation or typed.org):
            raise MailboxWithoutAddress
    elif not (contact.name.plain or contact.label):
        raise NameMissing
