"""A file that cannot be used: a German sentence, the right exit code, and not a byte of it changed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from kinderschutz_cli.store.database import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Ks, Result

WRITE = ("role", "add", "Qualitätszirkel")
COMMANDS = pytest.mark.parametrize(
    "command", [("contact", "list"), WRITE, ("backup",)], ids=["read", "write", "backup"]
)


def sentence(result: Result) -> str:
    """The failure, without the folder of the test."""
    lines = result.err.splitlines()
    assert "Traceback" not in result.err
    assert lines[-1].startswith("Tipp: ")
    return next(line for line in lines if line.startswith("Fehler: "))


def run_untouched(ks: Ks, file: Path, *command: str) -> Result:
    """Run and make sure that the file is as it was and nothing new lies beside it."""
    before, beside = file.read_bytes(), sorted(file.parent.iterdir())
    result = ks(*command, folder=file.parent)
    assert (file.read_bytes(), sorted(file.parent.iterdir())) == (before, beside)
    assert result.out == ""
    return result


def test_no_file_anywhere(ks: Ks, tmp_path: Path) -> None:
    empty = tmp_path / "leer"
    empty.mkdir()
    result = ks("contact", "list", folder=empty)
    assert (result.code, result.out) == (3, "")
    assert sentence(result).startswith("Fehler: Hier gibt es kein Netzwerk")
    named = ks("--db", "fehlt.db", "contact", "list", folder=empty)
    assert (named.code, sentence(named)) == (3, "Fehler: Die Datei „fehlt.db“ gibt es nicht.")
    assert list(empty.iterdir()) == []


@COMMANDS
@pytest.mark.parametrize(
    "content", [b"", b"Name;Ort\nLeoschule;Musterstadt\n" * 100, b"SQLite format 3\x00" + b"\x07" * 5000]
)
def test_a_file_that_is_no_database(ks: Ks, network: Path, command: tuple[str, ...], content: bytes) -> None:
    file = network / "netzwerk.db"
    file.write_bytes(content)
    result = run_untouched(ks, file, *command)
    assert (result.code, sentence(result)) == (6, f"Fehler: „{file}“ ist keine Datei von ks.")


@COMMANDS
def test_a_database_of_another_program(ks: Ks, network: Path, command: tuple[str, ...]) -> None:
    file = network / "netzwerk.db"
    file.unlink()
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE kunden (id INTEGER)")
    other.close()
    result = run_untouched(ks, file, *command)
    assert (result.code, sentence(result)) == (6, f"Fehler: „{file}“ ist keine Datei von ks.")


@pytest.mark.parametrize("command", [("sector", "list"), WRITE, ("backup",)], ids=["read", "write", "backup"])
def test_a_damaged_file(ks: Ks, network: Path, command: tuple[str, ...]) -> None:
    file = network / "netzwerk.db"
    content = bytearray(file.read_bytes())
    # The first pages hold the schema; of the rest nothing is left.
    start = 40 * 4096
    content[start:] = b"\x5a" * (len(content) - start)
    file.write_bytes(content)
    (network / "sicherungen").mkdir()
    result = run_untouched(ks, file, *command)
    assert result.code == 6
    assert "beschädigt" in sentence(result) or "besteht die Prüfung nicht" in sentence(result)


def test_doctor_reads_a_damaged_file_as_far_as_it_can(ks: Ks, network: Path) -> None:
    file = network / "netzwerk.db"
    content = bytearray(file.read_bytes())
    content[40 * 4096 :] = b"\x5a" * (len(content) - 40 * 4096)
    file.write_bytes(content)
    result = ks("doctor", "--json")
    assert (result.code, file.read_bytes()) == (6, bytes(content))
    found = {one["bereich"]: one["befund"] for one in result.json}
    assert (found["Unversehrtheit"], found["Lesbar"]) == ("Fehler", "Hinweis")


@COMMANDS
def test_a_file_of_a_newer_version(ks: Ks, network: Path, command: tuple[str, ...]) -> None:
    file = network / "netzwerk.db"
    with sqlite3.connect(file) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    newer.close()
    result = run_untouched(ks, file, *command)
    assert (result.code, sentence(result)) == (
        6,
        (
            f"Fehler: „{file}“ wurde mit einer neueren Version von ks bearbeitet "
            f"(Stand {SCHEMA_VERSION + 1}, dieses ks kennt {SCHEMA_VERSION}). "
            "Die Datei bleibt unberührt."
        ),
    )
    assert ks("doctor").code == 6


_HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("command", [("contact", "list"), WRITE, ("doctor", "--json")], ids=["read", "write", "doctor"])
def test_a_file_that_another_process_holds(ks: Ks, network: Path, command: tuple[str, ...]) -> None:
    file = network / "netzwerk.db"
    before = file.read_bytes()
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        result = ks(*command, env={"KS_BUSY_SECONDS": "0.1"})
        holder.communicate("")
    assert (result.code, sentence(result)) == (
        6,
        f"Fehler: Die Datei „{file}“ wird gerade von einem anderen Programm benutzt. Es wurde nichts geändert.",
    )
    assert file.read_bytes() == before
    assert ks(*WRITE).code == 0


_FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from kinderschutz_cli.__main__ import main
sys.argv = ["ks", *sys.argv[2:]]
main()
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of file sizes are POSIX; store/test_database.py covers the rest")
def test_a_drive_that_takes_no_more(network: Path, ks: Ks) -> None:
    file = network / "netzwerk.db"
    before = file.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", _FULL, "1024", *WRITE],
        cwd=network,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        6,
        f"Fehler: Das Laufwerk von „{file}“ meldet einen Fehler beim Lesen oder Schreiben. Es wurde nichts geändert.",
    )
    assert file.read_bytes() == before
    assert ks("doctor").code == 0


@pytest.fixture
def tiny_drive(tmp_path: Path, network: Path) -> Iterator[Path]:
    """The network on a drive of its own with 40 KB left."""
    drive = tmp_path / "laufwerk"
    drive.mkdir()
    size = (network / "netzwerk.db").stat().st_size + 40 * 1024
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", drive], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no drive can be mounted here")
    (drive / "netzwerk.db").write_bytes((network / "netzwerk.db").read_bytes())
    yield drive
    subprocess.run(["umount", drive], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is of Linux; store/test_database.py covers the translation")
def test_a_full_drive(ks: Ks, tiny_drive: Path) -> None:
    file = tiny_drive / "netzwerk.db"
    before = file.read_bytes()
    written = ks("role", "add", f"Rolle {'x' * 3000}", folder=tiny_drive)
    backed_up = ks("backup", folder=tiny_drive)
    assert [(one.code, sentence(one)) for one in (written, backed_up)] == [
        (6, f"Fehler: Auf dem Laufwerk von „{place}“ ist kein Platz mehr. Es wurde nichts geändert.")
        for place in (file, tiny_drive / "sicherungen")
    ]
    assert (file.read_bytes(), list((tiny_drive / "sicherungen").iterdir())) == (before, [])


_SLOW = """
import sys, time
from kinderschutz_cli.store import term
add_role = term.add_role
def slowly(db, role):
    add_role(db, role)
    print("written", flush=True)
    time.sleep(60)
term.add_role = slowly
from kinderschutz_cli.__main__ import main
sys.argv = ["ks", *sys.argv[1:]]
main()
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGINT for one process")
def test_ctrl_c_in_the_middle_of_a_command(network: Path, ks: Ks) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _SLOW, *WRITE],
        cwd=network,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as running:
        assert running.stdout
        assert running.stdout.readline() == "written\n"
        time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=10)
    assert (running.returncode, err) == (130, "Abgebrochen. Es wurde nichts geändert.\n")
    assert [entry["befehl"] for entry in ks("log", "--json").json] == ["init"]
    assert ks("role", "show", "qualitaetszirkel").code == 3


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
def test_a_killed_command_leaves_nothing_half_done(network: Path, ks: Ks) -> None:
    with subprocess.Popen([sys.executable, "-c", _SLOW, *WRITE], cwd=network, stdout=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stdout.readline() == b"written\n"
        running.kill()
    assert ks("doctor").code == 0
    assert [entry["befehl"] for entry in ks("log", "--json").json] == ["init"]
