"""Every fault of a template at once, each with its place and what would fit."""

from io import BytesIO
from pathlib import Path

import pytest
from tests.documents.workbooks import a_template

from kinderschutz_cli.documents.samples import sample, sample_words
from kinderschutz_cli.documents.templates import TemplateFolders
from kinderschutz_cli.documents.trial import MOST_FAULTS, faults
from kinderschutz_cli.documents.vocabulary import Kontakt

SAMPLE = "Prof. Dr. Erika von der Heide"


def tried(tmp_path: Path, name: str, content: str | bytes) -> list[str]:
    """The sentences about an own template."""
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    folders = TemplateFolders((tmp_path,))
    return [fault.message for fault in faults(folders, folders.find(name))]


def test_every_faulty_line_of_a_text_is_named(tmp_path: Path) -> None:
    text = """\
# {{ veranstaltung.titl }}
{% for t in teilnehmr %}
- {{ t.name }}
{% endfor %}
{% if netzwerk.nam %}
{{ heute | dahtum }}
{% endif %}
{{ veranstaltung.datum | datum }} {{ programm }}
"""
    assert tried(tmp_path, "liste.md", text) == [
        "Vorlage „liste.md“, Zeile 1: Das Wort „veranstaltung.titl“ gibt es nicht.",
        "Vorlage „liste.md“, Zeile 2: Das Wort „teilnehmr“ gibt es nicht.",
        "Vorlage „liste.md“, Zeile 5: Das Wort „netzwerk.nam“ gibt es nicht.",
        "Vorlage „liste.md“, Zeile 6: Den Filter „dahtum“ gibt es nicht.",
        "Vorlage „liste.md“, Zeile 8: Hier steht eine ganze Gruppe (Liste), keine einzelne Angabe.",
    ]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("ok.md", "{{ netzwerk.name }}", []),
        ("halb.md", "{% nix %}", [
            "Vorlage „halb.md“, Zeile 1: Die Platzhalter sind nicht richtig geschrieben: „nix“ kennt Jinja nicht."]),
        ("mail.md", "Betreff: {{ kontakt.nmae }}\n\n{{ kontakt.briefanred }}", [
            "Vorlage „mail.md“, Zeile 1, für Prof. Dr. Erika von der Heide: Das Wort „kontakt.nmae“ gibt es nicht.",
            "Vorlage „mail.md“, Zeile 3, für Prof. Dr. Erika von der Heide: Das Wort „kontakt.briefanred“ gibt es nicht.",
        ]),
        ("einstieg-schule.md", "{{ veranstaltung.dat }}", [
            "Vorlage „einstieg-schule.md“, Zeile 1: Das Wort „veranstaltung.dat“ gibt es nicht."]),
        ("rahmen.html", "{{ betreff }} {{ inhal }}", [
            "Vorlage „rahmen.html“, Zeile 1, für Prof. Dr. Erika von der Heide: Das Wort „inhal“ gibt es nicht."]),
        ("nix.typ", "#set document(title: {{ veranstaltung.titel | code }})\n#unbekannt()\n", [
            "Vorlage „nix.typ“, Zeile 2: Der Satz als PDF gelingt nicht: „unbekannt“ ist kein Befehl von Typst."]),
    ],
)  # fmt: skip
def test_each_kind_of_template(tmp_path: Path, name: str, text: str, expected: list[str]) -> None:
    assert tried(tmp_path, name, text) == expected


def test_every_faulty_cell_of_a_workbook_is_named(tmp_path: Path) -> None:
    cells = {
        "A1": "{{ veranstaltung.titl }}",
        "B1": "{{ heute | dahtum }}",
        "A2": "{%tr for t in teilnehmer %}{{ t.nachnam }}",
        "B2": "{{ t.organisatio }}",
        "A3": '="{{ netzwerk.name }}"',
    }
    assert tried(tmp_path, "liste.xlsx", a_template(cells)) == [
        "Vorlage „liste.xlsx“, Blatt „Liste“, Zelle A3: In einer Formel darf kein Platzhalter stehen.",
        "Vorlage „liste.xlsx“, Blatt „Liste“, Zelle B1: Den Filter „dahtum“ gibt es nicht.",
        "Vorlage „liste.xlsx“, Blatt „Liste“, Zelle A1: Das Wort „veranstaltung.titl“ gibt es nicht.",
        f"Vorlage „liste.xlsx“, Blatt „Liste“, Zelle A2, bei {SAMPLE}: Das Wort „teilnehmer.nachnam“ gibt es nicht.",
        f"Vorlage „liste.xlsx“, Blatt „Liste“, Zelle B2, bei {SAMPLE}: Das Wort „teilnehmer.organisatio“ gibt es nicht.",
    ]


def test_every_faulty_paragraph_of_a_word_file_is_named(tmp_path: Path) -> None:
    from docx import Document  # docxtpl: 110 ms

    document = Document()
    for text in ("{{ veranstaltung.titl }}", "Alles gut: {{ netzwerk.name }}", "{{ koordination.nam }}"):
        document.add_paragraph(text)
    target = BytesIO()
    document.save(target)
    assert tried(tmp_path, "brief.docx", target.getvalue()) == [
        "Vorlage „brief.docx“: Das Wort „veranstaltung.titl“ gibt es nicht.",
        "Vorlage „brief.docx“: Das Wort „koordination.nam“ gibt es nicht.",
    ]


@pytest.mark.parametrize("name", ["kaputt.xlsx", "kaputt.docx"])
def test_a_damaged_file_is_a_fault(tmp_path: Path, name: str) -> None:
    assert [name in sentence for sentence in tried(tmp_path, name, b"nichts")] == [True]


def test_a_fault_in_what_it_builds_on_is_told_with_that_name(tmp_path: Path) -> None:
    (tmp_path / "grund.md").write_text("{{ netzwerk.nam }}", encoding="utf-8")
    assert tried(tmp_path, "oben.md", '{% extends "grund.md" %}') == [
        "Vorlage „grund.md“, Zeile 1: Das Wort „netzwerk.nam“ gibt es nicht."
    ]


def test_with_real_words_an_empty_value_names_the_person(tmp_path: Path) -> None:
    (tmp_path / "mail.md").write_text("Betreff: Gruß\n\n{{ kontakt.telefon }}\n{{ kontakt.mobil }}", encoding="utf-8")
    folders = TemplateFolders((tmp_path,))
    words = sample_words() | {"kontakt": sample(Kontakt, name="Kim Muster", telefon="", mobil="")}
    found = faults(folders, folders.find("mail.md"), words)
    assert [fault.message for fault in found] == [
        "Vorlage „mail.md“, Zeile 3, für Kim Muster: „kontakt.telefon“ ist leer.",
        "Vorlage „mail.md“, Zeile 4, für Kim Muster: „kontakt.mobil“ ist leer.",
    ]


def test_there_is_an_end_to_it(tmp_path: Path) -> None:
    assert len(tried(tmp_path, "viele.md", "{{ x }}\n" * (MOST_FAULTS + 20))) == MOST_FAULTS


def test_a_mail_that_suits_people_only_is_found_before_it_goes_to_a_mailbox(tmp_path: Path) -> None:
    mail = "Betreff: Einladung\n\nGuten Tag {{ kontakt.vorname }},\n\n{{ kontakt.briefanrede }}\n"
    assert tried(tmp_path, "einladung.md", mail) == [
        "Vorlage „einladung.md“, Zeile 3, für Musterschule: „kontakt.vorname“ ist leer."
    ]
