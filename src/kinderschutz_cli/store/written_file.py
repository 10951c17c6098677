"""What `ks` wrote to the disk: so that an edited workbook is not overwritten and a cut-off run is finished."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kinderschutz_cli.store.database import utc_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from kinderschutz_cli.store.database import Database


class WrittenFile(NamedTuple):
    """A file as it was written; `path` is relative to the network's folder where it lies inside, with `/`."""

    path: str
    sha256: str
    message_uuid: str | None = None


def fingerprint(db: Database, path: str) -> str | None:
    """SHA-256 of the file as `ks` last wrote it, `None` if it never did."""
    found: str | None = db.value("SELECT sha256 FROM written_file WHERE path = ?", [path])
    return found


def record(db: Database, files: Iterable[WrittenFile], now: datetime) -> None:
    """Note what the running command wrote; a path written again takes the newer fingerprint."""
    stamp, command = utc_text(now), db.command_id
    for file in files:
        row_id = db.value("SELECT id FROM written_file WHERE path = ?", [file.path])
        values = {"sha256": file.sha256, "message_uuid": file.message_uuid, "command_id": command, "at": stamp}
        if row_id is None:
            db.insert("written_file", path=file.path, **values)
        else:
            db.update("written_file", row_id, **values)


def command_of(db: Database, path: str) -> int | None:
    """The number of the command that last wrote a file, `None` if none did."""
    found: int | None = db.value("SELECT command_id FROM written_file WHERE path = ?", [path])
    return found
