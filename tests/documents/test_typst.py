"""Typst templates become accessible PDF; what Typst refuses is told with the template's own line."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from kinderschutz_cli.documents.environment import Renderer
from kinderschutz_cli.documents.samples import sample
from kinderschutz_cli.documents.templates import TemplateFolders
from kinderschutz_cli.documents.typst import Document, Typesetter, typst_source
from kinderschutz_cli.documents.vocabulary import Kontakt
from kinderschutz_cli.errors.template import LogoMissing, QuotedValue, RemotePackage, TemplateFault, TypesettingFault

HEAD = '#set document(title: "T")\n#set text(lang: "de", font: ("Source Sans 3", "Noto Emoji"))\n'
PERSON = "Prof. Dr. Erika von der Heide"


def typeset(folder: Path, text: str, **words: Any) -> Document:
    (folder / "brief.typ").write_text(text, encoding="utf-8")
    folders = TemplateFolders((folder,))
    with Typesetter() as typesetter:
        return typesetter.document(Renderer(folders), folders.find("brief.pdf"), {"kontakt": sample(Kontakt), **words})


def text_of(document: Document) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(document.pdf)).pages)


@pytest.mark.parametrize(
    "value",
    ["#panic()", '"quoted"', "back\\slash", "{{ x }}", "<b>", "[x](y)", "*/ // `$x$` @label #[", "Müller-Łuński"],
)
def test_a_value_is_printed_as_it_is(tmp_path: Path, value: str) -> None:
    document = typeset(tmp_path, HEAD + "{{ v }}\n\n#text({{ v | code }})\n\n*{{ v }}*\n", v=value)
    assert text_of(document).split("\n") == [value] * 3


def test_code_takes_numbers_lists_and_truth(tmp_path: Path) -> None:
    source = HEAD + "#repr({{ [1, 'a'] | code }}) #repr({{ true | code }}) #repr({{ ['x'] | code }})"
    assert text_of(typeset(tmp_path, source)) == '(1, "a") true ("x",)'


def test_a_character_without_a_font_becomes_a_box_and_a_warning(tmp_path: Path) -> None:
    document = typeset(tmp_path, HEAD + "{{ v }} 😀", v="Wang 王")
    assert text_of(document) == "Wang □ 😀"
    assert document.warnings == (
        f"{PERSON}: Für das Zeichen „王“ (U+738B) gibt es keine Schrift; im PDF steht dafür □.",
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "a\n{{ kontakt.name }}\n#foo()",
            "Zeile 5, für {}: Der Satz als PDF gelingt nicht: „foo“ ist kein Befehl von Typst.",
        ),
        (
            "{% for i in (1, 2) %}\nx\n#table(columns: 2, [\n{% endfor %}",
            "Zeile 5, für {}: Der Satz als PDF gelingt nicht: eine Klammer wird nicht geschlossen.",
        ),
        ("== Zwei", "Zeile 3, für {}: Der Satz als PDF gelingt nicht: eine Überschriftenebene ist übersprungen."),
        ('#image("x.png")', "Zeile 3, für {}: Der Satz als PDF gelingt nicht: eine Datei fehlt."),
        ('#read("../../../etc/passwd")', "Zeile 3, für {}: Der Satz als PDF gelingt nicht: eine Datei fehlt."),
    ],
)
def test_a_fault_of_typst_names_the_line_of_the_template(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(TypesettingFault) as problem:
        typeset(tmp_path, HEAD + text)
    assert problem.value.message == f"Vorlage „brief.typ“, {sentence.format(PERSON)}"


def test_a_fault_in_a_parent_names_the_parent(tmp_path: Path) -> None:
    (tmp_path / "kopf.typ").write_text(HEAD + "{% block text %}{% endblock %}\n#foo()", encoding="utf-8")
    with pytest.raises(TypesettingFault, match=r"^Vorlage „kopf.typ“, Zeile 4"):
        typeset(tmp_path, '{% extends "kopf.typ" %}{% block text %}\n\nx\n\n{% endblock %}')


@pytest.mark.parametrize(
    ("text", "fault", "line"),
    [
        ('x\n"Hallo {{ kontakt.name }}"', QuotedValue, 2),
        ('#text("Hallo\n{{ kontakt.name }}")', QuotedValue, 2),
        ('x\n\n#import "@preview/cetz:0.3.0"', RemotePackage, 3),
        ("{{ none | code }}", TemplateFault, 1),
    ],
)
def test_dangerous_sources_are_refused(tmp_path: Path, text: str, fault: type[TemplateFault], line: int) -> None:
    with pytest.raises(fault, match=rf"^Vorlage „brief.typ“, Zeile {line}"):
        typeset(tmp_path, text)


def test_quotes_of_jinja_are_not_quotes_of_typst(tmp_path: Path) -> None:
    source = HEAD + '#text(weight: "bold", {{ kontakt.name | default("x") | code }}) {{ "y" if true }}'
    assert text_of(typeset(tmp_path, source)) == f"{PERSON} y"


def test_a_recorded_source_is_typeset_later(tmp_path: Path) -> None:
    (tmp_path / "brief.typ").write_text(HEAD + "{{ kontakt.name }}", encoding="utf-8")
    folders = TemplateFolders((tmp_path,))
    source = typst_source(Renderer(folders), folders.find("brief.pdf"), {"kontakt": sample(Kontakt)})
    with Typesetter() as typesetter:
        assert text_of(typesetter.pdf(source, name="brief.typ", person=PERSON)) == PERSON


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'


def test_the_logo_is_the_only_file_a_template_sees(tmp_path: Path) -> None:
    (tmp_path / "wappen.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "netzwerk.db").write_text("geheim", encoding="utf-8")
    with Typesetter(tmp_path, "wappen.svg") as typesetter:
        assert typesetter.pdf(HEAD + '#image("/wappen.svg", alt: "Logo")').pdf.startswith(b"%PDF")
        with pytest.raises(TypesettingFault):
            typesetter.pdf(HEAD + '#read("/netzwerk.db")')


@pytest.mark.parametrize("logo", ["fehlt.png", "../geheim.png"])
def test_a_logo_outside_the_network_is_refused(tmp_path: Path, logo: str) -> None:
    (tmp_path / "geheim.png").write_bytes(b"x")
    (tmp_path / "netz").mkdir()
    with pytest.raises(LogoMissing):
        Typesetter(tmp_path / "netz", logo)
