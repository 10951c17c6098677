"""Rows of lists that wait: shown, and decided one by one: new, the same as a record that is there, or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.errors.list_import import CandidateGone, DecisionUnreadable, PendingUnknown, RowFaultyByNow
from kinderschutz_cli.intake.columns import match_columns
from kinderschutz_cli.intake.table import Column, SourceRow, SourceTable, column_letter
from kinderschutz_cli.store import doubtful_row as doubtful_row_store
from kinderschutz_cli.store import list_memory
from kinderschutz_cli.store.doubtful_row import AWAY, NEW, SAME
from kinderschutz_cli.workflows.import_source import Origin
from kinderschutz_cli.workflows.list_import import compare, doubts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kinderschutz_cli.intake.fields import Target
    from kinderschutz_cli.store.doubtful_row import DoubtfulRow
    from kinderschutz_cli.workflows.list_import import Compared
    from kinderschutz_cli.workflows.session import Session

DECISIONS = (NEW, SAME, AWAY)


def waiting(session: Session) -> list[DoubtfulRow]:
    return doubtful_row_store.rows(session.db)


def parse(session: Session, text: str) -> tuple[DoubtfulRow, str]:
    """ "3=neu" → the row that waits and the decision."""
    number, sign, decision = text.partition("=")
    if not sign or decision.strip() not in DECISIONS:
        raise DecisionUnreadable(text, DECISIONS)
    for row in waiting(session):
        if number.strip() == str(row.id):
            return row, decision.strip()
    raise PendingUnknown(number.strip())


def decide(session: Session, row: DoubtfulRow, decision: str) -> None:
    """Carry out one decision, as one command."""
    with session.command("import"):
        record_id = None
        if decision == NEW:
            _taken(session, row, {})
        elif decision == SAME:
            found = doubts(session, _compared(session, row, {}).changes)
            record_id = next((one.record_id for one in found if one.record_id), None)
            if record_id is None:
                raise CandidateGone(row.name)
            _taken(session, row, {row.row: record_id})
        doubtful_row_store.decide(session.db, row.id, decision, record_id)


def _taken(session: Session, row: DoubtfulRow, same: Mapping[int, int]) -> None:
    compared = _compared(session, row, same)
    if compared.faults:
        raise RowFaultyByNow(row.name, compared.faults[0].sentence)
    compared.changes.apply(session)


def _compared(session: Session, row: DoubtfulRow, same: Mapping[int, int]) -> Compared:
    """The row as a list of its own, understood as its list was."""
    header = tuple(Column(index, heading, column_letter(index)) for index, heading in enumerate(row.headings))
    table = SourceTable(row.file, None, 1, header, (SourceRow(row.row, row.cells),))
    mapping = {column.letter: word for column, word in zip(header, row.words, strict=True)}
    target: Target = row.target  # type: ignore[assignment]  # the file keeps no other word
    columns = match_columns(table, target, mapping)
    origin = Origin(row.source, same=same)
    return compare(session, table, columns, (), origin, list_memory.translations(session.db))
