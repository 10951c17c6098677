"""Health data in a real file: kept with consent, counted, and gone for good when it is deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.builders import a_part, an_organisation, stored_contact, stored_event, stored_organisation
from tests.store.dump import dump

from kinderschutz_cli.domain.contact import Contact
from kinderschutz_cli.domain.journal import Count
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.need import Need, needs_of
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.errors.journal import CommandPurged
from kinderschutz_cli.errors.need import NeedNotStored, NobodyToCareFor, NoNeedsStored
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import journal as journal_store
from kinderschutz_cli.store import need as need_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.workflows import guest, merge, need, reference, registration, undo
from kinderschutz_cli.workflows.need import Count as NeedCount
from kinderschutz_cli.workflows.registration import Wish
from kinderschutz_cli.workflows.session import Session
from kinderschutz_cli.workflows.status import as_json, situation

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.registration import Registration

SECRETS = ("allergie", "Erdnüsse", "rollstuhl", "vegan", "per Mail am 3.9.")


@pytest.fixture
def event(session: Session) -> Event:
    """Kim Adler, Kim Berg and a place without a name of the Leoschule, for two days."""
    event = stored_event(session, parts=(a_part(), a_part(position=2, title="Abendvortrag")))
    people = [stored_contact(session, Contact(name=PersonName(given="Kim", family=name))) for name in ("Adler", "Berg")]
    school = organisation_store.get(session.db, stored_organisation(session, an_organisation(name="Leoschule")))
    guests = [contact_store.get(session.db, number, session.today) for number in people]
    registration.register(session, event, event.main_part, [*guests, school], Wish())
    return event


def one(session: Session, event: Event, name: str) -> Registration:
    return guest.find_registration(session, event, name)


def add(session: Session, event: Event, name: str, *codes: str, words: str = "") -> int:
    """The number of the command."""
    need.add(session, one(session, event, name), needs_of(codes, words), "per Mail am 3.9.")
    return journal_store.entry(session.db, None).number


def delete(session: Session, event: Event, name: str | None = None) -> int:
    found = one(session, event, name) if name else None
    need.delete(session, need.plan_deletion(session, event, found))
    return journal_store.entry(session.db, None).number


def everything_in(session: Session) -> str:
    """The whole file as bytes, read as text: what was deleted with `secure_delete` stands nowhere."""
    return session.db.path.read_bytes().decode("utf-8", "replace")


def stored(session: Session, event: Event) -> dict[str, list[str]]:
    return {line.registration.display_name: [need.label for need in line.needs] for line in need.lines(session, event)}


def test_needs_stand_with_words_and_consent_and_can_be_changed(session: Session, event: Event) -> None:
    add(session, event, "Adler", "rollstuhl", "allergie", words="Erdnüsse")
    add(session, event, "Leoschule", "vegan")
    add(session, event, "Adler", "allergie", words="Haselnüsse")
    assert stored(session, event) == {"Kim Adler": ["allergie: Haselnüsse", "rollstuhl"], "N. N.": ["vegan"]}
    first = need_store.needs(session.db, [one(session, event, "Adler").id])[0]
    assert first == Need("allergie", "Haselnüsse", "per Mail am 3.9.", date(2025, 7, 1), 1, first.id)


def test_one_command_is_one_undo(session: Session, event: Event) -> None:
    before = dump(session.db)
    number = add(session, event, "Adler", "rollstuhl", "vegan")
    after = dump(session.db)
    undo.carry_out(session, undo.plan(session, number))
    assert dump(session.db) == before
    undo.carry_out(session, undo.plan(session, None))
    assert dump(session.db) == after


def test_only_confirmed_people_are_counted_each_once_and_without_names(session: Session, event: Event) -> None:
    adler = reference.contact(session, "Adler")
    registration.register(session, event, event.parts[1], [adler], Wish())
    first, second = guest.find_registration(session, event, "1"), guest.find_registration(session, event, "4")
    for found in (first, second):
        need.add(session, found, needs_of(["vegan"], ""), "per Mail am 3.9.")
    add(session, event, "Berg", "allergie", words="Erdnüsse")
    assert need.counts(session, event, None) == [NeedCount("vegan", 1, ()), NeedCount("allergie", 1, ("Erdnüsse",))]
    assert need.counts(session, event, "Abendvortrag") == [NeedCount("vegan", 1, ())]
    berg = one(session, event, "Berg")
    registration.change(session, event, berg, replace(berg, status=RegistrationStatus.CANCELLED))
    assert need.counts(session, event, None) == [NeedCount("vegan", 1, ())]
    assert [need.count_json(one, words=False) for one in need.counts(session, event, None)] == [
        {"bedarf": "vegan", "bezeichnung": "veganes Essen", "gruppe": "Essen", "anzahl": 1}
    ]


def test_nothing_is_kept_of_somebody_who_does_not_come(session: Session, event: Event) -> None:
    berg = one(session, event, "Berg")
    add(session, event, "Berg", "vegan")
    registration.change(session, event, berg, replace(berg, status=RegistrationStatus.CANCELLED))
    assert [line.comes for line in need.lines(session, event)] == [False]
    with pytest.raises(NobodyToCareFor):
        add(session, event, "Berg", "halal")


def test_needs_do_not_pass_to_whoever_comes_instead(session: Session, event: Event) -> None:
    add(session, event, "Leoschule", "vegan")
    add(session, event, "Berg", "rollstuhl")
    stored_contact(session, Contact(name=PersonName(given="Ina", family="Carls")))
    carls = reference.contact(session, "Carls")
    open_place, berg = one(session, event, "Leoschule"), one(session, event, "Berg")
    registration.change(session, event, berg, replace(berg, contact=carls))
    assert stored(session, event) == {"N. N.": ["vegan"]}
    registration.change(session, event, open_place, replace(open_place, contact=reference.contact(session, "Berg")))
    assert stored(session, event) == {"Kim Berg": ["vegan"]}


def test_removing_one_or_all_and_what_is_not_there(session: Session, event: Event) -> None:
    add(session, event, "Adler", "rollstuhl", "vegan", "dgs")
    adler = one(session, event, "Adler")
    assert [need.code for need in need.remove(session, adler, ["dgs"])] == ["dgs"]
    with pytest.raises(NeedNotStored):
        need.remove(session, adler, ["dgs", "vegan"])
    assert [need.code for need in need.remove(session, adler, [])] == ["vegan", "rollstuhl"]
    with pytest.raises(NeedNotStored):
        need.remove(session, adler, [])


# ---- deleting for good -------------------------------------------------------------------------------------------------


def test_after_the_deletion_no_byte_of_the_file_knows_of_it(session: Session, event: Event) -> None:
    add(session, event, "Adler", "rollstuhl", "allergie", words="Erdnüsse")
    add(session, event, "Berg", "vegan")
    need.remove(session, one(session, event, "Berg"), [])
    registration.remove(session, event, one(session, event, "Adler"))
    assert all(secret in everything_in(session) for secret in SECRETS)
    plan = need.plan_deletion(session, event, None)
    assert (plan.kept.needs, plan.kept.people, plan.kept.traces) == (0, 0, 6)
    need.delete(session, plan)
    assert [secret for secret in SECRETS if secret in everything_in(session)] == []
    with pytest.raises(NoNeedsStored):
        need.plan_deletion(session, event, None)


def test_the_log_keeps_that_it_happened_and_nothing_of_what(session: Session, event: Event) -> None:
    added = add(session, event, "Adler", "rollstuhl", "vegan")
    plan = need.plan_deletion(session, event, None)
    assert (plan.kept.needs, plan.kept.people, plan.kept.traces) == (2, 1, 2)
    deleted = delete(session, event)
    entries = [journal_store.entry(session.db, number) for number in (added, deleted)]
    assert [(entry.name, entry.counts, entry.purged) for entry in entries] == [
        ("need add", (Count("need", "insert", 2),), True),
        ("need delete", (Count("need", "delete", 2),), True),
    ]
    assert journal_store.changed_records(session.db, added)[0].fields == ()
    for number in (added, deleted, None):
        with pytest.raises(CommandPurged):
            undo.plan(session, number)
        with pytest.raises(CommandPurged):
            undo.carry_out(session, undo.plan(session, number, trial=False))


def test_an_undo_of_a_purged_command_is_purged_too(session: Session, event: Event) -> None:
    added = add(session, event, "Adler", "vegan")
    undone = undo.carry_out(session, undo.plan(session, None))
    delete(session, event)
    for number in (added, undone):
        with pytest.raises(CommandPurged):
            undo.plan(session, number)


def test_what_else_a_command_did_can_still_be_undone(session: Session, event: Event) -> None:
    before = dump(session.db)
    add(session, event, "Adler", "vegan")
    registration.remove(session, event, one(session, event, "Adler"))
    removed = journal_store.entry(session.db, None).number
    delete(session, event)
    assert [count.table for count in journal_store.entry(session.db, removed).counts] == ["move", "registration"]
    undo.carry_out(session, undo.plan(session, removed))
    assert dump(session.db) == before
    undo.carry_out(session, undo.plan(session, None))
    assert dump(session.db)["need"] == []


def test_commands_before_and_after_can_be_undone_as_ever(session: Session, event: Event) -> None:
    before = dump(session.db)
    adler = reference.contact(session, "Adler")
    registration.register(session, event, event.parts[1], [adler], Wish())
    registered = journal_store.entry(session.db, None).number
    need.add(session, guest.find_registration(session, event, "4"), needs_of(["vegan"], ""), "mündlich")
    delete(session, event)
    add(session, event, "Berg", "halal")
    undo.carry_out(session, undo.plan(session, None))
    undo.carry_out(session, undo.plan(session, registered))
    assert dump(session.db) == before


def test_a_merge_is_undone_without_the_needs_it_moved(session: Session, event: Event) -> None:
    number = stored_contact(session, Contact(name=PersonName(given="Kim", family="Adlér")))
    twin = contact_store.get(session.db, number, session.today)
    registration.register(session, event, event.main_part, [twin], Wish())
    before = dump(session.db)
    add(session, event, f"#{guest.find_registration(session, event, '4').id}", "vegan")
    merge.carry_out(session, merge.plan_contacts(session, "#1", f"#{number}"))
    command = journal_store.entry(session.db, None).number
    assert list(stored(session, event).values()) == [["vegan"]]
    delete(session, event)
    undo.carry_out(session, undo.plan(session, command))
    assert dump(session.db) == before


def test_the_data_of_one_person_alone(session: Session, event: Event) -> None:
    add(session, event, "Adler", "vegan")
    berg = add(session, event, "Berg", "rollstuhl")
    delete(session, event, "Adler")
    assert stored(session, event) == {"Kim Berg": ["rollstuhl"]}
    assert "vegan" not in everything_in(session)
    undo.carry_out(session, undo.plan(session, berg))
    assert stored(session, event) == {}


def test_another_event_keeps_its_own(session: Session, event: Event) -> None:
    other = stored_event(session, slug="andere", title="Andere")
    registration.register(session, other, other.main_part, [reference.contact(session, "Adler")], Wish())
    add(session, event, "Adler", "vegan")
    add(session, other, "Adler", "rollstuhl")
    delete(session, event)
    assert (stored(session, event), stored(session, other)) == ({}, {"Kim Adler": ["rollstuhl"]})


def test_after_the_event_the_status_asks_for_the_deletion(session: Session, event: Event) -> None:
    add(session, event, "Adler", "vegan", "dgs")
    assert situation(session).overdue_needs == ()
    later = Session(session.db, session.now + timedelta(days=365))
    now = situation(later)
    assert now.overdue_needs == ((event.slug, 2),)
    assert as_json(now)["naechste_schritte"][0] == {
        "befehl": f"ks need delete --event {event.slug}",
        "grund": "Gesundheitsdaten nach der Veranstaltung löschen",
    }
    delete(later, event)
    assert situation(later).overdue_needs == ()
