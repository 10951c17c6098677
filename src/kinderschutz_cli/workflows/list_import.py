"""Lists from outside: read, compared with what is there, shown, then taken in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kinderschutz_cli.errors.list_import import FaultyRows, NothingToImport
from kinderschutz_cli.intake.columns import match_columns, parse_mapping
from kinderschutz_cli.intake.contact import contact_rows
from kinderschutz_cli.intake.organisation import organisation_rows
from kinderschutz_cli.intake.reading import read_table
from kinderschutz_cli.intake.target import guess_target
from kinderschutz_cli.workflows import contact_import, organisation_import, reference
from kinderschutz_cli.workflows.import_source import Origin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kinderschutz_cli.intake.columns import ColumnMap
    from kinderschutz_cli.intake.fault import Fault
    from kinderschutz_cli.intake.table import SourceTable
    from kinderschutz_cli.workflows.contact_import import ContactChanges
    from kinderschutz_cli.workflows.organisation_import import OrganisationChanges
    from kinderschutz_cli.workflows.session import Session

Target = Literal["organisationen", "kontakte"]


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


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What the file is, what it would change, and everything wrong with it; nothing has happened yet."""

    table: SourceTable
    columns: ColumnMap
    changes: OrganisationChanges | ContactChanges
    faults: tuple[Fault, ...]
    skipped: int

    @property
    def empty(self) -> bool:
        return not self.changes.new and not self.changes.changed


def plan(session: Session, path: Path, wish: Wish) -> ImportPlan:
    """Read the file and compare it with what is there."""
    table = read_table(path, sheet=wish.sheet, header_row=wish.header_row, table=wish.table)
    mapping = parse_mapping(wish.mapping)
    target = wish.target or guess_target(table, mapping)
    columns = match_columns(table, target, mapping)
    origin = Origin(
        name=wish.source or path.name,
        sector=reference.word(session.db, "sector", wish.sector),
        kind=reference.word(session.db, "kind", wish.kind),
        key_heading=columns.columns["source_key"][0].heading if columns.has("source_key") else "",
    )
    if target == "organisationen":
        organisations = organisation_rows(table, columns, wish.where)
        changes, faults = organisation_import.compare(session, organisations.rows, columns, origin)
        return ImportPlan(table, columns, changes, (*organisations.faults, *faults), organisations.skipped)
    contacts = contact_rows(table, columns, wish.where)
    contact_changes, faults = contact_import.compare(session, contacts.rows, columns, origin)
    return ImportPlan(table, columns, contact_changes, (*contacts.faults, *faults), contacts.skipped)


def carry_out(session: Session, plan: ImportPlan, *, skip_faulty: bool = False) -> None:
    """Take the list in; all of its good rows or, without `skip_faulty`, none while one is faulty."""
    if plan.faults and not skip_faulty:
        raise FaultyRows(plan.table.file, [fault.sentence for fault in plan.faults], good=len(plan.changes.new))
    if plan.empty:
        return
    with session.command("import"):
        plan.changes.apply(session)


def refuse_empty(plan: ImportPlan) -> None:
    """Raise `NothingToImport` for a file in which no row is meant."""
    if plan.empty and not plan.faults and not plan.changes.unchanged:
        raise NothingToImport(plan.table.file)
