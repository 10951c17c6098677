"""What was typed to choose whom to invite, and how a plan to invite is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.german_calendar import format_day
from kinderschutz_cli.domain.invitation import channel_for
from kinderschutz_cli.errors.invitation import NobodySelected
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.workflows import reference

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kinderschutz_cli.workflows.invite import InvitePlan
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True)
class Typed:
    """The options of a selection as they were typed."""

    sectors: Sequence[str] | None = None
    kinds: Sequence[str] | None = None
    professions: Sequence[str] | None = None
    roles: Sequence[str] | None = None
    organisations: Sequence[str] | None = None
    contacts: Sequence[str] | None = None
    networks: Sequence[str] | None = None
    everyone: bool = False


def selection(session: Session, typed: Typed) -> ContactFilter:
    """Resolve every word and name; raises `NobodySelected` where nothing was chosen."""
    organisations = [reference.organisation(session, name).id for name in typed.organisations or ()]
    wanted = ContactFilter(
        sectors=reference.words(session.db, "sector", typed.sectors),
        kinds=reference.words(session.db, "kind", typed.kinds),
        professions=reference.words(session.db, "profession", typed.professions),
        roles=reference.words(session.db, "role", typed.roles),
        networks=reference.words(session.db, "network", typed.networks),
        organisations=tuple(organisation_store.with_descendants(session.db, organisations)),
        ids=tuple(reference.contact(session, name).id for name in typed.contacts or ()),
    )
    if wanted == ContactFilter() and not typed.everyone:
        raise NobodySelected
    return wanted


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
        "unfertig": len(plan.unfinished),
    }


def result_json(plan: InvitePlan, paths: Sequence[Path]) -> dict[str, Any]:
    """The plan with what was written."""
    return {**as_json(plan), "dateien": [str(path) for path in paths]}
