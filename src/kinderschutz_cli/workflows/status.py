"""What is on: read once for `ks` alone; nothing here loads whole contacts or templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.event import EventStatus
from kinderschutz_cli.domain.german_calendar import format_day, format_span
from kinderschutz_cli.domain.invitation import OPEN
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.domain.situation import FIRST_STEPS, PartTally, Situation, next_steps
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import message as message_store
from kinderschutz_cli.store import need as need_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store import tally
from kinderschutz_cli.workflows.reference import current_event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.situation import Step
    from kinderschutz_cli.workflows.session import Session

_INVITATION = "einladung"


def situation(session: Session) -> Situation:
    """One look at the whole network and its current event."""
    db, today = session.db, session.today
    event = current_event(session)
    unreachable = tally.unreachable(db, today)
    first_day = (event.first_day if event else None) or today
    return Situation(
        network=setting_store.settings(db)["name"],
        today=today,
        contacts=tally.count(db, "contact"),
        organisations=tally.count(db, "organisation"),
        sectors=tally.sectors(db, event.id if event else None, today, first_day),
        event=event,
        last_event=None if event else _last_event(session),
        parts=tuple(PartTally(part, registration_store.hall_counts(db, part.id)) for part in event.parts)
        if event
        else (),
        programme_items=tally.programme_items(db, event.id) if event else 0,
        invitations=invitation_store.counts(db, event.id) if event else None,
        unwritten=_unwritten(session, event) if event else (),
        untold=message_store.number_untold(db, event.id, unreachable) if event else 0,
        overdue_needs=_overdue_needs(session),
        gone=tally.gone(db, today),
        unreachable=unreachable,
    )


def _last_event(session: Session) -> Event | None:
    """The latest event that took place."""
    over = [
        event
        for event in event_store.find(session.db)
        if event.status is EventStatus.HELD
        or (event.is_over(session.today) and event.status is not EventStatus.CANCELLED)
    ]
    return over[-1] if over else None


def _overdue_needs(session: Session) -> tuple[tuple[str, int], ...]:
    if not need_store.events_with_needs(session.db):
        return ()
    from kinderschutz_cli.workflows.need import overdue  # the whole of registrations, and seldom needed

    return tuple((event.slug, number) for event, number in overdue(session))


def _unwritten(session: Session, event: Event) -> tuple[int, ...]:
    messages = message_store.unwritten_messages(session.db, event.id, [_INVITATION])
    return tuple(message.contact_id for message in messages)


def open_invitations(session: Session, event: Event) -> list[Contact]:
    """Who was invited and has not answered, in the order of invitation."""
    return [
        one.contact for one in invitation_store.invitations(session.db, event.id, session.today) if one.status in OPEN
    ]


# ---- as JSON ---------------------------------------------------------------------------------------------------------


def as_json(now: Situation) -> dict[str, Any]:
    """The same as the page shows; field names are those of the templates."""
    return {
        "netzwerk": now.network,
        "heute": now.today,
        "kontakte": now.contacts,
        "organisationen": now.organisations,
        "veranstaltung": _event_json(now, now.event) if now.event else None,
        "letzte_veranstaltung": now.last_event.slug if now.last_event else None,
        "sektoren": [
            {
                "sektor": one.slug,
                "sektor_name": one.label,
                "kontakte": one.contacts,
                "eingeladen": one.invited,
                "nicht_eingeladen": one.waiting_for_invitation,
                "plaetze": one.taken,
            }
            for one in now.sectors
        ],
        "unfertige_einladungen": list(now.unwritten),
        "nicht_mitgeteilt": now.untold,
        "bedarfe_nach_der_veranstaltung": [
            {"veranstaltung": slug, "anzahl": number} for slug, number in now.overdue_needs
        ],
        "ohne_stelle": list(now.gone),
        "nicht_erreichbar": list(now.unreachable),
        "naechste_schritte": steps_json(next_steps(now)),
    }


def open_answer(contact: Contact) -> dict[str, Any]:
    """Whom to ask again; an institution's telephone stands in for a missing one."""
    organisation = contact.organisation
    return {
        "id": contact.id,
        "name": contact.display_name,
        "organisation": organisation.name if organisation else "",
        "sektor": contact.effective_sector,
        "mail": contact.mail,
        "telefon": contact.phone or (organisation.phone if organisation else ""),
    }


def no_network_json() -> dict[str, Any]:
    """Outside of any network."""
    return {"netzwerk": None, "naechste_schritte": steps_json(FIRST_STEPS)}


def steps_json(steps: Sequence[Step]) -> list[dict[str, str]]:
    return [{"befehl": step.command, "grund": step.reason} for step in steps]


def _event_json(now: Situation, event: Event) -> dict[str, Any]:
    main, deadline = event.main_part, event.registering.deadline
    return {
        "id": event.id,
        "kennung": event.slug,
        "titel": event.title,
        "status": event.status,
        "datum": main.date.exact if main.date else None,
        "datum_text": format_day(main.date),
        "zeit_text": format_span(main.starts, main.ends),
        "ort": main.place.line,
        "tage_bis_dahin": (event.first_day - now.today).days if event.first_day else None,
        "frist": deadline,
        "frist_text": format_day(deadline) if deadline else "",
        "tage_bis_frist": (deadline - now.today).days if deadline else None,
        "programmpunkte": now.programme_items,
        "einladungen": {"gesamt": now.invited, "beantwortet": now.answered, "offen": now.unanswered},
        "teile": [_part_json(part) for part in now.parts],
    }


def _part_json(tally: PartTally) -> dict[str, Any]:
    return {
        "nr": tally.part.position,
        "titel": tally.part.title,
        "plaetze": tally.part.seats,
        "vergeben": tally.taken,
        "frei": tally.free,
        "warteliste": tally.in_status(RegistrationStatus.WAITING),
        "angemeldet": tally.in_status(RegistrationStatus.REGISTERED),
        "abgesagt": tally.in_status(RegistrationStatus.CANCELLED),
    }
