"""`examples/volles-haus`: 412 people ask for 150 seats in six weeks, and everybody knows why they have one or not."""

from __future__ import annotations

import csv
import importlib.util
import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.examples.commands import all_well, commands_in, type_all

from kinderschutz_cli.store.database import open_database
from kinderschutz_cli.store.registration import moves

if TYPE_CHECKING:
    from tests.conftest import Ks

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "volles-haus"
LINES = commands_in((EXAMPLE / "befehle.txt").read_text(encoding="utf-8"))
GOLDEN = Path(__file__).parent / "golden"
LAST_DAY = {"KS_TODAY": "2025-10-09"}
NOTICES = (
    "anmeldebestaetigung",
    "warteliste",
    "nachruecken",
    "angebot-abgelaufen",
    "abmeldung",
    "vertretung",
    "absage",
)


def golden(name: str, content: bytes) -> bytes:
    """The expected file; delete it and run the tests twice to make it anew."""
    path = GOLDEN / name
    if not path.exists():
        path.write_bytes(content)
        pytest.fail(f"{name} was made anew: read it, and run the tests again")
    return path.read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a reader who typed every line of `befehle.txt`."""
    folder = tmp_path_factory.mktemp("volles-haus")
    for path in EXAMPLE.glob("*.csv"):
        shutil.copy(path, folder)
    assert type_all(LINES, folder, "2025-07-14") == all_well(LINES)
    return folder


@pytest.fixture(scope="module")
def output(folder: Path) -> Path:
    return folder / "ausgabe" / "3-luener-kinderschutzkonferenz"


def shown(ks: Ks, folder: Path, *command: str) -> Any:
    done = ks(*command, "--event", "3", "--json", folder=folder, env=LAST_DAY)
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


@pytest.fixture
def rows(ks: Ks, folder: Path) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = shown(ks, folder, "registration", "list")
    return listed


def test_the_lists_are_those_the_script_makes() -> None:
    spec = importlib.util.spec_from_file_location("make_volles_haus", ROOT / ".ci" / "make_volles_haus.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    assert {path.name: path.read_bytes() for path in EXAMPLE.glob("*.csv")} == made.files()


def test_the_final_list(output: Path) -> None:
    content = (output / "teilnehmer.csv").read_bytes()
    assert content == golden("volles-haus-teilnehmer.csv", content)
    people = list(csv.DictReader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert Counter(row["sektor_name"] for row in people) == {
        "Kindertagesbetreuung": 31,
        "Schule": 25,
        "Gesundheitswesen": 13,
        "Jugendamt": 11,
        "Freie Jugendhilfe": 10,
        "Gewaltschutz": 7,
        "Frühe Hilfen, Familienbildung": 6,
        "Jugendarbeit": 6,
        "Polizei": 6,
        "Beratungsstellen": 5,
        "Eingliederungshilfe": 4,
        "Ordnungsbehörde": 4,
        "Religionsgemeinschaften": 4,
        "Justiz": 3,
        "Sport und Vereine": 3,
        "Verwaltung und Politik": 3,
        "Soziales und Arbeit": 2,
    }


def test_412_requests_37_cancellations_and_never_more_than_150_seats(rows: list[dict[str, Any]], folder: Path) -> None:
    asked = [row for row in rows if row["platz"] == "teilnahme" and not row["vertritt"] and row["weg"] != "persoenlich"]
    assert len(asked) == 412
    assert Counter(row["status"] for row in rows) == {
        "zugesagt": 144,
        "abgelehnt": 232,
        "abgesagt": 37,
        "abgelaufen": 3,
        "vertreten": 1,
    }
    assert {row["weg"] for row in asked} == {"formular", "telefon"}
    db = open_database(folder / "netzwerk.db")
    held, most = set[int](), 0
    for move in db.rows("SELECT registration_id, to_status FROM move ORDER BY id"):
        holding = move["to_status"] in {"zugesagt", "angeboten"}
        held = held | {move["registration_id"]} if holding else held - {move["registration_id"]}
        most = max(most, len(held))
    db.close()
    assert most == 144  # 140 ordinary seats, three of those kept free, one who came unregistered on the day


def test_no_institution_has_more_than_three_but_where_a_reason_was_given(rows: list[dict[str, Any]]) -> None:
    there = [row for row in rows if row["status"] == "zugesagt" and row["platz"] == "teilnahme"]
    per_house = Counter(row["organisation"] for row in there)
    assert {house: number for house, number in per_house.items() if number > 3} == {"Bezirksdienst": 4}


def of(rows: list[dict[str, Any]], name: str) -> int:
    return int(next(row["id"] for row in rows if row["name"] == name))


@pytest.mark.parametrize(
    ("name", "history"),
    [
        (
            "Ines Seidel",
            [
                ("warteliste", "eingelesen; alle 150 Plätze sind vergeben (davon 10 freigehalten)", "formular"),
                ("angeboten", "nachgerückt: nach Eingang der Anmeldung", "von-hand"),
                ("zugesagt", "Angebot angenommen", "telefon"),
            ],
        ),
        (
            "Leon Wiese",
            [
                ("warteliste", "eingelesen; alle 150 Plätze sind vergeben (davon 10 freigehalten)", "formular"),
                ("angeboten", "nachgerückt: nach Eingang der Anmeldung", "von-hand"),
                ("zugesagt", "Angebot laut Formular angenommen", "formular"),
            ],
        ),
        (
            "Dr. phil. Vanessa Kowalski",
            [
                ("warteliste", "eingelesen; alle 150 Plätze sind vergeben (davon 10 freigehalten)", "formular"),
                ("angeboten", "nachgerückt: nach Eingang der Anmeldung", "von-hand"),
                ("abgelaufen", "das Angebot lief am 04.09.2025 ab", "von-hand"),
            ],
        ),
        (
            "Kim Moser",
            [
                ("warteliste", "eingelesen; aus dieser Einrichtung sind schon 3 dabei, höchstens 3", "formular"),
                (
                    "zugesagt",
                    (
                        "über die Regel hinaus: Bezirksdienst: zwei Dienstgruppen, eine vierte Person ist mit der Leitung "
                        "abgesprochen (sonst warteliste: alle 150 Plätze sind vergeben (davon 10 freigehalten))"
                    ),
                    "von-hand",
                ),
            ],
        ),
        (
            "Ramona Lorenz",
            [("zugesagt", "kommt anstelle von Mehmet Otto", "telefon")],
        ),
    ],
)
def test_every_step_of_somebody_can_be_told(
    rows: list[dict[str, Any]], folder: Path, name: str, history: list[tuple[str, str, str]]
) -> None:
    db = open_database(folder / "netzwerk.db")
    found = [(move.after.value, move.reason, move.source) for move in moves(db, of(rows, name))]
    db.close()
    assert found == history


def test_everybody_was_told_but_three_places_without_a_mailbox(ks: Ks, folder: Path, output: Path) -> None:
    due = ks("mail", "--event", "3", "--dry-run", "--json", folder=folder, env={"KS_TODAY": "2025-10-07"}).json
    assert due["nachrichten"] == []
    assert Counter(row["name"] for row in due["ausgelassen"]) == {
        "N. N. (Gesundheitsamt)": 2,
        "N. N. (Interventionsstelle)": 1,
    }
    written = Counter(path.name.partition("-0")[0] for path in output.glob("*.eml"))
    assert [written[notice] for notice in NOTICES] == [164, 263, 12, 3, 37, 1, 229]


def test_who_was_there_in_the_end(ks: Ks, folder: Path) -> None:
    seen = shown(ks, folder, "attendance", "list", "--summary")
    assert {word: seen[word] for word in ("teilgenommen", "nicht_erschienen", "ohne_anmeldung", "offen")} == {
        "teilgenommen": 141,
        "nicht_erschienen": 3,
        "ohne_anmeldung": 1,
        "offen": 0,
    }


def test_the_commands_to_try_work(folder: Path) -> None:
    found = re.search(r"```\n(.*?)```", (EXAMPLE / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found
    lines = commands_in(found[1])
    assert len(lines) == 6
    assert type_all(lines, folder, LAST_DAY["KS_TODAY"]) == all_well(lines)
