"""A worksheet as one Jinja program: what stands in its cells, compiled once and run once.

Each row of the sheet becomes `{% do 7 | ks_row %}`, each cell with a placeholder `{% do (t.nachname) | ks_cell(2) %}`; the
row marks `{%tr for t in teilnehmer %}` become Jinja's own statements around them. They are filters and not functions,
because the sandbox checks every call of a function, which doubles the time of a long list. So loops, groups and conditions come from Jinja,
and the line of the program in which something fails tells the cell. Imported late: Jinja costs 55 ms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import TemplateSyntaxError, nodes
from jinja2.ext import ExprStmtExtension
from openpyxl.utils import get_column_letter

from kinderschutz_cli.documents.environment import Environment
from kinderschutz_cli.documents.template_faults import explained
from kinderschutz_cli.documents.templates import TemplateFolders
from kinderschutz_cli.documents.workbook_rows import RowMap, WrittenRow
from kinderschutz_cli.documents.workbook_value import NotASingleValue, TooLong, shown
from kinderschutz_cli.errors.template import TemplateFault
from kinderschutz_cli.errors.workbook import (
    CellFault,
    CellPlace,
    FormulaWithPlaceholder,
    TextTooLong,
    UnpairedRowMark,
    UnsuitableValue,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from kinderschutz_cli.errors.base import KsError

_MARK = re.compile(r"\{%-?\s*tr\s+(.*?)\s*-?%\}", re.DOTALL)
_FOR_TARGET = re.compile(r"for\s+(.+?)\s+in\s", re.DOTALL)
_OPENERS = ("for", "if", "with")
_MIDDLES = ("else", "elif")


def workbook_environment() -> Environment:
    """The environment of all templates; empty values leave a gap, because lists may have gaps."""
    environment = Environment(TemplateFolders.of(), str, extensions=[ExprStmtExtension])
    environment.finalize = shown
    environment.optimized = False  # else `7 | ks_row` would run once, when the program is compiled
    environment.filters["zeile"] = line
    return environment


def line(lines: Sequence[str], number: int) -> str:
    """„{{ k.anschrift | zeile(1) }}“: eine Zeile, gezählt ab 1; leer, wenn es sie nicht gibt"""
    return lines[number - 1] if 0 < number <= len(lines) else ""


def has_placeholder(text: object) -> bool:
    return isinstance(text, str) and ("{{" in text or "{%" in text or "{#" in text)


class CellTemplate(NamedTuple):
    """A cell with a placeholder. `expression` is set when nothing else stands in it: the value keeps its type."""

    column: int
    source: str
    expression: str = ""
    word: str = ""


@dataclass
class RowTemplate:
    """One row of the sheet: its marks in order of the cells, and its cells with placeholders."""

    number: int
    marks: list[str] = field(default_factory=list)
    mark_column: int = 1
    cells: list[CellTemplate] = field(default_factory=list)
    only_marks: bool = False


class SheetProgram(NamedTuple):
    """The compiled sheet. `loops` names for each row the loops around it, `lines` for each line its cell."""

    template: str
    sheet: str
    source: str
    lines: tuple[tuple[int, int], ...]
    rows: Mapping[int, RowTemplate]
    loops: Mapping[int, tuple[int, ...]]
    last_row: int

    def place(self, row: int, column: int, run: SheetRun | None = None) -> CellPlace:
        found = next((c.source for c in self.rows[row].cells if c.column == column), "") if row in self.rows else ""
        person, entry = run.entry_of(self.loops.get(row, ())) if run else ("", 0)
        return CellPlace(self.template, self.sheet, f"{get_column_letter(column)}{row}", found, person, entry)

    def run(
        self, environment: Environment, words: Mapping[str, Any], convert: Callable[[Any], Any]
    ) -> list[WrittenRow]:
        """All rows of the result. Raises CellFault."""
        run = SheetRun(self, convert)
        helpers = {"ks_row": run.row, "ks_cell": run.cell, "ks_next": run.next, "ks_blank": run.blank}
        environment.filters.update(helpers)
        try:
            environment.from_string(self.source).render(words)
        except CellFault:
            raise
        except Exception as problem:
            raise self._retold(explained(problem, self.template, ""), run) from problem
        return run.written

    def _retold(self, fault: KsError, run: SheetRun) -> KsError:
        """The same sentence, with the cell in place of the line of the program."""
        if not isinstance(fault, TemplateFault):
            return fault
        line = min(max(fault.spot.line, 1), len(self.lines))
        return retold(fault, self.place(*self.lines[line - 1], run))


def retold(fault: KsError, place: CellPlace) -> KsError:
    """A fault that Jinja found, with the cell as its place."""
    if not isinstance(fault, TemplateFault):
        return fault
    return CellFault(place, fault.message.removeprefix(f"{fault.spot}: "), hint=fault.hint)


class SheetRun:
    """Collects what the program calls: rows, cells, and in which pass of which loop it is."""

    def __init__(self, program: SheetProgram, convert: Callable[[Any], Any]) -> None:
        self.written: list[WrittenRow] = []
        self._program = program
        self._convert = convert
        self._depths = {row: len(ids) for row, ids in program.loops.items()}
        self._path: tuple[int, ...] = ()
        self._passes = 0
        self._item: Any = None
        self._values: dict[int, Any] = {}

    def next(self, item: Any, depth: int) -> None:
        self._passes += 1
        self._path = (*self._path[:depth], self._passes)
        self._item = item

    def row(self, number: int) -> None:
        self._values = {}
        self.written.append(WrittenRow(number, self._path[: self._depths.get(number, 0)], self._values))

    def blank(self, number: int) -> None:
        """A loop without entries leaves one empty row, as an Excel table does: formulas and filter stay valid."""
        self.row(number)
        self.written[-1].blank = True

    def cell(self, value: Any, column: int) -> None:
        try:
            self._values[column] = self._convert(value)
        except TooLong as problem:
            raise TextTooLong(self._here(column), problem.length) from None
        except NotASingleValue as problem:
            raise UnsuitableValue(self._here(column), problem.kind) from None

    def _here(self, column: int) -> CellPlace:
        return self._program.place(self.written[-1].source, column, self)

    def entry_of(self, loops: tuple[int, ...]) -> tuple[str, int]:
        """Whose row is being written: the name if the entry has one, and its number in the list."""
        if not loops or not self._path:
            return "", 0
        name = getattr(self._item, "name", "") or ""
        return (name, self._passes) if isinstance(name, str) else ("", self._passes)


def read_program(sheet: Worksheet, environment: Environment, template: str) -> SheetProgram | None:
    """The program of a sheet; None if it has no placeholder and stays as it is. Raises CellFault."""
    rows = _read_rows(sheet, environment, template)
    if not rows:
        return None
    return _Writer(template, sheet.title, rows, sheet.max_row).program()


def _read_rows(sheet: Worksheet, environment: Environment, template: str) -> dict[int, RowTemplate]:
    rows: dict[int, RowTemplate] = {}
    filled: set[int] = set()
    for (number, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001  # iter_rows() would make missing cells
        text = cell.value
        if text is None:
            continue
        place = CellPlace(template, sheet.title, f"{get_column_letter(column)}{number}", str(text))
        if not has_placeholder(str(text)):
            filled.add(number)
            continue
        if cell.data_type == "f":
            raise FormulaWithPlaceholder(place)
        row = rows.setdefault(number, RowTemplate(number))
        rest = _take_marks(row, str(text), column)
        if has_placeholder(rest):
            row.cells.append(_read_cell(rest, column, environment, place))
        elif rest.strip() or not _MARK.search(str(text)):
            row.cells.append(CellTemplate(column, rest))
    for row in rows.values():
        row.only_marks = bool(row.marks) and not row.cells and row.number not in filled
    return rows


def _take_marks(row: RowTemplate, text: str, column: int) -> str:
    """The text of a cell without its row marks, which go to the row."""
    if found := _MARK.findall(text):
        row.mark_column = row.mark_column if row.marks else column
        row.marks.extend(found)
        return _MARK.sub("", text)
    return text


def _read_cell(text: str, column: int, environment: Environment, place: CellPlace) -> CellTemplate:
    try:
        tree = environment.parse(text.strip())
    except TemplateSyntaxError as problem:
        fault = explained(problem, place.template, "")
        raise retold(fault, place) from problem
    return CellTemplate(column, text, _lone_expression(tree, text.strip()), _field_name(tree))


def _lone_expression(tree: nodes.Template, text: str) -> str:
    match tree.body:
        case [nodes.Output(nodes=[node])] if not isinstance(node, nodes.TemplateData):
            if text.startswith("{{") and text.endswith("}}"):
                return text[2:-2].removeprefix("-").removesuffix("-").strip()
    return ""


def _field_name(tree: nodes.Template) -> str:
    """`t.nachname` or `veranstaltung.ort` as typed: what the column of a CSV file is named after."""
    words = (_dotted(node) for node in tree.find_all((nodes.Getattr, nodes.Name)))
    return next((word for word in words if word), "")


def _dotted(node: nodes.Node) -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            before = _dotted(node.node)
            return f"{before}.{node.attr}" if before else ""
    return ""


class _Writer:
    """Writes the program line by line and remembers to which cell each line belongs."""

    def __init__(self, template: str, sheet: str, rows: dict[int, RowTemplate], last_row: int) -> None:
        self.template, self.sheet, self.rows, self.last_row = template, sheet, rows, last_row
        self.lines: list[str] = []
        self.cells: list[tuple[int, int]] = []
        self.loops: dict[int, tuple[int, ...]] = {}
        self.open: list[_OpenMark] = []

    def program(self) -> SheetProgram:
        for number in range(1, self.last_row + 1):
            row = self.rows.get(number) or RowTemplate(number)
            if row.only_marks:
                for mark in row.marks:
                    self._mark(row, mark)
            else:
                self._content(row)
        if self.open:
            self._unpaired(self.open[-1].row, self.open[-1].word)
        source = "\n".join(self.lines)
        return SheetProgram(self.template, self.sheet, source, tuple(self.cells), self.rows, self.loops, self.last_row)

    def _content(self, row: RowTemplate) -> None:
        """A row that is written. Marks in it hold for this row alone and may be left open."""
        outside = len(self.open)
        for mark in row.marks:
            if not mark.startswith("end"):
                self._mark(row, mark)
        self.loops[row.number] = tuple(m.id for m in self.open if m.word == "for")
        for around in self.open:
            around.first_row = around.first_row or row.number
        self._line(row.number, row.mark_column, f"{{% do {row.number} | ks_row %}}")
        for cell in row.cells:
            if cell.expression:
                self._line(row.number, cell.column, f"{{% do ({cell.expression}) | ks_cell({cell.column}) %}}")
            else:
                text = f"{{% set ks_text %}}{cell.source}{{% endset %}}{{% do ks_text | ks_cell({cell.column}) %}}"
                self._line(row.number, cell.column, text)
        self._check_ends(row, outside)
        while len(self.open) > outside:
            self._close(row)

    def _check_ends(self, row: RowTemplate, outside: int) -> None:
        opened = [mark.word for mark in self.open[outside:]]
        for mark in (m for m in row.marks if m.startswith("end")):
            if mark.removeprefix("end") not in opened:
                self._unpaired(row, mark)

    def _mark(self, row: RowTemplate, mark: str) -> None:
        word = mark.split(maxsplit=1)[0]
        if word.startswith("end"):
            if not self.open or self.open[-1].word != word.removeprefix("end"):
                self._unpaired(row, word)
            self._close(row)
            return
        if word in _MIDDLES:
            if not self.open:
                self._unpaired(row, word)
            self.open[-1].has_else = True
        self._line(row.number, row.mark_column, f"{{% {mark} %}}")
        if word in _OPENERS:
            if word == "for" and (target := _FOR_TARGET.match(mark)):
                depth = sum(m.word == "for" for m in self.open)
                self._line(row.number, row.mark_column, f"{{% do ({target[1]}) | ks_next({depth}) %}}")
            self.open.append(_OpenMark(word, len(self.lines), row))

    def _close(self, row: RowTemplate) -> None:
        mark = self.open.pop()
        if mark.word == "for" and not mark.has_else and mark.first_row:
            self._line(row.number, row.mark_column, f"{{% else %}}{{% do {mark.first_row} | ks_blank %}}")
        self._line(row.number, row.mark_column, f"{{% end{mark.word} %}}")

    def _line(self, row: int, column: int, text: str) -> None:
        self.lines.append(text)
        self.cells.extend([(row, column)] * (text.count("\n") + 1))

    def _unpaired(self, row: RowTemplate, mark: str) -> None:
        place = CellPlace(self.template, self.sheet, f"{get_column_letter(row.mark_column)}{row.number}")
        raise UnpairedRowMark(place, mark.split(maxsplit=1)[0])


@dataclass
class _OpenMark:
    """A `for`, `if` or `with` whose end has not come yet."""

    word: str
    id: int
    row: RowTemplate
    first_row: int = 0
    has_else: bool = False


def row_map(program: SheetProgram, written: list[WrittenRow]) -> RowMap:
    return RowMap(written, program.last_row, dict(program.loops))


def list_row(program: SheetProgram) -> RowTemplate | None:
    """The repeated row with the most placeholders: the one that a CSV or JSON file of the same name carries."""
    repeated: Iterator[RowTemplate] = (row for n, row in program.rows.items() if program.loops.get(n) and row.cells)
    return max(repeated, key=lambda row: len(row.cells), default=None)
