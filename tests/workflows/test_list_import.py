"""Lists taken in: new, changed, unchanged and faulty rows, and nothing half done."""

from __future__ import annotations

import contextlib
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SCHOOL_LIST

from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.organisation import Address, Organisation
from kinderschutz_cli.domain.provenance import Provenance
from kinderschutz_cli.errors.list_import import FaultyRows, FileChangedMeanwhile, NothingToImport
from kinderschutz_cli.errors.matching import Unknown
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import journal as journal_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.store.database import open_database
from kinderschutz_cli.workflows import list_import
from kinderschutz_cli.workflows.list_import import ImportPlan, Wish

if TYPE_CHECKING:
    from pathlib import Path

    from kinderschutz_cli.workflows.session import Session

LEGAL_BASIS = "Art. 6 Abs. 1 Buchst. e DSGVO, § 3 DSG NRW, § 9 LKSG NRW"
KITAS = """\
Kennziffer;Name;Art;Straße;PLZ;Ort;Telefon;E-Mail
1;Kita Sonne & Mond <Nord>;kita;Weg 1;44532;Lünen;02306 1;sonne@example.org
2;=SUM(A1);familienzentrum;Weg 2;44534;Lünen;;
3;Kita Drei;;Weg 3;44532;Selm;;drei@example.org
"""


def take(session: Session, path: Path, wish: Wish, *, skip_faulty: bool = False) -> ImportPlan:
    plan = list_import.plan(session, path, wish)
    list_import.carry_out(session, plan, skip_faulty=skip_faulty)
    return plan


def counts(plan: ImportPlan) -> tuple[int, int, int, int, int]:
    changes = plan.changes
    return len(changes.new), len(changes.changed), changes.unchanged, len(plan.faults), plan.skipped


def a_list(folder: Path, text: str, name: str = "kitas.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def state(session: Session) -> list[tuple[object, ...]]:
    """Everything an import writes, to compare before and after."""
    return [
        tuple(row)
        for table in ("organisation", "contact", "affiliation", "source")
        for row in session.db.rows(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608 (names from this test)
    ]


def test_organisations_with_their_mailboxes_and_where_they_came_from(session: Session, tmp_path: Path) -> None:
    plan = take(session, a_list(tmp_path, KITAS), Wish(sector="kita", where=["Ort=Lünen"]))
    assert counts(plan) == (2, 0, 0, 0, 1)
    found = organisation_store.find(session.db)
    assert found == [
        Organisation(
            id=2,
            uuid=found[0].uuid,
            name="=SUM(A1)",
            sector="kita",
            kind="familienzentrum",
            address=Address("Weg 2", "44534", "Lünen"),
            source_key="2",
            provenance=Provenance("kitas.csv", session.today, LEGAL_BASIS),
        ),
        Organisation(
            id=1,
            uuid=found[1].uuid,
            name="Kita Sonne & Mond <Nord>",
            sector="kita",
            kind="kita",
            address=Address("Weg 1", "44532", "Lünen"),
            phone="02306 1",
            mail="sonne@example.org",
            source_key="1",
            provenance=Provenance("kitas.csv", session.today, LEGAL_BASIS),
        ),
    ]
    (mailbox,) = contact_store.find(session.db, ContactFilter(), session.today)
    assert (mailbox.type, mailbox.mail, mailbox.display_name, mailbox.effective_sector) == (
        ContactType.MAILBOX,
        "sonne@example.org",
        "Kita Sonne & Mond <Nord>",
        "kita",
    )


def test_the_same_file_twice_changes_nothing_and_leaves_no_entry(session: Session, tmp_path: Path) -> None:
    path = a_list(tmp_path, KITAS)
    take(session, path, Wish(sector="kita"))
    before, entries = state(session), journal_store.entries(session.db)
    assert counts(take(session, path, Wish(sector="kita"))) == (0, 0, 3, 0, 0)
    assert (state(session), journal_store.entries(session.db)) == (before, entries)


def test_a_newer_list_changes_and_adds_and_empties_nothing(session: Session, tmp_path: Path) -> None:
    path = a_list(tmp_path, KITAS)
    take(session, path, Wish(sector="kita"))
    newer = KITAS.replace("Kita Drei;;Weg 3", "Kita Drei Linden;kita;Weg 33").replace("02306 1;", ";") + "4;Neu;;;;;;\n"
    assert counts(take(session, a_list(tmp_path, newer), Wish(sector="kita"))) == (1, 1, 2, 0, 0)
    by_key = {one.source_key: (one.name, one.address.street, one.phone) for one in organisation_store.find(session.db)}
    assert by_key == {
        "1": ("Kita Sonne & Mond <Nord>", "Weg 1", "02306 1"),
        "2": ("=SUM(A1)", "Weg 2", ""),
        "3": ("Kita Drei Linden", "Weg 33", ""),
        "4": ("Neu", "", ""),
    }


def test_one_import_is_one_command_and_one_undo(session: Session, tmp_path: Path) -> None:
    before = state(session)
    take(session, a_list(tmp_path, KITAS), Wish(sector="kita"))
    entry = journal_store.entry(session.db, None)
    assert (entry.name, entry.summary) == (
        "import",
        (
            "1 Quelle neu, 3 Organisationen neu, 2 Kontakte neu, 2 Zugehörigkeiten neu, "
            "1 Vermerk über eine eingelesene Liste neu, 1 gemerkte Zuordnung einer Liste neu"
        ),
    )
    with session.db.command("undo", session.now, undoes=entry.number):
        journal_store.invert(session.db, entry.number)
    assert state(session) == before


def test_all_faults_at_once_and_nothing_taken(session: Session, tmp_path: Path) -> None:
    faulty = """\
Kennziffer;Name;Art;PLZ;E-Mail
1;Gut;kita;44532;gut@example.org
2;;kita;44532;
3;Falsche Art;kitta;44532;
4;Falsche PLZ;kita;445;keine-adresse
4;Doppelt;kita;44532;
1;Gut;kita;44532;gut@example.org
"""
    path = a_list(tmp_path, faulty)
    before = state(session)
    with pytest.raises(FaultyRows) as caught:
        take(session, path, Wish(sector="kita"))
    assert state(session) == before
    assert [sentence.partition(":")[0] for sentence in caught.value.details] == [
        "Zeile 3, Spalte „Name“",
        "Zeile 4, Spalte „Art“",
        "Zeile 5, Spalte „PLZ“",
        "Zeile 5, Spalte „E-Mail“",
        "Zeile 7",
    ]
    assert "kita" in caught.value.details[1]
    take(session, path, Wish(sector="kita"), skip_faulty=True)
    assert [one.name for one in organisation_store.find(session.db)] == ["Doppelt", "Gut"]


def test_a_kind_implies_its_sector_and_must_fit_the_one_stated(session: Session, tmp_path: Path) -> None:
    rows = "Name;Sektor;Art\nA;;familiengericht\nB;schule;familiengericht\n"
    plan = list_import.plan(session, a_list(tmp_path, rows), Wish(target="organisationen", sector="kita"))
    assert [(one.name, one.sector) for one in plan.changes.new] == [("A", "justiz")]
    assert [fault.place.number for fault in plan.faults] == [3]


def test_people_of_known_and_unknown_organisations(session: Session, tmp_path: Path) -> None:
    take(session, a_list(tmp_path, KITAS), Wish(sector="kita"))
    people = """\
Anrede;Name;Einrichtung;Funktion;E-Mail;Rollen
Frau;Dr. Erika von der Heide;Kita Drei;Leitung;erika@example.org;insofa
;"Muster, Kim";Neue Beratungsstelle;;kim@example.org;
Herr;Jan Allein;;;jan@example.org;
"""
    plan = take(session, a_list(tmp_path, people, "leute.csv"), Wish(sector="beratung"))
    assert counts(plan) == (3, 0, 0, 0, 0)
    found = contact_store.find(session.db, ContactFilter(text="example"), session.today)
    said = {
        one.display_name: (
            one.form_of_address,
            one.organisation.name if one.organisation else "",
            one.affiliation.function if one.affiliation else "",
            one.effective_sector,
            one.roles,
        )
        for one in found
        if one.type is ContactType.PERSON
    }
    assert said == {
        "Dr. Erika von der Heide": ("frau", "Kita Drei", "Leitung", "kita", ("insofa",)),
        "Kim Muster": (None, "Neue Beratungsstelle", "", "beratung", ()),
        "Jan Allein": ("herr", "", "", "beratung", ()),
    }
    assert counts(take(session, a_list(tmp_path, people, "leute.csv"), Wish(sector="beratung"))) == (0, 0, 3, 0, 0)


def test_an_opt_out_and_a_block_survive_every_list(session: Session, tmp_path: Path) -> None:
    people = "Name;E-Mail;Kein Kontakt;Sperrvermerk\nKim Muster;kim@example.org;ja;ja\n"
    take(session, a_list(tmp_path, people), Wish())
    take(session, a_list(tmp_path, people.replace(";ja;ja", ";nein;nein") + "Neu Dazu;neu@example.org;;\n"), Wish())
    found = contact_store.find(session.db, ContactFilter(), session.today)
    assert [(one.display_name, one.no_contact, one.blocked) for one in found] == [
        ("Neu Dazu", False, False),
        ("Kim Muster", True, True),
    ]


def test_unknown_sector_and_an_empty_list(session: Session, tmp_path: Path) -> None:
    with pytest.raises(Unknown) as caught:
        list_import.plan(session, a_list(tmp_path, KITAS), Wish(sector="schuhle"))
    assert "schule" in caught.value.hint
    with pytest.raises(NothingToImport):
        list_import.refuse_empty(list_import.plan(session, a_list(tmp_path, "Name;Ort\n"), Wish()))


@pytest.mark.skipif(not SCHOOL_LIST.exists(), reason="the real school list is not beside this checkout")
def test_the_real_school_list_whole(session: Session) -> None:
    plan = take(session, SCHOOL_LIST, Wish(target="organisationen", sector="schule"))
    assert counts(plan) == (5507, 0, 0, 0, 0)
    found = organisation_store.find(session.db)
    assert len(found) == 5507
    assert len({one.source_key for one in found}) == 5507
    assert sum(one.address.city == "Lünen" for one in found) == 23
    assert sum(one.closes_on is not None and one.closes_on < date(2025, 7, 1) for one in found) == 68
    assert Counter(one.kind for one in found).most_common(3) == [
        ("grundschule", 2793),
        ("gymnasium", 623),
        ("foerderschule", 476),
    ]
    assert all(one.sector == "schule" for one in found)
    assert session.db.value("SELECT count(*) FROM contact") == sum(bool(one.mail) for one in found)
    assert session.db.value("SELECT max(key_heading) FROM source") == "Schulnummer"


def test_a_file_that_somebody_changed_meanwhile_is_compared_anew(session: Session, tmp_path: Path) -> None:
    plan = list_import.plan(session, a_list(tmp_path, KITAS), Wish(target="organisationen", sector="kita"))
    with contextlib.closing(open_database(session.db.path)) as other, other.command("org add", session.now):
        organisation_store.add(other, Organisation(name="Kita Drei", address=Address("", "", "Selm")))
    before = state(session)
    with pytest.raises(FileChangedMeanwhile):
        list_import.carry_out(session, plan)
    assert state(session) == before
    list_import.carry_out(session, list_import.plan(session, tmp_path / "kitas.csv", Wish(target="organisationen")))
    assert session.db.count("organisation") == 3


def test_a_function_without_an_organisation_is_named_and_not_lost_silently(session: Session, tmp_path: Path) -> None:
    plan = take(session, a_list(tmp_path, "Name;Funktion;E-Mail\nAda Neu;Leitung;ada@example.org\n"), Wish())
    assert plan.changes.remarks == (
        "Zeile 2: Die Funktion „Leitung“ wird nicht übernommen, weil die Zeile keine Organisation nennt.",
    )
