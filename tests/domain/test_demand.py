"""What came in week by week."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kinderschutz_cli.domain.demand import Week, weeks

DAYS = st.lists(st.dates(date(2024, 12, 1), date(2026, 1, 31)), max_size=40)


def test_weeks_begin_on_monday_and_none_is_left_out() -> None:
    days = [date(2025, 7, 1), date(2025, 7, 6), date(2025, 7, 21)]
    assert weeks(days) == (
        Week(date(2025, 6, 30), 2, 2),
        Week(date(2025, 7, 7), 0, 2),
        Week(date(2025, 7, 14), 0, 2),
        Week(date(2025, 7, 21), 1, 3),
    )


@given(DAYS)
def test_nobody_is_lost_and_the_weeks_follow_each_other(days: list[date]) -> None:
    found = weeks(days)
    assert [week.total for week in found[-1:]] == ([len(days)] if days else [])
    assert sum(week.arrived for week in found) == len(days)
    assert all(week.begins.weekday() == 0 for week in found)
    assert all(later.begins - earlier.begins == timedelta(days=7) for earlier, later in pairwise(found))
    assert found == weeks(reversed(days))
