"""Makes the shipped Word template templates/agenda.docx: true headings, a table with a repeated header row, German.

It is an ordinary document and may be edited in Word; this script only makes it anew. It lies here and not in templates/
because that folder ships as it is. Run: python .ci/make_documents.py
"""

from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table

TEMPLATES = Path(__file__).parent.parent / "templates"
FONT = "Arial"
DARK = RGBColor(0x1F, 0x4E, 0x5F)
GREY = RGBColor(0x4B, 0x55, 0x63)


def main() -> None:
    document = Document()
    look(document)
    head(document)
    parts(document)
    registration(document)
    properties = document.core_properties
    properties.title = "Programm: {{ veranstaltung.titel }}"
    properties.author = "ks"
    properties.language = "de-DE"
    properties.comments = ""
    properties.created = properties.modified = datetime(2025, 7, 1, 10, 0)
    document.save(str(TEMPLATES / "agenda.docx"))


def head(document: Doc) -> None:
    mark(document, "{%p if veranstaltung.gastgeber_text %}")
    document.add_paragraph(
        "{{ veranstaltung.gastgeber_text }}{% if veranstaltung.gastgeber | length > 1 %} laden ein"
        "{% else %} lädt ein{% endif %}",
        "Nebentext",
    )
    mark(document, "{%p endif %}")
    document.add_heading("{{ veranstaltung.titel }}", 1)
    mark(document, "{%p if veranstaltung.motto %}")
    document.add_paragraph("„{{ veranstaltung.motto }}“", "Motto")
    mark(document, "{%p endif %}")


def parts(document: Doc) -> None:
    mark(document, "{%p for teil in veranstaltung.teile %}")
    mark(document, "{%p if veranstaltung.teile | length > 1 %}")
    document.add_heading('{{ teil.titel or "Teil " ~ loop.index }}', 2)
    mark(document, "{%p endif %}")
    fact(document, "Wann", "{{ teil.datum_text }}{% if teil.zeit_text %}, {{ teil.zeit_text }}{% endif %}")
    mark(document, '{%p if teil.ort or teil.form != "online" %}')
    fact(document, "Wo", '{{ teil.ort or "Der Ort wird noch bekannt gegeben." }}')
    mark(document, "{%p endif %}")
    mark(document, '{%p if teil.form != "vor Ort" %}')
    fact(document, "Form", "{{ teil.form }}{% if teil.link %}, Zugang über {{ teil.link }}{% endif %}")
    mark(document, "{%p endif %}")
    mark(document, "{%p if teil.programm %}")
    mark(document, "{%p if veranstaltung.teile | length == 1 %}")
    document.add_heading("Programm", 2)
    mark(document, "{%p endif %}")
    programme(document)
    mark(document, "{%p else %}")
    document.add_paragraph("Das Programm folgt.")
    mark(document, "{%p endif %}")
    mark(document, "{%p endfor %}")


def programme(document: Doc) -> None:
    table = document.add_table(rows=4, cols=3)
    table.autofit = False
    fill_row(table, 0, ("Zeit", "Programm", "Mitwirkende"), "Tabellenkopf")
    fill_row(table, 1, ("{%tr for punkt in teil.programm %}", "", ""))
    fill_row(
        table,
        2,
        (
            '{{ punkt.zeit or "" }}',
            "{{ punkt.titel }}{% if punkt.strang %} ({{ punkt.strang }}){% endif %}",
            '{{ punkt.personen_text or "" }}',
        ),
    )
    details = table.rows[2].cells[1]
    mark(details, "{%p if punkt.beschreibung %}")
    details.add_paragraph("{{ punkt.beschreibung }}", "Nebentext")
    mark(details, "{%p endif %}")
    mark(details, "{%p if punkt.raum %}")
    details.add_paragraph("Raum: {{ punkt.raum }}", "Nebentext")
    mark(details, "{%p endif %}")
    fill_row(table, 3, ("{%tr endfor %}", "", ""))
    widths = (Cm(3.2), Cm(7.8), Cm(6.0))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        set_flag(row._tr.get_or_add_trPr(), "w:cantSplit")  # noqa: SLF001  # python-docx has no word for it
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    set_flag(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001  # python-docx has no word for it
    lines(table)
    describe(table, "Programm", "Zeit, Programmpunkt und Mitwirkende, in zeitlicher Reihenfolge")


def registration(document: Doc) -> None:
    document.add_heading("Anmeldung", 2)
    way = "veranstaltung.anmeldung"
    mark(document, f"{{%p if {way}.frist_text %}}")
    fact(document, "Anmeldeschluss", f"{{{{ {way}.frist_text }}}}")
    mark(document, "{%p endif %}")
    for condition, text in (
        (f"{way}.link", f"online: {{{{ {way}.link }}}}"),
        (f"{way}.mail", f"per E-Mail: {{{{ {way}.mail }}}}"),
        (f"{way}.telefon", f"telefonisch: {{{{ {way}.telefon }}}}"),
        (f"{way}.kalender", "durch Annehmen des Kalendereintrags"),
        (f"{way}.ueber", f"über {{{{ {way}.ueber }}}}"),
        (
            f"not ({way}.link or {way}.mail or {way}.telefon or {way}.kalender or {way}.ueber)",
            "{% if koordination.mail %}per E-Mail: {{ koordination.mail }}{% else %}siehe Einladung{% endif %}",
        ),
    ):
        mark(document, f"{{%p if {condition} %}}")
        document.add_paragraph(text, "List Bullet")
        mark(document, "{%p endif %}")
    mark(document, "{%p if veranstaltung.gebuehr %}")
    fact(
        document,
        "Teilnahme",
        "{{ veranstaltung.gebuehr }}{% if veranstaltung.gebuehr_umfasst %} (enthalten: "
        "{{ veranstaltung.gebuehr_umfasst }}){% endif %}",
    )
    mark(document, "{%p endif %}")
    mark(document, "{%p if netzwerk.anmeldetext %}")
    document.add_paragraph("{{ netzwerk.anmeldetext }}")
    mark(document, "{%p endif %}")


# -- the look ------------------------------------------------------------------------------------------------------


def look(document: Doc) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    for name, size, colour, bold in (
        ("Normal", 11, None, False),
        ("Heading 1", 22, DARK, True),
        ("Heading 2", 14, DARK, True),
        ("List Bullet", 11, None, False),
    ):
        font(document.styles[name], size, colour, bold=bold)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(2)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(4)
    document.styles["Heading 2"].paragraph_format.space_before = Pt(16)
    document.styles["Heading 2"].paragraph_format.space_after = Pt(6)
    for name, size, colour in (
        ("Nebentext", 10, GREY),
        ("Motto", 14, GREY),
        ("Tabellentext", 11, None),
        ("Tabellenkopf", 11, DARK),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        font(style, size, colour, bold=name == "Tabellenkopf")
    for name in ("Tabellentext", "Tabellenkopf"):
        document.styles[name].paragraph_format.space_before = Pt(4)
    document.styles["Motto"].font.italic = True
    document.styles["Motto"].paragraph_format.space_after = Pt(10)
    language(document)
    section.footer.paragraphs[0].text = "{{ netzwerk.name }}"
    section.footer.paragraphs[0].style = document.styles["Nebentext"]


def font(style: object, size: int, colour: RGBColor | None, *, bold: bool) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(attribute), None)
    for attribute in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(attribute), FONT)


def language(document: Doc) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    element = defaults.find(qn("w:lang"))
    if element is None:
        element = OxmlElement("w:lang")
        defaults.append(element)
    element.set(qn("w:val"), "de-DE")


def mark(place: object, text: str) -> None:
    """A paragraph that holds only a mark vanishes when the template is filled."""
    place.add_paragraph(text)


def fact(document: Doc, name: str, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(f"{name}: ").bold = True
    paragraph.add_run(text)


def fill_row(table: Table, number: int, texts: tuple[str, ...], style: str = "Tabellentext") -> None:
    for cell, text in zip(table.rows[number].cells, texts, strict=True):
        cell.paragraphs[0].text = text
        cell.paragraphs[0].style = style


def set_flag(properties: object, name: str) -> None:
    properties.append(OxmlElement(name))


def lines(table: Table) -> None:
    """A line under every row, none at the sides."""
    borders = OxmlElement("w:tblBorders")
    for side in ("w:top", "w:bottom", "w:insideH"):
        line = OxmlElement(side)
        for attribute, value in (("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "C5CED6")):
            line.set(qn(attribute), value)
        borders.append(line)
    # The order is fixed by the schema: style, width, borders, layout, look, caption, description.
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")  # noqa: SLF001


def describe(table: Table, title: str, text: str) -> None:
    """The alternative text that a screen reader reads before the table."""
    for name, value in (("w:tblCaption", title), ("w:tblDescription", text)):
        element = OxmlElement(name)
        element.set(qn("w:val"), value)
        table._tbl.tblPr.append(element)  # noqa: SLF001  # python-docx has no word for it


if __name__ == "__main__":
    main()
