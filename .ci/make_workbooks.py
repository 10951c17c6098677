"""Makes the shipped Excel templates in templates/.

They are ordinary workbooks and may be edited in Excel; this script is only the short way to give all of them the same
colours, fonts and page setup again. It lies here and not in templates/ because that folder ships as it is.
Run: python .ci/make_workbooks.py
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

TEMPLATES = Path(__file__).parent.parent / "templates"
MADE = datetime(2025, 7, 1, 10, 0)

FONT = "Arial"
DARK = "1F4E5F"
GREY = "5F6B73"
LINE = "CBD5DA"
PALE = "EEF3F5"
TEXT = "@"
DATE = "DD.MM.YYYY"
LAST_VALIDATED_ROW = 5000
#: Empty lines for people who come without being registered.
WALK_IN_ROWS = 15
WHEN_AND_WHERE = (
    "{{ veranstaltung.datum_text }}{% if veranstaltung.zeit_text %}, {{ veranstaltung.zeit_text }}{% endif %}"
    "{% if veranstaltung.ort %} · {{ veranstaltung.ort }}{% endif %}"
)


@dataclass(frozen=True)
class Column:
    """Heading, what the cell holds, width in characters, number format, and the only words allowed in it."""

    heading: str
    cell: str
    width: float
    number_format: str = TEXT
    only: str = ""
    note: str = ""


def main() -> None:
    participants()
    shareable()
    check_in()
    signatures()
    contacts()
    organisations()
    letters()


def participants() -> None:
    sheet = new_sheet("Teilnehmer")
    columns = [
        Column("lfd. Nr.", "{{ t.nr }}", 6, "0"),
        Column("Name", "{{ t.nachname }}", 19),
        Column("Vorname", "{{ t.vorname }}", 15),
        Column("Titel", "{{ t.titel }}", 10),
        Column("Organisation", "{{ t.organisation }}", 30),
        Column("Funktion", "{{ t.funktion }}", 18),
        Column("Sektor", "{{ t.sektor_name }}", 20),
        Column("Status", "{{ t.status }}", 12),
        Column("E-Mail", "{{ t.mail }}", 29),
        Column("Telefon", "{{ t.telefon }}", 15),
        Column("eingegangen", "{{ t.eingegangen }}", 13, DATE),
        Column("Bemerkung", "{{ t.bemerkung }}", 22),
    ]
    title_lines(
        sheet,
        len(columns),
        "{{ veranstaltung.titel }}",
        WHEN_AND_WHERE,
        "Teilnehmerliste · intern – nicht weitergeben · Stand: {{ stand }} · {{ teilnehmer | length }} Anmeldungen, "
        "davon {{ teilnehmer | selectattr('status', 'equalto', 'zugesagt') | list | length }} zugesagt",
    )
    table(sheet, 5, columns, "t in teilnehmer")
    total_line(sheet, 7, len(columns), "angezeigt", "=SUBTOTAL(103,B6:B6)")
    whole_row = f"A6:{get_column_letter(len(columns))}6"
    sheet.conditional_formatting.add(
        whole_row, FormulaRule(formula=['OR($H6="warteliste",$H6="angeboten")'], fill=fill("FFF4D6"))
    )
    sheet.conditional_formatting.add(
        whole_row,
        FormulaRule(
            formula=['OR($H6="abgesagt",$H6="abgelehnt",$H6="vertreten",$H6="abgelaufen")'], font=Font(color="66707A")
        ),
    )
    page(sheet, "intern – nicht weitergeben", header_row=5)
    save(sheet, "teilnehmer.xlsx", "Teilnehmerliste: {{ veranstaltung.titel }}")


def shareable() -> None:
    sheet = new_sheet("Teilnehmende")
    columns = [
        Column("Nr.", "{{ t.nr }}", 6, "0"),
        Column("Name", "{{ t.nachname }}", 22),
        Column("Vorname", "{{ t.vorname }}", 18),
        Column("Titel", "{{ t.titel }}", 11),
        Column("Organisation", "{{ t.organisation }}", 36),
        Column("Funktion", "{{ t.funktion }}", 22),
        Column("E-Mail", "{{ t.mail }}", 32),
        Column("Telefon", "{{ t.telefon }}", 17),
    ]
    title_lines(
        sheet,
        len(columns),
        "{{ veranstaltung.titel }}",
        WHEN_AND_WHERE,
        "Liste der Teilnehmenden · nur für den fachlichen Austausch der Teilnehmenden · jede Person mit den Angaben, "
        "in die sie eingewilligt hat · Stand: {{ stand }}",
    )
    table(sheet, 5, columns, "t in teilnehmer_teilbar")
    more = sheet.cell(
        7,
        1,
        "{% if weitere_personen == 1 %}und 1 weitere Person{% elif weitere_personen %}"
        "und {{ weitere_personen }} weitere Personen{% endif %}",
    )
    more.font = Font(name=FONT, size=10, color=GREY)
    more.alignment = Alignment(vertical="center")
    sheet.row_dimensions[7].height = 20
    sheet.merge_cells(start_row=7, end_row=7, start_column=1, end_column=len(columns))
    page(sheet, "nur für die Teilnehmenden", header_row=5)
    save(sheet, "teilnehmer-teilbar.xlsx", "Liste der Teilnehmenden: {{ veranstaltung.titel }}")


def check_in() -> None:
    sheet = new_sheet("Check-in")
    clock = "Uhrzeit, zum Beispiel 8:55; darf leer bleiben."
    columns = [
        Column(
            "Nr.", "{{ t.nummer }}", 7, "0", note="Die Nummer der Anmeldung. Bitte nicht ändern; ohne Anmeldung leer."
        ),
        Column("Name", "{{ t.nachname }}", 24),
        Column("Vorname", "{{ t.vorname }}", 18),
        Column("Organisation", "{{ t.organisation }}", 42),
        Column("da", "{{ 'x' if t.ergebnis == 'teilgenommen' else '' }}", 6, note="x, ja oder die Uhrzeit."),
        Column("gekommen", "{{ t.gekommen }}", 11, note=clock),
        Column("gegangen", "{{ t.gegangen }}", 11, note=clock),
        Column("Bemerkung", "", 26),
    ]
    title_lines(
        sheet,
        len(columns),
        "{{ veranstaltung.titel }}",
        WHEN_AND_WHERE,
        "Check-in · intern – nicht weitergeben · {{ teilnehmer | length }} Zusagen · Stand: {{ stand }} · wer ohne "
        "Anmeldung kommt, in eine freie Zeile am Ende",
    )
    table(sheet, 5, columns, "t in teilnehmer")
    free_rows(sheet, len(columns), height=20)
    page(sheet, "intern – nicht weitergeben", header_row=5)
    save(sheet, "check-in.xlsx", "Check-in: {{ veranstaltung.titel }}")


def signatures() -> None:
    sheet = new_sheet("Unterschriften")
    columns = [
        Column("Nr.", "{{ t.nummer }}", 7, "0"),
        Column("Name", "{{ t.nachname }}", 22),
        Column("Vorname", "{{ t.vorname }}", 16),
        Column("Organisation", "{{ t.organisation }}", 34),
        Column("Unterschrift", "", 38),
    ]
    title_lines(
        sheet,
        len(columns),
        "{{ veranstaltung.titel }}",
        WHEN_AND_WHERE,
        "Unterschriften · intern – nicht weitergeben · wer ohne Anmeldung kommt, in eine freie Zeile am Ende",
    )
    table(sheet, 5, columns, "t in teilnehmer | rejectattr('sperrvermerk')")
    free_rows(sheet, len(columns), height=32)
    page(sheet, "intern – nicht weitergeben", header_row=5)
    sheet.page_setup.orientation = "portrait"
    save(sheet, "unterschriften.xlsx", "Unterschriften: {{ veranstaltung.titel }}")


def free_rows(sheet: Worksheet, width: int, *, height: float) -> None:
    """Lines to write on below the list; its own rows are as high."""
    for row in range(7, 7 + WALK_IN_ROWS):
        for number in range(1, width + 1):
            cell = sheet.cell(row, number)
            cell.font = Font(name=FONT, size=10)
            cell.number_format = "0" if number == 1 else TEXT
            cell.border = Border(bottom=Side(style="thin", color=LINE))
    for row in range(6, 7 + WALK_IN_ROWS):
        sheet.row_dimensions[row].height = height


def contacts() -> None:
    sheet = new_sheet("Kontakte")
    columns = [
        Column(
            "Nr.", "{{ k.id }}", 7, "0", note="Die Nummer in ks. Bitte nicht ändern; bei neuen Kontakten leer lassen."
        ),
        Column("Art", "{{ k.art }}", 11, only="person,funktionspostfach"),
        Column("Anrede", "{{ k.anrede }}", 9, only="Frau,Herr"),
        Column("Titel", "{{ k.titel }}", 11),
        Column("Vorname", "{{ k.vorname }}", 15),
        Column("Nachname", "{{ k.nachname }}", 19),
        Column("Grad", "{{ k.grad }}", 9),
        Column("Bezeichnung", "{{ k.bezeichnung }}", 22),
        Column("Eigene Anrede", "{{ k.eigene_anrede }}", 20),
        Column("Funktion", "{{ k.funktion }}", 20),
        Column("Organisation", "{{ k.organisation }}", 32),
        Column("Sektor", "{{ k.sektor }}", 16),
        Column("Beruf", "{{ k.beruf }}", 18),
        Column("Rollen", "{{ k.rollen }}", 18, note="Mehrere durch Komma trennen."),
        Column("Netzwerke", "{{ k.netzwerke }}", 22, note="Mehrere durch Komma trennen."),
        Column("E-Mail", "{{ k.mail }}", 32),
        Column("Telefon", "{{ k.telefon }}", 17),
        Column("Mobil", "{{ k.mobil }}", 17),
        Column("Straße", "{{ k.strasse }}", 24),
        Column("PLZ", "{{ k.plz }}", 8),
        Column("Ort", "{{ k.ort }}", 18),
        Column("Kein Kontakt", "{{ k.kein_kontakt }}", 10, only="ja", note="„ja“: wird nie angeschrieben."),
        Column("Sperrvermerk", "{{ k.sperrvermerk }}", 14, only="ja", note="„ja“: steht auf keiner geteilten Liste."),
        Column("Quelle", "{{ k.quelle }}", 24),
        Column("Seit", "{{ k.seit }}", 12, DATE),
        Column("Rechtsgrundlage", "{{ k.rechtsgrundlage }}", 26),
        Column("Notiz", "{{ k.notiz }}", 30),
    ]
    title_lines(
        sheet,
        10,
        "Kontakte · {{ netzwerk.name }}",
        "Diese Liste lässt sich bearbeiten und wieder einlesen. Die Spalte „Nr.“ bitte nicht ändern.",
        "intern – nicht weitergeben · Stand: {{ stand }} · {{ kontakte | length }} Kontakte",
    )
    table(sheet, 5, columns, "k in kontakte")
    page(sheet, "intern – nicht weitergeben", header_row=5, pages_wide=3, title_columns="E:F")
    save(sheet, "kontakte.xlsx", "Kontakte {{ netzwerk.name }}", freeze="G6")


def organisations() -> None:
    sheet = new_sheet("Organisationen")
    columns = [
        Column(
            "Nr.", "{{ o.id }}", 7, "0", note="Die Nummer in ks. Bitte nicht ändern; bei neuen Einträgen leer lassen."
        ),
        Column("Name", "{{ o.name }}", 36),
        Column("Kurzname", "{{ o.kurzname }}", 16),
        Column("Sektor", "{{ o.sektor }}", 16),
        Column("Art", "{{ o.art }}", 18),
        Column("Gehört zu", "{{ o.gehoert_zu }}", 26),
        Column("Straße", "{{ o.strasse }}", 24),
        Column("PLZ", "{{ o.plz }}", 8),
        Column("Ort", "{{ o.ort }}", 18),
        Column("Telefon", "{{ o.telefon }}", 17),
        Column("E-Mail", "{{ o.mail }}", 32),
        Column("Internetseite", "{{ o.web }}", 26),
        Column("Vereinbarung § 8a am", "{{ o.vereinbarung_am }}", 14, DATE),
        Column("Schlüssel", "{{ o.schluessel }}", 12),
        Column("Schließt am", "{{ o.endet_am }}", 12, DATE),
        Column("Quelle", "{{ o.quelle }}", 24),
        Column("Seit", "{{ o.seit }}", 12, DATE),
        Column("Notiz", "{{ o.notiz }}", 30),
    ]
    title_lines(
        sheet,
        8,
        "Organisationen · {{ netzwerk.name }}",
        "Diese Liste lässt sich bearbeiten und wieder einlesen. Die Spalte „Nr.“ bitte nicht ändern.",
        "intern – nicht weitergeben · Stand: {{ stand }} · {{ organisationen | length }} Organisationen",
    )
    table(sheet, 5, columns, "o in organisationen")
    page(sheet, "intern – nicht weitergeben", header_row=5, pages_wide=2, title_columns="A:B")
    save(sheet, "organisationen.xlsx", "Organisationen {{ netzwerk.name }}", freeze="C6")


def letters() -> None:
    """A data source for Word: headings in row 1, nothing above. Dates are text, because Word would turn them round."""
    sheet = new_sheet("Serienbrief")
    columns = [
        *(Column(f"Anschrift{n}", f"{{{{ k.anschrift | zeile({n}) }}}}", 28) for n in range(1, 7)),
        Column("Briefanrede", "{{ k.briefanrede }}", 36),
        Column("Anrede", "{{ k.anrede }}", 9),
        Column("Titel", "{{ k.titel }}", 11),
        Column("Vorname", "{{ k.vorname }}", 15),
        Column("Nachname", "{{ k.nachname }}", 19),
        Column("Organisation", "{{ k.organisation }}", 30),
        Column("Funktion", "{{ k.funktion }}", 20),
        Column("Straße", "{{ k.strasse }}", 24),
        Column("PLZ", "{{ k.plz }}", 8),
        Column("Ort", "{{ k.ort }}", 18),
        Column("E-Mail", "{{ k.mail }}", 32),
        Column("Veranstaltung", "{{ veranstaltung.titel }}", 40),
        Column("Datum", "{{ veranstaltung.datum_text }}", 26),
        Column("Zeit", "{{ veranstaltung.zeit_text }}", 22),
        Column("Veranstaltungsort", "{{ veranstaltung.ort }}", 40),
        Column("Anmeldeschluss", "{{ veranstaltung.anmeldung.frist_text }}", 28),
    ]
    table(sheet, 1, columns, "k in eingeladene")
    page(sheet, "Datenquelle für den Serienbrief – nicht weitergeben", header_row=1, pages_wide=3)
    save(sheet, "serienbrief.xlsx", "Serienbrief: {{ veranstaltung.titel }}")


# -- the look ------------------------------------------------------------------------------------------------------


def new_sheet(title: str) -> Worksheet:
    workbook = Workbook()
    normal = workbook._named_styles["Normal"]  # noqa: SLF001  # the only way to the workbook's standard font
    normal.font = Font(name=FONT, size=10)
    sheet = workbook.worksheets[0]
    sheet.title = title
    sheet.sheet_view.showGridLines = False
    return sheet


def fill(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour, end_color=colour)


def title_lines(sheet: Worksheet, width: int, title: str, subtitle: str, purpose: str) -> None:
    looks = [
        (title, Font(name=FONT, size=15, bold=True, color=DARK), 24),
        (subtitle, Font(name=FONT, size=10, color="222222"), 16),
        (purpose, Font(name=FONT, size=9, color=GREY), 16),
    ]
    for row, (text, font, height) in enumerate(looks, 1):
        cell = sheet.cell(row, 1, text)
        cell.font = font
        cell.alignment = Alignment(vertical="center")
        sheet.row_dimensions[row].height = height
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    sheet.row_dimensions[4].height = 8


def table(sheet: Worksheet, header: int, columns: list[Column], loop: str) -> None:
    thin = Side(style="thin", color=LINE)
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        top = sheet.cell(header, number, column.heading)
        top.font = Font(name=FONT, size=10, bold=True, color="FFFFFF")
        top.fill = fill(DARK)
        top.alignment = Alignment(
            vertical="center", wrap_text=True, horizontal="center" if column.number_format == "0" else "left"
        )
        top.border = Border(left=Side(style="thin", color="FFFFFF"), right=Side(style="thin", color="FFFFFF"))
        mark = f"{{%tr for {loop} %}}" if number == 1 else ""
        cell = sheet.cell(header + 1, number)
        cell.value, cell.data_type = mark + column.cell, "s"
        cell.font = Font(name=FONT, size=10)
        cell.number_format = column.number_format
        cell.border = Border(bottom=thin)
        cell.alignment = Alignment(
            vertical="top", wrap_text=True, horizontal="center" if column.number_format == "0" else "left"
        )
        if column.only or column.note:
            validate(sheet, f"{letter}{header + 1}:{letter}{LAST_VALIDATED_ROW}", column)
    sheet.row_dimensions[header].height = 30
    sheet.auto_filter.ref = f"A{header}:{get_column_letter(len(columns))}{header + 1}"
    sheet.freeze_panes = f"A{header + 1}"


def validate(sheet: Worksheet, cells: str, column: Column) -> None:
    """A list of allowed words, or only a note that appears beside the cell."""
    validation = DataValidation(allow_blank=True)
    if column.only:
        validation.type = "list"
        validation.formula1 = f'"{column.only}"'
        validation.showErrorMessage = True
        validation.errorTitle = column.heading
        validation.error = f"Möglich ist: {column.only.replace(',', ', ')} – oder leer."
    if column.note:
        validation.showInputMessage = True
        validation.promptTitle = column.heading
        validation.prompt = column.note
    validation.add(cells)
    sheet.add_data_validation(validation)


def total_line(sheet: Worksheet, row: int, width: int, words: str, formula: str) -> None:
    for number in range(1, width + 1):
        cell = sheet.cell(row, number)
        cell.font = Font(name=FONT, size=10, bold=True, color=DARK)
        cell.fill = fill(PALE)
        cell.border = Border(top=Side(style="medium", color=DARK))
        cell.alignment = Alignment(vertical="center", horizontal="left")
    sheet.cell(row, 2, formula).number_format = f'0 "{words}"'
    sheet.row_dimensions[row].height = 20


def page(sheet: Worksheet, purpose: str, *, header_row: int, pages_wide: int = 1, title_columns: str = "") -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = pages_wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.7, header=0.3, footer=0.3)
    sheet.print_title_rows = f"{header_row}:{header_row}"
    if title_columns:
        sheet.print_title_cols = title_columns
    sheet.oddFooter.left.text = "{{ netzwerk.name }}"
    sheet.oddFooter.center.text = f"{purpose} · Stand: {{{{ stand }}}}"
    sheet.oddFooter.right.text = "Seite &P von &N"
    for part in (sheet.oddFooter.left, sheet.oddFooter.center, sheet.oddFooter.right):
        part.font = FONT
        part.size = 8


def save(sheet: Worksheet, name: str, title: str, freeze: str = "") -> None:
    if freeze:
        sheet.freeze_panes = freeze
    workbook = sheet.parent
    workbook.properties.title = title
    workbook.properties.creator = "ks"
    workbook.properties.language = "de-DE"
    workbook.properties.created = MADE
    workbook.save(TEMPLATES / name)


if __name__ == "__main__":
    main()
