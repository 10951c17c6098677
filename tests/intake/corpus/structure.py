"""Sheets as people make them: titles, two header lines, totals, merged and hidden things."""

from datetime import date
from typing import Any

from tests.intake.corpus.case import Case
from tests.intake.corpus.files import text, workbook

KAEFER = {"name": "Kita Käfer", "street": "Weg 1", "postcode": "44532", "city": "Lünen"}
SONNE = {"name": "Kita Sonne", "street": "Ring 2", "postcode": "44536", "city": "Lünen"}
HEAD = ("Name", "Straße", "PLZ", "Ort")
KITAS = (("Kita Käfer", "Weg 1", 44532, "Lünen"), ("Kita Sonne", "Ring 2", 44536, "Lünen"))


def _link(book: Any) -> None:
    book.active["B2"].hyperlink = "mailto:anna@example.org?subject=Hallo"


CASES = [
    Case(
        "title and date above",
        workbook(("Kitas der Stadt Lünen",), ("Stand:", date(2025, 7, 1)), (), HEAD, *KITAS),
        "organisationen",
        [KAEFER, SONNE],
        left_out=[1, 2],
    ),
    Case(
        "notes below",
        workbook(HEAD, *KITAS, (), ("* auch nachmittags geöffnet",), ("Quelle: Jugendamt Lünen, Stand 07/2025",)),
        "organisationen",
        [KAEFER, SONNE],
        left_out=[5, 6],
    ),
    Case(
        "groups over headings, merged",
        workbook(
            ("Einrichtung", None, None, "Ansprechpartner", None, None),
            ("Name", "PLZ", "Ort", "Name", "Telefon", "E-Mail"),
            ("Kita Käfer", "44532", "Lünen", "Anna Müller", "02306 1041", "anna@example.org"),
            ("GS Am Park", "44536", "Lünen", "Jan Schulz", "02306 2042", "jan@example.org"),
            merged=("A1:C1", "D1:F1"),
        ),
        "kontakte",
        [
            {"name": "Anna Müller", "organisation": "Kita Käfer", "postcode": "44532", "city": "Lünen",
             "phone": "02306 1041", "mail": "anna@example.org"},
            {"name": "Jan Schulz", "organisation": "GS Am Park", "postcode": "44536", "city": "Lünen",
             "phone": "02306 2042", "mail": "jan@example.org"},
        ],
    ),
    Case(
        "headings over two lines, partly",
        workbook(
            ("Nachname", "Vorname", "Erreichbarkeit", None, "Einrichtung"),
            (None, None, "Telefon", "E-Mail", None),
            ("Müller", "Anna", "02306 1041", "anna@example.org", "Kita Käfer"),
            merged=("A1:A2", "B1:B2", "C1:D1", "E1:E2"),
        ),
        "kontakte",
        [{"family": "Müller", "given": "Anna", "phone": "02306 1041", "mail": "anna@example.org",
          "organisation": "Kita Käfer"}],
    ),
    Case(
        "two header lines in a text file",
        text("Einrichtung;;;Leitung;\nName;PLZ;Ort;Name;Telefon\nKita Käfer;44532;Lünen;Anna Müller;02306 1041\n"),
        "kontakte",
        [{"name": "Anna Müller", "organisation": "Kita Käfer", "postcode": "44532", "city": "Lünen",
          "phone": "02306 1041"}],
    ),
    Case(
        "a cell merged over several rows",
        workbook(
            ("Träger", *HEAD), ("AWO", *KITAS[0]), (None, *KITAS[1]), ("Caritas", "Kita Öse", "Auf dem Büchel 1", 52349, "Düren"),
            merged=("A2:A3",),
        ),
        "organisationen",
        [{**KAEFER, "parent": "AWO"}, {**SONNE, "parent": "AWO"},
         {"name": "Kita Öse", "street": "Auf dem Büchel 1", "postcode": "52349", "city": "Düren", "parent": "Caritas"}],
    ),
    Case(
        "empty rows and columns",
        workbook((), (None, *HEAD[:2], None, *HEAD[2:]), (), (None, *KITAS[0][:2], None, *KITAS[0][2:]), (),
                 (None, *KITAS[1][:2], None, *KITAS[1][2:])),
        "organisationen",
        [KAEFER, SONNE],
    ),
    Case(
        "cells of nothing but blanks",
        text("Name;Straße;PLZ;Ort\n ; ;\t; \nKita Käfer ;  Weg   1;44532;\tLünen\n;;;\nKita Sonne;Ring 2;44536;Lünen\u00a0\n"),
        "organisationen",
        [KAEFER, SONNE],
    ),
    Case(
        "hidden sheets, a cover sheet before the list",
        workbook(
            ("Hinweise zur Liste",), ("Bitte nur das zweite Blatt ändern.",),
            first="Deckblatt",
            more={"~alt": (HEAD, ("Kita Alt", "Weg 9", 1, "X")), "Kitas": (HEAD, *KITAS)},
        ),
        "organisationen",
        [KAEFER, SONNE],
    ),
    Case(
        "hidden columns stay out",
        workbook(("Name", "E-Mail", "Straße", "PLZ", "Ort", "Bemerkung"),
                 ("Kita Käfer", "alt@example.org", "Weg 1", 44532, "Lünen", "intern"),
                 ("Kita Sonne", "alt2@example.org", "Ring 2", 44536, "Lünen", "intern"),
                 hidden_columns=("B", "F")),
        "organisationen",
        [KAEFER, SONNE],
    ),
    Case(
        "a filter left on",
        workbook(HEAD, *KITAS, hidden_rows=(3,)),
        "organisationen",
        [KAEFER, SONNE],
    ),
    Case(
        "several sheets",
        workbook(HEAD, *KITAS, first="Kitas", more={"Schulen": (HEAD, ("GS Am Park", "Allee 3", 44534, "Lünen"))}),
        "organisationen",
        [KAEFER, SONNE],
    ),
    Case(
        "two tables one below the other",
        workbook(("Kitas",), HEAD, *KITAS, (), ("Kontaktpersonen",), ("Nachname", "Vorname", "E-Mail"),
                 ("Müller", "Anna", "anna@example.org"), ("Schulz", "Jan", "jan@example.org")),
        "organisationen",
        [],
        error="2: Zeilen 7–9, Spalten A–C (Nachname, Vorname, E-Mail)",
    ),
    Case(
        "two tables side by side",
        workbook(("Name", "Telefon", None, "Name", "Telefon"), ("Kita Käfer", "02306 1041", None, "GS Am Park", "02306 9"),
                 ("Kita Sonne", "02306 2042", None, None, None)),
        "organisationen",
        [],
        error="2: Zeilen 1–2, Spalten D–E (Name, Telefon)",
    ),
    Case(
        "subtotals, totals and sections",
        workbook(
            ("Name", "Straße", "PLZ", "Ort", "Plätze"),
            ("Lünen-Mitte",), ("Kita Käfer", "Weg 1", 44532, "Lünen", 80), ("Zwischensumme", None, None, None, 80), (),
            ("Lünen-Süd",), ("Kita Sonne", "Ring 2", 44536, "Lünen", 60), ("Summe:", None, None, None, 60),
            ("Gesamt (2 Kitas)", None, None, None, 140),
            merged=("A2:E2", "A6:E6"),
        ),
        "organisationen",
        [KAEFER, SONNE],
        left_out=[2, 4, 6, 8, 9],
    ),
    Case(
        "schools whose names begin like totals",
        workbook(HEAD, ("Gesamtschule Nord", "Weg 1", 44532, "Lünen"), ("Summerhill-Schule", "Ring 2", 44536, "Lünen"),
                 ("Gesamt", None, None, 2)),
        "organisationen",
        [{**KAEFER, "name": "Gesamtschule Nord"}, {**SONNE, "name": "Summerhill-Schule"}],
        left_out=[4],
    ),
    Case(
        "numbered columns",
        workbook(("Lfd. Nr.", *HEAD, "Telefon 1", "Telefon 2"), (1, 2, 3, 4, 5, 6, 7),
                 (1, *KITAS[0], "02306 1041", "02306 1042"), (2, *KITAS[1], "02306 2042", None)),
        "organisationen",
        [{**KAEFER, "phone": "02306 1041", "note": "Telefon 2: 02306 1042"}, {**SONNE, "phone": "02306 2042"}],
        left_out=[2],
    ),
    Case(
        "the same heading twice",
        workbook(("Name", "E-Mail", "E-Mail", "Bemerkung", "Bemerkung"),
                 ("Kita Käfer", "kita@example.org", "leitung@example.org", "U3", "barrierefrei")),
        "organisationen",
        [{"name": "Kita Käfer", "mail": "kita@example.org", "note": "U3\nbarrierefrei\nE-Mail: leitung@example.org"}],
    ),
    Case(
        "line breaks in headings, headings in capitals",
        workbook(("NAME DER\nEINRICHTUNG", "STRASSE UND\nHAUSNUMMER", "PLZ", "ORT", "E-MAIL-\nADRESSE"),
                 (*KITAS[0], "kita@example.org")),
        "organisationen",
        [{**KAEFER, "mail": "kita@example.org"}],
    ),
    Case(
        "the header repeated on every printed page",
        text("Name;Straße;PLZ;Ort\nKita Käfer;Weg 1;44532;Lünen\nName;Straße;PLZ;Ort\nKita Sonne;Ring 2;44536;Lünen\n"),
        "organisationen",
        [KAEFER, SONNE],
        left_out=[3],
    ),
    Case(
        "words for nothing",
        workbook((*HEAD, "Telefon", "E-Mail", "Träger"), (*KITAS[0], "k.A.", "-", "null"),
                 (*KITAS[1], "n/a", "keine Angabe", "–")),
        "organisationen",
        [KAEFER, SONNE],
    ),
    Case(
        "a link behind a word",
        workbook(("Name", "E-Mail"), ("Anna Müller", "schreiben"), change=_link),
        "kontakte",
        [{"name": "Anna Müller", "mail": "anna@example.org", "note": "Zu anna@example.org: schreiben"}],
    ),
    Case(
        "sections between people",
        workbook(("Name", "Vorname", "Einrichtung", "E-Mail"), ("Schule",), ("Müller", "Anna", "GS Park", "anna@example.org"),
                 ("Polizei",), ("Schulz", "Jan", "KK 12", "jan@example.org")),
        "kontakte",
        [{"family": "Müller", "given": "Anna", "organisation": "GS Park", "mail": "anna@example.org"},
         {"family": "Schulz", "given": "Jan", "organisation": "KK 12", "mail": "jan@example.org"}],
        left_out=[2, 4],
    ),
    Case(
        "a table as plain text with lines",
        text("| Name | Ort |\n|------|-----|\n| Kita Käfer | Lünen |\n| Kita Sonne | Lünen |\n", name="liste.txt"),
        "organisationen",
        [{"name": "Kita Käfer", "city": "Lünen"}, {"name": "Kita Sonne", "city": "Lünen"}],
        left_out=[2],
    ),
    Case(
        "a table that is turned",
        workbook(("Name", "Kita Käfer", "Kita Sonne"), ("Ort", "Lünen", "Lünen"), ("Telefon", "02306 1041", "02306 2042")),
        "organisationen",
        [],
        error="stehen die Überschriften untereinander",
    ),
]  # fmt: skip
