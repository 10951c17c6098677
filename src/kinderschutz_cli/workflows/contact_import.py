"""A list of contacts against those in the file: new, changed, unchanged, faulty."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.contact import Affiliation, Contact, ContactType
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.name_parsing import parse_form_of_address, parse_name
from kinderschutz_cli.domain.organisation import Address, Organisation
from kinderschutz_cli.domain.phone import format_phone
from kinderschutz_cli.domain.provenance import Provenance
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.list_import import NamedTwice, NumberUnknown, RowRepeated
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.workflows.import_source import RowFault, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.intake.columns import ColumnMap
    from kinderschutz_cli.intake.contact import ContactRow
    from kinderschutz_cli.intake.fault import Fault
    from kinderschutz_cli.workflows.import_source import Origin
    from kinderschutz_cli.workflows.session import Session


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

    def apply(self, session: Session) -> None:
        """Write organisations, then people with their affiliations; inside a running command."""
        ids = organisation_store.add_many(session.db, self.new_organisations)
        made = {one.name: replace(one, id=new) for one, new in zip(self.new_organisations, ids, strict=True)}
        contact_store.add_many(session.db, [_placed(contact, made) for contact in self.new])
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
        one if one.organisation.id else replace(one, organisation=made[one.organisation.name])
        for one in contact.affiliations
    )
    return replace(contact, affiliations=affiliations)


def compare(
    session: Session, rows: Sequence[ContactRow], columns: ColumnMap, origin: Origin
) -> tuple[ContactChanges, tuple[Fault, ...]]:
    """What taking in these rows would change. Rows are known by our number, by name and mail, or name and organisation."""
    comparison = _Comparison(session, columns, origin)
    for row in rows:
        comparison.take(row)
    return comparison.changes(), tuple(comparison.faults)


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


class _Comparison:
    def __init__(self, session: Session, columns: ColumnMap, origin: Origin) -> None:
        self._session = session
        self._columns = columns
        self._origin = origin
        self._words = Words(session.db)
        self._known = _Known.of(
            contact_store.find(session.db, ContactFilter(), session.today), organisation_store.find(session.db)
        )
        self._legal_basis = setting_store.settings(session.db)["rechtsgrundlage"]
        self._new: list[Contact] = []
        self._changed: list[tuple[Contact, Contact]] = []
        self._unchanged = 0
        self._new_organisations: dict[str, Organisation] = {}
        self._seen: dict[tuple[object, ...], int] = {}
        self._remarks: dict[str, None] = {}
        self.faults: list[Fault] = []

    def take(self, row: ContactRow) -> None:
        try:
            said = self._said(row)
            before = self._recognise(row, said)
            after = self._merged(before, said, row) if before else self._with_sector(said)
            self._refuse_repeated(row, after)
        except RowFault as fault:
            self.faults.append(fault.at(row.place))
            return
        if row.remark:
            self._remarks[f"Zeile {row.place.number}: {row.remark}"] = None
        if before is None:
            self._new.append(after)
        elif after != before:
            self._changed.append((before, after))
        else:
            self._unchanged += 1

    def changes(self) -> ContactChanges:
        return ContactChanges(
            tuple(self._new),
            tuple(self._changed),
            self._unchanged,
            tuple(self._new_organisations.values()),
            self._origin,
            tuple(self._remarks),
        )

    def _said(self, row: ContactRow) -> Contact:
        """The contact as the row alone describes it."""
        contact = self._named(row)
        organisation = self._organisation(row)
        own_address = Address(row.street, row.postcode, row.city)
        if organisation and own_address == organisation.address:
            own_address = Address()  # our own export shows the organisation's address for people without one
        sector = self._words.slug("sector", "Sektor", row.sector)
        return replace(
            contact,
            label=contact.label or row.label,
            own_salutation=row.own_salutation,
            mail=row.mail,
            phone=row.phone,
            mobile=row.mobile,
            own_address=own_address,
            sector="" if organisation and sector == organisation.sector else sector,
            profession=self._words.slug("profession", "Beruf", row.profession),
            roles=tuple(sorted(self._words.slug("role", "Rollen", role) for role in row.roles)),
            networks=tuple(sorted(self._words.slug("network", "Netzwerke", network) for network in row.networks)),
            affiliations=(Affiliation(organisation, row.function),) if organisation else (),
            no_contact=bool(row.no_contact),
            blocked=bool(row.blocked),
            note=row.note,
            provenance=Provenance(
                row.source or self._origin.name, row.since or self._session.today, row.legal_basis or self._legal_basis
            ),
        )

    def _with_sector(self, said: Contact) -> Contact:
        """A new person whom neither the row nor an organisation gives a sector gets that of the list."""
        return said if said.effective_sector else replace(said, sector=self._origin.sector)

    def _named(self, row: ContactRow) -> Contact:
        """Name, form of address and type; a row without a person is a function mailbox."""
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
        person = bool(name.plain) and row.type != ContactType.MAILBOX
        return Contact(
            type=ContactType.PERSON if person else ContactType.MAILBOX,
            form_of_address=form,
            name=name if person else PersonName(),
            label=parsed.office,
        )

    def _organisation(self, row: ContactRow) -> Organisation | None:
        """The organisation of that name, nearest by town; a new one where the file knows none."""
        if not row.organisation:
            return None
        found = self._known.organisations.get(fold(row.organisation), [])
        if len(found) > 1 and row.city:
            found = [one for one in found if one.address.city == row.city] or found
        if len(found) > 1:
            raise RowFault("Organisation", row.organisation, NamedTwice(row.organisation, len(found)))
        return found[0] if found else self._new_organisation(row)

    def _new_organisation(self, row: ContactRow) -> Organisation:
        made = Organisation(
            name=row.organisation,
            sector=self._words.slug("sector", "Sektor", row.sector) or self._origin.sector,
            kind=self._origin.kind,
            address=Address(row.street, row.postcode, row.city),
            provenance=Provenance(row.source or self._origin.name, self._session.today, self._legal_basis),
        )
        return self._new_organisations.setdefault(row.organisation, made)

    def _recognise(self, row: ContactRow, said: Contact) -> Contact | None:
        if row.id is not None:
            if row.id not in self._known.by_id:
                raise RowFault("Nr.", str(row.id), NumberUnknown("Kontaktperson", row.id))
            return self._known.by_id[row.id]
        name = fold(said.name.plain)
        for one in self._known.by_mail.get(said.mail.casefold(), []) if said.mail else []:
            if fold(one.name.plain) == name:
                return one
        for one in self._known.by_name.get(name, []) if name else []:
            if one.organisation and said.organisation and one.organisation.id == said.organisation.id:
                return one
        return None

    def _merged(self, before: Contact, said: Contact, row: ContactRow) -> Contact:
        """What the row says goes before what is there; `kein_kontakt` and `sperrvermerk` are never taken away."""
        own = row.id is not None
        merged = before
        for name, column in _MERGED:
            value = getattr(said, name)
            if name in _PHONES and format_phone(value) == format_phone(getattr(before, name)):
                continue  # our own export writes it as DIN 5008 does
            if value or (own and self._columns.has(column)):
                merged = replace(merged, **{name: value})
        return replace(
            merged,
            name=before.name if not said.name.plain or _same_name(said.name, before.name) else said.name,
            own_address=said.own_address if said.own_address.lines else before.own_address,
            affiliations=self._affiliations(before, said),
            no_contact=before.no_contact or said.no_contact,
            blocked=before.blocked or said.blocked,
        )

    @staticmethod
    def _affiliations(before: Contact, said: Contact) -> tuple[Affiliation, ...]:
        """The function follows the row; another organisation begins a new main affiliation."""
        if said.affiliation is None:
            return before.affiliations
        for place, one in enumerate(before.affiliations):
            if one.organisation.id == said.affiliation.organisation.id:
                changed = replace(one, function=said.affiliation.function or one.function)
                return (*before.affiliations[:place], changed, *before.affiliations[place + 1 :])
        return (said.affiliation, *before.affiliations)

    def _refuse_repeated(self, row: ContactRow, after: Contact) -> None:
        """The same person twice in one file would be two records."""
        organisation = fold(after.organisation.name) if after.organisation else ""
        key = (row.id, after.type, fold(after.name.plain), fold(after.label), after.mail.casefold(), organisation)
        first = self._seen.setdefault(key, row.place.number)
        if first != row.place.number:
            raise RowFault("", row.name or row.family, RowRepeated(first))


def _same_name(one: PersonName, other: PersonName) -> bool:
    """Written alike; how a surname is split into particle and family name does not show in a list."""
    return (one.full, one.given, one.surname, one.title) == (other.full, other.given, other.surname, other.title)


_PHONES = frozenset({"phone", "mobile"})
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
