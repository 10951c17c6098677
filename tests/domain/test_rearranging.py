from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import an_item

from kinderschutz_cli.domain.programme import ProgrammeItem
from kinderschutz_cli.domain.rearranging import in_order, moved_to_place, moved_to_time
from kinderschutz_cli.errors.programme import CannotReorder, ShiftedBeyondDay, ShiftNeedsTime

A = an_item(id=1, title="A", position=1, starts=time(9), minutes=60)
B = an_item(id=2, title="B", position=2, starts=time(10), minutes=15)
C = an_item(id=3, title="C", position=3, starts=time(10, 15), minutes=None)
OPEN = an_item(id=4, title="offen", position=4, starts=None, minutes=30)


def times(items: tuple[ProgrammeItem, ...]) -> list[tuple[str, str]]:
    return [(item.title, f"{item.starts:%H:%M}" if item.starts else "") for item in items]


def test_an_item_moves_alone() -> None:
    assert times(moved_to_time([A, B, C], B, time(8), shift=False)) == [("A", "09:00"), ("B", "08:00"), ("C", "10:15")]


def test_what_follows_moves_by_as_much_in_both_directions() -> None:
    later = moved_to_time([A, B, C, OPEN], B, time(10, 30), shift=True)
    earlier = moved_to_time([A, B, C, OPEN], B, time(9, 30), shift=True)
    assert times(later) == [("A", "09:00"), ("B", "10:30"), ("C", "10:45"), ("offen", "")]
    assert times(earlier) == [("A", "09:00"), ("B", "09:30"), ("C", "09:45"), ("offen", "")]


def test_nothing_passes_midnight_and_nothing_shifts_without_a_time() -> None:
    with pytest.raises(ShiftedBeyondDay):
        moved_to_time([A, B, C], A, time(23), shift=True)
    with pytest.raises(ShiftNeedsTime):
        moved_to_time([A, OPEN], OPEN, time(11), shift=True)


@pytest.mark.parametrize(
    ("moved", "position", "expected"),
    [
        (C, 1, [("C", "09:00"), ("A", "09:45"), ("B", "10:45")]),
        (A, 3, [("B", "09:00"), ("C", "09:15"), ("A", "10:00")]),
        (B, 2, [("A", "09:00"), ("B", "10:00"), ("C", "10:15")]),
        (A, 99, [("B", "09:00"), ("C", "09:15"), ("A", "10:00")]),
    ],
)
def test_items_exchange_their_times(moved: ProgrammeItem, position: int, expected: list[tuple[str, str]]) -> None:
    found = moved_to_place([A, B, C], moved, position, time(11))
    assert (times(found), [item.position for item in found]) == (expected, [1, 2, 3])


def test_an_item_without_a_time_only_takes_another_place() -> None:
    assert times(moved_to_place([A, B, OPEN], OPEN, 2, None)) == [("A", "09:00"), ("offen", ""), ("B", "10:00")]


def test_an_unknown_end_or_an_open_item_between_cannot_be_exchanged() -> None:
    with pytest.raises(CannotReorder):
        moved_to_place([A, B, C], C, 1, None)
    with pytest.raises(CannotReorder):
        moved_to_place(
            [A, an_item(id=5, position=2, starts=None), an_item(id=6, position=3, starts=time(11))], A, 3, time(16)
        )


@settings(max_examples=50)
@given(st.permutations([A, B, C, OPEN]), st.integers(1, 3), st.integers(1, 3))
def test_moving_there_and_back_changes_nothing(items: list[ProgrammeItem], start: int, target: int) -> None:
    ordered = in_order(item for item in items if item.starts)
    there = moved_to_place(ordered, ordered[start - 1], target, time(11))
    moved = next(item for item in there if item.id == ordered[start - 1].id)
    assert moved_to_place(there, moved, start, time(11)) == ordered
