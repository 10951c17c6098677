"""`ks consent` as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cli.terminal import at_a_terminal, on_a_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Ks

EVENT = "„3. Konferenz“ am Mittwoch, 8. Oktober 2025"
NEXT = "Weiter: ks export teilnehmer-teilbar.xlsx   oder   ks undo"


@pytest.fixture
def conference(ks: Ks) -> Ks:
    """Kim Adler and Vera Schütz come; Vera Schütz has a Sperrvermerk."""
    assert ks("contact", "add", "Kim Adler", "--sector", "schule").code == 0
    assert ks("contact", "add", "Vera Schütz", "--sector", "schule", "--blocked").code == 0
    assert ks("event", "create", "3. Konferenz", "--date", "8.10.2025", "--seats", "9").code == 0
    assert ks("registration", "add", "Adler", "Schütz").code == 0
    return ks


def test_what_is_allowed_and_taken_back(conference: Ks) -> None:
    allowed = conference(
        *("consent", "set", "Adler", "--share", "name,organisation,mail", "--photo", "ja", "--how", "Anmeldeformular")
    )
    assert (allowed.code, allowed.out, allowed.err.splitlines()) == (
        0,
        "",
        [f"Kim Adler, {EVENT}: Foto ja; auf der Liste: Name, Organisation, E-Mail", NEXT],
    )
    listed = conference("consent", "list")
    assert [line.split() for line in listed.out.splitlines() if "--" not in line] == [
        ["Nr.", "Name", "Organisation", "Foto", "auf", "der", "Liste", "Stand", "Weg"],
        ["1", "Kim", "Adler", "ja", "Name,", "Organisation,", "E-Mail", "01.07.2025", "Anmeldeformular"],
        ["2", "Vera", "Schütz", "nicht", "gefragt", "nicht", "gefragt"],
    ]
    taken_back = conference("consent", "set", "Adler", "--share", "nichts", env={"KS_TODAY": "2025-07-04"})
    assert taken_back.err.splitlines()[0] == f"Kim Adler, {EVENT}: Foto ja; auf der Liste: nichts"
    adler, _ = conference("consent", "list", "--json").json
    assert adler == {
        "id": 1,
        "name": "Kim Adler",
        "organisation": "",
        "foto": True,
        "liste": [],
        "sperrvermerk": False,
        "erscheint_auf_der_liste": False,
        "antworten": [
            {"zweck": purpose, "erteilt": granted, "am": day, "weg": way, "gilt": "veranstaltung"}
            for purpose, granted, day, way in (
                ("foto", True, "2025-07-01", "Anmeldeformular"),
                ("liste-name", False, "2025-07-04", ""),
                ("liste-organisation", False, "2025-07-04", ""),
                ("liste-funktion", False, "2025-07-01", "Anmeldeformular"),
                ("liste-mail", False, "2025-07-04", ""),
                ("liste-telefon", False, "2025-07-01", "Anmeldeformular"),
            )
        ],
    }


def test_somebody_with_a_block_is_warned_of(conference: Ks) -> None:
    warning = "Achtung: Sperrvermerk, erscheint trotz Einwilligung auf keiner geteilten Liste: Vera Schütz."
    allowed = conference("consent", "set", "Schütz", "--share", "alles", "--always", "--how", "Formular")
    assert allowed.err.splitlines() == [
        "Vera Schütz, für alle Veranstaltungen: Foto nicht gefragt; auf der Liste: Name, Organisation, Funktion, E-Mail, Telefon",
        warning,
        NEXT,
    ]
    assert warning in conference("consent", "list").err.splitlines()
    assert [one["name"] for one in conference("consent", "list", "--always", "--json").json] == ["Vera Schütz"]


def test_without_a_name_nothing_is_shown_and_it_is_said(conference: Ks) -> None:
    said = conference("consent", "set", "Adler", "--share", "mail", "--how", "Formular")
    assert "Achtung: Ohne „name“ erscheint Kim Adler auf keiner geteilten Liste." in said.err.splitlines()


def test_an_event_s_own_answer_that_allows_more_is_named(conference: Ks) -> None:
    conference("consent", "set", "Adler", "--share", "name", "--how", "Formular")
    said = conference("consent", "set", "Adler", "--share", "nichts", "--always")
    assert (
        "Achtung: Für „3. Konferenz“ gilt noch eine eigene Antwort, die mehr erlaubt; nehmen Sie sie mit --event zurück."
    ) in said.err.splitlines()


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        ((), 2, "Fehler: Es fehlt: Angaben für die geteilte Liste"),
        (("--share", "alles"), 2, "Fehler: Es fehlt: Weg der Einwilligung (z. B. „Anmeldeformular“)."),
        (("--share", "adresse"), 2, "Fehler: „adresse“ ist keine Angabe für die geteilte Liste."),
        (("--photo", "vielleicht"), 2, "Fehler: „vielleicht“ ist weder ja noch nein."),
        (("--photo", "ja", "--always", "--event", "3"), 2, "Fehler: Die Antwort gilt entweder für eine Veranstaltung"),
    ],
)
def test_what_is_missing_or_wrong(conference: Ks, arguments: tuple[str, ...], code: int, sentence: str) -> None:
    refused = conference("consent", "set", "Adler", *arguments)
    assert (refused.code, refused.out) == (code, "")
    assert refused.err.startswith(sentence)
    assert conference("consent", "list", "--always", "--json").json == []


@on_a_terminal
def test_at_a_terminal_everything_is_asked_for(conference: Ks, network: Path) -> None:
    shown = at_a_terminal(network, b"adresse\nname mail\nFormular\n", "consent", "set", "Adler")
    assert (
        f"{EVENT}: Angaben für die geteilte Liste (name, organisation, funktion, mail, telefon; alles; nichts): "
        in shown
    )
    assert "„adresse“ ist keine Angabe für die geteilte Liste." in shown
    assert f"Kim Adler, {EVENT}: Foto nicht gefragt; auf der Liste: Name, E-Mail" in shown
    assert conference("contact", "show", "Adler").out.count("Formular") == 2


def test_the_page_of_the_contact_names_it(conference: Ks) -> None:
    conference("consent", "set", "Adler", "--photo", "nein", "--always")
    assert "nicht erlaubt für alle Veranstaltungen: Foto (01.07.2025)" in conference("contact", "show", "Adler").out
