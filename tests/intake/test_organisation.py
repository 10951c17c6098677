from datetime import date

import pytest

from kinderschutz_cli.errors import intake as errors
from kinderschutz_cli.intake.columns import match_columns
from kinderschutz_cli.intake.fault import Fault, RowPlace
from kinderschutz_cli.intake.organisation import OrganisationRow, organisation_rows
from kinderschutz_cli.intake.rows import Reading
from kinderschutz_cli.intake.table import Cell, Column, SourceRow, SourceTable, column_letter


def a_table(headings: tuple[str, ...], *rows: tuple[Cell, ...], sheet: str | None = None) -> SourceTable:
    header = tuple(Column(index, heading, column_letter(index)) for index, heading in enumerate(headings))
    numbered = tuple(SourceRow(number, row) for number, row in enumerate(rows, start=2))
    return SourceTable("liste.xlsx", sheet, 1, header, numbered)


def read(table: SourceTable, *where: str, **mapping: str) -> Reading[OrganisationRow]:
    return organisation_rows(table, match_columns(table, "organisationen", mapping), where)


def place(number: int, sheet: str | None = None) -> RowPlace:
    return RowPlace("liste.xlsx", sheet, number)


def test_every_field() -> None:
    table = a_table(
        ("ks-Nr.", "Einrichtung", "Kürzel", "Sektor", "Art", "Träger", "Straße", "Hausnr.", "PLZ", "Ort", "Vorwahl",
         "Telefon", "E-Mail", "Homepage", "Vereinbarung § 8a", "Kennziffer", "Endet am", "Quelle", "Seit", "Notiz"),
        ("7", "Kita Käfer", "Käfer", "kita", "Familienzentrum", "Stadt Lünen", "Weißgasse", "3a", "1067", " Lünen ",
         "02306", "123-0", "info@example.org", "www.example.org", date(2024, 5, 3), "0815", "31.07.2026", "Jugendamt",
         "2025-01-02", "erste Zeile\nzweite"),
    )  # fmt: skip

    assert read(table) == Reading(
        rows=(
            OrganisationRow(
                place=place(2),
                name="Kita Käfer",
                id=7,
                source_key="0815",
                short_name="Käfer",
                sector="kita",
                kind="Familienzentrum",
                parent="Stadt Lünen",
                street="Weißgasse 3a",
                postcode="01067",
                city="Lünen",
                phone="02306 123-0",
                mail="info@example.org",
                website="www.example.org",
                agreement_on=date(2024, 5, 3),
                closes_on=date(2026, 7, 31),
                source="Jugendamt",
                since=date(2025, 1, 2),
                note="erste Zeile\nzweite",
            ),
        ),
        faults=(),
        skipped=0,
    )


def test_all_faults_are_gathered_and_the_good_rows_kept() -> None:
    table = a_table(
        ("Name", "PLZ", "E-Mail", "Vereinbarung"),
        ("Kita A", "445", "kein Postfach", "bald"),
        ("Kita B", "44532", "b@example.org", ""),
        ("", "44532", "", ""),
        ("Kita\x07", "", "", ""),
        sheet="Kitas",
    )

    reading = read(table)

    assert reading.rows == (
        OrganisationRow(place(3, "Kitas"), "Kita B", postcode="44532", mail="b@example.org", likely_kind="kita"),
    )
    assert [(fault.place.number, fault.column, fault.value) for fault in reading.faults] == [
        (2, "PLZ", "445"),
        (2, "E-Mail", "kein Postfach"),
        (2, "Vereinbarung", "bald"),
        (4, "Name", ""),
        (5, "Name", "Kita\x07"),
    ]
    assert [fault.sentence for fault in reading.faults[:1]] == [
        (
            "Blatt „Kitas“, Zeile 2, Spalte „PLZ“: „445“ – Eine Postleitzahl hat fünf Ziffern. "
            "Berichtigen Sie die Zelle, zum Beispiel 44532."
        )
    ]


def test_a_cell_cannot_bring_a_second_recipient() -> None:
    table = a_table(("Name", "E-Mail"), ("Kita A", "a@example.org\nBcc: b@example.org"))

    assert [(row.mail, row.note) for row in read(table).rows] == [
        ("a@example.org", "Weitere E-Mail-Adresse: b@example.org\nZu a@example.org: Bcc")
    ]


def test_a_faulty_name_is_reported_once() -> None:
    assert read(a_table(("Name",), ("A\x00",))).faults == (
        Fault(
            place(2),
            "Name",
            "A\x00",
            "Die Zelle enthält unsichtbare Steuerzeichen.",
            "Löschen Sie die Zelle, und tippen Sie sie neu.",
        ),
    )


def test_school_forms_become_kinds() -> None:
    table = a_table(("Name", "Schulform"), ("A", "02"), ("B", "2"), ("C", "0A"), ("D", "99"), ("E", "Gymnasium"))

    assert [(row.kind, row.remark) for row in read(table).rows] == [
        ("grundschule", ""),
        ("grundschule", ""),
        ("schulamt", ""),
        ("", "Die Schulform „99“ ist nicht bekannt, die Art bleibt offen."),
        ("Gymnasium", ""),
    ]


def test_the_date_of_operation_is_a_last_day_only_with_certain_codes() -> None:
    table = a_table(
        ("Name", "Schulbetriebsschluessel", "Schulbetriebsdatum"),
        ("läuft", "1", "01.08.1973"),
        ("läuft aus", "2", "31.07.2026"),
        ("geschlossen", "9", "31.07.2021"),
        ("unklar", "2", "demnächst"),
    )

    reading = read(table)

    assert [row.closes_on for row in reading.rows] == [None, date(2026, 7, 31), date(2021, 7, 31)]
    assert [(fault.column, fault.value) for fault in reading.faults] == [("Schulbetriebsdatum", "demnächst")]


def test_where_compares_folded_and_all_conditions_hold() -> None:
    table = a_table(
        ("Name", "Ort", "Träger"), ("A", "Lünen", "Stadt"), ("B", "LUENEN ", "Kreis"), ("C", "Lünen-Süd", "Stadt")
    )

    both = read(table, "Ort=luenen")
    one = read(table, "ort=Lünen", "traeger=kreis")

    assert ([row.name for row in both.rows], both.skipped) == (["A", "B"], 1)
    assert ([row.name for row in one.rows], one.skipped) == (["B"], 2)


def test_where_can_ask_for_empty_cells() -> None:
    assert [row.name for row in read(a_table(("Name", "Ort"), ("A", "k.A."), ("B", "Lünen")), "Ort=").rows] == ["A"]


def test_where_that_matches_nothing_lists_what_is_there() -> None:
    table = a_table(("Name", "Ort"), ("A", "Selm"), ("B", "Selm"), ("C", "Lünen"), ("D", ""))

    with pytest.raises(errors.WhereMatchesNothing) as caught:
        read(table, "Ort=Lühnen")

    assert (caught.value.message, caught.value.hint) == (
        "Keine Zeile erfüllt „Ort=Lühnen“.",
        "In der Spalte „Ort“ steht „Lünen“, „Selm“.",
    )


def test_where_with_an_unknown_column_or_without_a_value() -> None:
    table = a_table(("Name", "Ort"), ("A", "Selm"))

    with pytest.raises(errors.UnknownColumn):
        read(table, "Gemeindeschlüssel=1")
    with pytest.raises(errors.PairUnreadable):
        read(table, "Lünen")
