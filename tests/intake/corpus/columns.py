"""Columns that are known by what stands in them, and headings of other programs."""

from datetime import date

from tests.intake.corpus.case import Case
from tests.intake.corpus.files import text, workbook

ANNA = {"family": "Müller", "given": "Anna", "mail": "anna@example.org"}

CASES = [
    Case(
        "a column of addresses under a heading that says nothing",
        workbook(("Wer", "Nachname", "Vorname", "Erreichbar unter"), ("x", "Müller", "Anna", "anna@example.org"), ("y", "Schulz", "Jan", "jan@example.org")),
        "kontakte",
        [ANNA, {"family": "Schulz", "given": "Jan", "mail": "jan@example.org"}],
    ),
    Case(
        "addresses alone",
        text("anna@example.org\njan@example.org\nkita.kaefer@example.org\n", name="adressen.txt"),
        "kontakte",
        [{"mail": "anna@example.org"}, {"mail": "jan@example.org"}, {"mail": "kita.kaefer@example.org"}],
    ),
    Case(
        "people without headings",
        text("Frau;Müller, Anna;Kita Käfer;02306 1041;anna@example.org\nHerr;Schulz, Jan;Jugendamt Lünen;02306 2042;jan@example.org\n"
             "Frau;Berg, Kim;GS Am Park;;kim@example.org\n"),
        "kontakte",
        [
            {"form_of_address": "Frau", "name": "Müller, Anna", "organisation": "Kita Käfer", "phone": "02306 1041", "mail": "anna@example.org"},
            {"form_of_address": "Herr", "name": "Schulz, Jan", "organisation": "Jugendamt Lünen", "phone": "02306 2042", "mail": "jan@example.org"},
            {"form_of_address": "Frau", "name": "Berg, Kim", "organisation": "GS Am Park", "mail": "kim@example.org"},
        ],
    ),
    Case(
        "given and family names without headings",
        workbook(("Müller", "Anna", "anna.mueller@example.org", "02306 12345"), ("Özdemir", "Ayşe", "ayse@example.org", "02306 12346"),
                 ("Schulz", "Jan", "post@example.org", "02306 12347")),
        "kontakte",
        [{"given": "Anna", "family": "Müller", "mail": "anna.mueller@example.org", "phone": "02306 12345"},
         {"given": "Ayşe", "family": "Özdemir", "mail": "ayse@example.org", "phone": "02306 12346"},
         {"given": "Jan", "family": "Schulz", "mail": "post@example.org", "phone": "02306 12347"}],
    ),
    Case(
        "houses without headings",
        workbook(("Kita Käfer", "Weg 1", 44532, "Lünen", "02306 1041"), ("Grundschule Am Park", "Allee 3", 44534, "Lünen", "02306 2042")),
        "organisationen",
        [{"name": "Kita Käfer", "street": "Weg 1", "postcode": "44532", "city": "Lünen", "phone": "02306 1041"},
         {"name": "Grundschule Am Park", "street": "Allee 3", "postcode": "44534", "city": "Lünen", "phone": "02306 2042"}],
    ),
    Case(
        "some headings missing",
        workbook(("Nachname", "Vorname", None, None), ("Müller", "Anna", "02306 1041", "anna@example.org"), ("Schulz", "Jan", "02306 2042", "jan@example.org")),
        "kontakte",
        [{**ANNA, "phone": "02306 1041"}, {"family": "Schulz", "given": "Jan", "phone": "02306 2042", "mail": "jan@example.org"}],
    ),
    Case(
        "a list of people under Name",
        workbook(("Name", "Ort", "E-Mail"), ("Müller, Anna", "Lünen", "anna@example.org"), ("Schulz, Jan", "Herne", "jan@example.org")),
        "kontakte",
        [{"name": "Müller, Anna", "city": "Lünen", "mail": "anna@example.org"}, {"name": "Schulz, Jan", "city": "Herne", "mail": "jan@example.org"}],
    ),
    Case(
        "Outlook in German",
        text('"Anrede","Vorname","Weitere Vornamen","Nachname","Suffix","Firma","Abteilung","Position","Straße geschäftlich","Ort geschäftlich",'
             '"Postleitzahl geschäftlich","Fax geschäftlich","Telefon geschäftlich","Telefon privat","Mobiltelefon","E-Mail-Adresse","E-Mail: Angezeigter Name","Notizen"\n'
             '"Dr.","Anna","","Müller","","Kita Käfer","","Leitung","Weg 1","Lünen","44532","02306 9","02306 1041","","0171 2345678","anna@example.org","Anna Müller (anna@example.org)","U3"\n',
             encoding="cp1252", newline="\r\n"),
        "kontakte",
        [{**ANNA, "title": "Dr.", "organisation": "Kita Käfer", "function": "Leitung", "street": "Weg 1", "city": "Lünen",
          "postcode": "44532", "phone": "02306 1041", "mobile": "0171 2345678", "note": "U3"}],
    ),
    Case(
        "Outlook in English",
        text('"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title","Business Street","Business City","Business Postal Code",'
             '"Business Fax","Business Phone","Home Phone","Mobile Phone","E-mail Address","E-mail Type","E-mail 2 Address","Notes"\n'
             '"Ms.","Anna","","Müller","","Kita Käfer","","Leitung","Weg 1","Lünen","44532","02306 9","02306 1041","","0171 2345678","anna@example.org","SMTP","a2@example.org","U3"\n',
             encoding="utf-8-sig"),
        "kontakte",
        [{**ANNA, "form_of_address": "Frau", "organisation": "Kita Käfer", "function": "Leitung", "street": "Weg 1", "city": "Lünen",
          "postcode": "44532", "phone": "02306 1041", "mobile": "0171 2345678", "note": "U3\nE-mail 2 Address: a2@example.org"}],
    ),
    Case(
        "several contact persons in numbered columns",
        text("Schule;Ansprechpartner 1;E-Mail 1;Ansprechpartner 2;E-Mail 2\nGS Am Park;Anna Müller;anna@example.org;Jan Schulz;jan@example.org\n"),
        "kontakte",
        [{"name": "Anna Müller", "organisation": "GS Am Park", "mail": "anna@example.org",
          "note": "E-Mail 2: jan@example.org\nAnsprechpartner 2: Jan Schulz"}],
    ),
    Case(
        "the export of a form",
        workbook(("ID", "Startzeit", "E-Mail", "Name", "Ihr Vorname", "Ihr Nachname", "Ihre Institution", "Ihre E-Mail-Adresse"),
                 (1, date(2025, 6, 1), "anonymous", None, "Anna", "Müller", "Jugendamt Lünen", "anna@example.org"),
                 (2, date(2025, 6, 2), "anonymous", None, "Jan", "Schulz", "Kita Käfer", "jan@example.org")),
        "kontakte",
        [{**ANNA, "organisation": "Jugendamt Lünen"},
         {"given": "Jan", "family": "Schulz", "organisation": "Kita Käfer", "mail": "jan@example.org"}],
    ),
    Case(
        "alternatives in headings",
        text("Vor-/Nachname;Institution/Einrichtung (Ort);Telefonnummer;E-Mailadresse*\nAnna Müller;Jugendamt;02306 1041;anna@example.org\n"),
        "kontakte",
        [{"name": "Anna Müller", "organisation": "Jugendamt", "phone": "02306 1041", "mail": "anna@example.org"}],
    ),
    Case(
        "phone and mail in one cell",
        workbook(("Einrichtung", "Ansprechperson", "Kontaktdaten"), ("Kita Käfer", "Anna Müller", "02306 1041\nanna@example.org"),
                 ("Kita Sonne", "Jan Schulz", "jan@example.org, Tel. 02306 2042")),
        "kontakte",
        [{"name": "Anna Müller", "organisation": "Kita Käfer", "phone": "02306 1041", "mail": "anna@example.org"},
         {"name": "Jan Schulz", "organisation": "Kita Sonne", "phone": "Tel. 02306 2042", "mail": "jan@example.org"}],
    ),
    Case(
        "addresses copied from a mail program into one line",
        text("Müller, Anna <anna@example.org>; Schulz, Jan <jan@example.org>; kim@example.org", name="verteiler.txt"),
        "kontakte",
        [{"name": "Müller, Anna", "mail": "anna@example.org"}, {"name": "Schulz, Jan", "mail": "jan@example.org"}, {"mail": "kim@example.org"}],
    ),
    Case(
        "a deputy in a column",
        workbook(("Kita", "Leitung", "Stellv. Leitung", "Telefon"), ("Kita Käfer", "Anna Müller", "Jan Schulz", "02306 1041")),
        "kontakte",
        [{"name": "Anna Müller", "function": "Leitung", "organisation": "Kita Käfer", "phone": "02306 1041",
          "note": "Stellv. Leitung: Jan Schulz"}],
    ),
    Case(
        "headings cut short, sections between the rows",
        workbook(("Institution", "Ansprechp.", "Straße/Nr.", "PLZ/Ort", "Rufnummer", "Mailadresse", "Anm."), ("Schulen",),
                 ("GGS Am Markt", "Fr. Anna Müller", "Marktstr. 1", "44532 Lünen", "02306 1041", "anna@example.org", "vormittags"),
                 ("Gymnasium Süd", "Hr. Jan Schulz", "Südweg 3", "44532 Lünen", "02306 1042", "jan@example.org", "-"),
                 ("Kindertagesstätten",),
                 ("Kita Käfer", "Kim Klein", "Weg 1", "44534 Lünen", "02306 1043", "kim@example.org", "-")),
        "kontakte",
        [{"name": name, "organisation": house, "street": street, "postcode": postcode, "city": "Lünen", "phone": phone,
          "mail": mail, **note}
         for name, house, street, postcode, phone, mail, note in (
             ("Fr. Anna Müller", "GGS Am Markt", "Marktstr. 1", "44532", "02306 1041", "anna@example.org", {"note": "vormittags"}),
             ("Hr. Jan Schulz", "Gymnasium Süd", "Südweg 3", "44532", "02306 1042", "jan@example.org", {}),
             ("Kim Klein", "Kita Käfer", "Weg 1", "44534", "02306 1043", "kim@example.org", {}))],
        left_out=[2, 5],
    ),
]  # fmt: skip
