"""Formats and encodings."""

from datetime import date

from tests.intake.corpus.case import Case
from tests.intake.corpus.files import cards, ods, text, workbook

LINES = "Vorname;Nachname;Straße;Ort\nJörg;Groß;Weißgasse 3;Lünen\nÄnne;Öztürk;Büchel 1;Düren\n"
PEOPLE = [
    {"given": "Jörg", "family": "Groß", "street": "Weißgasse 3", "city": "Lünen"},
    {"given": "Änne", "family": "Öztürk", "street": "Büchel 1", "city": "Düren"},
]
CARD_21 = """BEGIN:VCARD
VERSION:2.1
N;LANGUAGE=de;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:M=FCller;Anna;;Dr.
FN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Dr. Anna M=FCller
ORG;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Kita K=E4fer
TITLE:Leitung
TEL;WORK;VOICE:02306 104-1
TEL;CELL;VOICE:0171 2345678
TEL;WORK;FAX:02306 104-9
ADR;WORK;PREF;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:;;Weg 1;L=FCnen;;44532;Deutschland
EMAIL;PREF;INTERNET:anna@example.org
END:VCARD
"""
CARD_30 = """BEGIN:VCARD
VERSION:3.0
N:Schulz;Jan;;;
FN:Jan Schulz
ORG:Jugendamt Lünen\\, ASD;Bezirk Süd
EMAIL;TYPE=INTERNET,WORK:jan@example.org
EMAIL;TYPE=INTERNET,HOME:jan2@example.org
TEL;TYPE=WORK,VOICE:02306 2042
NOTE:Zeile eins\\nZeile
  zwei
END:VCARD
"""
CARD_40 = """BEGIN:VCARD
VERSION:4.0
FN:Kita Sonne
ORG:Kita Sonne
TEL;VALUE=uri;TYPE="voice,work":tel:+49-2306-1041
EMAIL:kita@example.org
END:VCARD
"""
ANNA = {"title": "Dr.", "given": "Anna", "family": "Müller", "organisation": "Kita Käfer", "function": "Leitung",
        "phone": "02306 104-1", "mobile": "0171 2345678", "street": "Weg 1", "postcode": "44532", "city": "Lünen",
        "mail": "anna@example.org"}  # fmt: skip
JAN = {"given": "Jan", "family": "Schulz", "organisation": "Jugendamt Lünen, ASD", "phone": "02306 2042",
       "mail": "jan@example.org",
       "note": "Zeile eins\nZeile zwei\nAbteilung: Bezirk Süd\nWeitere E-Mail-Adresse: jan2@example.org"}  # fmt: skip
SONNE = {"organisation": "Kita Sonne", "phone": "+49-2306-1041", "mail": "kita@example.org"}

CASES = [
    *(
        Case(f"{encoding}, {delimiter!r}", text(LINES.replace(";", delimiter), encoding=encoding, newline="\r\n"), "kontakte", PEOPLE)
        for encoding, delimiter in (
            ("utf-8", ";"), ("utf-8-sig", ","), ("utf-16", "\t"), ("cp1252", ";"), ("cp850", ";"), ("mac_roman", "|"),
        )
    ),
    Case("a line sep=", text("sep=,\n" + LINES.replace(";", ",")), "kontakte", PEOPLE),
    Case("a text file with tabs", text(LINES.replace(";", "\t"), encoding="utf-16-le", name="liste.txt"), "kontakte", PEOPLE),
    Case("a csv file that is called xls", text(LINES, encoding="cp1252", name="liste.xls"), "kontakte", PEOPLE),
    Case(
        "ods with dates and a hidden column",
        ods(("Name", "Straße", "E-Mail", "Vereinbarung am"), ("Kita Käfer", "Weg 1", "alt@example.org", date(2025, 10, 1)),
            ("Kita Öse", "Büchel 1", None, None), hidden_columns=(2,)),
        "organisationen",
        [{"name": "Kita Käfer", "street": "Weg 1", "agreement_on": date(2025, 10, 1)}, {"name": "Kita Öse", "street": "Büchel 1"}],
    ),
    Case(
        "xlsm",
        workbook(("Vorname", "Nachname"), ("Jörg", "Groß"), name="liste.xlsm"),
        "kontakte",
        [{"given": "Jörg", "family": "Groß"}],
    ),
    Case("one file with many cards", text(CARD_21 + CARD_30 + CARD_40, name="alle.vcf", newline="\r\n"), "kontakte", [ANNA, JAN, SONNE]),
    Case("a folder of cards", cards({"b.vcf": CARD_30, "a.VCF": CARD_21, "liesmich.txt": "nichts"}), "kontakte", [ANNA, JAN]),
]  # fmt: skip
