import tomllib
from importlib.resources import files

import pytest

from kinderschutz_cli.intake.abbreviation import abbreviations, in_full, kind_of_name, kind_of_word


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("GS Am Park", "grundschule"),
        ("Matthias-Claudius-Grundschule", "grundschule"),
        ("Gemeinschaftsgrundschule Brambauer", "grundschule"),
        ("KiTa Sonnenschein", "kita"),
        ("Kita Käfer (Familienzentrum)", "familienzentrum"),
        ("Städt. Gymnasium Lünen", "gymnasium"),
        ("Stadt Lünen, ASD", "asd"),
        ("Förderverein der Grundschule Am Park", ""),
        ("OGS der Grundschule Am Park", ""),
        ("Jugendamt Lünen", ""),
        ("Gasthaus Kitajima", ""),
        ("gs", ""),
        ("", ""),
    ],
)
def test_the_kind_that_a_name_tells(name: str, kind: str) -> None:
    assert kind_of_name(name) == kind


def test_names_are_compared_in_full() -> None:
    assert in_full("GS Am Park, JA (ASD)") == "Grundschule Am Park, Jugendamt (Allgemeiner Sozialer Dienst)"
    assert in_full("Haus AGATHE") == "Haus AGATHE"


def test_an_abbreviation_in_the_column_of_kinds() -> None:
    assert (kind_of_word("GS"), kind_of_word("Grundschule"), kind_of_word("")) == ("grundschule", "Grundschule", "")


def test_every_kind_of_the_list_is_one_of_ours() -> None:
    table = tomllib.loads(files("kinderschutz_cli.data").joinpath("arten.toml").read_text(encoding="utf-8"))
    ours = {slug for kinds in table["arten"].values() for slug in kinds}
    known = abbreviations()

    assert {*known.kinds.values(), *known.endings.values()} - ours == set()
