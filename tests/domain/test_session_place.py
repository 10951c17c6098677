"""Which items of the programme people choose, and which of them run at the same time."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import an_item

from kinderschutz_cli.domain.programme import ItemKind
from kinderschutz_cli.domain.session_place import Group, at_once, blocks, clashes, ranks, takes_wishes

WORKSHOP, GROUP, TALK = ItemKind.WORKSHOP, ItemKind.WORKING_GROUP, ItemKind.TALK


def a_group(number: int, begins: str = "", until: str = "", kind: ItemKind = GROUP) -> Group:
    starts, ends = (time.fromisoformat(text) if text else None for text in (begins, until))
    return Group(number, f"AG {number}", kind, number, None, starts, ends)


@pytest.mark.parametrize(
    ("kind", "places", "chosen"),
    [
        (WORKSHOP, None, True),
        (GROUP, 0, True),
        (TALK, None, False),
        (TALK, 40, True),
        (ItemKind.PLENARY, 150, False),
        (ItemKind.BREAK, 150, False),
    ],
)
def test_what_people_choose(kind: ItemKind, places: int | None, chosen: bool) -> None:
    assert takes_wishes(an_item(kind=kind, places=places)) is chosen


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (a_group(1, "13:00", "14:00"), a_group(2, "13:00", "15:00"), True),
        (a_group(1, "13:00", "14:00"), a_group(2, "13:59", "15:00"), True),
        (a_group(1, "13:00", "14:00"), a_group(2, "14:00", "15:00"), False),
        (a_group(1, "13:00"), a_group(2, "13:00", "15:00"), True),
        (a_group(1, "13:00"), a_group(2, "14:00"), False),
        (a_group(1), a_group(2), True),
        (a_group(1), a_group(2, "13:00"), True),
        (a_group(1), a_group(2, kind=WORKSHOP), False),
    ],
)
def test_what_runs_at_the_same_time(one: Group, other: Group, together: bool) -> None:
    assert at_once(one, other) is together
    assert at_once(other, one) is together


def test_two_rounds_are_two_blocks_and_a_long_workshop_joins_them() -> None:
    first = [a_group(1, "13:00", "14:00"), a_group(2, "13:00", "14:00")]
    second = [a_group(3, "14:00", "15:00"), a_group(4, "14:00", "15:00")]
    assert [[one.id for one in block] for block in blocks([*second, *first])] == [[1, 2], [3, 4]]
    long = a_group(5, "13:30", "14:30")
    assert [[one.id for one in block] for block in blocks([*first, *second, long])] == [[1, 2, 3, 4, 5]]


def test_a_wish_ranks_among_those_for_the_same_time() -> None:
    clash = clashes([a_group(1, "13:00"), a_group(2, "13:00"), a_group(3, "15:00"), a_group(4, "15:00")])
    assert ranks([2, 3, 1, 4], clash) == {2: 1, 3: 1, 1: 2, 4: 2}


GROUPS = st.lists(
    st.builds(
        lambda number, start, length: a_group(number, f"{start:02}:00", f"{start + length:02}:00"),
        st.integers(1, 12),
        st.integers(9, 15),
        st.integers(1, 4),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


@given(GROUPS)
def test_every_group_is_in_one_block_with_all_that_run_at_its_time(groups: list[Group]) -> None:
    found = blocks(groups)
    assert sorted(one.id for block in found for one in block) == sorted(one.id for one in groups)
    block_of = {one.id: place for place, block in enumerate(found) for one in block}
    clash = clashes(groups)
    assert all(block_of[one] == block_of[other] for one, others in clash.items() for other in others)
    assert all(one in clash[other] for one, others in clash.items() for other in others)


@given(GROUPS, st.randoms(use_true_random=False))
def test_an_earlier_wish_for_the_same_time_always_ranks_better(groups: list[Group], dice: object) -> None:
    wishes = [one.id for one in groups]
    dice.shuffle(wishes)  # type: ignore[attr-defined]  # random.Random
    clash = clashes(groups)
    found = ranks(wishes, clash)
    assert all(
        found[earlier] < found[later]
        for place, later in enumerate(wishes)
        for earlier in wishes[:place]
        if earlier in clash[later]
    )
