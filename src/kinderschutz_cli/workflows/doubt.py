"""New rows that may mean somebody who is there already under another spelling: they wait, nothing of them is lost."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.store import doubtful_row as doubtful_row_store
from kinderschutz_cli.store.doubtful_row import AWAY, NEW, SAME, DoubtfulRow, cells_text
from kinderschutz_cli.workflows.list_source import kept_columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.contact_duplicate import ContactTraits
    from kinderschutz_cli.domain.duplicate import Suspicion
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.intake.table import Cell, SourceRow, SourceTable
    from kinderschutz_cli.workflows.session import Session

#: From this score on a row waits; below it two people who are merely alike would wait too.
_DOUBTFUL = 70
_NO_DIGIT = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Doubt:
    """`other` names the record it may mean, `record_id` is its number; `None` where that is another row of the list."""

    row: int
    name: str
    other: str
    reason: str
    record_id: int | None

    @property
    def sentence(self) -> str:
        return f"Zeile {self.row}, „{self.name}“: vielleicht „{self.other}“ ({self.reason})"


def contact_doubts(session: Session, new: Sequence[Contact], rows: Sequence[int]) -> list[Doubt]:
    """The doubtful ones among new contacts; each once, with its strongest suspicion."""
    if not new:
        return []
    from kinderschutz_cli.domain import contact_duplicate  # rapidfuzz: 20 ms
    from kinderschutz_cli.store import duplicate as duplicate_store
    from kinderschutz_cli.workflows import duplicate

    fresh = [_traits(contact, -row) for contact, row in zip(new, rows, strict=True)]
    there = duplicate.all_traits(session)
    if there:
        keys = {key for one in fresh for key in _keys(one)}
        there = [one for one in there if not keys.isdisjoint(_keys(one))]
    mails, phones = duplicate_store.institution_lines(session.db)
    found = contact_duplicate.contact_duplicates(
        [*there, *fresh],
        shared_mails=frozenset(map(fold, mails)),
        shared_phones=frozenset(duplicate.compared_phones(phones)),
    )
    suspicious = [one for one in found if one.first < 0 and one.score >= _DOUBTFUL]
    meant = {number for one in suspicious for number in (one.first, one.second)}
    names = {-row: contact.display_name for contact, row in zip(new, rows, strict=True) if -row in meant}
    return _doubts(suspicious, names, duplicate.contact_labels(session, suspicious))


def organisation_doubts(session: Session, new: Sequence[Organisation], rows: Sequence[int]) -> list[Doubt]:
    """The doubtful ones among new organisations; a source's own keys tell its organisations apart already."""
    from kinderschutz_cli.store import organisation as organisation_store

    source = new[0].provenance.source if new else ""
    keyed = any(one.source_key for one in new)
    there = [
        one
        for one in organisation_store.find(session.db)
        if not (keyed and one.source_key and one.provenance.source == source)
    ]
    if not new or not there:
        return []
    from kinderschutz_cli.domain import organisation_duplicate  # rapidfuzz: 20 ms
    from kinderschutz_cli.workflows import duplicate

    fresh = [replace(one, id=-row) for one, row in zip(new, rows, strict=True)]
    compared = [
        organisation_duplicate.traits(one, next(iter(duplicate.compared_phones([one.phone])), ""))
        for one in (*there, *fresh)
    ]
    found = organisation_duplicate.organisation_duplicates(compared)
    names = {-row: one.name for one, row in zip(new, rows, strict=True)}
    suspicious = [one for one in found if one.first < 0 < one.second and one.score >= _DOUBTFUL]
    return _doubts(suspicious, names, duplicate.organisation_labels(session, suspicious))


def _doubts(found: Sequence[Suspicion], names: Mapping[int, str], labels: Mapping[int, str]) -> list[Doubt]:
    """The surest suspicion of each row, in the order of the file. Of two rows the later one waits."""
    by_row: dict[int, Doubt] = {}
    for one in found:
        known = one.second > 0
        other = labels.get(one.second, "") if known else f"{names[one.second]}, Zeile {-one.second}"
        doubt = Doubt(-one.first, names[one.first], other, ", ".join(one.reasons), one.second if known else None)
        by_row.setdefault(doubt.row, doubt)
    return [by_row[row] for row in sorted(by_row)]


def _traits(contact: Contact, number: int) -> ContactTraits:
    from kinderschutz_cli.domain import contact_duplicate

    organisations = tuple(
        one.organisation.id or -(abs(hash(one.organisation.name)) + 1) for one in contact.affiliations
    )
    return contact_duplicate.traits(
        number,
        contact.name,
        mailbox=contact.type is ContactType.MAILBOX,
        label=contact.label,
        form_of_address=contact.form_of_address or "",
        mail=contact.mail,
        phones=tuple(filter(None, map(_digits, {contact.phone, contact.mobile}))),
        organisations=organisations,
    )


def _digits(phone: str) -> str:
    """A number as E.164 without the library, which takes 300 µs each; what is no plain number is not compared."""
    number = _NO_DIGIT.sub("", phone.replace("(0)", ""))
    if phone.lstrip().startswith("+"):
        return f"+{number}"
    if number.startswith("00"):
        return f"+{number[2:]}"
    return f"+49{number[1:]}" if number.startswith("0") else ""


def _keys(one: ContactTraits) -> set[str]:
    """What a new contact must share with one that is there to be compared at all: mail, a number, a sound, words."""
    from kinderschutz_cli.domain.phonetics import cologne

    words = {cologne(word) or word for word in one.name.family_words}
    return {one.mail, *one.phones, *words, " ".join(sorted({*one.name.given_words, *one.name.family_words}))} - {""}


class Decisions:
    """What was decided about rows of such a list, and which of them wait."""

    def __init__(self, session: Session, table: SourceTable, target: str) -> None:
        self._table = table
        self._columns = kept_columns(table)
        self._headings = tuple(column.heading or column.letter for column in self._columns)
        self._kept = {row.key: row for row in doubtful_row_store.rows(session.db, waiting=False)}
        self._target = target
        self.by_row = self._found() if self._kept else {}

    def _found(self) -> dict[int, DoubtfulRow]:
        headings = json.dumps(self._headings)
        keys = {row.number: (self._target, headings, cells_text(self._cells(row))) for row in self._table.rows}
        return {number: self._kept[key] for number, key in keys.items() if key in self._kept}

    def _cells(self, row: SourceRow) -> tuple[Cell, ...]:
        return tuple(row.cells[column.index] for column in self._columns)

    @property
    def same(self) -> dict[int, int]:
        """Row → the record it means."""
        return {number: row.record_id for number, row in self.by_row.items() if row.decision == SAME and row.record_id}

    @property
    def away(self) -> set[int]:
        return {number for number, row in self.by_row.items() if row.decision == AWAY}

    @property
    def new(self) -> set[int]:
        """Rows that somebody called new: no doubt is raised again."""
        return {number for number, row in self.by_row.items() if row.decision == NEW}

    @property
    def waiting(self) -> set[int]:
        return {number for number, row in self.by_row.items() if not row.decision}

    def as_row(self, doubt: Doubt, words: Sequence[str], source: str) -> DoubtfulRow:
        """A doubtful row as it is kept."""
        cells = next(self._cells(row) for row in self._table.rows if row.number == doubt.row)
        reason = f"vielleicht „{doubt.other}“ ({doubt.reason})"
        return DoubtfulRow(
            source, self._target, self._table.file, doubt.row, doubt.name, reason, self._headings, tuple(words), cells
        )
