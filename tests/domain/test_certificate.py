"""How long the teaching was, and the code of a certificate."""

from __future__ import annotations

import uuid
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import an_item

from kinderschutz_cli.domain.certificate import check_code, hours_text, same_code, teaching_minutes, units
from kinderschutz_cli.domain.programme import ItemKind
from kinderschutz_cli.domain.schedule import Slot


def slot(starts: time | None, ends: time | None, kind: ItemKind = ItemKind.TALK) -> Slot:
    return Slot(an_item(kind=kind, starts=starts), starts, ends)


def test_arrival_and_breaks_are_no_teaching_and_parallel_groups_count_once() -> None:
    day = [
        slot(time(9), time(9, 30), ItemKind.ARRIVAL),
        slot(time(9, 30), time(10, 45)),
        slot(time(10, 45), time(11), ItemKind.BREAK),
        slot(time(11), time(12, 30), ItemKind.WORKING_GROUP),
        slot(time(11), time(12), ItemKind.WORKING_GROUP),
        slot(time(12), time(12, 45), ItemKind.WORKING_GROUP),
        slot(time(15), None),
        slot(None, None),
    ]
    assert teaching_minutes(day) == 75 + 105
    assert teaching_minutes(reversed(day)) == 75 + 105
    assert teaching_minutes([]) == 0


spans = st.tuples(st.integers(0, 600), st.integers(1, 300)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(spans, max_size=8))
def test_every_minute_counts_once(found: list[tuple[int, int]]) -> None:
    taught = [slot(time(a // 60, a % 60), time(b // 60, b % 60)) for a, b in found]
    assert teaching_minutes(taught) == len({minute for a, b in found for minute in range(a, b)})


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, ""),
        (45, "0,75 Zeitstunden (1 Unterrichtseinheit zu 45 Minuten)"),
        (60, "1 Zeitstunde (1 Unterrichtseinheit zu 45 Minuten)"),
        (270, "4,5 Zeitstunden (6 Unterrichtseinheiten zu 45 Minuten)"),
        (330, "5,5 Zeitstunden (7 Unterrichtseinheiten zu 45 Minuten)"),
        (340, "5,67 Zeitstunden (7,5 Unterrichtseinheiten zu 45 Minuten)"),
    ],
)
def test_hours_in_words(minutes: int, text: str) -> None:
    assert hours_text(minutes) == text


@given(st.integers(0, 1440))
def test_units_never_promise_more_than_was_taught(minutes: int) -> None:
    assert units(minutes) * 45 <= minutes < (units(minutes) + 0.5) * 45


uuids = st.uuids().map(str)


@given(uuids, uuids, uuids)
def test_a_code_is_found_however_it_is_copied_and_belongs_to_one(event: str, one: str, other: str) -> None:
    code = check_code(event, one)
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    for typed in (code, code.lower(), code.replace("-", ""), f" {code} ", code.replace("0", "O").replace("1", "l")):
        assert same_code(typed, code)
    assert same_code(code, check_code(event, other)) is (one == other)


def test_the_same_code_each_time() -> None:
    """Certificates that are out stay valid."""
    event, one = str(uuid.UUID(int=1)), str(uuid.UUID(int=2))
    assert check_code(event, one) == "D3TE-0NKK-X77E"
