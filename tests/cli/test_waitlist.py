"""`ks places` and `ks waitlist` as they are typed; two programs at once."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.conftest import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Ks

PEOPLE = tuple(f"Kim {family}" for family in ("Adler", "Berg", "Carls", "Dorn", "Ernst", "Fuchs"))

RULE = (
    "Wir vergeben die Plätze in der Reihenfolge, in der die Anmeldungen eingehen. Für den Bereich Kindertagesbetreuung "
    "halten wir einen Platz bis Montag, 1. September 2025 frei. Je Einrichtung können höchstens 3 Personen teilnehmen."
)


@pytest.fixture
def full(ks: Ks) -> Ks:
    """A conference of two seats, and six people who want to come."""
    for person in PEOPLE:
        assert ks("contact", "add", person, "--sector", "schule").code == 0
    made = ks(*("event", "create", "3. Musterstädter Kinderschutzkonferenz"), "--date", "8.10.2025", "--seats", "2")
    assert made.code == 0
    return ks


def test_the_story_of_a_freed_seat(full: Ks) -> None:
    assert full("registration", "add", *PEOPLE[:4], "--channel", "telefon").err.splitlines()[:4] == [
        "Kim Adler: zugesagt",
        "Kim Berg: zugesagt",
        "Kim Carls: warteliste",
        "Kim Dorn: warteliste",
    ]
    assert full("registration", "set", "Berg", "abgesagt").code == 0
    shown = full("waitlist", "promote", "--dry-run")
    assert shown.err == (
        "„3. Musterstädter Kinderschutzkonferenz“, Mittwoch, 8. Oktober 2025: einen Platz angeboten bekommen, bis "
        "Dienstag, 8. Juli 2025:\n  Kim Carls: nach Eingang der Anmeldung\nWeiter auf der Warteliste: 1\n"
    )
    assert full("waitlist", "promote").code == 2  # nobody can be asked
    assert full("waitlist", "promote", "--yes").code == 0
    assert [(row["position"], row["name"]) for row in full("waitlist", "list", "--json").json] == [(1, "Kim Dorn")]
    assert full("waitlist", "why", "Dorn").out == (
        "Kim Dorn steht auf Platz 1 von 1 der Warteliste (alle 2 Plätze sind vergeben). Jetzt ist kein Platz zu vergeben: "
        "alle 2 Plätze sind vergeben.\n"
    )
    assert full("waitlist", "expire", env={"KS_TODAY": "2025-07-09"}, stdin="").code == 2
    assert full("waitlist", "expire", "--yes", env={"KS_TODAY": "2025-07-09"}).out == (
        "Kim Carls: angeboten bis 08.07.2025\n"
    )
    assert full("undo", "--yes").code == 0
    listed = full("registration", "list", "--json").json
    assert {row["name"]: row["status"] for row in listed} == {
        "Kim Adler": "zugesagt", "Kim Berg": "abgesagt", "Kim Carls": "angeboten", "Kim Dorn": "warteliste"
    }  # fmt: skip


def test_places_are_shown_and_set(full: Ks) -> None:
    assert full("registration", "add", *PEOPLE[:3]).code == 0
    assert full("places", "set", "--cap", "3", "--kept", "1").code == 0
    assert full("places", "quota", "kita", "--min", "1", "--until", "1.9.2025").code == 0
    assert full("places", "show").out.splitlines() == [
        "„3. Musterstädter Kinderschutzkonferenz“ am Mittwoch, 8. Oktober 2025",
        "  Plätze                         2, davon vergeben 2, um 1 überbelegt",
        "  Warteliste                     1",
        "  freigehalten                   1",
        "  höchstens je Einrichtung       3",
        f"  Regel                          {RULE}",
        "  Kindertagesbetreuung                                  0, mindestens 1 bis 01.09.2025",
        "  Schule                         ████████████████████   2, 1 wartet",
    ]
    wrong = full("places", "set", "--rule", "glück")
    assert (wrong.code, wrong.err.splitlines()) == (
        2,
        [
            "Fehler: Die Regel „glück“ kennt ks nicht.",
            "Tipp: Möglich sind: eingang, quoten, los, vorrang, eine-je-einrichtung.",
        ],
    )
    too_many = full("places", "quota", "schule", "--min", "9")
    assert (too_many.code, too_many.err.splitlines()[0]) == (
        4,
        "Fehler: Freigehalten und vorgehalten wären zusammen 11 Plätze, es gibt aber nur 2. Es wurde nichts geändert.",
    )


def test_two_programs_register_at_once_and_nothing_is_lost_or_oversold(full: Ks, network: Path) -> None:
    environment = os.environ | {"KS_TODAY": TODAY, "KS_BUSY_SECONDS": "30", "NO_COLOR": "1"}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "kinderschutz_cli", "registration", "add", person],
            cwd=network,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for person in PEOPLE
    ]
    assert [program.wait(timeout=60) for program in running] == [0] * len(PEOPLE)
    listed = full("registration", "list", "--json").json
    assert sorted(row["name"] for row in listed) == sorted(PEOPLE)
    assert sorted(row["status"] for row in listed) == ["warteliste"] * 4 + ["zugesagt"] * 2


def test_closing_the_list_says_whom_it_refuses_and_who_could_still_come(full: Ks) -> None:
    assert full("waitlist", "close").err == "Auf der Warteliste steht niemand.\n"
    assert full("registration", "add", *PEOPLE[:3]).code == 0
    assert full("registration", "set", "Adler", "abgesagt").code == 0
    shown = full("waitlist", "close", "--dry-run")
    assert (shown.out, shown.err) == (
        "Kim Carls: alle 2 Plätze sind vergeben\n",
        "Achtung: 1 Person könnte noch nachrücken: ks waitlist promote --dry-run\n",
    )
    assert full("waitlist", "close").code == 2  # nobody can be asked
    assert full("waitlist", "close", "--yes").code == 0
    assert [row["status"] for row in full("registration", "list", "--json").json] == [
        "abgesagt",
        "zugesagt",
        "abgelehnt",
    ]


def test_the_noun_alone_is_the_list(full: Ks) -> None:
    assert full("registration", "add", *PEOPLE[:4]).code == 0
    listed = full("waitlist", "list")
    assert (full("waitlist").out, full("waitlist", "--json").json) == (
        listed.out,
        full("waitlist", "list", "--json").json,
    )
    assert "Ohne Befehl: list." in full("waitlist", "--help").out
