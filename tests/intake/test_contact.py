from datetime import date

from kinderschutz_cli.intake.columns import match_columns
from kinderschutz_cli.intake.contact import ContactRow, contact_rows
from kinderschutz_cli.intake.fault import RowPlace
from kinderschutz_cli.intake.rows import Reading
from kinderschutz_cli.intake.table import Cell, Column, SourceRow, SourceTable, column_letter


def read(headings: tuple[str, ...], *rows: tuple[Cell, ...], where: tuple[str, ...] = ()) -> Reading[ContactRow]:
    header = tuple(Column(index, heading, column_letter(index)) for index, heading in enumerate(headings))
    numbered = tuple(SourceRow(number, row) for number, row in enumerate(rows, start=2))
    table = SourceTable("kontakte.csv", None, 1, header, numbered)
    return contact_rows(table, match_columns(table, "kontakte", {}), where)


def place(number: int) -> RowPlace:
    return RowPlace("kontakte.csv", None, number)


def test_every_field_of_our_own_export() -> None:
    reading = read(
        ("Nr.", "Art", "Anrede", "Titel", "Vorname", "Nachname", "Grad", "Bezeichnung", "Eigene Anrede", "Funktion",
         "Organisation", "Sektor", "Beruf", "Rollen", "Netzwerke", "E-Mail", "Telefon", "Mobil", "Straße", "PLZ", "Ort",
         "Kein Kontakt", "Sperrvermerk", "Quelle", "Seit", "Rechtsgrundlage", "Notiz"),
        ("12", "person", "Frau", "Prof. Dr.", "Erika", "von der Heide", "M. A.", "", "Liebe Erika,", "Leitung",
         "Kita Käfer", "kita", "Kita-Leitung", "insofa, leitung", "Kinderschutz", "erika@example.org", "'+49 2306 1",
         "0171 2", "Weg 1", "44532", "Lünen", "nein", "ja", "Visitenkarte", date(2025, 7, 1), "Einwilligung", "=1+1"),
    )  # fmt: skip

    assert reading.rows == (
        ContactRow(
            place=place(2),
            id=12,
            type="person",
            form_of_address="Frau",
            title="Prof. Dr.",
            given="Erika",
            family="von der Heide",
            degree="M. A.",
            own_salutation="Liebe Erika,",
            function="Leitung",
            organisation="Kita Käfer",
            sector="kita",
            profession="Kita-Leitung",
            roles=("insofa", "leitung"),
            networks=("Kinderschutz",),
            mail="erika@example.org",
            phone="+49 2306 1",
            mobile="0171 2",
            street="Weg 1",
            postcode="44532",
            city="Lünen",
            no_contact=False,
            blocked=True,
            source="Visitenkarte",
            since=date(2025, 7, 1),
            legal_basis="Einwilligung",
            note="=1+1",
        ),
    )
    assert (reading.faults, reading.skipped) == ((), 0)


def test_a_name_in_one_column_is_kept_whole() -> None:
    reading = read(("Ansprechpartner/in", "Schule"), ("Frau Dr. Anna Müller", "Leoschule"))

    assert reading.rows == (ContactRow(place(2), name="Frau Dr. Anna Müller", organisation="Leoschule"),)


def test_a_mailbox_needs_no_name_but_nobody_at_all_is_a_fault() -> None:
    reading = read(
        ("Name", "E-Mail", "Ort"), ("", "sekretariat@example.org", "Lünen"), ("k.A.", "-", "Selm"), ("", "@", "Herne")
    )

    assert reading.rows == (ContactRow(place(2), mail="sekretariat@example.org", city="Lünen"),)
    assert [(fault.place.number, fault.column, fault.value) for fault in reading.faults] == [
        (3, "", ""),
        (4, "E-Mail", "@"),
    ]
    assert reading.faults[0].sentence == (
        "Zeile 3: Es fehlt ein Name. Tragen Sie den Namen ein, oder löschen Sie die Zeile."
    )


def test_an_opt_out_that_is_not_understood_is_a_fault() -> None:
    reading = read(("Name", "Kein Kontakt", "Sperrvermerk"), ("A", "vielleicht", ""), ("B", "x", ""))

    assert [(row.name, row.no_contact, row.blocked) for row in reading.rows] == [("B", True, None)]
    assert [fault.value for fault in reading.faults] == ["vielleicht"]
