"""Cells as people write them."""

from datetime import date

from tests.intake.corpus.case import Case
from tests.intake.corpus.files import text, workbook

MAIL = "anna@example.org"

CASES = [
    Case(
        "numbers that lost their zero",
        workbook(("Name", "PLZ", "Ort", "Telefon"), ("Kita Elbe", 1067, "Dresden", 351123456), ("Kita Ruhr", "44532", "Lünen", 4923061234567)),
        "organisationen",
        [{"name": "Kita Elbe", "postcode": "01067", "city": "Dresden", "phone": "0351123456"},
         {"name": "Kita Ruhr", "postcode": "44532", "city": "Lünen", "phone": "+4923061234567"}],
    ),
    Case(
        "area codes in a column of their own, as numbers",
        workbook(("Name", "Vorwahl", "Telefon"), ("Kita Käfer", 2306, 1041), ("Kita Sonne", "02306", "104-2")),
        "organisationen",
        [{"name": "Kita Käfer", "phone": "02306 1041"}, {"name": "Kita Sonne", "phone": "02306 104-2"}],
    ),
    Case(
        "dates as numbers, as text and true",
        workbook(("Name", "Ort", "Vereinbarung am"), ("A-Kita", "Lünen", 45931), ("B-Kita", "Lünen", "1.10.2025"),
                 ("C-Kita", "Lünen", date(2025, 10, 1)), ("D-Kita", "Lünen", "1. Oktober 2025")),
        "organisationen",
        [{"name": f"{letter}-Kita", "city": "Lünen", "agreement_on": date(2025, 10, 1)} for letter in "ABCD"],
    ),
    Case(
        "names in one cell, in every form",
        text(
            "Name;E-Mail\nMüller, Anna;a@example.org\nFrau Dr. Jana Schulz;b@example.org\n"
            "von der Heide, Erika;c@example.org\nProf. Dr. Kim Öztürk;d@example.org\n"
        ),
        "kontakte",
        [{"name": "Müller, Anna", "mail": "a@example.org"}, {"name": "Frau Dr. Jana Schulz", "mail": "b@example.org"},
         {"name": "von der Heide, Erika", "mail": "c@example.org"}, {"name": "Prof. Dr. Kim Öztürk", "mail": "d@example.org"}],
    ),
    Case(
        "a representative in brackets",
        text("Einrichtung;Ansprechpartner;E-Mail\nKita Käfer;Anna Müller (Vertretung: Jan Schulz);anna@example.org\n"
             "Kita Sonne;Kim Berg, Vertretung: Toni Holz;kim@example.org\n"),
        "kontakte",
        [{"name": "Anna Müller", "organisation": "Kita Käfer", "mail": MAIL, "note": "Vertretung: Jan Schulz"},
         {"name": "Kim Berg", "organisation": "Kita Sonne", "mail": "kim@example.org", "note": "Vertretung: Toni Holz"}],
    ),
    Case(
        "two people in a cell",
        text("Einrichtung;Ansprechpartner;Telefon;E-Mail\n"
             "Kita Käfer;Müller/Schulz;02306 1041;kaefer@example.org\n"
             "GS Am Park;Anna Berg und Jan Holz;02306 2042;berg@example.org, holz@example.org\n"),
        "kontakte",
        [
            {"name": "Müller", "organisation": "Kita Käfer", "phone": "02306 1041", "mail": "kaefer@example.org",
             "note": "Stand in der Liste zusammen mit Schulz"},
            {"name": "Schulz", "organisation": "Kita Käfer", "phone": "02306 1041", "mail": "kaefer@example.org",
             "note": "Stand in der Liste zusammen mit Müller"},
            {"name": "Anna Berg", "organisation": "GS Am Park", "phone": "02306 2042", "mail": "berg@example.org",
             "note": "Stand in der Liste zusammen mit Jan Holz"},
            {"name": "Jan Holz", "organisation": "GS Am Park", "phone": "02306 2042", "mail": "holz@example.org",
             "note": "Stand in der Liste zusammen mit Anna Berg"},
        ],
    ),
    Case(
        "a couple without two names is asked about",
        text("Ansprechpartner;E-Mail\nHerr und Frau Muster;m@example.org\nAnna Müller;anna@example.org\n"),
        "kontakte",
        [{"name": "Anna Müller", "mail": MAIL}],
        faults=[2],
    ),
    Case(
        "forms of address and titles wherever they stand",
        workbook(("Anrede", "Titel", "Vorname", "Nachname"), ("Frau Dr.", None, "Anna", "Müller"), ("w", None, "Jana", "Schulz"),
                 (None, "Herr", "Jan", "Berg"), ("Herr", "Prof. Dr.", "Kim", "Holz"), (None, None, "Toni", "Dr. Wald")),
        "kontakte",
        [{"form_of_address": "Frau", "title": "Dr.", "given": "Anna", "family": "Müller"},
         {"form_of_address": "Frau", "given": "Jana", "family": "Schulz"},
         {"form_of_address": "Herr", "given": "Jan", "family": "Berg"},
         {"form_of_address": "Herr", "title": "Prof. Dr.", "given": "Kim", "family": "Holz"},
         {"title": "Dr.", "given": "Toni", "family": "Wald"}],
    ),
    Case(
        "several addresses in a cell",
        workbook(("Vorname", "Nachname", "E-Mail"), ("A", "Eins", "a@example.org; a2@example.org"), ("B", "Zwei", "b@example.org, b2@example.org"),
                 ("C", "Drei", "c@example.org / c2@example.org"), ("D", "Vier", "d@example.org d2@example.org"),
                 ("E", "Fünf", "e@example.org\ne2@example.org")),
        "kontakte",
        [{"given": given, "family": family, "mail": f"{given.lower()}@example.org",
          "note": f"Weitere E-Mail-Adresse: {given.lower()}2@example.org"}
         for given, family in (("A", "Eins"), ("B", "Zwei"), ("C", "Drei"), ("D", "Vier"), ("E", "Fünf"))],
    ),
    Case(
        "names around addresses, links, hidden signs",
        text("Vorname;Nachname;E-Mail\nAnna;Müller;Anna Müller <anna@example.org>\nJan;Schulz;mailto:jan@example.org\n"
             "Kim;Berg;kim.berg (at) example.org\nToni;Holz;toni[at]example[dot]org\nJo;Wald;jo@example.org (dienstlich)\n"),
        "kontakte",
        [{"given": "Anna", "family": "Müller", "mail": MAIL}, {"given": "Jan", "family": "Schulz", "mail": "jan@example.org"},
         {"given": "Kim", "family": "Berg", "mail": "kim.berg@example.org"},
         {"given": "Toni", "family": "Holz", "mail": "toni@example.org"},
         {"given": "Jo", "family": "Wald", "mail": "jo@example.org", "note": "Zu jo@example.org: dienstlich"}],
    ),
    Case(
        "a distribution list copied from a mail program",
        text("Kontakt\nAnna Müller <anna@example.org>\nJan Schulz <jan@example.org>\n", name="verteiler.txt"),
        "kontakte",
        [{"name": "Anna Müller", "mail": MAIL}, {"name": "Jan Schulz", "mail": "jan@example.org"}],
        left_out=[1],
    ),
    Case(
        "phones in every form",
        text("Nachname;Telefon\nA;+49 (0)2306 / 104-1234\nB;02306/1041234\nC;02306 1041 / 0171 2345678\n"
             "D;Tel.: 02306 1041, Handy: 0171 2345678\nE;02306 1041 oder 02306 1042\nF;02306 104-12/13\n"),
        "kontakte",
        [{"family": "A", "phone": "+49 (0)2306 / 104-1234"}, {"family": "B", "phone": "02306/1041234"},
         {"family": "C", "phone": "02306 1041", "mobile": "0171 2345678"},
         {"family": "D", "phone": "Tel.: 02306 1041", "mobile": "0171 2345678"},
         {"family": "E", "phone": "02306 1041", "note": "Weitere Telefonnummer: 02306 1042"},
         {"family": "F", "phone": "02306 104-12/13"}],
    ),
    Case(
        "street and place in one cell",
        workbook(("Einrichtung", "Anschrift"), ("Kita Käfer", "Weg 1, 44532 Lünen"), ("Kita Sonne", "Ring 2\n44536 Lünen"),
                 ("Kita Öse", "Auf dem Büchel 1 - D-52349 Düren"), ("Kita Post", "Postfach 12 34, 44530 Lünen")),
        "organisationen",
        [{"name": "Kita Käfer", "street": "Weg 1", "postcode": "44532", "city": "Lünen"},
         {"name": "Kita Sonne", "street": "Ring 2", "postcode": "44536", "city": "Lünen"},
         {"name": "Kita Öse", "street": "Auf dem Büchel 1", "postcode": "52349", "city": "Düren"},
         {"name": "Kita Post", "street": "Postfach 12 34", "postcode": "44530", "city": "Lünen"}],
    ),
    Case(
        "postcode and town in one column",
        text("Name;Straße;PLZ/Ort\nKita Käfer;Weg 1;44532 Lünen\nKita Sonne;Ring 2;Lünen\n"),
        "organisationen",
        [{"name": "Kita Käfer", "street": "Weg 1", "postcode": "44532", "city": "Lünen"},
         {"name": "Kita Sonne", "street": "Ring 2", "city": "Lünen"}],
    ),
    Case(
        "a vacant post and a team",
        text("Einrichtung;Leitung;E-Mail\nKita Käfer;N.N.;kaefer@example.org\nKita Sonne;Anna Müller;anna@example.org\n"),
        "kontakte",
        [{"organisation": "Kita Käfer", "mail": "kaefer@example.org", "note": "Stelle: N.N.", "function": "Leitung"},
         {"name": "Anna Müller", "organisation": "Kita Sonne", "mail": MAIL, "function": "Leitung"}],
    ),
    Case(
        "text wrapped in blanks, tabs and invisible signs",
        workbook(("Vorname ", "\tNachname", " E-Mail"), ("  Anna", "Müller\u200b", "\u00a0anna@example.org "), ("Jan\t", "Schulz\n", "jan@example.org\ufeff")),
        "kontakte",
        [{"given": "Anna", "family": "Müller", "mail": MAIL}, {"given": "Jan", "family": "Schulz", "mail": "jan@example.org"}],
    ),
    Case(
        "formulas that make names and addresses",
        workbook(("Vorname", "Nachname", "E-Mail"), ("Anna", "Müller", '="anna"&"@example.org"'), ("Jan", "Schulz", "jan@example.org")),
        "kontakte",
        # Written by a program, a formula has no value until Excel has opened the file: the cell is empty.
        [{"given": "Anna", "family": "Müller"}, {"given": "Jan", "family": "Schulz", "mail": "jan@example.org"}],
    ),
]  # fmt: skip
