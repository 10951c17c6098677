"""`ks mail`, `ks remind` and `ks message` as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Ks

TITLE = "3. Musterstädter Kinderschutzkonferenz"


@pytest.fixture
def registered(ks: Ks) -> Ks:
    """Two seats, three who want them; one of them has no address."""
    for person, more in (("Kim Adler", ("--mail", "adler@example.org")), ("Kim Berg", ("--mail", "berg@example.org")), ("Kim Carls", ())):  # fmt: skip
        assert ks("contact", "add", person, "--sector", "schule", *more).code == 0
    assert ks("event", "create", TITLE, "--date", "8.10.2025", "--seats", "1").code == 0
    assert ks("registration", "add", "Kim Adler", "Kim Berg", "Kim Carls").code == 0
    return ks


def test_what_would_be_written_is_shown_first(registered: Ks) -> None:
    shown = registered("mail", "--dry-run")
    assert (shown.code, shown.out, shown.err) == (
        0,
        "",
        (
            f"„{TITLE}“, Mittwoch, 8. Oktober 2025\n"
            "1 Zusage: Kim Adler\n"
            "1 Nachricht zur Warteliste: Kim Berg\n"
            "Achtung: Nicht angeschrieben, weder E-Mail noch vollständige Anschrift: Kim Carls\n"
        ),
    )
    asked = registered("mail")
    assert (asked.code, asked.err.splitlines()[-1]) == (2, "Tipp: Mit --yes geht es ohne Rückfrage.") or asked.code == 2
    assert registered("message", "list", "--json").json == []


def test_messages_are_written_and_stand_in_the_ledger(registered: Ks) -> None:
    done = registered("mail", "--yes", "--json")
    assert [(one["art"], one["name"], one["weg"]) for one in done.json["nachrichten"]] == [
        ("anmeldebestaetigung", "Kim Adler", "mail"),
        ("warteliste", "Kim Berg", "mail"),
    ]
    assert len(done.json["dateien"]) == 2
    again = registered("mail")
    assert (again.code, again.err.splitlines()[-1]) == (0, "Es ist nichts mitzuteilen.")
    listed = registered("message", "list", "Berg", "--json").json
    assert [(one["art"], one["name"]) for one in listed] == [("warteliste", "Kim Berg")]
    text = registered("message", "show", str(listed[0]["id"])).out
    assert text.startswith(f"Betreff: Sie stehen auf der Warteliste: {TITLE}\n\nGuten Tag Kim Berg,\n")


def test_only_what_was_asked_for(registered: Ks) -> None:
    assert [one["art"] for one in registered("mail", "warteliste", "--dry-run", "--json").json["nachrichten"]] == [
        "warteliste"
    ]
    assert [one["name"] for one in registered("mail", "--for", "Adler", "--dry-run", "--json").json["nachrichten"]] == [
        "Kim Adler"
    ]
    unknown = registered("mail", "zusage")
    assert (unknown.code, unknown.err.splitlines()[0]) == (
        2,
        "Fehler: „zusage“ ist keine Nachricht, die „ks mail“ schreibt.",
    )
    assert registered("mail", "--again").code == 2
    assert registered("message", "show", "99").code == 3


def test_a_reminder_reaches_those_without_an_answer(registered: Ks) -> None:
    assert registered("contact", "add", "Kim Dorn", "--sector", "schule", "--mail", "dorn@example.org").code == 0
    assert registered("invite", "--sector", "schule", "--yes").code == 0
    late = {"KS_TODAY": "2025-10-01"}
    assert registered("event", "edit", "--deadline", "12.9.2025").code == 0
    shown = registered("remind", "--dry-run", env=late)
    assert shown.err == (
        "Achtung: Der Anmeldeschluss war schon am Freitag, 12. September 2025; die Erinnerung sagt das.\n"
        f"„{TITLE}“, Mittwoch, 8. Oktober 2025\n"
        "1 Erinnerung: Kim Dorn\n"
    )
    assert registered("remind", "--yes", env=late).code == 0
    assert registered("remind", env=late).err.splitlines()[-1] == "Es ist niemand zu erinnern."


def test_a_new_date_makes_messages_due(registered: Ks) -> None:
    assert registered("status", "--json").json["nicht_mitgeteilt"] == 2  # Carls cannot be written to
    assert registered("mail", "--yes").code == 0
    edited = registered("event", "edit", "--date", "15.10.2025")
    assert "„ks mail“ schreibt ihnen." in edited.err
    assert registered("status", "--json").json["nicht_mitgeteilt"] == 0
    due = registered("mail", "--dry-run", "--json").json["nachrichten"]
    assert [(one["art"], one["name"]) for one in due] == [
        ("veranstaltung-verlegt", "Kim Adler"),
        ("veranstaltung-verlegt", "Kim Berg"),
    ]
