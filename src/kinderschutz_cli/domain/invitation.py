"""Invitations, kept apart from registrations: who was asked, by which message, and what came back."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kinderschutz_cli.domain.contact import Contact, ContactType
from kinderschutz_cli.domain.message import channel_for
from kinderschutz_cli.domain.registration import RegistrationStatus


class InvitationStatus(StrEnum):
    INVITED = "eingeladen"
    ACCEPTED = "zugesagt"
    DECLINED = "abgesagt"
    UNANSWERED = "ohne-antwort"


#: Nothing has come back yet.
OPEN = frozenset({InvitationStatus.INVITED, InvitationStatus.UNANSWERED})


@dataclass(frozen=True, slots=True)
class Invitation:
    """One person, one event; the messages are kept separately (`message.py`)."""

    contact: Contact
    id: int = 0
    uuid: str = ""
    event_id: int = 0
    status: InvitationStatus = InvitationStatus.INVITED
    invited_at: datetime | None = None


class LeftOut(StrEnum):
    """Why somebody who was selected is not invited; the value is what the coordinator reads."""

    ALREADY_INVITED = "schon eingeladen"
    NOT_YET_INVITED = "noch nicht eingeladen (--again schickt nur eine neue Fassung)"
    HAS_DECLINED = "hat abgesagt"
    OPTED_OUT = "möchte nicht angeschrieben werden"
    NO_ADDRESS = "weder E-Mail noch vollständige Anschrift"
    CLOSED = "Einrichtung ist bis dahin geschlossen"
    ONE_PER_ORGANISATION = "eine Person je Organisation"


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is invited, and who of those selected is not and why; both in the order of the selection."""

    invited: tuple[Contact, ...]
    left_out: tuple[tuple[Contact, LeftOut], ...]


def choose_invitees(
    selected: Iterable[Contact],
    *,
    invited: Collection[int],
    declined: Collection[int] = (),
    day: date,
    one_per_organisation: bool = False,
    again: bool = False,
) -> Choice:
    """Decide who of `selected` gets an invitation; `again` sends a corrected version to those who have one.

    `day` is the event's day (or today, while it is open): an institution that has closed by then is left out.
    """
    chosen: list[Contact] = []
    left_out: list[tuple[Contact, LeftOut]] = []
    for contact in selected:
        reason = _obstacle(contact, invited=invited, declined=declined, day=day, again=again)
        if reason:
            left_out.append((contact, reason))
        else:
            chosen.append(contact)
    if one_per_organisation and not again:
        kept = _one_per_organisation(chosen, [contact for contact, reason in left_out if contact.id in invited])
        left_out += [(contact, LeftOut.ONE_PER_ORGANISATION) for contact in chosen if contact.id not in kept]
        chosen = [contact for contact in chosen if contact.id in kept]
    return Choice(tuple(chosen), tuple(left_out))


def _obstacle(
    contact: Contact, *, invited: Collection[int], declined: Collection[int], day: date, again: bool
) -> LeftOut | None:
    organisation = contact.organisation
    if contact.no_contact:
        return LeftOut.OPTED_OUT
    if again and contact.id not in invited:
        return LeftOut.NOT_YET_INVITED
    if again and contact.id in declined:
        return LeftOut.HAS_DECLINED
    if not again and contact.id in invited:
        return LeftOut.ALREADY_INVITED
    if organisation and organisation.closes_on and organisation.closes_on < day:
        return LeftOut.CLOSED
    return None if channel_for(contact) else LeftOut.NO_ADDRESS


def _one_per_organisation(chosen: Iterable[Contact], present: Iterable[Contact]) -> set[int]:
    """The ids kept: the one who leads, else a person, else the mailbox; nobody where one is invited already."""
    taken = {contact.organisation.id for contact in present if contact.organisation}
    kept: set[int] = set()
    for contact in sorted(
        chosen, key=lambda one: ("leitung" not in one.roles, one.type is not ContactType.PERSON, one.id)
    ):
        if contact.organisation is None:
            kept.add(contact.id)
        elif contact.organisation.id not in taken:
            taken.add(contact.organisation.id)
            kept.add(contact.id)
    return kept


def invitation_answer(status: RegistrationStatus) -> InvitationStatus:
    """What a registration says about the invitation behind it."""
    if status is RegistrationStatus.CANCELLED:
        return InvitationStatus.DECLINED
    return InvitationStatus.ACCEPTED
