"""A list of organisations against those in the file: new, changed, unchanged, faulty."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.contact import Affiliation, Contact, ContactType
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.organisation import Address, Organisation
from kinderschutz_cli.domain.phone import format_phone
from kinderschutz_cli.domain.provenance import Provenance
from kinderschutz_cli.errors.list_import import KindOfOtherSector, NamedTwice, NumberUnknown
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import term as term_store
from kinderschutz_cli.workflows.import_source import RowFault
from kinderschutz_cli.workflows.row_comparison import RowComparison
from kinderschutz_cli.workflows.settling import settle_organisations

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Sequence
    from datetime import date

    from kinderschutz_cli.intake.columns import ColumnMap
    from kinderschutz_cli.intake.fault import Fault
    from kinderschutz_cli.intake.organisation import OrganisationRow
    from kinderschutz_cli.workflows.import_source import Origin
    from kinderschutz_cli.workflows.session import Session
    from kinderschutz_cli.workflows.settling import Conflict


@dataclass(frozen=True, slots=True)
class OrganisationChanges:
    """`new` and `changed` are whole organisations; `parents` names the parent of a row by its place in `new`."""

    new: tuple[Organisation, ...]
    changed: tuple[tuple[Organisation, Organisation], ...]
    unchanged: int
    new_mailboxes: int
    origin: Origin
    remarks: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    #: Known from an earlier list of this source and not in this one; they stay.
    gone: tuple[str, ...] = ()
    new_rows: tuple[int, ...] = ()

    def without(self, rows: Collection[int]) -> OrganisationChanges:
        """The same without the new organisations of some rows."""
        if not rows:
            return self
        kept = [(one, row) for one, row in zip(self.new, self.new_rows, strict=True) if row not in rows]
        return replace(
            self,
            new=tuple(one for one, _ in kept),
            new_rows=tuple(row for _, row in kept),
            new_mailboxes=sum(bool(one.mail) for one, _ in kept),
        )

    def apply(self, session: Session) -> None:
        """Write organisations and the function mailbox of each; inside a running command."""
        ids = organisation_store.add_many(session.db, self.new)
        for _, after in self.changed:
            organisation_store.save(session.db, after)
        written = [replace(one, id=new) for one, new in zip(self.new, ids, strict=True)]
        _add_mailboxes(session, [*written, *(after for _, after in self.changed)])


def compare(
    session: Session, rows: Sequence[OrganisationRow], columns: ColumnMap, origin: Origin
) -> tuple[OrganisationChanges, tuple[Fault, ...]]:
    """What taking in these rows would change. Rows are known by our number, the source's key, or name and place."""
    comparison = _Comparison(session, columns, origin)
    for row in rows:
        comparison.take(row)
    changed, conflicts = settle_organisations(session, comparison.changes, origin)
    changes = OrganisationChanges(
        new=tuple(one.record for one in comparison.new),
        changed=changed,
        unchanged=comparison.unchanged + len(comparison.changes) - len(changed),
        new_mailboxes=sum(bool(one.record.mail) for one in comparison.new),
        origin=origin,
        remarks=tuple(comparison.remarks),
        conflicts=conflicts,
        gone=comparison.gone(),
        new_rows=tuple(one.row for one in comparison.new),
    )
    return changes, tuple(comparison.faults)


@dataclass(slots=True)
class _Known:
    """The organisations of the file by everything they are recognised by."""

    by_id: dict[int, Organisation] = field(default_factory=dict)
    by_key: dict[tuple[str, str], Organisation] = field(default_factory=dict)
    by_name: dict[str, list[Organisation]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, organisations: Sequence[Organisation]) -> _Known:
        known = cls()
        for one in organisations:
            known.by_id[one.id] = one
            if one.source_key:
                known.by_key[one.provenance.source, one.source_key] = one
            known.by_name[fold(one.name)].append(one)
        return known


class _Comparison(RowComparison["OrganisationRow", Organisation]):
    def __init__(self, session: Session, columns: ColumnMap, origin: Origin) -> None:
        super().__init__(session, columns, origin)
        self._kind_sector = {kind.slug: kind.sector for kind in term_store.kinds(session.db)}
        self._known = _Known.of(organisation_store.find(session.db))

    def said(self, row: OrganisationRow) -> None:
        if row.remark:
            self.remarks.append(f"Zeile {row.place.number}: {row.remark}")

    def label(self, row: OrganisationRow) -> str:
        return row.name

    def gone(self) -> tuple[str, ...]:
        """Names of this source's organisations that no row means."""
        return tuple(
            f"{one.name} ({one.source_key})" if one.source_key else one.name
            for one in self._known.by_id.values()
            if one.provenance.source == self.origin.name and one.id not in self.recognised
        )

    def recognise(self, row: OrganisationRow, _said: None) -> Organisation | None:
        if row.id is not None:
            if row.id not in self._known.by_id:
                raise RowFault("Nr.", str(row.id), NumberUnknown("Organisation", row.id))
            return self._known.by_id[row.id]
        if row.place.number in self.origin.same:
            return self._known.by_id.get(self.origin.same[row.place.number])
        if row.source_key and (self.origin.name, row.source_key) in self._known.by_key:
            return self._known.by_key[self.origin.name, row.source_key]
        same = [
            one
            for one in self._known.by_name.get(fold(row.name), [])
            if one.address.city == row.city and one.address.street == row.street
            and not (one.source_key and row.source_key)
        ]  # fmt: skip
        if len(same) > 1:
            raise RowFault("Name", row.name, NamedTwice(row.name, len(same)))
        return same[0] if same else None

    def made(self, row: OrganisationRow, _said: None) -> Organisation:
        sector, kind = self._sector_and_kind(row, None)
        return Organisation(
            name=row.name,
            short_name=row.short_name,
            sector=sector,
            kind=kind,
            parent_id=self._parent_id(row),
            address=Address(row.street, row.postcode, row.city),
            phone=row.phone,
            mail=row.mail,
            website=row.website,
            agreement_on=row.agreement_on,
            source_key=row.source_key,
            closes_on=row.closes_on,
            note=row.note,
            provenance=Provenance(row.source or self.origin.name, row.since or self.session.today, self.legal_basis),
        )

    def merged(self, before: Organisation, row: OrganisationRow, _said: None) -> Organisation:
        """What the row says goes before what is there. An own export that was edited may also empty a field."""
        sector, kind = self._sector_and_kind(row, before)

        def text(name: str, present: str) -> str:
            said: str = getattr(row, name)
            return said if said or (row.id is not None and self.columns.has(name)) else present

        def day(name: str, present: date | None) -> date | None:
            said: date | None = getattr(row, name)
            return said if said or (row.id is not None and self.columns.has(name)) else present

        return replace(
            before,
            name=row.name,
            short_name=text("short_name", before.short_name),
            sector=sector,
            kind=kind,
            parent_id=self._parent_id(row) if row.parent else before.parent_id,
            address=Address(
                text("street", before.address.street),
                text("postcode", before.address.postcode),
                text("city", before.address.city),
            ),
            # Our own export writes a number as DIN 5008 does; that is no change.
            phone=before.phone
            if format_phone(row.phone) == format_phone(before.phone)
            else text("phone", before.phone),
            mail=text("mail", before.mail),
            website=text("website", before.website),
            agreement_on=day("agreement_on", before.agreement_on),
            source_key=text("source_key", before.source_key),
            closes_on=day("closes_on", before.closes_on),
            note=text("note", before.note),
        )

    def _sector_and_kind(self, row: OrganisationRow, before: Organisation | None) -> tuple[str, str]:
        """Kind and sector fit together: a kind implies its sector."""
        kind = self.words.slug("kind", "Art", row.kind) or (before.kind if before else self.origin.kind)
        said = self.words.slug("sector", "Sektor", row.sector)
        implied = self._kind_sector.get(kind, "")
        if said and implied and said != implied:
            raise RowFault("Art", row.kind, KindOfOtherSector(kind, implied, said))
        return said or implied or (before.sector if before else "") or self.origin.sector, kind

    def _parent_id(self, row: OrganisationRow) -> int | None:
        """The parent by its name; a name the file does not know stays unlinked and is remarked."""
        if not row.parent:
            return None
        found = self._known.by_name.get(fold(row.parent), [])
        if len(found) > 1:
            raise RowFault("Träger", row.parent, NamedTwice(row.parent, len(found)))
        if not found:
            self.remarks.append(
                f"Zeile {row.place.number}: Der Träger „{row.parent}“ ist nicht bekannt; die Zuordnung bleibt offen."
            )
            return None
        return found[0].id

    def key(self, row: OrganisationRow, after: Organisation) -> Hashable:
        if row.source_key:
            return row.source_key
        return fold(after.name), after.address.street, after.address.postcode, after.address.city


def _add_mailboxes(session: Session, organisations: Sequence[Organisation]) -> None:
    """A function mailbox as a contact for each organisation with a mail address that has none yet."""
    present = {
        (contact.organisation.id, contact.mail)
        for contact in contact_store.find(session.db, contact_store.ContactFilter(), session.today)
        if contact.organisation
    }
    contact_store.add_many(
        session.db,
        [
            Contact(
                type=ContactType.MAILBOX,
                mail=one.mail,
                affiliations=(Affiliation(one),),
                provenance=one.provenance,
            )
            for one in organisations
            if one.mail and (one.id, one.mail) not in present
        ],
    )
