"""What was typed wrongly is named, and so is what was meant."""

import pytest
from tests.cli.fakes import STUBS

from kinderschutz_cli.cli.registry import Stub
from kinderschutz_cli.cli.root import Root

#: Commands of the real tool that the fakes lack; they are only named here, never called.
PLANNED = [
    "import",
    "export",
    "org",
    "contact",
    "sector",
    "kind",
    "profession",
    "role",
    "network",
    "program",
    "registration",
    "template",
    "settings",
    "log",
    "undo",
    "backup",
    "doctor",
    "init",
    "demo",
    "completion",
]
EVERY_STUB = [*STUBS, *(Stub(name, "nirgends", "Hilfe.", "Alle") for name in PLANNED)]


def refusal(args: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert Root(EVERY_STUB).main(args, standalone_mode=False) == 2
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("einladen", "invite"),
        ("Einladung", "invite"),
        ("einlden", "invite"),
        ("anmelden", "registration add"),
        ("teilnehmer", "registration"),
        ("importieren", "import"),
        ("exportieren", "export"),
        ("veranstaltung", "event"),
        ("kontakt", "contact"),
        ("Träger", "org"),
        ("rückgängig", "undo"),
        ("rueckgaengig", "undo"),
        ("sichern", "backup"),
        ("vorlage", "template"),
        ("einstellungen", "settings"),
        ("programm", "program"),
        ("prüfen", "doctor"),
    ],
)
def test_a_german_word_names_the_command(typed: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = refusal([typed], capsys)
    assert said == f"Fehler: Den Befehl „{typed}“ gibt es nicht. Der Befehl heißt `ks {meant}`.\n"


def test_help_is_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(["hilfe"], capsys) == "Fehler: Den Befehl „hilfe“ gibt es nicht. Die Option heißt `ks --help`.\n"


def test_a_german_verb_after_a_noun_names_a_command_the_noun_has(capsys: pytest.CaptureFixture[str]) -> None:
    said = refusal(["event", "anlegen"], capsys)
    assert said == "Fehler: Den Befehl „anlegen“ gibt es nicht. Der Befehl heißt `ks event create`.\n"


def test_a_word_for_a_command_that_does_not_exist_is_not_promised(capsys: pytest.CaptureFixture[str]) -> None:
    said = refusal(["event", "löschen"], capsys)
    assert said == "Fehler: Den Befehl „löschen“ gibt es nicht.\nTipp: `ks event --help` zeigt alle Befehle.\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["exprot"], "Den Befehl „exprot“ gibt es nicht. Meinten Sie `ks export`?"),
        (["event", "creat"], "Den Befehl „creat“ gibt es nicht. Meinten Sie `ks event create`?"),
        (["invite", "--recordet"], "Die Option „--recordet“ gibt es hier nicht. Meinten Sie `--recorded`?"),
        (["invite", "--sektor", "x"], "Die Option „--sektor“ gibt es hier nicht. Die Option heißt `--sector`."),
        (["event", "create", "--db", "x"], "Die Option „--db“ steht vor dem Befehl: `ks --db … event create`."),
        (["invite", "--no-color"], "Die Option „--no-color“ steht vor dem Befehl: `ks --no-color invite`."),
        (
            ["event", "create", "--title", "x"],
            "Die Option „--title“ gibt es hier nicht. Die Angabe steht ohne „--title“: `ks event create TITEL`.",
        ),
        (["invite", "--hilfe"], "Die Option „--hilfe“ gibt es hier nicht. Die Option heißt `--help`."),
    ],
)
def test_a_slip_gets_a_proposal(args: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(args, capsys) == f"Fehler: {said}\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["event", "create"], "Es fehlt die Angabe TITEL."),
        (["event", "create", "x"], "Es fehlt die Option --date."),
        (["event", "create", "x", "--date", "1", "--seats", "zwei"], "--seats: „zwei“ ist keine ganze Zahl."),
        (
            ["event", "create", "x", "--date", "1", "--form", "vorort"],
            "--form: „vorort“ gibt es hier nicht. Meinten Sie „vor-ort“? Möglich sind: vor-ort, online.",
        ),
        (
            ["event", "create", "x", "--date", "1", "--seats", "0"],
            "--seats: 0 liegt außerhalb des Erlaubten (mindestens 1).",
        ),
        (["event", "create", "x", "y", "z", "--date", "1"], "Diese Angaben sind zu viel: y z."),
    ],
)
def test_a_faulty_value_is_named_with_the_way_to_the_help(
    args: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refusal(args, capsys) == f"Fehler: {said}\nTipp: `ks event create --help` zeigt, was hier möglich ist.\n"
