"""Who gets a seat: by arrival, quota, cap, lot, scarce sector, house; the same for every path."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinderschutz_cli.domain.allotment import allot, standing
from kinderschutz_cli.domain.places import Claim, Hall, Places, Quota, Rule, rule_words

TODAY = date(2025, 8, 1)


def claim(number: int, sector: str = "schule", house: int = 0, **changes: Any) -> Claim:
    """The `number`-th registration of the day."""
    one = Claim(number, f"uuid-{number}", f"2025-07-01T08:{number // 60:02}:{number % 60:02}Z", sector, house)
    return one._replace(**changes)


def seated(places: Places, queue: list[Claim], rule: Rule = Rule.FIRST_COME, seed: str = "") -> list[int]:
    return [one.claim.id for one in allot(Hall(places, (), TODAY), queue, rule, seed).placed]


def test_first_come_first_served_whatever_the_order_of_the_list() -> None:
    assert seated(Places(2), [claim(3), claim(1), claim(2)]) == [1, 2]


def test_while_the_number_of_seats_is_open_everybody_comes() -> None:
    assert seated(Places(None), [claim(1), claim(2)]) == [1, 2]


def test_kept_seats_are_for_those_who_contribute() -> None:
    queue = [claim(1), claim(2), claim(3, ordinary=False)]
    assert seated(Places(2, kept=1), queue) == [3, 1]
    result = allot(Hall(Places(2, kept=1), (), TODAY), [claim(1), claim(2)], Rule.FIRST_COME)
    assert [one.claim.id for one in result.placed] == [1]
    hall = Hall(Places(2, kept=1), [claim(1)], TODAY)
    obstacle = hall.obstacle(claim(2))
    assert obstacle is not None
    assert obstacle.reason == "alle 2 Plätze sind vergeben (davon 1 freigehalten)"


def test_a_minimum_is_kept_until_its_day() -> None:
    quota = Quota("kita", "Kindertagesbetreuung", minimum=1, until=date(2025, 8, 15))
    places = Places(2, quotas=(quota,))
    hall = Hall(places, (), TODAY)
    result = allot(hall, [claim(1), claim(2), claim(3, "kita")], Rule.QUOTAS)
    assert [one.claim.id for one in result.placed] == [1, 3]
    assert [(one.claim.id, one.obstacle.reason) for one in result.passed] == [
        (2, "die freien Plätze sind vorgehalten für Kindertagesbetreuung bis Freitag, 15. August 2025")
    ]
    later = Hall(places, (), date(2025, 8, 16))
    assert [one.claim.id for one in allot(later, [claim(1), claim(2)], Rule.QUOTAS).placed] == [1, 2]


def test_a_maximum_and_a_cap_pass_over_without_stopping_the_others() -> None:
    places = Places(9, cap=1, quotas=(Quota("schule", "Schule", maximum=2),))
    queue = [claim(1, house=7), claim(2, house=7), claim(3, house=8), claim(4, house=9), claim(5, "kita", 10)]
    result = allot(Hall(places, (), TODAY), queue, Rule.FIRST_COME)
    assert [one.claim.id for one in result.placed] == [1, 3, 5]
    assert [(one.claim.id, one.obstacle.kind) for one in result.passed] == [
        (2, "hoechstzahl-einrichtung"),
        (4, "hoechstzahl-sektor"),
    ]


def test_scarce_sectors_first_takes_turns() -> None:
    queue = [claim(1), claim(2), claim(3), claim(4, "justiz"), claim(5, "kita")]
    assert seated(Places(4), queue, Rule.PRIORITY) == [1, 4, 5, 2]
    hall = Hall(Places(4), [claim(9, "justiz"), claim(8, "kita")], TODAY)
    assert [one.claim.id for one in allot(hall, queue, Rule.PRIORITY).placed] == [1, 2]


def test_one_of_each_house_first() -> None:
    queue = [claim(1, house=7), claim(2, house=7), claim(3, house=8), claim(4)]
    assert seated(Places(4), queue, Rule.ONE_EACH) == [1, 3, 4, 2]


def test_the_lot_depends_on_the_seed_alone() -> None:
    queue = [claim(number) for number in range(20)]
    first = seated(Places(5), queue, Rule.LOT, "41")
    assert first == seated(Places(5), queue[::-1], Rule.LOT, "41")
    assert first != seated(Places(5), queue, Rule.LOT, "42")


def test_whoever_comes_late_stands_behind_those_in_time() -> None:
    queue = [claim(1, late=True), claim(2)]
    for rule in Rule:
        assert [one.id for one in standing(Hall(Places(1), (), TODAY), queue, rule, "1")] == [2, 1]


def test_the_rule_in_words() -> None:
    places = Places(150, cap=3, quotas=(Quota("schule", "Schule", minimum=20, until=date(2025, 9, 1), maximum=40),))
    assert rule_words(Rule.FIRST_COME, places) == (
        "Wir vergeben die Plätze in der Reihenfolge, in der die Anmeldungen eingehen. Für den Bereich Schule halten wir "
        "20 Plätze bis Montag, 1. September 2025 frei. Der Bereich Schule erhält höchstens 40 Plätze. Je Einrichtung "
        "können höchstens 3 Personen teilnehmen."
    )


CLAIMS = st.lists(
    st.builds(
        claim,
        st.integers(1, 3000),
        st.sampled_from(["schule", "kita", "justiz", ""]),
        st.integers(0, 4),
        ordinary=st.sampled_from([True, True, True, False]),
        late=st.booleans(),
    ),
    max_size=40,
    unique_by=lambda one: one.id,
)
QUOTAS = st.lists(
    st.builds(
        Quota,
        st.sampled_from(["schule", "kita", "justiz"]),
        minimum=st.integers(0, 6),
        until=st.sampled_from([None, date(2025, 7, 31), date(2025, 8, 1)]),
        maximum=st.none() | st.integers(0, 8),
    ),
    max_size=3,
    unique_by=lambda one: one.sector,
)
PLACES = st.builds(
    Places, st.integers(0, 25), st.integers(0, 3), st.none() | st.integers(1, 3), quotas=QUOTAS.map(tuple)
)


@given(PLACES, CLAIMS, st.sampled_from(list(Rule)), st.none() | st.integers(0, 10))
def test_never_oversold_quotas_and_caps_hold_and_nobody_is_lost(
    places: Places, queue: list[Claim], rule: Rule, limit: int | None
) -> None:
    hall = Hall(places, (), TODAY)
    result = allot(hall, queue, rule, "1", limit=limit)
    assert hall.taken <= (places.seats or 0)
    assert hall.attending <= max(0, (places.seats or 0) - places.kept)
    assert places.cap is None or all(number <= places.cap for number in hall.by_house.values())
    for quota in places.quotas:
        assert quota.maximum is None or hall.by_sector[quota.sector] <= quota.maximum
    everybody = [*(one.claim for one in result.placed), *(one.claim for one in result.passed), *result.left]
    assert sorted(one.id for one in everybody) == sorted(one.id for one in queue)
    assert limit is None or len(result.placed) <= limit


@given(PLACES, CLAIMS, st.sampled_from(list(Rule)))
def test_no_seat_stays_empty_beside_somebody_who_could_have_it(places: Places, queue: list[Claim], rule: Rule) -> None:
    hall = Hall(places, (), TODAY)
    result = allot(hall, queue, rule, "1")
    assert [one.id for one in result.left if hall.obstacle(one) is None] == []


@given(PLACES, CLAIMS, st.sampled_from(list(Rule)), st.randoms(use_true_random=False))
def test_the_same_people_in_any_order_give_the_same_result(
    places: Places, queue: list[Claim], rule: Rule, dice: object
) -> None:
    shuffled = list(queue)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]  # random.Random
    assert seated(places, queue, rule, "7") == seated(places, shuffled, rule, "7")


@pytest.mark.parametrize("rule", [Rule.FIRST_COME, Rule.QUOTAS])
@given(places=PLACES, queue=CLAIMS)
def test_by_arrival_nobody_is_seated_before_somebody_earlier_who_could_be(
    rule: Rule, places: Places, queue: list[Claim]
) -> None:
    """Within one group (contributing, in time, late) whoever is seated came after the one seated before."""
    result = allot(Hall(places, (), TODAY), queue, rule)
    placed = [one.claim for one in result.placed]
    assert all(
        (a.received, a.id) < (b.received, b.id)
        for a, b in pairwise(placed)
        if (a.ordinary, a.late if a.ordinary else False) == (b.ordinary, b.late if b.ordinary else False)
    )


@given(CLAIMS, st.sampled_from(list(Rule)))
def test_the_waiting_list_as_it_stands_is_the_order_of_seats(queue: list[Claim], rule: Rule) -> None:
    order = [one.id for one in standing(Hall(Places(1), (), TODAY), queue, rule, "3")]
    assert order == seated(Places(len(queue)), queue, rule, "3")
