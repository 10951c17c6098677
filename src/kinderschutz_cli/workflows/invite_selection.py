"""What was typed to choose whom to invite, and how a plan to invite is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.german_calendar import format_day
from kinderschutz_cli.domain.message import channel_for
from kinderschutz_cli.errors.invitation import NobodySelected
from kinderschutz_cli.store.contact_line import ContactFilter
from kinderschutz_cli.workflows import contact_search, reference

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kinderschutz_cli.workflows.contact_search import Wanted
    from kinderschutz_cli.workflows.invite import InvitePlan
    from kinderschutz_cli.workflows.session import Session


def selection(
    session: Session, wanted: Wanted, *, contacts: Sequence[str] | None = None, everyone: bool = False
) -> ContactFilter:
    """Resolve every word and name; raises `NobodySelected` where nothing was chosen."""
    chosen = contact_search.resolve(session, wanted)
    chosen = chosen._replace(ids=tuple(reference.contact(session, name).id for name in contacts or ()))
    if chosen == ContactFilter() and not everyone:
        raise NobodySelected
    return chosen


def warnings(session: Session, plan: InvitePlan) -> list[str]:
    """What a careful person would look at before inviting."""
    found = []
    deadline = plan.event.registering.deadline
    if deadline and deadline < session.today:
        found.append(f"Der Anmeldeschluss war schon am {format_day(deadline)}.")
    if plan.event.main_part.date is None:
        found.append("Der Termin ist noch offen; in der Einladung steht „Termin folgt“.")
    blocked = sum(contact.blocked for contact in plan.choice.invited)
    if blocked:
        found.append(f"Mit Sperrvermerk: {blocked}. Diese Personen erscheinen auf keiner geteilten Liste.")
    return found


def as_json(plan: InvitePlan) -> dict[str, Any]:
    """The plan: who would be invited by which channel, and who not and why."""
    return {
        "veranstaltung": plan.event.slug,
        "eingeladen": [
            {"id": contact.id, "name": contact.display_name, "weg": channel_for(contact)}
            for contact in plan.choice.invited
        ],
        "nicht_eingeladen": [
            {"id": contact.id, "name": contact.display_name, "grund": reason}
            for contact, reason in plan.choice.left_out
        ],
        "ohne_kontakt": [{"id": one.id, "name": one.name} for one in plan.without_contact],
        "unfertig": len(plan.unfinished),
    }


def result_json(plan: InvitePlan, paths: Sequence[Path]) -> dict[str, Any]:
    """The plan with what was written."""
    return {**as_json(plan), "dateien": [str(path) for path in paths]}
