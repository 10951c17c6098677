"""A list says one thing and the file another: what is taken, what stays, and what is a conflict that is shown.

A field that a person edited stays as it is unless `--overwrite`. In our own export, which carries its state (`Stand`),
what was edited is told from what only grew old: three states of a field are compared, then, now and in the list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from kinderschutz_cli.domain.contact import Contact
from kinderschutz_cli.domain.organisation import Organisation
from kinderschutz_cli.domain.record_field import CONTACT_FIELDS, ORGANISATION_FIELDS, RecordField, differing
from kinderschutz_cli.store import list_memory
from kinderschutz_cli.store.authorship import Author, authors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.store.database import Database
    from kinderschutz_cli.workflows.import_source import Origin
    from kinderschutz_cli.workflows.session import Session

Record = TypeVar("Record", Organisation, Contact)
_IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Change(Generic[Record]):
    """A record as it is and as a row of the list would have it; `own`: the row carries our number."""

    before: Record
    after: Record
    row: int
    own: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that was changed here and differs in the list. `by` is `None` where both changed since the export."""

    row: int
    record_id: int
    record: str
    field: str
    ours: str
    theirs: str
    by: Author | None
    taken: bool

    @property
    def sentence(self) -> str:
        """ "Zeile 4, „Kita Drei“, Telefon: hier „02306 1“ (ks org set, 01.07.2025), in der Liste „02306 9“; …"."""
        since = f" (ks {self.by.name}, {self.by.at:%d.%m.%Y})" if self.by else " (seit dem Export geändert)"
        end = "das der Liste wird genommen" if self.taken else "es bleibt, was hier steht"
        return (
            f"Zeile {self.row}, „{self.record}“, {self.field}: hier {_quoted(self.ours)}{since}, "
            f"in der Liste {_quoted(self.theirs)}; {end}"
        )


def settle_organisations(
    session: Session, changes: Sequence[Change[Organisation]], origin: Origin
) -> tuple[tuple[tuple[Organisation, Organisation], ...], tuple[Conflict, ...]]:
    """The changes that remain, and the conflicts."""
    rows = origin.past.organisations if origin.past else None
    settled = _Settling[Organisation](session.db, "organisation", ORGANISATION_FIELDS, origin, rows)
    return settled.all(changes), tuple(settled.conflicts)


def settle_contacts(
    session: Session, changes: Sequence[Change[Contact]], origin: Origin
) -> tuple[tuple[tuple[Contact, Contact], ...], tuple[Conflict, ...]]:
    """The changes that remain, and the conflicts."""
    rows = origin.past.contacts if origin.past else None
    settled = _Settling[Contact](session.db, "contact", CONTACT_FIELDS, origin, rows)
    return settled.all(changes), tuple(settled.conflicts)


class _Settling(Generic[Record]):
    def __init__(
        self,
        db: Database,
        table: str,
        fields: tuple[RecordField[Record], ...],
        origin: Origin,
        past: dict[int, dict[str, Any]] | None,
    ) -> None:
        self._db = db
        self._table = table
        self._fields: tuple[RecordField[Record], ...] = fields
        self._origin = origin
        self._past = past
        self._taken = list_memory.taken(db)
        self.conflicts: list[Conflict] = []

    def all(self, changes: Sequence[Change[Record]]) -> tuple[tuple[Record, Record], ...]:
        foreign = [change.before.id for change in changes if not change.own]
        by_hand = authors(self._db, self._table, foreign) if foreign else {}
        functions = self._functions(changes)
        settled = []
        for change in changes:
            written = by_hand.get(change.before.id, {}) | functions.get(change.before.id, {})
            after = self._settled(change, written)
            if after != change.before:
                settled.append((change.before, after))
        return tuple(settled)

    def _functions(self, changes: Sequence[Change[Record]]) -> dict[int, dict[str, Author]]:
        """Who wrote the function that a list would change, as author of the main affiliation."""
        mains: dict[int, int] = {}
        for change in changes:
            before, after = change.before, change.after
            if isinstance(before, Contact) and isinstance(after, Contact) and before.affiliation and not change.own:
                same = after.affiliation and after.affiliation.id == before.affiliation.id
                if same and after.affiliation != before.affiliation:
                    mains[before.id] = before.affiliation.id
        found = authors(self._db, "affiliation", mains.values()) if mains else {}
        return {contact: {"main": found[number]["function"]} for contact, number in mains.items() if number in found}

    def _settled(self, change: Change[Record], written: dict[str, Author]) -> Record:
        after = change.after
        for field in differing(self._fields, change.before, change.after):
            kept, by = self._kept(change, field, written)
            if kept is None:
                continue
            if kept:
                self._note(change, field, by)
            if not kept or not self._origin.overwrite:
                after = field.put(after, change.before)
        return after

    def _kept(
        self, change: Change[Record], field: RecordField[Record], written: dict[str, Author]
    ) -> tuple[bool | None, Author | None]:
        """`None`: the list's value is taken. `True`: a conflict. `False`: the list only grew old."""
        ours, theirs = field.read(change.before), field.read(change.after)
        if change.own:
            row = self._past.get(change.before.id) if self._past is not None else None
            if row is None or any(column not in row for column in field.columns):
                return None, None
            then = field.from_columns(row)
            return (False if then == theirs else None if then == ours else True), None
        author = max((written[column] for column in field.columns if column in written),
                     key=lambda one: one.command, default=None)  # fmt: skip
        if author is None or self._by_this_list(author, change.before) or (author.created and not ours):
            return None, None
        return True, author

    def _by_this_list(self, author: Author, record: Record) -> bool:
        """Whether the value came with an earlier list of this source."""
        if author.name != _IMPORT:
            return False
        return self._taken.get(author.command, record.provenance.source) == self._origin.name

    def _note(self, change: Change[Record], field: RecordField[Record], by: Author | None) -> None:
        before = change.before
        name = before.name if isinstance(before, Organisation) else before.display_name
        ours, theirs = _shown(field, before), _shown(field, change.after)
        taken = self._origin.overwrite
        self.conflicts.append(Conflict(change.row, before.id, name, field.word, ours, theirs, by, taken))


def _shown(field: RecordField[Record], record: Record) -> str:
    if field.columns == ("main",) and isinstance(record, Contact):
        main = record.affiliation
        return ", ".join(filter(None, (main.organisation.name, main.function))) if main else ""
    value = field.read(record)
    if isinstance(value, bool):
        return "ja" if value else "nein"
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")


def _quoted(text: str) -> str:
    return f"„{text}“" if text else "nichts"
