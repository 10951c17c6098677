"""How a part of an event is asked for, as lines: seats, the rule, sectors as bars, what came in when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.bar import WIDTH, bar
from kinderschutz_cli.domain.german_calendar import numeric_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kinderschutz_cli.workflows.demand import Demand
    from kinderschutz_cli.workflows.places import PlacesView, SectorLine

Line = tuple[str, str]
#: The longest labels are those of sectors.
LABEL = 30
#: So many weeks are shown, the last ones.
_WEEKS = 12


def print_demand(seen: Demand) -> None:
    """Who comes from where, and what came in when; nothing while nobody is registered."""
    if not seen.statuses:
        return
    more = [("offene Antworten", str(seen.open_answers))] if seen.open_answers else []
    more += [("Teilnahme", seen.came.sentence)] if seen.came.attended else []
    for title, lines in (
        ("Belegung", [*places_lines(seen.places), *more]),
        ("Sektoren", list(sector_lines(seen.places))),
        ("Eingang", list(time_lines(seen))),
    ):
        if lines:
            output.line("")
            output.line(title)
            for label, value in lines:
                output.line(f"  {label:<{LABEL}} {value}")
    for sentence in over_cap(seen.places):
        output.warn(sentence)


def places_lines(seen: PlacesView) -> Iterator[Line]:
    """Seats, waiting list, what the rule is: label and value."""
    places = seen.part.places
    seats = "offen" if places.seats is None else str(places.seats)
    left = "" if seen.left is None else f", frei {seen.left}" if seen.left >= 0 else f", um {-seen.left} überbelegt"
    yield "Plätze", f"{seats}, davon vergeben {seen.taken}{left}"
    yield "Warteliste", str(seen.waiting)
    if seen.undecided:
        yield "noch nicht entschieden", str(seen.undecided)
    if places.kept:
        yield "freigehalten", str(places.kept)
    if places.cap:
        yield f"höchstens je {'Einrichtung' if places.cap_level == 'einrichtung' else 'Träger'}", str(places.cap)
    if seen.event.rule == "los":
        yield "Startwert des Loses", seen.event.seed
    yield "Regel", seen.rule_text


def sector_lines(seen: PlacesView) -> Iterator[Line]:
    """Sectors with their bar, their number, their quota and who waits."""
    widest = max((one.holding for one in seen.sectors), default=0)
    for one in seen.sectors:
        yield one.label, f"{bar(one.holding, widest):<{WIDTH}} {_sector(one)}"


def over_cap(seen: PlacesView) -> Iterator[str]:
    """A sentence for each institution with more people than the cap allows."""
    for name, number in seen.over_cap:
        yield f"{name}: {number} Personen, höchstens {seen.part.places.cap} sind vorgesehen."


def time_lines(seen: Demand) -> Iterator[Line]:
    """What came in week by week, and how many there were at its end."""
    shown = seen.weeks[-_WEEKS:]
    widest = max((week.arrived for week in shown), default=0)
    for week in shown:
        yield (
            f"ab {numeric_day(week.begins)}",
            f"{bar(week.arrived, widest):<{WIDTH}} {week.arrived:>3}, gesamt {week.total}",
        )


def _sector(one: SectorLine) -> str:
    pieces = [f"{one.holding:>3}"]
    if one.quota and one.quota.minimum:
        until = f" bis {numeric_day(one.quota.until)}" if one.quota.until else ""
        pieces.append(f"mindestens {one.quota.minimum}{until}")
    if one.quota and one.quota.maximum is not None:
        pieces.append(f"höchstens {one.quota.maximum}")
    if one.waiting:
        pieces.append(f"{one.waiting} warten" if one.waiting > 1 else "1 wartet")
    return ", ".join(pieces)
