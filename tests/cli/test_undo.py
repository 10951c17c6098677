"""`ks log` and `ks undo` as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Ks


def test_undo_and_redo(ks: Ks) -> None:
    ks("role", "add", "Qualitätszirkel")
    assert ks("undo", "--dry-run").code == 0
    assert ks("role", "show", "qualitaetszirkel").code == 0
    assert ks("undo").code == 2  # nobody can be asked
    done = ks("undo", "--yes")
    assert (done.code, done.out, done.err.splitlines()[1:]) == (
        0,
        "",
        [
            "Dabei: 1 Rolle entfernt",
            "Rückgängig gemacht: Befehl 2 (role add).",
            "Weiter: ks undo   (stellt es wieder her)",
        ],
    )
    assert ks("role", "show", "qualitaetszirkel").code == 3
    assert ks("undo", "--yes").err.splitlines()[1] == "Damit gilt Befehl 2 (role add) wieder."
    assert ks("role", "show", "qualitaetszirkel").code == 0


def test_files_that_left_stay_and_are_named(ks: Ks) -> None:
    ks("org", "add", "Leoschule", "--sector", "schule")
    exported = ks("export", "organisationen.csv")
    assert exported.code == 0
    shown = ks("undo", "--dry-run").err.splitlines()
    assert shown[0] == "Befehl 3 (export) hat nur Dateien geschrieben und bleibt unberührt."
    refused = ks("undo", "3", "--yes")
    assert (refused.code, refused.err.splitlines()[0]) == (
        4,
        "Fehler: Befehl 3 (export) hat keine Daten geändert; es gibt nichts rückgängig zu machen.",
    )


def test_a_conflict_and_the_first_command(ks: Ks) -> None:
    ks("role", "add", "Qualitätszirkel")
    ks("role", "rename", "qualitaetszirkel", "Zirkel")
    assert ks("undo", "2", "--yes").code == 4
    assert ks("undo", "1", "--yes").code == 4
    assert ks("undo", "99", "--yes").code == 3


def test_log_as_json_and_one_command(ks: Ks) -> None:
    ks("role", "add", "Qualitätszirkel")
    ks("role", "rename", "qualitaetszirkel", "Zirkel")
    newest, *_ = ks("log", "-n", "1", "--json").json
    assert newest | {"zeit": "", "benutzer": ""} == {
        "nummer": 3,
        "befehl": "role rename",
        "zeit": "",
        "benutzer": "",
        "aenderungen": [{"was": "Rolle", "vorgang": "geändert", "anzahl": 1}],
        "dateien": [],
        "macht_rueckgaengig": None,
        "rueckgaengig_durch": None,
        "daten_geloescht": False,
    }
    one = ks("log", "3", "--json").json
    assert one["datensaetze"] == [{"was": "Rolle", "id": 11, "vorgang": "geändert", "felder": ["Bezeichnung"]}]
    assert "Zirkel" not in ks("log", "3").out
    assert ks("log", "9").code == 3


def test_log_as_a_table(ks: Ks) -> None:
    ks("role", "add", "Qualitätszirkel")
    ks("undo", "--yes")
    lines = ks("log").out.splitlines()
    assert [line.split()[0] for line in lines[2:]] == ["3", "2", "1"]
    assert lines[2].endswith("macht 2 rückgängig")
    assert lines[3].endswith("rückgängig gemacht (3)")


def test_invitations_that_left_are_named_and_stay(ks: Ks, network: Path) -> None:
    ks("contact", "add", "Erika Muster", "--mail", "erika.muster@example.org", "--sector", "schule")
    ks("event", "create", "3. Konferenz", "--date", "8.10.2025", "--deadline", "12.9.2025")
    assert ks("invite", "--all", "--yes").code == 0
    files = sorted(path.name for path in (network / "ausgabe" / "3-konferenz").iterdir())
    assert any(name.endswith(".eml") for name in files)
    done = ks("undo", "--yes")
    left = f"{len(files)} Dateien in ausgabe/3-konferenz bleiben liegen – was verschickt wurde, holt ks nicht zurück."
    assert (done.code, left in done.err.splitlines()) == (0, True)
    assert sorted(path.name for path in (network / "ausgabe" / "3-konferenz").iterdir()) == files
