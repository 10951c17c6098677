from datetime import date, time

import pytest

from kinderschutz_cli.domain.day import PartialDate
from kinderschutz_cli.domain.german_calendar import (
    days_between,
    format_day,
    format_span,
    format_time,
    numeric_day,
    short_day,
)


@pytest.mark.parametrize(
    ("day", "text", "short", "numeric"),
    [
        (date(2025, 10, 8), "Mittwoch, 8. Oktober 2025", "Mi 08.10.2025", "08.10.2025"),
        (PartialDate(2025, 10, 8), "Mittwoch, 8. Oktober 2025", "Mi 08.10.2025", "08.10.2025"),
        (PartialDate(2026, 3, 1), "Sonntag, 1. März 2026", "So 01.03.2026", "01.03.2026"),
        (PartialDate(2025, 10), "im Oktober 2025", "10/2025", "10/2025"),
        (PartialDate(2025), "im Jahr 2025", "2025", "2025"),
        (None, "Termin folgt", "offen", "offen"),
    ],
)
def test_a_day_is_written_in_german(day: PartialDate | date | None, text: str, short: str, numeric: str) -> None:
    assert (format_day(day), short_day(day), numeric_day(day)) == (text, short, numeric)


def test_a_time_is_written_after_din_5008() -> None:
    assert format_time(time(9, 30)) == "09:30 Uhr"


@pytest.mark.parametrize(
    ("starts", "ends", "text"),
    [
        (time(9), time(16), "09:00 bis 16:00 Uhr"),
        (time(9), None, "ab 09:00 Uhr"),
        (None, time(16), "bis 16:00 Uhr"),
        (None, None, ""),
    ],
)
def test_a_span_is_written_with_what_is_known(starts: time | None, ends: time | None, text: str) -> None:
    assert format_span(starts, ends) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2025, 7, 1), "heute"),
        (date(2025, 7, 2), "morgen"),
        (date(2025, 6, 30), "gestern"),
        (date(2025, 9, 12), "in 73 Tagen"),
        (date(2025, 6, 29), "vor 2 Tagen"),
    ],
)
def test_the_distance_in_days_is_told_in_words(day: date, text: str) -> None:
    assert days_between(date(2025, 7, 1), day) == text
