"""Two records become one, everything attached moves along, and undo restores both exactly."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.builders import (
    a_contact,
    a_mailbox,
    a_part,
    an_organisation,
    stored_contact,
    stored_event,
    stored_organisation,
)
from tests.store.dump import dump

from kinderschutz_cli.domain.contact import Affiliation
from kinderschutz_cli.domain.merging import CONTACT_FIELDS, ORGANISATION_FIELDS, Rule, Side
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.organisation import Address
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.errors.duplicate import (
    ChangedMeanwhile,
    KeepNotUnderstood,
    MergeUndecided,
    PersonAndMailbox,
    SameRecordTwice,
)
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import merging as merging_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.workflows import duplicate, merge, undo

if TYPE_CHECKING:
    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.workflows.session import Session

PLAIN = PersonName("", "Erika", "", "Muster")


def person(session: Session, **changes: Any) -> int:
    return stored_contact(session, a_contact(**{"name": PLAIN, "form_of_address": None, "mail": ""} | changes))


def school(session: Session, name: str = "Leoschule", **changes: Any) -> int:
    return stored_organisation(session, an_organisation(name=name, **changes))


def at(session: Session, organisation: int, function: str = "", **dates: Any) -> tuple[Affiliation, ...]:
    return (Affiliation(organisation_store.get(session.db, organisation), function, **dates),)


def merged(session: Session, a: int, b: int, *keep: str) -> Contact:
    merge.carry_out(session, merge.plan_contacts(session, f"#{a}", f"#{b}", keep))
    return contact_store.get(session.db, a, session.today)


def statuses(session: Session, table: str) -> list[tuple[int, str]]:
    return [(row["contact_id"], row["status"]) for row in session.db.rows(f"SELECT * FROM {table} ORDER BY id")]  # noqa: S608 - our own tables


def insert(session: Session, table: str, **values: Any) -> int:
    with session.command("test"):
        return session.db.insert(table, **values)


# ---- fields ----------------------------------------------------------------------------------------------------------


def test_the_fuller_values_are_kept(session: Session) -> None:
    a = person(session, name=PersonName("", "E.", "", "Muster"), phone="02306 104-0", note="mag Tee")
    b = person(
        session, name=PersonName("Dr.", "Erika", "", "Muster"), mail="e.muster@example.org", blocked=True, note="Insofa"
    )
    one = merged(session, a, b)
    assert (one.name, one.phone, one.mail, one.blocked, one.no_contact, one.note) == (
        PersonName("Dr.", "Erika", "", "Muster"), "02306 104-0", "e.muster@example.org", True, False, "mag Tee; Insofa",
    )  # fmt: skip
    assert session.db.value("SELECT count(*) FROM contact") == 1


@pytest.mark.parametrize("flag", ["no_contact", "blocked"])
@pytest.mark.parametrize("first", [True, False])
def test_a_protection_is_never_lost(session: Session, flag: str, *, first: bool) -> None:
    a, b = person(session, **{flag: first}), person(session, **{flag: not first})
    assert getattr(merged(session, a, b, "a"), flag)


def test_what_nobody_has_decided(session: Session) -> None:
    a = person(session, mail="alt@example.org", name=PersonName("", "Frank", "", "Volmer"))
    b = person(session, mail="neu@example.org", name=PersonName("", "Frank", "", "Vollmer"))
    plan = merge.plan_contacts(session, f"#{a}", f"#{b}")
    assert [field.spec.name for field in plan.open] == ["nachname", "mail"]
    with pytest.raises(MergeUndecided) as raised:
        merge.decided(session, plan, yes=False)
    assert raised.value.details == (
        "nachname: a „Volmer“, b „Vollmer“",
        "mail: a „alt@example.org“, b „neu@example.org“",
    )
    assert merge.decided(session, plan, yes=True) == plan.settle(Side.A)
    one = merged(session, a, b, "nachname=b", "a")
    assert (one.name.family, one.mail) == ("Vollmer", "alt@example.org")


@pytest.mark.parametrize("keep", ["c", "mail=c", "sperrvermerk=b", "haarfarbe=a", ""])
def test_a_wish_that_is_not_understood(session: Session, keep: str) -> None:
    a, b = person(session, blocked=True), person(session)
    with pytest.raises(KeepNotUnderstood):
        merge.plan_contacts(session, f"#{a}", f"#{b}", [keep])


def test_one_number_written_twice_is_no_question(session: Session) -> None:
    a, b = person(session, phone="02306 104-1234"), person(session, phone="02306 1041234")
    assert merge.plan_contacts(session, f"#{a}", f"#{b}").open == ()


def test_who_cannot_be_merged(session: Session) -> None:
    a = person(session)
    box = stored_contact(session, a_mailbox(organisation_store.get(session.db, school(session))))
    with pytest.raises(PersonAndMailbox):
        merge.plan_contacts(session, f"#{a}", f"#{box}")
    with pytest.raises(SameRecordTwice):
        merge.plan_contacts(session, f"#{a}", f"#{a}")


def test_a_record_that_changed_after_it_was_shown(session: Session) -> None:
    a, b = person(session), person(session)
    plan = merge.plan_contacts(session, f"#{a}", f"#{b}")
    with session.command("contact edit"):
        session.db.update("contact", b, note="neu")
    with pytest.raises(ChangedMeanwhile):
        merge.carry_out(session, plan)


def test_side_by_side(session: Session) -> None:
    leo = school(session)
    a = person(session, mail="a@example.org", affiliations=at(session, leo, "Leitung"))
    b = person(session, blocked=True, mail="b@example.org")
    rows = merge.shown(session, merge.plan_contacts(session, f"#{a}", f"#{b}"))
    assert rows == [
        ("vorname", "Vorname", "Erika", "Erika", "gleich"),
        ("nachname", "Nachname", "Muster", "Muster", "gleich"),
        ("mail", "E-Mail", "a@example.org", "b@example.org", "?"),
        ("sperrvermerk", "Sperrvermerk", "nein", "ja", "b"),
        ("", "Organisation", "Leitung, Leoschule", "", ""),
    ]


def test_every_column_has_its_field(session: Session) -> None:
    for table, specs in (("contact", CONTACT_FIELDS), ("organisation", ORGANISATION_FIELDS)):
        columns = {row["name"] for row in session.db.rows("SELECT name FROM pragma_table_info(?)", [table])}
        assert columns - {"id", "uuid", "search", "type"} == {column for spec in specs for column in spec.columns}
        assert len({spec.name for spec in specs}) == len(specs)
    protections = {spec.name for spec in CONTACT_FIELDS if spec.rule is Rule.EITHER}
    assert protections == {"kein_kontakt", "sperrvermerk"}


# ---- what hangs on them ----------------------------------------------------------------------------------------------


def test_every_reference_is_known(session: Session) -> None:
    """A new table that points to a contact or an organisation: does it need a rule in `store/merging.py`?"""
    assert merging_store.references(session.db, "contact") == [
        ("affiliation", "contact_id"), ("appearance", "contact_id"), ("consent", "contact_id"), ("contact_role", "contact_id"),
        ("distinct_contact", "contact_id"), ("distinct_contact", "other_id"), ("invitation", "contact_id"),
        ("message", "contact_id"), ("network_member", "contact_id"), ("registration", "contact_id"),
        ("registration", "stands_for_id"),
    ]  # fmt: skip
    assert merging_store.references(session.db, "organisation") == [
        ("affiliation", "organisation_id"), ("appearance", "organisation_id"), ("body", "organisation_id"),
        ("distinct_organisation", "organisation_id"), ("distinct_organisation", "other_id"),
        ("organisation", "parent_id"), ("registration", "organisation_id"),
    ]  # fmt: skip


def test_two_invitations_to_one_event(session: Session) -> None:
    a, b, event = person(session), person(session), stored_event(session)
    for contact, status, moment in ((a, "eingeladen", "2025-05-02"), (b, "zugesagt", "2025-05-01")):
        insert(
            session,
            "invitation",
            event_id=event.id,
            contact_id=contact,
            status=status,
            invited_at=f"{moment}T08:00:00Z",
        )
    plan = merge.plan_contacts(session, f"#{a}", f"#{b}")
    assert plan.notes == (
        f"Zwei Einladungen zu „{event.title}“ werden eine: eingeladen und zugesagt, es bleibt zugesagt.",
    )
    assert plan.moving == ("1 Einladung",)
    merge.carry_out(session, plan)
    assert statuses(session, "invitation") == [(a, "zugesagt")]
    assert session.db.value("SELECT invited_at FROM invitation") == "2025-05-01T08:00:00Z"


def test_two_registrations_for_one_part(session: Session) -> None:
    a, b, event = person(session), person(session), stored_event(session)
    for contact, status in ((a, RegistrationStatus.CANCELLED), (b, RegistrationStatus.CONFIRMED)):
        number = insert(
            session, "registration", part_id=event.parts[0].id, contact_id=contact, status=status,
            received_at=f"2025-05-0{contact}T08:00:00Z",
        )  # fmt: skip
        insert(session, "move", registration_id=number, to_status=status, at="2025-05-01T08:00:00Z")
    merged(session, a, b)
    assert statuses(session, "registration") == [(a, "zugesagt")]
    assert session.db.value("SELECT received_at FROM registration") == f"2025-05-0{a}T08:00:00Z"
    assert [row["to_status"] for row in session.db.rows("SELECT * FROM move ORDER BY id")] == ["abgesagt", "zugesagt"]


def test_messages_are_counted_on(session: Session) -> None:
    a, b, event = person(session), person(session), stored_event(session)
    for contact in (a, b, b):
        version = 1 + int(session.db.value("SELECT count(*) FROM message WHERE contact_id = ?", [contact]))
        insert(
            session, "message", event_id=event.id, contact_id=contact, kind="einladung", version=version,
            channel="mail", subject="S", text="T", rendered_at="2025-05-01T08:00:00Z",
        )  # fmt: skip
    merged(session, a, b)
    assert [(row["contact_id"], row["version"]) for row in session.db.rows("SELECT * FROM message ORDER BY id")] == [
        (a, 1), (a, 2), (a, 3),
    ]  # fmt: skip


def test_affiliations_are_not_doubled(session: Session) -> None:
    leo, viktoria = school(session), school(session, "Viktoriaschule")
    a = person(session, affiliations=at(session, leo))
    b = person(
        session, affiliations=(*at(session, leo, "Leitung"), *at(session, viktoria, "Beratung")), roles=("insofa",)
    )
    one = merged(session, a, b)
    assert [(each.organisation.name, each.function) for each in one.affiliations] == [
        ("Leoschule", "Leitung"),
        ("Viktoriaschule", "Beratung"),
    ]
    assert one.roles == ("insofa",)


def test_decisions_move_along(session: Session) -> None:
    a, b, c = person(session), person(session), person(session, name=PersonName("", "Erik", "", "Muster"))
    for pair in ((a, b), (b, c), (a, c)):
        duplicate.call_distinct(session, "contact", *pair)
    merged(session, a, b)
    assert [tuple(row) for row in session.db.rows("SELECT contact_id, other_id FROM distinct_contact")] == [(a, c)]


def test_organisations(session: Session) -> None:
    traeger = school(session, "Träger", kind="", sector="kita")
    a = school(session, "Kita Sonnenschein", kind="kita", sector="kita", parent_id=traeger, phone="", mail="")
    b = school(session, "Städt. Kita Sonnenschein", kind="kita", sector="kita", mail="kita@example.org")
    below = school(session, "Gruppe Igel", kind="kita", sector="kita", parent_id=b)
    contact = person(session, affiliations=(*at(session, a, "Leitung"), *at(session, b)))
    box = stored_contact(session, a_mailbox(organisation_store.get(session.db, b)))
    event = stored_event(session)
    for organisation in (a, b):
        insert(
            session,
            "body",
            event_id=event.id,
            organisation_id=organisation,
            name="Kita",
            role="gastgeber",
            position=organisation,
        )
    duplicate.call_distinct(session, "organisation", a, below)
    before = dump(session.db)
    merge.carry_out(session, merge.plan_organisations(session, f"#{a}", f"#{b}"))
    one = organisation_store.get(session.db, a)
    assert (one.name, one.parent_id, one.mail, one.phone) == (
        "Städt. Kita Sonnenschein",
        traeger,
        "kita@example.org",
        "02306 555-10",
    )
    assert organisation_store.get(session.db, below).parent_id == a
    assert [each.organisation.id for each in contact_store.all_affiliations(session.db, contact)] == [a]
    assert [each.organisation.id for each in contact_store.all_affiliations(session.db, box)] == [a]
    assert session.db.count("body") == 1
    undo.carry_out(session, undo.plan(session, None))
    assert dump(session.db) == before


def test_one_organisation_below_the_other(session: Session) -> None:
    above = school(session, "Jugendamt Lünen", kind="", sector="jugendamt")
    below = school(session, "Jugendamt", kind="", sector="jugendamt", parent_id=above)
    deeper = school(session, "ASD", kind="asd", sector="jugendamt", parent_id=below)
    merge.carry_out(session, merge.plan_organisations(session, f"#{below}", f"#{above}"))
    assert organisation_store.get(session.db, below).parent_id is None
    assert organisation_store.get(session.db, deeper).parent_id == below


def test_the_key_of_the_source_moves_along(session: Session) -> None:
    a = school(session, address=Address())
    b = school(session, source_key="100", provenance=replace(an_organisation().provenance, source="Schulliste"))
    merge.carry_out(session, merge.plan_organisations(session, f"#{a}", f"#{b}"))
    assert organisation_store.has_key(session.db, "Schulliste", "100") == a


@pytest.mark.parametrize("seed", range(12))
def test_undo_restores_both_exactly(session: Session, seed: int) -> None:
    """Whatever hangs on two contacts: the file is the same after merge and undo."""
    dice = random.Random(seed)  # noqa: S311 - a test
    schools = [school(session, f"Schule {number}") for number in range(2)]
    people = [
        person(
            session, mail=dice.choice(["", "e@example.org"]), blocked=dice.random() < 0.3, note=dice.choice(["", "x", "y"]),
            roles=tuple(dice.sample(["insofa", "leitung", "presse"], 2)), networks=dice.choice([(), ("netzwerk-kinderschutz-musterstadt",)]),
            affiliations=tuple(one for number in dice.sample(schools, dice.randint(0, 2)) for one in at(session, number, dice.choice(["", "Leitung"]))),
        )
        for _ in range(3)
    ]  # fmt: skip
    event = stored_event(session, parts=(a_part(), a_part(title="Abend")))
    item = insert(session, "programme_item", part_id=event.parts[0].id, position=1, kind="vortrag", title="Vortrag")
    for contact in people:
        insert(
            session,
            "appearance",
            item_id=item,
            position=contact,
            role=dice.choice(["referiert", "moderiert"]),
            type="kontakt",
            label="E. M.",
            contact_id=contact,
        )
        if dice.random() < 0.8:
            insert(
                session,
                "invitation",
                event_id=event.id,
                contact_id=contact,
                status=dice.choice(["eingeladen", "abgesagt"]),
                invited_at="2025-05-01T08:00:00Z",
            )
            insert(
                session,
                "message",
                event_id=event.id,
                contact_id=contact,
                kind="einladung",
                version=1,
                channel="mail",
                subject="S",
                text="T",
                rendered_at="2025-05-01T08:00:00Z",
            )
        for part in event.parts:
            if dice.random() < 0.7:
                number = insert(
                    session, "registration", part_id=part.id, contact_id=contact, status=dice.choice(list(RegistrationStatus)),
                    received_at=f"2025-05-0{dice.randint(1, 9)}T08:00:00Z", stands_for_id=dice.choice([None, *people]),
                )  # fmt: skip
                insert(session, "move", registration_id=number, to_status="angemeldet", at="2025-05-01T08:00:00Z")
    for pair in ((0, 1), (1, 2), (0, 2)):
        if dice.random() < 0.5:
            duplicate.call_distinct(session, "contact", people[pair[0]], people[pair[1]])
    before = dump(session.db)
    a, b = dice.sample(people, 2)
    merge.carry_out(session, merge.plan_contacts(session, f"#{a}", f"#{b}").settle(Side.B))
    assert session.db.value("SELECT count(*) FROM contact") == 2
    assert session.db.rows("PRAGMA foreign_key_check") == []
    undo.carry_out(session, undo.plan(session, None))
    assert dump(session.db) == before
