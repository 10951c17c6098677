"""On what kind of drive a folder lies: SQLite's locks are weaker on network drives."""

from __future__ import annotations

import os
import re
from pathlib import Path

#: Kinds of file systems that lie on another machine.
_REMOTE = frozenset({"nfs", "nfs4", "cifs", "smbfs", "smb3", "fuse.sshfs", "fuse.rclone", "davfs", "fuse.davfs2", "9p"})
_DRIVE_REMOTE = 4  # DRIVE_REMOTE of GetDriveTypeW
_MOUNTS = Path("/proc/mounts")


def lies_on_network_drive(folder: Path) -> bool | None:
    """Whether `folder` lies on a network drive; `None` where the system does not tell."""
    folder = folder.resolve()
    if os.name == "nt":
        return _windows_drive_is_remote(folder)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:  # macOS
        return None
    return file_system(mounts, folder) in _REMOTE


def file_system(mounts: str, folder: Path) -> str:
    """The kind of file system of `folder` after the lines of /proc/mounts; the longest mount point counts."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[1]))
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind


def _windows_drive_is_remote(folder: Path) -> bool:
    if folder.drive.startswith("\\\\"):  # \\server\share
        return True
    import ctypes

    kernel: object = getattr(ctypes, "windll").kernel32  # noqa: B009 - only Windows has it
    kind: int = kernel.GetDriveTypeW(f"{folder.drive}\\")  # type: ignore[attr-defined]  # typed on Windows only
    return kind == _DRIVE_REMOTE
