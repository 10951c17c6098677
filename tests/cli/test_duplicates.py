"""`ks contact duplicates`, `ks contact merge` and their like for organisations, as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cli.terminal import at_a_terminal, on_a_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Ks


@pytest.fixture
def vollmers(ks: Ks) -> None:
    assert ks("org", "add", "Leoschule", "--kind", "grundschule").code == 0
    assert ks("contact", "add", "Frank Volmer", "--org", "Leoschule", "--mail", "f.volmer@example.org").code == 0
    assert ks("contact", "add", "Dr. Frank Vollmer", "--org", "Leoschule", "--blocked").code == 0


@pytest.mark.usefixtures("vollmers")
def test_listed_called_none_and_taken_back(ks: Ks) -> None:
    pair = {
        "a": {"id": 1, "name": "Frank Volmer, Leoschule"},
        "b": {"id": 2, "name": "Dr. Frank Vollmer, Leoschule"},
        "gruende": ["Volmer/Vollmer", "gleiche Organisation"],
        "punkte": 77,
        "verdacht": "wahrscheinlich",
    }
    assert ks("contact", "duplicates", "--json").json == [pair]
    listed = ks("contact", "duplicates")
    assert listed.out.splitlines()[2].split("  ")[-1] == "wahrscheinlich"
    assert listed.err.splitlines()[-1] == "Weiter: ks contact duplicates --review"
    said = ks("contact", "duplicates", "--not", "Vollmer", "Volmer")
    assert said.err.splitlines()[0] == "Vermerkt: #2 Dr. Frank Vollmer und #1 Frank Volmer sind kein Doppel."
    assert ks("contact", "duplicates").err == "Kein Kontakt scheint doppelt zu sein.\n"
    assert ks("undo", "--yes").code == 0
    assert ks("contact", "duplicates", "--json").json == [pair]


@pytest.mark.usefixtures("vollmers")
def test_merged_and_undone(ks: Ks) -> None:
    before = [ks("contact", "show", str(number), "--json").json for number in (1, 2)]
    undecided = ks("contact", "merge", "1", "2", "--yes", "--dry-run", "--json")
    fields = {field["feld"]: field["bleibt"] for field in undecided.json["felder"]}
    assert (fields["nachname"], fields["titel"], fields["mail"], fields["sperrvermerk"]) == (None, "b", "a", "b")
    assert ks("contact", "merge", "1", "2").code == 4
    merged = ks("contact", "merge", "1", "2", "--keep", "nachname=b", "--yes")
    assert (merged.code, merged.err.splitlines()[-1]) == (0, "Weiter: ks contact show 1")
    one = ks("contact", "show", "1", "--json").json
    assert (one["nachname"], one["titel"], one["mail"], one["sperrvermerk"]) == (
        "Vollmer",
        "Dr.",
        "f.volmer@example.org",
        True,
    )
    assert len(ks("contact", "list", "--json").json) == 1
    assert ks("undo", "--yes").code == 0
    after = [ks("contact", "show", str(number), "--json").json for number in (1, 2)]
    assert [one | {"verlauf": []} for one in after] == [one | {"verlauf": []} for one in before]


def test_organisations(ks: Ks) -> None:
    for name in ("Leoschule", "GS Leo-Schule"):
        assert ks("org", "add", name, "--kind", "grundschule", "--city", "Lünen").code == 0
    found = ks("org", "duplicates", "--json").json
    assert [(one["a"]["id"], one["b"]["id"], one["gruende"]) for one in found] == [
        (1, 2, ["ähnlicher Name", "gleicher Ort"])
    ]
    assert ks("org", "merge", "1", "2", "--keep", "b", "--yes").code == 0
    assert [one["name"] for one in ks("org", "list", "--json").json] == ["GS Leo-Schule"]
    assert ks("org", "duplicates").err == "Keine Organisation scheint doppelt zu sein.\n"


@pytest.mark.usefixtures("vollmers")
def test_a_review_needs_a_person(ks: Ks) -> None:
    result = ks("contact", "duplicates", "--review")
    assert (result.code, result.err.splitlines()[0]) == (
        2, "Fehler: Zum Durchsehen wird jemand gebraucht, der entscheidet; hier ist kein Terminal.",
    )  # fmt: skip


@on_a_terminal
@pytest.mark.usefixtures("vollmers")
@pytest.mark.parametrize(
    ("typed", "last", "left"),
    [
        (b"x\nm\n2\n", "Zusammengeführt: 1, kein Doppel: 0.", ["Vollmer"]),
        (b"n\n", "Zusammengeführt: 0, kein Doppel: 1.", ["Vollmer", "Volmer"]),
        (b"\n", "Zusammengeführt: 0, kein Doppel: 0.", ["Vollmer", "Volmer"]),
        (b"q\n", "Zusammengeführt: 0, kein Doppel: 0.", ["Vollmer", "Volmer"]),
    ],
)
def test_one_by_one(ks: Ks, network: Path, typed: bytes, last: str, left: list[str]) -> None:
    shown = at_a_terminal(network, typed, "contact", "duplicates", "--review")
    assert shown.endswith(f"{last}\nWeiter: ks contact duplicates\n")
    assert sorted(one["name"].split()[-1] for one in ks("contact", "list", "--json").json) == left
