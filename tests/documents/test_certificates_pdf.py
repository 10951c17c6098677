"""Certificates of attendance as PDF: one a page, for hard names, for many, for an event of which little is known."""

import re
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from tests.documents.conference import bare, conference
from tests.documents.test_day_lists import HARD
from tests.documents.test_shipped_templates import structure_tags

from kinderschutz_cli.documents.environment import Renderer
from kinderschutz_cli.documents.samples import sample
from kinderschutz_cli.documents.templates import TemplateFolders
from kinderschutz_cli.documents.typst import Typesetter
from kinderschutz_cli.documents.vocabulary import Bescheinigung, Teil

FOLDERS = TemplateFolders.of()


def one(**changes: Any) -> Bescheinigung:
    made: Bescheinigung = sample(Bescheinigung, **changes)
    return made


def reader(*certificates: Bescheinigung, words: dict[str, Any] | None = None) -> PdfReader:
    with Typesetter() as typesetter:
        filling = (words or conference()) | {"bescheinigungen": certificates}
        document = typesetter.document(Renderer(FOLDERS), FOLDERS.find("bescheinigungen.pdf"), filling)
    assert document.warnings == ()
    return PdfReader(BytesIO(document.pdf))


def pages(*certificates: Bescheinigung, words: dict[str, Any] | None = None) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader(*certificates, words=words).pages]


def test_what_stands_on_a_certificate() -> None:
    (page,) = pages(one())
    assert page == (
        "Stadt Musterstadt Netzwerk Kinderschutz Teilnahmebescheinigung Frau Prof. Dr. Erika von der Heide "
        "Musterschule hat teilgenommen an: 3. Lüner Kinderschutzkonferenz Kinderschutz in gemeinsamer Verantwortung "
        "Mittwoch, 8. Oktober 2025, 09:00 bis 16:00 Uhr Bürgerhaus, Marktplatz 1, 44532 Musterstadt "
        "Dauer: 5,5 Zeitstunden (7 Unterrichtseinheiten zu 45 Minuten) Inhalte • Kinderschutz in gemeinsamer Verantwortung "
        "(Prof. Dr. Heike Muster) Veranstaltet von: Stadt Musterstadt und Kreis Musterland Musterstadt, "
        "1. Juli 2025 Ort, Datum Kim Muster, Netzwerkkoordination Kinderschutz Nr. 2025/128 · Prüfcode K7QF-2M9X-PT3A · Auf "
        "Anfrage bestätigen wir die Echtheit anhand des Prüfcodes. Stadt Musterstadt · Netzwerk Kinderschutz"
    )


def test_what_is_not_known_leaves_no_gap() -> None:
    part = bare()["veranstaltung"].teile[0]
    (page,) = pages(one(teil=part, organisation="", stunden_text="", inhalte=()), words=bare())
    assert "von der Heide hat teilgenommen an: 3. Lüner Kinderschutzkonferenz" in page
    assert "Termin folgt" in page
    assert not re.search(r"None|Dauer|Inhalte|Veranstaltet|,\s*,|^,", page)


def test_one_page_each_however_much_there_is_to_say() -> None:
    many = tuple(
        f"{number}. Vortrag über gelingende Zusammenarbeit im Kinderschutz (Kim Muster)" for number in range(16)
    )
    long_name = one(
        name="Frau Prof. Dr. Dr. h. c. Anna-Katharina Freifrau von der Heide zu Hohenstein-Waldburg", inhalte=many
    )
    found = pages(one(), long_name, one())
    assert [page.count("Teilnahmebescheinigung") for page in found] == [1, 1, 1]
    assert many[-1] in found[1]


def test_the_pages_are_tagged() -> None:
    assert {"/H1", "/L", "/LI", "/P"} <= structure_tags(reader(one()))


@pytest.mark.parametrize("text", HARD)
def test_a_value_stands_there_as_it_is(text: str) -> None:
    (page,) = pages(one(name=text, organisation=text, teil=sample(Teil, ort=text)))
    assert re.sub(r"[\s-]", "", page).count(re.sub(r"[\s-]", "", text)) == 3


def test_right_to_left_text_is_written() -> None:
    (page,) = pages(one(name="أحمد שלום"))
    assert sorted(set("أحمدשלום") - set(page)) == []
