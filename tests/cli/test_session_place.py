"""`ks session` as it is typed; two programs at once."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.cli.terminal import at_a_terminal, on_a_terminal
from tests.conftest import TODAY, Result

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Ks

PEOPLE = tuple(f"Kim {family}" for family in ("Adler", "Berg", "Carls", "Dorn", "Ernst", "Fuchs"))
LABEL = "„Fachtag“ am Mittwoch, 8. Oktober 2025"


@pytest.fixture
def afternoon(ks: Ks) -> Ks:
    """Two working groups of two and three places at 13 o'clock, and six people who have a seat."""
    for person in PEOPLE:
        assert ks("contact", "add", person, "--sector", "schule").code == 0
    assert ks("event", "create", "Fachtag", "--date", "8.10.2025", "--time", "9-16", "--seats", "20").code == 0
    assert ks("program", "add", "9-13", "Vorträge", "--kind", "vortrag").code == 0
    for number, places in ((1, "2"), (2, "3")):
        title = f"AG {number}: {'Schule' if number == 1 else 'Polizei'}"
        group = ("--kind", "arbeitsgruppe", "--places", places, "--room", f"Raum {number}")
        assert ks("program", "add", "13-16", title, *group).code == 0
    assert ks("registration", "add", *PEOPLE).code == 0
    return ks


def test_the_story_of_an_afternoon(afternoon: Ks) -> None:
    for person in PEOPLE[:3]:
        assert afternoon("session", "wish", person, "AG 1", "Polizei").code == 0
    assert afternoon("session", "wish", "Dorn", "3") == Result(
        0, "", "Kim Dorn: 1. „AG 2: Polizei“\nWeiter: ks session list   oder   ks session allot --dry-run\n"
    )
    shown = afternoon("session", "allot", "--dry-run")
    assert shown == Result(
        0,
        "",
        f"{LABEL}\n"
        "„AG 1: Schule“ bekommen:\n"
        "  Kim Adler: 1. Wunsch\n"
        "  Kim Berg: 1. Wunsch\n"
        "„AG 2: Polizei“ bekommen:\n"
        "  Kim Dorn: 1. Wunsch\n"
        "  Kim Carls: 2. Wunsch, voll: „AG 1: Schule“\n"
        "Ohne Platz:\n"
        "  Kim Ernst: kein Wunsch genannt\n"
        "  Kim Fuchs: kein Wunsch genannt\n"
        "„ks session allot --fill“ verteilt auch sie, soweit anderswo Plätze frei sind.\n",
    )
    assert afternoon("session", "allot").code == 2  # nobody can be asked
    assert afternoon("session", "allot", "--yes").err.splitlines()[-3:] == [
        "13:00–16:00 „AG 1: Schule“: 2 von 2 Plätzen vergeben",
        "13:00–16:00 „AG 2: Polizei“: 2 von 3 Plätzen vergeben",
        "Weiter: ks session list   oder   ks undo",
    ]
    assert afternoon("session", "list") == Result(
        0,
        "Nr.  Zeit         Titel          Raum    Plätze  1. Wunsch  2. Wunsch  3. Wunsch  vergeben  frei\n"
        "---  -----------  -------------  ------  ------  ---------  ---------  ---------  --------  ----\n"
        "  2  13:00–16:00  AG 1: Schule   Raum 1       2          3          0          0         2     0\n"
        "  3  13:00–16:00  AG 2: Polizei  Raum 2       3          1          3          0         2     1\n",
        f'{LABEL}\nWeiter: ks session wish NAME "AG 1" "AG 3"   oder   ks session allot --dry-run\n',
    )
    assert afternoon("program", "list").out.splitlines()[-1].endswith("Raum 2  2 von 3")
    assert afternoon("session", "why", "Carls").out == (
        "Kim Carls wünscht 1. „AG 1: Schule“, 2. „AG 2: Polizei“. Platz in „AG 2: Polizei“ (2. Wunsch, voll: „AG 1: Schule“).\n"
    )
    filled = afternoon("session", "allot", "--fill", "--yes", "--json").json
    assert [(one["name"], one["gruppe"], one["grund"]) for one in filled["vergeben"]] == [
        ("Kim Ernst", "AG 2: Polizei", "aufgefüllt: kein Wunsch genannt")
    ]
    assert [(one["name"], one["grund"], one["ohne_wunsch"]) for one in filled["ohne_platz"]] == [
        ("Kim Fuchs", "kein Wunsch genannt; alle Plätze sind vergeben", True)
    ]
    assert afternoon("undo", "--yes").code == 0
    assert [line["vergeben"] for line in afternoon("session", "list", "--json").json] == [2, 2]


def test_one_person_is_placed_shown_and_removed(afternoon: Ks) -> None:
    for person in PEOPLE[:2]:
        assert afternoon("session", "place", person, "AG 1").code == 0
    full = afternoon("session", "place", "Carls", "AG 1")
    assert (full.code, full.err.splitlines()) == (
        4,
        [
            (
                "Fehler: Kim Carls kann in „AG 1: Schule“ keinen Platz bekommen: alle 2 Plätze sind vergeben. Es wurde "
                "nichts geändert."
            ),
            'Tipp: Andere Gruppen zeigt „ks session list“. Über die Regel hinaus geht es mit --override "Grund".',
        ],
    )
    assert afternoon("session", "place", "Carls", "AG 1", "--override", "schreibt das Protokoll").code == 0
    shown = afternoon("session", "show", "AG 1")
    assert shown.out.splitlines()[2:] == [
        "  1  Kim Adler                Schule          von Hand",
        "  2  Kim Berg                 Schule          von Hand",
        "  3  Kim Carls                Schule          über die Regel hinaus: schreibt das Protokoll (alle 2 Plätze sind vergeben)",
    ]
    assert shown.err.splitlines() == [
        "13:00–16:00 „AG 1: Schule“: 3 von 2 Plätzen vergeben – „Fachtag“",
        "  Schule                   ████████████████████   3",
    ]
    assert "Achtung: „AG 1: Schule“ ist um 1 überbelegt" in afternoon("session", "list").err
    assert afternoon("session", "place", "Adler", "AG 2").err.splitlines()[0] == (
        "Kim Adler: „AG 2: Polizei“, bisher „AG 1: Schule“ – von Hand"
    )
    assert afternoon("session", "remove", "Carls", "AG 1").err.splitlines()[0] == (
        "Kim Carls: kein Platz mehr in „AG 1: Schule“; die Wünsche bleiben."
    )
    assert [one["name"] for one in afternoon("session", "show", "2", "--json").json] == ["Kim Berg"]
    assert afternoon("registration", "set", "Berg", "abgesagt").code == 0
    assert afternoon("session", "show", "2").err.splitlines()[1] == "Hier sitzt noch niemand."


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("wish", "Adler"), 2, "Es fehlt: Wünsche, der liebste zuerst, mit Semikolon dazwischen."),
        (("wish", "Adler", "Vorträge"), 4, "„Vorträge“ ist für alle da und nimmt keine Wünsche."),
        (("wish", "Adler", "AG 9"), 3, "Es gibt keine Gruppe „AG 9“."),
        (("wish", "Niemand", "AG 1"), 3, "Es gibt keine Anmeldung „Niemand“."),
        (("place", "Adler", ""), 3, "Es gibt keine Gruppe „“."),
        (("remove", "Adler", "AG 1"), 3, "Kim Adler hat keinen Platz in „AG 1: Schule“."),
        (("show", "AG"), 4, "„AG“ passt auf 2 Gruppen."),
        (("list", "--part", "9"), 3, "Es gibt keinen Veranstaltungsteil „9“."),
    ],
)
def test_every_mistake_has_a_sentence(afternoon: Ks, arguments: tuple[str, ...], code: int, sentence: str) -> None:
    wrong = afternoon("session", *arguments)
    assert (wrong.code, wrong.err.splitlines()[0]) == (code, f"Fehler: {sentence}")


def test_wishes_are_cleared_and_said_to_be_the_same(afternoon: Ks) -> None:
    assert afternoon("session", "wish", "Adler", "AG 1").code == 0
    assert afternoon("session", "wish", "Adler", "AG 1").err.startswith(
        "Kim Adler: 1. „AG 1: Schule“ – nichts zu ändern."
    )
    assert afternoon("session", "wish", "Adler", "--clear").err == "Kim Adler: Wünsche gelöscht\n"
    assert afternoon("session", "wish", "Adler", "--clear").err == "Kim Adler: keine Wünsche – nichts zu ändern.\n"


def test_two_programs_place_at_once_and_nothing_is_overfull(afternoon: Ks, network: Path) -> None:
    environment = os.environ | {"KS_TODAY": TODAY, "KS_BUSY_SECONDS": "30", "NO_COLOR": "1"}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "kinderschutz_cli", "session", *arguments],
            cwd=network,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for arguments in [*(("place", person, "AG 1") for person in PEOPLE[:5]), ("allot", "--fill", "--yes")]
    ]
    codes = [program.wait(timeout=60) for program in running]
    assert set(codes) <= {0, 4}
    listed = afternoon("session", "list", "--json").json
    assert [line["frei"] >= 0 for line in listed] == [True, True]
    people = [one["name"] for group in ("AG 1", "AG 2") for one in afternoon("session", "show", group, "--json").json]
    assert len(people) == len(set(people))
    assert sum(line["vergeben"] for line in listed) == len(people)


@on_a_terminal
def test_whoever_sits_there_is_asked_for_the_wishes(afternoon: Ks, network: Path) -> None:
    shown = at_a_terminal(network, b" ; \nAG 2; schule\n", "session", "wish", "Adler")
    assert "\n  2  13:00–16:00  AG 1: Schule\n  3  13:00–16:00  AG 2: Polizei\n" in shown
    assert "In „;“ steht kein Wunsch." in shown
    assert "Kim Adler: 1. „AG 2: Polizei“, 2. „AG 1: Schule“" in shown
    assert afternoon("session", "why", "Adler").out.startswith("Kim Adler wünscht 1. „AG 2: Polizei“")
