"""The real school list of North Rhine-Westphalia, where it lies beside the repository."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from kinderschutz_cli.intake.columns import match_columns
from kinderschutz_cli.intake.fault import RowPlace
from kinderschutz_cli.intake.organisation import OrganisationRow, organisation_rows
from kinderschutz_cli.intake.reading import read_table
from kinderschutz_cli.intake.rows import Reading
from kinderschutz_cli.intake.table import SourceTable

SCHOOLS = Path(__file__).parents[2].parent / "shared" / "data" / "nrw-schulen-2021.csv"

pytestmark = pytest.mark.skipif(not SCHOOLS.exists(), reason="the school list is not part of the project")


@pytest.fixture(scope="module")
def table() -> SourceTable:
    return read_table(SCHOOLS)


def read(table: SourceTable, *where: str) -> Reading[OrganisationRow]:
    return organisation_rows(table, match_columns(table, "organisationen", {}), where)


def test_what_the_file_is(table: SourceTable) -> None:
    assert (table.encoding, table.delimiter, table.header_row, len(table.header), len(table.rows)) == (
        "utf-8", ";", 2, 23, 5507,
    )  # fmt: skip


def test_columns(table: SourceTable) -> None:
    columns = match_columns(table, "organisationen", {})

    assert [(column.heading, word) for column, word in columns.pairs()] == [
        ("Schulnummer", "schluessel"), ("Schulform", "art"), ("Schulbezeichnung_1", "name"),
        ("Schulbezeichnung_2", "name"), ("Schulbezeichnung_3", "name"), ("Kurzbezeichnung", "kurzname"), ("PLZ", "plz"),
        ("Ort", "ort"), ("Strasse", "strasse"), ("Telefonvorwahl", "vorwahl"), ("Telefon", "telefon"),
        ("E-Mail", "mail"), ("Homepage", "web"), ("Schulbetriebsschluessel", "betrieb"),
        ("Schulbetriebsdatum", "betrieb_am"),
    ]  # fmt: skip
    assert [column.heading for column in columns.unmatched] == [
        "Faxvorwahl", "Fax", "Rechtsform", "Traegernummer", "Gemeindeschluessel", "EPSG", "UTMRechtswert",
        "UTMHochwert",
    ]  # fmt: skip


def test_the_schools_of_luenen(table: SourceTable) -> None:
    reading = read(table, "Ort=Lünen")

    assert ([(row.name, row.kind) for row in reading.rows], reading.faults, reading.skipped) == (
        [
            ("Matthias-Claudius-Schule, Gem. Grundschule", "grundschule"),
            ("Schule am Heikenberg, Gem. Grundschule", "grundschule"),
            ("Kardinal-von-Galen-Schule, Kath. Grundschule", "grundschule"),
            ("Gottfriedschule, Kath. Grundschule", "grundschule"),
            ("Wittekindschule, Städt. Gem. Grundschule", "grundschule"),
            ("Osterfeldschule, Städt. Gem. Grundschule", "grundschule"),
            ("Overbergschule, Städt. Gem. Grundschule", "grundschule"),
            ("Viktoriaschule, Städt. Gem. Grundschule", "grundschule"),
            ("Elisabethschule, Städt. Kath. Grundschule", "grundschule"),
            ("Leoschule, Städt. Kath. Grundschule", "grundschule"),
            ("Schule am Lüserbach, Städt. Gemeinschaftsgrundschule", "grundschule"),
            ("ProfilSchuleLünen, Städt. Gemeinschaftshauptschule Lünen-Brambauer", "hauptschule"),
            ("Heinrich-Bussmann-Schule, Städt. Gem. Hauptschule", "hauptschule"),
            ("Städt. Realschule Lünen-Altlünen", "realschule"),
            ("Städt. Realschule Lünen-Brambauer", "realschule"),
            ("Ludwig-Uhland-Realschule, Realschule der Stadt Lünen", "realschule"),
            ("Städt. Gymnasium Lünen-Altlünen", "gymnasium"),
            ("Freiherr-vom-Stein-Gymnasium", "gymnasium"),
            (
                (
                    "Lippe Berufskolleg Lünen, Schule für Wirtschaft,Verwaltung,Sozial- und Gesundheitswesen, "
                    "Hauswirtschaft"
                ),
                "berufskolleg",
            ),
            ("Schule Auf dem Kelm, Städt. Gem. Grundschule", "grundschule"),
            ("Geschwister-Scholl-Schule, Städt. Gesamtschule", "gesamtschule"),
            ("Käthe-Kollwitz-Gesamtschule", "gesamtschule"),
            (
                (
                    "Förderzentrum Nord, Förderschule m.d.FSP Lernen u. Emotionale u. soz. Entwicklung d. Sek. I "
                    "des Kreises Unna"
                ),
                "foerderschule",
            ),
        ],
        (),
        5484,
    )


def test_one_school_whole(table: SourceTable) -> None:
    assert read(table, "Schulnummer=130898").rows == (
        OrganisationRow(
            place=RowPlace("nrw-schulen-2021.csv", None, 2245),
            name="Leoschule, Städt. Kath. Grundschule",
            source_key="130898",
            short_name="Lünen, KG Leo",
            kind="grundschule",
            street="Hubertusstr. 3",
            postcode="44532",
            city="Lünen",
            phone="02306 14298",
            mail="130898@schule.nrw.de",
            website="http://www.leoschule-luenen.de",
        ),
    )


def test_all_schools(table: SourceTable) -> None:
    reading = read(table)

    assert (len(reading.rows), reading.faults, reading.skipped) == (5507, (), 0)
    assert Counter(row.kind for row in reading.rows) == {
        "grundschule": 2793, "gymnasium": 623, "foerderschule": 476, "realschule": 388, "berufskolleg": 369,
        "gesamtschule": 363, "hauptschule": 188, "sekundarschule": 118, "schulamt": 59, "weiterbildungskolleg": 48,
        "waldorfschule": 45, "klinikschule": 37,
    }  # fmt: skip
    assert sum(row.closes_on is not None for row in reading.rows) == 78
    assert sum(row.closes_on is not None and row.closes_on < date(2025, 7, 1) for row in reading.rows) == 68
    assert sum(row.phone == "" for row in reading.rows) == 5
    assert all(row.phone.startswith("0") for row in reading.rows if row.phone)
    assert {(bool(row.mail), row.remark) for row in reading.rows} == {(True, "")}


def test_hardly_two_schools_of_a_town_share_a_name(table: SourceTable) -> None:
    names = Counter((row.name, row.city) for row in read(table).rows)

    assert sum(number > 1 for number in names.values()) == 5
