"""`ks sector`, `ks kind`, `ks profession`, `ks role`, `ks network` as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Ks


def test_a_word_from_its_making_to_its_end(ks: Ks) -> None:
    added = ks("kind", "add", "Quartiersbüro", "--sector", "soziales")
    assert (added.code, added.out, added.err) == (
        0,
        "",
        "Angelegt: Quartiersbüro, Kürzel „quartiersbuero“\nWeiter: ks kind list\n",
    )
    assert (
        ks("kind", "rename", "quartiersb", "Stadtteilbüro").err == "quartiersbuero: „Quartiersbüro“ → „Stadtteilbüro“\n"
    )
    shown = ks("kind", "show", "Stadtteilbüro", "--json")
    assert shown.json == {
        "kuerzel": "quartiersbuero",
        "name": "Stadtteilbüro",
        "sektor": "soziales",
        "recht": [],
        "organisationen": 0,
        "kontakte": 0,
    }
    assert ks("kind", "remove", "quartiersbuero").code == 2
    assert ks("kind", "remove", "quartiersbuero", "--yes").code == 0
    assert ks("kind", "show", "quartiersbuero").code == 3


def test_a_list_as_a_table(ks: Ks) -> None:
    lines = ks("role", "list").out.splitlines()
    assert lines[0].split() == ["Kürzel", "Name", "Recht", "Kontakte"]
    assert lines[2].split() == ["insofa", "Insoweit", "erfahrene", "Fachkraft", "L03", "0"]


def test_kinds_of_one_sector(ks: Ks) -> None:
    assert {one["sektor"] for one in ks("kind", "list", "--sector", "Polizei", "--json").json} == {"polizei"}


def test_a_typing_error_names_the_near_word(ks: Ks) -> None:
    result = ks("sector", "show", "shcule")
    assert (result.code, result.out, result.err) == (
        3,
        "",
        "Fehler: Es gibt keinen Sektor „shcule“.\nTipp: Meinten Sie „schule“?\n",
    )


def test_a_used_word_is_a_conflict(ks: Ks) -> None:
    assert ks("sector", "remove", "schule", "--yes").code == 4
