"""An event on one page: what `ks event show` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.demand_page import print_demand
from kinderschutz_cli.domain.event import BodyRole
from kinderschutz_cli.domain.event_label import EVENT_KIND_LABELS, PART_FORM_LABELS, event_when, on_day, part_label
from kinderschutz_cli.domain.german_calendar import format_day, format_span
from kinderschutz_cli.domain.money import format_euro

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.invitation import InvitationStatus
    from kinderschutz_cli.domain.registration import RegistrationStatus
    from kinderschutz_cli.workflows.event_overview import Overview
    from kinderschutz_cli.workflows.programme_overview import Programme

Line = tuple[str, str]

_BODY_LABELS = {
    BodyRole.HOST: "Gastgeber",
    BodyRole.ORGANISER: "Veranstalter",
    BodyRole.COOPERATION: "Kooperation",
    BodyRole.FUNDING: "Förderung",
    BodyRole.REGISTRATION_OFFICE: "Anmeldestelle",
    BodyRole.TECHNOLOGY: "Technik",
}
_WIDTH = 17
#: Details of a programme item stand below its title.
_INDENT = 17


def print_page(seen: Overview) -> None:
    """Title and day, then the fields that hold something, the parts with their programmes, and what does not fit."""
    event = seen.event
    output.line(f"{event.title} {event_when(event)}" + (" – die aktuelle Veranstaltung" if seen.is_current else ""))
    several = len(event.parts) > 1
    _print([*_about(event), *_bodies(event), *_registering(seen)])
    for part, programme in zip(event.parts, seen.programmes, strict=True):
        if several:
            output.line("")
            output.line(f"{part_label(part)} {on_day(part.date)}")
        _print([*_when_and_where(part), *_registered(seen, part), *_programme(programme)])
        print_demand(seen.demand[part.id])
    for sentence in seen.problems:
        output.warn(sentence)


def _print(lines: list[Line]) -> None:
    for label, value in lines:
        if value:
            output.line(f"  {label:<{_WIDTH}} {value}")


def _about(event: Event) -> Iterator[Line]:
    yield "Kurzname", event.slug
    yield "Nummer in ks", f"#{event.id}"
    yield "Art", EVENT_KIND_LABELS[event.kind]
    yield "Status", event.status.value
    if event.series:
        number = f", Nummer {event.number}" if event.number else ""
        yield "Reihe", f"{event.series.name}{number}"
        yield "Reihe seit", on_day(event.series.begun).removeprefix("am ") if event.series.begun else ""
        yield "Rhythmus", event.series.rhythm
        yield "Fortsetzung", event.series.planned_sequel
    yield "Motto", event.motto
    yield "Thema", event.theme
    yield "Ziel", event.aim
    yield "Zielgruppe", event.audience
    yield "Anlass", event.occasion
    yield "Rechtsgrundlage", event.legal_basis
    yield "Netzwerke", ", ".join(event.networks)
    yield "Platzregel", event.place_rule
    yield "Notiz", event.note


def _bodies(event: Event) -> Iterator[Line]:
    for role, label in _BODY_LABELS.items():
        yield label, ", ".join(body.name for body in event.bodies_as(role))


def _registering(seen: Overview) -> Iterator[Line]:
    way = seen.event.registering
    yield "Anmeldeschluss", format_day(way.deadline) if way.deadline else "offen"
    yield "Anmeldung", way.link
    yield "Anmeldung", way.mail
    yield "Anmeldung", way.phone
    yield "Anmeldung", "durch Annehmen des Kalendereintrags" if way.calendar else ""
    yield "Anmeldung", f"über {way.third_party}" if way.third_party else ""
    yield (
        "Anmeldung",
        f"{seen.derived_mail} (die Koordination; kein anderer Weg ist angegeben)" if seen.derived_mail else "",
    )
    yield "Einladungen", _counted(seen.invitations)


def _when_and_where(part: Part) -> Iterator[Line]:
    yield "Datum", format_day(part.date) if part.date else "noch offen"
    yield "Zeit", format_span(part.starts, part.ends) or "offen"
    yield "Ort", part.place.line or "offen"
    yield "Form", PART_FORM_LABELS[part.form]
    yield "Link", part.link
    yield "Plätze", "offen" if part.seats is None else str(part.seats)
    yield "Gebühr", "" if part.fee_cents is None else format_euro(part.fee_cents)


def _registered(seen: Overview, part: Part) -> Iterator[Line]:
    if part is seen.event.main_part:
        yield "Gebühr umfasst", seen.event.fee_covers
    yield "Anmeldungen", _counted(seen.demand[part.id].statuses)


def _programme(programme: Programme) -> Iterator[Line]:
    label = "Programm"
    for entry in programme.entries:
        item = entry.item
        people = f" – {entry.people}" if entry.people else ""
        yield label, f"{entry.number:>2}  {entry.time_text:<11}  {item.title}{people}"
        label = ""
        where = (f"Strang {item.track}" if item.track else "", item.room, _seats(item.places))
        for detail in (
            ", ".join(piece for piece in where if piece),
            item.description,
            f"Ergebnis: {item.result}" if item.result else "",
        ):
            yield "", f"{'':<{_INDENT}}{detail}" if detail else ""


def _seats(places: int | None) -> str:
    return "" if places is None else f"{places} Plätze"


def _counted(numbers: Mapping[InvitationStatus, int] | Mapping[RegistrationStatus, int]) -> str:
    return ", ".join(f"{number} {status}" for status, number in numbers.items() if number)
