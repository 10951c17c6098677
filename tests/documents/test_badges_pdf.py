"""Badges and address labels on sheets: where they lie, what stands on them, hard names, the test page."""

import re
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from tests.documents.conference import conference
from tests.documents.test_day_lists import HARD

from kinderschutz_cli.documents.environment import Renderer
from kinderschutz_cli.documents.samples import sample
from kinderschutz_cli.documents.templates import TemplateFolders
from kinderschutz_cli.documents.typst import Typesetter
from kinderschutz_cli.documents.vocabulary import Bogen, Kontakt, Schild
from kinderschutz_cli.workflows.label_sheet import sheets

FOLDERS = TemplateFolders.of()
MILLIMETRES = 25.4 / 72


def a_badge(**changes: Any) -> Schild:
    plain = {"titel": "", "vorname": "Kim", "nachname": "Muster", "name": "Kim Muster", "organisation": "", "rolle": ""}
    made: Schild = sample(Schild, **{**plain, **changes})
    return made


def a_sheet(key: str = "L4785", **changes: Any) -> Bogen:
    one = sheets()[key]
    geometry = {
        "name": one.name,
        "breite": one.size[0],
        "hoehe": one.size[1],
        "spalten": one.grid[0],
        "zeilen": one.grid[1],
        "links": one.margin[0],
        "oben": one.margin[1],
        "abstand_x": one.gap[0],
        "abstand_y": one.gap[1],
        "schnittlinien": one.cut_lines,
    }
    made: Bogen = sample(Bogen, **{**geometry, **changes})
    return made


def reader(name: str, sheet: Bogen, **words: Any) -> PdfReader:
    with Typesetter() as typesetter:
        filling = conference() | {"bogen": sheet} | words
        document = typesetter.document(Renderer(FOLDERS), FOLDERS.find(name), filling)
    assert document.warnings == ()
    return PdfReader(BytesIO(document.pdf))


def badges(*found: Schild, sheet: Bogen | None = None) -> list[str]:
    """The text of each page, blanks run together."""
    pages = reader("namensschilder.pdf", sheet or a_sheet(), schilder=found).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def places(found: PdfReader) -> dict[str, tuple[float, float]]:
    """Where each line of the first page begins: millimetres from the left and from the top."""
    lines: dict[str, tuple[float, float]] = {}

    def note(text: str, matrix: list[float], *_others: Any) -> None:
        for line in filter(None, map(str.strip, text.split("\n"))):
            lines.setdefault(line, (matrix[4] * MILLIMETRES, 297 - matrix[5] * MILLIMETRES))

    found.pages[0].extract_text(visitor_text=note)
    return lines


def test_what_stands_on_a_badge() -> None:
    full = a_badge(
        titel="Prof. Dr.", nachname="von der Heide", organisation="Leoschule", rolle="Vortrag", kein_foto=True
    )
    assert badges(full, a_badge()) == ["Vortrag kein Foto Prof. Dr. Kim von der Heide Leoschule Kim Muster"]


def test_a_place_without_a_name_has_a_line_to_write_on() -> None:
    nobody = a_badge(vorname="", nachname="", name="", organisation="Leoschule", rolle="Team")
    assert badges(nobody) == ["Team Leoschule"]


@pytest.mark.parametrize("key", sheets())
def test_every_badge_lies_on_its_label(key: str) -> None:
    one = sheets()[key]
    found = reader(
        "namensschilder.pdf",
        a_sheet(key),
        schilder=tuple(a_badge(vorname="", nachname=f"N{n}") for n in range(one.count)),
    )
    assert len(found.pages) == 1
    lines = places(found)
    for number, spot in enumerate(one.spots()):
        x, y = lines[f"N{number}"]
        assert spot.x <= x <= spot.x + one.size[0]
        assert spot.y <= y <= spot.y + one.size[1]


def test_the_first_sheet_may_be_begun_and_the_printer_off() -> None:
    people = tuple(a_badge(vorname="", nachname=f"N{n}") for n in range(7))
    found = reader("namensschilder.pdf", a_sheet(beginn=5), schilder=people)
    assert [" ".join(page.extract_text().split()) for page in found.pages] == ["N0 N1 N2 N3 N4 N5", "N6"]
    moved = reader("namensschilder.pdf", a_sheet(beginn=5, versatz_x=1.5, versatz_y=-0.5), schilder=people)
    (x, y), (moved_x, moved_y) = places(found)["N0"], places(moved)["N0"]
    assert (round(moved_x - x, 2), round(moved_y - y, 2)) == (1.5, -0.5)


def test_the_test_page_shows_every_label_and_no_person() -> None:
    (page,) = badges(a_badge(), sheet=a_sheet("L4784", probe=True))
    assert "Muster" not in page
    assert "Avery Zweckform L4784, Namens-Etiketten 63,5 × 29,6 mm In Originalgröße drucken" in page
    assert re.findall(r"\b\d+\b", page.partition("nach unten).")[2]) == [str(number) for number in range(2, 28)]


@pytest.mark.parametrize("text", HARD)
@pytest.mark.parametrize("key", ["L4784", "L4785"])
def test_a_value_stands_there_as_it_is(key: str, text: str) -> None:
    (page,) = badges(a_badge(nachname=text, organisation=text), sheet=a_sheet(key))
    assert re.sub(r"[\s-]", "", page).count(re.sub(r"[\s-]", "", text)) == 2


def test_a_name_is_never_cut_off() -> None:
    """What fits in no size is broken, and every letter of it lies on the label."""
    long_name = "Leutheusserschnarrenbergerschwarzenbeckmeyerhausenhohenstein" * 2
    (page,) = badges(a_badge(nachname=long_name), sheet=a_sheet("L4784"))
    assert long_name in "".join(page.split())


def test_addresses_on_labels_shrink_until_they_fit() -> None:
    short = ("Leoschule", "Frau Erika Muster", "Schulstraße 1", "44532 Musterstadt")
    long_one = ("Praxis für Kinder- und Jugendlichenpsychotherapie am Stadtpark", *short[1:])
    people = tuple(sample(Kontakt, anschrift=lines) for lines in (short, long_one, ("nur ein Name",)))
    found = reader("etiketten.pdf", a_sheet("3474"), eingeladene=people)
    text = " ".join(found.pages[0].extract_text().split())
    assert text == " ".join((*short, *long_one))


def test_hundreds_of_badges_are_one_document() -> None:
    found = reader("namensschilder.pdf", a_sheet(), schilder=tuple(a_badge(nachname=f"N{n}") for n in range(150)))
    assert len(found.pages) == 15
    assert found.metadata
    assert found.metadata.title == "Namensschilder: 3. Lüner Kinderschutzkonferenz"
