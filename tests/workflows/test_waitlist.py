"""The waiting list and the seats behind it, in a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import a_part, an_event, an_organisation, of_seats
from tests.store.dump import dump
from tests.store.replay import present, replayed

from kinderschutz_cli.domain.allotment import allot
from kinderschutz_cli.domain.attendance import KnownBy, Mark
from kinderschutz_cli.domain.contact import Affiliation, Contact
from kinderschutz_cli.domain.event import PartForm
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.places import CapLevel, Places, Quota, Rule
from kinderschutz_cli.domain.registration import MOVES, Channel, RegistrationStatus, Seat
from kinderschutz_cli.errors.places import NobodyWaits, NothingToAllot, OfferInThePast, QueueChanged, QuotaTooLarge
from kinderschutz_cli.errors.registration import AlreadyRegistered, MoveImpossible, NoSeatLeft, RepresentsOneself
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.workflows import (
    attendance,
    guest,
    places,
    registration,
    representation,
    seat_number,
    undo,
    waitlist,
)
from kinderschutz_cli.workflows.registration import Wish
from kinderschutz_cli.workflows.seating import Seating
from kinderschutz_cli.workflows.session import Session

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.registration import Registration

S = RegistrationStatus
FAMILIES = ("Adler", "Berg", "Carls", "Dorn", "Ernst", "Fuchs", "Groth", "Hahn")


def an_audience(session: Session, seats: Places, rule: Rule = Rule.FIRST_COME) -> Event:
    """Eight people: A to D of the Leoschule, E and F of the Kita Sonne (below one Träger), G and H of the court."""
    with session.command("test"):
        carrier = organisation_store.add(
            session.db, an_organisation(name="Träger e. V.", sector="jugendhilfe", kind="")
        )
        houses = [
            organisation_store.add(session.db, an_organisation(name=name, sector=sector, kind="", parent_id=parent))
            for name, sector, parent in (
                ("Leoschule", "schule", carrier),
                ("Kita Sonne", "kita", carrier),
                ("Amtsgericht", "justiz", None),
            )
        ]
        for number, family in enumerate(FAMILIES):
            house = organisation_store.get(session.db, houses[(0, 0, 0, 0, 1, 1, 2, 2)[number]])
            contact = Contact(name=PersonName(given="Kim", family=family), affiliations=(Affiliation(house),))
            contact_store.add(session.db, contact)
        event_id = event_store.add(session.db, an_event(rule=rule, seed="1", parts=(a_part(places=seats),)))
    return event_store.get(session.db, event_id)


def at(session: Session, **later: int) -> Session:
    return Session(session.db, session.now + timedelta(**later))


def add(session: Session, event: Event, *names: str, wish: Wish | None = None) -> list[str]:
    """One registration after the other, a minute apart; their states."""
    made = []
    for name in names:
        count = session.db.count("registration")
        who = guest.who(session, name)
        made += registration.register(at(session, minutes=count), event, event.main_part, [who], wish or Wish())
    return [one.status for one in made]


def states(session: Session, event: Event) -> dict[str, str]:
    found = registration_store.registrations(session.db, [event.main_part.id], session.today)
    return {one.contact.name.family if one.contact else "N. N.": one.status for one in found}


def of(session: Session, event: Event, name: str) -> Registration:
    return guest.find_registration(session, event, name)


def set_status(session: Session, event: Event, name: str, status: RegistrationStatus, override: str = "") -> None:
    before = of(session, event, name)
    registration.change(session, event, before, replace(before, status=status), override)


def promoted(session: Session, event: Event, number: int | None = None, *, confirm: bool = False) -> list[str]:
    plan = waitlist.plan_promotion(session, event, event.main_part, number, until=None, confirm=confirm)
    waitlist.promote(session, plan)
    return [plan.names[one] for one, _ in plan.chosen]


def test_a_freed_seat_goes_to_the_waiting_list_and_not_to_the_next_caller(session: Session) -> None:
    event = an_audience(session, of_seats(2))
    assert add(session, event, "Adler", "Berg", "Carls", "Dorn") == ["zugesagt", "zugesagt", "warteliste", "warteliste"]
    set_status(session, event, "Adler", S.CANCELLED)
    assert add(session, event, "Ernst") == ["warteliste"]
    with pytest.raises(NoSeatLeft) as caught:
        add(session, event, "Fuchs", wish=Wish(S.CONFIRMED))
    assert caught.value.message == (
        "Kim Fuchs (Kita Sonne) kann zu „3. Musterstädter Kinderschutzkonferenz“ gerade keinen Platz bekommen: freie "
        "Plätze gehen zuerst an eine Person, die schon wartet. Es wurde nichts eingetragen."
    )
    with pytest.raises(NoSeatLeft):
        set_status(session, event, "Dorn", S.CONFIRMED)
    assert promoted(session, event) == ["Kim Carls (Leoschule)"]
    assert states(session, event) == {
        "Adler": "abgesagt", "Berg": "zugesagt", "Carls": "angeboten", "Dorn": "warteliste", "Ernst": "warteliste"
    }  # fmt: skip


def test_an_open_offer_holds_its_seat_until_it_is_taken_back(session: Session) -> None:
    event = an_audience(session, of_seats(1))
    add(session, event, "Adler", "Berg", "Carls")
    set_status(session, event, "Adler", S.CANCELLED)
    promoted(session, event)
    assert of(session, event, "Berg").offered_until == date(2025, 7, 8)
    assert promoted(session, event) == []
    assert waitlist.run_out(at(session, days=7), event.main_part) == []
    later = at(session, days=8)
    over = waitlist.run_out(later, event.main_part)
    assert [one.label for one in over] == ["Kim Berg (Leoschule)"]
    assert states(session, event)["Berg"] == "angeboten"  # never silently
    waitlist.expire(later, event.main_part, over)
    assert states(session, event)["Berg"] == "abgelaufen"
    assert promoted(later, event, confirm=True) == ["Kim Carls (Leoschule)"]
    with pytest.raises(NobodyWaits):  # neither who cancelled nor whose offer ran out is asked again
        promoted(later, event)


def test_an_accepted_offer_loses_its_date(session: Session) -> None:
    event = an_audience(session, of_seats(1))
    add(session, event, "Adler", "Berg")
    set_status(session, event, "Adler", S.CANCELLED)
    promoted(session, event)
    set_status(session, event, "Berg", S.CONFIRMED)
    assert (of(session, event, "Berg").status, of(session, event, "Berg").offered_until) == (S.CONFIRMED, None)


def test_whoever_cancelled_and_registers_again_stands_at_the_end(session: Session) -> None:
    event = an_audience(session, of_seats(1))
    add(session, event, "Adler", "Berg")
    set_status(session, event, "Adler", S.CANCELLED)
    assert add(at(session, hours=1), event, "Adler") == ["warteliste"]
    assert [line.name for line in waitlist.lines(session, event, event.main_part)] == [
        "Kim Berg (Leoschule)",
        "Kim Adler (Leoschule)",
    ]


def test_a_cap_counts_at_its_level_and_everybody_else_moves_on(session: Session) -> None:
    event = an_audience(session, of_seats(6, cap=2))
    assert add(session, event, "Adler", "Berg", "Carls", "Ernst") == ["zugesagt", "zugesagt", "warteliste", "zugesagt"]
    part = places.change(session, event, event.main_part, places.PlacesInput(cap_level="traeger")).part
    assert part.places.cap_level is CapLevel.CARRIER
    assert add(session, event, "Fuchs", "Groth") == ["warteliste", "zugesagt"]
    seen = places.view(session, *registration.fresh(session, event, part.id))
    assert seen.over_cap == (("Träger e. V.", 3),)


def test_a_quota_keeps_seats_until_its_day(session: Session) -> None:
    event = an_audience(session, of_seats(2))
    places.set_quota(session, event, event.main_part, "justiz", minimum="1", until="1.8.2025")
    assert add(session, event, "Adler", "Berg", "Groth") == ["zugesagt", "warteliste", "zugesagt"]
    with pytest.raises(QuotaTooLarge):
        places.set_quota(session, event, event.main_part, "kita", minimum="2")
    places.remove_quota(session, event, event.main_part, "justiz")
    assert event_store.get(session.db, event.id).main_part.places == Places(2)


def test_kept_seats_and_an_override_that_says_what_it_passes(session: Session) -> None:
    event = an_audience(session, of_seats(2, kept=1))
    assert add(session, event, "Adler", "Berg") == ["zugesagt", "warteliste"]
    assert add(session, event, "Groth", wish=Wish(seat=Seat.CONTRIBUTING)) == ["zugesagt"]
    assert add(session, event, "Hahn", wish=Wish(override="vertritt das Gericht")) == ["zugesagt"]
    (last,) = registration_store.moves(session.db, of(session, event, "Hahn").id)
    assert last.reason == (
        "über die Regel hinaus: vertritt das Gericht (sonst warteliste: alle 2 Plätze sind vergeben)"
    )


def test_a_rule_that_collects_decides_all_at_once(session: Session) -> None:
    event = an_audience(session, of_seats(3), Rule.PRIORITY)
    assert set(add(session, event, "Adler", "Berg", "Carls", "Ernst", "Groth")) == {"angemeldet"}
    with pytest.raises(NoSeatLeft):
        set_status(session, event, "Adler", S.CONFIRMED)
    plan = waitlist.plan_allotment(session, event, event.main_part)
    assert [(plan.names[number], reason) for number, reason in plan.chosen] == [
        ("Kim Adler (Leoschule)", "Vorrang: der Bereich hat erst 0 Plätze"),
        ("Kim Ernst (Kita Sonne)", "Vorrang: der Bereich hat erst 0 Plätze"),
        ("Kim Groth (Amtsgericht)", "Vorrang: der Bereich hat erst 0 Plätze"),
    ]
    waitlist.carry_out_allotment(session, plan)
    assert states(session, event) == {
        "Adler": "zugesagt", "Berg": "warteliste", "Carls": "warteliste", "Ernst": "zugesagt", "Groth": "zugesagt"
    }  # fmt: skip
    with pytest.raises(NothingToAllot):
        waitlist.plan_allotment(session, event, event.main_part)
    assert add(at(session, hours=1), event, "Hahn") == ["warteliste"]


def test_a_lot_is_drawn_from_the_stored_seed(session: Session) -> None:
    event = an_audience(session, of_seats(3), Rule.LOT)
    add(session, event, *("Adler", "Berg", "Carls", "Ernst", "Groth", "Hahn"))
    first, again = (waitlist.plan_allotment(session, event, event.main_part).chosen for _ in range(2))
    assert first == again
    other = replace(event, seed="2")
    assert {
        waitlist.plan_allotment(session, replace(other, seed=str(n)), event.main_part).chosen for n in range(9)
    } != {first}
    drawn = places.change(session, event, event.main_part, places.PlacesInput(seed=""))
    assert drawn.event.seed.isdecimal()


def test_online_in_a_hybrid_part_takes_no_seat(session: Session) -> None:
    event = an_audience(session, of_seats(1))
    with session.command("test"):
        event_store.save(session.db, replace(event, parts=(replace(event.main_part, form=PartForm.HYBRID),)))
    event = event_store.get(session.db, event.id)
    assert add(session, event, "Adler") == ["zugesagt"]
    assert add(session, event, "Berg", wish=Wish(form=PartForm.ONLINE)) == ["zugesagt"]
    assert add(session, event, "Carls") == ["warteliste"]


def test_the_place_on_the_list_is_explained_in_two_sentences(session: Session) -> None:
    event = an_audience(session, of_seats(1))
    add(session, event, "Adler", "Berg", "Carls", wish=Wish(channel=Channel.PHONE))
    assert waitlist.why(session, event, of(session, event, "Carls")) == (
        "Kim Carls (Leoschule) steht auf Platz 2 von 2 der Warteliste (der einzige Platz ist vergeben). Jetzt ist kein Platz "
        "zu vergeben: der einzige Platz ist vergeben."
    )
    assert waitlist.why(session, event, of(session, event, "Adler")) == (
        "Kim Adler (Leoschule): zugesagt seit Dienstag, 1. Juli 2025 (nach Eingang der Anmeldung). Eingegangen ist die "
        "Anmeldung am Dienstag, 1. Juli 2025."
    )


def test_a_plan_that_no_longer_holds_moves_nobody(session: Session) -> None:
    event = an_audience(session, of_seats(1))
    add(session, event, "Adler", "Berg", "Carls")
    set_status(session, event, "Adler", S.CANCELLED)
    plan = waitlist.plan_promotion(session, event, event.main_part, until=None, confirm=False)
    set_status(session, event, "Berg", S.CANCELLED)
    before = dump(session.db)
    with pytest.raises(QueueChanged):
        waitlist.promote(session, plan)
    assert dump(session.db) == before


def test_an_offer_must_lie_ahead_and_ends_before_the_event(session: Session) -> None:
    event = an_audience(session, of_seats(1))
    add(session, event, "Adler", "Berg")
    with pytest.raises(OfferInThePast):
        waitlist.plan_promotion(session, event, event.main_part, until="30.6.2025", confirm=False)
    october = Session(session.db, session.now.replace(month=10, day=5))
    assert waitlist.plan_promotion(october, event, event.main_part, until=None, confirm=False).until == date(
        2025, 10, 7
    )


def test_a_smaller_hall_sends_the_last_ones_back_and_a_larger_one_lets_them_move_up(session: Session) -> None:
    event = an_audience(session, of_seats(4))
    add(session, event, *FAMILIES[:6])
    cut = seat_number.plan(session, event, event.main_part, "2")
    assert [cut.names[number] for number, _ in cut.displaced] == ["Kim Carls (Leoschule)", "Kim Dorn (Leoschule)"]
    before = dump(session.db)
    seat_number.carry_out(session, cut)
    assert list(states(session, event).values()) == ["zugesagt"] * 2 + ["warteliste"] * 4
    assert registration_store.moves(session.db, of(session, event, "Dorn").id)[-1].reason == (
        "die Platzzahl wurde von 4 auf 2 geändert"
    )
    undo.carry_out(session, undo.plan(session, None))
    assert dump(session.db) == before
    kept = seat_number.plan(session, event, event.main_part, "2", keep="Stehplätze")
    assert (kept.displaced, kept.could_move_up) == ((), 0)
    seat_number.carry_out(session, cut)
    smaller = event_store.get(session.db, event.id)
    larger = seat_number.plan(session, smaller, smaller.main_part, "5")
    assert (larger.displaced, larger.could_move_up) == ((), 3)
    seat_number.carry_out(session, larger)
    assert promoted(session, event_store.get(session.db, event.id)) == [
        f"Kim {name}" for name in ("Carls (Leoschule)", "Dorn (Leoschule)", "Ernst (Kita Sonne)")
    ]


def test_a_representative_takes_over_the_seat_and_the_invitation_shows_it(session: Session) -> None:
    event = an_audience(session, of_seats(1))
    adler, berg, carls, dorn = (guest.who(session, name) for name in FAMILIES[:4])
    assert isinstance(berg, Contact)
    assert isinstance(adler, Contact)
    with session.command("test"):
        invitation_store.add_invitations(session.db, event.id, [adler.id, berg.id], session.now)
    add(session, event, "Adler", "Berg")
    made = representation.represent(session, event, event.main_part, carls, adler, Wish())
    assert (made.status, made.represents) == (S.CONFIRMED, "Kim Adler")
    waiting = representation.represent(session, event, event.main_part, dorn, berg, Wish())
    assert (waiting.status, waiting.received_at) == (S.WAITING, of(session, event, "Berg").received_at)
    assert states(session, event) == {
        "Adler": "vertreten", "Carls": "zugesagt", "Berg": "vertreten", "Dorn": "warteliste"
    }  # fmt: skip
    invited = invitation_store.invitations(session.db, event.id, session.today)
    assert {one.contact.name.family: one.status for one in invited} == {"Adler": "zugesagt", "Berg": "zugesagt"}
    with pytest.raises(RepresentsOneself):
        representation.represent(session, event, event.main_part, adler, adler, Wish())


def test_a_representative_of_somebody_who_is_not_registered_asks_for_a_seat(session: Session) -> None:
    event = an_audience(session, of_seats(1))
    add(session, event, "Adler")
    made = representation.represent(
        session, event, event.main_part, guest.who(session, "Carls"), guest.who(session, "Berg"), Wish()
    )
    assert (made.status, made.represents) == (S.WAITING, "Kim Berg")


def test_who_comes_to_the_hall_instead_of_online_needs_a_seat(session: Session) -> None:
    event = an_audience(session, of_seats(1))
    with session.command("test"):
        event_store.save(session.db, replace(event, parts=(replace(event.main_part, form=PartForm.HYBRID),)))
    hybrid = event_store.get(session.db, event.id)
    add(session, hybrid, "Adler")
    add(session, hybrid, "Berg", wish=Wish(form=PartForm.ONLINE))
    berg = of(session, hybrid, "Berg")
    in_the_hall = replace(berg, form=PartForm.ON_SITE)
    with pytest.raises(NoSeatLeft):
        registration.change(session, hybrid, berg, in_the_hall)
    registration.change(session, hybrid, berg, in_the_hall, "spricht das Grußwort")
    assert of(session, hybrid, "Berg").note == (
        "über die Regel hinaus: spricht das Grußwort (sonst warteliste: der einzige Platz ist vergeben)"
    )
    adler = of(session, hybrid, "Adler")
    registration.change(session, hybrid, adler, replace(adler, form=PartForm.ONLINE))
    assert Seating.of(session, hybrid, hybrid.main_part).hall().taken == 1


def test_who_waits_and_takes_part_online_needs_no_seat(session: Session) -> None:
    event = an_audience(session, of_seats(1))
    with session.command("test"):
        event_store.save(session.db, replace(event, parts=(replace(event.main_part, form=PartForm.HYBRID),)))
    hybrid = event_store.get(session.db, event.id)
    add(session, hybrid, "Adler", "Berg")
    berg = of(session, hybrid, "Berg")
    registration.change(session, hybrid, berg, replace(berg, form=PartForm.ONLINE, status=S.CONFIRMED))
    assert registration_store.moves(session.db, berg.id)[-1].reason == (
        "nimmt online teil und braucht keinen Platz im Saal"
    )


def test_closing_the_waiting_list_refuses_those_who_were_shown(session: Session) -> None:
    event = an_audience(session, of_seats(1))
    add(session, event, "Adler", "Berg", "Carls")
    before, shown = dump(session.db), waitlist.lines(session, event, event.main_part)
    waitlist.close(session, event, event.main_part, shown)
    assert states(session, event) == {"Adler": "zugesagt", "Berg": "abgelehnt", "Carls": "abgelehnt"}
    assert registration_store.moves(session.db, of(session, event, "Berg").id)[-1].reason == waitlist.CLOSED
    undo.carry_out(session, undo.plan(session, None))
    assert dump(session.db) == before
    add(session, event, "Dorn")
    with pytest.raises(QueueChanged):
        waitlist.close(session, event, event.main_part, shown)


def test_a_step_the_machine_does_not_know(session: Session) -> None:
    event = an_audience(session, of_seats(1))
    add(session, event, "Adler")
    with pytest.raises(MoveImpossible) as caught:
        set_status(session, event, "Adler", S.REGISTERED)
    assert caught.value.hint == "Von „zugesagt“ aus ist möglich: warteliste, abgesagt, abgelehnt, vertreten."


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "set", "promote", "represent", "expire", "seats", "attend", "undo"]),
        st.integers(0, 7),
        st.sampled_from(list(S)),
    ),
    max_size=12,
)
RULES = st.sampled_from([Rule.FIRST_COME, Rule.QUOTAS])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, seats=st.integers(0, 4), cap=st.none() | st.integers(1, 2), rule=RULES)
def test_whatever_happens_nothing_is_oversold_and_undo_gives_back_the_state(
    session: Session, steps: list[tuple[str, int, S]], seats: int, cap: int | None, rule: Rule
) -> None:
    quota = (Quota("justiz", "Justiz", minimum=min(1, seats), maximum=2),)
    begun = session.db.value("SELECT coalesce(max(id), 0) FROM command")
    if not session.db.count("organisation"):
        an_audience(session, Places(None))
    with session.command("test"):
        event_id = event_store.add(
            session.db,
            an_event(slug=f"probe-{begun}", rule=rule, parts=(a_part(places=Places(seats, 0, cap, quotas=quota)),)),
        )
    for doing, number, status in steps:
        before, latest = dump(session.db), session.db.value("SELECT max(id) FROM command")
        _step(session, event_store.get(session.db, event_id), doing, number, status)
        _check(session, event_store.get(session.db, event_id))
        if doing == "undo" and session.db.value("SELECT max(id) FROM command") > latest:
            undo.carry_out(session, undo.plan(session, None))
            assert dump(session.db) == before
    assert replayed(session.db) == present(session.db)


def _step(session: Session, event: Event, doing: str, number: int, status: S) -> None:
    name, part = FAMILIES[number], event.main_part
    found = registration_store.registrations(session.db, [part.id], session.today)
    mine = next((one for one in found if one.contact and one.contact.name.family == name), None)
    try:
        if doing == "promote":
            promoted(session, event, confirm=status is S.CONFIRMED)
        elif doing == "expire":
            later = at(session, days=30)
            waitlist.expire(later, part, waitlist.run_out(later, part))
        elif doing == "seats":
            seat_number.carry_out(session, seat_number.plan(session, event, part, str(number)))
        elif doing == "represent":
            _represent(session, event, mine, number)
        elif doing == "attend" and mine and mine.status is S.CONFIRMED:
            what = attendance.Occasion(event, part)
            plan = attendance.plan_some(session, what, [str(mine.id)], Mark(), KnownBy.LIST)
            attendance.carry_out(session, plan, "add")
        elif mine is None:
            add(session, event, name)
        elif status in MOVES[mine.status] and status not in {S.OFFERED, S.EXPIRED, S.REPRESENTED}:
            registration.change(session, event, mine, replace(mine, status=status))
    except (NoSeatLeft, NobodyWaits, AlreadyRegistered, QuotaTooLarge):
        pass


def _represent(session: Session, event: Event, mine: Registration | None, number: int) -> None:
    """The next one in the alphabet comes instead."""
    if mine and mine.contact:
        comes = guest.who(session, FAMILIES[(number + 1) % len(FAMILIES)])
        representation.represent(session, event, event.main_part, comes, mine.contact, Wish())


def _check(session: Session, event: Event) -> None:
    """Nothing oversold, cap and quota kept, the present state is that of the last move, nobody stands there twice."""
    part = event.main_part
    hall = Seating.of(session, event, part).hall()
    assert hall.taken <= (part.seats or 0)
    assert part.places.cap is None or all(number <= part.places.cap for number in hall.by_house.values())
    assert hall.by_sector["justiz"] <= 2
    found = registration_store.registrations(session.db, [part.id], session.today)
    assert [registration_store.moves(session.db, one.id)[-1].after for one in found] == [one.status for one in found]
    people = [one.contact.id for one in found if one.contact]
    assert len(people) == len(set(people))
    waiting = Seating.of(session, event, part)
    assert len(allot(waiting.hall(), waiting.queue(), event.rule).placed) <= max(0, hall.left or 0)
