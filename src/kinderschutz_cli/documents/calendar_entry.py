"""The date of an event part as a calendar entry to keep (RFC 5545, METHOD:PUBLISH). Imported late: icalendar, 75 ms.

Built once for an event, not for every message.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Timezone
from icalendar import Event as Entry

from kinderschutz_cli.domain.event import EventStatus
from kinderschutz_cli.domain.zone import BERLIN

if TYPE_CHECKING:
    from datetime import date

    from kinderschutz_cli.domain.event import Event, Part

#: The zone as every calendar program knows it, the same whatever time zone data this machine has.
_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")


def calendar_entry(event: Event, part: Part, *, now: datetime, sequence: int = 0) -> bytes | None:
    """An .ics file for one part of an event; `None` while its day is not exactly known.

    `now` is aware and becomes DTSTAMP; the UID is the part's uuid, so that a later version (a higher `sequence`)
    replaces the entry. A part without a start is an all-day entry; without an end the end is left out.
    """
    day = part.date.exact if part.date else None
    if day is None:
        return None
    calendar = Calendar()
    calendar.add("prodid", "-//ks//Netzwerk Kinderschutz//DE")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if part.starts is not None:
        calendar.add_component(Timezone.from_ical(_ZONE))
    calendar.add_component(_entry(event, part, day, now, sequence))
    return bytes(calendar.to_ical())


def _entry(event: Event, part: Part, day: date, now: datetime, sequence: int) -> Entry:
    entry = Entry()
    entry.add("uid", f"{part.uuid}@ks")
    entry.add("sequence", sequence)
    entry.add("dtstamp", now)
    entry.add("summary", f"{event.title} – {part.title}" if part.title else event.title)
    _add_times(entry, day, part.starts, part.ends)
    if part.place.line:
        entry.add("location", part.place.line)
    if description := _description(event, part):
        entry.add("description", description)
    if part.link:
        entry.add("url", part.link)
    entry.add("status", "CANCELLED" if event.status is EventStatus.CANCELLED else "CONFIRMED")
    entry.add("class", "PUBLIC")
    return entry


def _add_times(entry: Entry, day: date, starts: time | None, ends: time | None) -> None:
    if starts is None:
        entry.add("dtstart", day)
        entry.add("dtend", day + timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
        return
    entry.add("dtstart", datetime.combine(day, starts, BERLIN))
    if ends is not None:
        entry.add("dtend", datetime.combine(day, ends, BERLIN))


def _description(event: Event, part: Part) -> str:
    lines = [f"„{event.motto}“" if event.motto else "", f"Zugang: {part.link}" if part.link else ""]
    return "\n".join(line for line in lines if line)
