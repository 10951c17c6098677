"""Cells cannot steer a terminal, and columns stand under each other."""

import datetime as dt
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinderschutz_cli.cli.plain import aligned, cell, columns_of, harmless, width


class Status(StrEnum):
    CONFIRMED = "zugesagt"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        ("Müller", "Müller"),
        (12, "12"),
        (True, "ja"),
        (False, "nein"),
        (Status.CONFIRMED, "zugesagt"),
        (dt.date(2025, 5, 7), "07.05.2025"),
        (dt.time(9, 30), "09:30"),
        (dt.datetime(2025, 5, 7, 9, 30), "07.05.2025 09:30"),
        ("[bold]Kita[/bold]", "[bold]Kita[/bold]"),
        ("rot\x1b[31m", "rot␛[31m"),
        ("zwei\nZeilen\tund\r", "zwei Zeilen und "),
        ("\x00\x7f\x9b", "␀␡□"),
        ("a\u202eb", "a□b"),
        ("Wör\u00adter\u200b", "Wörter"),
        ("a\u00a0b", "a b"),
        ("\ud800", "□"),
    ],
)
def test_a_cell_reads_as_a_person_expects(value: object, shown: str) -> None:
    assert cell(value) == shown


@given(st.text())
def test_what_is_harmless_is_printable_and_stays_so(text: str) -> None:
    assert harmless(text).isprintable()
    assert harmless(harmless(text)) == harmless(text)


def test_talk_keeps_its_line_breaks() -> None:
    assert harmless("eins\nzwei\x1b", keep="\n") == "eins\nzwei␛"


@pytest.mark.parametrize(("text", "columns"), [("Lünen", 5), ("Lu\u0308nen", 5), ("東京", 4), ("", 0)])
def test_the_width_counts_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_columns_are_aligned_and_numbers_flush_right() -> None:
    rows: list[list[object]] = [["Lünen", 150, None], ["Bad Münstereifel", 7, "東京"], ["Lu\u0308nen", None, "x"]]
    assert aligned(columns_of(["Ort", "Plätze", "Land"], rows)) == (
        "Ort               Plätze  Land\n"
        "----------------  ------  ----\n"
        "Lünen                150\n"
        "Bad Münstereifel       7  東京\n"
        "Lu\u0308nen                     x\n"
    )
