"""`ks need` as it is typed: consent asked for, counts without names, deletion for good; no list shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cli.terminal import at_a_terminal, on_a_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Ks

EVENT = "„3. Konferenz“ am Mittwoch, 8. Oktober 2025"
CONSENT = ("--consent", "per Mail am 3.9.")


@pytest.fixture
def conference(ks: Ks) -> Ks:
    """Kim Adler and Kim Berg come."""
    for name in ("Kim Adler", "Kim Berg"):
        assert ks("contact", "add", name, "--sector", "schule").code == 0
    assert ks("event", "create", "3. Konferenz", "--date", "8.10.2025", "--seats", "9").code == 0
    assert ks("registration", "add", "Adler", "Berg").code == 0
    return ks


def test_the_story_of_an_allergy(conference: Ks) -> None:
    added = conference("need", "add", "Adler", "allergie", "rollstuhl", "--words", "Erdnüsse", *CONSENT)
    assert (added.code, added.out, added.err.splitlines()) == (
        0,
        "",
        [
            f"Kim Adler, {EVENT}: allergie: Erdnüsse, rollstuhl",
            "Weiter: ks need counts   (die Zahlen für Küche und Haus)   oder   ks undo",
        ],
    )
    listed = conference("need", "list")
    assert "allergie: Erdnüsse" in listed.out
    assert "per Mail am 3.9., eingetragen 01.07.2025" in listed.out
    assert listed.err.splitlines() == [
        EVENT,
        "Achtung: Das sind Gesundheitsdaten. Geben Sie diese Liste nicht weiter, auch nicht an die Küche.",
        "Weiter: ks need counts   (die Zahlen ohne Namen)",
    ]
    assert conference("need", "list", "--json").json == [
        {
            "id": 1,
            "name": "Kim Adler",
            "organisation": "",
            "status": "zugesagt",
            "kommt": True,
            "bedarfe": [
                {
                    "bedarf": code,
                    "worte": words,
                    "einwilligung": "per Mail am 3.9.",
                    "eingewilligt_am": "2025-07-01",
                }
                for code, words in (("allergie", "Erdnüsse"), ("rollstuhl", ""))
            ],
        }
    ]
    counted = conference("need", "counts")
    assert "Adler" not in counted.out
    assert "Erdnüsse" not in counted.out
    assert [line.split() for line in counted.out.splitlines() if "--" not in line] == [
        ["Für", "Bedarf", "Anzahl"],
        ["Essen", "Allergie", "1"],
        ["Zugang", "und", "Verständigung", "Platz", "für", "einen", "Rollstuhl", "1"],
    ]
    assert "Erdnüsse" in conference("need", "counts", "--words").out
    assert conference("need", "counts", "--json").json == [
        {"bedarf": "allergie", "bezeichnung": "Allergie", "gruppe": "Essen", "anzahl": 1},
        {
            "bedarf": "rollstuhl",
            "bezeichnung": "Platz für einen Rollstuhl",
            "gruppe": "Zugang und Verständigung",
            "anzahl": 1,
        },
    ]
    removed = conference("need", "remove", "Adler", "rollstuhl")
    assert removed.err.splitlines()[0] == ("Entfernt: Kim Adler, rollstuhl. Im Änderungsverlauf steht es noch.")


@pytest.mark.parametrize("consent", [(), ("--consent", " ")])
def test_without_consent_nothing_is_kept(conference: Ks, consent: tuple[str, ...]) -> None:
    refused = conference("need", "add", "Adler", "vegan", *consent)
    assert (refused.code, refused.out, refused.err.splitlines()) == (
        2,
        "",
        [
            "Fehler: Es fehlt: Ausdrückliche Einwilligung der Person (z. B. „per Mail am 3.9.“).",
            "Tipp: Bitte geben Sie --consent an.",
        ],
    )
    assert conference("need", "list", "--json").json == []


@on_a_terminal
def test_at_a_terminal_need_and_consent_are_asked_for(conference: Ks, network: Path) -> None:
    shown = at_a_terminal(network, b"vegan allergie\nErdn\xc3\xbcsse\nam Telefon\n", "need", "add", "Adler")
    assert f"Kim Adler, {EVENT}: Bedarf (z. B. vegan, rollstuhl): " in shown
    assert f"Kim Adler, {EVENT}: Ausdrückliche Einwilligung der Person (z. B. „per Mail am 3.9.“): " in shown
    assert f"Kim Adler, {EVENT}: allergie – was genau: " in shown
    assert f"Kim Adler, {EVENT}: vegan, allergie: Erdnüsse\n" in shown
    assert [one["einwilligung"] for one in conference("need", "list", "--json").json[0]["bedarfe"]] == [
        "am Telefon"
    ] * 2


@on_a_terminal
def test_a_no_deletes_nothing(conference: Ks, network: Path) -> None:
    conference("need", "add", "Adler", "vegan", *CONSENT)
    shown = at_a_terminal(network, b"n\n", "need", "delete")
    assert f"{EVENT}: 1 Bedarf von 1 Person, mit allen Spuren im Änderungsverlauf." in shown
    assert "Die Veranstaltung steht noch bevor" in shown
    assert "Endgültig löschen? Das lässt sich nicht rückgängig machen. [j/N] " in shown
    assert len(conference("need", "list", "--json").json) == 1


def test_after_the_event_it_is_deleted_for_good(conference: Ks) -> None:
    later = {"KS_TODAY": "2025-10-09"}
    conference("need", "add", "Adler", "vegan", *CONSENT)
    conference("need", "add", "Berg", "vegan", *CONSENT)
    warning = (
        "Achtung: „3. Konferenz“ ist vorbei, und 2 Angaben zu Essen und Zugang sind noch gespeichert. "
        "Löschen Sie sie: ks need delete --event 3-konferenz"
    )
    assert warning in conference("need", "list", "--event", "3-konferenz", env=later).err.splitlines()
    status = conference("status", env=later)
    assert "  Vorbei und noch gespeichert: 2 Angaben zu Essen und Zugang (3-konferenz)" in status.out.splitlines()
    assert "Weiter: ks need delete --event 3-konferenz" in status.err
    told = f"{EVENT}: 2 Bedarfe von 2 Personen, mit allen Spuren im Änderungsverlauf."
    dry = conference("need", "delete", "--event", "3-konferenz", "--dry-run", env=later)
    assert (dry.code, dry.err.splitlines()) == (0, [told])
    assert conference("need", "delete", "--event", "3-konferenz", env=later).code == 2  # nobody can answer
    done = conference("need", "delete", "--event", "3-konferenz", "--yes", env=later)
    assert (done.code, done.out, done.err.splitlines()) == (
        0,
        "",
        [
            told,
            f"Endgültig gelöscht: {EVENT}. Auch im Änderungsverlauf steht davon nichts mehr.",
            "Achtung: Sicherungen und Kopien von vorher enthalten die Angaben noch; löschen Sie diese ebenfalls.",
        ],
    )
    undone = conference("undo", "--yes", env=later)
    assert (undone.code, undone.err.splitlines()[0]) == (
        4,
        "Fehler: Befehl 8 lässt sich nicht mehr rückgängig machen: Seine Daten wurden gelöscht.",
    )
    log = conference("log", "-n", "3").out
    assert log.count("Daten gelöscht") == 3
    assert "vegan" not in log
    assert conference("need", "delete", "--event", "3-konferenz", "--yes", env=later).code == 3
    assert "Vorbei und noch gespeichert" not in conference("status", env=later).out


def test_no_list_no_page_and_no_log_shows_a_need(conference: Ks, network: Path) -> None:
    conference("need", "add", "Adler", "allergie", "rollstuhl", "--words", "Erdnüsse", *CONSENT)
    conference("consent", "set", "Adler", "--share", "alles", "--photo", "ja", "--how", "Formular")
    shown = [
        conference(*command).out
        for command in (
            ("contact", "show", "Adler"),
            ("contact", "show", "Adler", "--json"),
            ("registration", "list"),
            ("registration", "list", "--json"),
            ("event", "show"),
            ("log",),
            ("log", "6"),
            ("log", "6", "--json"),
            ("status", "--json"),
            ("consent", "list", "--json"),
        )
    ]
    assert all(shown)
    for name in ("teilnehmer", "teilnehmer-teilbar"):
        shown += [_exported(conference, network, f"{name}.{suffix}") for suffix in ("xlsx", "csv", "json", "pdf")]
    shown += [_exported(conference, network, name) for name in ("kontakte.xlsx", "serienbrief.xlsx")]
    assert [text for text in shown if any(word in text.casefold() for word in ("allergie", "erdn", "rollstuhl"))] == []


def _exported(ks: Ks, network: Path, name: str) -> str:
    """Everything a document says, as text."""
    from openpyxl import load_workbook
    from pypdf import PdfReader

    path = network / "ausgabe" / name
    assert ks("export", name, "--to", str(path)).code == 0
    if name.endswith(".xlsx"):
        sheets = load_workbook(path).worksheets
        return "\n".join(str(value) for sheet in sheets for row in sheet.values for value in row)
    if name.endswith(".pdf"):
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    return path.read_text(encoding="utf-8")
