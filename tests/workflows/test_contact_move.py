"""People who change to another institution, and who comes after them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.builders import a_contact, a_part, an_organisation, stored_contact, stored_event, stored_organisation
from tests.store.dump import dump

from kinderschutz_cli.domain.contact import Affiliation
from kinderschutz_cli.domain.day import PartialDate
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.errors.contact import EndsBeforeItBegins
from kinderschutz_cli.errors.duplicate import SameRecordTwice
from kinderschutz_cli.errors.succession import (
    BelongsThereAlready,
    MovedMeanwhile,
    NothingToPassOn,
    SuccessorMissing,
    SuccessorOptedOut,
)
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.workflows import contact_move, undo
from kinderschutz_cli.workflows.contact_move import MoveInput

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.session import Session


@pytest.fixture
def schools(session: Session) -> tuple[int, int]:
    first, second = (
        stored_organisation(session, an_organisation(name=name)) for name in ("Leoschule", "Viktoriaschule")
    )
    return first, second


def person(session: Session, given: str, *affiliations: Affiliation, **more: Any) -> int:
    name = PersonName("", given, "", "Muster")
    return stored_contact(session, a_contact(name=name, mail="", affiliations=affiliations, **more))


def at(session: Session, organisation: int, function: str = "", **dates: Any) -> Affiliation:
    return Affiliation(organisation_store.get(session.db, organisation), function, **dates)


def move(session: Session, **typed: Any) -> list[str]:
    wish = MoveInput(**{"name": "Erika Muster", "to": "Viktoriaschule", "on": "1.8.2025"} | typed)
    plan = contact_move.plan(session, wish)
    contact_move.carry_out(session, wish, plan)
    return plan.lines


def held(session: Session, contact: int) -> list[tuple[str, str, date | None, date | None]]:
    return [
        (one.organisation.name, one.function, one.begins, one.ends)
        for one in contact_store.all_affiliations(session.db, contact)
    ]


LAST, FIRST = date(2025, 7, 31), date(2025, 8, 1)


def test_the_old_affiliation_ends_the_day_before(session: Session, schools: tuple[int, int]) -> None:
    erika = person(session, "Erika", at(session, schools[0], "Schulleitung"))
    before = dump(session.db)
    assert move(session, function="Konrektorin") == [
        "Erika Muster: Schulleitung, Leoschule, bis 31.07.2025",
        "Erika Muster: Konrektorin, Viktoriaschule, ab 01.08.2025",
    ]
    assert held(session, erika) == [
        ("Viktoriaschule", "Konrektorin", FIRST, None),
        ("Leoschule", "Schulleitung", None, LAST),
    ]
    undo.carry_out(session, undo.plan(session, None))
    assert dump(session.db) == before


def test_what_ends_earlier_anyway_is_not_prolonged(session: Session, schools: tuple[int, int]) -> None:
    erika = person(session, "Erika", at(session, schools[0], ends=date(2025, 7, 15)))
    assert move(session)[0] == "Erika Muster: Leoschule, bis 15.07.2025"
    assert held(session, erika)[1] == ("Leoschule", "", None, date(2025, 7, 15))


def test_the_function_passes_to_a_successor(session: Session, schools: tuple[int, int]) -> None:
    person(session, "Erika", at(session, schools[0], "Schulleitung"))
    jan = person(session, "Jan")
    assert move(session, successor="Jan Muster")[-1] == "Nachfolge Jan Muster: Schulleitung, Leoschule, ab 01.08.2025"
    assert held(session, jan) == [("Leoschule", "Schulleitung", FIRST, None)]


def test_a_successor_who_is_there_already(session: Session, schools: tuple[int, int]) -> None:
    person(session, "Erika", at(session, schools[0], "Schulleitung"))
    jan = person(session, "Jan", at(session, schools[0], "Konrektor"), at(session, schools[1]))
    move(session, successor="Jan Muster")
    assert held(session, jan) == [
        ("Leoschule", "Schulleitung", FIRST, None),
        ("Leoschule", "Konrektor", None, LAST),
        ("Viktoriaschule", "", None, None),
    ]


def test_a_successor_who_belongs_elsewhere_keeps_that(session: Session, schools: tuple[int, int]) -> None:
    person(session, "Erika", at(session, schools[0], "Schulleitung"))
    jan = person(session, "Jan", at(session, schools[1], "Konrektor"))
    move(session, successor="Jan Muster")
    assert held(session, jan) == [
        ("Viktoriaschule", "Konrektor", None, None),
        ("Leoschule", "Schulleitung", FIRST, None),
    ]


def test_open_invitations_pass_on_when_wished(session: Session, schools: tuple[int, int]) -> None:
    erika = person(session, "Erika", at(session, schools[0], "Schulleitung"))
    jan = person(session, "Jan")
    events = {
        name: stored_event(session, title=name, slug=name.lower(), parts=(a_part(date=PartialDate(*day)),)).id
        for name, day in {
            "Juli": (2025, 7, 15),
            "Oktober": (2025, 10),
            "Herbst": (2025, 10, 8),
            "Winter": (2025, 12, 1),
        }.items()
    }
    with session.command("invite"):
        for name, contact, status in (
            ("Juli", erika, "eingeladen"), ("Oktober", erika, "eingeladen"), ("Herbst", erika, "zugesagt"),
            ("Winter", erika, "eingeladen"), ("Winter", jan, "eingeladen"),
        ):  # fmt: skip
            session.db.insert(
                "invitation",
                event_id=events[name],
                contact_id=contact,
                status=status,
                invited_at="2025-06-01T08:00:00Z",
            )
    assert move(session, successor="Jan Muster", with_invitations=True)[3:] == [
        "Einladung zu „Oktober“: geht auf Jan Muster über",
        "Einladung zu „Winter“: Jan Muster ist selbst eingeladen, sie bleibt",
    ]
    rows = session.db.rows(
        "SELECT event.title, contact_id FROM invitation JOIN event ON event.id = event_id ORDER BY invitation.id"
    )
    assert [tuple(row) for row in rows] == [
        ("Juli", erika), ("Oktober", jan), ("Herbst", erika), ("Winter", erika), ("Winter", jan),
    ]  # fmt: skip


def test_what_cannot_be(session: Session, schools: tuple[int, int]) -> None:
    person(session, "Erika", at(session, schools[0], "Schulleitung"))
    person(session, "Jan", no_contact=True)
    with pytest.raises(BelongsThereAlready):
        move(session, to="Leoschule")
    with pytest.raises(SuccessorMissing):
        move(session, with_invitations=True)
    with pytest.raises(SuccessorOptedOut):
        move(session, successor="Jan Muster", with_invitations=True)
    with pytest.raises(SameRecordTwice):
        move(session, successor="Erika Muster")
    with pytest.raises(NothingToPassOn):
        move(session, name="Jan Muster", successor="Erika Muster")


def test_nobody_leaves_before_having_come(session: Session, schools: tuple[int, int]) -> None:
    person(session, "Erika", at(session, schools[0], begins=date(2025, 6, 1)))
    with pytest.raises(EndsBeforeItBegins):
        move(session, on="1.5.2025")


def test_what_changed_after_it_was_shown(session: Session, schools: tuple[int, int]) -> None:
    erika = person(session, "Erika", at(session, schools[0], "Schulleitung"))
    wish = MoveInput(name="Erika Muster", to="Viktoriaschule", on="1.8.2025")
    plan = contact_move.plan(session, wish)
    with session.command("contact edit"):
        session.db.update("contact", erika, note="neu")
    with pytest.raises(MovedMeanwhile):
        contact_move.carry_out(session, wish, plan)
