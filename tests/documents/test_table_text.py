import csv
import io
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinderschutz_cli.documents.table_text import Table, to_csv, to_json
from kinderschutz_cli.domain.formula_guard import guard, unguard

TABLE = Table(
    ("nachname", "seit", "um", "kein_kontakt", "rollen", "plz", "nr"),
    [
        ("=1+1; „Müller“", date(2025, 7, 1), time(9, 5), True, ("insofa", "leitung"), "01067", -3),
        ("", None, None, False, (), "", 0),
    ],
)


def test_csv_opens_in_german_excel() -> None:
    assert to_csv(TABLE).decode("utf-8") == (
        "\ufeffnachname;seit;um;kein_kontakt;rollen;plz;nr\r\n"
        '"\'=1+1; „Müller“";01.07.2025;09:05;ja;insofa, leitung;01067;-3\r\n'
        ";;;;;;0\r\n"
    )


def test_json_keeps_types_and_german_words() -> None:
    assert to_json(Table(TABLE.columns[:4], [TABLE.rows[0][:4]])).decode() == (
        "[\n  {\n"
        '    "nachname": "=1+1; „Müller“",\n'
        '    "seit": "2025-07-01",\n'
        '    "um": "09:05:00",\n'
        '    "kein_kontakt": true\n'
        "  }\n]\n"
    )


@pytest.mark.parametrize("text", ["=1", "+49", "-x", "@x", "\tx", "'=1", "''@"])
def test_what_looks_like_a_formula_is_guarded(text: str) -> None:
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Müller", "", "'s-Hertogenbosch", "a=b", "01067"])
def test_everything_else_stays(text: str) -> None:
    assert guard(text) == text


@given(st.text())
def test_the_guard_can_be_taken_off_again(text: str) -> None:
    assert unguard(guard(text)) == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_survives_csv(text: str) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(Table(("a", "b"), [(text, "x")])).decode("utf-8-sig")), delimiter=";"))
    assert [unguard(cell) for cell in rows[1]] == [text, "x"]
