"""`ks attendance` as it is typed, after the event."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from tests.cli.terminal import at_a_terminal, on_a_terminal

if TYPE_CHECKING:
    from tests.conftest import Ks, Result

PEOPLE = tuple(f"Kim {family}" for family in ("Adler", "Berg", "Carls", "Dorn"))
CONFERENCE = "„3. Musterstädter Kinderschutzkonferenz“ am Mittwoch, 8. Oktober 2025"


@pytest.fixture
def held(ks: Ks) -> Any:
    """A conference of two seats: Adler and Berg have them, Carls and Dorn wait; it was yesterday."""
    assert ks("org", "add", "Kita Sonne", "--kind", "kita").code == 0
    for person in PEOPLE:
        assert ks("contact", "add", person, "--sector", "schule").code == 0
    made = ks(*("event", "create", "3. Musterstädter Kinderschutzkonferenz"), "--date", "8.10.2025", "--seats", "2")
    assert made.code == 0
    assert ks("registration", "add", *PEOPLE).code == 0

    def run(*arguments: str, **more: Any) -> Result:
        return ks(*arguments, env={"KS_TODAY": "2025-10-09"}, **more)

    return run


def outcomes(held: Any) -> dict[str, str]:
    return {row["name"]: row["ergebnis"] for row in held("attendance", "list", "--json").json}


def test_all_but_one_as_it_is_shown(held: Any) -> None:
    shown = held("attendance", "all", "--but", "Berg", "--dry-run")
    assert (shown.code, shown.out, shown.err) == (0, "  Nr. 1 Kim Adler\n", f"{CONFERENCE}\nwaren da: 1\n")
    assert held("attendance", "all", "--but", "Berg").code == 2  # nobody can be asked
    done = held("attendance", "all", "--but", "Berg", "--yes")
    assert done.err.splitlines()[-2:] == [
        f"{CONFERENCE}: 1 da; 1 nicht erschienen",
        "Weiter: ks attendance list   oder   ks undo",
    ]
    listed = held("attendance", "list", "--missing")
    assert listed.out == ("Nr.  Name      Ergebnis\n---  --------  ----------------\n  2  Kim Berg  nicht-erschienen\n")
    assert held("undo", "--yes").code == 0
    assert outcomes(held) == {"Kim Adler": "offen", "Kim Berg": "offen"}


def test_names_numbers_times_and_somebody_who_waited(held: Any) -> None:
    assert held("attendance", "add", "1-9", "--came", "8:55").code == 0
    refused = held("attendance", "add", "Carls")
    assert (refused.code, refused.out) == (2, "  Nr. 3 Kim Carls – warteliste\n")
    assert held("attendance", "add", "Carls", "--yes", "--by", "liste").code == 0
    assert held("attendance", "add", "1", "--by", "hörensagen").code == 2
    assert held("attendance", "add", "1", "--came", "halb neun").code == 2
    rows = held("attendance", "list", "--json").json
    assert [(row["nummer"], row["ergebnis"], row["erfasst_durch"], row["gekommen"]) for row in rows] == [
        (1, "teilgenommen", "unterschrift", "2025-10-08T06:55:00+00:00"),
        (2, "teilgenommen", "unterschrift", "2025-10-08T06:55:00+00:00"),
        (3, "teilgenommen", "liste", None),
    ]
    assert held("attendance", "remove", "2").code == 0
    registrations = held("registration", "list", "--event", "3", "--json").json
    assert [(row["name"], row["status"], row["ergebnis"]) for row in registrations] == [
        ("Kim Adler", "zugesagt", "teilgenommen"),
        ("Kim Berg", "zugesagt", "nicht-erschienen"),
        ("Kim Carls", "zugesagt", "teilgenommen"),
        ("Kim Dorn", "warteliste", None),
    ]
    assert "Ergebnis" in held("registration", "list", "--event", "3").out
    shown = held("event", "show", "3")
    assert "  Teilnahme                      2 da; 1 nicht erschienen\n" in shown.out
    summary = held("attendance", "list", "--summary", "--json").json
    assert summary["sektoren"] == [
        {"sektor": "schule", "teilgenommen": 2, "nicht_erschienen": 1, "ohne_anmeldung": 0, "offen": 0}
    ]
    assert held("attendance", "list", "--summary").out.splitlines()[-1].split() == ["gesamt", "2", "1", "0", "0"]


def test_before_the_day_it_must_be_meant(held: Any) -> None:
    early = {"KS_TODAY": "2025-10-07"}
    assert outcomes(held) == {"Kim Adler": "offen", "Kim Berg": "offen"}
    ks = held.__closure__[0].cell_contents
    refused = ks("attendance", "add", "Adler", env=early)
    assert refused.code == 2
    assert f"{CONFERENCE} ist erst am Mittwoch, 8. Oktober 2025. Trotzdem eintragen?" in refused.err
    assert ks("attendance", "add", "Adler", "--yes", env=early).code == 0


def test_walk_ins_are_registered_and_recorded_in_one_command(held: Any) -> None:
    refused = held("attendance", "walk-in", "Kim Neu")
    assert (refused.code, refused.err.splitlines()[1]) == (
        3,
        'Tipp: Neu eintragen: ks attendance walk-in "Kim Neu" --new --org ORGANISATION --mail ADRESSE',
    )
    full = held("attendance", "walk-in", "Kim Neu", "--new", "--org", "Kita Sonne")
    assert (full.code, full.err.splitlines()) == (
        4,
        [
            (
                "Fehler: Kim Neu (Kita Sonne) kam ohne zugesagten Platz zu „3. Musterstädter Kinderschutzkonferenz“, und "
                "die Regel gibt gerade keinen: alle 2 Plätze sind vergeben. Es wurde nichts eingetragen."
            ),
            'Tipp: Wer trotzdem da war, steht mit --override "Grund" auf der Liste.',
        ],
    )
    done = held(*("attendance", "walk-in", "Kim Neu", "--new", "--org", "Kita Sonne"), "--override", "Stühle geholt")
    assert (done.code, done.err.splitlines()) == (
        0,
        [
            "Kim Neu (Kita Sonne): war da (neu in den Kontakten)",
            f"{CONFERENCE}: 1 da, davon 1 ohne Anmeldung; 2 nicht erschienen",
            "Weiter: ks attendance list   oder   ks undo",
        ],
    )
    assert held("undo", "--yes").code == 0
    assert "Kim Neu" not in held("contact", "list").out
    assert held("undo", "--yes").code == 0  # which takes the taking back back
    assert held("attendance", "walk-in", "Dorn", "--for", "Adler").code == 4  # waits already, is no representative
    assert held("attendance", "walk-in", "Kita Sonne", "--for", "Adler").code == 0
    rows = held("registration", "list", "--event", "3", "--json").json
    assert sorted((row["name"], row["status"], row["ergebnis"], row["vertritt"]) for row in rows) == [
        ("Kim Adler", "vertreten", None, ""),
        ("Kim Berg", "zugesagt", "nicht-erschienen", ""),
        ("Kim Carls", "warteliste", None, ""),
        ("Kim Dorn", "warteliste", None, ""),
        ("Kim Neu", "zugesagt", "teilgenommen", ""),
        ("N. N.", "zugesagt", "teilgenommen", "Kim Adler"),
    ]


@on_a_terminal
def test_at_the_terminal_the_seat_is_asked_for(held: Any, network: Path) -> None:
    assert held("attendance", "list").code == 0
    shown = at_a_terminal(network, b"j\nj\n", "attendance", "walk-in", "Carls")
    assert "Trotzdem eintragen? [j/N]" in shown
    assert "Über die Regel hinaus eintragen? [j/N]" in shown
    assert outcomes(held) == {
        "Kim Adler": "nicht-erschienen",
        "Kim Berg": "nicht-erschienen",
        "Kim Carls": "teilgenommen",
    }


def test_the_list_goes_out_and_comes_back(held: Any, network: Path) -> None:
    written = held("export", "check-in.xlsx", "--event", "3")
    assert written.code == 0
    path = Path(written.out.strip())
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    sheet["E6"] = "x"
    sheet["B8"], sheet["C8"], sheet["D8"] = "Neu", "Ben", "Kita Sonne"
    sheet["B9"], sheet["D9"] = "Fremd", "Kita Mond"
    workbook.save(network / "zurueck.xlsx")
    shown = held("attendance", "read", "zurueck.xlsx", "--dry-run", "--json").json
    assert shown == {
        "veranstaltung": "3-musterstaedter-kinderschutzkonferenz",
        "teil": 1,
        "programmpunkt": None,
        "neu": [{"nummer": 1, "name": "Kim Adler", "organisation": ""}],
        "geaendert": [],
        "entfernt": [],
        "ohne_zusage": [],
        "unveraendert": 0,
        "ohne_anmeldung": [],
        "unbekannt": [
            {"zeile": 8, "name": "Ben Neu", "organisation": "Kita Sonne"},
            {"zeile": 9, "name": "Fremd", "organisation": "Kita Mond"},
        ],
        "seit_dem_export_eingetragen": [],
        "fehler": [],
    }
    done = held("attendance", "read", "zurueck.xlsx", "--yes")
    assert done.code == 0
    assert (
        "Achtung: 2 Personen stehen nicht in den Kontakten und bleiben aus; --create legt sie an, oder einzeln:\n"
        "  ks attendance walk-in 'Ben Neu' --new --org 'Kita Sonne'\n"
        "  ks attendance walk-in Fremd --new --org 'Kita Mond'\n"
    ) in done.err
    faulty = held("attendance", "read", "zurueck.xlsx", "--create", "--yes")
    assert (faulty.code, faulty.err.splitlines()[-3]) == (
        7,
        "Fehler: „zurueck.xlsx“ enthält 1 fehlerhafte Stelle. Es wurde nichts eingetragen.",
    )
    assert outcomes(held) == {"Kim Adler": "teilgenommen", "Kim Berg": "nicht-erschienen"}


def test_a_part_must_be_named_where_there_are_several(held: Any) -> None:
    assert held("event", "part", "add", "Abendvortrag", "--date", "8.10.2025", "--event", "3").code == 0
    refused = held("attendance", "all")
    assert refused.code == 2
    assert held("attendance", "all", "--part", "1", "--yes").code == 0
    assert held("attendance", "list", "--part", "2").err.startswith("Niemand steht auf dieser Liste.")


def test_certificates_go_out_and_their_codes_are_confirmed(held: Any) -> None:
    refused = held("export", "bescheinigungen.pdf", "--event", "3")
    assert (refused.code, refused.err.splitlines()[0]) == (
        4,
        "Fehler: Für „3. Musterstädter Kinderschutzkonferenz“ ist noch keine Teilnahme eingetragen.",
    )
    assert held("attendance", "add", "Adler").code == 0
    written = held("export", "bescheinigungen.pdf", "--event", "3")
    assert written.err.splitlines()[-1].endswith("mit 1 Eintrag")
    text = PdfReader(written.out.strip()).pages[0].extract_text()
    found = re.search(r"Prüfcode ([0-9A-Z-]{14})", text)
    assert found
    assert held("attendance", "check", found[1].lower()).out == f"Echt: Kim Adler, {CONFERENCE}\n"
    assert held("attendance", "check", found[1], "--json").json["nummer"] == 1
    assert held("attendance", "check", "0000-0000-0000").code == 3
