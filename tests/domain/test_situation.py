"""The steps that `ks` alone proposes, state by state."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from tests.builders import a_part, an_event, of_seats

from kinderschutz_cli.domain.event import Event, EventStatus, Registering, Series
from kinderschutz_cli.domain.invitation import InvitationStatus
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.domain.situation import PartTally, SectorTally, Situation, next_steps

TODAY = date(2025, 7, 1)
EVENT = Event("3. Konferenz", slug="3-konferenz", registering=Registering(deadline=date(2025, 9, 12)))
EMPTY = Situation("Netzwerk", TODAY)
ANNOUNCED = replace(EMPTY, contacts=30, event=EVENT, programme_items=4)


def commands(now: Situation) -> list[str]:
    return [step.command for step in next_steps(now)]


def test_an_empty_network_needs_people_and_an_event() -> None:
    assert commands(EMPTY) == [
        "ks import LISTE.xlsx",
        "ks contact add NAME",
        "ks event create TITEL --date DATUM",
    ]


def test_a_new_event_needs_a_programme_and_invitations_to_the_sector_that_waits_longest_list() -> None:
    sectors = (SectorTally("kita", "Kita", 8, 0, 6), SectorTally("schule", "Schule", 20, 13, 7))
    now = replace(ANNOUNCED, programme_items=0, sectors=sectors)
    assert [(step.command, step.reason) for step in next_steps(now)] == [
        ('ks program add 9.30 "Eröffnung"', "das Programm ist noch leer"),
        ("ks invite --sector schule", "Schule: 7 Kontakte sind noch nicht eingeladen"),
    ]


def test_people_without_a_sector_are_not_proposed_by_one() -> None:
    assert commands(replace(ANNOUNCED, sectors=(SectorTally("", "ohne Sektor", 3, 0, 3),))) == ["ks export agenda.pdf"]


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2025, 8, 28), "ks registration add NAME"),
        (date(2025, 8, 29), "ks status --open"),
        (date(2025, 9, 12), "ks status --open"),
        (date(2025, 9, 13), "ks registration add NAME"),
    ],
)
def test_from_two_weeks_before_the_deadline_until_its_day_the_open_answers_come_first(today: date, first: str) -> None:
    invitations = Counter({InvitationStatus.INVITED: 22, InvitationStatus.ACCEPTED: 2})
    assert commands(replace(ANNOUNCED, today=today, invitations=invitations))[0] == first


def test_after_the_deadline_nobody_more_is_invited() -> None:
    now = replace(ANNOUNCED, today=date(2025, 9, 13), sectors=(SectorTally("schule", "Schule", 20, 13, 7),))
    assert commands(now) == ["ks export agenda.pdf"]


def test_an_invitation_that_was_cut_off_comes_before_everything() -> None:
    assert commands(replace(ANNOUNCED, unwritten=(17, 18)))[0] == "ks invite --contact 17"


def test_registrations_that_want_a_decision() -> None:
    counts = {RegistrationStatus.CONFIRMED: 1, RegistrationStatus.WAITING: 2, RegistrationStatus.REGISTERED: 3}
    full, free = PartTally(a_part(places=of_seats(1)), counts), PartTally(a_part(places=of_seats(2)), counts)
    undecided = "ks registration list --status angemeldet"
    exports = ["ks export teilnehmer.xlsx", "ks export agenda.pdf"]
    assert commands(replace(ANNOUNCED, parts=(full,))) == [undecided, *exports]
    assert commands(replace(ANNOUNCED, parts=(free,))) == [
        undecided,
        "ks waitlist promote --dry-run",
        *exports,
    ]


def test_messages_that_are_due() -> None:
    taken = PartTally(a_part(places=of_seats(1)), {RegistrationStatus.CONFIRMED: 1})
    assert commands(replace(ANNOUNCED, parts=(taken,), untold=2))[0] == "ks mail"


def test_after_the_event_comes_the_next_of_its_series() -> None:
    over = an_event(slug="3-konferenz", series=Series("Konferenz"), status=EventStatus.PLANNED)
    now = replace(EMPTY, contacts=3, last_event=over)
    assert commands(now) == [
        "ks event edit 3-konferenz --status durchgefuehrt",
        "ks registration list --event 3-konferenz",
        "ks event copy 3-konferenz --date DATUM",
        "ks event create TITEL --date DATUM",
    ]
    held = replace(over, status=EventStatus.HELD, series=None)
    assert commands(replace(now, last_event=held)) == [
        "ks registration list --event 3-konferenz",
        "ks event create TITEL --date DATUM",
    ]


def test_seats_of_a_part() -> None:
    tally = PartTally(a_part(places=of_seats(2)), {RegistrationStatus.CONFIRMED: 3, RegistrationStatus.OFFERED: 1})
    assert (tally.taken, tally.free, tally.in_status(RegistrationStatus.WAITING)) == (4, -2, 0)
    assert PartTally(a_part(places=of_seats(None)), {RegistrationStatus.CONFIRMED: 3}).free is None
