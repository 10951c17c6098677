"""`ks backup` and `ks doctor` as they are typed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Ks


def test_a_backup_can_take_the_place_of_the_file(ks: Ks, network: Path) -> None:
    ks("role", "add", "Qualitätszirkel")
    made = ks("backup")
    backup = network / "sicherungen" / "netzwerk-2025-07-01-100000.db"
    assert (made.code, made.out) == (0, f"{backup}\n")
    assert made.err.startswith("Gesichert und geprüft: ")
    ks("role", "remove", "qualitaetszirkel", "--yes")
    (network / "netzwerk.db").write_bytes(backup.read_bytes())
    assert ks("role", "show", "qualitaetszirkel").code == 0


def test_a_backup_as_json_and_never_twice(ks: Ks, network: Path) -> None:
    target = network / "meine.db"
    first = ks("backup", str(target), "--json")
    assert {key: first.json[key] for key in ("datei", "bytes", "geprueft")} == {
        "datei": str(target),
        "bytes": target.stat().st_size,
        "geprueft": True,
    }
    before = target.read_bytes()
    assert ks("backup", str(target)).code == 4
    assert target.read_bytes() == before


def test_every_finding_has_a_level_and_a_hint_its_way_out(ks: Ks) -> None:
    result = ks("doctor", "--json")
    assert result.code == 0
    assert {one["befund"] for one in result.json} == {"ok", "Hinweis"}
    assert [one for one in result.json if one["befund"] == "Hinweis" and not one["ausweg"]] == []
    topics = [one["bereich"] for one in result.json]
    assert topics[:4] == ["Datei", "Unversehrtheit", "Verweise", "Stand"]


def test_doctor_as_lines(ks: Ks) -> None:
    lines = ks("doctor").out.splitlines()
    assert "Hinweis  Sicherung: Es gibt noch keine im Ordner „sicherungen“. → ks backup" in lines
    assert "ok       Verweise: alle gültig" in lines


def test_doctor_without_a_network(ks: Ks, tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    assert ks("doctor", folder=tmp_path / "leer").code == 3
    assert ks("--db", "fehlt.db", "doctor").code == 3


_CRASH = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 5")  # changed pages reach the file before the end
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE kind SET label = label || hex(zeroblob(50))")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
def test_a_crash_in_the_middle_of_writing_is_no_damage(ks: Ks, network: Path) -> None:
    file = network / "netzwerk.db"
    before = ks("kind", "list", "--json").json
    subprocess.run([sys.executable, "-c", _CRASH, str(file)], check=False)
    assert (network / "netzwerk.db-journal").exists()
    examined = ks("doctor", "--json")
    assert (examined.code, examined.json[0]["text"]) == (0, "Ein Befehl brach mitten im Schreiben ab.")
    assert ks("kind", "list", "--json").json == before
    assert ks("doctor", "--json").json[1]["befund"] == "ok"


def test_a_database_of_another_program_is_named(ks: Ks, network: Path) -> None:
    other = sqlite3.connect(network / "kunden.db")
    other.execute("CREATE TABLE kunden (id INTEGER)")
    other.close()
    result = ks("--db", "kunden.db", "doctor")
    assert (result.code, result.out.splitlines()[0]) == (6, "Fehler   Datei: keine lesbare Datei von ks")
