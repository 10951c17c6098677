import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from kinderschutz_cli.errors import intake as errors
from kinderschutz_cli.errors.base import FileProblem
from kinderschutz_cli.intake.reading import read_table
from kinderschutz_cli.intake.table import Column, SourceRow, SourceTable
from kinderschutz_cli.intake.workbook import read_sheets

LINES = ("Name;Straße;Ort", "Kita Käfer;Weißgasse 3;Lünen", "Kita Öse;Auf dem Büchel 1;Düren")


def a_file(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def a_workbook(folder: Path, *rows: tuple[str | float | date | None, ...], sheet: str = "Kitas") -> Path:
    workbook = openpyxl.Workbook()
    page = workbook.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(row)
    path = folder / "liste.xlsx"
    workbook.save(path)
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp850", "mac_roman"]
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_encoding_and_delimiter_are_found(tmp_path: Path, encoding: str, delimiter: str, newline: str) -> None:
    path = a_file(tmp_path, "liste.csv", newline.join(LINES).replace(";", delimiter), encoding)

    table = read_table(path)

    assert table == SourceTable(
        file="liste.csv",
        sheet=None,
        header_row=1,
        header=(Column(0, "Name", "A"), Column(1, "Straße", "B"), Column(2, "Ort", "C")),
        rows=(
            SourceRow(2, ("Kita Käfer", "Weißgasse 3", "Lünen")),
            SourceRow(3, ("Kita Öse", "Auf dem Büchel 1", "Düren")),
        ),
        encoding=table.encoding,
        delimiter=delimiter,
    )


def test_the_line_sep_is_obeyed_and_counted(tmp_path: Path) -> None:
    path = a_file(tmp_path, "liste.csv", 'sep=|\nName|Ort\n"Kita ; , Sonne"|Lünen\n')

    table = read_table(path)

    assert (table.header_row, table.delimiter, table.rows) == (2, "|", (SourceRow(3, ("Kita ; , Sonne", "Lünen")),))


def test_rows_are_numbered_as_the_file_shows_them(tmp_path: Path) -> None:
    path = a_file(tmp_path, "liste.csv", 'Name;Notiz\n\nA;"zwei\nZeilen"\n\nB;eine\n')

    assert read_table(path).rows == (SourceRow(3, ("A", "zwei\nZeilen")), SourceRow(6, ("B", "eine")))


def test_rows_may_be_shorter_or_longer_than_the_header(tmp_path: Path) -> None:
    path = a_file(tmp_path, "liste.csv", "Name;Ort;PLZ;;\nA\nB;Lünen;44532;mehr\n")

    table = read_table(path)

    assert [column.shown for column in table.header] == ["Name", "Ort", "PLZ", "Spalte D"]
    assert [row.cells for row in table.rows] == [("A", "", "", ""), ("B", "Lünen", "44532", "mehr")]


def test_titles_above_the_header_are_passed_over(tmp_path: Path) -> None:
    path = a_workbook(
        tmp_path, ("Kitas der Stadt Lünen",), ("Stand", date(2025, 7, 1)), (), ("Name", "PLZ", "Ort"), ("A", 44532, "L")
    )

    table = read_table(path)

    assert (table.sheet, table.header_row, table.headings) == ("Kitas", 4, ("Name", "PLZ", "Ort"))
    assert table.rows == (SourceRow(5, ("A", "44532", "L")),)


def test_unknown_headings_are_a_header_too(tmp_path: Path) -> None:
    path = a_file(tmp_path, "liste.csv", "Liste von 2025\nWer;Wo;Womit\nA;B;C\n")

    assert read_table(path).headings == ("Wer", "Wo", "Womit")


def test_a_single_column_is_a_table(tmp_path: Path) -> None:
    path = a_file(tmp_path, "adressen.txt", "E-Mail\ninfo@example.org\n")

    assert read_table(path).rows == (SourceRow(2, ("info@example.org",)),)


def test_the_header_row_can_be_named(tmp_path: Path) -> None:
    path = a_file(tmp_path, "liste.csv", "Name;Ort\nWer;Wo\nA;B\n")

    table = read_table(path, header_row=2)

    assert (table.headings, table.rows) == (("Wer", "Wo"), (SourceRow(3, ("A", "B")),))


def test_a_workbook_keeps_dates_and_gives_the_rest_as_text(tmp_path: Path) -> None:
    path = a_workbook(
        tmp_path,
        ("Name", "PLZ", "Telefon", "Vereinbarung am", "Notiz", "Kein Kontakt"),
        ("A", "01067", 230612345, date(2025, 10, 8), 1.5, True),
        ("B", 44532.0, "02306 1", datetime(2025, 10, 8, 9, 30), "=1+1x", False),
    )

    assert [row.cells for row in read_table(path).rows] == [
        ("A", "01067", "230612345", date(2025, 10, 8), "1,5", "ja"),
        ("B", "44532", "02306 1", datetime(2025, 10, 8, 9, 30), "", "nein"),
    ]


def test_the_first_visible_sheet_with_a_table_is_read_the_others_named(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].title = "leer"
    for name in ("verborgen", "Kitas", "Schulen"):
        workbook.create_sheet(name).append(("Name", "Ort"))
        workbook[name].append((f"aus {name}", "Lünen"))
    workbook["verborgen"].sheet_state = "hidden"
    path = tmp_path / "liste.xlsx"
    workbook.save(path)

    found = read_table(path)
    asked = read_table(path, sheet="schulen")

    assert (found.sheet, found.rows[0].cells[0], found.other_sheets) == ("Kitas", "aus Kitas", ("Schulen",))
    assert (asked.sheet, asked.rows[0].cells[0], asked.other_sheets) == ("Schulen", "aus Schulen", ())


def test_hidden_and_merged_parts_of_an_ods(tmp_path: Path) -> None:
    def cell(text: str, attributes: str = "") -> str:
        return f'<table:table-cell{attributes} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    covered = "<table:covered-table-cell/>"
    down = ' table:number-columns-spanned="1" table:number-rows-spanned="2"'
    rows = (
        f"<table:table-row>{cell('Träger')}{cell('Name')}{cell('Ort')}</table:table-row>"
        f"<table:table-row>{cell('Caritas', down)}{cell('Kita Käfer')}{cell('Lünen')}</table:table-row>"
        f"<table:table-row>{covered}{cell('Kita Spatz')}{cell('Lünen')}</table:table-row>"
        f'<table:table-row table:visibility="filter">{cell("AWO")}{cell("Kita Igel")}{cell("Herne")}</table:table-row>'
        '<table:table-row table:visibility="collapse" table:number-rows-repeated="1048000"><table:table-cell/>'
        "</table:table-row>"
    )
    path = an_ods(tmp_path, rows)
    (sheet,) = read_sheets(path, None)
    assert [row.cells for row in sheet.rows] == [
        ("Träger", "Name", "Ort"),
        ("Caritas", "Kita Käfer", "Lünen"),
        ("Caritas", "Kita Spatz", "Lünen"),
        ("AWO", "Kita Igel", "Herne"),
    ]
    assert (sheet.hidden_rows, sheet.merges) == (frozenset({4}), ((2, 0, 3, 0),))
    assert read_table(path).hidden_rows == 1


def an_ods(folder: Path, rows: str) -> Path:
    """One sheet with these rows, as LibreOffice writes it in its main lines."""
    path = folder / "liste.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0" encoding="UTF-8"?>'
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
            'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="Kitas">{rows}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )
    return path


def test_ods(tmp_path: Path) -> None:
    cells = [["Name", "PLZ"], ["Kita Käfer", "01067"]]
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in cells
    )
    path = an_ods(tmp_path, rows)

    table = read_table(path)

    assert (table.sheet, table.headings, table.rows) == (
        "Kitas",
        ("Name", "PLZ"),
        (SourceRow(2, ("Kita Käfer", "01067")),),
    )


def test_the_content_counts_and_not_the_ending(tmp_path: Path) -> None:
    text = a_file(tmp_path, "export.xls", "\n".join(LINES))
    workbook = a_workbook(tmp_path, ("Name", "Ort"), ("A", "B")).rename(tmp_path / "mappe.csv")

    assert read_table(text).delimiter == ";"
    assert read_table(workbook).sheet == "Kitas"


def test_a_missing_file_names_those_alike(tmp_path: Path) -> None:
    a_file(tmp_path, "schulen.csv", "Name;Ort\n")

    with pytest.raises(errors.TableMissing) as caught:
        read_table(tmp_path / "Schuln.csv")

    assert caught.value.message == f"Die Datei „{tmp_path / 'Schuln.csv'}“ gibt es nicht."
    assert caught.value.hint == "Meinten Sie „schulen.csv“?"


def test_a_folder_names_the_tables_in_it(tmp_path: Path) -> None:
    a_file(tmp_path, "schulen.csv", "Name;Ort\n")

    with pytest.raises(errors.TableIsFolder) as caught:
        read_table(tmp_path)

    assert caught.value.hint == "Nennen Sie eine Datei daraus, zum Beispiel „schulen.csv“."


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("leer.csv", b"", errors.EmptyTable),
        ("leer.csv", b" \r\n ", errors.EmptyTable),
        ("leer.csv", b"\xef\xbb\xbf", errors.EmptyTable),
        ("brief.docx", b"PK\x03\x04", errors.UnknownEnding),
        ("liste", b"Name;Ort\n", errors.UnknownEnding),
        ("bild.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", errors.NotATable),
        ("bericht.csv", b"%PDF-1.7 \xe2\xe3", errors.NotATable),
        ("seite.xls", b"<html><table></table></html>", errors.NotATable),
        ("binaer.csv", bytes(range(256)) * 4, errors.NotATable),
        ("wort.xlsx", b"Hallo", errors.NotATable),
        ("brief.txt", b"Sehr geehrte Damen und Herren\n", errors.NoHeader),
        ("kaputt.xlsx", b"PK\x03\x04 abgeschnitten", errors.WorkbookDamaged),
        ("kaputt.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, errors.WorkbookDamaged),
        (
            "geheim.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            errors.WorkbookProtected,
        ),
        ("zitat.csv", b'Name;Ort\nA;"' + b"x" * 140_000, errors.LineUnreadable),
    ],
)
def test_what_is_no_table_gets_a_sentence(tmp_path: Path, name: str, data: bytes, error: type[FileProblem]) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(FileProblem) as caught:
        read_table(path)

    assert (type(caught.value), name in caught.value.message, bool(caught.value.hint)) == (error, True, True)


def test_a_zip_without_a_table(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("lies.txt", "nichts")

    with pytest.raises(FileProblem) as caught:
        read_table(path)

    assert type(caught.value) in (errors.NotATable, errors.WorkbookDamaged)


def test_an_unknown_sheet_lists_the_sheets(tmp_path: Path) -> None:
    path = a_workbook(tmp_path, ("Name", "Ort"), ("A", "B"))

    with pytest.raises(errors.UnknownSheet) as caught:
        read_table(path, sheet="Kita")

    assert caught.value.hint == "Meinten Sie „Kitas“? Vorhanden sind „Kitas“."


def test_a_text_file_has_no_sheets(tmp_path: Path) -> None:
    with pytest.raises(errors.UnknownSheet):
        read_table(a_file(tmp_path, "liste.csv", "\n".join(LINES)), sheet="Kitas")


def test_an_empty_header_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.HeaderRowEmpty):
        read_table(a_file(tmp_path, "liste.csv", "Name;Ort\n\nA;B"), header_row=2)


def test_one_of_several_tables_is_chosen_by_its_number(tmp_path: Path) -> None:
    path = a_workbook(tmp_path, ("Name", "Ort"), ("A", "L"), (), ("Nachname", "Vorname"), ("Müller", "Anna"))

    assert read_table(path, table=2).rows == (SourceRow(5, ("Müller", "Anna")),)
    with pytest.raises(errors.SeveralTables) as caught:
        read_table(path)
    assert caught.value.details == (
        "1: Zeilen 1–2, Spalten A–B (Name, Ort)",
        "2: Zeilen 4–5, Spalten A–B (Nachname, Vorname)",
    )
    with pytest.raises(errors.UnknownTable):
        read_table(path, table=3)


def test_what_a_filter_hides_is_counted(tmp_path: Path) -> None:
    path = a_workbook(tmp_path, ("Name", "Ort"), ("A", "L"), ("B", "L"))
    workbook = openpyxl.load_workbook(path)
    workbook.worksheets[0].row_dimensions[3].hidden = True
    workbook.worksheets[0].column_dimensions["B"].hidden = True
    workbook.save(path)

    table = read_table(path)

    assert (len(table.rows), table.hidden_rows) == (2, 1)
    assert [column.hidden for column in table.header] == [False, True]
