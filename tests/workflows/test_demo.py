"""The example, made as a coordinator would make it."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from importlib import resources
from typing import TYPE_CHECKING

import pytest
from tests.conftest import NOW

from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.errors.demo import DemoFolderNotEmpty
from kinderschutz_cli.store.database import open_database
from kinderschutz_cli.store.journal import entries
from kinderschutz_cli.workflows import demo
from kinderschutz_cli.workflows.session import Session
from kinderschutz_cli.workflows.status import situation

if TYPE_CHECKING:
    from pathlib import Path

RULE = {"tage_voraus": 93, "wochentag": 2, "anmeldeschluss_tage_vorher": 26}


def test_the_conference_is_on_a_wednesday_some_three_months_ahead() -> None:
    assert demo.event_days(RULE, date(2025, 7, 1)) == (date(2025, 10, 8), date(2025, 9, 12))
    for shift in range(7):
        today = date(2025, 7, 1) + timedelta(days=shift)
        day, deadline = demo.event_days(RULE, today)
        assert day.weekday() == 2
        assert timedelta(93) <= day - today < timedelta(100)
        assert deadline.weekday() == 4


def test_the_whole_example(tmp_path: Path) -> None:
    example = demo.plan(tmp_path / "ks-demo", NOW)
    said = [step() for step in example.steps]
    now = situation(example.session)
    example.close()
    assert said == [
        "Netzwerk „Netzwerk Kinderschutz Lünen“",
        "Liste traeger.csv: 6 Organisationen mit 6 Funktionspostfächern",
        "Liste einrichtungen.csv: 35 Organisationen mit 29 Funktionspostfächern",
        "Liste ansprechpersonen.csv: 45 Kontakte",
        "Veranstaltung „3. Lüner Kinderschutzkonferenz“ am Mittwoch, 8. Oktober 2025",
        "Programm mit 8 Punkten",
        "79 Einladungen (78 Entwürfe für Outlook, 1 als Brief), 1 nicht eingeladen",
        "26 Anmeldungen: 21 zugesagt, 2 warteliste, 1 angemeldet, 2 abgesagt",
        *(
            f"Dokument {name}"
            for name in ("teilnehmer.xlsx", "teilnehmer.pdf", "agenda.pdf", "agenda.docx", "kontakte.xlsx")
        ),
    ]
    assert (now.contacts, now.organisations, now.programme_items) == (80, 41, 8)
    assert (now.invited, now.answered, now.taken, now.unwritten, now.gone) == (79, 26, 21, (), ())
    # Every sector of the article takes part: youth welfare, schools, kitas, practices, free bodies and the others.
    assert {"jugendamt", "jugendhilfe", "schule", "kita", "gesundheit", "polizei", "justiz", "beratung"} <= {
        one.slug for one in now.sectors if one.taken
    }
    assert all(path.exists() for path in example.files)


def test_it_can_be_taken_back_and_worked_on(tmp_path: Path) -> None:
    example = demo.plan(tmp_path / "ks-demo", NOW)
    for step in example.steps[:5]:
        step()
    example.close()
    session = Session(open_database(tmp_path / "ks-demo" / "netzwerk.db"), NOW)
    assert [entry.name for entry in entries(session.db)] == ["event create", "import", "import", "import", "init"]
    session.db.close()


def test_a_folder_with_something_in_it_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("meins", encoding="utf-8")
    with pytest.raises(DemoFolderNotEmpty):
        demo.plan(tmp_path, NOW)
    with pytest.raises(DemoFolderNotEmpty):
        demo.plan(tmp_path / "brief.txt", NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]


@pytest.mark.parametrize("existed", [True, False])
def test_half_an_example_is_none(tmp_path: Path, existed: bool) -> None:
    folder = tmp_path / "ks-demo"
    if existed:
        folder.mkdir()
    example = demo.plan(folder, NOW)
    for step in example.steps[:3]:
        step()
    example.discard()
    assert (folder.exists(), list(tmp_path.rglob("*.db"))) == (existed, [])


def lists() -> dict[str, list[dict[str, str]]]:
    """The shipped lists as a spreadsheet reads them."""
    folder = resources.files("kinderschutz_cli.data").joinpath("demo")
    return {
        one.name: list(csv.DictReader(one.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
        for one in folder.iterdir()
        if one.name.endswith(".csv")
    }


def test_every_address_is_one_that_nobody_has() -> None:
    """RFC 2606 keeps example.org and example.net free."""
    mails = [row["E-Mail"] for rows in lists().values() for row in rows if row["E-Mail"]]
    assert len(mails) > 70
    assert [
        mail for mail in mails if not mail.endswith((".example.org", "@example.org", ".example.net", "@example.net"))
    ] == []


def test_nobody_of_the_article_is_a_contact() -> None:
    names = " ".join(fold(row["Name"]) for row in lists()["ansprechpersonen.csv"])
    for name in ("Wiemert", "Pöter", "Kossow", "Kleine-Frauns"):
        assert fold(name) not in names


def test_the_hard_cases_are_in_it() -> None:
    people = lists()["ansprechpersonen.csv"]
    assert [row["Name"] for row in people if row["Kein Kontakt"]] == ["Dr. med. dent. Shirin Farahani"]
    assert [row["Name"] for row in people if row["Sperrvermerk"]] == ["Vera Schütz"]
    assert [row["Name"] for row in people if not row["Anrede"]] == ["Kim Nguyen"]
    assert {row["Name"] for row in people if not row["Einrichtung"]} == {"Frauke Hinrichs-Düring", "Ilse Ruhrmann"}
    assert not "".join(row["Name"] for row in people).isascii()
