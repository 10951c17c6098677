import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinderschutz_cli.domain.phone import format_phone, normalise_phone


@pytest.mark.parametrize(
    ("typed", "shown", "compared"),
    [
        ("02306 104-1234", "02306 104-1234", "+4923061041234"),
        ("02306/104-1234", "02306 104-1234", "+4923061041234"),
        ("02306 104 - 12 34", "02306 104-1234", "+4923061041234"),
        ("02306-104-1234", "02306 104-1234", "+4923061041234"),
        ("02306 104–1234", "02306 104-1234", "+4923061041234"),
        ("(02306) 104 1234", "02306 1041234", "+4923061041234"),
        ("02306-1041234", "02306 1041234", "+4923061041234"),
        ("+49 2306 1041234", "02306 1041234", "+4923061041234"),
        ("+49 (0) 2306 104-1234", "02306 104-1234", "+4923061041234"),
        ("+49 (0)2306/104-1234", "02306 104-1234", "+4923061041234"),
        ("0049 2306 104-1234", "02306 104-1234", "+4923061041234"),
        ("Tel.: 02306 104-1234", "02306 104-1234", "+4923061041234"),
        ("0231 50-0", "0231 50-0", "+49231500"),
        ("0231 502-22-22", "0231 5022222", "+492315022222"),
        ("030 1234567", "030 1234567", "+49301234567"),
        ("0151-555-0123", "0151 5550123", "+491515550123"),
        ("0170/1234567", "0170 1234567", "+491701234567"),
        ("+49 151 23456789", "0151 23456789", "+4915123456789"),
        ("0800 123-4567", "0800 1234567", "+498001234567"),
        ("+31 20 123 4567", "+31 20 123 4567", "+31201234567"),
        ("+39 06 698 1234", "+39 06 698 1234", "+39066981234"),
    ],
)
def test_a_number_is_shown_as_din_5008_and_compared_as_e164(typed: str, shown: str, compared: str) -> None:
    assert (format_phone(typed), normalise_phone(typed)) == (shown, compared)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "110",
        "104-1234",
        "über das Sekretariat",
        "02306 104-1234 (nachmittags)",
        "02306 104-1234/1235",
        "02306 104-1234 / 0151 5550123",
        "02306 104-1234 oder -1235",
        "0800 KINDER",
        "0",
        "=1+1",
        "02306\n1041234\nBcc: x",
    ],
)
def test_what_is_no_single_number_stays_as_typed(text: str) -> None:
    assert (format_phone(text), normalise_phone(text)) == (text, "")


@given(st.text("0123456789+-/() .", max_size=20))
def test_showing_a_number_twice_changes_nothing_and_keeps_the_number(text: str) -> None:
    shown = format_phone(text)
    assert (format_phone(shown), normalise_phone(shown)) == (shown, normalise_phone(text))
