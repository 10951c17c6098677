"""What is on, counted from a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.builders import a_contact, a_mailbox, a_part, an_event, an_organisation, of_seats

from kinderschutz_cli.domain.contact import Affiliation
from kinderschutz_cli.domain.invitation import InvitationStatus
from kinderschutz_cli.domain.message import Message, MessageChannel
from kinderschutz_cli.domain.organisation import Address
from kinderschutz_cli.domain.registration import Registration, RegistrationStatus
from kinderschutz_cli.domain.situation import SectorTally
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import message as message_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.workflows.session import Session
from kinderschutz_cli.workflows.status import as_json, open_answer, open_invitations, situation

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.organisation import Organisation

YESTERDAY = date(2025, 6, 30)
NO_ADDRESS = Address()


@pytest.fixture
def school(session: Session) -> Organisation:
    school = an_organisation(name="Leoschule", sector="schule", address=NO_ADDRESS)
    with session.command("test"):
        return replace(school, id=organisation_store.add(session.db, school))


@pytest.fixture
def event(session: Session) -> Event:
    with session.command("test"):
        return event_store.get(session.db, event_store.add(session.db, an_event(parts=(a_part(places=of_seats(3)),))))


def test_an_empty_network(session: Session) -> None:
    now = situation(session)
    assert (now.network, now.contacts, now.organisations, now.sectors) == (
        "Netzwerk Kinderschutz Musterstadt", 0, 0, (),
    )  # fmt: skip
    assert (now.event, now.last_event, now.invited, now.unwritten) == (None, None, 0, ())


def test_people_are_counted_by_their_effective_sector(session: Session, school: Organisation, event: Event) -> None:
    at_school = (Affiliation(school),)
    with session.command("test"):
        contact_store.add_many(
            session.db,
            [
                a_contact(affiliations=at_school, sector="", mail="a@example.org"),
                a_contact(affiliations=at_school, sector="polizei", mail="b@example.org"),
                a_mailbox(school, mail="c@example.org"),
                a_contact(affiliations=at_school, sector="", mail="d@example.org", no_contact=True),
                a_contact(affiliations=at_school, sector="", mail="", own_address=NO_ADDRESS),
                a_contact(affiliations=(), sector="", mail="f@example.org"),
            ],
        )
        invitation_store.add_invitations(session.db, event.id, [1], session.now)
        anonymous = Registration(part_id=event.main_part.id, organisation=school, status=RegistrationStatus.CONFIRMED)
        registration_store.add(session.db, anonymous, session.now, reason="")
        police = replace(anonymous, organisation=None, contact=contact_store.get(session.db, 2, session.today))
        registration_store.add(session.db, police, session.now, reason="")
    now = situation(session)
    assert now.sectors == (
        SectorTally("schule", "Schule", contacts=4, invited=1, waiting_for_invitation=1, taken=1),
        SectorTally("polizei", "Polizei", contacts=1, invited=0, waiting_for_invitation=1, taken=1),
        SectorTally("", "ohne Sektor", contacts=1, invited=0, waiting_for_invitation=1, taken=0),
    )
    assert (now.taken, now.parts[0].free, now.unreachable) == (2, 1, (5,))


def test_those_who_have_left_and_those_whose_school_has_closed(session: Session, school: Organisation) -> None:
    with session.command("test"):
        contact_store.add_many(
            session.db,
            [
                a_contact(affiliations=(Affiliation(school),)),
                a_contact(affiliations=(Affiliation(school, ends=YESTERDAY),)),
                a_contact(affiliations=(Affiliation(school, ends=YESTERDAY), Affiliation(school))),
                a_contact(affiliations=(Affiliation(school, begins=YESTERDAY + timedelta(days=30)),)),
                a_contact(affiliations=()),
            ],
        )
    assert situation(session).gone == (2,)
    with session.command("test"):
        organisation_store.save(session.db, replace(school, closes_on=YESTERDAY))
    assert situation(session).gone == (1, 2, 3)


def test_invitations_answered_open_and_cut_off(session: Session, event: Event) -> None:
    with session.command("test"):
        contact_store.add_many(session.db, [a_contact(mail=f"{number}@example.org") for number in range(3)])
        invitation_store.add_invitations(session.db, event.id, [1, 2, 3], session.now)
        invitation_store.set_status(session.db, event.id, [1], InvitationStatus.ACCEPTED)
        message = Message(2, event.id, "einladung", 1, MessageChannel.MAIL, "Einladung", "Text", "", "x.eml", uuid="u")
        message_store.add_messages(session.db, [message], session.now)
    now = situation(session)
    assert (now.invited, now.answered, now.unanswered, now.unwritten) == (3, 1, 2, (2,))
    assert [contact.id for contact in open_invitations(session, event)] == [2, 3]


def test_an_event_that_is_over_is_the_last_one(session: Session, event: Event) -> None:
    assert situation(session).last_event is None
    later = Session(session.db, session.now + timedelta(days=365))
    now = situation(later)
    assert (now.event, now.last_event) == (None, event)


def test_json_names_everything_in_german(session: Session, event: Event) -> None:
    said = as_json(situation(session))
    assert list(said) == [
        *("netzwerk", "heute", "kontakte", "organisationen", "veranstaltung", "letzte_veranstaltung", "sektoren"),
        *(
            "unfertige_einladungen",
            "nicht_mitgeteilt",
            "bedarfe_nach_der_veranstaltung",
            "ohne_stelle",
            "nicht_erreichbar",
            "naechste_schritte",
        ),
    ]
    assert said["veranstaltung"]["kennung"] == event.slug
    assert said["veranstaltung"]["einladungen"] == {"gesamt": 0, "beantwortet": 0, "offen": 0}
    assert said["veranstaltung"]["teile"][0]["frei"] == 3


def test_whom_to_ask_again_and_by_which_telephone(school: Organisation) -> None:
    """Institution and its number stand in where a person has none."""
    assert open_answer(a_mailbox(school, id=7)) == {
        "id": 7,
        "name": "Leoschule",
        "organisation": "Leoschule",
        "sektor": "schule",
        "mail": "sekretariat@example.org",
        "telefon": "02306 555-10",
    }
    assert open_answer(a_contact(phone="02306 555-99"))["telefon"] == "02306 555-99"
