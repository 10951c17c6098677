"""`ks` alone, as a person meets it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Ks

CREATE = (
    *("event", "create", "3. Lüner Kinderschutzkonferenz", "--date", "8.10.2025", "--time", "9 Uhr bis 16 Uhr"),
    *("--place", "LÜKAZ, Kurt-Schumacher-Straße 40-42, 44532 Lünen", "--seats", "150", "--deadline", "12.9.2025"),
)


def test_without_a_network_ks_says_how_to_begin(ks: Ks, tmp_path: Path) -> None:
    alone = ks(folder=tmp_path)
    assert (alone.code, alone.out) == (0, "")
    assert alone.err.splitlines() == [
        "Hier gibt es noch kein Netzwerk (keine Datei netzwerk.db in diesem Ordner oder darüber).",
        "Weiter: ks demo          (ein Beispiel zum Ausprobieren, mit erfundenen Personen)",
        "Weiter: ks init ORDNER   (ein eigenes Netzwerk anlegen)",
        "Weiter: ks --help        (alle Befehle)",
    ]
    assert ks("status", "--json", folder=tmp_path).json["netzwerk"] is None
    assert ks("status", "--open", folder=tmp_path).code == 3


def test_a_wrong_file_is_an_error_even_for_ks_alone(ks: Ks, tmp_path: Path) -> None:
    assert ks("--db", str(tmp_path / "fehlt.db")).code == 3


def test_the_page_of_an_event(ks: Ks) -> None:
    ks(*CREATE)
    ks("contact", "add", "Erika Muster", "--mail", "erika@example.org", "--sector", "schule")
    alone = ks()
    assert (alone.code, alone.out) == (
        0,
        (
            "Netzwerk Kinderschutz Musterstadt: 1 Kontakt in 0 Organisationen\n"
            "\n"
            "„3. Lüner Kinderschutzkonferenz“, Mittwoch, 8. Oktober 2025 – in 99 Tagen\n"
            "  09:00 bis 16:00 Uhr, LÜKAZ, Kurt-Schumacher-Straße 40-42, 44532 Lünen\n"
            "  Anmeldeschluss:  Freitag, 12. September 2025 – in 73 Tagen\n"
            "  Plätze:          0 von 150 vergeben, 150 frei\n"
            "  Einladungen:     noch keine\n"
            "  Programm:        noch leer\n"
            "\n"
            "Sektor  Kontakte  eingeladen  dabei\n"
            "------  --------  ----------  -----  --------------------\n"
            "Schule         1           0      0  ████████████████████\n"
        ),
    )
    assert alone.err.splitlines() == [
        'Weiter: ks program add 9.30 "Eröffnung"   (das Programm ist noch leer)',
        "Weiter: ks invite --sector schule         (Schule: 1 Kontakt ist noch nicht eingeladen)",
    ]
    assert ks("status") == alone


def test_the_open_answers(ks: Ks) -> None:
    ks(*CREATE)
    ks("contact", "add", "Erika Muster", "--mail", "erika@example.org", "--sector", "schule")
    ks("invite", "--all", "--yes")
    assert ks("status", "--open", "--json").json == [
        {
            "id": 1,
            "name": "Erika Muster",
            "organisation": "",
            "sektor": "schule",
            "mail": "erika@example.org",
            "telefon": "",
        }
    ]
    ks("registration", "add", "Erika Muster")
    assert ks("status", "--open").err == (
        "Ohne Antwort zu „3. Lüner Kinderschutzkonferenz“ am Mittwoch, 8. Oktober 2025: 0\n"
        "Alle Eingeladenen haben geantwortet.\n"
    )


def test_a_console_without_blocks_gets_another_bar(ks: Ks, network: Path) -> None:
    ks("contact", "add", "Erika Muster", "--mail", "erika@example.org", "--sector", "schule")
    done = subprocess.run(
        [sys.executable, "-m", "kinderschutz_cli"],
        cwd=network,
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode("cp1252").splitlines()[-1] == "Schule         1  ####################"


def test_it_starts_without_the_heavy_libraries(network: Path) -> None:
    probe = (
        "import sys; from kinderschutz_cli.cli.app import run\n"
        "from kinderschutz_cli.cli.registry import COMMANDS\n"
        "try: run(COMMANDS)\n"
        "except SystemExit: pass\n"
        "heavy = {'jinja2', 'openpyxl', 'typst', 'rapidfuzz', 'sqlite_utils', 'rich', 'icalendar'}\n"
        "print('HEAVY', sorted(heavy & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", probe], cwd=network, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "HEAVY []"
