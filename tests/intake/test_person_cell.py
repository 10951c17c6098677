import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.name import TwoPeople
from kinderschutz_cli.intake.person_cell import People, read_form, read_name_part, read_people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Frau Dr. Anna Müller", People(("Frau Dr. Anna Müller",))),
        ("Anna Müller (Vertretung: Jan Schulz)", People(("Anna Müller",), "", "Vertretung: Jan Schulz")),
        ("Anna Müller, Dipl.-Päd. (FH)", People(("Anna Müller, Dipl.-Päd. (FH)",))),
        ("Müller/Schulz", People(("Müller", "Schulz"))),
        ("Frau Müller und Herr Schulz", People(("Frau Müller", "Herr Schulz"))),
        ("Anna Müller\nJan Schulz", People(("Anna Müller", "Jan Schulz"))),
        ("Müller,\nAnna", People(("Müller, Anna",))),
        ("Anna von und zu Berg", People(("Anna von und zu Berg",))),
        ("Leitung / Sekretariat", People(("Leitung / Sekretariat",))),
        ("Herr/Frau Muster", People(("Herr/Frau Muster",))),
        ("Anna Müller <anna@example.org>", People(("Anna Müller",), "anna@example.org")),
        ("N. N.", People(("",), "", "Stelle: N. N.")),
    ],
)
def test_people(text: str, people: People) -> None:
    assert read_people(text) == people


@pytest.mark.parametrize("text", ["Herr und Frau Muster", "Anna und Jan Muster"])
def test_several_people_of_whom_one_has_no_name(text: str) -> None:
    with pytest.raises(TwoPeople):
        read_people(text)


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.sampled_from("Aa äÖ,./()&;|+\n@<>[]und0"), max_size=25))
def test_any_cell_is_people_or_an_error(text: str) -> None:
    try:
        people = read_people(text)
    except KsError:
        return
    assert len(people.names) >= 1


def test_forms_of_address_and_titles() -> None:
    texts = ("Frau Dr.", "w", "Dr.", "Mr.", "divers", "Prof. Dr.", "Liebe")

    assert [read_form(text) for text in texts] == [
        ("Frau", "Dr."), ("Frau", ""), ("", "Dr."), ("Herr", ""), ("", ""), ("", "Prof. Dr."), ("Liebe", ""),
    ]  # fmt: skip
    assert read_name_part("Frau Dr. Müller") == ("Frau", "Dr.", "Müller")
    assert read_name_part("von der Heide") == ("", "", "von der Heide")
