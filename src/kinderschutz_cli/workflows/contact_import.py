"""A list of contacts against those in the file: new, changed, unchanged, faulty."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.contact import Affiliation, Contact, ContactType
from kinderschutz_cli.domain.folding import fold as fold_once
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.name_parsing import parse_form_of_address, parse_name
from kinderschutz_cli.domain.organisation import Address, Organisation
from kinderschutz_cli.domain.phone import format_phone
from kinderschutz_cli.domain.provenance import Provenance
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.list_import import FunctionWithoutOrganisation, NamedTwice, NumberUnknown
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.workflows.import_source import RowFault
from kinderschutz_cli.workflows.row_comparison import RowComparison
from kinderschutz_cli.workflows.settling import settle_contacts

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Sequence

    from kinderschutz_cli.domain.name import FormOfAddress
    from kinderschutz_cli.intake.columns import ColumnMap
    from kinderschutz_cli.intake.contact import ContactRow
    from kinderschutz_cli.intake.fault import Fault
    from kinderschutz_cli.workflows.import_source import Origin
    from kinderschutz_cli.workflows.session import Session
    from kinderschutz_cli.workflows.settling import Conflict

#: Names of organisations repeat from row to row.
fold = cache(fold_once)


@dataclass(frozen=True, slots=True)
class ContactChanges:
    """`new_organisations` are made first; contacts of them carry the name they were found by, with id 0."""

    new: tuple[Contact, ...]
    changed: tuple[tuple[Contact, Contact], ...]
    unchanged: int
    new_organisations: tuple[Organisation, ...]
    origin: Origin
    remarks: tuple[str, ...] = ()
    new_mailboxes: int = 0
    conflicts: tuple[Conflict, ...] = ()
    #: Known from an earlier list of this source and not in this one; they stay.
    gone: tuple[str, ...] = ()
    new_rows: tuple[int, ...] = ()

    def without(self, rows: Collection[int]) -> ContactChanges:
        """The same without the new contacts of some rows and the organisations that only they need."""
        if not rows:
            return self
        kept = [(one, row) for one, row in zip(self.new, self.new_rows, strict=True) if row not in rows]
        written = [*(one for one, _ in kept), *(after for _, after in self.changed)]
        needed = {one.organisation.name for contact in written for one in contact.affiliations}
        return replace(
            self,
            new=tuple(one for one, _ in kept),
            new_rows=tuple(row for _, row in kept),
            new_organisations=tuple(one for one in self.new_organisations if one.name in needed),
        )

    def apply(self, session: Session) -> None:
        """Write organisations, then people with their affiliations; inside a running command."""
        ids = organisation_store.add_many(session.db, self.new_organisations)
        made = {one.name: replace(one, id=new) for one, new in zip(self.new_organisations, ids, strict=True)}
        contact_store.add_many(session.db, self.new, {name: one.id for name, one in made.items()})
        for before, after in self.changed:
            contact_store.save(session.db, after)
            self._move(session, before, _placed(after, made))

    @staticmethod
    def _move(session: Session, before: Contact, after: Contact) -> None:
        """Follow a changed organisation or function of the main affiliation."""
        if after.affiliation is None or after.affiliation == before.affiliation:
            return
        if after.affiliation.id:
            contact_store.save_affiliation(session.db, after.affiliation)
        else:
            contact_store.add_affiliation(session.db, after.id, after.affiliation)


def _placed(contact: Contact, made: dict[str, Organisation]) -> Contact:
    """The contact with organisations that exist by now."""
    affiliations = tuple(
        one if one.organisation.id else Affiliation(made[one.organisation.name], one.function)
        for one in contact.affiliations
    )
    return contact if affiliations == contact.affiliations else replace(contact, affiliations=affiliations)


def compare(
    session: Session, rows: Sequence[ContactRow], columns: ColumnMap, origin: Origin
) -> tuple[ContactChanges, tuple[Fault, ...]]:
    """What taking in these rows would change. Rows are known by our number, by name and mail, or name and organisation."""
    comparison = _Comparison(session, columns, origin)
    for row in rows:
        comparison.take(row)
    changed, conflicts = settle_contacts(session, comparison.changes, origin)
    changes = ContactChanges(
        new=tuple(one.record for one in comparison.new),
        changed=changed,
        unchanged=comparison.unchanged + len(comparison.changes) - len(changed),
        new_organisations=comparison.new_organisations(changed),
        origin=origin,
        remarks=tuple(comparison.remarks),
        conflicts=conflicts,
        gone=comparison.gone(),
        new_rows=tuple(one.row for one in comparison.new),
    )
    return changes, tuple(comparison.faults)


@dataclass(slots=True)
class _Known:
    """The contacts and organisations of the file by everything they are recognised by."""

    by_id: dict[int, Contact] = field(default_factory=dict)
    by_mail: dict[str, list[Contact]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, list[Contact]] = field(default_factory=lambda: defaultdict(list))
    organisations: dict[str, list[Organisation]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, contacts: Sequence[Contact], organisations: Sequence[Organisation]) -> _Known:
        known = cls()
        for contact in contacts:
            known.by_id[contact.id] = contact
            if contact.mail:
                known.by_mail[contact.mail.casefold()].append(contact)
            known.by_name[fold(contact.name.plain)].append(contact)
        for one in organisations:
            for name in {fold(one.name), fold(one.short_name)} - {""}:
                known.organisations[name].append(one)
        return known


class _Comparison(RowComparison["ContactRow", Contact]):
    def __init__(self, session: Session, columns: ColumnMap, origin: Origin) -> None:
        super().__init__(session, columns, origin)
        self._known = _Known.of(
            contact_store.find(session.db, ContactFilter(), session.today), organisation_store.find(session.db)
        )
        self._new_organisations: dict[str, Organisation] = {}
        self._renamed = self._names_then()

    def label(self, row: ContactRow) -> str:
        return row.name or row.family

    def gone(self) -> tuple[str, ...]:
        """Names of this source's people that no row means."""
        return tuple(
            one.display_name
            for one in self._known.by_id.values()
            if one.provenance.source == self.origin.name
            and one.type is ContactType.PERSON
            and one.id not in self.recognised
        )

    def new_organisations(self, changed: Sequence[tuple[Contact, Contact]]) -> tuple[Organisation, ...]:
        """Those that a row still needs after all conflicts are settled."""
        written = [*(one.record for one in self.new), *(after for _, after in changed)]
        needed = {
            one.organisation.name for contact in written for one in contact.affiliations if not one.organisation.id
        }
        return tuple(one for name, one in self._new_organisations.items() if name in needed)

    def _names_then(self) -> dict[str, Organisation]:
        """Organisations by the name that our export showed, where they were renamed since."""
        past = self.origin.past.organisations if self.origin.past else {}
        by_id = {one.id: one for same in self._known.organisations.values() for one in same}
        return {fold(row["name"]): by_id[number] for number, row in past.items() if number in by_id}

    def said(self, row: ContactRow) -> Contact:
        """The contact as the row alone describes it; a row without a person is a function mailbox."""
        if row.remark:
            self.remarks.append(f"Zeile {row.place.number}: {row.remark}")
        name, form, office = self._named(row)
        person = bool(name.plain) and row.type != ContactType.MAILBOX
        organisation = self._organisation(row)
        own_address = Address(row.street, row.postcode, row.city)
        if organisation and own_address in (organisation.address, self._address_then(organisation)):
            own_address = Address()  # our own export shows the organisation's address for people without one
        sector = self.words.slug("sector", "Sektor", row.sector)
        return Contact(
            type=ContactType.PERSON if person else ContactType.MAILBOX,
            form_of_address=form,
            name=name if person else PersonName(),
            label=office or row.label,
            own_salutation=row.own_salutation,
            mail=row.mail,
            phone=row.phone,
            mobile=row.mobile,
            own_address=own_address,
            sector="" if organisation and sector in (organisation.sector, self._sector_then(organisation)) else sector,
            profession=self.words.slug("profession", "Beruf", row.profession),
            roles=tuple(sorted(self.words.slug("role", "Rollen", role) for role in row.roles)),
            networks=tuple(sorted(self.words.slug("network", "Netzwerke", network) for network in row.networks)),
            affiliations=(Affiliation(organisation, row.function),) if organisation else (),
            no_contact=bool(row.no_contact),
            blocked=bool(row.blocked),
            note=row.note,
            provenance=Provenance(
                row.source or self.origin.name, row.since or self.session.today, row.legal_basis or self.legal_basis
            ),
        )

    def _address_then(self, organisation: Organisation) -> Address:
        """The address that our export showed; our own people carry that of their organisation there."""
        row = self.origin.past.organisations.get(organisation.id) if self.origin.past else None
        return Address(row["street"], row["postcode"], row["city"]) if row else organisation.address

    def _sector_then(self, organisation: Organisation) -> str:
        row = self.origin.past.organisations.get(organisation.id) if self.origin.past else None
        return str(row["sector_id"]) if row else organisation.sector

    def made(self, row: ContactRow, said: Contact) -> Contact:
        """A new person whom neither the row nor an organisation gives a sector gets that of the list."""
        if row.function and not said.affiliations:
            self.remarks.append(
                f"Zeile {row.place.number}: Die Funktion „{row.function}“ wird nicht übernommen, weil die Zeile keine "
                "Organisation nennt."
            )
        return said if said.effective_sector else replace(said, sector=self.origin.sector)

    def _named(self, row: ContactRow) -> tuple[PersonName, FormOfAddress | None, str]:
        """Name, form of address, and the office ("Bürgermeister") that stands in the name's place."""
        try:
            parsed = parse_name(row.name)
            form = parse_form_of_address(row.form_of_address) or parsed.form_of_address
            family = parse_name(row.family).name if row.family else PersonName()
        except KsError as problem:
            raise RowFault("Name", row.name or row.family, problem) from None
        name = parsed.name
        if row.family or row.given:
            name = PersonName(
                row.title or name.title, row.given, f"{family.particle}", family.family or family.given, row.degree
            )
            if name.surname != row.family:  # a family name of several words stays as it is in its own column
                name = replace(name, particle="", family=row.family)
        elif row.title or row.degree:
            name = replace(name, title=row.title or name.title, degree=row.degree or name.degree)
        return name, form, parsed.office

    def _organisation(self, row: ContactRow) -> Organisation | None:
        """The organisation of that name, nearest by town; a new one where the file knows none."""
        if not row.organisation:
            return None
        found = self._known.organisations.get(fold(row.organisation), [])
        if not found and fold(row.organisation) in self._renamed:
            found = [self._renamed[fold(row.organisation)]]
        if len(found) > 1 and row.city:
            found = [one for one in found if one.address.city == row.city] or found
        if len(found) > 1:
            raise RowFault("Organisation", row.organisation, NamedTwice(row.organisation, len(found)))
        return found[0] if found else self._new_organisation(row)

    def _new_organisation(self, row: ContactRow) -> Organisation:
        if row.organisation in self._new_organisations:
            return self._new_organisations[row.organisation]
        made = Organisation(
            name=row.organisation,
            sector=self.words.slug("sector", "Sektor", row.sector) or self.origin.sector,
            kind=self.origin.kind,
            address=Address(row.street, row.postcode, row.city),
            provenance=Provenance(row.source or self.origin.name, self.session.today, self.legal_basis),
        )
        return self._new_organisations.setdefault(row.organisation, made)

    def recognise(self, row: ContactRow, said: Contact) -> Contact | None:
        if row.id is not None:
            if row.id not in self._known.by_id:
                raise RowFault("Nr.", str(row.id), NumberUnknown("Kontaktperson", row.id))
            return self._known.by_id[row.id]
        if row.place.number in self.origin.same:
            return self._known.by_id.get(self.origin.same[row.place.number])
        if not self._known.by_id:
            return None  # nobody is there yet
        name = fold(said.name.plain)
        for one in self._known.by_mail.get(said.mail.casefold(), []) if said.mail else []:
            if fold(one.name.plain) == name:
                return one
        for one in self._known.by_name.get(name, []) if name else []:
            if one.organisation and said.organisation and one.organisation.id == said.organisation.id:
                return one
        return None

    def merged(self, before: Contact, row: ContactRow, said: Contact) -> Contact:
        """What the row says goes before what is there; `kein_kontakt` and `sperrvermerk` are never taken away."""
        own = row.id is not None
        merged = before
        for name, column in _MERGED:
            value = getattr(said, name)
            if name in _PHONES and format_phone(value) == format_phone(getattr(before, name)):
                continue  # our own export writes it as DIN 5008 does
            if name in _WORDS and not own:
                value = tuple(sorted({*value, *getattr(before, name)}))  # a list adds, it takes no role away
            if value or (own and self.columns.has(column)):
                merged = replace(merged, **{name: value})
        return replace(
            merged,
            name=before.name if not said.name.plain or _same_name(said.name, before.name) else said.name,
            own_address=said.own_address if said.own_address.lines else before.own_address,
            affiliations=self._affiliations(before, row, said),
            no_contact=before.no_contact or said.no_contact,
            blocked=before.blocked or said.blocked,
        )

    @staticmethod
    def _affiliations(before: Contact, row: ContactRow, said: Contact) -> tuple[Affiliation, ...]:
        """The function follows the row; another organisation begins a new main affiliation."""
        if said.affiliation is None:
            if row.function and not before.affiliations and row.id is not None:
                raise RowFault("Funktion", row.function, FunctionWithoutOrganisation())
            return before.affiliations
        for place, one in enumerate(before.affiliations):
            if one.organisation.id == said.affiliation.organisation.id:
                changed = replace(one, function=said.affiliation.function or one.function)
                return (*before.affiliations[:place], changed, *before.affiliations[place + 1 :])
        return (said.affiliation, *before.affiliations)

    def key(self, row: ContactRow, after: Contact) -> Hashable:
        organisation = fold(after.organisation.name) if after.organisation else ""
        return row.id, after.type, fold(after.name.plain), fold(after.label), after.mail.casefold(), organisation


def _same_name(one: PersonName, other: PersonName) -> bool:
    """Written alike; how a surname is split into particle and family name does not show in a list."""
    return (one.full, one.given, one.surname, one.title) == (other.full, other.given, other.surname, other.title)


_PHONES = frozenset({"phone", "mobile"})
_WORDS = frozenset({"roles", "networks"})
#: Fields of a contact that a row may set, with the column that must be there for our own export to empty one.
_MERGED = (
    ("form_of_address", "form_of_address"),
    ("label", "label"),
    ("own_salutation", "own_salutation"),
    ("mail", "mail"),
    ("phone", "phone"),
    ("mobile", "mobile"),
    ("sector", "sector"),
    ("profession", "profession"),
    ("roles", "roles"),
    ("networks", "networks"),
    ("note", "note"),
)
