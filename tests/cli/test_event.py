"""`ks event` as a user types it: data on stdout, talk on stderr, exit codes."""

import pytest
from tests.conftest import Ks, Result

CREATE = ("event", "create", "3. Musterstädter Konferenz", "--date", "8.10.2025")
LABEL = "„3. Musterstädter Konferenz“ am Mittwoch, 8. Oktober 2025"


def test_create_says_what_it_concluded_and_prints_the_short_name(ks: Ks) -> None:
    assert ks(*CREATE, "--time", "9 Uhr bis 16 Uhr", "--seats", "150") == Result(
        0,
        "3-musterstaedter-konferenz\n",
        f"Angelegt: {LABEL}.\n"
        "  Art: konferenz (nach dem Titel; --kind nennt eine andere)\n"
        "  Reihe: „Musterstädter Konferenz“, Nummer 3 (nach dem Titel)\n"
        "  Gastgeber: Stadt Musterstadt (aus den Einstellungen; --host nennt andere)\n"
        'Weiter: ks program add 9.30 "Eröffnung"   oder   ks invite --sector schule\n',
    )


def test_what_is_missing_is_named_where_nobody_can_be_asked(ks: Ks) -> None:
    assert ks("event", "create") == Result(
        2, "", "Fehler: Es fehlt: Titel der Veranstaltung.\nTipp: Bitte geben Sie TITEL an.\n"
    )
    assert ks("event", "create", "Fachtag") == Result(
        2, "", "Fehler: Es fehlt: Datum (oder „offen“).\nTipp: Bitte geben Sie --date an.\n"
    )


@pytest.mark.parametrize(
    ("options", "code", "sentence"),
    [
        (("--time", "16-9"), 2, "Das Ende (09:00 Uhr) liegt vor dem Beginn (16:00 Uhr)."),
        (
            ("--deadline", "9.10.2025"),
            2,
            "Der Anmeldeschluss (Donnerstag, 9. Oktober 2025) liegt nach der Veranstaltung (Mittwoch, 8. Oktober 2025).",
        ),
        (("--seats", "-5"), 2, "Die Platzzahl „-5“ ist keine ganze Zahl ab 0."),
        (("--kind", "fachtagug"), 3, "Es gibt keine Art der Veranstaltung „fachtagug“."),
    ],
)
def test_failures_have_their_exit_code(ks: Ks, options: tuple[str, ...], code: int, sentence: str) -> None:
    result = ks(*CREATE, *options)
    assert (result.code, result.out, result.err.splitlines()[0]) == (code, "", f"Fehler: {sentence}")
    assert ks("event", "list", "--json").json == []


def test_the_list_marks_the_current_event(ks: Ks) -> None:
    ks(*CREATE, "--seats", "150")
    ks("event", "create", "Fachtag", "--date", "Dezember 2025", "--status", "entwurf")
    assert ks("event", "list").out == (
        "   Kurzname                    Titel                       Datum          Status   Plätze  vergeben\n"
        "-  --------------------------  --------------------------  -------------  -------  ------  --------\n"
        "   3-musterstaedter-konferenz  3. Musterstädter Konferenz  Mi 08.10.2025  geplant  150            0\n"
        "*  fachtag                     Fachtag                     12/2025        entwurf  offen          0\n"
    )


def test_edit_show_use_copy_cancel_and_remove_work_on_the_current_event(ks: Ks) -> None:
    ks(*CREATE)
    assert ks("event", "edit", "--seats", "180", "--motto", "Gemeinsam").err.startswith(f"Geändert: {LABEL}.\n")
    shown = ks("event", "show", "--json").json
    assert (shown["plaetze"], shown["motto"], shown["aktuell"]) == (180, "Gemeinsam", True)
    assert ks("event", "use") == Result(0, "3-musterstaedter-konferenz\n", f"Die aktuelle Veranstaltung ist {LABEL}.\n")
    assert ks("event", "copy").out == "4-musterstaedter-konferenz\n"
    assert ks("event", "use", "3.").err == f"Die aktuelle Veranstaltung ist jetzt {LABEL}.\nWeiter: ks event show\n"
    assert ks("event", "cancel").code == 2
    assert ks("event", "cancel", "--yes").err == (
        f"Abgesagt: {LABEL}. Bisher weiß niemand davon.\n"
        "Die aktuelle Veranstaltung ist „4. Musterstädter Konferenz“ (Termin noch offen).\n"
    )
    assert ks("event", "remove", "4-musterstaedter-konferenz", "--yes").code == 0
    assert [event["status"] for event in ks("event", "list", "--json").json] == ["abgesagt"]


def test_an_edit_without_a_change_says_so(ks: Ks) -> None:
    ks(*CREATE)
    assert ks("event", "edit") == Result(
        2,
        "",
        "Fehler: Es ist nicht angegeben, was geändert werden soll.\nTipp: „ks event edit --help“ zeigt alle Angaben.\n",
    )


def test_show_is_one_page(ks: Ks) -> None:
    ks(*CREATE, "--time", "9-16", "--place", "Rathaus, Marktplatz 1, 44532 Musterstadt", "--host", "A", "--host", "B")
    ks("program", "add", "9-9.30", "Ankommen")
    ks("program", "add", "10-11", "Impuls", "--person", "Kim Muster (LWL)", "--room", "Saal", "--result", "Gut")
    assert ks("event", "show") == Result(
        0,
        """\
3. Musterstädter Konferenz am Mittwoch, 8. Oktober 2025 – die aktuelle Veranstaltung
  Kurzname          3-musterstaedter-konferenz
  Nummer in ks      #1
  Art               Konferenz
  Status            geplant
  Reihe             Musterstädter Konferenz, Nummer 3
  Netzwerke         netzwerk-kinderschutz-musterstadt
  Gastgeber         A, B
  Anmeldeschluss    offen
  Anmeldung         kim.muster@example.org (die Koordination; kein anderer Weg ist angegeben)
  Datum             Mittwoch, 8. Oktober 2025
  Zeit              09:00 bis 16:00 Uhr
  Ort               Rathaus, Marktplatz 1, 44532 Musterstadt
  Form              vor Ort
  Plätze            offen
  Programm           1  09:00–09:30  Ankommen
                     2  10:00–11:00  Impuls – Kim Muster (LWL; referiert)
                                     Saal
                                     Ergebnis: Gut
""",
        "Achtung: Lücke 09:30–10:00 Uhr zwischen „Ankommen“ und „Impuls“.\n",
    )


def test_parts_are_added_listed_changed_and_removed(ks: Ks) -> None:
    ks(*CREATE, "--time", "9-16", "--place", "Rathaus")
    assert ks("event", "part", "add", "Abend", "--date", "9.10.2025", "--time", "19-21").err == (
        "Hinzugefügt: Teil 2 (Abend) am Donnerstag, 9. Oktober 2025 von „3. Musterstädter Konferenz“.\n"
        "Weiter: ks program add 9.30 TITEL --part 2\n"
    )
    assert ks("event", "part", "edit", "Abend", "--seats", "80").code == 0
    assert ks("event", "part", "list") == Result(
        0,
        "Nr.  Titel  Datum          Zeit                 Ort      Form     Plätze\n"
        "---  -----  -------------  -------------------  -------  -------  ------\n"
        "  1         Mi 08.10.2025  09:00 bis 16:00 Uhr  Rathaus  vor Ort  offen\n"
        "  2  Abend  Do 09.10.2025  19:00 bis 21:00 Uhr  Rathaus  vor Ort  80\n",
        "„3. Musterstädter Konferenz“ von Mittwoch, 8. Oktober 2025 bis Donnerstag, 9. Oktober 2025\n",
    )
    assert ks("event", "part", "remove", "2", "--yes").code == 0
    assert ks("event", "part", "remove", "1", "--yes").code == 4


@pytest.mark.parametrize("command", ["create", "list", "show", "edit", "use", "copy", "cancel", "remove"])
def test_every_command_has_a_german_help_with_an_example(ks: Ks, command: str) -> None:
    help_page = ks("event", command, "--help").out
    assert f"Beispiel: ks event {command}" in " ".join(help_page.split())
