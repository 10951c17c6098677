import pytest

from kinderschutz_cli.errors.line import shown


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Erika Muster", "Erika Muster"),
        (" a\nb\r\u2028c ", "a¶b¶¶c"),
        ("a\x1b[31mb\udcff", "a·[31mb·"),
        ("a\u00a0b", "a\u00a0b"),
        ("x" * 61, "x" * 60 + "…"),
    ],
)
def test_a_message_shows_invisible_characters_and_stays_short(text: str, line: str) -> None:
    assert shown(text) == line
