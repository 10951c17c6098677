import pytest

from kinderschutz_cli.errors import intake as errors
from kinderschutz_cli.intake.columns import match_columns, parse_mapping
from kinderschutz_cli.intake.fields import FIELDS, Target, heading_key
from kinderschutz_cli.intake.table import Column, SourceTable, column_letter

OWN_CONTACTS = (
    "Nr.", "Art", "Anrede", "Titel", "Vorname", "Nachname", "Grad", "Bezeichnung", "Eigene Anrede", "Funktion",
    "Organisation", "Sektor", "Beruf", "Rollen", "Netzwerke", "E-Mail", "Telefon", "Mobil", "Straße", "PLZ", "Ort",
    "Kein Kontakt", "Sperrvermerk", "Quelle", "Seit", "Rechtsgrundlage", "Notiz",
)  # fmt: skip
OWN_ORGANISATIONS = (
    "Nr.", "Name", "Kurzname", "Sektor", "Art", "Gehört zu", "Straße", "PLZ", "Ort", "Telefon", "E-Mail", "Internet",
    "Vereinbarung am", "Schlüssel", "Endet am", "Quelle", "Seit", "Notiz",
)  # fmt: skip


def a_table(*headings: str) -> SourceTable:
    header = tuple(Column(index, heading, column_letter(index)) for index, heading in enumerate(headings))
    return SourceTable("liste.csv", None, 1, header, ())


def found(target: Target, *headings: str, **mapping: str) -> dict[str, str]:
    columns = match_columns(a_table(*headings), target, mapping)
    return {column.shown: word for column, word in columns.pairs()}


def test_every_heading_of_our_contacts_is_known() -> None:
    columns = match_columns(a_table(*OWN_CONTACTS), "kontakte", {})

    assert [word for _, word in columns.pairs()] == [
        "nr", "kontaktart", "anrede", "titel", "vorname", "nachname", "grad", "bezeichnung", "eigene_anrede", "funktion",
        "organisation", "sektor", "beruf", "rollen", "netzwerke", "mail", "telefon", "mobil", "strasse", "plz", "ort",
        "kein_kontakt", "sperrvermerk", "quelle", "seit", "rechtsgrundlage", "notiz",
    ]  # fmt: skip
    assert columns.unmatched == ()


def test_every_heading_of_our_organisations_is_known() -> None:
    columns = match_columns(a_table(*OWN_ORGANISATIONS), "organisationen", {})

    assert [word for _, word in columns.pairs()] == [
        "nr", "name", "kurzname", "sektor", "art", "traeger", "strasse", "plz", "ort", "telefon", "mail", "web",
        "vereinbarung_am", "schluessel", "endet_am", "quelle", "seit", "notiz",
    ]  # fmt: skip
    assert columns.unmatched == ()


def test_headings_are_compared_without_case_umlauts_and_punctuation() -> None:
    assert found("organisationen", "EINRICHTUNG", "Strasse und\nHausnummer", "Tel.", "e-mail adresse", "P L Z") == {
        "EINRICHTUNG": "name", "Strasse und\nHausnummer": "strasse", "Tel.": "telefon", "e-mail adresse": "mail",
        "P L Z": "plz",
    }  # fmt: skip


def test_numbered_names_belong_together_a_second_number_is_noted() -> None:
    assert found("organisationen", "Name 1", "Name 2", "Telefon 1", "Telefon 2") == {
        "Name 1": "name", "Name 2": "name", "Telefon 1": "telefon", "Telefon 2": "notiz",
    }  # fmt: skip


def test_the_better_heading_wins_the_other_stays_unmatched() -> None:
    columns = match_columns(a_table("Bezeichnung", "Name", "Name"), "organisationen", {})

    assert [column.index for column in columns.columns["name"]] == [1]
    assert [column.index for column in columns.unmatched] == [0, 2]


def test_a_running_number_is_not_our_number() -> None:
    assert found("organisationen", "Nr.", "Name") == {"Name": "name"}
    assert found("organisationen", "ks-Nr.", "Name") == {"ks-Nr.": "nr", "Name": "name"}


def test_name_beside_a_given_name_is_the_family_name() -> None:
    assert found("kontakte", "Vorname", "Name") == {"Vorname": "vorname", "Name": "nachname"}
    assert found("kontakte", "Name", "Einrichtung") == {"Name": "name", "Einrichtung": "organisation"}


def test_a_mapping_goes_before_what_is_found() -> None:
    assert found("organisationen", "Was", "Name", "Ort", "C", Was="name", Ort="-", Name="kurzname") == {
        "Was": "name", "Name": "kurzname",
    }  # fmt: skip


def test_a_column_without_heading_is_mapped_by_its_letter() -> None:
    assert found("organisationen", "Name", "", B="ort") == {"Name": "name", "Spalte B": "ort"}


def test_an_unknown_column_of_a_mapping() -> None:
    with pytest.raises(errors.UnknownColumn) as caught:
        found("organisationen", "Name", "Träger der Kita", Traeger_der_Kitas="traeger")

    assert caught.value.hint == "Meinten Sie „Träger der Kita“? Vorhanden sind „Name“, „Träger der Kita“."


def test_an_unknown_field_of_a_mapping() -> None:
    with pytest.raises(errors.UnknownField) as caught:
        found("organisationen", "Name", "Wo", Wo="strase")

    assert caught.value.hint.startswith("Meinten Sie „strasse“ oder „traeger“? Möglich sind: name, kurzname,")


def test_a_field_is_mapped_once() -> None:
    with pytest.raises(errors.FieldMappedTwice):
        found("organisationen", "Name", "A1", "B1", A1="ort", B1="ort")


def test_without_a_name_headings_and_fields_are_listed() -> None:
    with pytest.raises(errors.ColumnsMissing) as caught:
        found("organisationen", "Wer", "Ort")

    assert caught.value.hint == 'Ordnen Sie die Spalte selbst zu: --map "Wer=name"'
    assert caught.value.details[0] == "Überschriften der Datei: „Wer“, „Ort“"


def test_pairs_as_typed() -> None:
    assert parse_mapping(["Name = der Kita=name", "Ort="]) == {"Name = der Kita": "name", "Ort": ""}
    for text in ("Name", "=name"):
        with pytest.raises(errors.PairUnreadable):
            parse_mapping([text])


@pytest.mark.parametrize("target", ["organisationen", "kontakte"])
def test_no_heading_means_two_fields(target: Target) -> None:
    keys = [key for field in FIELDS[target] for key in set(map(heading_key, field.headings))]

    assert sorted(keys) == sorted(set(keys))


def test_letters() -> None:
    assert [column_letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
