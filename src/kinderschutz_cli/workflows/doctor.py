"""The examination of a network: file, place, backups and what is missing in the data. Changes nothing."""

from __future__ import annotations

import os
import platform
import shutil
import stat
from datetime import datetime
from typing import TYPE_CHECKING

from kinderschutz_cli import __version__
from kinderschutz_cli.domain.finding import Finding, Level
from kinderschutz_cli.domain.journal import noun
from kinderschutz_cli.domain.short_list import shortened
from kinderschutz_cli.errors.backup import FileFaulty
from kinderschutz_cli.errors.database import DatabaseBusy, NewerFile, NotADatabase
from kinderschutz_cli.store import health
from kinderschutz_cli.store.database import SCHEMA_VERSION
from kinderschutz_cli.workflows.backup import latest
from kinderschutz_cli.workflows.drive import lies_on_network_drive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kinderschutz_cli.errors.base import KsError
    from kinderschutz_cli.store.health import FileHealth

_MEGABYTE = 1024 * 1024
_ENOUGH = 100 * _MEGABYTE
_BACKUP_DAYS = 30
_MOST_NAMED = 5
_LIBRARIES = (
    "typer",
    "click",
    "rich",
    "sqlite-utils",
    "jinja2",
    "openpyxl",
    "typst",
    "docxtpl",
    "icalendar",
    "python-calamine",
)
_ROLL_BACK = "Der nächste Befehl stellt den Stand davor wieder her, zum Beispiel: ks log"
_NEXT_COMMAND = "Der nächste Befehl, der etwas ändert, räumt das auf."
_RESTORE = "Benennen Sie die Datei um und kopieren Sie die letzte Sicherung unter ihrem Namen an ihre Stelle."


def examine_file(path: Path) -> tuple[FileHealth, list[Finding]]:
    """What the file itself tells; it may be damaged or not ours."""
    found = health.examine(path)
    return found, list(_file_findings(path, found))


def verdict(path: Path, found: FileHealth) -> KsError | None:
    """Why the examination ends with a failure, if it does."""
    if found.busy:
        return DatabaseBusy(path)
    if found.damaged:
        return FileFaulty(path)
    if not found.ours and not found.interrupted:
        return NotADatabase(path)
    if (found.version or 0) > SCHEMA_VERSION:
        return NewerFile(path, found.version or 0, SCHEMA_VERSION)
    return None


def _file_findings(path: Path, found: FileHealth) -> Iterator[Finding]:
    if found.busy:
        yield Finding("Datei", "wird gerade von einem anderen Programm benutzt", Level.FAULT)
        return
    if found.interrupted:
        yield Finding("Datei", "Ein Befehl brach mitten im Schreiben ab.", Level.HINT, _ROLL_BACK)
        return
    if not found.ours:
        yield Finding("Datei", "keine lesbare Datei von ks", Level.FAULT, _RESTORE if found.faults else "")
        return
    yield Finding("Datei", f"{path}, {max(1, path.stat().st_size // 1024)} KB")
    rows = f"{sum(found.rows.values())} Einträge in {len(found.rows)} Tabellen"
    if found.faults or found.unreadable:
        spots = len(found.faults) or len(found.unreadable)
        yield Finding("Unversehrtheit", f"beschädigte Stellen: {spots}", Level.FAULT, _RESTORE)
        lost = ", ".join(noun(table, 2) for table in found.unreadable) or "keine"
        yield Finding("Lesbar", f"{rows}; nicht ganz lesbar: {lost}", Level.HINT)
    else:
        yield Finding("Unversehrtheit", f"{rows}, alle lesbar")
    if found.broken_references:
        yield Finding("Verweise", f"führen ins Leere: {found.broken_references}", Level.FAULT, _RESTORE)
    else:
        yield Finding("Verweise", "alle gültig")
    if not found.cursor_clean:
        yield Finding("Protokoll", "Ein Befehl gilt als noch nicht beendet.", Level.HINT, _NEXT_COMMAND)
    yield _schema(found)


def _schema(found: FileHealth) -> Finding:
    version = found.version or 0
    if version > SCHEMA_VERSION:
        return Finding(
            "Stand",
            f"Die Datei hat Stand {version}, dieses ks kennt {SCHEMA_VERSION}.",
            Level.FAULT,
            "Aktualisieren Sie ks auf diesem Rechner.",
        )
    if version < SCHEMA_VERSION:
        return Finding(
            "Stand",
            f"Die Datei hat Stand {version}, dieses ks bringt sie auf {SCHEMA_VERSION}.",
            Level.HINT,
            "Der nächste Befehl tut das und legt vorher eine Kopie an.",
        )
    return Finding("Stand", f"{version}, wie dieses ks ihn erwartet")


def examine_place(path: Path, now: datetime) -> list[Finding]:
    """Where the file lies: drive, rights, backups, leftovers, versions."""
    folder = path.resolve().parent
    return [
        _free_space(path, shutil.disk_usage(folder).free),
        _drive(folder),
        *_rights(path),
        _backups(folder, now),
        *_leftovers(folder),
        Finding("Versionen", _versions()),
    ]


def _free_space(path: Path, free: int) -> Finding:
    size = path.stat().st_size
    text = f"{free // _MEGABYTE} MB frei"
    if free < 2 * size or free < _ENOUGH // 10:
        return Finding("Platz", text, Level.FAULT, "Schaffen Sie Platz auf dem Laufwerk, bevor Sie weiterarbeiten.")
    if free < _ENOUGH:
        return Finding("Platz", text, Level.HINT, "Schaffen Sie bald Platz auf dem Laufwerk.")
    return Finding("Platz", text)


def _drive(folder: Path) -> Finding:
    remote = lies_on_network_drive(folder)
    if remote:
        return Finding(
            "Laufwerk",
            "Der Ordner liegt auf einem Netzlaufwerk.",
            Level.HINT,
            "Arbeiten Sie immer nur in einem Fenster und an einem Rechner mit ks, und sichern Sie oft: ks backup",
        )
    return Finding("Laufwerk", "unbekannt" if remote is None else "auf diesem Rechner")


def _rights(path: Path) -> Iterator[Finding]:
    if os.name != "posix":  # on Windows the folder's rights decide
        return
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        yield Finding(
            "Rechte",
            f"Andere Konten dieses Rechners dürfen an die Datei ({mode:04o}).",
            Level.HINT,
            f"chmod 600 {path}",
        )
    else:
        yield Finding("Rechte", "Nur Ihr Konto liest die Datei.")


def _backups(folder: Path, now: datetime) -> Finding:
    newest = latest(folder)
    if newest is None:
        return Finding("Sicherung", "Es gibt noch keine im Ordner „sicherungen“.", Level.HINT, "ks backup")
    days = (now - datetime.fromtimestamp(newest.stat().st_mtime, now.tzinfo)).days
    if days > _BACKUP_DAYS:
        return Finding("Sicherung", f"Die letzte ist {days} Tage alt ({newest.name}).", Level.HINT, "ks backup")
    return Finding("Sicherung", newest.name)


def _leftovers(folder: Path) -> Iterator[Finding]:
    found = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob(".*.tmp"))]
    if found:
        yield Finding(
            "Reste",
            f"Halbe Dateien eines abgebrochenen Befehls: {shortened(found, _MOST_NAMED)}",
            Level.HINT,
            "Löschen Sie sie, wenn gerade kein ks läuft.",
        )


def _versions() -> str:
    from importlib import metadata  # 15 ms, needed here alone

    libraries = []
    for name in _LIBRARIES:
        try:
            libraries.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            libraries.append(f"{name} fehlt")
    return (
        f"ks {__version__}, Python {platform.python_version()}, SQLite {health.SQLITE_VERSION}, {', '.join(libraries)}"
    )
