from datetime import date, datetime

import pytest

from kinderschutz_cli.errors import intake as errors
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.intake.cells import (
    clean_lines,
    clean_text,
    join_phone,
    read_day,
    read_number,
    read_postcode,
    read_yes,
    split_words,
)
from kinderschutz_cli.intake.table import Cell


@pytest.mark.parametrize("cell", ["", " ", "null", "NULL", "-", " – ", "k.A.", "K. A.", "keine Angabe", "n/a", "#NV"])
def test_what_means_empty(cell: str) -> None:
    assert (clean_text(cell), clean_lines(cell)) == ("", "")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Kita Käfer ", "Kita Käfer"),
        ("Kita\u00a0Käfer\n(Nord)\t", "Kita Käfer (Nord)"),
        ("Kinder\u00adschutz\u200b", "Kinderschutz"),
        ("von der Heide", "von der Heide"),
        ("Nullmann", "Nullmann"),
        ("-Sek. I-", "-Sek. I-"),
        ("=1+1", "=1+1"),
        ("'=1+1", "=1+1"),
        ("'@home", "@home"),
        ("'s Heerenberg", "'s Heerenberg"),
        (date(2025, 10, 8), "08.10.2025"),
        (datetime(2025, 10, 8, 9, 30), "08.10.2025 09:30"),
    ],
)
def test_one_line(cell: Cell, text: str) -> None:
    assert clean_text(cell) == text


def test_notes_keep_their_lines() -> None:
    assert clean_lines(" erste  Zeile\r\n\r\nzweite ") == "erste Zeile\n\nzweite"


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f"])
def test_control_characters_are_refused(character: str) -> None:
    with pytest.raises(errors.ControlCharacterInCell):
        clean_text(f"Kita{character}")


@pytest.mark.parametrize(
    ("text", "postcode"), [("44532", "44532"), ("1067", "01067"), ("D-44532", "44532"), ("DE – 44532", "44532")]
)
def test_postcodes(text: str, postcode: str) -> None:
    assert read_postcode(text) == postcode


@pytest.mark.parametrize("text", ["445", "445321", "4453a", "CH-8001 Zürich", "٤٤٥٣٢"])
def test_no_postcodes(text: str) -> None:
    with pytest.raises(errors.PostcodeUnclear):
        read_postcode(text)


@pytest.mark.parametrize("text", ["31.07.2026", "31.7.2026", "2026-07-31", "31. Juli 2026"])
def test_days(text: str) -> None:
    assert read_day(text) == date(2026, 7, 31)


@pytest.mark.parametrize("text", ["31.06.2026", "bald", "31.07.", "heute", "Juli 2026", "20260731x"])
def test_no_days(text: str) -> None:
    with pytest.raises(KsError):
        read_day(text)


def test_yes_and_no() -> None:
    assert [read_yes(text) for text in ("ja", "X", "1", "nein", "N", "falsch")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
    with pytest.raises(errors.YesOrNoUnclear):
        read_yes("vielleicht")


def test_numbers() -> None:
    assert read_number("0012") == 12
    for text in ("12a", "-1", "²", "9" * 16):
        with pytest.raises(errors.NumberUnclear):
            read_number(text)


def test_phones_from_two_columns() -> None:
    assert [
        join_phone("02306", "123"),
        join_phone("", "02306 123"),
        join_phone("02306", ""),
        join_phone("02306", "02306/123"),
        join_phone("02306", "+49 2306 123"),
    ] == ["02306 123", "02306 123", "", "02306/123", "+49 2306 123"]


def test_words_in_one_cell() -> None:
    assert split_words("insofa, Leitung;Presse\nModeration,") == ("insofa", "Leitung", "Presse", "Moderation")
