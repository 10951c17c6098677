"""The story of a coordinator's first afternoon, on the real school list of North Rhine-Westphalia."""

from __future__ import annotations

import shutil
from datetime import datetime
from email import policy
from email.parser import BytesParser
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import SCHOOL_LIST
from tests.examples.commands import all_well, type_all

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    from tests.conftest import Ks

pytestmark = pytest.mark.skipif(not SCHOOL_LIST.exists(), reason="the real school list is not here")

STORY = """\
ks init netz --name "Netzwerk Kinderschutz Lünen" --jugendamt "Stadt Lünen" --koordination "Kim Muster" --mail kim.muster@example.org --yes
cd netz
ks import ../nrw-schulen-2021.csv --as organisationen --sector schule --where Ort=Lünen --yes
ks contact add "Prof. Dr. Erika Muster" --anrede frau --org "Viktoriaschule" --function Schulleitung --profession schulleitung --mail erika.muster@example.org
ks event create "3. Lüner Kinderschutzkonferenz" --date 8.10.2025 --time "9 Uhr bis 16 Uhr" --place "LÜKAZ, Kurt-Schumacher-Straße 40-42, 44532 Lünen" --seats 150 --deadline 12.9.2025 --motto "Kinderschutz in gemeinsamer Verantwortung"
ks program add 9.30 "Eröffnung" --kind grusswort --person "Bürgermeister" --minutes 15
ks program add 9:45 "Herausforderung inklusiver Kinderschutz" --kind vortrag --person "Prof. Dr. Heike Wiemert" --minutes 60
ks invite --sector schule --yes
ks registration add "Erika Muster" --status zugesagt
ks registration add "Leoschule" --status zugesagt
ks export teilnehmer.xlsx
ks export agenda.pdf
""".splitlines()


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The network's folder after every command of the story."""
    folder = tmp_path_factory.mktemp("story")
    shutil.copy(SCHOOL_LIST, folder / "nrw-schulen-2021.csv")
    assert type_all(STORY, folder, "2025-07-01") == all_well(STORY)
    return folder / "netz"


@pytest.fixture(scope="module")
def output(network: Path) -> Path:
    return network / "ausgabe" / "3-luener-kinderschutzkonferenz"


def test_23_schools_each_with_its_function_mailbox(network: Path, ks: Ks) -> None:
    schools = ks("org", "list", "--json", folder=network).json
    contacts = ks("contact", "list", "--json", folder=network).json
    assert len(schools) == 23
    assert {school["ort"] for school in schools} == {"Lünen"}
    assert {school["sektor"] for school in schools} == {"schule"}
    mailboxes = [one for one in contacts if one["art"] == "funktionspostfach"]
    assert sorted(one["organisation"] for one in mailboxes) == sorted(school["name"] for school in schools)
    assert [(one["name"], one["organisation"], one["funktion"]) for one in contacts if one["art"] == "person"] == [
        ("Prof. Dr. Erika Muster", "Viktoriaschule, Städt. Gem. Grundschule", "Schulleitung")
    ]


def messages(output: Path) -> list[EmailMessage]:
    parser = BytesParser(policy=policy.default)
    return [parser.parsebytes(path.read_bytes()) for path in sorted(output.glob("*.eml"))]


def test_24_invitations_one_to_each_address(network: Path, output: Path, ks: Ks) -> None:
    addresses = {one["mail"] for one in ks("contact", "list", "--json", folder=network).json}
    drafts = messages(output)
    assert len(drafts) == len(addresses) == 24
    assert {draft["To"].addresses[0].addr_spec for draft in drafts} == addresses
    assert {(len(draft["To"].addresses), draft["Cc"], draft["Bcc"], draft["X-Unsent"]) for draft in drafts} == {
        (1, None, None, "1")
    }
    assert {draft["From"].addresses[0].addr_spec for draft in drafts} == {"kim.muster@example.org"}


def test_everybody_is_addressed_rightly_and_told_day_place_and_deadline(output: Path) -> None:
    for draft in messages(output):
        plain = draft.get_body(("plain",))
        assert plain
        text = " ".join(plain.get_content().split())
        person = draft["To"].addresses[0].addr_spec == "erika.muster@example.org"
        assert ("Sehr geehrte Frau Professorin Muster," in text) is person
        assert ("Sehr geehrte Damen und Herren," in text) is not person
        for told in ("Mittwoch, 8. Oktober 2025", "09:00 bis 16:00 Uhr", "LÜKAZ, Kurt-Schumacher-Straße 40-42"):
            assert told in text
        assert "12. September 2025" in text
        assert [part.get_content_type() for part in draft.walk() if part.get_content_maintype() != "multipart"] == [
            "text/plain",
            "text/html",
            "text/calendar",
        ]


def test_the_workbook_has_two_rows(output: Path) -> None:
    from openpyxl import load_workbook

    sheet = load_workbook(output / "teilnehmer.xlsx").active
    assert sheet
    rows = list(sheet.iter_rows(values_only=True))
    heading = rows.index(
        (
            *(
                "lfd. Nr.",
                "Name",
                "Vorname",
                "Titel",
                "Organisation",
                "Funktion",
                "Sektor",
                "Status",
                "E-Mail",
                "Telefon",
            ),
            *("eingegangen", "Bemerkung"),
        )
    )
    day = datetime(2025, 7, 1)
    viktoria, leo = "Viktoriaschule, Städt. Gem. Grundschule", "Leoschule, Städt. Kath. Grundschule"
    people = [(*row[:8], *row[10:]) for row in rows[heading + 1 : -1]]
    assert people == [
        (1, "Muster", "Erika", "Prof. Dr.", viktoria, "Schulleitung", "Schule", "zugesagt", day, None),
        (2, "N. N.", None, None, leo, None, "Schule", "zugesagt", day, None),
    ]
    assert rows[-1][:2] == (None, "=SUBTOTAL(103,B6:B7)")
    assert rows[0][0] == "3. Lüner Kinderschutzkonferenz"
    assert "Stand: 01.07.2025" in str(rows[2][0])


def test_the_programme_is_an_accessible_pdf(output: Path) -> None:
    from pypdf import PdfReader

    reader = PdfReader(output / "agenda.pdf")
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for told in (
        "3. Lüner Kinderschutzkonferenz",
        "Kinderschutz in gemeinsamer Verantwortung",
        "Mittwoch, 8. Oktober 2025",
        "Bürgermeister",
        "Herausforderung inklusiver Kinderschutz",
        "Prof. Dr. Heike Wiemert",
    ):
        assert told in text
    catalogue: Any = reader.trailer["/Root"]
    assert (catalogue["/Lang"], catalogue["/MarkInfo"]["/Marked"]) == ("de-DE", True)


def test_a_second_invitation_reaches_nobody_twice(network: Path, ks: Ks) -> None:
    again = ks("invite", "--sector", "schule", "--dry-run", "--json", folder=network).json
    assert again["eingeladen"] == []
    assert {one["grund"] for one in again["nicht_eingeladen"]} == {"schon eingeladen"}
    assert len(again["nicht_eingeladen"]) == 24
