from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinderschutz_cli.domain.event import Part
from kinderschutz_cli.domain.programme import ItemKind, ProgrammeItem
from kinderschutz_cli.domain.schedule import (
    Gap,
    OutsidePart,
    Overlap,
    Problem,
    ends_at,
    order_items,
    problems,
    slots,
)

PART = Part(starts=time(9), ends=time(16))


def an_item(
    title: str,
    starts: time | None = None,
    minutes: int | None = None,
    *,
    position: int = 1,
    track: str = "",
    room: str = "",
) -> ProgrammeItem:
    return ProgrammeItem(title, starts=starts, minutes=minutes, position=position, track=track, room=room)


def test_items_are_ordered_by_start_then_position() -> None:
    late = an_item("spät", time(11), position=1)
    second = an_item("B", time(9), position=3)
    first = an_item("A", time(9), position=2)
    assert order_items([late, second, first]) == (first, second, late)


def test_an_item_without_a_time_stays_behind_the_one_it_follows() -> None:
    opening = an_item("ohne Zeit am Anfang", position=1)
    groups = an_item("Gruppen", time(11), position=2)
    group = an_item("Gruppe 1", position=3)
    arrival = an_item("Ankommen", time(9), position=4)
    assert order_items([arrival, group, groups, opening]) == (opening, arrival, groups, group)


@pytest.mark.parametrize(
    ("item", "next_item", "part_end", "end"),
    [
        (an_item("A", time(9, 45), 60), an_item("B", time(10)), time(16), time(10, 45)),
        (an_item("A", time(9, 45)), an_item("B", time(10)), time(16), time(10)),
        (an_item("A", time(9, 45)), an_item("B"), time(16), time(16)),
        (an_item("A", time(9, 45)), None, time(16), time(16)),
        (an_item("A", time(17)), None, time(16), None),
        (an_item("A", time(9, 45)), None, None, None),
        (an_item("A"), an_item("B", time(10)), time(16), None),
        (an_item("A", time(23, 30), 60), None, None, time(23, 59)),
    ],
)
def test_an_item_ends_after_its_minutes_or_with_what_follows(
    item: ProgrammeItem, next_item: ProgrammeItem | None, part_end: time | None, end: time | None
) -> None:
    assert ends_at(item, next_item, part_end) == end


def test_parallel_items_do_not_end_each_other() -> None:
    items = [
        an_item("AG 1", time(13), track="A", position=1),
        an_item("AG 2", time(13, 30), track="B", position=2),
        an_item("Plenum", time(15), position=3),
    ]
    assert [slot.ends for slot in slots(items, PART.ends)] == [time(15), time(15), time(16)]


def test_a_break_in_another_room_ends_a_talk() -> None:
    items = [an_item("Vortrag", time(9), room="Saal"), an_item("Pause", time(10), room="Foyer", position=2)]
    assert [slot.ends for slot in slots(items, None)] == [time(10), None]


TALK = an_item("Vortrag", time(9, 45), 60, position=1)
CASE = an_item("Fallbeispiel", time(11, 15), 30, position=2)
EARLY = an_item("Aufbau", time(8, 30), 30, position=1)
LONG = an_item("Info-Börse", time(15), 90, position=2)
NIGHT = an_item("Ausklang", time(17), position=1)
CLASH = an_item("Pause", time(10, 30), 45, position=3)


@pytest.mark.parametrize(
    ("items", "found", "sentences"),
    [
        (
            [TALK, CASE],
            (Gap(TALK, CASE, time(10, 45), time(11, 15)),),
            ["Lücke 10:45–11:15 Uhr zwischen „Vortrag“ und „Fallbeispiel“."],
        ),
        (
            [TALK, CASE, CLASH],
            (Overlap(TALK, CLASH, time(10, 30), time(10, 45)),),
            ["Überschneidung 10:30–10:45 Uhr von „Vortrag“ und „Pause“."],
        ),
        (
            [EARLY],
            (OutsidePart(EARLY, time(8, 30), time(9)),),
            ["„Aufbau“ beginnt um 08:30 Uhr, vor dem Beginn der Veranstaltung um 09:00 Uhr."],
        ),
        (
            [LONG],
            (OutsidePart(LONG, time(16, 30), time(16)),),
            ["„Info-Börse“ endet um 16:30 Uhr, nach dem Ende der Veranstaltung um 16:00 Uhr."],
        ),
        (
            [NIGHT],
            (OutsidePart(NIGHT, time(17), time(16)),),
            ["„Ausklang“ beginnt um 17:00 Uhr, nach dem Ende der Veranstaltung um 16:00 Uhr."],
        ),
        ([TALK, an_item("Pause", time(10, 45), position=2)], (), []),
        ([TALK, an_item("Zeit offen", position=2), an_item("Plenum", time(12), position=3)], (), []),
        ([an_item("Vortrag", time(9)), an_item("Pause", time(12), position=2)], (), []),
        ([], (), []),
    ],
)
def test_what_does_not_fit_is_named(
    items: list[ProgrammeItem], found: tuple[Problem, ...], sentences: list[str]
) -> None:
    assert problems(items, PART) == found
    assert [problem.sentence for problem in problems(items, PART)] == sentences


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ({"track": "A"}, {"track": "B"}, False),
        ({"room": "Saal"}, {"room": "Foyer"}, False),
        ({"track": "A"}, {"track": "a"}, True),
        ({"track": "A"}, {}, True),
        ({}, {}, True),
    ],
)
def test_parallel_tracks_and_rooms_are_no_overlap(one: dict[str, str], other: dict[str, str], overlap: bool) -> None:
    items = [an_item("A", time(13), 60, **one), an_item("B", time(13), 60, position=2, **other)]  # type: ignore[arg-type]  # the dicts hold only track and room
    assert problems(items, PART) == ((Overlap(items[0], items[1], time(13), time(14)),) if overlap else ())


@pytest.mark.parametrize(("rooms", "overlap"), [(("", ""), False), (("A", ""), False), (("A", "A"), True)])
def test_groups_people_choose_between_overlap_only_in_one_room(rooms: tuple[str, str], overlap: bool) -> None:
    one, other = (
        replace(an_item("AG", time(13), 60, room=room, position=place), kind=ItemKind.WORKING_GROUP)
        for place, room in enumerate(rooms)
    )
    assert bool(problems([one, other], PART)) is overlap


def test_a_gap_is_measured_from_the_longest_parallel_item() -> None:
    long = an_item("AG 1", time(13), 90, track="A", position=1)
    short = an_item("AG 2", time(13), 30, track="B", position=2)
    plenary = an_item("Plenum", time(15), 30, position=3)
    assert problems([long, short, plenary], PART) == (Gap(long, plenary, time(14, 30), time(15)),)


@given(st.lists(st.tuples(st.none() | st.builds(time, st.integers(0, 23)), st.integers(1, 9)), max_size=8))
@settings(max_examples=100)
def test_the_order_keeps_every_item_and_sorts_the_timed(pieces: list[tuple[time | None, int]]) -> None:
    items = [an_item(str(number), start, position=position) for number, (start, position) in enumerate(pieces)]
    ordered = order_items(items)
    starts = [item.starts for item in ordered if item.starts is not None]
    assert sorted(item.title for item in ordered) == sorted(item.title for item in items)
    assert starts == sorted(starts)
