from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinderschutz_cli.domain.german_calendar import format_span, format_time
from kinderschutz_cli.domain.time_of_day import TimeSpan, parse_duration, parse_span, parse_time
from kinderschutz_cli.errors.base import UsageProblem
from kinderschutz_cli.errors.time_of_day import (
    DurationNotPossible,
    DurationNotUnderstood,
    EndNotAfterStart,
    SpanNotUnderstood,
    TimeDoesNotExist,
    TimeNotUnderstood,
)

minutes_of_the_day = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("9", time(9)),
        ("09", time(9)),
        ("9 Uhr", time(9)),
        ("9uhr", time(9)),
        ("9h", time(9)),
        ("11. Uhr", time(11)),
        ("um 11 Uhr", time(11)),
        ("9.30", time(9, 30)),
        ("9.30 Uhr", time(9, 30)),
        ("9:30 Uhr", time(9, 30)),
        ("09:30", time(9, 30)),
        ("9h30", time(9, 30)),
        ("9 Uhr 30", time(9, 30)),
        (" 9:30\u00a0UHR ", time(9, 30)),
        ("0 Uhr", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_is_read(text: str, moment: time) -> None:
    assert parse_time(text) == moment


@pytest.mark.parametrize("text", ["24 Uhr", "24:00", "9.60", "99"])
def test_a_time_that_does_not_exist_says_why(text: str) -> None:
    with pytest.raises(TimeDoesNotExist) as failure:
        parse_time(text)
    assert failure.value.message == f"Die Uhrzeit „{text}“ gibt es nicht: Der Tag geht von 0:00 bis 23:59 Uhr."


@pytest.mark.parametrize("text", ["", "früh", "9:3", "9:300", "Uhr", "-9", "neun Uhr"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(TimeNotUnderstood) as failure:
        parse_time(text)
    assert failure.value.message == f"„{text}“ wird nicht als Uhrzeit verstanden."


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("9-16", TimeSpan(time(9), time(16))),
        ("9–16 Uhr", TimeSpan(time(9), time(16))),
        ("9 Uhr bis 16 Uhr", TimeSpan(time(9), time(16))),
        ("von 9 bis 16", TimeSpan(time(9), time(16))),
        ("9. Uhr bis 16. Uhr", TimeSpan(time(9), time(16))),
        ("9.30 - 16:00 Uhr", TimeSpan(time(9, 30), time(16))),
        ("ab 9 Uhr", TimeSpan(time(9))),
        ("9 Uhr", TimeSpan(time(9))),
    ],
)
def test_a_span_is_read(text: str, span: TimeSpan) -> None:
    assert parse_span(text) == span


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("16-9", "Das Ende (09:00 Uhr) liegt vor dem Beginn (16:00 Uhr)."),
        ("9 bis 9 Uhr", "Das Ende (09:00 Uhr) ist zugleich der Beginn."),
    ],
)
def test_an_end_that_is_not_later_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(EndNotAfterStart) as failure:
        parse_span(text)
    assert failure.value.message == sentence


@pytest.mark.parametrize("text", ["", "9-12-16", "ab 9 bis 16", "ganztägig", "9-", "bis 16 Uhr"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(SpanNotUnderstood) as failure:
        parse_span(text)
    assert failure.value.message == f"„{text}“ wird nicht als Zeitspanne verstanden."


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", 90),
        ("90 min", 90),
        ("90 Minuten", 90),
        ("90'", 90),
        ("1,5 h", 90),
        ("1.5 Std.", 90),
        ("1:30", 90),
        ("1:30 h", 90),
        ("1h30", 90),
        ("1 Stunde 30 Minuten", 90),
        ("2 Stunden", 120),
        ("24 h", 1440),
    ],
)
def test_a_duration_is_read_as_minutes(text: str, minutes: int) -> None:
    assert parse_duration(text) == minutes


@pytest.mark.parametrize("text", ["0", "0 h", "1441", "25 h"])
def test_a_duration_is_between_a_minute_and_a_day(text: str) -> None:
    with pytest.raises(DurationNotPossible) as failure:
        parse_duration(text)
    assert failure.value.message.startswith(f"Die Dauer „{text}“ ist nicht möglich")


@pytest.mark.parametrize("text", ["", "lang", "1,5", "-5", "1:60"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(DurationNotUnderstood) as failure:
        parse_duration(text)
    assert failure.value.message == f"„{text}“ wird nicht als Dauer verstanden."


@given(minutes_of_the_day)
@settings(max_examples=50)
def test_every_written_time_is_read_back(moment: time) -> None:
    assert parse_time(format_time(moment)) == moment


@given(minutes_of_the_day, minutes_of_the_day)
@settings(max_examples=50)
def test_every_written_span_is_read_back(one: time, other: time) -> None:
    starts, ends = sorted((one, other))
    span = TimeSpan(starts, ends if ends > starts else None)
    assert parse_span(format_span(span.starts, span.ends)) == span


@given(st.text(max_size=20), st.sampled_from([parse_time, parse_span, parse_duration]))
@settings(max_examples=200)
def test_any_text_is_read_or_refused_in_german(text: str, parse: object) -> None:
    assert callable(parse)
    try:
        parse(text)
    except UsageProblem as problem:
        assert problem.hint  # noqa: PT017 - both outcomes are right, a third is not
