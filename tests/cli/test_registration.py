"""`ks registration add` on the telephone: whoever is new is made on the spot, and one undo takes it all back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cli.terminal import at_a_terminal, on_a_terminal

from kinderschutz_cli.store.database import open_database
from kinderschutz_cli.store.registration import moves

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


def test_an_institution_that_is_new_holds_a_place_without_a_name(conference: Ks) -> None:
    done = conference("registration", "add", "Kita Sonne", "--new")
    assert (done.code, done.err.splitlines()[0]) == (0, "N. N. (Kita Sonne): zugesagt (neu angelegt)")
    assert [(one["name"], one["art"], one["sektor"]) for one in conference("org", "list", "--json").json] == [
        ("Kita Sonne", "kita", "kita"), ("Leoschule", "grundschule", "schule"),
    ]  # fmt: skip
    assert len(contacts(conference)) == 1


def test_a_form_of_address_is_no_reason_to_make_somebody_twice(conference: Ks) -> None:
    done = conference("registration", "add", "Frau Dr. Kim Adler", "--new")
    assert done.err.splitlines()[0] == "Kim Adler (Leoschule): zugesagt"
    assert len(contacts(conference)) == 1


def test_whoever_may_be_somebody_else_is_not_registered_by_guess(conference: Ks) -> None:
    for typed, house in (("Kim Ad", ()), ("Kim Adler", ("--org", "Kita Sonne", "--sector", "kita"))):
        refused = conference("registration", "add", typed, "--new", *house)
        assert (refused.code, refused.err) == (
            4,
            (
                f"Fehler: „{typed}“ kann „#1 Kim Adler, Leoschule“ sein oder jemand anderes. Es wurde nichts eingetragen.\n"
                f'Tipp: Dieselbe Person: ks registration add "#1". Jemand anderes: zuerst ks contact add "{typed}".\n'
            ),
        )
    assert conference("registration", "list", "--json").json == []


def test_who_is_like_somebody_and_who_shares_an_address_is_told(conference: Ks) -> None:
    assert conference("contact", "edit", "Adler", "--mail", "leo@example.org").code == 0
    done = conference("registration", "add", "Kim Addler", "--new", "--org", "Leosch", "--mail", "leo@example.org")
    assert done.err.splitlines()[:3] == [
        "Kim Addler (Leoschule): zugesagt (neu in den Kontakten)",
        "Achtung: Neu angelegt, obwohl es „Kim Adler, Leoschule“ gibt. War das gemeint, nimmt „ks undo“ alles zurück.",
        "Dieselbe E-Mail-Adresse hat auch: #1 Kim Adler, Leoschule",
    ]


def test_a_change_says_how_it_came_and_why(conference: Ks, network: Path) -> None:
    assert conference("registration", "add", "Kim Adler").code == 0
    done = conference("registration", "set", "Adler", "abgesagt", "--channel", "telefon", "--reason", "krank")
    assert done.code == 0
    db = open_database(network / "netzwerk.db")
    last = moves(db, 1)[-1]
    db.close()
    assert (last.after, last.reason, last.source) == ("abgesagt", "krank", "telefon")
    refused = conference("registration", "set", "Adler", "--reason", "krank")
    assert (refused.code, refused.err.splitlines()[0]) == (
        2,
        "Fehler: --reason wirkt nur zusammen mit einem neuen Status. Es wurde nichts eingetragen.",
    )
    assert conference("registration", "set", "Adler", "--form", "hybrid").code == 2
    assert conference("registration", "set", "Adler", "--form", "online").code == 0
    assert conference("registration", "list", "--json").json[0]["form"] == "online"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Ina Neu", "Ina  neu", "--new"), "„Ina  neu“ steht zweimal da und noch nicht in den Kontakten."),
        (("#99", "--new"), "„#99“ gehört zu niemandem in den Kontakten und ist kein Name."),
        (("a@example.org",), "„a@example.org“ gehört zu niemandem in den Kontakten und ist kein Name."),
        (("Adler", "--dry-run"), "--dry-run wirkt nur zusammen mit --from-form."),
        (("--from-form", "f.csv", "--by", "Kim"), "--by wirkt nur mit Namen, nicht mit --from-form."),
    ],
)
def test_what_cannot_be_meant_is_refused(conference: Ks, arguments: tuple[str, ...], sentence: str) -> None:
    before = contacts(conference)
    refused = conference("registration", "add", *arguments)
    assert refused.code == 2
    assert refused.err.startswith(f"Fehler: {sentence}")
    assert contacts(conference) == before
    assert conference("registration", "list", "--json").json == []


def test_details_change_nobody_who_is_known(conference: Ks) -> None:
    done = conference("registration", "add", "Adler", "--mail", "neu@example.org")
    assert done.err.splitlines()[:2] == [
        "Achtung: Niemand ist neu; neu@example.org bleibt unbeachtet. Bekannte ändert „ks contact edit“.",
        "Kim Adler (Leoschule): zugesagt",
    ]


def test_a_cancellation_points_to_the_waiting_list(conference: Ks) -> None:
    assert conference("registration", "add", "Adler").code == 0
    done = conference("registration", "set", "Adler", "abgesagt")
    assert done.err.splitlines()[-1] == (
        "Weiter: ks waitlist promote --dry-run   (wer nachrücken würde)   oder   ks mail"
    )
    late = conference("registration", "set", "Adler", "zugesagt", env={"KS_TODAY": "2025-09-20"})
    assert late.err.splitlines()[1] == (
        "Achtung: Der Anmeldeschluss war am Freitag, 12. September 2025; das steht bei der Anmeldung."
    )


def test_faulty_rows_of_a_form_can_be_left_out(conference: Ks, network: Path) -> None:
    (network / "f.csv").write_text(FORM.format("vielleicht"), encoding="utf-8")
    refused = conference("registration", "add", "--from-form", "f.csv", "--create", "--yes")
    assert refused.code == 7
    done = conference("registration", "add", "--from-form", "f.csv", "--create", "--yes", "--skip-faulty")
    assert "Übernommen: 1 neu (1 zugesagt), 0 schon eingetragen, davon 1 neu als Kontakt, 1 fehlerhaft" in done.err
    assert [one["name"] for one in conference("registration", "list", "--json").json] == ["Ada Neu"]


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


@on_a_terminal
def test_colleagues_are_asked_for_the_same_organisation_first(conference: Ks, network: Path) -> None:
    typed = "j\nKita Sonne\nj\nkita\n\n\nj\n\nLeitung\n\nj\nkeine\n\n\n"
    at_a_terminal(network, typed.encode(), "registration", "add", "Ada Eins", "Bea Zwei", "Cem Drei")
    assert contacts(conference) == [
        ("Kim Adler", "Leoschule", "schule"), ("Cem Drei", "", ""),
        ("Ada Eins", "Kita Sonne", "kita"), ("Bea Zwei", "Kita Sonne", "kita"),
    ]  # fmt: skip


@on_a_terminal
def test_of_several_who_fit_one_is_chosen(conference: Ks, network: Path) -> None:
    assert conference("contact", "add", "Kim Bach", "--org", "Leoschule").code == 0
    shown = at_a_terminal(network, b"2\n", "registration", "add", "Kim")
    assert "  3  jemand anderes, neu in den Kontakten" in shown
    assert [one["name"] for one in conference("registration", "list", "--json").json] == ["Kim Bach"]


@on_a_terminal
@pytest.mark.parametrize(("answer", "expected"), [(b"1\n", ["N. N."]), (b"2\n\n\n\n", ["Kita Sonne"]), (b"3\n", [])])
def test_an_institution_may_be_a_person_after_all(
    conference: Ks, network: Path, answer: bytes, expected: list[str]
) -> None:
    at_a_terminal(network, answer, "registration", "add", "Kita Sonne")
    assert [one["name"] for one in conference("registration", "list", "--json").json] == expected


@on_a_terminal
def test_the_sector_of_a_new_organisation_is_asked_for(conference: Ks, network: Path) -> None:
    shown = at_a_terminal(network, b"kita\n", "registration", "add", "Ina Neu", "--new", "--org", "Kita Sonne")
    assert "Ina Neu (Kita Sonne): zugesagt (neu in den Kontakten)" in shown
    assert ("Ina Neu", "Kita Sonne", "kita") in contacts(conference)
