"""Words with a typing error in them."""

import pytest

from kinderschutz_cli.domain.spelling import spelt_alike

NAMES = ["Dr. Anna Vollmer Leoschule", "Kim Müller Viktoriaschule", "Jan Maier", "Eva Schmidt-Groß"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Volmer", ([0], ("Vollmer",))),
        ("Mueler", ([1], ("Müller",))),
        ("meier", ([2], ("Maier",))),
        ("schmitt gros", ([3], ("Schmidt",))),
        ("Volmer Leoschule", ([0], ("Vollmer",))),
        ("Volmer Viktoriaschule", ([], ())),
        ("xyz", ([], ())),
        ("ab", ([], ())),
        ("", ([], ())),
        ("=%_", ([], ())),
    ],
)
def test_every_word_must_be_there_or_nearly(typed: str, found: tuple[list[int], tuple[str, ...]]) -> None:
    assert spelt_alike(typed, NAMES) == found
