"""Who takes part, as rows of documents: of the whole event, of each part, of each group, and who gets a certificate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.folding import sort_key
from kinderschutz_cli.domain.session_place import takes_wishes
from kinderschutz_cli.domain.zone import local_time
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store import session_place as session_store
from kinderschutz_cli.workflows import template_words
from kinderschutz_cli.workflows.attendance_view import outcomes
from kinderschutz_cli.workflows.programme_overview import programmes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kinderschutz_cli.documents.vocabulary import Liste, Teilnehmer
    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.registration import Registration, RegistrationStatus
    from kinderschutz_cli.workflows.attendance_view import Line
    from kinderschutz_cli.workflows.session import Session


def registrations(
    session: Session, parts: Sequence[Part], statuses: Sequence[RegistrationStatus]
) -> list[Registration]:
    """Sorted as a list of people is: by surname (DIN 5007), places without a name last."""
    found = registration_store.registrations(session.db, [part.id for part in parts], session.today, list(statuses))
    return sorted(found, key=_surname)


def _surname(one: Registration) -> tuple[bool, str, str, str]:
    organisation = sort_key(one.organisation.name if one.organisation else "")
    if one.contact is None:
        return (True, organisation, "", "")
    name = one.contact.name
    return (False, sort_key(name.family or one.display_name), sort_key(name.given), organisation)


def participants(session: Session, event: Event, present: Sequence[Registration]) -> list[Teilnehmer]:
    from kinderschutz_cli.documents.wording import teilnehmer

    terms = template_words.terms(session)
    titles = {part.id: part.title for part in event.parts}
    became = outcomes(session, event, event.parts, present)
    said = [
        _with_outcome(teilnehmer(one, number, terms, titles[one.part_id]), became.get(one.id))
        for number, one in enumerate(present, start=1)
    ]
    return [
        replace(row, mail="", telefon="", bemerkung="Sperrvermerk: nicht weitergeben")
        if one.contact and one.contact.blocked
        else row
        for row, one in zip(said, present, strict=True)
    ]


def _with_outcome(row: Teilnehmer, line: Line | None) -> Teilnehmer:
    if line is None or line.outcome is None:
        return row
    came, left = (_clock(line.record.came_at), _clock(line.record.left_at)) if line.record else ("", "")
    return replace(row, ergebnis=line.outcome.value, gekommen=came, gegangen=left)


def _clock(at: datetime | None) -> str:
    return f"{local_time(at).hour}:{local_time(at):%M}" if at else ""


def part_lists(
    session: Session, event: Event, parts: Sequence[Part], statuses: Sequence[RegistrationStatus]
) -> list[Liste]:
    """One list for each part."""
    from kinderschutz_cli.documents.vocabulary import Liste
    from kinderschutz_cli.documents.wording import teil

    return [
        Liste(
            titel=part.title,
            gruppe=False,
            teil=(words := teil(part, ())),
            zeit_text=words.zeit_text,
            raum="",
            leitung="",
            plaetze=part.seats,
            teilnehmer=tuple(participants(session, event, registrations(session, [part], statuses))),
        )
        for part in parts
    ]


def group_lists(
    session: Session, event: Event, parts: Sequence[Part], statuses: Sequence[RegistrationStatus]
) -> list[Liste]:
    """One list for each workshop and working group, of those who have a place in it."""
    from kinderschutz_cli.documents.vocabulary import Liste
    from kinderschutz_cli.documents.wording import teil
    from kinderschutz_cli.domain.german_calendar import format_span

    found = []
    for programme in programmes(session, event):
        part = programme.part
        groups = [entry for entry in programme.entries if takes_wishes(entry.item)]
        if not groups or part.id not in {one.id for one in parts}:
            continue
        present, places = registrations(session, [part], statuses), session_store.places(session.db, part.id)
        for entry in groups:
            there = [one for one in present if entry.item.id in places.get(one.id, {})]
            found.append(
                Liste(
                    titel=entry.item.title,
                    gruppe=True,
                    teil=teil(part, ()),
                    zeit_text=format_span(entry.item.starts, entry.ends),
                    raum=entry.item.room,
                    leitung=", ".join(one.label for one in entry.item.appearances),
                    plaetze=entry.item.places,
                    teilnehmer=tuple(participants(session, event, there)),
                )
            )
    return found


def circulating(
    session: Session, event: Event, parts: Sequence[Part], statuses: Sequence[RegistrationStatus]
) -> tuple[tuple[Liste, ...], list[str]]:
    """The lists that go round: nobody with a Sperrvermerk stands there; with who has to be asked apart."""
    lists = [*part_lists(session, event, parts, statuses), *group_lists(session, event, parts, statuses)]
    names = dict.fromkeys(row.name for one in lists for row in one.teilnehmer if row.sperrvermerk)
    seen = [replace(one, teilnehmer=tuple(row for row in one.teilnehmer if not row.sperrvermerk)) for one in lists]
    if not names:
        return tuple(seen), []
    apart = f"Nicht auf der Liste, die herumgeht, wegen Sperrvermerk: {', '.join(names)}."
    return tuple(seen), [f"{apart} Lassen Sie auf einem eigenen Blatt unterschreiben."]


def blocked_warning(contacts: Sequence[Contact]) -> list[str]:
    blocked = len({contact.id for contact in contacts if contact.blocked})
    if not blocked:
        return []
    return [f"Personen mit Sperrvermerk in diesem Dokument: {blocked}. Geben Sie es nicht weiter."]
