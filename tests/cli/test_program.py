"""`ks program` as a user types it."""

import pytest
from tests.conftest import Ks, Result

LABEL = "„Fachtag“ am Mittwoch, 8. Oktober 2025"


@pytest.fixture
def fachtag(ks: Ks) -> Ks:
    """`ks` in a network with a current event from 9 to 16 o'clock."""
    ks("event", "create", "Fachtag", "--date", "8.10.2025", "--time", "9-16")
    return ks


def test_add_says_what_it_concluded_and_what_does_not_fit(fachtag: Ks) -> None:
    fachtag("program", "add", "9", "Ankommen", "--minutes", "30")
    assert fachtag("program", "add", "9.15", "Grußwort", "--person", "Bürgermeister", "--until", "9:45") == Result(
        0,
        "",
        f"Hinzugefügt: Punkt 2, 09:15–09:45, „Grußwort“ – {LABEL}.\n"
        "  Art: grusswort (nach dem Titel; --kind nennt eine andere)\n"
        "  Mitwirkend: Bürgermeister (Amt, begrüßt)\n"
        "Achtung: Überschneidung 09:15–09:30 Uhr von „Ankommen“ und „Grußwort“.\n"
        "Weiter: ks program list\n",
    )


def test_the_list_shows_filled_columns_and_names_gaps(fachtag: Ks) -> None:
    fachtag("program", "add", "10-11", "Impuls", "--person", "Kim Muster", "--person", "moderiert:Jan Beispiel (LWL)")
    fachtag("program", "add", "9-9.30", "Ankommen")
    assert fachtag("program", "list") == Result(
        0,
        "Nr.  Zeit         Titel     Art       Mitwirkende\n"
        "---  -----------  --------  --------  -----------------------------------------------------\n"
        "  1  09:00–09:30  Ankommen  ankommen\n"
        "  2  10:00–11:00  Impuls    vortrag   Kim Muster (referiert), Jan Beispiel (LWL; moderiert)\n",
        f"{LABEL}\nAchtung: Lücke 09:30–10:00 Uhr zwischen „Ankommen“ und „Impuls“.\n",
    )
    assert [(item["nr"], item["beginn"], item["titel"]) for item in fachtag("program", "list", "--json").json] == [
        (1, "09:00", "Ankommen"),
        (2, "10:00", "Impuls"),
    ]


def test_an_empty_programme_says_what_to_do(fachtag: Ks) -> None:
    assert fachtag("program", "list") == Result(
        0, "", f'{LABEL}\nDas Programm ist noch leer.\nWeiter: ks program add 9.30 "Eröffnung"\n'
    )


def test_items_are_edited_moved_and_removed_by_number(fachtag: Ks) -> None:
    for moment, title in (("9-10", "A"), ("10-11", "B"), ("11-12", "C")):
        fachtag("program", "add", moment, title)
    assert fachtag("program", "edit", "2", "--room", "Saal", "--kind", "Podium").code == 0
    assert fachtag("program", "move", "2", "10.30", "--shift").code == 0
    assert fachtag("program", "move", "3", "--to", "1").code == 0
    assert fachtag("program", "remove", "2").err.startswith("Entfernt: „A“")
    items = fachtag("program", "list", "--json").json
    assert [(item["titel"], item["beginn"], item["art"], item["raum"]) for item in items] == [
        ("C", "09:00", "vortrag", ""),
        ("B", "11:30", "podium", "Saal"),
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("add",), 2, "Es fehlt: Uhrzeit (oder „offen“)."),
        (("add", "9"), 2, "Es fehlt: Titel."),
        (("add", "25", "A"), 2, "Die Uhrzeit „25“ gibt es nicht: Der Tag geht von 0:00 bis 23:59 Uhr."),
        (("add", "9", "A", "--kind", "fragrunde"), 3, "Es gibt keine Art von Programmpunkt „fragrunde“."),
        (("edit", "1"), 2, "Es ist nicht angegeben, was geändert werden soll."),
        (("edit", "7", "--room", "X"), 3, f"Im Programm von {LABEL} gibt es keinen Punkt „7“."),
        (("move", "1"), 2, "Es ist nicht angegeben, wohin der Programmpunkt soll."),
        (("move", "1", "9", "--to", "2"), 2, "Uhrzeit und --to sind beide angegeben."),
        (("remove", "1"), 3, f"Im Programm von {LABEL} gibt es keinen Punkt „1“."),
        (("list", "--event", "Konferenz"), 3, "Es gibt keine Veranstaltung „Konferenz“."),
    ],
)
def test_failures_have_their_exit_code(fachtag: Ks, arguments: tuple[str, ...], code: int, sentence: str) -> None:
    result = fachtag("program", *arguments)
    assert (result.code, result.out, result.err.splitlines()[0]) == (code, "", f"Fehler: {sentence}")


def test_without_an_event_the_way_out_is_named(ks: Ks) -> None:
    assert ks("program", "list") == Result(
        3,
        "",
        "Fehler: Es gibt noch keine Veranstaltung.\n"
        'Tipp: Legen Sie eine an: ks event create "Titel" --date 8.10.2025\n',
    )


@pytest.mark.parametrize("command", ["add", "list", "edit", "move", "remove"])
def test_every_command_has_a_german_help_with_an_example(ks: Ks, command: str) -> None:
    help_page = ks("program", command, "--help").out
    assert f"Beispiel: ks program {command}" in " ".join(help_page.split())
