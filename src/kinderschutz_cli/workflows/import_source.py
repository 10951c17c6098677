"""What all rows of one import have in common, and how a word in a cell becomes a slug or a fault."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.intake.fault import Fault, RowPlace
from kinderschutz_cli.workflows import reference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kinderschutz_cli.store.database import Database
    from kinderschutz_cli.store.past import Past


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the rows come from, and the sector and kind of those that state none."""

    name: str
    sector: str = ""
    kind: str = ""
    key_heading: str = ""
    #: What was when the export was written that comes back now; `None` for any other list.
    past: Past | None = None
    #: Row → the record that somebody said it means.
    same: Mapping[int, int] = field(default_factory=dict)
    #: Take what the list says also where a person changed it here.
    overwrite: bool = False


class RowFault(Exception):
    """A row that cannot be taken, with the column it is about."""

    def __init__(self, column: str, value: str, problem: KsError) -> None:
        super().__init__(problem.message)
        self.column, self.value, self.problem = column, value, problem

    def at(self, place: RowPlace) -> Fault:
        return Fault(place, self.column, self.value, self.problem.message, self.problem.hint)


@dataclass(slots=True)
class Words:
    """Slugs for words in cells, each looked up once."""

    db: Database
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def slug(self, table: str, column: str, text: str) -> str:
        """Raises `RowFault` for a word the file does not know."""
        if (table, text) not in self._known:
            try:
                self._known[table, text] = reference.word(self.db, table, text)
            except KsError as problem:
                raise RowFault(column, text, problem) from None
        return self._known[table, text]
