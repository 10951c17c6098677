"""Excel from a template that anyone edits in Excel, and the same rows for CSV and JSON.

Cells hold Jinja (`{{ t.nachname }}`); a row marked `{%tr for t in teilnehmer %}` repeats with its formats, the convention
that docxtpl uses for Word. The four steps: read the sheet as a program (workbook_program), run it, map template rows to
written rows (workbook_rows), write and move (workbook_sheet).
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.errors.workbook import CellPlace, HeaderTooLong, NoRepeatedRow, NotAWorkbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from kinderschutz_cli.documents.environment import Environment
    from kinderschutz_cli.documents.table_text import Table
    from kinderschutz_cli.documents.workbook_program import RowTemplate
    from kinderschutz_cli.documents.workbook_rows import RowMap

_SHEET_NAME_FORBIDS = re.compile(r"[\\/*?:\[\]]")
_LONGEST_HEADER = 255
_LONGEST_WORD_IN_HEADER = 100


def render_workbook(
    template: bytes | Path,
    context: Mapping[str, Any],
    *,
    name: str,
    now: datetime | None = None,
    notes: Mapping[str, str] | None = None,
) -> bytes:
    """The finished .xlsx. The same input gives the same bytes; `now` is only noted as the time of change.

    `notes` go along out of sight (see `hidden_note`).

    `context` holds the words of the vocabulary, `name` is the template's name for messages. Raises a TemplateProblem
    that names sheet, cell and person, or NotAWorkbook.
    """
    from kinderschutz_cli.documents.hidden_note import note
    from kinderschutz_cli.documents.workbook_file import save
    from kinderschutz_cli.documents.workbook_program import read_program, row_map, workbook_environment
    from kinderschutz_cli.documents.workbook_sheet import follow_others, move_names, write_sheet
    from kinderschutz_cli.documents.workbook_value import cell_value

    workbook = _load(template, name)
    environment = workbook_environment()
    maps: dict[str, RowMap] = {}
    for sheet in workbook.worksheets:
        if program := read_program(sheet, environment, name):
            maps[sheet.title] = row_map(program, program.run(environment, context, cell_value))
    for sheet in workbook.worksheets:
        if sheet.title in maps:
            write_sheet(sheet, maps)
        else:
            follow_others(sheet, maps)
    move_names(workbook, maps)
    for sheet in workbook.worksheets:
        _fill_texts(sheet, environment, context, name)
    _fill_properties(workbook, environment, context)
    note(workbook, notes or {})
    return save(workbook, now)


def rows_of(template: bytes | Path, context: Mapping[str, Any], *, name: str) -> Table:
    """The repeated rows of the template as values, named after the words in its cells: `t.nachname` → `nachname`.

    Taken is the sheet's repeated row with the most placeholders; titles and totals are left out. Raises NoRepeatedRow.
    """
    from kinderschutz_cli.documents.table_text import Table
    from kinderschutz_cli.documents.workbook_program import list_row, read_program, workbook_environment

    workbook = _load(template, name)
    environment = workbook_environment()
    for sheet in workbook.worksheets:
        program = read_program(sheet, environment, name)
        if program and (row := list_row(program)):
            columns = _columns(row)
            written = program.run(environment, context, _checked)
            rows = [
                tuple(entry.values.get(column) for column in columns)
                for entry in written
                if entry.source == row.number and not entry.blank
            ]
            return Table(tuple(columns.values()), rows)
    raise NoRepeatedRow(name)


def _load(template: bytes | Path, name: str) -> Workbook:
    from zipfile import BadZipFile

    from openpyxl import load_workbook  # 90 ms
    from openpyxl.utils.exceptions import InvalidFileException

    data = template if isinstance(template, bytes) else template.read_bytes()
    try:
        return load_workbook(BytesIO(data), rich_text=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as problem:
        raise NotAWorkbook(name) from problem


# -- names of columns for CSV and JSON -----------------------------------------------------------------------------


def _columns(row: RowTemplate) -> dict[int, str]:
    """Column → field name. A word used twice is numbered, a word of another group carries that group's name."""
    named = {cell.column: cell.word for cell in row.cells if cell.word}
    loop_words = Counter(word.partition(".")[0] for word in named.values())
    main = loop_words.most_common(1)[0][0] if loop_words else ""
    fields = {column: _field(word, main) for column, word in named.items()}
    twice = {word for word, count in Counter(fields.values()).items() if count > 1}
    seen: Counter[str] = Counter()
    for column, word in fields.items():
        if word in twice:
            seen[word] += 1
            fields[column] = f"{word}_{seen[word]}"
    return fields


def _field(word: str, main: str) -> str:
    group, _, attribute = word.partition(".")
    return attribute if group == main and attribute else word.replace(".", "_")


def _checked(value: Any) -> Any:
    if type(value).__name__.endswith("Undefined"):
        str(value)  # raises Jinja's own error, which knows the missing name
    return value


# -- texts outside the cells ---------------------------------------------------------------------------------------


def _fill_texts(sheet: Worksheet, environment: Environment, context: Mapping[str, Any], name: str) -> None:
    """Placeholders in the sheet's name and in the page headers and footers."""
    from kinderschutz_cli.documents.workbook_program import has_placeholder

    if has_placeholder(sheet.title):
        title = _SHEET_NAME_FORBIDS.sub(" ", _filled(sheet.title, environment, context, CellPlace(name, sheet.title)))
        sheet.title = title.strip(" '")[:31] or "Liste"
    for header in (sheet.oddHeader, sheet.oddFooter, sheet.evenHeader, sheet.evenFooter):
        _fill_header(header, environment, context, CellPlace(name, sheet.title))


def _filled(text: str, environment: Environment, context: Mapping[str, Any], place: CellPlace) -> str:
    from kinderschutz_cli.documents.template_faults import explained
    from kinderschutz_cli.documents.workbook_program import retold

    try:
        return environment.from_string(text).render(context)
    except Exception as problem:
        raise retold(explained(problem, place.template, ""), place._replace(source=text)) from problem


def _fill_header(header: Any, environment: Environment, context: Mapping[str, Any], place: CellPlace) -> None:
    from kinderschutz_cli.documents.workbook_program import has_placeholder

    escaping = environment.overlay(finalize=_in_header)
    for part in (header.left, header.center, header.right):
        if has_placeholder(part.text):
            part.text = _filled(part.text, escaping, context, place)
    length = sum(len(str(part)) + 2 for part in (header.left, header.center, header.right) if part.text)
    if length > _LONGEST_HEADER:
        raise HeaderTooLong(place.template, place.sheet, length)


def _in_header(value: Any) -> str:
    """A value in a page header: one line, not too long, and & doubled, because & begins a command there."""
    from kinderschutz_cli.documents.workbook_value import clean_text, shown

    text = " ".join(clean_text(shown(value)).split())
    if len(text) > _LONGEST_WORD_IN_HEADER:
        text = f"{text[: _LONGEST_WORD_IN_HEADER - 1]}…"
    return text.replace("&", "&&")


def _fill_properties(workbook: Workbook, environment: Environment, context: Mapping[str, Any]) -> None:
    from kinderschutz_cli.documents.workbook_program import has_placeholder
    from kinderschutz_cli.documents.workbook_value import clean_text

    for field in ("title", "subject", "description", "keywords"):
        text = getattr(workbook.properties, field)
        if has_placeholder(text):
            with suppress(Exception):  # a title that cannot be filled must not stop a list
                setattr(workbook.properties, field, clean_text(environment.from_string(text).render(context)))
