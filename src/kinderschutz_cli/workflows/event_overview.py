"""Everything known about an event, for `ks event show` and `ks event list`; the same as JSON in the German words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.event import BodyRole
from kinderschutz_cli.domain.event_label import PART_FORM_LABELS
from kinderschutz_cli.domain.german_calendar import format_day, format_span
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.workflows.demand import as_json as demand_json
from kinderschutz_cli.workflows.demand import demand
from kinderschutz_cli.workflows.programme_overview import Programme, item_json, programmes
from kinderschutz_cli.workflows.reference import current_event

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import time

    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.invitation import InvitationStatus
    from kinderschutz_cli.workflows.demand import Demand
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in the list; `taken` are the seats given away, over all parts."""

    event: Event
    is_current: bool
    is_over: bool
    taken: int


@dataclass(frozen=True, slots=True)
class Overview:
    """`demand` by part id; `default_mail` is where people register while no way is named."""

    event: Event
    is_current: bool
    programmes: tuple[Programme, ...]
    invitations: Mapping[InvitationStatus, int]
    demand: Mapping[int, Demand]
    default_mail: str

    @property
    def problems(self) -> tuple[str, ...]:
        return tuple(sentence for programme in self.programmes for sentence in programme.problems)

    @property
    def derived_mail(self) -> str:
        """The coordination's mail where the event names no way to register, else nothing."""
        way = self.event.registering
        named = way.link or way.mail or way.phone or way.calendar or way.third_party
        return "" if named else self.default_mail


def event_lines(session: Session) -> list[EventLine]:
    """All events by their first day, those with an open date last."""
    current = current_event(session)
    return [
        EventLine(
            event,
            current is not None and event.id == current.id,
            event.is_over(session.today),
            sum(registration_store.seats_taken(session.db, part.id) for part in event.parts),
        )
        for event in event_store.find(session.db)
    ]


def overview(session: Session, event: Event) -> Overview:
    current = current_event(session)
    return Overview(
        event,
        current is not None and event.id == current.id,
        programmes(session, event),
        invitation_store.counts(session.db, event.id),
        {part.id: demand(session, event, part) for part in event.parts},
        setting_store.settings(session.db)["mail"],
    )


def line_json(line: EventLine) -> dict[str, Any]:
    return event_json(line.event) | {"aktuell": line.is_current, "vorbei": line.is_over, "vergeben": line.taken}


def overview_json(seen: Overview) -> dict[str, Any]:
    """`event_json` with programme, counts and what does not fit."""
    said = event_json(seen.event)
    said["anmeldung"]["mail"] = seen.event.registering.mail or seen.derived_mail
    for part, words in zip(seen.event.parts, said["teile"], strict=True):
        words["programm"] = [
            item_json(entry)
            for programme in seen.programmes
            if programme.part.id == part.id
            for entry in programme.entries
        ]
        words["anmeldungen"] = dict(seen.demand[part.id].statuses)
        words["belegung"] = demand_json(seen.demand[part.id])
    return said | {
        "aktuell": seen.is_current,
        "einladungen": dict(seen.invitations),
        "hinweise": list(seen.problems),
    }


def event_json(event: Event) -> dict[str, Any]:
    """The record of an event; field names are those of the templates, and further ones for what these leave out."""
    main = part_json(event.main_part)
    first = {name: main[name] for name in ("datum", "datum_text", "beginn", "ende", "zeit_text", "ort", "form", "link")}
    return {
        "id": event.id,
        "kennung": event.slug,
        "titel": event.title,
        "art": event.kind,
        "status": event.status,
        **_series_json(event),
        "thema": event.theme,
        "motto": event.motto,
        "ziel": event.aim,
        "zielgruppe": event.audience,
        "anlass": event.occasion,
        "rechtsgrundlage": event.legal_basis,
        **first,
        "plaetze": main["plaetze"],
        "gebuehr_cent": main["gebuehr_cent"],
        "gebuehr_umfasst": event.fee_covers,
        "anmeldung": _registering_json(event),
        "gastgeber": [body.name for body in event.bodies_as(BodyRole.HOST)],
        "beteiligte": [
            {"name": body.name, "rolle": body.role, "organisation": body.organisation_id} for body in event.bodies
        ],
        "netzwerke": list(event.networks),
        "regel": event.place_rule,
        "notiz": event.note,
        "teile": [part_json(part) for part in event.parts],
    }


def part_json(part: Part) -> dict[str, Any]:
    """`datum` is the exact day, `zeitraum` what is known of it: "2025-10-08", "2025-10", "2025" or nothing."""
    return {
        "nr": part.position,
        "titel": part.title,
        "datum": part.date.exact if part.date else None,
        "zeitraum": part.date.iso() if part.date else None,
        "datum_text": format_day(part.date),
        "beginn": _clock(part.starts),
        "ende": _clock(part.ends),
        "zeit_text": format_span(part.starts, part.ends),
        "ort": part.place.line,
        "form": PART_FORM_LABELS[part.form],
        "link": part.link,
        "plaetze": part.seats,
        "gebuehr_cent": part.fee_cents,
    }


def _series_json(event: Event) -> dict[str, Any]:
    series = event.series
    return {
        "reihe": series.name if series else "",
        "nummer": event.number,
        "reihe_seit": series.begun.iso() if series and series.begun else None,
        "reihe_rhythmus": series.rhythm if series else "",
        "reihe_fortsetzung": series.planned_sequel if series else "",
    }


def _registering_json(event: Event) -> dict[str, Any]:
    way = event.registering
    return {
        "link": way.link,
        "mail": way.mail,
        "telefon": way.phone,
        "kalender": way.calendar,
        "ueber": way.third_party,
        "frist": way.deadline,
        "frist_text": format_day(way.deadline) if way.deadline else "",
    }


def _clock(moment: time | None) -> str | None:
    return f"{moment:%H:%M}" if moment else None
