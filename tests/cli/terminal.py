"""`ks` at a terminal: what somebody who sits there types, and what is shown."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

on_a_terminal = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminal in its standard library")


def at_a_terminal(folder: Path, typed: bytes, *arguments: str) -> str:
    """What the terminal showed."""
    import pty

    keyboard, terminal = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "kinderschutz_cli", *arguments], cwd=folder, stdin=terminal, stdout=terminal,
        stderr=terminal, env=os.environ | {"TERM": "dumb", "KS_TODAY": "2025-07-01"},
    ):  # fmt: skip
        os.close(terminal)
        os.write(keyboard, typed)
        return read_to_the_end(keyboard)


def read_to_the_end(keyboard: int) -> str:
    """What the terminal shows until the program is gone; closes this end."""
    shown = b""
    while True:
        try:
            piece = os.read(keyboard, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(keyboard)
    return shown.decode().replace("\r\n", "\n")
