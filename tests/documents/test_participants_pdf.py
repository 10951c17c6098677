"""The internal list of participants as PDF: nobody, five hard ones, and four hundred."""

import re
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from tests.documents.conference import conference

from kinderschutz_cli.documents.environment import Renderer
from kinderschutz_cli.documents.samples import sample
from kinderschutz_cli.documents.templates import TemplateFolders
from kinderschutz_cli.documents.typst import Typesetter
from kinderschutz_cli.documents.vocabulary import Teil, Teilnehmer

FOLDERS = TemplateFolders.of()
HEADINGS = "Nr. Name Vorname Titel Organisation Funktion Sektor Status Bemerkung"


def a_row(**changes: Any) -> Teilnehmer:
    return sample(Teilnehmer, **changes)  # type: ignore[no-any-return]  # samples are made for any class


def typeset(*rows: Teilnehmer, **changes: Any) -> bytes:
    with Typesetter() as typesetter:
        words = conference(**changes) | {"teilnehmer": rows}
        document = typesetter.document(Renderer(FOLDERS), FOLDERS.find("teilnehmer.pdf"), words)
    assert document.warnings == ()
    return document.pdf


def pages(*rows: Teilnehmer, **changes: Any) -> list[str]:
    """The text of each page, blanks run together."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(typeset(*rows, **changes))).pages]


def test_it_says_what_it_is_and_who_may_see_it() -> None:
    (page,) = pages(a_row(bemerkung=""))
    assert page == (
        "Teilnehmende: 3. Lüner Kinderschutzkonferenz "
        "Mittwoch, 8. Oktober 2025, 09:00 bis 16:00 Uhr · Bürgerhaus, Marktplatz 1, 44532 Musterstadt "
        "Zweck: intern – nicht weitergeben · Stand: 01.07.2025, 10:00 Uhr · 1 Eintrag bei 150 Plätzen "
        f"{HEADINGS} 1 von der Heide Erika Prof. Dr. Musterschule Schulleitung Schule zugesagt "
        "Netzwerk Kinderschutz Musterstadt · Stand: 01.07.2025, 10:00 Uhr · intern – nicht weitergeben Seite 1 von 1"
    )


def test_nobody_yet() -> None:
    (page,) = pages()
    assert "0 Einträge bei 150 Plätzen Es gibt noch keine Anmeldungen. Netzwerk" in page


def test_a_place_whose_name_is_open() -> None:
    nothing = dict.fromkeys(("titel", "vorname", "funktion", "sektor", "sektor_name"), "")
    (page,) = pages(a_row(nr=2, name="N. N.", nachname="N. N.", organisation="Leoschule", bemerkung="", **nothing))
    assert f"{HEADINGS} 2 N. N. Leoschule zugesagt Netzwerk" in page


def test_the_header_row_is_on_every_page() -> None:
    found = pages(*(a_row(nr=number, nachname=f"Muster {number}") for number in range(1, 401)))
    assert [HEADINGS in page for page in found] == [True] * len(found)
    assert [f"Seite {number} von {len(found)}" in page for number, page in enumerate(found, start=1)] == [True] * len(
        found
    )
    assert "400 Muster 400" in found[-1]


def test_with_several_parts_each_row_names_its_part() -> None:
    parts = tuple(sample(Teil, titel=title) for title in ("Tag 1", "Abendvortrag"))
    (page,) = pages(a_row(teil="Abendvortrag", bemerkung=""), teile=parts)
    assert "1 Eintrag Nr. Name Vorname Titel Organisation Funktion Sektor Teil Status Bemerkung" in page
    assert "Schule Abendvortrag zugesagt Netzwerk" in page


@pytest.mark.parametrize(
    "text",
    [
        "Kita Sonne & Mond <Nord>",
        '=HYPERLINK("http://x")',
        "#panic() {{ y }} \\ $x$ `c` */",
        "Familienzentrum 😀 Sonnenschein",
        "Städtische Gemeinschaftsgrundschule im Ganztag " * 4,
    ],
)
def test_a_value_stands_there_as_it_is(text: str) -> None:
    (page,) = pages(a_row(organisation=text))
    assert "".join(text.split()) in re.sub(r"[\s\u00ad]", "", page)


def test_right_to_left_text_is_written() -> None:
    (page,) = pages(a_row(vorname="أحمد", nachname="שלום"))
    assert sorted(set("أحمدשלום") - set(page)) == []


@pytest.mark.parametrize("word", ["Leoschule" * 25, "x" * 200, f"https://example.org/{'a' * 200}"])
def test_a_word_without_blanks_breaks_in_its_column(word: str) -> None:
    text = PdfReader(BytesIO(typeset(a_row(organisation=word)))).pages[0].extract_text()
    pieces = [line for line in text.splitlines() if word[-9:-5] in line]
    assert len(pieces) >= 5
    assert word in "".join(text.split())
