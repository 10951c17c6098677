"""Organisations that may be one, each with its reasons; beside them those that only share an address."""

from __future__ import annotations

import csv
from collections import Counter
from typing import Any

import pytest
from tests.conftest import SCHOOL_LIST

from kinderschutz_cli.domain.organisation import Address, Organisation
from kinderschutz_cli.domain.organisation_duplicate import name_words, organisation_duplicates, traits
from kinderschutz_cli.domain.phone import normalise_phone
from kinderschutz_cli.domain.provenance import Provenance

HERE = Address("Schulstraße 1", "44532", "Lünen")


def found(*organisations: Organisation) -> list[tuple[int, tuple[str, ...]]]:
    compared = [traits(one, normalise_phone(one.phone)) for one in organisations]
    return [(one.score, one.reasons) for one in organisation_duplicates(compared)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Städt. Kath. GS St. Marien", ("stadtisch", "katholisch", "grundschule", "sankt", "marien")),
        ("Stadt Lünen", ("stadt", "lunen")),
        ("Kinderschutzbund Lünen e. V.", ("kinderschutzbund", "lunen")),
        ("Kita Ev. Kindergarten gGmbH", ("kita", "evangelisch", "kita")),
        ("", ()),
    ],
)
def test_the_words_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Leoschule", "Leoschule", (80, ("gleicher Name", "gleicher Ort"))),
        ("GS Leoschule", "Grundschule Leo-Schule", (80, ("gleicher Name in anderer Schreibweise", "gleicher Ort"))),
        ("Kita Sonnenschein", "Städt. Kita Sonnenschein", (65, ("ähnlicher Name", "gleicher Ort"))),
        ("Leoschule Lünen", "Leoschule", (65, ("ähnlicher Name", "gleicher Ort"))),
        ("Viktoriaschule", "Victoriaschule", (65, ("Viktoriaschule/Victoriaschule", "gleicher Ort"))),
        ("Kinderschutzbund Lünen e.V.", "Kinderschutzbund Lünen", (80, ("gleicher Name in anderer Schreibweise", "gleicher Ort"))),
        ("Leoschule", "GS Leo-Schule", (65, ("ähnlicher Name", "gleicher Ort"))),
        ("Jugendamt Lünen", "Jugendamt", (65, ("ähnlicher Name", "gleicher Ort"))),
    ],
)  # fmt: skip
def test_one_organisation_twice(a: str, b: str, expected: tuple[int, tuple[str, ...]]) -> None:
    there = Address(city="Lünen")
    assert found(Organisation(a, id=1, address=there), Organisation(b, id=2, address=HERE)) == [expected]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Leoschule, Grundschule", "Leoschule, Realschule"),
        ("Kath. Kita Sonnenschein", "Ev. Kita Sonnenschein"),
        ("Kita Sonnenschein 1", "Kita Sonnenschein 2"),
        ("Grundschule Nord", "Grundschule Süd"),
        ("Polizeiwache I", "Polizeiwache II"),
        ("Stadt Lünen", "Kreis Lünen"),
        ("Matthias-Claudius-Schule", "Schule am Heikenberg"),
    ],
)
def test_two_organisations_at_one_address(a: str, b: str) -> None:
    more: dict[str, Any] = {"address": HERE, "phone": "02306 104-0", "mail": "info@example.org"}
    assert found(Organisation(a, id=1, **more), Organisation(b, id=2, **more)) == []


def test_the_same_name_elsewhere() -> None:
    def school(number: int, street: str = "", city: str = "Lünen", **more: Any) -> Organisation:
        return Organisation("Albert-Schweitzer-Schule", id=number, address=Address(street, "", city), **more)

    assert found(school(1), school(2, city="Düren")) == []
    assert found(school(1), school(2, city="")) == [(65, ("gleicher Name",))]
    assert found(school(1, "Schulstr. 1"), school(2, "Am Park 2")) == []
    assert found(school(1, "Schulstraße 1"), school(2, "Schulstr. 1")) == [
        (100, ("gleicher Name", "gleiche Anschrift", "gleicher Ort"))
    ]
    assert found(school(1, "Schulstr. 1", phone="02306 1040"), school(2, "Am Park 2", phone="(02306) 104-0")) == [
        (70, ("gleicher Name", "gleiche Telefonnummer", "gleicher Ort"))
    ]


def test_a_source_keeps_its_own_records_apart() -> None:
    def school(number: int, key: str, source: str) -> Organisation:
        return Organisation("Leoschule", id=number, address=HERE, source_key=key, provenance=Provenance(source))

    assert found(school(1, "100", "Schulliste"), school(2, "200", "Schulliste")) == []
    assert found(school(1, "100", "Schulliste"), school(2, "100", "Telefonliste")) == [
        (100, ("gleicher Name", "gleicher Schlüssel", "gleiche Anschrift", "gleicher Ort"))
    ]


def test_a_body_and_what_is_below_it_are_two() -> None:
    below = Organisation("Kita Sonnenschein", id=2, parent_id=1, address=HERE)
    assert found(Organisation("Kita Sonnenschein e.V.", id=1, address=HERE), below) == []


@pytest.mark.skipif(not SCHOOL_LIST.exists(), reason="the school list is not part of the project")
def test_no_school_of_the_real_list_is_taken_for_another() -> None:
    """Also without the school's number, that tells them apart: by name, kind, address, phone and mail alone."""
    lines = SCHOOL_LIST.read_text(encoding="utf-8").splitlines()[1:]
    rows = list(csv.DictReader(lines, delimiter=";"))
    shared = Counter((row["PLZ"], row["Strasse"]) for row in rows)
    assert (len(rows), sum(number for number in shared.values() if number > 1)) == (5507, 510)
    assert found(*(_school(number, row) for number, row in enumerate(rows, start=1))) == []


def _school(number: int, row: dict[str, str]) -> Organisation:
    names = (row[f"Schulbezeichnung_{part}"] for part in (1, 2, 3))
    return Organisation(
        " ".join(name for name in names if name not in {"", "null"}),
        id=number,
        short_name=row["Kurzbezeichnung"],
        kind=row["Schulform"],
        address=Address(row["Strasse"], row["PLZ"], row["Ort"]),
        phone=f"{row['Telefonvorwahl']} {row['Telefon']}",
        mail=row["E-Mail"],
    )
