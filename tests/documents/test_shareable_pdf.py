"""The list that others get as PDF: whole, for one more person, for nobody."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from tests.documents.conference import conference

from kinderschutz_cli.documents.environment import Renderer
from kinderschutz_cli.documents.samples import sample
from kinderschutz_cli.documents.templates import TemplateFolders
from kinderschutz_cli.documents.typst import Typesetter
from kinderschutz_cli.documents.vocabulary import Teilbar

FOLDERS = TemplateFolders.of()
HEAD = (
    "Teilnehmende: 3. Lüner Kinderschutzkonferenz "
    "Mittwoch, 8. Oktober 2025, 09:00 bis 16:00 Uhr · Bürgerhaus, Marktplatz 1, 44532 Musterstadt "
    "Zweck: nur für den fachlichen Austausch der Teilnehmenden · jede Person mit den Angaben, in die sie eingewilligt hat · "
    "Stand: 01.07.2025, 10:00 Uhr "
)
FOOT = "Netzwerk Kinderschutz Musterstadt · Stand: 01.07.2025, 10:00 Uhr · nur für die Teilnehmenden Seite 1 von 1"
HEADINGS = "Nr. Name Vorname Titel Organisation Funktion E-Mail Telefon"


def a_row(**changes: Any) -> Teilbar:
    return sample(Teilbar, **changes)  # type: ignore[no-any-return]  # samples are made for any class


def page(more: int, *rows: Teilbar) -> str:
    with Typesetter() as typesetter:
        words = conference() | {"teilnehmer_teilbar": rows, "weitere_personen": more}
        document = typesetter.document(Renderer(FOLDERS), FOLDERS.find("teilnehmer-teilbar.pdf"), words)
    assert document.warnings == ()
    (only,) = PdfReader(BytesIO(document.pdf)).pages
    return " ".join(only.extract_text().split())


def test_the_whole_page() -> None:
    nothing = dict.fromkeys(("titel", "organisation", "funktion", "mail", "telefon"), "")
    assert page(12, a_row(mail="e@example.org"), a_row(nr=2, nachname="Berg", vorname="Kim", **nothing)) == (
        f"{HEAD}{HEADINGS} 1 von der Heide Erika Prof. Dr. Musterschule Schulleitung e@example.org 02306 555-10 "
        f"2 Berg Kim und 12 weitere Personen {FOOT}"
    )


@pytest.mark.parametrize(
    ("more", "rows", "said"),
    [
        (1, 1, "02306 555-10 und 1 weitere Person"),
        (0, 1, "02306 555-10"),
        (1, 0, "Eine Person nimmt teil."),
        (5, 0, "5 Personen nehmen teil."),
        (0, 0, "Es gibt noch keine Zusagen."),
    ],
)
def test_how_many_more_there_are(more: int, rows: int, said: str) -> None:
    assert f"{said} {FOOT}" in page(more, *[a_row()] * rows)
