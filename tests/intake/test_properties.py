"""Any text in any cell: no crash, and what was written comes back."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kinderschutz_cli.domain.formula_guard import guard
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.intake.cells import clean_text
from kinderschutz_cli.intake.columns import match_columns
from kinderschutz_cli.intake.contact import contact_rows
from kinderschutz_cli.intake.organisation import organisation_rows
from kinderschutz_cli.intake.reading import read_table
from kinderschutz_cli.intake.table import SourceTable

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
printable = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)
HEADINGS = ["Name", "Kurzname", "Schulform", "PLZ", "E-Mail", "Vereinbarung", "Notiz"]


def read_bytes(data: bytes, name: str = "liste.csv") -> SourceTable:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return read_table(path)


def as_csv(rows: list[list[str]], delimiter: str = ";") -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue().encode()


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.lists(printable, min_size=len(HEADINGS), max_size=len(HEADINGS)), min_size=1, max_size=4),
    delimiter=st.sampled_from(";,\t|"),
)
def test_csv_comes_back_as_written(rows: list[list[str]], delimiter: str) -> None:
    table = read_bytes(as_csv([HEADINGS, *rows], delimiter))

    assert (list(table.headings), [list(row.cells) for row in table.rows]) == (HEADINGS, rows)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(any_text, min_size=len(HEADINGS), max_size=len(HEADINGS)), max_size=4))
def test_any_text_in_any_cell_is_read_or_a_fault(rows: list[list[str]]) -> None:
    try:
        table = read_bytes(as_csv([HEADINGS, *rows]))
    except KsError:
        return
    organisations = organisation_rows(table, match_columns(table, "organisationen", {}))
    contacts = contact_rows(table, match_columns(table, "kontakte", {}))

    for reading in (organisations, contacts):
        faulty = {fault.place.number for fault in reading.faults}
        good = {row.place.number for row in reading.rows}
        assert faulty | good == {row.number for row in table.rows}
        assert not faulty & good
        assert all(fault.sentence.isprintable() for fault in reading.faults)


@settings(max_examples=80, deadline=None)
@given(data=st.binary(max_size=300), ending=st.sampled_from(["csv", "txt", "xlsx", "xls", "ods"]))
def test_any_bytes_are_read_or_an_error_with_a_sentence(data: bytes, ending: str) -> None:
    try:
        table = read_bytes(data, f"liste.{ending}")
        outcome = all(len(row.cells) == len(table.header) for row in table.rows)
    except KsError as error:
        outcome = bool(error.message and error.hint)

    assert outcome


@given(text=printable)
def test_a_guarded_cell_is_read_as_it_was(text: str) -> None:
    assert clean_text(guard(text)) in (text, clean_text(text))
