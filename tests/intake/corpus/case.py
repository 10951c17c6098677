"""What a list of the corpus is: how its file is written, and every row that must come out of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.intake.columns import match_columns
from kinderschutz_cli.intake.contact import ContactRow, contact_rows
from kinderschutz_cli.intake.organisation import OrganisationRow, organisation_rows
from kinderschutz_cli.intake.reading import read_table
from kinderschutz_cli.intake.target import guess_target

if TYPE_CHECKING:
    from pathlib import Path

    from kinderschutz_cli.intake.fields import Target
    from kinderschutz_cli.intake.rows import Reading

#: A row as its filled fields; places and remarks are not compared.
Row = dict[str, Any]
Cells = Sequence[str | float | date | None]


@dataclass(frozen=True, slots=True)
class Case:
    """`rows` all that is expected, `left_out` the numbers of rows beside the data, `faults` those that are faulty.

    `error`: the list is none that can be read without a question; what it says must contain this.
    """

    name: str
    write: Callable[[Path], Path]
    target: Target
    rows: list[Row]
    left_out: list[int] = field(default_factory=list)
    faults: list[int] = field(default_factory=list)
    error: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    target: Target | None
    rows: list[Row]
    left_out: list[int]
    faults: list[int]
    error: str


def read(path: Path) -> Outcome:
    """As `ks import` reads a file without any option."""
    try:
        table = read_table(path)
        target = guess_target(table, {})
        columns = match_columns(table, target, {})
        reading: Reading[ContactRow] | Reading[OrganisationRow] = (
            contact_rows(table, columns) if target == "kontakte" else organisation_rows(table, columns)
        )
    except KsError as error:
        return Outcome(None, [], [], [], " ".join((error.message, *error.details)))
    return Outcome(
        target,
        [_filled(row) for row in reading.rows],
        [left.number for left in table.left_out],
        sorted({fault.place.number for fault in reading.faults}),
        "",
    )


def expected(case: Case) -> Outcome:
    return Outcome(case.target, case.rows, case.left_out, case.faults, "")


def _filled(row: ContactRow | OrganisationRow) -> Row:
    values = {one.name: getattr(row, one.name) for one in dataclasses.fields(row)}
    return {name: value for name, value in values.items() if value and name not in ("place", "remark", "likely_kind")}
