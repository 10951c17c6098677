"""Wishes and places of workshops and working groups, in a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import a_part, an_item, of_seats, stored_contact, stored_event
from tests.store.dump import dump

from kinderschutz_cli.domain.contact import Contact
from kinderschutz_cli.domain.event import PartForm
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.programme import Appearance, AppearanceRole, AppearanceType, ItemKind
from kinderschutz_cli.domain.registration import MOVES, RegistrationStatus, Seat
from kinderschutz_cli.errors.matching import Ambiguous, Unknown
from kinderschutz_cli.errors.registration import NoSeatLeft
from kinderschutz_cli.errors.session_place import (
    GroupsChanged,
    GroupsOfSeveralParts,
    NobodyToWish,
    NoGroups,
    NoPlaceInGroup,
    NotInGroup,
    SeatNeeded,
    TakesNoWishes,
)
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import merging
from kinderschutz_cli.store import programme as programme_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store import session_place as session_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.workflows import (
    guest,
    programme,
    registration,
    representation,
    seat_number,
    session_place,
    session_view,
    undo,
    waitlist,
)
from kinderschutz_cli.workflows.programme import ItemInput
from kinderschutz_cli.workflows.registration import Wish
from kinderschutz_cli.workflows.session import Session

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.programme import ProgrammeItem
    from kinderschutz_cli.domain.registration import Registration

S = RegistrationStatus
FAMILIES = ("Adler", "Berg", "Carls", "Dorn", "Ernst", "Fuchs")


def an_afternoon(session: Session, *places: int | None, seats: int | None = 4, **changes: Any) -> Event:
    """A plenum at 11, and at 13 one working group for each of `places`; six people in the file."""
    for family in FAMILIES:
        if not any(one.name.family == family for one in _contacts(session)):
            stored_contact(session, Contact(name=PersonName(given="Kim", family=family), sector="schule"))
    event = stored_event(session, parts=(a_part(places=of_seats(seats)),), **changes)
    with session.command("test"):
        plenum = an_item(title="Plenum", kind=ItemKind.PLENARY, starts=time(11))
        for position, item in enumerate([plenum, *(a_group(n, p) for n, p in enumerate(places, start=1))], start=1):
            programme_store.add(session.db, replace(item, part_id=event.main_part.id, position=position))
    return event


def a_group(number: int, places: int | None, starts: time = time(13)) -> ProgrammeItem:
    return an_item(title=f"AG {number}: Thema", kind=ItemKind.WORKING_GROUP, places=places, starts=starts, minutes=90)


def _contacts(session: Session) -> list[Contact]:
    return contact_store.find(session.db, ContactFilter(), session.today)


def register(session: Session, event: Event, *names: str, wish: Wish | None = None) -> None:
    """One after the other, a minute apart."""
    for name in names:
        later = Session(session.db, session.now + timedelta(minutes=session.db.count("registration")))
        registration.register(later, event, event.main_part, [guest.who(session, name)], wish or Wish())


def of(session: Session, event: Event, name: str) -> Registration:
    return guest.find_registration(session, event, name)


def wish(session: Session, event: Event, name: str, *groups: str) -> None:
    session_place.set_wishes(
        session, event, of(session, event, name), session_place.meant(session, event, groups) if groups else []
    )


def place(session: Session, event: Event, name: str, group: str, override: str = "") -> session_place.Placement:
    (entry,) = session_place.meant(session, event, [group])
    return session_place.place(session, event, entry, of(session, event, name), override)


def allot(session: Session, event: Event, *, fill: bool = False) -> None:
    session_place.carry_out(session, session_place.plan(session, event, event.main_part, fill=fill))


def set_status(session: Session, event: Event, name: str, status: RegistrationStatus) -> None:
    before = of(session, event, name)
    registration.change(session, event, before, replace(before, status=status))


def seated(session: Session, event: Event) -> dict[str, list[tuple[str, str]]]:
    """Group → family name and reason."""
    board = session_place.Board.of(session, event, event.main_part)
    people = {
        one.id: one.contact.name.family if one.contact else "N. N."
        for one in registration_store.registrations(session.db, [event.main_part.id], session.today)
    }
    return {
        entry.item.title[:4]: [
            (people[number], places[entry.item.id])
            for number, places in board.places.items()
            if entry.item.id in places
        ]
        for entry in board.entries
    }


def families(session: Session, event: Event) -> dict[str, list[str]]:
    return {group: [name for name, _ in people] for group, people in seated(session, event).items()}


def test_wishes_become_places_and_one_undo_takes_them_back(session: Session) -> None:
    event = an_afternoon(session, 1, 2)
    register(session, event, *FAMILIES[:4])
    for name in FAMILIES[:3]:
        wish(session, event, name, "AG 1", "Arbeitsgruppe 2")
    before = dump(session.db)
    allot(session, event)
    assert seated(session, event) == {
        "AG 1": [("Adler", "1. Wunsch")],
        "AG 2": [("Berg", "2. Wunsch, voll: „AG 1: Thema“"), ("Carls", "2. Wunsch, voll: „AG 1: Thema“")],
    }
    undo.carry_out(session, undo.plan(session, None))
    assert dump(session.db) == before
    wish(session, event, "Berg", "3")  # the number of the programme
    wish(session, event, "Adler")
    allot(session, event)
    assert families(session, event) == {"AG 1": ["Carls"], "AG 2": ["Berg"]}


def test_the_list_counts_wishes_of_those_with_a_seat(session: Session) -> None:
    event = an_afternoon(session, 1, 2, seats=2)
    register(session, event, *FAMILIES[:4])
    for name in FAMILIES[:3]:
        wish(session, event, name, "AG 1", "AG 2")
    wish(session, event, "Dorn", "AG 2")
    set_status(session, event, "Dorn", S.CANCELLED)
    (board,) = session_view.boards(session, event)
    assert [(line.wished, line.given, line.free) for line in session_view.lines(board)] == [
        ((2, 0, 0), 0, 1),
        ((0, 2, 0), 0, 2),
    ]
    assert session_view.remarks(board) == [
        "Nicht gezählt sind die Wünsche von 1 Person ohne Platz bei der Veranstaltung."
    ]
    allot(session, event, fill=True)
    assert families(session, event) == {"AG 1": ["Adler"], "AG 2": ["Berg"]}


def test_what_can_be_wished(session: Session) -> None:
    event = an_afternoon(session, 1, 2)
    register(session, event, *FAMILIES[:5])
    with pytest.raises(TakesNoWishes):
        wish(session, event, "Adler", "Plenum")
    with pytest.raises(TakesNoWishes) as caught:
        wish(session, event, "Adler", "1")
    assert caught.value.hint == "Zur Wahl stehen „AG 1: Thema“ und „AG 2: Thema“."
    with pytest.raises(Ambiguous):
        wish(session, event, "Adler", "Thema")
    with pytest.raises(Unknown):
        wish(session, event, "Adler", "AG 7")
    set_status(session, event, "Adler", S.CANCELLED)
    with pytest.raises(NobodyToWish):
        wish(session, event, "Adler", "AG 1")
    wish(session, event, "Ernst", "AG 1")  # waits, and may still come
    empty = stored_event(session, slug="leer", title="Leer")
    with pytest.raises(NoGroups):
        session_place.meant(session, empty, ["AG 1"])


def test_wishes_belong_to_one_part_and_its_registration(session: Session) -> None:
    event = stored_event(session, parts=(a_part(), a_part(position=2, title="Abend")))
    stored_contact(session, Contact(name=PersonName(given="Kim", family="Adler")))
    with session.command("test"):
        for number, part in enumerate(event.parts, start=1):
            programme_store.add(session.db, replace(a_group(number, 1), part_id=part.id))
    with pytest.raises(GroupsOfSeveralParts):
        session_place.meant(session, event, ["AG 1", "AG 2"])
    register(session, event, "Adler")
    (evening,) = session_place.meant(session, event, ["AG 2"])
    with pytest.raises(Unknown):
        session_place.registration_in(session, event, evening.part, "Adler")


def test_a_place_by_hand_obeys_the_places_or_says_why_not(session: Session) -> None:
    event = an_afternoon(session, 1, 1)
    register(session, event, *FAMILIES[:5])
    assert place(session, event, "Adler", "AG 1").reason == "von Hand"
    assert not place(session, event, "Adler", "AG 1").changed
    with pytest.raises(NoPlaceInGroup) as caught:
        place(session, event, "Berg", "AG 1")
    assert caught.value.message == (
        "Kim Berg kann in „AG 1: Thema“ keinen Platz bekommen: der einzige Platz ist vergeben. Es wurde nichts geändert."
    )
    place(session, event, "Berg", "AG 1", "schreibt das Protokoll")
    assert seated(session, event)["AG 1"] == [
        ("Adler", "von Hand"),
        ("Berg", "über die Regel hinaus: schreibt das Protokoll (der einzige Platz ist vergeben)"),
    ]
    moved = place(session, event, "Berg", "AG 2")
    assert (moved.before, families(session, event)) == (("AG 1: Thema",), {"AG 1": ["Adler"], "AG 2": ["Berg"]})
    with pytest.raises(SeatNeeded):
        place(session, event, "Ernst", "AG 1", "trotzdem")
    (entry,) = session_place.meant(session, event, ["AG 2"])
    session_place.remove(session, event, entry, of(session, event, "Berg"))
    with pytest.raises(NotInGroup) as missing:
        session_place.remove(session, event, entry, of(session, event, "Adler"))
    assert missing.value.hint == "Einen Platz gibt es in „AG 1: Thema“."
    assert families(session, event) == {"AG 1": ["Adler"], "AG 2": []}


def test_whoever_leads_a_group_is_not_put_into_another(session: Session) -> None:
    event = an_afternoon(session, 1, 1)
    register(session, event, "Adler", "Berg")
    (entry,) = session_place.meant(session, event, ["AG 1"])
    adler = of(session, event, "Adler").contact
    assert adler is not None
    leads = Appearance("Kim Adler", AppearanceRole.MODERATES, AppearanceType.CONTACT, contact_id=adler.id)
    with session.command("test"):
        programme_store.save(session.db, replace(entry.item, appearances=(leads,)))
    with pytest.raises(NoPlaceInGroup, match="wirkt zu dieser Zeit in „AG 1: Thema“ mit"):
        place(session, event, "Adler", "AG 2")
    allot(session, event, fill=True)
    assert families(session, event) == {"AG 1": ["Berg"], "AG 2": []}


def test_only_those_who_attend_in_the_hall_are_filled_in(session: Session) -> None:
    event = an_afternoon(session, None)
    with session.command("test"):
        event_store.save(session.db, replace(event, parts=(replace(event.main_part, form=PartForm.HYBRID),)))
    event = event_store.get(session.db, event.id)
    register(session, event, "Adler", wish=Wish(form=PartForm.ONLINE))
    register(session, event, "Berg", wish=Wish(seat=Seat.HELPER, override="hilft"))
    register(session, event, "Carls")
    allot(session, event, fill=True)
    assert families(session, event) == {"AG 1": ["Carls"]}


@pytest.mark.parametrize("after", [S.CANCELLED, S.REFUSED, S.WAITING])
def test_whoever_loses_the_seat_frees_the_place_and_keeps_the_wishes(session: Session, after: S) -> None:
    event = an_afternoon(session, 1)
    register(session, event, "Adler", "Berg")
    wish(session, event, "Adler", "AG 1")
    wish(session, event, "Berg", "AG 1")
    allot(session, event)
    before = dump(session.db)
    set_status(session, event, "Adler", after)
    assert families(session, event) == {"AG 1": []}
    undo.carry_out(session, undo.plan(session, None))
    assert dump(session.db) == before
    set_status(session, event, "Adler", after)
    allot(session, event)
    set_status(session, event, "Adler", S.CONFIRMED)
    assert families(session, event) == {"AG 1": ["Berg"]}
    adler = of(session, event, "Adler")
    assert session_view.why(session, event, adler) == (
        "Kim Adler wünscht 1. „AG 1: Thema“. Kein Platz in „AG 1: Thema“: der einzige Platz ist vergeben. In keiner anderen "
        "Gruppe dieser Zeit ist ein Platz frei."
    )


def test_an_offer_that_runs_out_frees_the_place(session: Session) -> None:
    event = an_afternoon(session, 2, seats=1)
    register(session, event, "Adler", "Berg")
    set_status(session, event, "Adler", S.CANCELLED)
    waitlist.promote(session, waitlist.plan_promotion(session, event, event.main_part, until=None, confirm=False))
    place(session, event, "Berg", "AG 1")
    later = Session(session.db, session.now + timedelta(days=9))
    waitlist.expire(later, event.main_part, waitlist.run_out(later, event.main_part))
    assert of(session, event, "Berg").status is S.EXPIRED
    assert families(session, event) == {"AG 1": []}


def test_an_accepted_offer_keeps_the_place(session: Session) -> None:
    event = an_afternoon(session, 2, seats=1)
    register(session, event, "Adler", "Berg")
    set_status(session, event, "Adler", S.CANCELLED)
    waitlist.promote(session, waitlist.plan_promotion(session, event, event.main_part, until=None, confirm=False))
    place(session, event, "Berg", "AG 1")
    set_status(session, event, "Berg", S.CONFIRMED)
    assert families(session, event) == {"AG 1": ["Berg"]}


def test_a_smaller_hall_frees_the_places_of_those_sent_back(session: Session) -> None:
    event = an_afternoon(session, 4)
    register(session, event, *FAMILIES[:4])
    allot(session, event, fill=True)
    seat_number.carry_out(session, seat_number.plan(session, event, event.main_part, "2"))
    assert families(session, event) == {"AG 1": ["Adler", "Berg"]}


def test_a_representative_takes_over_wishes_and_places(session: Session) -> None:
    event = an_afternoon(session, 1, 1)
    register(session, event, "Adler", "Berg")
    wish(session, event, "Adler", "AG 2", "AG 1")
    allot(session, event)
    before = seated(session, event)
    carls, adler = guest.who(session, "Carls"), guest.who(session, "Adler")
    made = representation.represent(session, event, event.main_part, carls, adler, Wish())
    assert seated(session, event) == {"AG 1": [], "AG 2": [("Carls", before["AG 2"][0][1])]}
    wishes = session_store.wishes(session.db, event.main_part.id)
    assert [len(items) for number, items in wishes.items() if number == made.id] == [2]
    assert set(wishes) == {made.id}


def test_a_plan_that_no_longer_holds_places_nobody(session: Session) -> None:
    event = an_afternoon(session, 1)
    register(session, event, "Adler", "Berg")
    wish(session, event, "Berg", "AG 1")
    plan = session_place.plan(session, event, event.main_part)
    wish(session, event, "Adler", "AG 1")
    before = dump(session.db)
    with pytest.raises(GroupsChanged):
        session_place.carry_out(session, plan)
    assert dump(session.db) == before


def test_fewer_places_are_warned_of_and_nobody_is_thrown_out(session: Session) -> None:
    event = an_afternoon(session, 3)
    register(session, event, *FAMILIES[:3])
    allot(session, event, fill=True)
    saved = programme.edit_item(session, event, "2", ItemInput(places="1"))
    assert saved.warnings[0] == (
        "„AG 1: Thema“ ist um 2 überbelegt; von selbst verliert niemand den Platz (ks session show 2, ks session remove NAME 2)."
    )
    assert saved.entry.places_text == "3 von 1"
    assert families(session, event) == {"AG 1": ["Adler", "Berg", "Carls"]}


def test_another_time_may_put_somebody_in_two_groups_at_once(session: Session) -> None:
    event = an_afternoon(session, 3)
    with session.command("test"):
        later = replace(a_group(2, 1, time(15)), part_id=event.main_part.id, position=3)
        programme_store.add(session.db, later)
    register(session, event, "Adler")
    allot(session, event, fill=True)
    assert families(session, event) == {"AG 1": ["Adler"], "AG 2": ["Adler"]}
    saved = programme.move_to_time(session, event, "3", "14")
    assert saved.warnings[0] == "Kim Adler sitzt zur selben Zeit in „AG 1: Thema“, „AG 2: Thema“."


@pytest.mark.parametrize("how", ["removed", "for all"])
def test_an_item_nobody_can_choose_any_more_takes_its_wishes_and_places_along(session: Session, how: str) -> None:
    event = an_afternoon(session, 2)
    register(session, event, "Adler", "Berg")
    wish(session, event, "Adler", "AG 1")
    allot(session, event, fill=True)
    before = dump(session.db)
    if how == "removed":
        _, warnings = programme.remove_item(session, event, "2")
    else:
        warnings = programme.edit_item(session, event, "2", ItemInput(kind="plenum")).warnings
    assert warnings[0] == "Für „AG 1: Thema“ entfallen damit 1 Wunsch und 2 vergebene Plätze."
    assert (session.db.count("session_wish"), session.db.count("session_place")) == (0, 0)
    undo.carry_out(session, undo.plan(session, None))
    assert dump(session.db) == before


def test_merging_two_people_keeps_one_of_each_wish_and_place(session: Session) -> None:
    event = an_afternoon(session, 3)
    register(session, event, "Adler", "Berg")
    for name in ("Adler", "Berg"):
        wish(session, event, name, "AG 1")
    allot(session, event)
    adler, berg = (of(session, event, name).contact for name in ("Adler", "Berg"))
    assert adler is not None
    assert berg is not None
    with session.command("test"):
        merging.merge(session.db, "contact", adler.id, berg.id, {})
    assert families(session, event) == {"AG 1": ["Adler"]}


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["wish", "allot", "place", "status", "undo"]),
        st.integers(0, 5),
        st.sampled_from(list(S)),
        st.lists(st.integers(1, 3), max_size=3, unique=True),
    ),
    max_size=12,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, sizes=st.lists(st.none() | st.integers(0, 2), min_size=3, max_size=3))
def test_whatever_happens_no_group_is_overfull_and_only_those_with_a_seat_sit(
    session: Session, steps: list[tuple[str, int, S, list[int]]], sizes: list[int | None]
) -> None:
    event = an_afternoon(session, *sizes, slug=f"probe-{session.db.count('event')}")
    register(session, event, *FAMILIES)
    for doing, number, status, groups in steps:
        before, latest = dump(session.db), session.db.value("SELECT max(id) FROM command")
        _step(session, event, doing, FAMILIES[number], status, groups)
        if doing == "undo" and session.db.value("SELECT max(id) FROM command") > latest:
            undo.carry_out(session, undo.plan(session, None))
            assert dump(session.db) == before
        board = session_place.Board.of(session, event, event.main_part)
        assert session_view.problems(session, board) == []
        assert {number for number, places in board.places.items() if places} <= set(board.applicants)


def _step(session: Session, event: Event, doing: str, name: str, status: S, groups: list[int]) -> None:
    mine = of(session, event, name)
    titles = [f"AG {number}" for number in groups]
    try:
        if doing == "allot":
            allot(session, event, fill=status is S.WAITING)
        elif doing == "wish":
            wish(session, event, name, *titles)
        elif doing == "place" and titles:
            place(session, event, name, titles[0])
        elif status in MOVES[mine.status] and status not in {S.OFFERED, S.EXPIRED, S.REPRESENTED}:
            set_status(session, event, name, status)
    except (NoPlaceInGroup, SeatNeeded, NobodyToWish, NoSeatLeft):
        pass
