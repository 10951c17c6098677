"""Organisations made, changed and removed: one command, one entry of the journal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.contact import Affiliation, Contact, ContactType
from kinderschutz_cli.domain.day_parsing import parse_exact_day
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.line import one_line
from kinderschutz_cli.domain.mail_address import check_mail
from kinderschutz_cli.domain.matching import Found, Several, match
from kinderschutz_cli.domain.organisation import Address, Organisation
from kinderschutz_cli.domain.phone import format_phone
from kinderschutz_cli.domain.postcode import check_postcode
from kinderschutz_cli.domain.provenance import BY_HAND, Provenance
from kinderschutz_cli.domain.web_link import parse_link
from kinderschutz_cli.errors.matching import ORGANISATION, Ambiguous
from kinderschutz_cli.errors.organisation import (
    AboveItself,
    KeyTaken,
    KindOfAnotherSector,
    OrganisationExists,
    OrganisationInUse,
    OrganisationNameMissing,
    OrganisationUnknown,
)
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store import term as term_store
from kinderschutz_cli.store.organisation import OrganisationFilter
from kinderschutz_cli.workflows import reference

if TYPE_CHECKING:
    from datetime import date

    from kinderschutz_cli.store.database import Database
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationInput:
    """What was typed about an organisation; `None` was not mentioned, an empty text clears."""

    name: str | None = None
    short_name: str | None = None
    sector: str | None = None
    kind: str | None = None
    parent: str | None = None
    street: str | None = None
    postcode: str | None = None
    city: str | None = None
    phone: str | None = None
    mail: str | None = None
    website: str | None = None
    agreement: str | None = None
    key: str | None = None
    closes: str | None = None
    note: str | None = None
    source: str | None = None
    since: str | None = None
    legal_basis: str | None = None

    @property
    def is_empty(self) -> bool:
        return self == OrganisationInput()


def named(session: Session, text: str) -> Organisation:
    """The organisation meant; one that does not exist is told with the way to make it."""
    result = match(text, reference.organisation_candidates(session.db))
    if isinstance(result, Found):
        return organisation_store.get(session.db, result.id)
    if isinstance(result, Several):
        raise Ambiguous(ORGANISATION, text, result.labels)
    raise OrganisationUnknown(text, result.near)


def add(session: Session, typed: OrganisationInput, *, another: bool = False, mailbox: bool = False) -> Organisation:
    """A new organisation, on wish with its function mailbox as a contact. Raises `OrganisationExists`."""
    with session.command("org add"):
        added = add_now(session, typed, another=another)
        if mailbox:
            contact = Contact(
                type=ContactType.MAILBOX,
                mail=added.mail,
                affiliations=(Affiliation(added),),
                provenance=added.provenance,
            )
            contact_store.add(session.db, contact)
    return added


def add_now(session: Session, typed: OrganisationInput, *, another: bool = False) -> Organisation:
    """A new organisation inside a running command. Raises `OrganisationExists`."""
    new = _changed(session, Organisation("", provenance=default_provenance(session)), typed)
    if not another:
        _refuse_second(session.db, new)
    return replace(new, id=organisation_store.add(session.db, new))


def edit(session: Session, text: str, typed: OrganisationInput) -> tuple[Organisation, Organisation]:
    """Change what was typed; before and after."""
    with session.command("org edit"):
        before = named(session, text)
        after = _changed(session, before, typed)
        organisation_store.save(session.db, after)
    return before, after


def remove(session: Session, organisation: Organisation) -> None:
    """Remove an organisation nothing hangs on; raises `OrganisationInUse` with the reasons."""
    with session.command("org remove"):
        refuse_used(session, organisation)
        organisation_store.remove(session.db, organisation.id)


def refuse_used(session: Session, organisation: Organisation) -> None:
    uses = organisation_store.uses(session.db, organisation.id)
    if uses:
        raise OrganisationInUse(organisation.name, organisation.id, uses)


def default_provenance(session: Session) -> Provenance:
    """By hand, today, on the network's legal basis."""
    return Provenance(BY_HAND, session.today, setting_store.settings(session.db)["rechtsgrundlage"])


def changed_provenance(present: Provenance, typed: Any, today: date) -> Provenance:
    """`typed` has `source`, `since` and `legal_basis`."""
    changes: dict[str, Any] = {}
    if typed.source is not None:
        changes["source"] = one_line(typed.source, "Die Quelle")
    if typed.since is not None:
        changes["since"] = typed_day(typed.since, "Der Tag", today)
    if typed.legal_basis is not None:
        changes["legal_basis"] = one_line(typed.legal_basis, "Die Rechtsgrundlage")
    return replace(present, **changes)


def changed_address(present: Address, typed: Any) -> Address:
    """`typed` has `street`, `postcode` and `city`."""
    changes = {
        field: one_line(getattr(typed, field), what)
        for field, what in (("street", "Die Straße"), ("postcode", "Die Postleitzahl"), ("city", "Der Ort"))
        if getattr(typed, field) is not None
    }
    check_postcode(changes.get("postcode", ""))
    return replace(present, **changes)


def typed_phone(text: str) -> str:
    """A number as DIN 5008 writes it; what is no number stays as typed."""
    return format_phone(one_line(text, "Die Telefonnummer"))


def typed_mail(text: str) -> str:
    return check_mail(text) if text.strip() else ""


def typed_day(text: str, what: str, today: date) -> date | None:
    line = one_line(text, what)
    return parse_exact_day(line, today) if line else None


def _changed(session: Session, present: Organisation, typed: OrganisationInput) -> Organisation:
    """`present` with what was typed, checked against the rest of the file."""
    changes: dict[str, Any] = {
        field: one_line(getattr(typed, shown), what)
        for field, shown, what in (
            ("name", "name", "Der Name"),
            ("short_name", "short_name", "Der Kurzname"),
            ("source_key", "key", "Der Schlüssel"),
            ("note", "note", "Die Notiz"),
        )
        if getattr(typed, shown) is not None
    }
    for field, text, parse in (
        ("phone", typed.phone, typed_phone),
        ("mail", typed.mail, typed_mail),
        ("website", typed.website, parse_link),
    ):
        if text is not None:
            changes[field] = parse(text)
    for field, text, what in (
        ("agreement_on", typed.agreement, "Der Tag der Vereinbarung"),
        ("closes_on", typed.closes, "Der Tag der Schließung"),
    ):
        if text is not None:
            changes[field] = typed_day(text, what, session.today)
    changed = replace(
        present,
        **changes | _sector_and_kind(session.db, present, typed),
        address=changed_address(present.address, typed),
        provenance=changed_provenance(present.provenance, typed, session.today),
    )
    if typed.parent is not None:
        changed = replace(changed, parent_id=_parent(session, changed, typed.parent))
    if not changed.name:
        raise OrganisationNameMissing
    _refuse_taken_key(session.db, changed)
    return changed


def _sector_and_kind(db: Database, present: Organisation, typed: OrganisationInput) -> dict[str, str]:
    """A kind brings its sector along; a sector that does not fit the kind is refused."""
    kind = present.kind if typed.kind is None else reference.word(db, "kind", typed.kind.strip())
    sector = present.sector if typed.sector is None else reference.word(db, "sector", typed.sector.strip())
    own = {one.slug: one.sector for one in term_store.kinds(db)}.get(kind, "")
    if typed.kind and typed.sector is None:
        sector = own
    if kind and sector != own and (typed.kind or typed.sector is not None):
        raise KindOfAnotherSector(kind, own, sector)
    return {"sector": sector, "kind": kind}


def _parent(session: Session, organisation: Organisation, text: str) -> int | None:
    if not text.strip():
        return None
    parent = named(session, text)
    if organisation.id and parent.id in organisation_store.with_descendants(session.db, [organisation.id]):
        raise AboveItself(organisation.name, parent.name)
    return parent.id


def _refuse_second(db: Database, new: Organisation) -> None:
    for one in organisation_store.find(db, OrganisationFilter(text=new.name)):
        same_place = fold(one.address.city) == fold(new.address.city) or not (one.address.city and new.address.city)
        if fold(one.name) == fold(new.name) and same_place:
            raise OrganisationExists(one.name, one.id, one.address.city)


def _refuse_taken_key(db: Database, organisation: Organisation) -> None:
    key, source = organisation.source_key, organisation.provenance.source
    owner = organisation_store.has_key(db, source, key) if key and source else None
    if owner is not None and owner != organisation.id:
        raise KeyTaken(key, source, organisation_store.get(db, owner).name, owner)
