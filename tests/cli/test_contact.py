"""`ks contact` as it is typed, through the real program."""

import pytest
from tests.conftest import Ks

ADDRESS = """\
Anrede:    Sehr geehrte Frau Professorin Muster,
Anschrift: Viktoriaschule
           Frau Prof. Dr. Erika Muster
           Schulstraße 1
           44532 Musterstadt
"""


@pytest.fixture
def school(ks: Ks) -> Ks:
    ks("org", "add", "Viktoriaschule", "--kind", "grundschule", "--street", "Schulstraße 1", "--postcode", "44532",
       "--city", "Musterstadt")  # fmt: skip
    return ks


def test_the_story_of_one_contact(school: Ks) -> None:
    added = school("contact", "add", "Prof. Dr. Erika Muster", "--anrede", "frau", "--org", "Viktoriaschule", "--function",
                   "Schulleitung", "--profession", "schulleitung", "--mail", "erika.muster@example.org")  # fmt: skip
    again = school("contact", "add", "Erika Muster", "--org", "Viktoriaschule")
    marked = school("contact", "edit", "Erika", "--no-contact")
    listed = school("contact", "list", "müster")
    removed = school("contact", "remove", "Erika Muster")
    gone = school("contact", "remove", "Erika Muster", "--yes")

    assert (added.code, added.out, added.err) == (
        0,
        "",
        f"Angelegt: #1 Prof. Dr. Erika Muster, Schulleitung, Viktoriaschule\n{ADDRESS}Weiter: ks contact show 1\n",
    )
    assert (again.code, again.err.split(": ")[1]) == (
        4,
        "Es gibt schon einen Kontakt mit diesem Namen in dieser Organisation",
    )
    assert (marked.code, marked.err.splitlines()[0]) == (
        0,
        "Geändert: #1 Prof. Dr. Erika Muster, Schulleitung, Viktoriaschule",
    )
    assert [line.split() for line in listed.out.splitlines()] == [
        ["Nr.", "Name", "Organisation", "Funktion", "Sektor", "E-Mail", "Telefon", "Vermerk"],
        ["---"] + ["-" * width for width in (22, 14, 12, 6, 24, 7, 12)],
        [
            *[
                "1",
                "Prof.",
                "Dr.",
                "Erika",
                "Muster",
                "Viktoriaschule",
                "Schulleitung",
                "schule",
                "erika.muster@example.org",
                "kein",
                "Kontakt",
            ]
        ],
    ]
    assert (removed.code, gone.code) == (2, 0)


def test_a_typing_error_is_forgiven_and_said(ks: Ks) -> None:
    ks("contact", "add", "Anna Vollmer", "--anrede", "frau")

    found = ks("contact", "list", "Volmer", "--json")
    nothing = ks("contact", "list", "xyzxyz")

    assert (found.code, found.err) == (0, "Keine Treffer für „Volmer“; ähnlich geschrieben: „Vollmer“\n")
    assert found.json == [
        {
            "id": 1,
            "art": "person",
            "name": "Anna Vollmer",
            "organisation": "",
            "funktion": "",
            "sektor": "",
            "mail": "",
            "telefon": "",
            "kein_kontakt": False,
            "sperrvermerk": False,
            "aehnlich": True,
        }
    ]
    assert (nothing.code, nothing.out, nothing.err) == (0, "", "Keine Kontakte gefunden für „xyzxyz“.\n")


def test_several_of_a_name_are_listed_with_their_numbers(ks: Ks) -> None:
    ks("contact", "add", "Erika Muster", "--mail", "a@example.org")
    ks("contact", "add", "Erika Muster", "--mail", "b@example.org")

    shown = ks("contact", "show", "Erika Muster")

    assert (shown.code, [line.strip().split(",")[0] for line in shown.err.splitlines()[1:3]]) == (
        4,
        ["#1 Erika Muster", "#2 Erika Muster"],
    )
    assert ks("contact", "show", "#2").code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("add",), 2),
        (("add", "Jan Muster", "--org", "Gibtesnicht"), 3),
        (("add", "Jan\nMuster"), 2),
        (("add", "Jan Muster", "--since", "31.2.2025"), 2),
        (("show", "Niemand"), 3),
        (("edit", "Niemand", "--note", "x"), 3),
        (("edit", "Niemand"), 2),
        (("list", "--sector", "shule"), 3),
        (("list", "--place", "Bonn"), 3),
    ],
)
def test_bad_input_gets_a_german_sentence(ks: Ks, arguments: tuple[str, ...], code: int) -> None:
    result = ks("contact", *arguments)

    assert (result.code, result.out, result.err.startswith("Fehler: "), "Tipp: " in result.err) == (
        code,
        "",
        True,
        True,
    )
