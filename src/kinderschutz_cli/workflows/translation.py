"""The table of translations: what a word in a column means for sector and kind ("Schulform 02 → schule/grundschule")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.list_shape import folded_heading
from kinderschutz_cli.errors.list_import import TranslationUnreadable
from kinderschutz_cli.intake.columns import find_column
from kinderschutz_cli.store import term as term_store
from kinderschutz_cli.store.list_memory import Translation
from kinderschutz_cli.workflows import reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kinderschutz_cli.intake.contact import ContactRow
    from kinderschutz_cli.intake.organisation import OrganisationRow
    from kinderschutz_cli.intake.table import SourceTable
    from kinderschutz_cli.store.database import Database

Row = TypeVar("Row", "OrganisationRow", "ContactRow")


def parse(db: Database, table: SourceTable, texts: Sequence[str]) -> tuple[Translation, ...]:
    """ "Schulform:02=schule/grundschule" as typed in `--translate`; a column of this table, words that the file knows.

    Raises `TranslationUnreadable`, `UnknownColumn` and `Unknown`.
    """
    found = []
    for text in texts:
        left, equals, meaning = text.rpartition("=")
        heading, colon, word = left.partition(":")
        if not (equals and colon and heading.strip() and word.strip() and meaning.strip()):
            raise TranslationUnreadable(text)
        column = find_column(table, heading.strip(), "--translate")
        sector, _, kind = (piece.strip() for piece in meaning.partition("/"))
        found.append(_checked(db, column.heading, word.strip(), sector, kind))
    return tuple(found)


def _checked(db: Database, heading: str, word: str, sector: str, kind: str) -> Translation:
    kind = reference.word(db, "kind", kind)
    sector = reference.word(db, "sector", sector)
    if kind and not sector:
        sector = next(one.sector for one in term_store.kinds(db) if one.slug == kind)
    return Translation(heading, word, sector, kind)


def organisations(
    rows: Sequence[OrganisationRow], table: SourceTable, known: Iterable[Translation]
) -> tuple[OrganisationRow, ...]:
    """The rows with sector and kind as the translations say."""
    return tuple(
        replace(row, sector=one.sector or row.sector, kind=one.kind or row.kind) if one else row
        for row, one in _with_meaning(rows, table, known)
    )


def contacts(rows: Sequence[ContactRow], table: SourceTable, known: Iterable[Translation]) -> tuple[ContactRow, ...]:
    """The rows with the sector as the translations say."""
    return tuple(
        replace(row, sector=one.sector or row.sector) if one else row for row, one in _with_meaning(rows, table, known)
    )


def _with_meaning(
    rows: Sequence[Row], table: SourceTable, known: Iterable[Translation]
) -> Iterable[tuple[Row, Translation | None]]:
    """Each row with the translation of its word; a later translation of the same word counts."""
    meanings = {(folded_heading(one.heading), fold(one.word)): one for one in known}
    headings = {heading for heading, _ in meanings}
    columns = [column for column in table.header if folded_heading(column.heading) in headings]
    if not columns:
        return [(row, None) for row in rows]
    by_number: dict[int, Translation] = {}
    for source in table.rows:
        for column in columns:
            key = folded_heading(column.heading), fold(" ".join(str(source.cells[column.index]).split()))
            if key in meanings:
                by_number[source.number] = meanings[key]
    return [(row, by_number.get(row.place.number)) for row in rows]
