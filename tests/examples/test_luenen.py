"""`examples/luenen` does what its README says, and `ks demo` makes the same."""

from __future__ import annotations

import json
import re
import shutil
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.examples.commands import all_well, commands_in, type_all

if TYPE_CHECKING:
    from tests.conftest import Ks

EXAMPLE = Path(__file__).parents[2] / "examples" / "luenen"
LINES = commands_in((EXAMPLE / "befehle.txt").read_text(encoding="utf-8"))
LISTS = ("traeger.csv", "einrichtungen.csv", "ansprechpersonen.csv")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a reader who typed every line of `befehle.txt`."""
    folder = tmp_path_factory.mktemp("luenen")
    for name in LISTS:
        shutil.copy(EXAMPLE / name, folder)
    assert type_all(LINES, folder, "2025-07-01") == all_well(LINES)
    return folder


def test_the_counts_of_the_readme(folder: Path, ks: Ks) -> None:
    now = ks("status", "--json", folder=folder).json
    event = now["veranstaltung"]
    assert (now["kontakte"], now["organisationen"], event["datum"], event["programmpunkte"]) == (
        80,
        41,
        "2025-10-08",
        8,
    )
    assert event["einladungen"] == {"gesamt": 79, "beantwortet": 26, "offen": 53}
    assert event["teile"] == [
        {
            "nr": 1,
            "titel": "",
            "plaetze": 150,
            "vergeben": 21,
            "frei": 129,
            "warteliste": 2,
            "angemeldet": 1,
            "abgesagt": 2,
        }
    ]
    assert len(now["sektoren"]) == 17
    output = folder / "ausgabe" / "3-luener-kinderschutzkonferenz"
    assert len(list(output.glob("*.eml"))) == 78
    assert [path.name for path in output.glob("einladung-*.pdf")] == ["einladung-0059-Dr. med. Karl-Heinz Overbeck.pdf"]
    for name in ("teilnehmer.xlsx", "teilnehmer.pdf", "agenda.pdf", "agenda.docx", "serienbrief.xlsx"):
        assert (output / name).stat().st_size > 1000


def test_the_commands_to_try_work(folder: Path, tmp_path: Path) -> None:
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    found = re.search(r"```\n(.*?)```", readme, re.DOTALL)
    assert found
    lines = commands_in(found[1])
    shutil.copytree(folder, tmp_path / "copy")
    assert len(lines) == 6
    assert type_all(lines, tmp_path / "copy", "2025-07-01") == all_well(lines)


def test_the_lists_are_those_of_the_program() -> None:
    shipped = resources.files("kinderschutz_cli.data").joinpath("demo")
    assert [(EXAMPLE / name).read_bytes() for name in LISTS] == [shipped.joinpath(name).read_bytes() for name in LISTS]


def test_ks_demo_makes_the_same(folder: Path, ks: Ks, tmp_path: Path) -> None:
    assert ks("demo", folder=tmp_path).code == 0
    demo = tmp_path / "ks-demo"
    for command in (("status",), ("event", "show"), ("program", "list"), ("registration", "list"), ("contact", "list")):
        assert shown(ks, demo, *command) == shown(ks, folder, *command)


def shown(ks: Ks, folder: Path, *command: str) -> Any:
    done = ks(*command, "--json", folder=folder)
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)
