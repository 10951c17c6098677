"""`examples/saalwechsel`: 250 seats are given away when the hall shrinks to 100."""

from __future__ import annotations

import shutil
from collections import Counter
from email import policy
from email.parser import BytesParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.examples.commands import all_well, commands_in, type_all
from tests.examples.test_volles_haus import golden

if TYPE_CHECKING:
    from tests.conftest import Ks

EXAMPLES = Path(__file__).parents[2] / "examples"
LINES = commands_in((EXAMPLES / "saalwechsel" / "befehle.txt").read_text(encoding="utf-8"))
CUT = LINES.index("ks places seats 100 --dry-run")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything up to the day on which the hall is lost."""
    folder = tmp_path_factory.mktemp("saalwechsel")
    for path in (EXAMPLES / "volles-haus").glob("*.csv"):
        shutil.copy(path, folder)
    assert type_all(LINES[:CUT], folder, "2025-07-14") == all_well(LINES[:CUT])
    return folder


@pytest.fixture(scope="module")
def after(before: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("danach") / "netz"
    shutil.copytree(before, folder)
    assert type_all(LINES[CUT:], folder, "2025-09-01") == all_well(LINES[CUT:])
    return folder


def statuses(ks: Ks, folder: Path) -> Counter[str]:
    return Counter(row["status"] for row in ks("registration", "list", "--json", folder=folder).json)


def test_what_follows_is_shown_before_it_is_done(ks: Ks, before: Path) -> None:
    assert statuses(ks, before) == {"zugesagt": 250, "warteliste": 63, "abgesagt": 16}
    shown = ks("places", "seats", "100", "--dry-run", "--json", folder=before).json
    assert len(shown["auf_die_warteliste"]) == 150
    registered = ks("registration", "list", "--status", "zugesagt", "--json", folder=before).json
    assert [row["id"] for row in shown["auf_die_warteliste"]] == [
        row["id"] for row in sorted(registered, key=lambda row: (row["eingegangen"], row["id"]))[100:]
    ]
    assert statuses(ks, before) == {"zugesagt": 250, "warteliste": 63, "abgesagt": 16}


def test_the_final_list_and_who_moved_up_again(ks: Ks, after: Path) -> None:
    content = (after / "ausgabe" / "fachtag-inklusiver-kinderschutz" / "teilnehmer.csv").read_bytes()
    assert content == golden("saalwechsel-teilnehmer.csv", content)
    assert statuses(ks, after) == {"zugesagt": 100, "warteliste": 242, "abgesagt": 24}
    assert ks("waitlist", "list", "--json", folder=after).json[0]["name"] == (
        "Prof. Dr. Dorothea Ebert (Kita Bachwichtel)"
    )


def test_each_of_them_gets_one_letter_that_says_everything(after: Path) -> None:
    output = after / "ausgabe" / "fachtag-inklusiver-kinderschutz"
    names = [path.name for path in output.glob("*Silke Braun-Arslan*.eml")]
    assert sorted(name.partition("-0")[0] for name in names) == [
        "anmeldebestaetigung",
        "anmeldebestaetigung",
        "warteliste",
    ]
    (path,) = output.glob("warteliste-*Silke Braun-Arslan.eml")
    message = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    assert message["Subject"] == "Ihr Platz muss leider entfallen: Fachtag Inklusiver Kinderschutz"
    body = message.get_body(("plain",))
    assert body
    text = " ".join(str(body.get_content()).split())
    assert "Wo: Bürgerhaus Lippebogen, Uferweg 3, 44532 Lünen Bisher hatten wir angekündigt: " in text
    assert "Diese Zusage müssen wir leider zurücknehmen: die Platzzahl wurde von 250 auf 100 geändert." in text
    assert "zurzeit stehen Sie dort an Stelle 2." in text
