"""Files leave through here: written beside their place and renamed, never over somebody's own work."""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from kinderschutz_cli.errors.file import FileInPlaceOfFolder, FileNotWritten, FileOpenElsewhere, FileWasEdited
from kinderschutz_cli.errors.system import SystemRefused
from kinderschutz_cli.store import written_file as written_file_store
from kinderschutz_cli.store.written_file import WrittenFile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kinderschutz_cli.workflows.session import Session

OUTPUT_FOLDER = "ausgabe"


class NewFile(NamedTuple):
    """A file to be written; `message_uuid` ties it to the recorded message it carries."""

    path: Path
    content: bytes
    message_uuid: str | None = None


def known_path(session: Session, path: Path) -> str:
    """A file's name in the records: relative to the network's folder where it lies inside, with `/`."""
    path = path.resolve()
    folder = session.folder.resolve()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)


def refuse_edited(session: Session, paths: Iterable[Path]) -> None:
    """Raise `FileWasEdited` for a file that somebody changed since `ks` wrote it, or that `ks` never wrote."""
    for path in paths:
        if not path.exists():
            continue
        expected = written_file_store.fingerprint(session.db, known_path(session, path))
        if expected != _fingerprint(_read(path)):
            raise FileWasEdited(path, ours=expected is not None)


def write_in_command(session: Session, file: NewFile) -> Path:
    """Write one file inside the running command, which records it."""
    write_atomically(file.path, file.content)
    written_file_store.record(session.db, [_record(session, file)], session.now)
    return file.path


def write_files(session: Session, files: Iterable[NewFile], *, command: int) -> list[Path]:
    """Write files of a command already recorded; also when interrupted, what lies there is known to lie there."""
    written: list[NewFile] = []
    try:
        for file in files:
            write_atomically(file.path, file.content)
            written.append(file)
    finally:
        if written:
            records = [_record(session, file) for file in written]
            with session.db.continued_command(command):
                written_file_store.record(session.db, records, session.now)
    return [file.path for file in written]


def _record(session: Session, file: NewFile) -> WrittenFile:
    return WrittenFile(known_path(session, file.path), _fingerprint(file.content), file.message_uuid)


def write_atomically(path: Path, content: bytes) -> None:
    """Write beside the place, then rename: a reader sees the old file or the new one, never half of it."""
    _refuse_folder(path)
    temporary = path.with_name(f".{path.name[:80]}.{uuid4().hex[:8]}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.write(content)
        temporary.replace(path)
    except PermissionError:
        # Windows refuses to replace a file that Excel or Word holds open.
        raise FileOpenElsewhere(path) from None
    except OSError as error:
        if in_the_way := next((parent for parent in path.parents if parent.is_file()), None):
            raise FileInPlaceOfFolder(in_the_way) from None
        raise SystemRefused(error, path) from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _read(path: Path) -> bytes:
    _refuse_folder(path)
    try:
        return path.read_bytes()
    except PermissionError:
        raise FileOpenElsewhere(path) from None


def _refuse_folder(path: Path) -> None:
    """Asked beforehand, because each system fails differently on a folder in a file's place."""
    if path.is_dir():
        raise FileNotWritten(path, "dort liegt ein Ordner, der so heißt")


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
