"""What is typed about an event, understood: one way for `create`, `edit`, `copy` and the parts.

Every field is `None` when it was not mentioned; an empty text (and „offen“ for what can be open) clears it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.choice import choose
from kinderschutz_cli.domain.day_parsing import OPEN, parse_exact_day, parse_optional_day
from kinderschutz_cli.domain.event import BodyRole, EventKind, EventStatus, PartForm, Registering, Series
from kinderschutz_cli.domain.event_label import EVENT_KIND_LABELS, PART_FORM_LABELS
from kinderschutz_cli.domain.event_title import series_number
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.german_calendar import format_day
from kinderschutz_cli.domain.line import one_line
from kinderschutz_cli.domain.money import parse_euro
from kinderschutz_cli.domain.place import parse_place
from kinderschutz_cli.domain.time_of_day import parse_span
from kinderschutz_cli.domain.web_link import parse_link
from kinderschutz_cli.errors.choice import EVENT_KIND, EVENT_STATUS, PART_FORM
from kinderschutz_cli.errors.event import DeadlineAfterEvent, NumberNotUnderstood, TitleMissing
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.workflows import reference
from kinderschutz_cli.workflows.exact_name import body_named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kinderschutz_cli.domain.event import Body, Event, Part
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class PartInput:
    """What was typed about one part."""

    title: str | None = None
    date: str | None = None
    time: str | None = None
    place: str | None = None
    form: str | None = None
    link: str | None = None
    seats: str | None = None
    fee: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventInput:
    """What was typed about an event; date to fee are those of its first part."""

    title: str | None = None
    date: str | None = None
    time: str | None = None
    place: str | None = None
    form: str | None = None
    link: str | None = None
    seats: str | None = None
    fee: str | None = None
    fee_covers: str | None = None
    deadline: str | None = None
    kind: str | None = None
    status: str | None = None
    motto: str | None = None
    theme: str | None = None
    aim: str | None = None
    audience: str | None = None
    occasion: str | None = None
    legal_basis: str | None = None
    place_rule: str | None = None
    note: str | None = None
    number: str | None = None
    series: str | None = None
    series_begun: str | None = None
    series_rhythm: str | None = None
    series_sequel: str | None = None
    network: Sequence[str] | None = None
    register_link: str | None = None
    register_mail: str | None = None
    register_phone: str | None = None
    register_by_calendar: bool | None = None
    register_via: str | None = None
    host: Sequence[str] | None = None
    organiser: Sequence[str] | None = None
    cooperation: Sequence[str] | None = None
    funding: Sequence[str] | None = None
    registration_office: Sequence[str] | None = None
    technology: Sequence[str] | None = None

    @property
    def is_empty(self) -> bool:
        return all(getattr(self, field.name) is None for field in fields(self))

    @property
    def main_part(self) -> PartInput:
        """What it says about the first part; the event's title is not the part's."""
        shared = {field.name: getattr(self, field.name) for field in fields(PartInput)}
        return PartInput(**shared | {"title": None})


#: Fields that are one line of text, with their names in an error.
_TEXTS = {
    "fee_covers": "Was die Gebühr umfasst",
    "motto": "Das Motto",
    "theme": "Das Thema",
    "aim": "Das Ziel",
    "audience": "Die Zielgruppe",
    "occasion": "Der Anlass",
    "legal_basis": "Die Rechtsgrundlage",
    "place_rule": "Die Regel für Plätze",
    "note": "Die Notiz",
}

_BODY_FIELDS = {
    BodyRole.HOST: "host",
    BodyRole.ORGANISER: "organiser",
    BodyRole.COOPERATION: "cooperation",
    BodyRole.FUNDING: "funding",
    BodyRole.REGISTRATION_OFFICE: "registration_office",
    BodyRole.TECHNOLOGY: "technology",
}


def changed_event(session: Session, event: Event, typed: EventInput) -> Event:
    """`event` with what was typed; raises for what cannot be understood or does not fit together."""
    changes: dict[str, Any] = {
        name: one_line(getattr(typed, name), what) for name, what in _TEXTS.items() if getattr(typed, name) is not None
    }
    if typed.title is not None:
        changes["title"] = one_line(typed.title, "Der Titel")
    if typed.kind is not None:
        changes["kind"] = choose(EventKind, typed.kind, EVENT_KIND, EVENT_KIND_LABELS)
    if typed.status is not None:
        changes["status"] = choose(EventStatus, typed.status, EVENT_STATUS)
    if typed.network is not None:
        changes["networks"] = reference.words(session.db, "network", typed.network)
    changed = replace(
        event,
        **changes,
        parts=(changed_part(event.main_part, typed.main_part, session.today), *event.parts[1:]),
        bodies=_bodies(session, event, typed),
        registering=_registering(event.registering, typed, session.today),
    )
    changed = _in_series(session, changed, typed)
    check_event(changed)
    return changed


def changed_part(part: Part, typed: PartInput, today: date) -> Part:
    """`part` with what was typed; a link makes it online, or hybrid where a place is known, unless a form is named."""
    changes: dict[str, Any] = {}
    if typed.title is not None:
        changes["title"] = one_line(typed.title, "Der Titel des Teils")
    if typed.date is not None:
        changes["date"] = parse_optional_day(one_line(typed.date, "Das Datum"), today)
    if typed.time is not None:
        span = None if _is_open(typed.time) else parse_span(one_line(typed.time, "Die Uhrzeit"))
        changes["starts"], changes["ends"] = (span.starts, span.ends) if span else (None, None)
    if typed.place is not None:
        changes["place"] = parse_place("" if _is_open(typed.place) else one_line(typed.place, "Der Ort"))
    if typed.seats is not None:
        seats = parse_count(typed.seats, "Die Platzzahl", least=0, example="150")
        changes["places"] = replace(part.places, seats=seats)
    if typed.fee is not None:
        changes["fee_cents"] = None if _is_open(typed.fee) else parse_euro(one_line(typed.fee, "Die Gebühr"))
    if typed.link is not None:
        changes["link"] = parse_link(typed.link)
    if typed.form is not None:
        changes["form"] = choose(PartForm, typed.form, PART_FORM, PART_FORM_LABELS)
    elif changes.get("link") and part.form is PartForm.ON_SITE:
        place = changes.get("place", part.place)
        changes["form"] = PartForm.HYBRID if place.line else PartForm.ONLINE
    return replace(part, **changes)


def parse_count(text: str, what: str, *, least: int, example: str) -> int | None:
    """A whole number of at least `least`; `None` when open. Raises `NumberNotUnderstood`."""
    line = one_line(text, what)
    if _is_open(line):
        return None
    number = line.replace(".", "") if line.isascii() else ""
    if not number.isdecimal() or len(number) > len("999999") or int(number) < least:
        raise NumberNotUnderstood(what, line, least=least, example=example)
    return int(number)


def check_event(event: Event) -> None:
    """Refuse what cannot be: an event without a title, a deadline after it."""
    if not event.title:
        raise TitleMissing
    deadline, last = event.registering.deadline, event.last_day
    if deadline and last and deadline > last:
        day = max((part.date for part in event.parts if part.date), key=lambda day: day.last)
        raise DeadlineAfterEvent(format_day(deadline), format_day(day))


def _is_open(text: str) -> bool:
    return " ".join(text.casefold().split()) in OPEN


def _registering(way: Registering, typed: EventInput, today: date) -> Registering:
    from kinderschutz_cli.domain.mail_address import check_mail
    from kinderschutz_cli.domain.phone import format_phone

    changes: dict[str, Any] = {}
    if typed.register_link is not None:
        changes["link"] = parse_link(typed.register_link)
    if typed.register_mail is not None:
        changes["mail"] = check_mail(typed.register_mail) if typed.register_mail.strip() else ""
    if typed.register_phone is not None:
        changes["phone"] = format_phone(one_line(typed.register_phone, "Die Telefonnummer"))
    if typed.register_by_calendar is not None:
        changes["calendar"] = typed.register_by_calendar
    if typed.register_via is not None:
        changes["third_party"] = one_line(typed.register_via, "Die Anmeldestelle")
    if typed.deadline is not None:
        line = one_line(typed.deadline, "Der Anmeldeschluss")
        changes["deadline"] = None if _is_open(line) else parse_exact_day(line, today)
    return replace(way, **changes)


def _bodies(session: Session, event: Event, typed: EventInput) -> tuple[Body, ...]:
    """All bodies; a role that was typed replaces those it had, in the order typed."""
    bodies: list[Body] = []
    for role, field in _BODY_FIELDS.items():
        names = getattr(typed, field)
        if names is None:
            bodies += event.bodies_as(role)
        else:
            clean = dict.fromkeys(one_line(name, "Der Name") for name in names if name.strip())
            bodies += [body_named(session, name, role) for name in clean]
    return tuple(replace(body, position=position) for position, body in enumerate(bodies, start=1))


def _in_series(session: Session, event: Event, typed: EventInput) -> Event:
    """Number and series as typed, else as the title tells them („3. Lüner Kinderschutzkonferenz“)."""
    told, name_told = series_number(event.title) if typed.title is not None else (None, "")
    number, series = event.number, event.series
    if told is not None:
        number, series = told, _series_named(session, name_told)
    if typed.number is not None:
        number = parse_count(typed.number, "Die Nummer in der Reihe", least=1, example="3")
    if typed.series is not None:
        name = one_line(typed.series, "Die Reihe")
        series = _series_named(session, name) if name else None
    return replace(event, number=number, series=_series_described(event, series, typed, session.today))


def _series_named(session: Session, name: str) -> Series:
    """The series of the file with that name (compared folded), else a new one."""
    known = {fold(series.name): series for series in event_store.all_series(session.db)}
    return known.get(fold(name)) or Series(name)


def _series_described(event: Event, series: Series | None, typed: EventInput, today: date) -> Series | None:
    changes: dict[str, Any] = {}
    if typed.series_begun is not None:
        changes["begun"] = parse_optional_day(one_line(typed.series_begun, "Der Beginn der Reihe"), today)
    if typed.series_rhythm is not None:
        changes["rhythm"] = one_line(typed.series_rhythm, "Der Rhythmus")
    if typed.series_sequel is not None:
        changes["planned_sequel"] = one_line(typed.series_sequel, "Die geplante Fortsetzung")
    if not changes:
        return series
    return replace(series or Series(series_number(event.title)[1]), **changes)
