"""The date as an entry to keep: stable, correct in summer and winter, none while the day is open."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from icalendar import Calendar

from kinderschutz_cli.documents.calendar_entry import calendar_entry
from kinderschutz_cli.domain.day import PartialDate
from kinderschutz_cli.domain.event import Event, EventStatus, Part, Place

NOW = datetime(2025, 7, 1, 8, 0, tzinfo=UTC)
PART = Part(
    uuid="0c1d",
    date=PartialDate(2025, 10, 8),
    starts=time(9),
    ends=time(16),
    place=Place("LÜKAZ", "Kurt-Schumacher-Straße 40-42", "44532", "Lünen"),
)
EVENT = Event("3. Lüner Kinderschutzkonferenz", motto="Gemeinsam; sicher, stark", parts=(PART,))


def entry_lines(event: Event = EVENT, part: Part = PART) -> list[str]:
    ics = calendar_entry(event, part, now=NOW, sequence=2)
    assert ics is not None
    unfolded = ics.decode().replace("\r\n ", "").splitlines()
    return unfolded[unfolded.index("BEGIN:VEVENT") + 1 : -2]


def parsed_entry(ics: bytes) -> Any:
    """The entry as icalendar reads it; its values are of many kinds."""
    return Calendar.from_ical(ics).walk("VEVENT")[0]


def test_an_entry_with_times_and_place() -> None:
    assert sorted(entry_lines()) == [
        "CLASS:PUBLIC",
        "DESCRIPTION:„Gemeinsam\\; sicher\\, stark“",
        "DTEND;TZID=Europe/Berlin:20251008T160000",
        "DTSTAMP:20250701T080000Z",
        "DTSTART;TZID=Europe/Berlin:20251008T090000",
        "LOCATION:LÜKAZ\\, Kurt-Schumacher-Straße 40-42\\, 44532 Lünen",
        "SEQUENCE:2",
        "STATUS:CONFIRMED",
        "SUMMARY:3. Lüner Kinderschutzkonferenz",
        "UID:0c1d@ks",
    ]


def test_the_file_is_published_and_carries_the_zone_once() -> None:
    ics = calendar_entry(EVENT, PART, now=NOW) or b""
    calendar = Calendar.from_ical(ics)
    assert calendar["method"] == "PUBLISH"
    assert ics.count(b"BEGIN:VTIMEZONE") == 1
    assert all(line.endswith(b"\r\n") and len(line) <= 77 for line in ics.splitlines(keepends=True))


@pytest.mark.parametrize(("day", "utc_hour"), [(PartialDate(2025, 7, 2), 7), (PartialDate(2025, 12, 3), 8)])
def test_summer_and_winter_time(day: PartialDate, utc_hour: int) -> None:
    ics = calendar_entry(EVENT, replace(PART, date=day), now=NOW) or b""
    starts: datetime = parsed_entry(ics)["dtstart"].dt
    assert starts.astimezone(UTC).hour == utc_hour


def test_a_part_without_times_is_an_all_day_entry() -> None:
    ics = calendar_entry(EVENT, replace(PART, starts=None, ends=None), now=NOW) or b""
    entry = parsed_entry(ics)
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (date(2025, 10, 8), date(2025, 10, 9))
    assert b"VTIMEZONE" not in ics


@pytest.mark.parametrize("day", [None, PartialDate(2025), PartialDate(2025, 10)])
def test_no_entry_while_the_day_is_open(day: PartialDate | None) -> None:
    assert calendar_entry(EVENT, replace(PART, date=day), now=NOW) is None


def test_a_cancelled_event_cancels_its_entry() -> None:
    assert "STATUS:CANCELLED" in entry_lines(replace(EVENT, status=EventStatus.CANCELLED))


def test_a_named_part_is_named() -> None:
    assert "SUMMARY:3. Lüner Kinderschutzkonferenz – Tag 1" in entry_lines(part=replace(PART, title="Tag 1"))
