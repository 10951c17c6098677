"""What a workbook holds that openpyxl does not keep."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.documents.workbooks import a_template

from kinderschutz_cli.documents.templates import TemplateFolders
from kinderschutz_cli.documents.workbook_parts import lost_parts, sheet_names


def workbook_with(tmp_path: Path, part: str, content: str) -> Path:
    """A workbook with one more part; `+` before its name adds to the first sheet instead."""
    source = ZipFile(BytesIO(a_template({"A1": "Liste"})))
    path = tmp_path / "mappe.xlsx"
    with ZipFile(path, "w") as target:
        for name in source.namelist():
            data = source.read(name).decode()
            if part == f"+{name}":
                data = data.replace("</worksheet>", f"{content}</worksheet>")
            target.writestr(name, data)
        if not part.startswith("+"):
            target.writestr(part, content)
    return path


SHEET = "+xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("part", "content", "lost"),
    [
        ("xl/drawings/drawing1.xml", "<xdr:sp macro=''>", "Textfelder, Formen und Pfeile"),
        ("xl/drawings/drawing1.xml", "<xdr:cxnSp>", "Textfelder, Formen und Pfeile"),
        (SHEET, '<legacyDrawingHF r:id="rId1"/>', "Bilder in Kopf- und Fußzeilen"),
        (SHEET, "<x14:sparklineGroups><x14:sparklineGroup/></x14:sparklineGroups>", "Sparklines"),
        (SHEET, "<x14:conditionalFormatting/>", "neuere bedingte Formate (Datenbalken, Symbole)"),
        (SHEET, "<x14:dataValidation/>", "Auswahllisten mit Bezug auf ein anderes Blatt"),
        ("xl/slicers/slicer1.xml", "", "Datenschnitte"),
        ("xl/embeddings/Microsoft_Word.docx", "", "eingebettete Objekte"),
        ("xl/threadedComments/threadedComment1.xml", "", "Kommentare mit Antworten"),
    ],
)
def test_what_gets_lost_is_named(tmp_path: Path, part: str, content: str, lost: str) -> None:
    assert lost_parts(workbook_with(tmp_path, part, content)) == [lost]


def test_a_picture_and_a_plain_sheet_lose_nothing(tmp_path: Path) -> None:
    assert lost_parts(workbook_with(tmp_path, "xl/drawings/drawing1.xml", "<xdr:pic><xdr:spPr/></xdr:pic>")) == []


def test_no_shipped_workbook_loses_anything() -> None:
    workbooks = [one for one in TemplateFolders.of().all() if one.path.suffix == ".xlsx"]
    assert {one.name: lost_parts(one.path) for one in workbooks} == {one.name: [] for one in workbooks}


def test_a_damaged_file_has_neither_sheets_nor_losses(tmp_path: Path) -> None:
    path = tmp_path / "kaputt.xlsx"
    path.write_bytes(b"nichts")
    assert (sheet_names(path), lost_parts(path)) == ([], [])
