"""What every workflow works with: the open file and the clock, which enters here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import date, datetime
    from pathlib import Path

    from kinderschutz_cli.store.database import Database


@dataclass(frozen=True, slots=True)
class Session:
    """An open network. `now` carries its time zone; `today` is the local day."""

    db: Database
    now: datetime

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def folder(self) -> Path:
        """The network's folder, where `vorlagen/` and `ausgabe/` lie."""
        return self.db.folder

    def command(self, name: str) -> AbstractContextManager[int]:
        """One command of the user: a transaction and an entry of the journal (see `Database.command`)."""
        return self.db.command(name, self.now)
