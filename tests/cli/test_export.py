"""`ks export` as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from kinderschutz_cli.errors.base import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Ks


@pytest.fixture
def conference(ks: Ks) -> str:
    """The slug of an event."""
    created = ks("event", "create", "3. Kinderschutzkonferenz", "--date", "8.10.2025")
    assert created.code == 0, created.err
    return "3-kinderschutzkonferenz"


def files(network: Path) -> list[str]:
    return sorted(path.name for path in (network / "ausgabe").rglob("*.*"))


def test_the_path_is_data_the_rest_is_talk(ks: Ks, network: Path, conference: str) -> None:
    done = ks("export", "teilnehmer.xlsx")
    path = network / "ausgabe" / conference / "teilnehmer.xlsx"
    assert (done.code, done.out, path.is_file()) == (0, f"{path}\n", True)
    assert done.err == (
        "Geschrieben: teilnehmer.xlsx zu „3. Kinderschutzkonferenz“, Mittwoch, 8. Oktober 2025 mit 0 Einträgen\n"
    )


def test_a_dry_run_writes_nothing(ks: Ks, network: Path) -> None:
    done = ks("export", "kontakte.xlsx", "--dry-run")
    assert (done.code, done.out, files(network)) == (0, "", [])
    assert done.err == "Geprüft: kontakte.xlsx mit 0 Einträgen\n"


def test_the_result_as_json(ks: Ks, network: Path) -> None:
    done = ks("export", "kontakte.csv", "--json")
    assert done.json == {"datei": str(network / "ausgabe" / "kontakte.csv"), "veranstaltung": None, "zeilen": 0}


def test_the_list_names_what_can_be_made_and_no_letters(ks: Ks, network: Path) -> None:
    (network / "vorlagen").mkdir()
    (network / "vorlagen" / "dank.md").write_text("Danke", encoding="utf-8")
    listed = {one["name"]: one["herkunft"] for one in ks("export", "--list", "--json").json}
    assert listed == {"dank.md": "eigene"} | dict.fromkeys(
        ("agenda.docx", "agenda.html", "agenda.md", "agenda.pdf", "bescheinigungen.pdf", "check-in.pdf", "check-in.xlsx",
         "etiketten.pdf", "gruppenlisten.pdf", "kontakte.xlsx",
         "namensschilder.pdf", "organisationen.xlsx", "serienbrief.xlsx", "teilnehmer-teilbar.pdf", "teilnehmer-teilbar.xlsx", "teilnehmer.pdf", "teilnehmer.xlsx",
         "unterschriften.pdf", "unterschriften.xlsx"),
            "mitgeliefert",
    )  # fmt: skip
    assert "teilnehmer.pdf" in ks("export", "--list").out


def test_an_edited_workbook_stays_until_forced(ks: Ks, network: Path) -> None:
    ks("export", "kontakte.xlsx")
    path = network / "ausgabe" / "kontakte.xlsx"
    path.write_bytes(b"bearbeitet")
    refused = ks("export", "kontakte.xlsx")
    assert (refused.code, refused.out, path.read_bytes()) == (ExitCode.FILE, "", b"bearbeitet")
    assert "--force" in refused.err
    assert ks("export", "kontakte.xlsx", "--force").code == 0
    assert path.read_bytes() != b"bearbeitet"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("agneda.pdf",), ExitCode.NOT_FOUND, "Meinten Sie „agenda.pdf“"),
        (("einladung.pdf",), ExitCode.USAGE, "Einladungen schreibt „ks invite“"),
        (("teilnehmer.xlsx",), ExitCode.NOT_FOUND, "ks event create"),
        ((), ExitCode.USAGE, "NAME"),
        (("kontakte.xlsx", "--status", "vielleicht"), ExitCode.USAGE, "zugesagt"),
        (("agenda.md", "--vorlagen", "fehlt"), ExitCode.NOT_FOUND, "fehlt"),
    ],
)
def test_what_cannot_be_meant(ks: Ks, network: Path, arguments: tuple[str, ...], code: ExitCode, words: str) -> None:
    refused = ks("export", *arguments)
    assert (refused.code, refused.out, files(network)) == (code, "", [])
    assert words in refused.err


def test_a_faulty_template_writes_nothing(ks: Ks, network: Path) -> None:
    (network / "vorlagen").mkdir()
    (network / "vorlagen" / "x.md").write_text("Gut\n{{ netzwerk.nmae }}", encoding="utf-8")
    refused = ks("export", "x.md")
    assert (refused.code, refused.out, files(network)) == (ExitCode.TEMPLATE, "", [])
    assert refused.err.startswith("Fehler: Vorlage „x.md“, Zeile 2: Das Wort „netzwerk.nmae“ gibt es nicht.\n")


def test_a_list_goes_out_and_comes_in_again(ks: Ks) -> None:
    added = ks("contact", "add", "Prof. Dr. Erika von der Heide", "--mail", "erika@example.org")
    before = ks("contact", "list", "--json").json
    ks("export", "kontakte.xlsx")
    taken = ks("import", "ausgabe/kontakte.xlsx", "--as", "kontakte", "--yes")
    assert taken.code == 0, taken.err
    assert (added.code, len(before)) == (0, 1)
    assert ks("contact", "list", "--json").json == before


def test_badges_on_a_sheet_that_was_begun(ks: Ks) -> None:
    assert ks("contact", "add", "Kim Adler", "--sector", "schule").code == 0
    assert ks("event", "create", "Konferenz", "--date", "8.10.2025", "--seats", "3").code == 0
    assert ks("registration", "add", "Kim Adler").code == 0
    written = ks("export", "namensschilder.pdf", "--sheet", "L4785", "--start", "3", "--offset", "1;-0,5")
    assert written.code == 0
    assert "Halten Sie zuerst eine Probeseite an den Bogen: --test-page" in written.err
    assert PdfReader(written.out.strip()).pages[0].extract_text().split() == ["Kim", "Adler"]
    assert ks("export", "namensschilder.pdf", "--test-page", "--sheet", "L4785", "--force").code == 0
    for wrong in (("--sheet", "L9999"), ("--start", "11"), ("--offset", "links")):
        refused = ks("export", "namensschilder.pdf", "--force", *wrong)
        assert (refused.code, refused.out) == (2, "")
    assert ks("export", "kontakte.xlsx", "--sheet", "L4785").code == 2
    assert ks("settings", "bogen=l 4785", "versatz=1;0").code == 0
    assert [one["wert"] for one in ks("settings", "bogen", "versatz", "--json").json] == ["L4785", "1;0"]
