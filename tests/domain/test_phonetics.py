"""The Kölner Phonetik, by the published examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinderschutz_cli.domain.phonetics import cologne


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Müller-Lüdenscheidt", "65752682"),
        ("Wikipedia", "3412"),
        ("Breschnew", "17863"),
        ("Meyer", "67"),
        ("Mayr", "67"),
        ("Schmidt", "862"),
        ("Schmitt", "862"),
        ("Volmer", "3567"),
        ("Vollmer", "3567"),
        ("Groß", "478"),
        ("Philipp", "351"),
        ("Filip", "351"),
        ("Christian", "47826"),
        ("Kristian", "47826"),
        ("Xaver", "4837"),
        ("Max", "648"),
        ("Hacks", "048"),
        ("Cäsar", "487"),
        ("Aschenbach", "08614"),
        ("Öztürk", "08274"),
        ("", ""),
        ("Hh", ""),
        ("123", ""),
    ],
)
def test_codes(word: str, code: str) -> None:
    assert cologne(word) == code


@given(st.text())
def test_a_code_is_digits_without_repetition_and_inner_zeros(text: str) -> None:
    code = cologne(text)
    assert set(code) <= set("012345678")
    assert "0" not in code[1:]


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöü"))
def test_case_does_not_matter(word: str) -> None:
    assert cologne(word.upper()) == cologne(word)
