"""Registrations by phone and mail: names found, seats kept, invitations answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from tests.builders import a_contact, a_mailbox, a_part, an_event, an_organisation, of_seats

from kinderschutz_cli.domain.contact import Affiliation
from kinderschutz_cli.domain.event import Event, EventStatus, PartForm, Registering
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.errors.matching import Ambiguous, Unknown
from kinderschutz_cli.errors.registration import (
    AlreadyRegistered,
    EventTakesNobody,
    NoSeatLeft,
    PlaceAlreadyHeld,
    StatusNotReachable,
)
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.workflows import guest, registration, registration_input
from kinderschutz_cli.workflows.registration import Wish

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.session import Session

CONFIRMED, WAITING = RegistrationStatus.CONFIRMED, RegistrationStatus.WAITING


@pytest.fixture
def event(session: Session) -> Event:
    """A conference with two seats; three people and two mailboxes are invited."""
    with session.command("test"):
        schools = [
            replace(one, id=organisation_store.add(session.db, one))
            for one in (an_organisation(name="Leoschule"), an_organisation(name="Kita Nr 10"))
        ]
        at_leo = (Affiliation(schools[0]),)
        contact_store.add(session.db, a_contact(affiliations=at_leo))
        contact_store.add(session.db, a_contact(name=PersonName(given="Kim", family="Muster"), mail=""))
        contact_store.add(session.db, a_contact(name=PersonName(given="Kim", family="Mustermann"), mail=""))
        for number, school in enumerate(schools):
            contact_store.add(session.db, a_mailbox(school, mail=f"post{number}@example.org"))
        event_id = event_store.add(session.db, an_event(parts=(a_part(places=of_seats(2)),)))
        invitation_store.add_invitations(session.db, event_id, [1, 2, 3, 4, 5], session.now)
    return event_store.get(session.db, event_id)


def add(session: Session, event: Event, *names: str, wish: Wish | None = None) -> list[tuple[str, str]]:
    guests = [guest.who(session, name) for name in names]
    made = registration.register(session, event, event.main_part, guests, wish or Wish())
    return [(one.display_name, one.status) for one in made]


def statuses(session: Session, event: Event) -> list[tuple[str, str, str]]:
    found = registration_store.registrations(session.db, [event.main_part.id], session.today)
    return [(one.display_name, one.organisation.name if one.organisation else "", one.status) for one in found]


def answers(session: Session, event: Event) -> dict[int, str]:
    return {one.contact.id: one.status for one in invitation_store.invitations(session.db, event.id, session.today)}


def test_people_and_an_institution_whose_name_is_open(session: Session, event: Event) -> None:
    assert add(session, event, "Erika von der Heide", "Leoschule") == [
        ("Prof. Dr. Erika von der Heide", "zugesagt"),
        ("N. N.", "zugesagt"),
    ]
    assert statuses(session, event) == [
        ("Prof. Dr. Erika von der Heide", "Leoschule", "zugesagt"),
        ("N. N.", "Leoschule", "zugesagt"),
    ]
    assert answers(session, event) == {
        1: "zugesagt", 2: "eingeladen", 3: "eingeladen", 4: "zugesagt", 5: "eingeladen"
    }  # fmt: skip


def test_the_mailbox_of_an_institution_means_the_institution(session: Session, event: Event) -> None:
    assert add(session, event, "post1@example.org") == [("N. N.", "zugesagt")]
    assert statuses(session, event) == [("N. N.", "Kita Nr 10", "zugesagt")]


def test_a_full_event_fills_the_waiting_list(session: Session, event: Event) -> None:
    assert [status for _, status in add(session, event, "Erika", "Kim Muster", "Leoschule")] == [
        "zugesagt",
        "zugesagt",
        "warteliste",
    ]


def test_nobody_is_confirmed_beyond_the_seats_unless_somebody_says_why(session: Session, event: Event) -> None:
    add(session, event, "Erika", "Kim Muster")
    before = statuses(session, event)
    with pytest.raises(NoSeatLeft):
        add(session, event, "Leoschule", wish=Wish(CONFIRMED))
    assert statuses(session, event) == before
    assert add(session, event, "Leoschule", wish=Wish(override="Referentin")) == [("N. N.", "zugesagt")]
    assert session.db.value("SELECT reason FROM move ORDER BY id DESC") == (
        "über die Regel hinaus: Referentin (sonst warteliste: alle 2 Plätze sind vergeben)"
    )


def test_one_conflict_registers_nobody(session: Session, event: Event) -> None:
    add(session, event, "Erika")
    with pytest.raises(AlreadyRegistered):
        add(session, event, "Kim Muster", "Erika")
    assert [name for name, _, _ in statuses(session, event)] == ["Prof. Dr. Erika von der Heide"]


def test_a_second_place_for_an_institution_must_be_meant(session: Session, event: Event) -> None:
    add(session, event, "Leoschule")
    with pytest.raises(PlaceAlreadyHeld):
        add(session, event, "Leoschule")
    assert add(session, event, "Leoschule", wish=Wish(another=True)) == [("N. N.", "zugesagt")]


def test_an_exact_name_beats_a_part_and_nr_1_is_not_nr_10(session: Session, event: Event) -> None:
    assert add(session, event, "Kim Muster") == [("Kim Muster", "zugesagt")]
    with pytest.raises(Ambiguous):
        guest.who(session, "Kim")
    with pytest.raises(Unknown):
        guest.who(session, "Kita Nr 1")


def test_changing_the_status_answers_the_invitation_and_keeps_the_moves(session: Session, event: Event) -> None:
    add(session, event, "Erika")
    before = guest.find_registration(session, event, "von der Heide")
    registration.change(session, event, before, replace(before, status=RegistrationStatus.CANCELLED))
    assert statuses(session, event) == [("Prof. Dr. Erika von der Heide", "Leoschule", "abgesagt")]
    assert answers(session, event)[1] == "abgesagt"
    moves = session.db.rows("SELECT from_status, to_status FROM move ORDER BY id")
    assert [tuple(row) for row in moves] == [(None, "zugesagt"), ("zugesagt", "abgesagt")]


def test_who_waits_gets_no_seat_while_there_is_none(session: Session, event: Event) -> None:
    add(session, event, "Erika", "Kim Muster", "Leoschule")
    nameless = next(
        one
        for one in registration_store.registrations(session.db, [event.main_part.id], session.today)
        if one.status is WAITING
    )
    with pytest.raises(NoSeatLeft):
        registration.change(session, event, nameless, replace(nameless, status=CONFIRMED))


def test_an_open_place_gets_its_name(session: Session, event: Event) -> None:
    add(session, event, "Leoschule")
    nameless = guest.find_registration(session, event, "Leoschule")
    kim = contact_store.get(session.db, 2, session.today)
    registration.change(session, event, nameless, replace(nameless, contact=kim))
    assert statuses(session, event) == [("Kim Muster", "Leoschule", "zugesagt")]


def test_removing_opens_the_invitation_again(session: Session, event: Event) -> None:
    add(session, event, "Erika")
    registration.remove(session, event, guest.find_registration(session, event, "Erika"))
    assert statuses(session, event) == []
    assert answers(session, event)[1] == "eingeladen"


def test_a_cancelled_event_takes_nobody(session: Session, event: Event) -> None:
    with pytest.raises(EventTakesNobody):
        add(session, replace(event, status=EventStatus.CANCELLED), "Erika")


def test_a_status_of_the_waiting_list_machine_cannot_be_set_by_hand() -> None:
    with pytest.raises(StatusNotReachable) as caught:
        registration_input.parse_status("angeboten")
    assert caught.value.hint == "Möglich sind: angemeldet, zugesagt, warteliste, abgesagt, abgelehnt."


def test_a_cancelled_event_gives_nobody_a_seat_again_but_still_hears_who_does_not_come(
    session: Session, event: Event
) -> None:
    add(session, event, "Erika")
    with session.command("test"):
        event_store.save(session.db, replace(event, status=EventStatus.CANCELLED))
    one = guest.find_registration(session, event, "Erika")
    cancelled = registration.change(session, event, one, replace(one, status=RegistrationStatus.CANCELLED))
    with pytest.raises(EventTakesNobody):
        registration.change(session, event, cancelled, replace(cancelled, status=WAITING))
    assert [status for _, _, status in statuses(session, event)] == ["abgesagt"]


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (Wish(), "nach Eingang der Anmeldung"),
        (Wish(WAITING), "von Hand festgelegt"),
        (Wish(form=PartForm.ONLINE), "nimmt online teil und braucht keinen Platz im Saal"),
    ],
)
def test_after_the_deadline_every_reason_says_so(session: Session, event: Event, wish: Wish, expected: str) -> None:
    closed = with_deadline(session, event, date(2025, 6, 30))
    add(session, closed, "Erika", wish=wish)
    assert last_reason(session) == f"{expected}; nach dem Anmeldeschluss (30.06.2025) eingegangen"
    add(session, closed, "Kim Muster", wish=replace(wish, received=datetime(2025, 6, 30, 20, tzinfo=UTC)))
    assert last_reason(session) == expected


def test_whoever_cancels_after_the_deadline_is_not_late(session: Session, event: Event) -> None:
    closed = with_deadline(session, event, date(2025, 6, 30))
    add(session, closed, "Erika", wish=Wish(RegistrationStatus.CANCELLED))
    assert last_reason(session) == "von Hand festgelegt"


def with_deadline(session: Session, event: Event, deadline: date) -> Event:
    parts = (replace(event.main_part, form=PartForm.HYBRID),)
    with session.command("test"):
        event_store.save(session.db, replace(event, parts=parts, registering=Registering(deadline=deadline)))
    return event_store.get(session.db, event.id)


def last_reason(session: Session) -> object:
    return session.db.value("SELECT reason FROM move ORDER BY id DESC")
