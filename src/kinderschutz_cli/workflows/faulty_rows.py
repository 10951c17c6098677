"""Rows that could not be taken come back as a workbook beside the network: `ausgabe/NAME-pruefen.xlsx`."""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePath
from typing import TYPE_CHECKING

from kinderschutz_cli.documents.review_workbook import ReviewRow, review_workbook
from kinderschutz_cli.domain.list_shape import REVIEW_HEADING
from kinderschutz_cli.errors.file import FileWasEdited
from kinderschutz_cli.workflows.list_state import SOURCE
from kinderschutz_cli.workflows.writing import OUTPUT_FOLDER, NewFile, refuse_edited

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kinderschutz_cli.intake.fault import Fault
    from kinderschutz_cli.intake.table import SourceTable
    from kinderschutz_cli.workflows.session import Session

_SUFFIX = "-pruefen"


def faulty_rows(
    session: Session, table: SourceTable, faults: Sequence[Fault], source: str, notes: Mapping[str, str]
) -> NewFile:
    """The workbook of all rows with a fault, to correct and take in again under the same source."""
    by_row: dict[int, list[Fault]] = defaultdict(list)
    for fault in faults:
        by_row[fault.place.number].append(fault)
    columns = [column for column in table.header if column.heading != REVIEW_HEADING]
    index = {column.shown: place for place, column in enumerate(columns)}
    rows = [
        ReviewRow(
            row.number,
            [row.cells[column.index] for column in columns],
            frozenset(index[fault.column] for fault in by_row[row.number] if fault.column in index),
            "\n".join(_reason(fault) for fault in by_row[row.number]),
        )
        for row in table.rows
        if row.number in by_row
    ]
    content = review_workbook(
        [column.shown for column in columns],
        rows,
        reason_heading=REVIEW_HEADING,
        notes={**notes, SOURCE: source},
        now=session.now,
    )
    return NewFile(_free_path(session, table.file), content)


def _reason(fault: Fault) -> str:
    column = f"{fault.column}: " if fault.column else ""
    return f"{column}{fault.reason} {fault.remedy}".strip()


def _free_path(session: Session, file: str) -> Path:
    """`kitas-pruefen.xlsx`, numbered where somebody is at work on an earlier one."""
    stem = PurePath(file).stem.partition(_SUFFIX)[0]
    number = 1
    while True:
        path = session.folder / OUTPUT_FOLDER / f"{stem}{_SUFFIX}{f'-{number}' if number > 1 else ''}.xlsx"
        try:
            refuse_edited(session, [path])
        except FileWasEdited:
            number += 1
            continue
        return path
