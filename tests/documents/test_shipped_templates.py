"""The shipped templates: what stands in them, with everything known and with nothing known."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from tests.documents.conference import bare, conference

from kinderschutz_cli.documents.check import check
from kinderschutz_cli.documents.environment import Renderer
from kinderschutz_cli.documents.markdown import MailTemplate
from kinderschutz_cli.documents.opening import opening
from kinderschutz_cli.documents.samples import sample
from kinderschutz_cli.documents.templates import Template, TemplateFolders, TemplateKind
from kinderschutz_cli.documents.typst import Document, Typesetter
from kinderschutz_cli.documents.vocabulary import Kontakt
from kinderschutz_cli.errors.template import EmptyValue

GOLDEN = Path(__file__).parent / "golden"
FOLDERS = TemplateFolders.of()
TEXTS = [template for template in FOLDERS.all() if template.name.endswith((".md", ".html", ".typ"))]
PDFS = [template for template in TEXTS if template.name.endswith(".typ") and template.kind is not TemplateKind.FRAME]


def golden(name: str, text: str) -> str:
    """The expected text; delete the file and run the tests twice to make it anew."""
    path = GOLDEN / name
    if not path.exists():
        path.write_text(text, encoding="utf-8", newline="\n")
        pytest.fail(f"{name} was made anew: read it, and run the tests again")
    return path.read_text(encoding="utf-8")


def pdf(template: Template, words: dict[str, Any]) -> tuple[Document, PdfReader]:
    with Typesetter() as typesetter:
        document = typesetter.document(Renderer(FOLDERS), template, words)
    return document, PdfReader(BytesIO(document.pdf))


def words_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize("template", TEXTS, ids=lambda template: template.name)
def test_every_template_renders_with_the_samples(template: Template) -> None:
    check(Renderer(FOLDERS), template)


def test_the_invitation_by_mail() -> None:
    renderer = Renderer(FOLDERS)
    words = conference()
    mail = MailTemplate(renderer, "einladung.md").render(words | {"einstieg": opening(renderer, words, "schule")})
    text = f"Betreff: {mail.subject}\n\n{mail.text}"
    assert text == golden("einladung.txt", text)
    assert max(map(len, mail.text.splitlines())) <= 78
    assert mail.html == golden("einladung.html", mail.html)


@pytest.mark.parametrize("name", ["agenda.md", "agenda.html"])
def test_the_programme_as_text(name: str) -> None:
    text = Renderer(FOLDERS).render(name, conference())
    assert text == golden(name, text)


def test_the_invitation_while_nothing_is_known() -> None:
    text = MailTemplate(Renderer(FOLDERS), "einladung.md").render(bare()).text
    assert text == golden("einladung-leer.txt", text)


@pytest.mark.parametrize("name", ["agenda.md", "agenda.html", "einladung.md"])
@pytest.mark.parametrize("make", [conference, bare])
def test_no_dangling_commas_and_no_empty_pieces(name: str, make: Any) -> None:
    renderer = Renderer(FOLDERS)
    text = MailTemplate(renderer, name).render(make()).text if name == "einladung.md" else renderer.render(name, make())
    body = re.sub(r"(?s)<style>.*?</style>", "", text)
    assert re.findall(r", *$|, ,|,,|\(\)|„“|: *\.|None|Leer|<p></p>|<ul>\s*</ul>|\n{4,}", body) == []


@pytest.mark.parametrize("template", PDFS, ids=lambda template: template.name)
@pytest.mark.parametrize("make", [conference, bare])
def test_every_pdf_is_accessible(template: Template, make: Any) -> None:
    document, reader = pdf(template, make())
    root: Any = reader.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (
        "de-DE",
        True,
        True,
    )
    assert reader.metadata is not None
    assert "3. Lüner Kinderschutzkonferenz" in (reader.metadata.title or "")
    assert b"pdfuaid:part" in document.pdf
    assert document.warnings == ()
    assert len(reader.pages) <= 2


def structure_tags(reader: PdfReader) -> set[str]:
    """The kinds of elements in the structure tree."""
    found: set[str] = set()
    root: Any = reader.trailer["/Root"]
    waiting = [root["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting += element
        elif isinstance(element, dict):
            found.add(str(element.get("/S", "")))
            waiting += [element["/K"]] if "/K" in element else []
    return found


@pytest.mark.parametrize("name", ["agenda.pdf", "teilnehmer.pdf"])
def test_tables_have_header_cells(name: str) -> None:
    _, reader = pdf(FOLDERS.find(name), conference())
    assert {"/H1", "/Table", "/TH", "/TD"} <= structure_tags(reader)


def test_the_letter_says_everything() -> None:
    renderer = Renderer(FOLDERS)
    words = conference()
    _, reader = pdf(FOLDERS.find("einladung.pdf"), words | {"einstieg": opening(renderer, words, "schule")})
    text = words_of(reader)
    wanted = [
        "Stadt Musterstadt · Rathausplatz 1 · 44532 Musterstadt Musterschule Frau Prof. Dr. Erika von der Heide",
        "Einladung: 3. Lüner Kinderschutzkonferenz am 8. Oktober 2025",
        "Sehr geehrte Frau Professorin von der Heide,",
        "Schulen sehen Kinder jeden Tag.",
        "Mittwoch, 8. Oktober 2025, 09:00 bis 16:00 Uhr",
        "09:45 Uhr: Herausforderung inklusiver Kinderschutz – Prof. Dr. Heike Muster",
        "bis Freitag, 12. September 2025, an:",
        "Mit freundlichen Grüßen Kim Muster Netzwerkkoordination Kinderschutz",
        "Hinweise zum Datenschutz (Art. 13 und 14 DSGVO).",
        "Seite 1 von 2",
    ]
    assert [piece for piece in wanted if piece not in text] == []


@pytest.mark.parametrize("lines", [8, 10, 12, 14])
def test_the_letters_data_protection_note_stays_on_one_page(lines: int) -> None:
    """The lines before it move it down until, unless it is kept together, it would be cut in two."""
    _, reader = pdf(FOLDERS.find("einladung.pdf"), bare() | {"einstieg": "Wort " * 14 * lines})
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    begins = next(page for page in pages if "Hinweise zum Datenschutz" in page)
    assert "Nordrhein-Westfalen entgegen" in begins


def test_the_address_field_stands_where_the_window_is() -> None:
    """DIN 5008 form B: 45 to 90 mm from the top, 25 mm from the left (20 mm plus 5 mm)."""
    _, reader = pdf(FOLDERS.find("einladung.pdf"), conference())
    places: dict[str, tuple[float, float]] = {}

    def note(text: str, matrix: list[float], *_others: Any) -> None:
        for line in text.split("\n"):
            places.setdefault(line.strip(), (matrix[4], matrix[5]))

    reader.pages[0].extract_text(visitor_text=note)
    left, bottom = places["Musterschule"]
    millimetres = 25.4 / 72
    assert round(left * millimetres) == 25
    assert 62 < 297 - bottom * millimetres < 68


def test_hard_names_pass_through_every_document() -> None:
    hard = '#panic() "x" \\ {{ y }} <b> [a](b) `c` */'
    words = conference(titel=hard, motto=hard) | {
        "kontakt": sample(Kontakt, name=hard, briefanrede=hard, anschrift=(hard,))
    }
    renderer = Renderer(FOLDERS)
    assert MailTemplate(renderer, "einladung.md").render(words).text.startswith(f"{hard}\n")
    for name in ("einladung.pdf", "agenda.pdf"):
        _, reader = pdf(FOLDERS.find(name), words)
        assert hard in words_of(reader)
    assert "<h1>#panic() &quot;x&quot; \\ {{ y }} &lt;b&gt; [a](b) `c` */</h1>" in renderer.render("agenda.html", words)


@pytest.mark.parametrize(("word", "nothing"), [("briefanrede", ""), ("anschrift", ())])
def test_an_empty_value_stops_the_letter_before_it_leaves(word: str, nothing: Any) -> None:
    words = conference() | {"kontakt": sample(Kontakt, **{word: nothing}, name="Kim Muster")}
    with pytest.raises(EmptyValue) as problem:
        pdf(FOLDERS.find("einladung.pdf"), words)
    assert re.fullmatch(
        rf"Vorlage „rahmen.typ“, Zeile \d+, für Kim Muster: „kontakt.{word}“ ist leer.", problem.value.message
    )


@pytest.mark.parametrize("template", [t for t in TEXTS if t.kind is TemplateKind.OPENING], ids=lambda t: t.name)
def test_every_opening_is_one_paragraph_that_can_follow_a_comma(template: Template) -> None:
    text = opening(Renderer(FOLDERS), conference(), template.name.removeprefix("einstieg-").removesuffix(".md"))
    assert "\n" not in text
    assert 150 < len(text) < 500
    # After "Sehr geehrte …," a sentence goes on: only nouns may begin with a capital letter.
    assert text.split()[0] not in {"Wir", "Sie", "Ich", "Die", "Der", "Das", "Bei", "Im", "In", "Mit", "Für", "Als"}


def test_a_sector_without_its_own_opening_gets_the_common_one() -> None:
    renderer = Renderer(FOLDERS)
    assert opening(renderer, {}, "presse") == opening(renderer, {}, "")
