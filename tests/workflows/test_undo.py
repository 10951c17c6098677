"""Whole commands taken back and given again, exactly; conflicts name the later command."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.builders import a_contact, a_mailbox, an_organisation, stored_contact, stored_organisation
from tests.store.dump import dump
from tests.store.replay import present, replayed

from kinderschutz_cli.domain.journal import ChangedRecord, Count
from kinderschutz_cli.errors.journal import (
    ChangedSince,
    CommandUnknown,
    FirstCommandStays,
    NoDataChanged,
    PlaceTaken,
    StillReferenced,
    UndoneAlready,
)
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import journal as journal_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.workflows import event as event_workflow
from kinderschutz_cli.workflows import guest, network, reference, registration, registration_input, undo, word
from kinderschutz_cli.workflows.event_input import EventInput
from kinderschutz_cli.workflows.writing import NewFile, write_in_command

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinderschutz_cli.workflows.session import Session


def undo_number(session: Session, number: int | None = None) -> int:
    return undo.carry_out(session, undo.plan(session, number))


def add_school(session: Session) -> None:
    with session.command("org add"):
        new = organisation_store.add(session.db, an_organisation(name="Leoschule"))
        contact_store.add(session.db, a_mailbox(organisation_store.get(session.db, new)))


def add_person(session: Session) -> None:
    stored_contact(session, a_contact(roles=("insofa",), networks=("netzwerk-kinderschutz-musterstadt",)))


def rename_school(session: Session) -> None:
    with session.command("org edit"):
        school = reference.organisation(session, "Leoschule")
        organisation_store.save(session.db, replace(school, name="Leoschule am Park", kind="hauptschule"))


def create_event(session: Session) -> None:
    event_workflow.create_event(session, EventInput(title="3. Konferenz", date="8.10.2025", time="9-16", seats="2"))


def edit_event(session: Session) -> None:
    event_workflow.edit_event(
        session, reference.require_current_event(session), EventInput(motto="Gemeinsam", date="9.10.2025", seats="90")
    )


def invite(session: Session) -> None:
    event = reference.require_current_event(session)
    with session.command("invite"):
        ids = [row["id"] for row in session.db.rows("SELECT id FROM contact")]
        invitation_store.add_invitations(session.db, event.id, ids, session.now)
        contact_store.inform(session.db, ids, session.today)


def register(session: Session) -> None:
    event = reference.require_current_event(session)
    guests = [guest.who(session, "Heide"), guest.who(session, "Leoschule")]
    registration.register(session, event, event.main_part, guests, registration.Wish())


def cancel_registration(session: Session) -> None:
    event = reference.require_current_event(session)
    before = guest.find_registration(session, event, "Heide")
    registration.change(
        session, event, before, replace(before, status=registration_input.parse_status("abgesagt"), note="krank")
    )


def remove_registration(session: Session) -> None:
    event = reference.require_current_event(session)
    registration.remove(session, event, guest.find_registration(session, event, "Heide"))


def add_and_rename_words(session: Session) -> None:
    word.add_profession(session, "Familienhebamme", confidential=True)


def rename_word(session: Session) -> None:
    word.rename(session, "sector", "schule", "Schulen")


def remove_word(session: Session) -> None:
    word.remove(session, "profession", "hebamme")


def save_settings(session: Session) -> None:
    with session.command("settings"):
        setting_store.save(session.db, {"telefon": "02306 104-1234", "mail": ""})


def join_network(session: Session) -> None:
    network.add(session, "Frühe Hilfen")


def use_event(session: Session) -> None:
    event_workflow.create_event(session, EventInput(title="Netzwerktreffen"))


STEPS: tuple[Callable[[Session], None], ...] = (
    add_school,
    add_person,
    rename_school,
    create_event,
    invite,
    register,
    edit_event,
    cancel_registration,
    remove_registration,
    add_and_rename_words,
    rename_word,
    remove_word,
    save_settings,
    join_network,
    use_event,
)


def test_a_year_of_commands_is_undone_step_by_step_and_given_back(session: Session) -> None:
    states = [dump(session.db)]
    for step in STEPS:
        step(session)
        states.append(dump(session.db))
    assert all(before != after for before, after in itertools.pairwise(states))
    numbers = [entry.number for entry in journal_store.entries(session.db, limit=100) if entry.name != "init"]
    assert len(numbers) == len(STEPS)
    undone = []
    for number, before in zip(numbers, reversed(states[:-1]), strict=True):
        undone.append(undo_number(session, number))
        assert dump(session.db) == before
    for number, after in zip(reversed(undone), states[1:], strict=True):
        undo_number(session, number)
        assert dump(session.db) == after
    assert replayed(session.db) == present(session.db)


def test_undo_without_a_number_turns_back_and_forth(session: Session) -> None:
    before = dump(session.db)
    add_person(session)
    after = dump(session.db)
    for expected in (before, after) * 3:
        undo_number(session)
        assert dump(session.db) == expected
    marks = [(entry.number, entry.undone_by) for entry in journal_store.entries(session.db)]
    assert marks == [(8, None), (7, 8), (6, None), (5, 6), (4, None), (3, 4), (2, None), (1, None)]


def test_the_plan_tells_what_will_be(session: Session) -> None:
    add_school(session)
    plan = undo.plan(session, None)
    assert plan.entry.counts == (
        Count("organisation", "insert", 1),
        Count("contact", "insert", 1),
        Count("affiliation", "insert", 1),
    )
    assert plan.entry.inverse == "1 Organisation entfernt, 1 Kontakt entfernt, 1 Zugehörigkeit entfernt"
    undo.carry_out(session, plan)
    again = undo.plan(session, None)
    assert (again.entry.name, again.restores and again.restores.name) == ("undo", "org add")


def test_planning_changes_nothing(session: Session) -> None:
    add_school(session)
    before = dump(session.db)
    undo.plan(session, None)
    assert dump(session.db) == before
    assert [entry.name for entry in journal_store.entries(session.db)] == ["org add", "init"]


def test_a_later_change_of_the_same_record_is_a_conflict_that_names_it(session: Session) -> None:
    add_school(session)
    rename_school(session)
    before = dump(session.db)
    with pytest.raises(ChangedSince) as caught:
        undo_number(session, 2)
    assert caught.value.message == (
        "Befehl 2 lässt sich nicht rückgängig machen: Organisation wurde danach noch geändert (Befehl 3: org edit)."
    )
    assert dump(session.db) == before


def test_what_a_later_command_built_on_stays(session: Session) -> None:
    network.add(session, "Frühe Hilfen")
    person = stored_contact(session, a_contact())
    network.join(session, "fruehe-hilfen", [contact_store.get(session.db, person, session.today)])
    before = dump(session.db)
    with pytest.raises(StillReferenced) as caught:
        undo_number(session, 3)
    assert caught.value.message == (
        "Befehl 3 lässt sich nicht rückgängig machen: Kontakt wird noch gebraucht, Mitgliedschaft hängt daran "
        "(Befehl 4: network join)."
    )
    assert dump(session.db) == before


def test_a_name_taken_meanwhile_is_a_conflict(session: Session) -> None:
    word.remove(session, "role", "presse")
    word.add_role(session, "Presse")
    before = dump(session.db)
    with pytest.raises(PlaceTaken):
        undo_number(session, 2)
    assert dump(session.db) == before


def test_the_first_command_stays(session: Session) -> None:
    for number in (None, 1):
        with pytest.raises(FirstCommandStays):
            undo.plan(session, number)


def test_what_is_undone_is_not_undone_twice(session: Session) -> None:
    add_person(session)
    undo_number(session, 2)
    with pytest.raises(UndoneAlready) as caught:
        undo.plan(session, 2)
    assert caught.value.hint == "Wieder herstellen: ks undo 3"
    with pytest.raises(CommandUnknown):
        undo.plan(session, 99)


def test_an_export_is_passed_over_and_its_files_stay(session: Session) -> None:
    add_person(session)
    written = NewFile(session.folder / "ausgabe" / "liste.csv", b"x")
    with session.command("export"):
        write_in_command(session, written)
    with pytest.raises(NoDataChanged):
        undo.plan(session, 3)
    plan = undo.plan(session, None)
    assert (plan.entry.number, [one.name for one in plan.passed_over]) == (2, ["export"])
    undo.carry_out(session, plan)
    assert written.path.read_bytes() == b"x"


def test_the_changes_of_a_command_name_fields_and_no_values(session: Session) -> None:
    school = stored_organisation(session, an_organisation())
    with session.command("org edit"):
        before = organisation_store.get(session.db, school)
        organisation_store.save(session.db, replace(before, name="Neu", phone=""))
        organisation_store.save(session.db, replace(before, name="Neu", phone="", note="x"))
    assert journal_store.changed_records(session.db, 2) == [ChangedRecord("organisation", school, "insert")]
    assert journal_store.changed_records(session.db, 3) == [
        ChangedRecord("organisation", school, "update", ("name", "phone", "note"))
    ]
