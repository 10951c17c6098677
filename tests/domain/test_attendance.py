"""Who was there: numbers as they are typed, what follows for no-shows, what has to be written."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinderschutz_cli.domain.attendance import (
    Changes,
    Mark,
    Outcome,
    Span,
    are_numbers,
    compare,
    numbers_in,
    outcome,
    parse_numbers,
)
from kinderschutz_cli.domain.registration import HOLDING_A_SEAT, RegistrationStatus
from kinderschutz_cli.errors.attendance import LeftBeforeCame, NumbersUnclear

S = RegistrationStatus

numbers = st.integers(1, 999_999_999)
spans = st.tuples(numbers, numbers).map(lambda pair: Span(min(pair), max(pair)))
dashes = st.sampled_from(["-", "–", " - ", " – ", " bis "])
gaps = st.sampled_from([" ", ", ", ",", "; ", ";", " und ", "  "])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("12", (Span(12, 12),)),
        ("#12", (Span(12, 12),)),
        ("1-40, 43 47;51", (Span(1, 40), Span(43, 43), Span(47, 47), Span(51, 51))),
        ("1 – 3 und 7", (Span(1, 3), Span(7, 7))),
        ("1 bis 3", (Span(1, 3),)),
    ],
)
def test_numbers_as_they_are_typed(typed: str, found: tuple[Span, ...]) -> None:
    assert are_numbers(typed)
    assert parse_numbers(typed) == found


@pytest.mark.parametrize(("typed", "piece"), [("1-40 x3", "x3"), ("9-3", "9-3"), ("", ""), ("1-2-3", "1-2-3")])
def test_a_piece_that_is_no_number_is_named(typed: str, piece: str) -> None:
    with pytest.raises(NumbersUnclear) as caught:
        parse_numbers(typed)
    assert caught.value.message == f"„{piece}“ ist keine Nummer und kein Bereich von Nummern."


@given(st.lists(st.tuples(spans, dashes, gaps), min_size=1, max_size=8))
def test_however_spans_are_typed_they_come_back(typed: list[tuple[Span, str, str]]) -> None:
    text = "".join(
        f"{span.first}{gap}" if span.single else f"{span.first}{dash}{span.last}{gap}" for span, dash, gap in typed
    )
    assert are_numbers(text)
    assert parse_numbers(text) == tuple(span for span, _, _ in typed)


@pytest.mark.parametrize("name", ["Erika Muster", "3. Klasse", "Muster 12", "", "12a"])
def test_names_are_no_numbers(name: str) -> None:
    assert not are_numbers(name)


@given(st.sets(st.integers(1, 60)), st.lists(st.tuples(st.integers(1, 60), st.integers(0, 20)), max_size=6))
def test_ranges_take_who_is_there_and_only_single_numbers_are_missed(
    known: set[int], typed: list[tuple[int, int]]
) -> None:
    wanted = [Span(first, first + more) for first, more in typed]
    found, missing = numbers_in(wanted, known)
    assert set(found) == {number for number in known if any(span.first <= number <= span.last for span in wanted)}
    assert len(set(found)) == len(found)
    assert set(missing) == {span.first for span in wanted if span.single and span.first not in known}


def test_no_shows_follow_from_what_is_recorded() -> None:
    table = {
        status: (
            outcome(status, there=True, recorded=True),
            outcome(status, there=False, recorded=True),
            outcome(status, there=False, recorded=False),
        )
        for status in RegistrationStatus
    }
    there, missing, unknown = Outcome.ATTENDED, Outcome.MISSING, Outcome.OPEN
    assert table.pop(S.CONFIRMED) == (there, missing, unknown)
    assert table.pop(S.OFFERED) == (there, unknown, unknown)
    assert set(table.values()) == {(there, None, None)}
    assert not table.keys() & HOLDING_A_SEAT


def test_nobody_leaves_before_they_come() -> None:
    with pytest.raises(LeftBeforeCame) as caught:
        Mark(time(9), time(8, 30))
    assert caught.value.message == "Gegangen um 08:30, gekommen erst um 09:00: Das kann nicht stimmen."


def test_what_is_known_already_is_not_written_again_and_never_emptied() -> None:
    known = {1: Mark(time(9)), 2: Mark(note="Zug"), 3: Mark(), 4: Mark()}
    wanted = {1: Mark(left=time(12)), 2: Mark(), 5: Mark(time(10)), 4: Mark()}
    assert compare(known, wanted, [3, 4, 6]) == Changes(
        {5: Mark(time(10))}, {1: Mark(time(9), time(12))}, gone=(3,), same=2
    )


times = st.none() | st.times().map(lambda at: at.replace(microsecond=0))
marks = st.builds(Mark, came=times, note=st.text(max_size=3))


@given(st.dictionaries(st.integers(1, 9), marks), st.dictionaries(st.integers(1, 9), marks), st.sets(st.integers(1, 9)))
def test_the_same_list_twice_changes_nothing(known: dict[int, Mark], wanted: dict[int, Mark], absent: set[int]) -> None:
    changes = compare(known, wanted, sorted(absent))
    after = {number: mark for number, mark in known.items() if number not in changes.gone}
    after |= {**changes.new, **changes.changed}
    assert compare(after, wanted, sorted(absent)) == Changes({}, {}, (), len(wanted))
    assert set(after) == (set(known) - (absent - set(wanted))) | set(wanted)
