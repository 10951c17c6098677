"""Who gets which workshop or working group."""

from __future__ import annotations

from collections import Counter
from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from kinderschutz_cli.domain.session_allotment import Applicant, Given, LeftOver, Tables, allot_sessions
from kinderschutz_cli.domain.session_place import Group, clashes


def a_group(number: int, places: int | None = None, begins: int = 13, ends: int = 14) -> Group:
    return Group(number, f"AG {number}", number=number, places=places, starts=time(begins), ends=time(ends))


def wishing(number: int, *wishes: int, given: tuple[int, ...] = (), leads: tuple[int, ...] = ()) -> Applicant:
    """The `number`-th registration of the day."""
    return Applicant(number, f"2025-07-01T08:{number:02}:00Z", wishes, given, frozenset(leads))


def test_first_wishes_go_before_second_ones_and_the_earlier_arrival_first() -> None:
    people = [wishing(1, 1, 2), wishing(2, 1, 2), wishing(3, 2), wishing(4, 1, 2)]
    result = allot_sessions([a_group(1, 1), a_group(2, 2)], people)
    assert result.given == (Given(1, 1, "1. Wunsch"), Given(3, 2, "1. Wunsch"), Given(2, 2, "2. Wunsch, voll: „AG 1“"))
    assert result.left == (LeftOver(4, (1, 2), "voll: „AG 1“, „AG 2“"),)


def test_whoever_has_no_wish_is_filled_in_only_on_demand_where_most_is_free() -> None:
    groups = [a_group(1, 2), a_group(2, 3), a_group(3, None)]
    people = [wishing(number) for number in range(1, 8)]
    kept = allot_sessions(groups, people)
    assert kept.given == ()
    assert {one.reason for one in kept.left} == {"kein Wunsch genannt"}
    filled = allot_sessions(groups, people, fill=True)
    assert [(one.applicant, one.group) for one in filled.given] == [
        (1, 2), (2, 1), (3, 2), (4, 1), (5, 2), (6, 3), (7, 3)
    ]  # fmt: skip
    assert filled.given[0].reason == "aufgefüllt: kein Wunsch genannt"
    assert filled.left == ()


def test_when_everything_is_full_filling_says_so() -> None:
    result = allot_sessions([a_group(1, 1)], [wishing(1, 1), wishing(2, 1), wishing(3)], fill=True)
    assert result.left == (
        LeftOver(2, (1,), "voll: „AG 1“; alle Plätze sind vergeben"),
        LeftOver(3, (1,), "kein Wunsch genannt; alle Plätze sind vergeben"),
    )


def test_a_second_round_is_wished_and_given_for_itself() -> None:
    groups = [a_group(1, 1), a_group(2, 1), a_group(3, 1, 15, 16), a_group(4, 1, 15, 16)]
    result = allot_sessions(groups, [wishing(1, 1, 2, 3, 4), wishing(2, 3, 1)])
    assert [(one.applicant, one.group, one.reason) for one in result.given] == [
        (1, 1, "1. Wunsch"),
        (1, 3, "1. Wunsch"),
    ]
    assert result.left == (LeftOver(2, (1, 2), "voll: „AG 1“"), LeftOver(2, (3, 4), "voll: „AG 3“"))


def test_places_given_before_stay_even_where_there_are_too_many() -> None:
    people = [wishing(1, 2, given=(1,)), wishing(2, 1, given=(1,)), wishing(3, 1)]
    result = allot_sessions([a_group(1, 1), a_group(2, 1)], people)
    assert result == ((), (LeftOver(3, (1, 2), "voll: „AG 1“"),))


def test_whoever_leads_a_group_sits_in_no_other_and_needs_no_place() -> None:
    groups = [a_group(1, 1), a_group(2, 1)]
    assert allot_sessions(groups, [wishing(1, 2, leads=(1,))], fill=True) == ((), ())


def test_whoever_contributes_or_comes_online_is_not_filled_in() -> None:
    helper = Applicant(1, fillable=False)
    online = Applicant(2, wishes=(1,), fillable=False)
    assert allot_sessions([a_group(1, 2)], [helper, online], fill=True) == ((Given(2, 1, "1. Wunsch"),), ())
    late = Applicant(3, "2025", wishes=(1,), fillable=False)
    assert allot_sessions([a_group(1, 1), a_group(2, 1)], [online, late], fill=True).left == (
        LeftOver(3, (1, 2), "voll: „AG 1“"),
    )


GROUPS = st.lists(
    st.builds(
        lambda number, places, start, length: a_group(number, places, start, start + length),
        st.integers(1, 9),
        st.none() | st.integers(0, 4),
        st.integers(9, 12),
        st.integers(1, 3),
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)
PEOPLE = st.lists(
    st.builds(
        lambda number, wishes, leads, fillable: Applicant(
            number, f"2025-07-01T08:{number % 5:02}:00Z", tuple(wishes), (), frozenset(leads), fillable
        ),
        st.integers(1, 60),
        st.lists(st.integers(1, 9), max_size=4, unique=True),
        st.lists(st.integers(1, 9), max_size=1),
        st.booleans(),
    ),
    max_size=20,
    unique_by=lambda one: one.id,
)


def with_places(groups: list[Group], people: list[Applicant], half: list[Applicant]) -> list[Applicant]:
    """`people`, some of whom have their places already from an earlier round."""
    earlier: dict[int, tuple[int, ...]] = {}
    for one in allot_sessions(groups, half, fill=True).given:
        earlier[one.applicant] = (*earlier.get(one.applicant, ()), one.group)
    return [
        Applicant(one.id, one.received, one.wishes, earlier.get(one.id, ()), one.leads, one.fillable) for one in people
    ]


@given(GROUPS, PEOPLE, st.booleans(), st.integers(0, 20))
def test_never_over_the_places_and_nobody_in_two_at_once(
    groups: list[Group], people: list[Applicant], fill: bool, before: int
) -> None:
    people = with_places(groups, people, people[:before])
    result = allot_sessions(groups, people, fill=fill)
    everything = [*((one.id, group) for one in people for group in one.given), *(one[:2] for one in result.given)]
    taken = Counter(group for _, group in everything)
    assert all(group.places is None or taken[group.id] <= group.places for group in groups)
    assert len(everything) == len(set(everything))
    clash = clashes(groups)
    leads = {one.id: one.leads for one in people}
    for person, group in everything:
        others = {other for somebody, other in everything if somebody == person} | leads[person]
        assert not clash[group] & others


@given(GROUPS, PEOPLE, st.booleans(), st.integers(0, 20))
def test_nobody_is_refused_a_dearer_wish_that_is_free(
    groups: list[Group], people: list[Applicant], fill: bool, before: int
) -> None:
    people = with_places(groups, people, people[:before])
    result = allot_sessions(groups, people, fill=fill)
    tables = Tables.of(groups, people)
    for place_given in result.given:
        tables.seat(place_given.applicant, place_given.group)
    for one in people:
        had = frozenset(one.given) | one.leads
        wishes = [wish for wish in one.wishes if wish in tables.groups]
        for place, wish in enumerate(wishes):
            settled = tables.elsewhere(one, wish) & (had | frozenset(wishes[: place + 1]))
            assert settled or tables.is_full(wish)


@given(GROUPS, PEOPLE, st.booleans(), st.randoms(use_true_random=False))
def test_the_same_people_in_any_order_give_the_same_result(
    groups: list[Group], people: list[Applicant], fill: bool, dice: object
) -> None:
    other_groups, other_people = list(groups), list(people)
    for shuffled in (other_groups, other_people):
        dice.shuffle(shuffled)  # type: ignore[attr-defined]  # random.Random
    assert allot_sessions(groups, people, fill=fill) == allot_sessions(other_groups, other_people, fill=fill)


@given(GROUPS, PEOPLE, st.booleans())
def test_allotting_again_gives_nothing_new_and_takes_nothing(
    groups: list[Group], people: list[Applicant], fill: bool
) -> None:
    first = allot_sessions(groups, people, fill=fill)
    mine: dict[int, tuple[int, ...]] = {}
    for one in first.given:
        mine[one.applicant] = (*mine.get(one.applicant, ()), one.group)
    again = [
        Applicant(one.id, one.received, one.wishes, mine.get(one.id, ()), one.leads, one.fillable) for one in people
    ]
    assert allot_sessions(groups, again, fill=fill).given == ()


@given(GROUPS, PEOPLE)
def test_among_first_wishes_only_the_earlier_arrival_counts(groups: list[Group], people: list[Applicant]) -> None:
    """Whoever gets a group as first wish came before everybody who wished it first and did not get it."""
    result = allot_sessions(groups, people)
    arrived = {one.id: one.order for one in people}
    got = {(one.applicant, one.group) for one in result.given}
    known = {group.id for group in groups}
    for one in people:
        wishes = [wish for wish in one.wishes if wish in known]
        if not wishes or (one.id, wishes[0]) in got or one.leads:
            continue
        assert all(
            arrived[other] < one.order for other, group in got if group == wishes[0] and _is_first(people, other, group)
        )


def _is_first(people: list[Applicant], number: int, group: int) -> bool:
    return next(one for one in people if one.id == number).wishes[:1] == (group,)
