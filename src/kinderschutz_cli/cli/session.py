"""From the terminal to an open network: which file is meant, and what day it is."""

from __future__ import annotations

import contextlib
import os
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from kinderschutz_cli.cli.invocation import current
from kinderschutz_cli.workflows.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY_VARIABLE = "KS_TODAY"


@contextlib.contextmanager
def open_session() -> Iterator[Session]:
    """The network meant by `--db`, `KS_DB` or the folder we are in."""
    from kinderschutz_cli.store.database import find_database, open_database  # sqlite3: 8 ms

    db = open_database(current().db or find_database(Path.cwd()))
    try:
        yield Session(db, the_clock())
    finally:
        db.close()


def the_clock() -> datetime:
    """Now, with its zone; `KS_TODAY=2025-07-01` makes it ten o'clock of that day for examples and tests."""
    stated = os.environ.get(TODAY_VARIABLE)
    if not stated:
        return datetime.now().astimezone()
    from kinderschutz_cli.errors.clock import TodayNotUnderstood

    try:
        return datetime.combine(date.fromisoformat(stated), time(10)).astimezone()
    except ValueError:
        raise TodayNotUnderstood(stated) from None
