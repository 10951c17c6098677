import pytest

from kinderschutz_cli.intake.phone_cell import Phones, area_code_with_zero, is_phone, read_phones


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("02306 104-1234", Phones("02306 104-1234")),
        ("230612345", Phones("0230612345")),
        ("1041234", Phones("1041234")),
        ("4923061234567", Phones("+4923061234567")),
        ("02306/1041 oder 02306/1042", Phones("02306/1041", "", ("02306/1042",))),
        ("02306 1041 / 0171 2345678", Phones("02306 1041", "0171 2345678")),
        ("02306 1041, Handy: 0171 2345678", Phones("02306 1041", "0171 2345678")),
        ("02306 104-12/13", Phones("02306 104-12/13")),
        ("+49 (0)2306 / 104-1234", Phones("+49 (0)2306 / 104-1234")),
    ],
)
def test_numbers(text: str, phones: Phones) -> None:
    assert read_phones(text) == phones


def test_area_codes_and_what_is_a_number() -> None:
    assert [area_code_with_zero(code) for code in ("2306", "02306", "")] == ["02306", "02306", ""]
    assert [is_phone(text) for text in ("Tel. 02306 1041", "+49 2306 1041", "Anna", "Weg 12")] == [
        True,
        True,
        False,
        False,
    ]
