"""What lists of organisations and of contacts have in common when they are compared with the file."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from kinderschutz_cli.domain.contact import Contact
from kinderschutz_cli.domain.organisation import Organisation
from kinderschutz_cli.errors.list_import import RowRepeated
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.workflows.import_source import RowFault, Words
from kinderschutz_cli.workflows.settling import Change

if TYPE_CHECKING:
    from collections.abc import Hashable

    from kinderschutz_cli.intake.columns import ColumnMap
    from kinderschutz_cli.intake.fault import Fault, RowPlace
    from kinderschutz_cli.workflows.import_source import Origin
    from kinderschutz_cli.workflows.session import Session


class _Placed(Protocol):
    @property
    def place(self) -> RowPlace: ...

    @property
    def id(self) -> int | None: ...


Row = TypeVar("Row", bound=_Placed)
Record = TypeVar("Record", Organisation, Contact)


@dataclass(frozen=True, slots=True)
class NewRecord(Generic[Record]):
    """A record that a row would make; `row` is its number in the file."""

    record: Record
    row: int


class RowComparison(ABC, Generic[Row, Record]):
    """Takes the rows one by one; a subclass says how a row is recognised and merged."""

    def __init__(self, session: Session, columns: ColumnMap, origin: Origin) -> None:
        self.session = session
        self.columns = columns
        self.origin = origin
        self.words = Words(session.db)
        self.legal_basis = setting_store.settings(session.db)["rechtsgrundlage"]
        self.new: list[NewRecord[Record]] = []
        self.changes: list[Change[Record]] = []
        self.unchanged = 0
        self.recognised: set[int] = set()
        self.remarks: list[str] = []
        self.faults: list[Fault] = []
        self._seen: dict[Hashable, int] = {}

    @abstractmethod
    def said(self, row: Row) -> Any:
        """The row as far as it is understood without what is in the file."""

    @abstractmethod
    def recognise(self, row: Row, said: Any) -> Record | None: ...

    @abstractmethod
    def made(self, row: Row, said: Any) -> Record: ...

    @abstractmethod
    def merged(self, before: Record, row: Row, said: Any) -> Record: ...

    @abstractmethod
    def key(self, row: Row, after: Record) -> Hashable:
        """Two rows with one key mean the same record."""

    @abstractmethod
    def label(self, row: Row) -> str: ...

    def take(self, row: Row) -> None:
        number = row.place.number
        try:
            said = self.said(row)
            before = self.recognise(row, said)
            if before is not None:
                self.recognised.add(before.id)
            after = self.made(row, said) if before is None else self.merged(before, row, said)
            self._refuse_repeated(row, after)
        except RowFault as fault:
            self.faults.append(fault.at(row.place))
            return
        if before is None:
            self.new.append(NewRecord(after, number))
        elif after != before:
            self.changes.append(Change(before, after, number, own=row.id is not None))
        else:
            self.unchanged += 1

    def _refuse_repeated(self, row: Row, after: Record) -> None:
        """The same record twice in one file, in different words."""
        first = self._seen.setdefault(self.key(row, after), row.place.number)
        if first != row.place.number:
            raise RowFault("", self.label(row), RowRepeated(first))
