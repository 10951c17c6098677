"""What moves and stretches with the rows: formulas, formats, validations, merged cells, print settings."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from tests.documents.workbooks import MARK, a_participant, a_template, filled, saved

from kinderschutz_cli.documents.workbook import render_workbook

THREE = tuple(a_participant(nr=n, nachname=f"N{n}") for n in (1, 2, 3))
LOOP = {"A2": "Kopf", "A3": MARK + "{{ t.nr }}", "B3": "{{ t.nachname }}"}


def changed(change: Callable[[Any], None], **cells: Any) -> Any:
    """A list with a header in row 2 and a loop in row 3, written for three people."""
    return filled(a_template(LOOP | cells, change), teilnehmer=THREE)


@pytest.mark.parametrize(
    ("cell", "formula", "where", "expected"),
    [
        ("A4", "=SUM(A3:A3)", "A6", "=SUM(A3:A5)"),
        ("A4", "=SUM(A2:A3)", "A6", "=SUM(A2:A5)"),
        ("A4", '=COUNTA(B3:B3)&" A3:A3"', "A6", '=COUNTA(B3:B5)&" A3:A3"'),
        ("A4", "=A3", "A6", "=A3"),
        ("A4", "=SUM(A:A)", "A6", "=SUM(A:A)"),
        ("A4", "=SUM(3:3)", "A6", "=SUM(3:5)"),
        ("A4", "=SUM($A$3:$A$3)*2", "A6", "=SUM($A$3:$A$5)*2"),
        ("A4", "=SUM(Liste!A3:A3)", "A6", "=SUM(Liste!A3:A5)"),
        ("A4", "=SUM('Liste'!A3:A3)", "A6", "=SUM('Liste'!A3:A5)"),
        ("A4", "=LOG10(A10)", "A6", "=LOG10(A12)"),
        ("A5", "=A4", "A7", "=A6"),
        ("A1", "=SUM(A3:A100)", "A1", "=SUM(A3:A102)"),
        ("A1", "=SUBTOTAL(103,A3:A4)", "A1", "=SUBTOTAL(103,A3:A6)"),
        ("C3", "=A3*2", "C4", "=A4*2"),
        ("C3", "=SUM(A$3:A3)", "C5", "=SUM(A$3:A5)"),
        ("C3", "=A3*$A$1", "C5", "=A5*$A$1"),
    ],
)
def test_formulas_follow_the_rows(cell: str, formula: str, where: str, expected: str) -> None:
    assert filled(a_template(LOOP | {cell: formula}), teilnehmer=THREE)[where].value == expected


def test_a_reference_to_rows_that_were_not_written_is_lost_as_in_excel() -> None:
    template = a_template({"A1": "{%tr if false %}5", "A2": "=A1"})
    assert filled(template)["A1"].value == "=#REF!"


def test_a_formula_on_a_second_sheet_follows_too() -> None:
    workbook = load_workbook(BytesIO(a_template(LOOP)))
    workbook.create_sheet("Summe")["A1"] = "=SUM(Liste!A3:A3)"
    data = render_workbook(saved(workbook), {"teilnehmer": THREE}, name="liste.xlsx")
    assert load_workbook(BytesIO(data))["Summe"]["A1"].value == "=SUM(Liste!A3:A5)"


def test_filter_panes_and_print_settings_follow() -> None:
    def settings(sheet: Any) -> None:
        sheet.auto_filter.ref = "A2:B3"
        sheet.freeze_panes = "B3"
        sheet.print_title_rows = "2:2"
        sheet.print_area = "A1:B4"
        sheet.row_breaks.append(Break(id=3))
        sheet.column_dimensions["B"].width = 33

    sheet = changed(settings, A4="Ende")
    assert (sheet.auto_filter.ref, sheet.freeze_panes, sheet.print_title_rows, sheet.print_area) == (
        "A2:B5",
        "B3",
        "$2:$2",
        "'Liste'!$A$1:$B$6",
    )
    assert [found.id for found in sheet.row_breaks.brk] == [5]
    assert sheet.column_dimensions["B"].width == 33


def test_formats_validations_and_conditional_formats_stretch() -> None:
    def formats(sheet: Any) -> None:
        sheet["A3"].font = Font(bold=True, color="FF112233")
        sheet["B4"].fill = PatternFill("solid", start_color="FFEEEEEE")
        sheet.row_dimensions[4].height = 40
        validation = DataValidation(type="list", formula1="$D$3:$D$3")
        validation.add("B3:B100")
        sheet.add_data_validation(validation)
        sheet.conditional_formatting.add("A3:B3", Rule(type="expression", formula=['$B3="N2"']))
        sheet.conditional_formatting.add("A4", Rule(type="expression", formula=["A4>A3"]))

    sheet = changed(formats, A4=5, D3="x")
    assert [(cell.font.b, cell.font.color.rgb) for cell in sheet["A"][2:5]] == [(True, "FF112233")] * 3
    assert sheet["B6"].fill.start_color.rgb == "FFEEEEEE"
    assert {row: sheet.row_dimensions[row].height for row in (4, 6)} == {4: None, 6: 40}
    [validation] = sheet.data_validations.dataValidation
    assert (str(validation.sqref), validation.formula1) == ("B3:B102", "$D$3:$D$5")
    assert [(str(found.sqref), found.rules[0].formula) for found in sheet.conditional_formatting] == [
        ("A3:B5", ['$B3="N2"']),
        ("A6", ["A6>A3"]),
    ]


def test_merged_cells_repeat_inside_the_loop_and_stretch_around_it() -> None:
    def merged(sheet: Any) -> None:
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("B3:C3")
        sheet.merge_cells("D3:D4")
        sheet.merge_cells("A5:C6")

    sheet = changed(merged, A1="Titel", D3="Rand", A5="Fuß")
    assert sorted(str(found) for found in sheet.merged_cells.ranges) == [
        "A1:C1",
        "A7:C8",
        "B3:C3",
        "B4:C4",
        "B5:C5",
        "D3:D6",
    ]


def test_links_comments_and_names_follow() -> None:
    def links(sheet: Any) -> None:
        sheet["A4"].hyperlink = "https://example.org/"
        sheet["A4"].comment = Comment("Bitte prüfen", "ks")
        sheet.parent.defined_names["Alle"] = DefinedName("Alle", attr_text="Liste!$A$3:$A$3")

    sheet = changed(links, A4="Verweis")
    assert sheet["A6"].hyperlink.ref == "A6"
    assert sheet["A6"].hyperlink.target == "https://example.org/"
    assert sheet["A6"].comment.text == "Bitte prüfen"
    assert sheet.parent.defined_names["Alle"].attr_text == "Liste!$A$3:$A$5"


def test_a_sheet_without_placeholders_stays_as_it_is() -> None:
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "=1+1"
    workbook.worksheets[0].merge_cells("B2:C3")
    sheet = filled(saved(workbook))
    assert (sheet["A1"].value, [str(found) for found in sheet.merged_cells.ranges]) == ("=1+1", ["B2:C3"])
