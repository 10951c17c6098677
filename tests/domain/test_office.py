import pytest

from kinderschutz_cli.domain.office import is_personal_office


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("Bürgermeisterin", True),
        ("Oberbürgermeister", True),
        ("Schulleiter:in", True),
        ("Schulleiter/in", True),
        ("Kita-Leiterin", True),
        ("Schulleitung", False),
        ("Sekretariat", False),
        ("Richter", False),
        ("", False),
    ],
)
def test_an_office_that_a_person_holds(text: str, personal: bool) -> None:
    assert is_personal_office(text) == personal
