"""Files that would fill the memory, crash a reader or are no tables: each is a German sentence."""

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tests.intake.corpus import formats, structure
from tests.intake.corpus.case import Case, read

from kinderschutz_cli.errors import intake as errors
from kinderschutz_cli.errors.base import FileProblem
from kinderschutz_cli.intake.reading import read_table

NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="T">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)
HEAD = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Ort</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Kita</t></is></c><c r="B2" t="inlineStr"><is><t>Lünen</t></is></c></row>'
)


def a_workbook(folder: Path, rows: str) -> Path:
    """A workbook with just this XML in its sheet."""
    path = folder / "liste.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELATION}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook {NAMESPACE} xmlns:r="{RELATION}"><sheets><sheet name="T" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELATION}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml", f"<worksheet {NAMESPACE}><sheetData>{HEAD}{rows}</sheetData></worksheet>"
        )
    return path


def text_cell(reference: str, text: str = "Ende") -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_a_cell_in_the_last_row_of_excel(tmp_path: Path) -> None:
    path = a_workbook(tmp_path, f'<row r="1048576">{text_cell("A1048576")}</row>')

    assert [row.number for row in read_table(path).rows] == [2, 1_048_576]


def test_formats_down_to_the_last_row_and_column_do_not_count(tmp_path: Path) -> None:
    path = a_workbook(tmp_path, '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row>')

    assert [row.cells for row in read_table(path).rows] == [("Kita", "Lünen")]


@pytest.mark.parametrize("reference", ["XFD1048576", "B99999999", "ZZZ500000"])
def test_a_cell_so_far_out_that_the_memory_would_not_do(tmp_path: Path, reference: str) -> None:
    number = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    with pytest.raises(errors.TableTooLarge) as caught:
        read_table(a_workbook(tmp_path, f'<row r="{number}">{text_cell(reference)}</row>'))

    assert (f"bis Zeile {number}" in caught.value.message, "Löschen Sie" in caught.value.hint) == (True, True)


def test_a_zip_bomb(tmp_path: Path) -> None:
    path = tmp_path / "bombe.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(31):
            part.write(b" " * 10_000_000)

    with pytest.raises(errors.TableTooLarge) as caught:
        read_table(path)

    assert caught.value.message == f"„{path}“ ist zu groß (entpackt über 300 MB)."


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ('<table:table-row table:number-rows-repeated="1048576">', '<table:table-cell office:value-type="string">'),
        ("<table:table-row>", '<table:table-cell office:value-type="string" table:number-columns-repeated="16384">'),
    ],
)
def test_an_ods_that_repeats_a_value_without_end(tmp_path: Path, row: str, cell: str) -> None:
    path = tmp_path / "liste.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr(
            "content.xml", CONTENT.format(f"{row}{cell}<text:p>a</text:p></table:table-cell></table:table-row>")
        )

    with pytest.raises(errors.TableTooLarge):
        read_table(path)


def test_the_longest_cell_of_excel(tmp_path: Path) -> None:
    path = a_workbook(tmp_path, f'<row r="3">{text_cell("A3", "x" * 32_767)}</row>')

    assert [len(str(row.cells[0])) for row in read_table(path).rows] == [4, 32_767]


def test_formulas_give_their_values(tmp_path: Path) -> None:
    path = a_workbook(tmp_path, '<row r="3"><c r="A3" t="str"><f>"Ki"&amp;"ta"</f><v>Kita B</v></c></row>')

    assert [row.cells[0] for row in read_table(path).rows] == ["Kita", "Kita B"]


def test_a_workbook_with_macros_is_only_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(("Name", "Ort"))
    book.worksheets[0].append(("Kita", "Lünen"))
    path = tmp_path / "liste.xlsm"
    book.save(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000)

    assert [row.cells for row in read_table(path).rows] == [("Kita", "Lünen")]


def test_a_workbook_whose_parts_are_damaged(tmp_path: Path) -> None:
    with pytest.raises(errors.WorkbookDamaged):
        read_table(a_workbook(tmp_path, '<row r="3"><c r="A3" t="inlineStr">'))


def test_a_folder_without_cards(tmp_path: Path) -> None:
    with pytest.raises(errors.TableIsFolder):
        read_table(tmp_path)


def test_a_file_of_cards_in_which_nothing_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "karten.vcf"
    path.write_text("BEGIN:VCARD\nkein Inhalt\nEND:VCARD\n", encoding="utf-8")

    with pytest.raises(errors.CardUnreadable):
        read_table(path)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


FUZZED = [
    structure.CASES[2],
    structure.CASES[-1],
    *(case for case in formats.CASES if "ods" in case.name or "card" in case.name),
]


@pytest.mark.parametrize("change", [_cut, _flip])
@pytest.mark.parametrize("case", [case for case in FUZZED if "folder" not in case.name], ids=lambda case: case.name)
def test_cut_or_damaged_files_are_read_or_refused(
    case: Case, change: Callable[[bytes, random.Random], bytes], tmp_path: Path
) -> None:
    chance = random.Random(case.name)  # noqa: S311 (the same damage in every run)
    path = case.write(tmp_path)
    whole = path.read_bytes()
    for _ in range(25):
        path.write_bytes(change(whole, chance))
        outcome = read(path)
        assert bool(outcome.error) != (outcome.target is not None)


def test_a_picture_that_is_called_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "bild.xlsx"
    path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8)

    with pytest.raises(FileProblem) as caught:
        read_table(path)

    assert caught.value.message == f"„{path}“ ist keine lesbare Tabelle. Der Inhalt ist ein Bild (JPEG)."
