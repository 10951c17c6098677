"""Running `ks` from a test: as a process of its own, with or without a person at a terminal."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
KS = [sys.executable, "-m", "kinderschutz_cli"]
FAKE_KS = [sys.executable, "-m", "tests.cli.fakes"]


def environment(**changes: str) -> dict[str, str]:
    """This process's environment without what would change `ks`, and with `changes`."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("KS_", "_KS_", "PYTHONIOENCODING"))
    }
    return {**kept, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), **changes}


def run(command: list[str], *args: str, encoding: str = "utf-8", **variables: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr; nobody sits there."""
    done = subprocess.run(
        [*command, *args],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(**variables),
        cwd=ROOT,
        timeout=30,
        check=False,
    )
    out, err = (stream.decode(encoding).replace("\r\n", "\n") for stream in (done.stdout, done.stderr))
    return done.returncode, out, err
