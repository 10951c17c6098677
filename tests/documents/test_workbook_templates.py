"""The Excel templates that ship with ks."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.documents.workbooks import WORDS, rows_in

from kinderschutz_cli.documents.templates import TemplateFolders
from kinderschutz_cli.documents.workbook import render_workbook, rows_of

NAMES = (
    "teilnehmer.xlsx",
    "teilnehmer-teilbar.xlsx",
    "check-in.xlsx",
    "kontakte.xlsx",
    "organisationen.xlsx",
    "serienbrief.xlsx",
)
EMPTY: dict[str, Any] = {
    "teilnehmer": (),
    "teilnehmer_teilbar": (),
    "kontakte": (),
    "organisationen": (),
    "eingeladene": (),
}


def rendered(name: str, **changes: Any) -> bytes:
    path = TemplateFolders.of().find_shipped(name).path
    return render_workbook(path, {**WORDS, **changes}, name=name)


def sheet_of(data: bytes) -> Any:
    return load_workbook(BytesIO(data)).worksheets[0]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("words", [{}, EMPTY])
def test_every_list_can_be_printed_and_filtered(name: str, words: dict[str, Any]) -> None:
    sheet = sheet_of(rendered(name, **words))
    header = 1 if name == "serienbrief.xlsx" else 5
    last = max(header + 1, header + (len(WORDS[_list_of(name)]) if not words else 0))
    assert sheet.auto_filter.ref == f"A{header}:{sheet.cell(header, sheet.max_column).column_letter}{last}"
    assert sheet.print_title_rows == f"${header}:${header}"
    assert sheet.freeze_panes.endswith(str(header + 1))
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
        "portrait" if name == "unterschriften.xlsx" else "landscape",
        9,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter.left.text == "Netzwerk Kinderschutz Musterstadt"
    for_whom = "nur für die Teilnehmenden" if "teilbar" in name else "nicht weitergeben"
    assert f"{for_whom} · Stand: 01.07.2025, 10:00 Uhr" in sheet.oddFooter.center.text
    assert sheet.oddFooter.right.text == "Seite &P von &N"


def _list_of(name: str) -> str:
    other = {"serienbrief.xlsx": "eingeladene", "check-in.xlsx": "teilnehmer", "unterschriften.xlsx": "teilnehmer"}
    return other.get(name) or name.removesuffix(".xlsx").replace("-", "_")


def test_the_list_of_participants_counts_what_is_shown() -> None:
    sheet = sheet_of(rendered("teilnehmer.xlsx"))
    assert [cell.value for cell in sheet["A"][:3]] == [
        "3. Musterstädter Kinderschutzkonferenz",
        "Mittwoch, 8. Oktober 2025, 09:00 bis 16:00 Uhr · Bürgerhaus, Marktplatz 1, 44532 Musterstadt",
        "Teilnehmerliste · intern – nicht weitergeben · Stand: 01.07.2025, 10:00 Uhr · 2 Anmeldungen, davon 1 zugesagt",
    ]
    assert [sheet.cell(row, 2).value for row in (5, 6, 7, 8)] == [
        "Name",
        "von der Heide",
        "N. N.",
        "=SUBTOTAL(103,B6:B7)",
    ]


def test_the_contacts_carry_their_number_and_text_stays_text() -> None:
    rows = rows_in(rendered("kontakte.xlsx"))
    first, second = (dict(zip(rows[4], row, strict=True)) for row in rows[5:7])
    assert (first["Nr."], second["Nr."], second["PLZ"], second["Telefon"]) == (17, 18, "01067", "02306 555-10")
    assert (first["Kein Kontakt"], second["Kein Kontakt"]) == ("", "ja")


def test_the_contacts_suggest_the_allowed_words_below_the_list_too() -> None:
    sheet = sheet_of(rendered("kontakte.xlsx"))
    lists = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation if v.type == "list"}
    assert lists == {
        "B6:B5001": '"person,funktionspostfach"',
        "C6:C5001": '"Frau,Herr"',
        "V6:V5001": '"ja"',
        "W6:W5001": '"ja"',
    }


def test_the_source_for_letters_has_its_headings_in_row_1_and_the_address_in_lines() -> None:
    header, first = rows_in(rendered("serienbrief.xlsx"))
    row = dict(zip(header, first, strict=True))
    assert [row[f"Anschrift{n}"] for n in range(1, 7)] == [
        "Musterschule",
        "Frau Prof. Dr. Erika von der Heide",
        "Schulstraße 1",
        "44532 Musterstadt",
        "",
        "",
    ]
    assert row["Briefanrede"] == "Sehr geehrte Frau Professorin von der Heide,"
    assert row["Datum"] == "Mittwoch, 8. Oktober 2025"


@pytest.mark.parametrize("name", NAMES)
def test_csv_and_json_rows_have_one_field_for_each_column(name: str) -> None:
    table = rows_of(TemplateFolders.of().find_shipped(name).path, WORDS, name=name)
    assert len(set(table.columns)) == len(table.columns) == len(table.rows[0])
    assert len(table.rows) == len(WORDS[_list_of(name)])


def test_properties_name_the_document() -> None:
    workbook = load_workbook(BytesIO(rendered("teilnehmer.xlsx")))
    assert workbook.properties.title == "Teilnehmerliste: 3. Musterstädter Kinderschutzkonferenz"


@pytest.mark.parametrize(("name", "height"), [("check-in.xlsx", 20), ("unterschriften.xlsx", 32)])
def test_lines_to_write_on_are_high_enough(name: str, height: int) -> None:
    sheet = sheet_of(rendered(name))
    assert {sheet.row_dimensions[row].height for row in range(6, 6 + len(WORDS["teilnehmer"]) + 15)} == {height}
    assert sheet.max_row == 5 + len(WORDS["teilnehmer"]) + 15
