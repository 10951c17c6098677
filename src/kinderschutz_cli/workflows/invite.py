"""Inviting: who is chosen, every message rendered, recorded in one transaction, then written.

A run that was cut off after recording is finished by the same command: what is recorded and not written is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.invitation import Choice, InvitationStatus, choose_invitees
from kinderschutz_cli.errors.invitation import ChangedMeanwhile, EventInvitesNobody, SenderMissing
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import journal as journal_store
from kinderschutz_cli.store import message as message_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store.organisation import OrganisationFilter
from kinderschutz_cli.workflows.writing import OUTPUT_FOLDER, NewFile, refuse_edited, write_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.message import Message
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.store.contact import ContactFilter
    from kinderschutz_cli.workflows.message_batch import Batch
    from kinderschutz_cli.workflows.session import Session

KIND = "einladung"


@dataclass(frozen=True, slots=True)
class InvitePlan:
    """What inviting would do; `unfinished` messages were recorded by a run that was cut off."""

    event: Event
    choice: Choice
    unfinished: tuple[Message, ...]
    again: bool
    #: Organisations of the selection that have no contact at all, so that nobody there could be chosen.
    without_contact: tuple[Organisation, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.choice.invited and not self.unfinished


def plan(
    session: Session, event: Event, wanted: ContactFilter, *, one_per_organisation: bool = False, again: bool = False
) -> InvitePlan:
    """Decide who of the selected contacts is invited; changes nothing.

    `again` after a run that was cut off only finishes that run: else most would get two corrected versions.
    """
    _refuse_closed(session, event)
    unfinished = tuple(message_store.unwritten_messages(session.db, event.id, [KIND]))
    if again and unfinished:
        return InvitePlan(event, Choice((), ()), unfinished, again)
    declined = {
        one.contact.id
        for one in invitation_store.invitations(session.db, event.id, session.today)
        if again and one.status is InvitationStatus.DECLINED
    }
    choice = choose_invitees(
        contact_store.find(session.db, wanted, session.today),
        invited=invitation_store.invited_ids(session.db, event.id),
        declined=declined,
        day=event.first_day or session.today,
        one_per_organisation=one_per_organisation,
        again=again,
    )
    return InvitePlan(event, choice, unfinished, again, () if again else _without_contact(session, wanted))


def render(session: Session, plan: InvitePlan, templates: Path | None = None) -> Batch:
    """Every message of the plan as text and bytes; a fault names template, line and person, and nothing happened."""
    from kinderschutz_cli.workflows.invitation_messages import render_batch  # Jinja, Typst

    if not setting_store.settings(session.db)["mail"]:
        raise SenderMissing
    batch = render_batch(session, plan.event, plan.choice.invited, plan.unfinished, templates)
    refuse_edited(session, [file.path for file in batch.files])
    return batch


def record(session: Session, plan: InvitePlan, batch: Batch) -> int:
    """Record invitations and messages in one transaction; the number of the command."""
    if not batch.messages:
        return journal_store.command_of(session.db, "message", plan.unfinished[-1].id)
    event_id = plan.event.id
    contact_ids = [contact.id for contact in plan.choice.invited]
    with session.command("invite") as number:
        invited = invitation_store.invited_ids(session.db, event_id)
        if not plan.again and invited.intersection(contact_ids):
            raise ChangedMeanwhile
        if not plan.again:
            invitation_store.add_invitations(session.db, event_id, contact_ids, session.now)
        message_store.add_messages(session.db, batch.messages, session.now)
        contact_store.inform(session.db, contact_ids, session.today)
    return number


def write(session: Session, command: int, files: Iterable[NewFile]) -> list[Path]:
    """Write what was recorded; whatever lies there when it is interrupted is known to lie there."""
    return write_files(session, files, command=command)


def folder_of(session: Session, event: Event) -> Path:
    """Where the messages of an event are written."""
    return session.folder / OUTPUT_FOLDER / event.slug


def _without_contact(session: Session, wanted: ContactFilter) -> tuple[Organisation, ...]:
    """What the selection means in organisations; one that asks for persons says nothing about empty organisations."""
    if wanted.ids or wanted.roles or wanted.professions or wanted.networks or wanted.text:
        return ()
    meant = OrganisationFilter(wanted.sectors, wanted.kinds, wanted.places, ids=wanted.organisations)
    return tuple(organisation_store.without_contact(session.db, meant, session.today))


def _refuse_closed(session: Session, event: Event) -> None:
    if closed := event.closed(session.today):
        raise EventInvitesNobody(event.title, closed)
