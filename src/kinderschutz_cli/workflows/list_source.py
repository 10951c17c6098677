"""Whose list it is, and how its columns were understood the last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.list_shape import REVIEW_HEADING, folded_heading, shape_of, stem_of
from kinderschutz_cli.domain.matching import near
from kinderschutz_cli.errors.intake import UnknownField
from kinderschutz_cli.intake.fields import FIELDS
from kinderschutz_cli.store import list_memory
from kinderschutz_cli.store import organisation as organisation_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kinderschutz_cli.intake.columns import ColumnMap
    from kinderschutz_cli.intake.fields import Target
    from kinderschutz_cli.intake.organisation import OrganisationRow
    from kinderschutz_cli.intake.table import Column, SourceTable
    from kinderschutz_cli.store.database import Database
    from kinderschutz_cli.store.list_memory import Shape

LEFT_OUT = "-"


def known_shape(db: Database, table: SourceTable, target: str | None) -> Shape | None:
    """How a list with these headings was understood before."""
    fitting = (shape for shape in list_memory.shapes(db, shape_of(table.headings)) if target in (None, shape.target))
    return next((shape for shape in fitting if len(shape.words) == len(kept_columns(table))), None)


def mapping_of(table: SourceTable, shape: Shape | None, typed: Mapping[str, str]) -> dict[str, str]:
    """The mapping to use: what was typed goes before what is remembered. The column of our reasons is left out."""
    mapping = dict(typed)
    named = {folded_heading(heading) for heading in typed}
    headings = [folded_heading(column.heading) for column in table.header]
    for column in table.header:
        if column.heading == REVIEW_HEADING:
            mapping[column.heading] = LEFT_OUT
    for column, word in zip(kept_columns(table), shape.words if shape else (), strict=bool(shape)):
        key = folded_heading(column.heading)
        said = key in named or column.letter in typed or column.shown in typed
        if said or (word != LEFT_OUT and word in typed.values()):
            continue
        mapping[column.heading if headings.count(key) == 1 and key else column.letter] = word
    return mapping


def kept_columns(table: SourceTable) -> list[Column]:
    """All columns but that of our reasons."""
    return [column for column in table.header if column.heading != REVIEW_HEADING]


def words_of(table: SourceTable, columns: ColumnMap) -> tuple[str, ...]:
    """The mapping to remember: a word for each column."""
    words = {column.index: word for column, word in columns.pairs()}
    return tuple(words.get(column.index, LEFT_OUT) for column in kept_columns(table))


def field_word(target: Target, text: str) -> str:
    """The German word of the field that a person means, "-" for none. Raises `UnknownField`."""
    if text.strip() == LEFT_OUT:
        return LEFT_OUT
    fields = FIELDS[target]
    key = folded_heading(text)
    for field in fields:
        if key in (folded_heading(field.word), field.name, *map(folded_heading, field.headings)):
            return field.word
    words = [field.word for field in fields]
    raise UnknownField(text, words, near(text, words))


def source_name(db: Database, file: str, table: SourceTable, target: str, rows: Sequence[OrganisationRow]) -> str:
    """The source that this list is a newer edition of, else the name of the file.

    It is one if it has the same headings, and either nearly the same name ("schulen-2025", "schulen-2026") or a key
    column in which most keys that both have name the same organisations.
    """
    for shape in list_memory.shapes(db, shape_of(table.headings)):
        if not shape.source or shape.target != target:
            continue
        if stem_of(shape.source) == stem_of(file) or _same_keys(db, shape.source, rows):
            return shape.source
    return file


def _same_keys(db: Database, source: str, rows: Iterable[OrganisationRow]) -> bool:
    known = {
        one.source_key: fold(one.name)
        for one in organisation_store.find(db)
        if one.source_key and one.provenance.source == source
    }
    common = [(known[row.source_key], fold(row.name)) for row in rows if row.source_key in known]
    return bool(common) and sum(ours == theirs for ours, theirs in common) * 2 > len(common)
