"""A template goes in, a workbook comes out: values, loops, faults."""

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.workbooks import MARK, a_participant, a_template, filled, rows_in, seen

from kinderschutz_cli.documents.workbook import render_workbook, rows_of
from kinderschutz_cli.documents.workbook_value import MOST_CHARACTERS, clean_text
from kinderschutz_cli.errors.base import ExitCode, KsError
from kinderschutz_cli.errors.workbook import (
    FormulaWithPlaceholder,
    HeaderTooLong,
    NoRepeatedRow,
    NotAWorkbook,
    TextTooLong,
    UnpairedRowMark,
    UnsuitableValue,
)

LIST = {
    "A1": "Nr.",
    "B1": "Name",
    "C1": "am",
    "A2": MARK + "{{ t.nr }}",
    "B2": "{{ t.nachname }}",
    "C2": "{{ t.eingegangen }}",
}
TWO = (
    a_participant(nr=1, nachname="von der Heide", eingegangen=date(2025, 8, 20)),
    a_participant(nr=2, nachname="Yıldız"),
)


def test_a_marked_row_repeats_and_values_keep_their_type() -> None:
    assert seen(a_template(LIST), teilnehmer=TWO) == [
        ["Nr.", "Name", "am"],
        [1, "von der Heide", date(2025, 8, 20)],
        [2, "Yıldız", ""],
    ]


def test_rows_between_rows_that_hold_only_marks_repeat() -> None:
    template = a_template(
        {"A1": MARK, "A2": "{{ t.nr }}", "A3": "{{ t.nachname }}", "A4": "{%tr endfor %}", "A5": "Ende"}
    )
    assert seen(template, teilnehmer=TWO) == [[1], ["von der Heide"], [2], ["Yıldız"], ["Ende"]]


def test_a_condition_keeps_or_removes_rows() -> None:
    template = a_template(
        {
            "A1": "{%tr for t in teilnehmer %}",
            "A2": '{%tr if t.nachname == "Yıldız" %}{{ t.nachname }}',
            "A3": "{%tr else %}",
            "A4": "Niemand",
            "A5": "{%tr endfor %}",
            "A6": "{%tr if teilnehmer | length > 1 %}",
            "A7": "Viele",
            "A8": "{%tr else %}",
            "A9": "Wenige",
            "A10": "{%tr endif %}",
        }
    )
    assert seen(template, teilnehmer=TWO) == [["Yıldız"], ["Viele"]]
    assert seen(template, teilnehmer=()) == [["Niemand"], ["Wenige"]]


def test_subtotals_cover_their_group() -> None:
    template = a_template(
        {
            "A1": '{%tr for g in teilnehmer | groupby("sektor") %}',
            "A2": "{{ g.grouper }}",
            "A3": "{%tr for t in g.list %}{{ t.nachname }}",
            "B3": "{{ t.nr }}",
            "A4": "Summe",
            "B4": "=SUM(B3:B3)",
            "A5": "{%tr endfor %}",
            "A6": "{%tr if teilnehmer | length > 9 %}Viele",
            "A7": "Gesamt",
            "B7": "=SUM(B3:B3)",
        }
    )
    people = tuple(
        a_participant(nr=n, nachname=name, sektor=sector)
        for n, (name, sector) in enumerate([("A", "kita"), ("B", "schule"), ("C", "schule")], 1)
    )
    assert [[cell.value for cell in row] for row in filled(template, teilnehmer=people).iter_rows()] == [
        ["kita", None],
        ["A", 1],
        ["Summe", "=SUM(B2:B2)"],
        ["schule", None],
        ["B", 2],
        ["C", 3],
        ["Summe", "=SUM(B5:B6)"],
        ["Gesamt", "=SUM(B2:B6)"],
    ]


def test_a_list_without_entries_keeps_one_empty_row() -> None:
    def with_filter(sheet: Any) -> None:
        sheet.auto_filter.ref = "A1:C2"

    template = a_template(LIST | {"A3": "=SUM(A2:A2)"}, with_filter)
    sheet = filled(template, teilnehmer=())
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Nr.", "Name", "am"],
        [None, None, None],
        ["=SUM(A2:A2)", None, None],
    ]
    assert sheet.auto_filter.ref == "A1:C2"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('=HYPERLINK("http://x")', '=HYPERLINK("http://x")'),
        ("+49 2306 1", "+49 2306 1"),
        ("-1", "-1"),
        ("@SUM(A1)", "@SUM(A1)"),
        ("01067", "01067"),
        ("02306 104-1234", "02306 104-1234"),
        ("TRUE", "TRUE"),
        ("#N/A", "#N/A"),
        ("_x0041_", "_x0041_"),
        ("a\x00b\x0bc", "a□b□c"),
        ("Zeile 1\r\nZeile 2", "Zeile 1\nZeile 2"),
        ("  vorn und hinten  ", "  vorn und hinten  "),
        ('Kita Sonne & Mond <Nord> „x“ "y"', 'Kita Sonne & Mond <Nord> „x“ "y"'),
        ("Łukasz 😀 👩🏽‍🏫", "Łukasz 😀 👩🏽‍🏫"),
        ("محمد علي", "محمد علي"),
        ("{{ 7 * 7 }} {% raw %}", "{{ 7 * 7 }} {% raw %}"),
        ("x" * MOST_CHARACTERS, "x" * MOST_CHARACTERS),
    ],
)
def test_hard_texts_arrive_as_text(value: str, expected: str) -> None:
    template = a_template({"A1": MARK + "{{ t.nachname }}"})
    people = (a_participant(nachname=value),)
    assert seen(template, teilnehmer=people) == [[expected]]
    assert filled(template, teilnehmer=people)["A1"].data_type == "s"


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=80))
def test_any_text_survives_the_way_into_excel_and_back(text: str) -> None:
    template = a_template({"A1": "fest", "A2": MARK + "{{ t.nachname }}", "B2": "{{ t.nachname }} …"})
    shown = clean_text(text)
    assert seen(template, teilnehmer=(a_participant(nachname=text),))[1] == [shown, f"{shown} …"]


@pytest.mark.parametrize(
    ("value", "data_type", "number_format", "expected"),
    [
        (5, "n", "General", 5),
        (2.5, "n", "General", 2.5),
        (True, "s", "General", "ja"),
        (False, "n", "General", None),
        (None, "n", "General", None),
        ("", "n", "General", None),
        (date(2025, 10, 8), "d", "DD.MM.YYYY", datetime(2025, 10, 8)),
        (datetime(2025, 10, 8, 9, 30), "d", "DD.MM.YYYY HH:MM", datetime(2025, 10, 8, 9, 30)),
        (time(9, 30), "d", "HH:MM", time(9, 30)),
        (date(1899, 1, 2), "s", "General", "02.01.1899"),
        (("insofa", "leitung"), "s", "General", "insofa, leitung"),
    ],
)
def test_values_become_what_excel_calls_them(
    value: object, data_type: str, number_format: str, expected: object
) -> None:
    cell = filled(a_template({"A1": "{{ wert }}"}), wert=value)["A1"]
    assert (cell.data_type, cell.number_format, cell.value) == (data_type, number_format, expected)


def test_text_that_excel_would_turn_into_something_else_carries_the_quote_prefix() -> None:
    sheet = filled(
        a_template({"A1": MARK + "{{ t.nachname }}"}), teilnehmer=[a_participant(nachname=n) for n in ("=1", "0", "Ä")]
    )
    assert [cell.quotePrefix for cell in sheet["A"]] == [True, True, False]


def test_a_number_format_of_the_template_stays() -> None:
    def with_format(sheet: Any) -> None:
        sheet["A1"].number_format = "D. MMMM"

    assert filled(a_template({"A1": "{{ wert }}"}, with_format), wert=date(2025, 1, 2))["A1"].number_format == "D. MMMM"


def test_mixed_text_is_german_and_may_have_gaps() -> None:
    template = a_template(
        {"A1": "am {{ tag }} um {{ zeit }}{% if leer %}, {{ leer }}{% endif %}: {{ ja }}{{ nichts }}"}
    )
    words = {"tag": date(2025, 10, 8), "zeit": time(9, 5), "leer": "", "ja": True, "nichts": None}
    assert seen(template, **words) == [["am 08.10.2025 um 09:05: ja"]]


def test_the_same_input_gives_the_same_bytes() -> None:
    now = datetime(2025, 7, 1, 10, 0)
    template = a_template(LIST)
    first = render_workbook(template, {"teilnehmer": TWO}, name="liste.xlsx", now=now)
    assert first == render_workbook(template, {"teilnehmer": TWO}, name="liste.xlsx", now=now)


def test_page_header_and_sheet_name_are_filled_and_harmless() -> None:
    def with_header(sheet: Any) -> None:
        sheet.title = "{{ name }}"
        sheet.oddFooter.left.text = "{{ name }} – Seite &P"

    sheet = filled(a_template({"A1": "x"}, with_header), name="Kita A&P [Süd]: 1/2 '")
    assert sheet.title == "Kita A&P  Süd   1 2"
    assert sheet.oddFooter.left.text == "Kita A&&P [Süd]: 1/2 ' – Seite &P"


# -- faults --------------------------------------------------------------------------------------------------------


def fault(template: bytes, **words: object) -> KsError:
    with pytest.raises(KsError) as caught:
        render_workbook(template, words, name="liste.xlsx")
    return caught.value


def test_an_unknown_word_names_file_sheet_cell_person_and_what_would_fit() -> None:
    problem = fault(a_template(LIST | {"C2": "{{ t.eingegagen }}"}), teilnehmer=TWO)
    assert problem.message == (
        "Vorlage „liste.xlsx“, Blatt „Liste“, Zelle C2, bei von der Heide: Das Wort „teilnehmer.eingegagen“ gibt es nicht."
    )
    assert problem.hint.startswith("Meinten Sie „teilnehmer.eingegangen“ oder „teilnehmer.gegangen“?")
    assert problem.details == ("In der Zelle steht: {{ t.eingegagen }}",)
    assert problem.exit_code == ExitCode.TEMPLATE


def test_a_cell_after_one_with_line_breaks_is_still_named_right() -> None:
    template = a_template(
        {"A1": "{{\n\nteilnehmer\n|\nlength }}", "B1": "Zeile\nZeile {{ heute }}", "A2": "{{ nirgends }}"}
    )
    problem = fault(template, teilnehmer=(), heute=date(2025, 7, 1))
    assert problem.message == "Vorlage „liste.xlsx“, Blatt „Liste“, Zelle A2: Das Wort „nirgends“ gibt es nicht."


@pytest.mark.parametrize(
    ("cells", "kind", "cell"),
    [
        ({"B3": "{{ t. }}"}, KsError, "B3"),
        ({"B3": "{{ t"}, KsError, "B3"),
        ({"B3": "{% for x in y %}"}, KsError, "B3"),
        ({"B3": "{{ t | gibtsnicht }}"}, KsError, "B3"),
        ({"B3": "{{ 1 / 0 }}"}, KsError, "B3"),
        ({"B3": "{{ t.__class__ }}"}, KsError, "B3"),
        ({"B3": '="Stand: {{ heute }}"'}, FormulaWithPlaceholder, "B3"),
        ({"A3": MARK}, UnpairedRowMark, "A3"),
        ({"A3": "{%tr endfor %}"}, UnpairedRowMark, "A3"),
        ({"A3": "{%tr else %}"}, UnpairedRowMark, "A3"),
        ({"C3": "{{ t }}"}, UnsuitableValue, "C3"),
        ({"C3": "{{ teilnehmer }}"}, UnsuitableValue, "C3"),
        ({"C3": "{{ lang }}"}, TextTooLong, "C3"),
    ],
)
def test_every_fault_names_its_cell(cells: dict[str, str], kind: type[KsError], cell: str) -> None:
    problem = fault(a_template({"A1": "x"} | cells), teilnehmer=TWO, t=TWO[0], lang="x" * 32_768)
    assert isinstance(problem, kind)
    assert f"Vorlage „liste.xlsx“, Blatt „Liste“, Zelle {cell}" in problem.message


def test_a_text_that_is_too_long_is_an_error_not_a_cut() -> None:
    problem = fault(a_template({"A1": "{{ lang }}"}), lang="😀" * 16_384)
    assert problem.message == (
        "Vorlage „liste.xlsx“, Blatt „Liste“, Zelle A1: Der Text hat 32.768 Zeichen, in eine Zelle passen 32.767."
    )


def test_a_page_header_that_excel_would_not_open_is_refused() -> None:
    def with_header(sheet: Any) -> None:
        sheet.oddHeader.center.text = "{{ name }}" * 3

    assert isinstance(fault(a_template({"A1": "x"}, with_header), name="n" * 200), HeaderTooLong)


def test_something_else_than_a_workbook_is_refused() -> None:
    assert isinstance(fault(b"PK no workbook"), NotAWorkbook)


# -- the same rows for CSV and JSON --------------------------------------------------------------------------------


def test_the_rows_carry_the_words_of_the_template() -> None:
    table = rows_of(a_template(LIST | {"A3": "=SUM(A2:A2)"}), {"teilnehmer": TWO}, name="liste.xlsx")
    assert table.columns == ("nr", "nachname", "eingegangen")
    assert table.rows == [(1, "von der Heide", date(2025, 8, 20)), (2, "Yıldız", None)]


def test_a_template_without_a_repeated_row_has_no_table() -> None:
    with pytest.raises(NoRepeatedRow):
        rows_of(a_template({"A1": "{{ heute }}"}), {}, name="liste.xlsx")


def test_an_empty_list_has_columns_and_no_rows() -> None:
    table = rows_of(a_template(LIST), {"teilnehmer": ()}, name="liste.xlsx")
    assert (table.columns, table.rows) == (("nr", "nachname", "eingegangen"), [])


def test_rows_in_reads_what_was_written() -> None:
    assert rows_in(a_template({"A1": "x"})) == [["x"]]
