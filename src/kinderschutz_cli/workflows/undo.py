"""Undoing one whole command, and undoing an undo; what has left the house is named, not pretended back."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.errors.journal import CommandPurged, FirstCommandStays, NoDataChanged, UndoneAlready
from kinderschutz_cli.store import journal as journal_store

if TYPE_CHECKING:
    from kinderschutz_cli.domain.journal import JournalEntry
    from kinderschutz_cli.workflows.session import Session

_FIRST = "init"


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """What would be undone.

    `restores`: where `entry` is an undo itself, the command whose effect comes back. `passed_over`: later commands that
    only wrote files.
    """

    entry: JournalEntry
    restores: JournalEntry | None = None
    passed_over: tuple[JournalEntry, ...] = ()


def plan(session: Session, number: int | None, *, trial: bool = True) -> UndoPlan:
    """Decide what is undone; changes nothing.

    `trial`: try it, so that a conflict is told before anybody is asked; carrying out finds it anyway.
    """
    entry = journal_store.entry(session.db, number)
    _refuse(entry)
    if trial:
        with contextlib.suppress(_OnlyTried), session.db.transaction():
            journal_store.invert(session.db, entry.number)
            raise _OnlyTried
    later = journal_store.entries(session.db, limit=_MOST_PASSED_OVER) if number is None else []
    return UndoPlan(
        entry,
        journal_store.entry(session.db, entry.undoes) if entry.undoes else None,
        tuple(one for one in later if one.number > entry.number),
    )


#: More exports in a row are not counted out.
_MOST_PASSED_OVER = 20


class _OnlyTried(Exception):
    """Ends the trial; the transaction is rolled back."""


def carry_out(session: Session, plan: UndoPlan) -> int:
    """Undo in one transaction, which compares every row again; the number of the new command."""
    with session.db.command("undo", session.now, undoes=plan.entry.number) as number:
        journal_store.invert(session.db, plan.entry.number)
    return number


def _refuse(entry: JournalEntry) -> None:
    if entry.name == _FIRST:
        raise FirstCommandStays
    if entry.purged:
        raise CommandPurged(entry.number)
    if entry.undone_by:
        raise UndoneAlready(entry.number, entry.name, entry.undone_by)
    if not entry.counts:
        raise NoDataChanged(entry.number, entry.name)
