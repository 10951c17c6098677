"""Whoever is new is made inside the command that registers them: one entry of the journal, one undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.builders import a_part, an_event, of_seats
from tests.store.dump import dump

from kinderschutz_cli.errors.registration import GuestExists, HouseNeedsSector
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import journal as journal_store
from kinderschutz_cli.workflows import registration
from kinderschutz_cli.workflows.newcomer import Newcomer, names_a_house
from kinderschutz_cli.workflows.registration import Wish

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.workflows.session import Session


@pytest.fixture
def event(session: Session) -> Event:
    with session.command("test"):
        return event_store.get(session.db, event_store.add(session.db, an_event(parts=(a_part(places=of_seats(2)),))))


def register(session: Session, event: Event, *guests: Newcomer) -> list[tuple[str, str]]:
    made = registration.register(session, event, event.main_part, guests, Wish())
    return [(one.label, one.status) for one in made]


def test_person_house_and_registration_are_one_command(session: Session, event: Event) -> None:
    commands = len(journal_store.entries(session.db))
    made = register(
        session,
        event,
        Newcomer(name="Ina Neu", org="Kita Sonne", sector="kita", function="Leitung", mail="ina@example.org"),
        Newcomer(name="Ole Neu", org="Kita Sonne", sector="kita"),
        Newcomer(name="Kita Mond", house=True),
    )
    assert made == [
        ("Ina Neu (Kita Sonne)", "zugesagt"), ("Ole Neu (Kita Sonne)", "zugesagt"),
        ("N. N. (Kita Mond)", "warteliste"),
    ]  # fmt: skip
    assert len(journal_store.entries(session.db)) == commands + 1


@pytest.mark.parametrize(
    ("second", "problem"),
    [
        (Newcomer(name="Ole Neu", org="Kita Sonne"), HouseNeedsSector),
        (Newcomer(name="Ina Neu"), GuestExists),
    ],
)
def test_one_conflict_makes_nobody(session: Session, event: Event, second: Newcomer, problem: type[Exception]) -> None:
    before = dump(session.db)
    with pytest.raises(problem):
        register(session, event, Newcomer(name="Ina Neu"), second)
    assert dump(session.db) == before


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Kita Sonne", True), ("GS Am Park", True), ("Gesundheitsamt", True), ("Ina Kitaoka", False), ("Kim Ag", False)],
)
def test_which_names_are_an_institution(name: str, expected: bool) -> None:
    assert names_a_house(name) is expected
