"""`ks registration add` on the telephone: whoever is new is made on the spot, and one undo takes it all back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cli.terminal import at_a_terminal, on_a_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Ks


@pytest.fixture
def conference(ks: Ks) -> Ks:
    """A conference of three seats; the Leoschule with Kim Adler."""
    assert ks("org", "add", "Leoschule", "--kind", "grundschule").code == 0
    assert ks("contact", "add", "Kim Adler", "--org", "Leoschule").code == 0
    assert (
        ks("event", "create", "Konferenz", "--date", "8.10.2025", "--seats", "3", "--deadline", "12.9.2025").code == 0
    )
    return ks


def contacts(ks: Ks) -> list[tuple[str, str, str]]:
    return [(one["name"], one["organisation"], one["sektor"]) for one in ks("contact", "list", "--json").json]


def test_nobody_unknown_is_made_without_being_asked_for(conference: Ks) -> None:
    refused = conference("registration", "add", "Kim Adlr")
    assert refused.code == 3
    assert refused.err == (
        "Fehler: „Kim Adlr“ steht weder unter den Kontakten noch unter den Organisationen.\n"
        'Tipp: Meinten Sie „Kim Adler, Leoschule“? Neu eintragen: ks registration add "Kim Adlr" --new --org ORGANISATION '
        "--mail ADRESSE\n"
    )


def test_somebody_new_comes_with_a_new_organisation(conference: Ks) -> None:
    before = contacts(conference)
    house = ("--org", "Kita Sonne", "--sector", "kita", "--function", "Leitung")
    done = conference("registration", "add", "Frau Ina Neu", "Adler", "--new", *house, "--mail", "neu@example.org")
    assert (done.code, done.err.splitlines()[:2]) == (
        0, ["Ina Neu (Kita Sonne): zugesagt (neu in den Kontakten)", "Kim Adler (Leoschule): zugesagt"],
    )  # fmt: skip
    assert ("Ina Neu", "Kita Sonne", "kita") in contacts(conference)
    assert conference("undo", "--yes").code == 0
    assert contacts(conference) == before
    assert conference("org", "list", "--json").json[0]["name"] == "Leoschule"


def test_a_new_organisation_needs_a_sector(conference: Ks) -> None:
    refused = conference("registration", "add", "Ina Neu", "Jan Neu", "--new", "--org", "Kita Sonne")
    assert (refused.code, refused.err.splitlines()[0]) == (
        2, "Fehler: Die Organisation „Kita Sonne“ gibt es noch nicht; für eine neue fehlt der Sektor.",
    )  # fmt: skip
    assert len(contacts(conference)) == 1
    assert conference("registration", "list", "--json").json == []


def test_five_colleagues_of_one_new_house(conference: Ks) -> None:
    names = ("Ada Eins", "Bea Zwei", "Cem Drei", "Dana Vier", "Emil Fünf")
    said = conference(
        *("registration", "add", *names, "--new", "--org", "Kita Sonne", "--sector", "kita"),
        *("--by", "Ada Eins", "--channel", "telefon", "--json"),
    )
    assert [(one["name"], one["organisation"], one["status"]) for one in said.json] == [
        ("Ada Eins", "Kita Sonne", "zugesagt"), ("Bea Zwei", "Kita Sonne", "zugesagt"),
        ("Cem Drei", "Kita Sonne", "zugesagt"), ("Dana Vier", "Kita Sonne", "warteliste"),
        ("Emil Fünf", "Kita Sonne", "warteliste"),
    ]  # fmt: skip
    assert [one["name"] for one in conference("org", "list", "--json").json] == ["Kita Sonne", "Leoschule"]


def test_somebody_new_comes_instead(conference: Ks) -> None:
    assert conference("registration", "add", "Adler").code == 0
    done = conference("registration", "add", "Ina Neu", "--for", "Adler", "--new", "--org", "Leo")
    assert (done.code, done.err.splitlines()[0]) == (0, "Ina Neu (Leoschule): zugesagt (neu in den Kontakten)")


def test_after_the_deadline_it_is_said(conference: Ks) -> None:
    late = conference("registration", "add", "Adler", env={"KS_TODAY": "2025-09-20"})
    assert late.err.splitlines()[:2] == [
        "Kim Adler (Leoschule): zugesagt",
        "Achtung: Der Anmeldeschluss war am Freitag, 12. September 2025; das steht bei der Anmeldung.",
    ]
    why = conference("waitlist", "why", "Adler", env={"KS_TODAY": "2025-09-20"}).out
    assert "nach dem Anmeldeschluss" in why


FORM = "Zeitstempel;Vorname;Nachname;Teilnahme\n30.06.2025 12:00;Kim;Adler;{}\n30.06.2025 12:30;Ada;Neu;ja\n"


def test_the_export_of_a_form(conference: Ks, network: Path) -> None:
    (network / "formular.csv").write_text(FORM.format("ja"), encoding="utf-8")
    (network / "spaeter.csv").write_text(FORM.format("nein"), encoding="utf-8")
    shown = conference("registration", "add", "--from-form", "formular.csv", "--dry-run", "--json").json
    assert [shown[field] for field in ("neu", "unbekannt", "sagen_ab")] == [
        [{"zeile": 2, "name": "Kim Adler", "status": "zugesagt"}],
        [{"zeile": 3, "name": "Ada Neu"}],
        [],
    ]
    done = conference("registration", "add", "--from-form", "formular.csv", "--create", "--yes")
    assert "Übernommen: 2 neu (2 zugesagt), 0 schon eingetragen, davon 1 neu als Kontakt" in done.err.splitlines()
    later = conference("registration", "add", "--from-form", "spaeter.csv", "--yes")
    assert later.code == 0
    assert "Zeile 2: Kim Adler (Leoschule) sagt ab (bisher zugesagt)." in later.err.splitlines()
    assert "Übernommen: 0 neu, 1 schon eingetragen, 1 sagt ab" in later.err.splitlines()
    assert (
        later.err.splitlines()[-1] == "Weiter: ks waitlist promote --dry-run   (wer nachrücken würde)   oder   ks mail"
    )
    both = conference("registration", "add", "Adler", "--from-form", "formular.csv")
    assert (both.code, both.err.splitlines()[0]) == (
        2, "Fehler: Entweder Namen oder --from-form: Beides zusammen geht nicht.",
    )  # fmt: skip


@on_a_terminal
def test_on_the_telephone_what_is_missing_is_asked_for(conference: Ks, network: Path) -> None:
    typed = "j\nKita Sone\nj\nkita\nLeitung\nina@example.org\n"
    shown = at_a_terminal(network, typed.encode(), "registration", "add", "Ina Neu", "--channel", "telefon")
    assert "„Ina Neu“ steht nicht in den Kontakten." in shown
    assert "Ina Neu (Kita Sone): zugesagt (neu in den Kontakten)" in shown
    assert ("Ina Neu", "Kita Sone", "kita") in contacts(conference)


@on_a_terminal
def test_what_is_not_known_may_stay_open(conference: Ks, network: Path) -> None:
    shown = at_a_terminal(network, b"j\n\n\n\n", "registration", "add", "Ina Neu")
    assert "Ina Neu: zugesagt (neu in den Kontakten)" in shown
    assert ("Ina Neu", "", "") in contacts(conference)


@on_a_terminal
def test_no_is_no(conference: Ks, network: Path) -> None:
    shown = at_a_terminal(network, b"n\n", "registration", "add", "Adler", "Ina Neu")
    assert shown.endswith("Es wurde nichts geändert.\n")
    assert conference("registration", "list", "--json").json == []


def test_the_overview_with_bars(conference: Ks) -> None:
    assert conference("contact", "add", "Kim Berg", "--sector", "kita").code == 0
    assert conference("registration", "add", "Adler", "Berg", "Leoschule").code == 0
    shown = conference("registration", "list", "--summary").out
    rule = "Wir vergeben die Plätze in der Reihenfolge, in der die Anmeldungen eingehen."
    assert shown.splitlines() == [
        "„Konferenz“ am Mittwoch, 8. Oktober 2025",
        "",
        "Belegung",
        "  Plätze                         3, davon vergeben 3, frei 0",
        "  Warteliste                     0",
        f"  Regel                          {rule}",
        "",
        "Sektoren",
        "  Kindertagesbetreuung           ██████████             1",
        "  Schule                         ████████████████████   2",
        "",
        "Eingang",
        "  ab 30.06.2025                  ████████████████████   3, gesamt 3",
    ]
    assert shown.partition("\n\n")[2] in conference("event", "show").out
    [data] = conference("registration", "list", "--summary", "--json").json
    assert (data["vergeben"], data["status"]) == (3, {"zugesagt": 3})
    assert conference("event", "show", "--json").json["teile"][0]["belegung"] == data
