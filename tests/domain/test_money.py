import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinderschutz_cli.domain.money import format_euro, parse_euro
from kinderschutz_cli.errors.money import AmountNotUnderstood


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("25", 2500),
        ("25 €", 2500),
        ("€ 25", 2500),
        ("25,50 €", 2550),
        ("25,5", 2550),
        ("25.50", 2550),
        ("25,- Euro", 2500),
        ("EUR 25,00", 2500),
        ("1.250 Euro", 125_000),
        ("1.250,75", 125_075),
        ("0", 0),
        ("kostenfrei", 0),
        ("Kostenlos", 0),
    ],
)
def test_an_amount_is_read_as_cents(text: str, cents: int) -> None:
    assert parse_euro(text) == cents


@pytest.mark.parametrize(
    "text", ["", "viel", "-5", "25,505", "1.25.00", "1,250.00", "25 $", "99999999", "9.999.999.999"]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(AmountNotUnderstood) as failure:
        parse_euro(text)
    assert failure.value.message == f"„{text}“ wird nicht als Betrag verstanden."


@pytest.mark.parametrize(
    ("cents", "text"), [(2500, "25,00 Euro"), (2505, "25,05 Euro"), (125_000, "1.250,00 Euro"), (0, "kostenfrei")]
)
def test_an_amount_is_written_in_german(cents: int, text: str) -> None:
    assert format_euro(cents) == text


@given(st.integers(0, 999_999_999))
@settings(max_examples=50)
def test_every_written_amount_is_read_back(cents: int) -> None:
    assert parse_euro(format_euro(cents)) == cents
