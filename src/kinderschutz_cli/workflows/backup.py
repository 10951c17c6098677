"""A dated copy of the file, checked before it counts as a backup; nothing is ever overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from kinderschutz_cli.errors.backup import BackupExists, BackupFaulty
from kinderschutz_cli.store import health

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kinderschutz_cli.workflows.session import Session

FOLDER = "sicherungen"
_SUFFIX = ".db"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was checked; `size` in bytes, `rows` of all tables together."""

    path: Path
    size: int
    rows: int
    made_at: datetime


def place(session: Session, target: Path | None) -> Path:
    """Where the copy goes: `target` is a file (ending in .db) or a folder; without it the network's own folder."""
    if target and target.suffix.lower() == _SUFFIX and not target.is_dir():
        return target
    folder = target or session.folder / FOLDER
    return folder / f"{session.db.path.stem}-{session.now:%Y-%m-%d-%H%M%S}{_SUFFIX}"


def back_up(session: Session, target: Path | None) -> Backup:
    """Copy, check, then give the copy its name; a copy that fails the check is thrown away."""
    path = place(session, target)
    if path.exists():
        raise BackupExists(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name[:80]}.{uuid4().hex[:8]}.tmp")
    try:
        temporary.touch(mode=0o600)
        session.db.backup_to(temporary)
        rows = _verified(session, temporary)
        if path.exists():
            raise BackupExists(path)
        temporary.rename(path)
    finally:
        temporary.unlink(missing_ok=True)
    return Backup(path, path.stat().st_size, rows, session.now)


def _verified(session: Session, copy: Path) -> int:
    """The number of rows of a whole copy."""
    found = health.examine(copy)
    if not found.whole:
        raise BackupFaulty(
            session.db.path,
            f"fehlerhafte Stellen: {len(found.faults) or found.broken_references or len(found.unreadable)}",
        )
    original = {table: session.db.count(table) for table in found.rows}
    if original != found.rows:
        raise BackupFaulty(session.db.path, "andere Zahl von Einträgen")
    return sum(found.rows.values())


def latest(folder: Path) -> Path | None:
    """The newest backup beside the file."""
    found = sorted((folder / FOLDER).glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else None
