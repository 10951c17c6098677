"""The commands of a story, typed one after the other into the real program.

Besides commands a story has lines `cd DIR` and `KS_TODAY=2025-08-08`, which hold for the lines after them.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


#: Begins a line that sets the day.
CLOCK = "KS_TODAY="


def commands_in(text: str) -> list[str]:
    """The command lines of a file; comments and empty lines left out."""
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def type_all(lines: list[str], folder: Path, today: str) -> list[tuple[str, int, str]]:
    """Run the lines in `folder` as a person without a terminal would; each with its exit code and what it complained."""
    told: list[tuple[str, int, str]] = []
    for line in lines:
        if line.startswith(CLOCK):
            today = line.removeprefix(CLOCK)
            continue
        program, *arguments = shlex.split(line)
        if program == "cd":
            folder /= arguments[0]
            continue
        assert program == "ks"
        done = subprocess.run(
            [sys.executable, "-m", "kinderschutz_cli", *arguments],
            cwd=folder,
            env=os.environ | {"KS_TODAY": today, "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        told.append((line, done.returncode, done.stderr.decode() if done.returncode else ""))
    return told


def all_well(lines: list[str]) -> list[tuple[str, int, str]]:
    """What `type_all` gives when every command succeeds."""
    return [(line, 0, "") for line in lines if not line.startswith(("cd ", CLOCK))]
