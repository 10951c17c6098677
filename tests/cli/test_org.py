"""`ks org` as it is typed, through the real program."""

import pytest
from tests.conftest import Ks


def test_the_story_of_a_tree(ks: Ks) -> None:
    city = ks("org", "add", "Stadt Musterstadt", "--sector", "verwaltung-politik", "--agreement", "1.3.2024")
    kita = ks(
        "org", "add", "Kita Sonne", "--kind", "kita", "--parent", "Stadt", "--mail", "kita@example.org", "--mailbox"
    )
    tree = ks("org", "list", "--tree")
    shown = ks("org", "show", "Kita Sonne", "--json").json
    circle = ks("org", "edit", "Stadt", "--parent", "Kita Sonne")
    kept = ks("org", "remove", "Stadt", "--yes")

    assert city.err == "Angelegt: #1 Stadt Musterstadt\nWeiter: ks contact add NAME --org 1\n"
    assert kita.err == "Angelegt: #2 Kita Sonne mit Funktionspostfach\nWeiter: ks contact add NAME --org 2\n"
    assert [line[:22].rstrip() for line in tree.out.splitlines()[2:]] == ["  1  Stadt Musterstadt", "  2    Kita Sonne"]
    assert (shown["gehoert_zu"], shown["vereinbarung_gilt"], [one["kennung"] for one in shown["abdeckung"]]) == (
        "Stadt Musterstadt",
        {"vom": "2024-03-01", "bei": "Stadt Musterstadt"},
        ["L02", "K01"],
    )
    assert (circle.code, kept.code) == (4, 4)


def test_show_reads_as_a_page(ks: Ks) -> None:
    ks("org", "add", "Leoschule", "--kind", "grundschule", "--phone", "02306 6050")

    shown = ks("org", "show", "leo")

    assert shown.out.splitlines()[:7] == [
        "Nr.                1",
        "Name               Leoschule",
        "Sektor             Schule",
        "Art                Grundschule",
        "Telefon            02306 6050",
        "vertritt           L05 Schulen",
        "                   K05 Schulen",
    ]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("add",), 2),
        (("add", "Kita", "--kind", "kita", "--sector", "schule"), 2),
        (("add", "Kita", "--parent", "Gibtesnicht"), 3),
        (("edit", "Gibtesnicht", "--note", "x"), 3),
        (("edit", "Gibtesnicht"), 2),
        (("list", "--kind", "kiita"), 3),
        (("remove", "Gibtesnicht"), 3),
    ],
)
def test_bad_input_gets_a_german_sentence(ks: Ks, arguments: tuple[str, ...], code: int) -> None:
    result = ks("org", *arguments)

    assert (result.code, result.out, result.err.startswith("Fehler: "), "Tipp: " in result.err) == (
        code,
        "",
        True,
        True,
    )
