"""What `ks` exports, it takes in again: unedited it changes nothing, edited just what was edited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.builders import a_contact, a_mailbox, an_organisation, stored_contact, stored_organisation

from kinderschutz_cli.domain.contact import Affiliation, Contact
from kinderschutz_cli.domain.name import FormOfAddress, PersonName
from kinderschutz_cli.domain.organisation import Address, Organisation
from kinderschutz_cli.domain.provenance import Provenance
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.workflows import export, list_import

if TYPE_CHECKING:
    from pathlib import Path

    from kinderschutz_cli.workflows.list_import import ImportPlan
    from kinderschutz_cli.workflows.session import Session

KNOWN = Provenance("Liste 2024", date(2024, 3, 1), "§ 9 LKSG NRW")
#: Columns of kontakte.xlsx.
FIRST_ROW, NUMBER, TYPE, GIVEN, FAMILY, ORGANISATION, MAIL, PHONE, NO_CONTACT = 6, 1, 2, 5, 6, 11, 16, 17, 22


def stored(session: Session, organisation: Organisation) -> Organisation:
    return organisation_store.get(session.db, stored_organisation(session, organisation))


@pytest.fixture
def rich(session: Session) -> Session:
    """Every hard kind of contact and organisation."""
    town = stored(
        session, an_organisation(name="Stadt Musterstadt", sector="verwaltung-politik", kind="", phone="+49 2306/104-0")
    )
    school = stored(
        session,
        an_organisation(
            name="Kita Sonne & Mond <Nord>", short_name="=1+1", parent_id=town.id, phone="02306 1041234",
            mail="kita@example.org", website="https://kita.example.org", agreement_on=date(2024, 3, 1),
            source_key="007123", closes_on=date(2028, 7, 31), note="zwei Standorte\nNord und Süd", provenance=KNOWN,
        ),
    )  # fmt: skip
    stored(session, an_organisation(name="GS Nr 1", address=Address("", "", ""), kind=""))
    names = (
        PersonName("Prof. Dr. med.", "Erika", "von der", "Heide", "M. A."),
        PersonName("", "Jan Peter", "", "McDonald-Müller"),
        PersonName("Dr.", "", "", "Yılmaz"),
        PersonName("", "Ruth", "zu", "Sayn-Wittgenstein"),
        PersonName("Dipl.-Päd.", "Mika", "", "Van Damme"),
        PersonName("", "Łukasz", "", "O'Neill"),
        PersonName("", "Kim", "", "=HYPERLINK"),
        PersonName("", "Toni", "", "von Berg"),
        PersonName("", "Kim", "de", "la Cruz Freiherr von Berg"),
        PersonName("", "", "", "Bürgermeister"),
    )
    at_school, at_both = (Affiliation(school, "Leitung"),), (Affiliation(school, ""), Affiliation(town, "Rat"))
    for number, name in enumerate(names):
        contact = a_contact(
            name=name,
            form_of_address=(FormOfAddress.FRAU, FormOfAddress.HERR, None)[number % 3],
            mail=f"person{number}@example.org" if number % 4 else "",
            phone="02306 1041234" if number % 2 else "",
            mobile="+49 151 5550123" if number % 3 else "",
            affiliations=(at_school, at_both, ())[number % 3],
            own_address=Address("Am Weg 1", "01067", "Dresden") if number % 4 == 2 else Address(),
            sector="gesundheit" if number % 2 else "",
            profession="schulleitung" if number % 5 == 0 else "",
            roles=("insofa", "leitung") if number % 2 else (),
            networks=("netzwerk-kinderschutz-musterstadt",) if number % 3 == 0 else (),
            own_salutation="Liebe Erika," if number == 0 else "",
            no_contact=number == 1,
            blocked=number == 3,
            note="- kommt\n+ geht" if number == 5 else "",
            provenance=KNOWN,
        )
        stored_contact(session, contact)
    stored_contact(session, a_contact(type="funktionspostfach", name=PersonName(), label="Sekretariat", form_of_address=None,
                                      mail="post@example.org", affiliations=at_school))  # fmt: skip
    stored_contact(session, a_mailbox(school, mail="ohne@example.org"))
    stored_contact(session, a_mailbox(town, mail="post@example.org", label="Büro der Bürgermeisterin"))
    return session


def exported(session: Session, name: str) -> Path:
    return export.write(session, export.render(session, name, export.Wish()), force=True)


def planned(session: Session, path: Path, target: Any) -> ImportPlan:
    return list_import.plan(session, path, list_import.Wish(target=target))


def outcome(plan: ImportPlan) -> tuple[list[str], list[Any], list[Any]]:
    """Faults, new and changed."""
    return ([fault.sentence for fault in plan.faults], list(plan.changes.new), list(plan.changes.changed))


def contacts(session: Session) -> dict[int, Contact]:
    return {one.id: one for one in contact_store.find(session.db, ContactFilter(), session.today)}


@pytest.mark.parametrize("name", ["kontakte.xlsx", "kontakte.csv", "organisationen.xlsx", "organisationen.csv"])
def test_unedited_it_changes_nothing(rich: Session, name: str) -> None:
    plan = planned(rich, exported(rich, name), name.partition(".")[0])
    assert outcome(plan) == ([], [], [])
    assert plan.changes.unchanged == {"kontakte": 13, "organisationen": 3}[name.partition(".")[0]]


def test_edited_it_changes_what_was_edited(rich: Session) -> None:
    before = contacts(rich)
    path = exported(rich, "kontakte.xlsx")
    workbook = load_workbook(path)
    sheet: Any = workbook.worksheets[0]
    rows = {sheet.cell(row, NUMBER).value: row for row in range(FIRST_ROW, FIRST_ROW + len(before))}
    sheet.cell(rows[1], PHONE).value = "02306 999-1"
    sheet.cell(rows[5], NO_CONTACT).value = "ja"
    sheet.cell(rows[6], MAIL).value = None
    new = FIRST_ROW + len(before)
    for column, value in ((GIVEN, "Neu"), (FAMILY, "Hinzu"), (ORGANISATION, "GS Nr 1"), (MAIL, "neu@example.org")):
        sheet.cell(new, column).value = value
    workbook.save(path)

    plan = planned(rich, path, "kontakte")
    assert plan.faults == ()
    list_import.carry_out(rich, plan)

    after = contacts(rich)
    added = after.pop(max(after))
    assert (added.name, added.organisation and added.organisation.name, added.mail) == (
        PersonName(given="Neu", family="Hinzu"), "GS Nr 1", "neu@example.org",
    )  # fmt: skip
    changes = {number: (before[number], one) for number, one in after.items() if one != before[number]}
    assert {number: now for number, (_, now) in changes.items()} == {
        1: replace(before[1], phone="02306 999-1"),
        5: replace(before[5], no_contact=True),
        6: replace(before[6], mail=""),
    }
    assert outcome(planned(rich, exported(rich, "kontakte.xlsx"), "kontakte")) == ([], [], [])


def test_two_peoples_edits_of_one_export_are_told_apart(rich: Session) -> None:
    """One edits the workbook, the other the file: what both changed is a conflict, the rest goes together."""
    path = exported(rich, "kontakte.xlsx")
    before = contacts(rich)
    with rich.command("contact set"):
        contact_store.save(rich.db, replace(before[1], phone="02306 111", note="neu", roles=()))
        contact_store.save(rich.db, replace(before[2], mail="anders@example.org"))
    with rich.command("org set"):
        school = organisation_store.get(rich.db, 2)
        organisation_store.save(rich.db, replace(school, name="Kita Sonne", address=Address("Neu 1", "44532", "Lünen")))
    now = contacts(rich)
    workbook = load_workbook(path)
    sheet: Any = workbook.worksheets[0]
    rows = {sheet.cell(row, NUMBER).value: row for row in range(FIRST_ROW, FIRST_ROW + len(before))}
    sheet.cell(rows[1], PHONE).value = "02306 222"
    sheet.cell(rows[2], PHONE).value = "02306 333"
    workbook.save(path)

    plan = planned(rich, path, "kontakte")
    assert [(one.record_id, one.field, one.ours, one.theirs) for one in plan.changes.conflicts] == [
        (1, "Telefon", "02306 111", "02306 222")
    ]
    assert outcome(plan) == ([], [], [(now[2], replace(now[2], phone="02306 333"))])


def test_an_opt_out_and_a_block_survive_a_workbook_without_them(rich: Session) -> None:
    path = exported(rich, "kontakte.xlsx")
    workbook = load_workbook(path)
    sheet: Any = workbook.worksheets[0]
    for row in range(FIRST_ROW, FIRST_ROW + 13):
        sheet.cell(row, NO_CONTACT).value = sheet.cell(row, NO_CONTACT + 1).value = "nein"
    workbook.save(path)
    assert outcome(planned(rich, path, "kontakte")) == ([], [], [])


#: One line of text as people type it (lists lose invisible characters such as soft hyphens on the way in), also with signs that mean something to Excel, CSV, Jinja and Typst.
LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")), max_size=20
).map(lambda text: f"a {' '.join(text.split())}".strip())
WORDS = st.text(st.sampled_from("abcäöüßÉŁ'’=+-@&<{%\"#1"), min_size=1, max_size=12).map(lambda text: f"N{text}")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    given=WORDS,
    family=WORDS,
    label=LINES,
    note=LINES,
    function=LINES,
    organisation=WORDS,
    kind=st.sampled_from(["xlsx", "csv"]),
)
def test_any_text_comes_back_as_it_was(
    session: Session, given: str, family: str, label: str, note: str, function: str, organisation: str, kind: str
) -> None:
    school = stored(session, an_organisation(name=organisation))
    stored_contact(session, a_contact(name=PersonName(given=given, family=family), note=note, label=label, mail="",
                                      affiliations=(Affiliation(school, function),)))  # fmt: skip
    try:
        assert outcome(planned(session, exported(session, f"kontakte.{kind}"), "kontakte")) == ([], [], [])
    finally:
        with session.command("test"):
            for number in contacts(session):
                contact_store.remove(session.db, number)
            organisation_store.remove(session.db, school.id)


def test_a_function_typed_for_somebody_without_an_organisation_is_a_fault(session: Session, tmp_path: Path) -> None:
    stored_contact(session, a_contact())
    path = export.write(session, export.render(session, "kontakte.xlsx", export.Wish(target=tmp_path)))
    workbook = load_workbook(path)
    workbook.worksheets[0].cell(FIRST_ROW, ORGANISATION - 1).value = "Leitung"
    workbook.save(path)
    plan = list_import.plan(session, path, list_import.Wish())
    (fault,) = plan.faults
    assert fault.sentence == (
        "Blatt „Kontakte“, Zeile 6, Spalte „Funktion“: „Leitung“ – Eine Funktion gehört zu einer Organisation, und hier "
        "ist keine eingetragen. Tragen Sie in der Spalte „Organisation“ ein, wo die Person arbeitet, oder lassen Sie die "
        "Funktion leer."
    )
