"""Lists from outside: read, compared with what is there, shown, then taken in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.list_shape import shape_of
from kinderschutz_cli.errors.list_import import FaultyRows, FileChangedMeanwhile, NothingToImport
from kinderschutz_cli.intake.columns import match_columns, parse_mapping
from kinderschutz_cli.intake.contact import contact_rows
from kinderschutz_cli.intake.filters import select_rows
from kinderschutz_cli.intake.organisation import organisation_rows
from kinderschutz_cli.intake.reading import read_table
from kinderschutz_cli.intake.target import guess_target
from kinderschutz_cli.store import doubtful_row as doubtful_row_store
from kinderschutz_cli.store import journal as journal_store
from kinderschutz_cli.store import list_memory
from kinderschutz_cli.store.source import source_id
from kinderschutz_cli.workflows import contact_import, organisation_import, reference, translation
from kinderschutz_cli.workflows.doubt import Decisions, contact_doubts, organisation_doubts
from kinderschutz_cli.workflows.import_source import Origin
from kinderschutz_cli.workflows.list_source import known_shape, mapping_of, source_name, words_of
from kinderschutz_cli.workflows.list_state import SOURCE, notes_of, past_of
from kinderschutz_cli.workflows.writing import write_in_command

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from kinderschutz_cli.intake.columns import ColumnMap
    from kinderschutz_cli.intake.fault import Fault
    from kinderschutz_cli.intake.fields import Target
    from kinderschutz_cli.intake.table import SourceTable
    from kinderschutz_cli.store.doubtful_row import DoubtfulRow
    from kinderschutz_cli.store.list_memory import Translation
    from kinderschutz_cli.workflows.contact_import import ContactChanges
    from kinderschutz_cli.workflows.doubt import Doubt
    from kinderschutz_cli.workflows.organisation_import import OrganisationChanges
    from kinderschutz_cli.workflows.session import Session

_SEARCHED = 200
_SAMPLES = 2


@dataclass(frozen=True, slots=True)
class Wish:
    """What was typed besides the file; `sector` and `kind` hold for rows that say nothing themselves."""

    target: Target | None = None
    sector: str = ""
    kind: str = ""
    mapping: Sequence[str] = ()
    where: Sequence[str] = ()
    sheet: str | None = None
    header_row: int | None = None
    source: str = ""
    table: int | None = None
    translate: Sequence[str] = ()
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What the file is, what it would change, and everything wrong with it; nothing has happened yet.

    `remembered`: the columns are understood as the last time. `samples`: two values of each column, by its index.
    `doubtful`: new rows that may mean somebody who is there already; `waiting`: how many of them wait since before.
    """

    table: SourceTable
    columns: ColumnMap
    changes: OrganisationChanges | ContactChanges
    faults: tuple[Fault, ...]
    skipped: int
    remembered: bool = False
    translations: tuple[Translation, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    samples: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    doubtful: tuple[Doubt, ...] = ()
    waiting: int = 0
    doubtful_rows: tuple[DoubtfulRow, ...] = ()
    #: The newest change of the file that the plan knows.
    seen: int = 0

    @property
    def source(self) -> str:
        return self.changes.origin.name

    @property
    def empty(self) -> bool:
        return not self.changes.new and not self.changes.changed and not self.doubtful

    @property
    def faulty_rows(self) -> int:
        return len({fault.place.number for fault in self.faults})


@dataclass(frozen=True, slots=True)
class OpenedList:
    """A list that has been read, and what it is about; not yet compared with anything."""

    path: Path
    notes: dict[str, str]
    table: SourceTable
    target: Target
    columns: ColumnMap
    remembered: bool


def open_list(session: Session, path: Path, wish: Wish) -> OpenedList:
    """Read the file, and find out what it holds and what its columns mean."""
    notes = notes_of(path)
    table = read_table(path, sheet=wish.sheet, header_row=wish.header_row, table=wish.table)
    typed = parse_mapping(wish.mapping)
    shape = known_shape(session.db, table, wish.target)
    mapping = mapping_of(table, shape, typed)
    target: Target = wish.target or (shape.target if shape else guess_target(table, mapping))  # type: ignore[assignment]  # the file keeps no other word
    columns = match_columns(table, target, mapping)
    return OpenedList(path, notes, table, target, columns, shape is not None and not typed)


def plan(session: Session, path: Path, wish: Wish) -> ImportPlan:
    """Read the file and compare it with what is there."""
    return plan_opened(session, open_list(session, path, wish), wish)


def plan_opened(session: Session, opened: OpenedList, wish: Wish) -> ImportPlan:
    """Compare a list of organisations or contacts with what is there."""
    seen = journal_store.last_change(session.db)
    path, notes, table, target, columns = opened.path, opened.notes, opened.table, opened.target, opened.columns
    asked = translation.parse(session.db, table, wish.translate)
    decisions = Decisions(session, table, target)
    origin = Origin(
        name=wish.source or notes.get(SOURCE, ""),
        sector=reference.word(session.db, "sector", wish.sector),
        kind=reference.word(session.db, "kind", wish.kind),
        key_heading=columns.columns["source_key"][0].heading if columns.has("source_key") else "",
        past=past_of(session, path, notes) if columns.has("id") else None,
        same=decisions.same,
        overwrite=wish.overwrite,
    )
    known = (*list_memory.translations(session.db), *asked)
    compared = compare(session, table, columns, wish.where, origin, known, leave_out=decisions.away)
    raised = doubts(session, compared.changes, certain=decisions.new)
    partial = compared.skipped or compared.faults or columns.has("id") or notes.get(SOURCE) or raised
    changes = compared.changes.without({one.row for one in raised})
    if partial:
        changes = replace(changes, gone=())
    fresh = [one for one in raised if one.row not in decisions.waiting]
    words = words_of(table, columns)
    return ImportPlan(
        table=table,
        columns=columns,
        changes=changes,
        faults=compared.faults,
        skipped=compared.skipped,
        remembered=opened.remembered,
        translations=asked,
        notes=notes,
        samples=samples(table, columns, wish.where),
        doubtful=tuple(fresh),
        waiting=len(raised) - len(fresh),
        doubtful_rows=tuple(decisions.as_row(one, words, changes.origin.name) for one in fresh),
        seen=seen,
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """Rows of a table beside what is in the file."""

    changes: OrganisationChanges | ContactChanges
    faults: tuple[Fault, ...]
    skipped: int


def compare(
    session: Session,
    table: SourceTable,
    columns: ColumnMap,
    where: Sequence[str],
    origin: Origin,
    known: Sequence[Translation],
    *,
    leave_out: Collection[int] = (),
) -> Compared:
    """Read the rows as the columns say and compare them; without a name in `origin` the source is found."""
    changes: OrganisationChanges | ContactChanges
    found: tuple[Fault, ...]
    if columns.target == "organisationen":
        organisations = organisation_rows(table, columns, where)
        rows = translation.organisations(organisations.rows, table, known)
        name = origin.name or source_name(session.db, table.file, table, columns.target, rows)
        wanted = [row for row in rows if row.place.number not in leave_out]
        changes, faults = organisation_import.compare(session, wanted, columns, replace(origin, name=name))
        found, skipped = organisations.faults, organisations.skipped
    else:
        contacts = contact_rows(table, columns, where)
        people = translation.contacts(contacts.rows, table, known)
        name = origin.name or source_name(session.db, table.file, table, columns.target, ())
        chosen = [row for row in people if row.place.number not in leave_out]
        changes, faults = contact_import.compare(session, chosen, columns, replace(origin, name=name))
        found, skipped = contacts.faults, contacts.skipped
    return Compared(changes, tuple(sorted((*found, *faults), key=lambda fault: fault.place.number)), skipped)


def doubts(
    session: Session, changes: OrganisationChanges | ContactChanges, *, certain: Collection[int] = ()
) -> list[Doubt]:
    """New rows that may mean what is there already, without those that somebody has called new."""
    if isinstance(changes, organisation_import.OrganisationChanges):
        found = organisation_doubts(session, changes.new, changes.new_rows)
    else:
        found = contact_doubts(session, changes.new, changes.new_rows)
    return [one for one in found if one.row not in certain]


def samples(table: SourceTable, columns: ColumnMap, where: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """The first two different values of each column among the rows that are meant."""
    rows = select_rows(table, columns, where)[:_SEARCHED]
    found = {}
    for column in table.header:
        cells = (row.cells[column.index] for row in rows)
        texts = dict.fromkeys(f"{cell:%d.%m.%Y}" if isinstance(cell, date) else cell for cell in cells if cell)
        found[column.index] = tuple(list(texts)[:_SAMPLES])
    return found


def carry_out(session: Session, plan: ImportPlan, *, skip_faulty: bool = False) -> Path | None:
    """Take the list in; all of its good rows or, without `skip_faulty`, none while one is faulty.

    The path of the workbook in which faulty rows come back, if there is one. All of it is one command. Raises
    `FileChangedMeanwhile` where somebody else changed the network since the plan was made.
    """
    if plan.faults and not skip_faulty:
        raise FaultyRows(
            plan.table.file,
            [fault.sentence for fault in plan.faults],
            good=len(plan.changes.new) + len(plan.changes.changed),
        )
    if plan.empty and not plan.faults and not plan.translations:
        return None
    with session.command("import"):
        if journal_store.last_change(session.db) != plan.seen:
            raise FileChangedMeanwhile
        if not plan.empty or plan.translations:
            _take(session, plan)
        if not plan.faults:
            return None
        from kinderschutz_cli.workflows.faulty_rows import faulty_rows  # openpyxl: 90 ms

        return write_in_command(session, faulty_rows(session, plan.table, plan.faults, plan.source, plan.notes))


def _take(session: Session, plan: ImportPlan) -> None:
    origin = plan.changes.origin
    source = source_id(session.db, origin.name, received_on=session.today, key_heading=origin.key_heading)
    plan.changes.apply(session)
    if source is not None:
        list_memory.note_taken(session.db, source, plan.table.file)
        for row in plan.doubtful_rows:
            doubtful_row_store.add(session.db, row, source)
        if not plan.columns.has("id"):  # our own export needs no memory
            words = words_of(plan.table, plan.columns)
            list_memory.remember_shape(session.db, shape_of(plan.table.headings), plan.columns.target, words, source)
    list_memory.remember_translations(session.db, plan.translations)


def refuse_empty(plan: ImportPlan) -> None:
    """Raise `NothingToImport` for a file in which no row is meant."""
    if plan.empty and not plan.faults and not plan.changes.unchanged and not plan.waiting:
        raise NothingToImport(plan.table.file)
