"""Who is invited, and why somebody is not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.builders import a_contact, a_mailbox, an_organisation

from kinderschutz_cli.domain.contact import Affiliation
from kinderschutz_cli.domain.invitation import (
    Choice,
    InvitationStatus,
    LeftOut,
    choose_invitees,
    invitation_answer,
)
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.organisation import Address
from kinderschutz_cli.domain.registration import RegistrationStatus

if TYPE_CHECKING:
    from kinderschutz_cli.domain.contact import Contact

DAY = date(2025, 10, 8)
SCHOOL = an_organisation(id=1)
ERIKA = a_contact(id=1, affiliations=(Affiliation(SCHOOL, "Schulleitung"),))
KIM = a_contact(id=2, name=PersonName(given="Kim", family="Muster"), affiliations=(Affiliation(SCHOOL),))
MAILBOX = a_mailbox(SCHOOL, id=3)
FREELANCE = a_contact(id=4, name=PersonName(given="Ina", family="Frei"))


def test_everybody_with_an_address_is_invited() -> None:
    choice = choose_invitees([ERIKA, KIM, MAILBOX, FREELANCE], invited=(), day=DAY)
    assert choice == Choice((ERIKA, KIM, MAILBOX, FREELANCE), ())


@pytest.mark.parametrize(
    ("contact", "reason"),
    [
        (a_contact(id=9, no_contact=True), LeftOut.OPTED_OUT),
        (a_contact(id=7), LeftOut.ALREADY_INVITED),
        (a_contact(id=9, mail=""), LeftOut.NO_ADDRESS),
        (a_contact(id=9, mail="", own_address=Address("Weg 1", "", "Ort")), LeftOut.NO_ADDRESS),
        (
            a_contact(id=9, affiliations=(Affiliation(an_organisation(id=2, closes_on=date(2025, 7, 31))),)),
            LeftOut.CLOSED,
        ),
    ],
)
def test_left_out_with_its_reason_beside_somebody_invited(contact: Contact, reason: LeftOut) -> None:
    choice = choose_invitees([KIM, contact], invited={7}, day=DAY)
    assert choice == Choice((KIM,), ((contact, reason),))


def test_an_institution_that_closes_later_is_still_invited() -> None:
    closing = a_contact(id=9, affiliations=(Affiliation(an_organisation(id=2, closes_on=DAY)),))
    assert choose_invitees([closing], invited=(), day=DAY) == Choice((closing,), ())


def test_an_opt_out_holds_for_corrections_too() -> None:
    opted_out = a_contact(id=9, no_contact=True)
    choice = choose_invitees([KIM, opted_out], invited={2, 9}, day=DAY, again=True)
    assert choice == Choice((KIM,), ((opted_out, LeftOut.OPTED_OUT),))


def test_again_reaches_those_invited_who_have_not_declined() -> None:
    choice = choose_invitees([ERIKA, KIM, FREELANCE], invited={1, 2}, declined={2}, day=DAY, again=True)
    assert choice == Choice((ERIKA,), ((KIM, LeftOut.HAS_DECLINED), (FREELANCE, LeftOut.NOT_YET_INVITED)))


def test_one_per_organisation_prefers_who_leads_then_people_then_the_mailbox() -> None:
    leading = a_contact(id=5, roles=("leitung",), affiliations=(Affiliation(SCHOOL),))
    selected = [MAILBOX, ERIKA, KIM, leading, FREELANCE]
    left_out = tuple((contact, LeftOut.ONE_PER_ORGANISATION) for contact in (MAILBOX, ERIKA, KIM))
    choice = choose_invitees(selected, invited=(), day=DAY, one_per_organisation=True)
    assert choice == Choice((leading, FREELANCE), left_out)


def test_one_per_organisation_counts_who_is_invited_already() -> None:
    choice = choose_invitees([ERIKA, KIM, FREELANCE], invited={1}, day=DAY, one_per_organisation=True)
    assert choice == Choice((FREELANCE,), ((ERIKA, LeftOut.ALREADY_INVITED), (KIM, LeftOut.ONE_PER_ORGANISATION)))


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (RegistrationStatus.CONFIRMED, InvitationStatus.ACCEPTED),
        (RegistrationStatus.WAITING, InvitationStatus.ACCEPTED),
        (RegistrationStatus.CANCELLED, InvitationStatus.DECLINED),
    ],
)
def test_what_a_registration_says_about_the_invitation(status: RegistrationStatus, answer: InvitationStatus) -> None:
    assert invitation_answer(status) is answer
