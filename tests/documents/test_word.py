"""Word documents: values are never markup, faults name the paragraph, the shipped programme is accessible."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from tests.documents.workbooks import WORDS, sample

from kinderschutz_cli.documents.templates import TemplateFolders
from kinderschutz_cli.documents.vocabulary import Kontakt, Programmpunkt, Teil, Veranstaltung
from kinderschutz_cli.documents.word import render_docx
from kinderschutz_cli.errors.base import ExitCode
from kinderschutz_cli.errors.workbook import DocumentFault, NotADocument


def a_document(*paragraphs: str, change: Callable[[Any], None] | None = None) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if change:
        change(document)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(data)).paragraphs]


def agenda(**changes: Any) -> Any:
    path = TemplateFolders.of().find_shipped("agenda.docx").path
    return Document(BytesIO(render_docx(path, {**WORDS, **changes}, name="agenda.docx")))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Kita Sonne & Mond <Nord>", "Kita Sonne & Mond <Nord>"),
        ("\"Anführung\" 'und' mehr", "\"Anführung\" 'und' mehr"),
        ("{{ 7 * 7 }} {_{ x }_} {% raw %}", "{{ 7 * 7 }} {_{ x }_} {% raw %}"),
        ("</w:t></w:r><w:r><w:t>x", "</w:t></w:r><w:r><w:t>x"),
        ("a\x00b\x07c\x0cd", "a□b□c□d"),
        ("Zeile 1\nZeile 2", "Zeile 1\nZeile 2"),
        ("Łukasz 😀 محمد", "Łukasz 😀 محمد"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
    ],
)
def test_a_value_is_text_and_the_rest_of_the_letter_stays(value: str, expected: str) -> None:
    template = a_document("vor {{ wert }} nach", "{% set s %}{{ wert }}{% endset %}{{ s }}", "Ende")
    assert texts(render_docx(template, {"wert": value}, name="brief.docx")) == [
        f"vor {expected} nach",
        expected,
        "Ende",
    ]


def test_an_empty_value_names_template_person_and_paragraph() -> None:
    template = a_document("Guten Tag,", "Telefon: {{ kontakt.telefon }}")
    with pytest.raises(DocumentFault) as caught:
        render_docx(template, {"kontakt": sample(Kontakt, telefon="")}, name="brief.docx")
    assert (
        caught.value.message == "Vorlage „brief.docx“, für Prof. Dr. Erika von der Heide: „kontakt.telefon“ ist leer."
    )
    assert caught.value.details == ("In diesem Absatz: Telefon: {{ kontakt.telefon }}",)
    assert caught.value.exit_code == ExitCode.TEMPLATE


@pytest.mark.parametrize("text", ["{{ kontakt.nachnam }}", "{{ kontakt. }}", "{% if x %}", "{{ kontakt.__class__ }}"])
def test_other_faults_are_german_too(text: str) -> None:
    with pytest.raises(DocumentFault, match="Vorlage „brief"):
        render_docx(a_document(text), {"kontakt": sample(Kontakt)}, name="brief.docx")


def test_something_else_than_a_document_is_refused() -> None:
    with pytest.raises(NotADocument):
        render_docx(b"PK no document", {}, name="brief.docx")


def test_properties_are_text_and_the_bytes_depend_on_the_input_alone() -> None:
    def titled(document: Any) -> None:
        document.core_properties.title = "Für {{ wert }}"

    now = datetime(2025, 7, 1, 10, 0)
    first, second = (
        render_docx(a_template, {"wert": "A & B"}, name="x", now=now)
        for a_template in [a_document("x", change=titled)] * 2
    )
    assert first == second
    assert Document(BytesIO(first)).core_properties.title == "Für A & B"


def test_the_programme_has_true_headings_language_title_and_a_repeated_table_header() -> None:
    document = agenda()
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "3. Musterstädter Kinderschutzkonferenz"),
        ("Heading 2", "Programm"),
        ("Heading 2", "Anmeldung"),
    ]
    assert document.core_properties.title == "Programm: 3. Musterstädter Kinderschutzkonferenz"
    assert [found.get(qn("w:val")) for found in document.styles.element.iter(qn("w:lang"))] == ["de-DE"]
    [table] = document.tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Zeit", "Programm", "Mitwirkende"],
        [
            "09:45 Uhr",
            "Kinderschutz in gemeinsamer Verantwortung (A)\nWas gelingende Netzwerke ausmacht.\nRaum: Saal",
            "Prof. Dr. Heike Muster (Hochschule Musterstadt)",
        ],
    ]


def test_the_programme_of_an_event_of_which_little_is_known() -> None:
    event = sample(
        Veranstaltung,
        titel="A & B",
        motto="",
        gastgeber=(),
        gastgeber_text="",
        gebuehr="",
        teile=(sample(Teil, titel="", zeit_text="", ort="", programm=()),),
    )
    document = agenda(veranstaltung=event)
    assert [p.text for p in document.paragraphs][:4] == [
        "A & B",
        "Wann: Mittwoch, 8. Oktober 2025",
        "Wo: Der Ort wird noch bekannt gegeben.",
        "Das Programm folgt.",
    ]


def test_an_item_without_time_and_people_leaves_gaps() -> None:
    item = sample(Programmpunkt, zeit="", personen_text="", strang="", beschreibung="", raum="", titel="Pause")
    event = sample(Veranstaltung, teile=(sample(Teil, programm=(item,)),))
    assert [cell.text for cell in agenda(veranstaltung=event).tables[0].rows[1].cells] == ["", "Pause", ""]
