"""What a form's export says about coming, when and how."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from tests.workflows.test_list_import import a_list

from kinderschutz_cli.domain.event import PartForm
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.errors.intake import AnswerUnclear, DayUnclear
from kinderschutz_cli.intake.columns import match_columns
from kinderschutz_cli.intake.reading import read_table
from kinderschutz_cli.intake.registration import Answer, read_answer, read_moment, read_wishes, registration_rows
from kinderschutz_cli.intake.target import guess_target

if TYPE_CHECKING:
    from pathlib import Path

CANCELLED, WAITING = RegistrationStatus.CANCELLED, RegistrationStatus.WAITING


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("ja", Answer()),
        ("Zusage", Answer()),
        ("zugesagt", Answer(RegistrationStatus.CONFIRMED)),
        ("Absage", Answer(CANCELLED)),
        ("Warteliste", Answer(WAITING)),
        ("ja, online", Answer(None, PartForm.ONLINE)),
        ("Vor Ort", Answer(None, PartForm.ON_SITE)),
        ("Präsenz", Answer(None, PartForm.ON_SITE)),
        ("Nein, leider verhindert", Answer(CANCELLED)),
        ("Ja – freue mich!", Answer()),
    ],
)
def test_an_answer(text: str, answer: Answer) -> None:
    assert read_answer(text) == answer


def test_an_answer_nobody_understands() -> None:
    with pytest.raises(AnswerUnclear):
        read_answer("mal sehen")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("08.10.2025 12:30", datetime(2025, 10, 8, 12, 30)),
        ("8.10.2025, 12.30 Uhr", datetime(2025, 10, 8, 12, 30)),
        ("2025-10-08T12:30:05", datetime(2025, 10, 8, 12, 30, 5)),
        ("08.10.2025", datetime(2025, 10, 8)),
        ("8/1/25 9:03:11", datetime(2025, 8, 1, 9, 3, 11)),
        ("8/1/2025 12:05 AM", datetime(2025, 8, 1, 0, 5)),
        ("8/1/2025 9:03 pm", datetime(2025, 8, 1, 21, 3)),
    ],
)
def test_a_moment(text: str, moment: datetime) -> None:
    assert read_moment(text) == moment


@pytest.mark.parametrize("text", ["08.10.2025 25:00", "13/45/2025 9:00"])
def test_a_moment_that_does_not_exist(text: str) -> None:
    with pytest.raises(DayUnclear):
        read_moment(text)


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Zeitstempel;Name;E-Mail", "anmeldungen"),
        ("Vorname;Nachname;Anmeldung", "anmeldungen"),
        ("Name;E-Mail;Teilnahme vor Ort/online", "anmeldungen"),
        ("ID;Startzeit;Fertigstellungszeit;E-Mail;Name;Nehmen Sie teil?", "anmeldungen"),
        ("Name;E-Mail;1. Wahl;2. Wahl", "anmeldungen"),
        ("Vorname;Nachname;Anmeldung;Quelle", "kontakte"),
        ("Vorname;Nachname;E-Mail;Status", "kontakte"),
    ],
)
def test_a_form_is_known_by_its_columns(tmp_path: Path, heading: str, target: str) -> None:
    table = read_table(a_list(tmp_path, f"{heading}\n{';'.join(['x'] * (heading.count(';') + 1))}\n"))
    assert guess_target(table, {}) == target


def test_an_institution_alone_is_enough(tmp_path: Path) -> None:
    text = "Zeitstempel;Name;Einrichtung;Teilnahme;Bemerkung\n1.7.2025 9:05;;Leoschule;online;vegetarisch\n;;;ja;\n"
    table = read_table(a_list(tmp_path, text))
    reading = registration_rows(table, match_columns(table, "anmeldungen", {}))
    assert [(row.person.organisation, row.answer.form, row.received, row.remark) for row in reading.rows] == [
        ("Leoschule", PartForm.ONLINE, datetime(2025, 7, 1, 9, 5), "vegetarisch")
    ]
    assert [(fault.place.number, fault.reason) for fault in reading.faults] == [(3, "Es fehlt ein Name.")]


@pytest.mark.parametrize(
    ("heading", "cells", "wishes"),
    [
        ("1. Wunsch;2. Wunsch;3. Wunsch", "AG 1;AG 3;egal", ("AG 1", "AG 3")),
        ("2. Wahl;1. Wahl", "AG 1;AG 3", ("AG 3", "AG 1")),
        ("Erstwunsch;Zweitwunsch", ";AG 2", ("AG 2",)),
        ("Workshop 1;Workshop 2", "A;B", ("A", "B")),
        ("Workshop", "Schule", ("Schule",)),
        ("Welche Arbeitsgruppe möchten Sie besuchen?", '"AG 1: Schule;AG 2: Kita;"', ("AG 1: Schule", "AG 2: Kita")),
        ("Wunsch 1;Wunsch 2", "AG 1;AG 1", ("AG 1",)),
        ("Bemerkung", "AG 1", ()),
    ],
)
def test_wishes_stand_in_their_columns(tmp_path: Path, heading: str, cells: str, wishes: tuple[str, ...]) -> None:
    table = read_table(a_list(tmp_path, f"Zeitstempel;Name;{heading}\n1.7.2025 9:05;Kim Muster;{cells}\n"))
    (row,) = registration_rows(table, match_columns(table, "anmeldungen", {})).rows
    assert row.wishes == wishes


def test_no_wish_in_many_words() -> None:
    assert read_wishes("Keine; – ;egal.; ;keine Angabe") == ()
