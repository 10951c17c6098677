"""How an event is named in a sentence: „3. Lüner Kinderschutzkonferenz“ am Mittwoch, 8. Oktober 2025."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.domain.day import PartialDate
from kinderschutz_cli.domain.event import EventKind, PartForm
from kinderschutz_cli.domain.german_calendar import format_day

if TYPE_CHECKING:
    from datetime import date

    from kinderschutz_cli.domain.event import Event, Part

EVENT_KIND_LABELS: dict[EventKind, str] = {
    EventKind.NETWORK_MEETING: "Netzwerktreffen",
    EventKind.SYMPOSIUM: "Fachtag",
    EventKind.CONFERENCE: "Konferenz",
    EventKind.TRAINING: "Fortbildung",
    EventKind.KICK_OFF: "Kick-off",
    EventKind.STEERING_GROUP: "Steuerungsgruppe",
    EventKind.OTHER: "Veranstaltung",
}

PART_FORM_LABELS: dict[PartForm, str] = {
    PartForm.ON_SITE: "vor Ort",
    PartForm.ONLINE: "online",
    PartForm.HYBRID: "hybrid",
}


def on_day(day: PartialDate | date | None) -> str:
    """„am Mittwoch, 8. Oktober 2025“, „im Oktober 2025“, „im Jahr 2025“, „(Termin noch offen)“."""
    if day is None:
        return "(Termin noch offen)"
    imprecise = isinstance(day, PartialDate) and day.exact is None
    return format_day(day) if imprecise else f"am {format_day(day)}"


def event_when(event: Event) -> str:
    """When an event is; with parts on several days „von Mittwoch, 8. … bis Donnerstag, 9. Oktober 2025“."""
    days = [part.date for part in event.parts if part.date]
    first, last = min(days, key=_start, default=None), max(days, key=_end, default=None)
    if first is None or last is None or first == last:
        return on_day(first)
    if first.exact is None or last.exact is None:
        return on_day(first)
    return f"von {format_day(first)} bis {format_day(last)}"


def event_label(event: Event) -> str:
    """Title and day, as every question and every result names an event."""
    return f"„{event.title}“ {event_when(event)}"


def part_label(part: Part) -> str:
    """„Teil 2 (Abendvortrag)“."""
    return f"Teil {part.position} ({part.title})" if part.title else f"Teil {part.position}"


def _start(day: PartialDate) -> date:
    return day.first


def _end(day: PartialDate) -> date:
    return day.last
