"""The list that others get, out of a real file: what each person allowed, and nothing of anybody else."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdf import PdfReader
from tests.builders import a_part, an_organisation, stored_contact, stored_event, stored_organisation

from kinderschutz_cli.domain.consent import LIST_FIELDS, Purpose, decisions, parse_fields
from kinderschutz_cli.domain.contact import Affiliation, Contact
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.workflows import consent, export, reference, registration
from kinderschutz_cli.workflows.export import Wish

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.workflows.session import Session

#: Given name, what may be shared (`None`: nobody asked), Sperrvermerk.
PEOPLE = (
    ("Äcker", "alles", False),
    ("Berg", "name,organisation", False),
    ("Carls", "name", False),
    ("Dorn", "organisation,mail", False),
    ("Ernst", "nichts", False),
    ("Fuchs", None, False),
    ("Groth", "alles", True),
    ("Hahn", None, True),
    ("Warte", "alles", False),
)
NOTHING = dict.fromkeys(("organisation", "funktion", "mail", "telefon"), "")
TITLE = {"titel": "Dr.", "vorname": "Kim"}
ROWS: list[dict[str, Any]] = [
    {
        "nr": 1,
        "nachname": "Äcker",
        **TITLE,
        "organisation": "Leoschule",
        "funktion": "Leitung",
        "mail": "aecker@example.org",
        "telefon": "02306 104-1",
    },
    {"nr": 2, "nachname": "Berg", **TITLE, **NOTHING, "organisation": "Leoschule"},
    {"nr": 3, "nachname": "Carls", **TITLE, **NOTHING},
]
WARNINGS = (
    "Nicht auf der Liste, Sperrvermerk: 2 – Dr. Kim Groth, Dr. Kim Hahn.",
    "Nicht auf der Liste, keine Einwilligung zum Namen (ks consent set): 3 – Dr. Kim Dorn, Dr. Kim Ernst, Dr. Kim Fuchs.",
)
SECRETS = ("Dorn", "Ernst", "Fuchs", "Groth", "Hahn", "Warte", "N. N.", "berg@", "carls@", "dorn@")


@pytest.fixture
def event(session: Session) -> Event:
    """Eight people with a seat, one who waits, and a place without a name; Dr. Äcker comes to both parts."""
    event = stored_event(session, parts=(a_part(), a_part(position=2, title="Abend")))
    school = organisation_store.get(session.db, stored_organisation(session, an_organisation(name="Leoschule")))
    for family, share, blocked in PEOPLE:
        contact = Contact(
            name=PersonName("Dr.", "Kim", "", family),
            mail=f"{family.lower().replace('ä', 'ae')}@example.org",
            phone="02306 104-1",
            affiliations=(Affiliation(school, "Leitung"),),
            blocked=blocked,
        )
        found = contact_store.get(session.db, stored_contact(session, contact), session.today)
        status = RegistrationStatus.WAITING if family == "Warte" else None
        registration.register(session, event, event.main_part, [found], registration.Wish(status=status))
        if share is not None:
            consent.answer(session, found, event, decisions(parse_fields(share), None), "Formular")
    registration.register(session, event, event.main_part, [school], registration.Wish())
    registration.register(session, event, event.parts[1], [reference.contact(session, "Äcker")], registration.Wish())
    return event


def made(session: Session, suffix: str, *statuses: RegistrationStatus) -> bytes:
    wish = Wish(statuses=statuses) if statuses else Wish()
    return export.render(session, f"teilnehmer-teilbar.{suffix}", wish).file.content


def texts(session: Session) -> dict[str, str]:
    """Everything each kind of the document says."""
    sheets = load_workbook(BytesIO(made(session, "xlsx"))).worksheets
    pages = PdfReader(BytesIO(made(session, "pdf"))).pages
    return {
        "xlsx": "\n".join(str(value) for sheet in sheets for row in sheet.values for value in row),
        "csv": made(session, "csv").decode("utf-8-sig"),
        "json": made(session, "json").decode(),
        "pdf": " ".join(" ".join(page.extract_text() for page in pages).split()),
    }


def test_each_person_stands_there_with_what_it_allowed(session: Session, event: Event) -> None:
    assert json.loads(made(session, "json")) == ROWS
    in_csv = list(csv.DictReader(StringIO(made(session, "csv").decode("utf-8-sig")), delimiter=";"))
    assert in_csv == [{name: str(value) for name, value in row.items()} for row in ROWS]
    assert event.id


def test_the_workbook_whole(session: Session, event: Event) -> None:
    (sheet,) = load_workbook(BytesIO(made(session, "xlsx"))).worksheets
    nobody = (None,) * 7
    assert list(sheet.values) == [
        (event.title, *nobody),
        (
            "Mittwoch, 8. Oktober 2025, 09:00 bis 16:00 Uhr · Bürgerhaus, Marktplatz 1, 44532 Musterstadt",
            *nobody,
        ),
        (
            (
                "Liste der Teilnehmenden · nur für den fachlichen Austausch der Teilnehmenden · jede Person mit den "
                "Angaben, in die sie eingewilligt hat · Stand: 01.07.2025, 10:00 Uhr"
            ),
            *nobody,
        ),
        (None, *nobody),
        ("Nr.", "Name", "Vorname", "Titel", "Organisation", "Funktion", "E-Mail", "Telefon"),
        (1, "Äcker", "Kim", "Dr.", "Leoschule", "Leitung", "aecker@example.org", "02306 104-1"),
        (2, "Berg", "Kim", "Dr.", "Leoschule", None, None, None),
        (3, "Carls", "Kim", "Dr.", None, None, None, None),
        ("und 5 weitere Personen", *nobody),
    ]


def test_nobody_else_is_in_any_of_its_kinds(session: Session, event: Event) -> None:
    for kind, text in texts(session).items():
        assert [secret for secret in SECRETS if secret in text] == [], kind
    assert event.id


def test_who_is_missing_and_why_is_told_to_the_coordinator(session: Session, event: Event) -> None:
    assert export.render(session, "teilnehmer-teilbar.xlsx", Wish()).warnings == WARNINGS
    assert event.id


def test_whoever_waits_is_never_on_it_whatever_is_asked_for(session: Session, event: Event) -> None:
    assert json.loads(made(session, "json", RegistrationStatus.WAITING)) == ROWS
    assert event.id


def test_a_withdrawal_takes_the_person_off(session: Session, event: Event) -> None:
    for name in ("Äcker", "Berg"):
        consent.answer(session, reference.contact(session, name), event, decisions(parse_fields("nichts"), None), "")
    assert [row["nachname"] for row in json.loads(made(session, "json"))] == ["Carls"]


def test_many_names_are_cut_short(session: Session, event: Event) -> None:
    for number in range(12):
        new = stored_contact(session, Contact(name=PersonName(given="Kim", family=f"Zett {number:02}")))
        found = contact_store.get(session.db, new, session.today)
        registration.register(session, event, event.main_part, [found], registration.Wish())
    _, told = export.render(session, "teilnehmer-teilbar.xlsx", Wish()).warnings
    assert told.startswith("Nicht auf der Liste, keine Einwilligung zum Namen (ks consent set): 15 – ")
    assert told.endswith("Kim Zett 06 und 5 weitere.")


FAMILIES = [family for family, _, _ in PEOPLE if family != "Warte"]
FIELDS = st.frozensets(st.sampled_from(list(LIST_FIELDS.values())))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(
    own=st.dictionaries(st.sampled_from(FAMILIES), FIELDS),
    lasting=st.dictionaries(st.sampled_from(FAMILIES), FIELDS),
)
def test_no_field_is_there_without_a_yes(
    session: Session, event: Event, own: dict[str, frozenset[Purpose]], lasting: dict[str, frozenset[Purpose]]
) -> None:
    """Whatever was answered for the event or for all: the list shows exactly what was allowed last."""
    for given_, scope in ((lasting, None), (own, event)):
        for family, fields in given_.items():
            person = reference.contact(session, family)
            consent.answer(session, person, scope, decisions(fields, None), "Formular")
    rows = {row["nachname"]: row for row in json.loads(made(session, "json"))}
    for line in consent.lines(session, event):
        row = rows.pop(line.contact.name.family, None)
        assert (row is None) == (not line.shared or line.contact.name.family not in FAMILIES)
        if row:
            shown = {purpose for word, purpose in LIST_FIELDS.items() if row["nachname" if word == "name" else word]}
            assert shown == line.shared
    assert rows == {}
