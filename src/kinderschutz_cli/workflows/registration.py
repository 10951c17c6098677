"""Registrations: who comes, from what was said on the phone, in a mail or by a form; the seats decide in `seating.py`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.event import EventStatus, PartForm
from kinderschutz_cli.domain.german_calendar import format_day
from kinderschutz_cli.domain.invitation import InvitationStatus, invitation_answer
from kinderschutz_cli.domain.matching import Candidate, pick
from kinderschutz_cli.domain.registration import (
    EXPECTED,
    GONE,
    HOLDING_A_SEAT,
    MOVES,
    Channel,
    Registration,
    RegistrationStatus,
    Seat,
    may_follow,
)
from kinderschutz_cli.errors.matching import VERANSTALTUNGSTEIL
from kinderschutz_cli.errors.registration import (
    AlreadyRegistered,
    EventTakesNobody,
    MoveImpossible,
    NoSeatLeft,
    PlaceAlreadyHeld,
)
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import need as need_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.workflows.guest import sides
from kinderschutz_cli.workflows.newcomer import known
from kinderschutz_cli.workflows.seating import Seating

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.workflows.newcomer import Newcomer
    from kinderschutz_cli.workflows.seating import Verdict
    from kinderschutz_cli.workflows.session import Session


#: The reason of a move that somebody typed without one.
CHANGED_BY_HAND = "von Hand geändert"


@dataclass(frozen=True, slots=True)
class Wish:
    """What was said besides the name; `status` `None` means: as the rule allows, `received` `None`: now.

    `override` is the reason for giving a seat against the rule, `by` whoever registered others.
    """

    status: RegistrationStatus | None = None
    form: PartForm | None = None
    channel: Channel | None = None
    note: str = ""
    override: str = ""
    another: bool = False
    received: datetime | None = None
    seat: Seat = Seat.ATTENDING
    by: str = ""


def choose_part(event: Event, text: str | None) -> Part:
    """The part named by title or number; the first without a name."""
    if not text:
        return event.main_part
    candidates = [
        Candidate(part.position, (part.title,) if part.title else (), part.title or f"Teil {part.position}")
        for part in event.parts
    ]
    return event.parts[pick(text, candidates, VERANSTALTUNGSTEIL) - 1]


def chosen_parts(event: Event, text: str | None) -> Sequence[Part]:
    """The part named; all without a name."""
    return [choose_part(event, text)] if text else event.parts


def fresh(session: Session, event: Event, part_id: int) -> tuple[Event, Part]:
    """Event and part as they are now: inside a transaction another `ks` may have changed the seats meanwhile."""
    now = event_store.get(session.db, event.id)
    return now, next(part for part in now.parts if part.id == part_id)


# ---- entering ----------------------------------------------------------------------------------------------------------


def register(
    session: Session, event: Event, part: Part, guests: Sequence[Contact | Organisation | Newcomer], wish: Wish
) -> list[Registration]:
    """Register people and institutions for a part, new ones are made: all of them or, on any conflict, none."""
    with session.command("registration add"):
        return register_now(session, event, part, guests, wish)


def register_now(
    session: Session, event: Event, part: Part, guests: Sequence[Contact | Organisation | Newcomer], wish: Wish
) -> list[Registration]:
    """The same inside a running command."""
    refuse_closed(event)
    event, part = fresh(session, event, part.id)
    refuse_closed(event)
    present = registration_store.registrations(session.db, [part.id], session.today)
    drafts, back = [], []
    for guest in guests:
        contact, organisation = sides(known(session, guest))
        gone = _present(event, present, contact, organisation, another=wish.another)
        draft = _draft(session, part, contact, organisation, wish)
        if gone is None:
            drafts.append(draft)
            present.append(draft)
        else:
            back.append((gone, replace(draft, id=gone.id, uuid=gone.uuid)))
    return [
        *_enter(session, event, Seating.of(session, event, part), drafts, wish),
        *(_back_again(session, event, part, before, after, wish) for before, after in back),
    ]


def _draft(
    session: Session, part: Part, contact: Contact | None, organisation: Organisation | None, wish: Wish
) -> Registration:
    blank = Registration()
    return Registration(
        part_id=part.id,
        contact=contact,
        organisation=organisation,
        form=wish.form or blank.form,
        channel=wish.channel,
        received_at=wish.received or session.now,
        note=wish.note,
        seat=wish.seat,
        registered_by=wish.by,
    )


def _enter(
    session: Session, event: Event, seating: Seating, drafts: Sequence[Registration], wish: Wish
) -> list[Registration]:
    if not drafts:
        return []
    judged = [
        settled(event, draft, verdict, wish) for draft, verdict in zip(drafts, seating.verdicts(drafts), strict=True)
    ]
    return enter_many(session, event, judged)


def settled(event: Event, draft: Registration, verdict: Verdict, wish: Wish) -> tuple[Registration, str]:
    """The registration with its status, and the reason; raises `NoSeatLeft` for a seat the rule does not give."""
    confirmed = RegistrationStatus.CONFIRMED
    wanted = wish.status or (confirmed if wish.override else verdict.status)
    if wanted is confirmed and verdict.status is not confirmed:
        if not wish.override:
            raise NoSeatLeft(draft.label, event.title, verdict.reason)
        return replace(draft, status=confirmed), overridden(wish.override, verdict)
    late = verdict.late if wanted in EXPECTED else ""
    return replace(draft, status=wanted), verdict.reason if wanted is verdict.status else f"von Hand festgelegt{late}"


def overridden(reason: str, verdict: Verdict) -> str:
    """What the move of an override says, so that it can be explained later."""
    return f"über die Regel hinaus: {reason} (sonst {verdict.status}: {verdict.reason})"


def enter_many(session: Session, event: Event, judged: Sequence[tuple[Registration, str]]) -> list[Registration]:
    """Write registrations whose seats are certain, and answer their invitations; inside a running command."""
    if not judged:
        return []
    ids = registration_store.add_many(session.db, judged, session.now)
    made = [replace(one, id=number) for number, (one, _) in zip(ids, judged, strict=True)]
    answer_invitations(session, event, made)
    return made


def _present(
    event: Event,
    present: Sequence[Registration],
    contact: Contact | None,
    organisation: Organisation | None,
    *,
    another: bool,
) -> Registration | None:
    """Somebody's earlier registration that has ended and begins again; raises for one that still counts."""
    for one in present:
        if contact and one.contact and one.contact.id == contact.id:
            if one.status in GONE:
                return one
            raise AlreadyRegistered(contact.display_name, one.status, event.title)
        if contact or another or one.contact or one.status is RegistrationStatus.CANCELLED:
            continue
        if organisation and one.organisation and one.organisation.id == organisation.id:
            raise PlaceAlreadyHeld(organisation.name, event.title)
    return None


def _back_again(
    session: Session, event: Event, part: Part, before: Registration, after: Registration, wish: Wish
) -> Registration:
    """Whoever had left registers anew: behind all others, as if for the first time."""
    verdict = Seating.of(session, event, part).verdicts([after])[0]
    final, reason = settled(event, after, verdict, wish)
    if not may_follow(before.status, final.status):
        raise MoveImpossible(before.label, before.status, final.status, MOVES[before.status])
    registration_store.save(
        session.db, before, final, session.now, reason=f"wieder angemeldet; {reason}", source=wish.channel or ""
    )
    answer_invitations(session, event, [final])
    return final


# ---- changing ----------------------------------------------------------------------------------------------------------


def change(
    session: Session,
    event: Event,
    before: Registration,
    after: Registration,
    override: str = "",
    *,
    source: str = "",
    reason: str = "",
) -> Registration:
    """Change status, name, form or note of a registration; a seat is only given as the rule allows."""
    with session.command("registration set"):
        return change_now(session, event, before, after, override, source=source, reason=reason)


def change_now(
    session: Session,
    event: Event,
    before: Registration,
    after: Registration,
    override: str = "",
    *,
    source: str = "",
    reason: str = "",
) -> Registration:
    """The same inside a running command."""
    event, part = fresh(session, event, before.part_id)
    if after.status is not before.status and not may_follow(before.status, after.status):
        raise MoveImpossible(before.label, before.status, after.status, MOVES[before.status])
    if after.status is not before.status and after.status in EXPECTED:
        refuse_closed(event)
    said = reason or _unsaid(before, after)
    if before.status in GONE and after.status in EXPECTED:
        after = replace(after, received_at=session.now)
    entering = comes_into_the_hall(part, before, after)
    if after.status in HOLDING_A_SEAT and (before.status not in HOLDING_A_SEAT or entering):
        after, allowed = _given_a_seat(session, event, part, before, after, override)
        said = "; ".join(filter(None, (reason, allowed)))
        if entering and override:  # without a change of status there is no move to keep the reason
            after = replace(after, note="; ".join(filter(None, (after.note, said))))
    if after.contact and (before.contact is None or before.contact.id != after.contact.id):
        present = registration_store.registrations(session.db, [part.id], session.today)
        _present_elsewhere(event, present, after)
        if before.contact:  # whoever comes instead needs something else
            need_store.remove(session.db, [need.id for need in need_store.needs(session.db, [before.id])])
    if after.status not in HOLDING_A_SEAT or after.status is RegistrationStatus.CONFIRMED:
        after = replace(after, offered_until=None)
    registration_store.save(session.db, before, after, session.now, reason=said, source=source)
    answer_invitations(session, event, [after])
    return after


def _unsaid(before: Registration, after: Registration) -> str:
    """The reason of a change for which none was given."""
    if before.status is RegistrationStatus.OFFERED and after.status is RegistrationStatus.CONFIRMED:
        return "Angebot angenommen"
    if after.status is RegistrationStatus.CANCELLED and before.status is not after.status:
        return "Absage mitgeteilt"
    return CHANGED_BY_HAND


def comes_into_the_hall(part: Part, before: Registration, after: Registration) -> bool:
    """Whether somebody with a place online takes part on site from now on, which needs a seat."""
    came, comes = before.form, after.form
    on_site = came is PartForm.ONLINE and comes is not PartForm.ONLINE
    return on_site and part.form is PartForm.HYBRID and before.status in HOLDING_A_SEAT


def _given_a_seat(
    session: Session, event: Event, part: Part, before: Registration, after: Registration, override: str
) -> tuple[Registration, str]:
    """Somebody without a seat shall have one: as the rule says for the waiting list or for newcomers."""
    seating = Seating.of(session, event, part)
    if before.status is RegistrationStatus.WAITING and before.form is after.form:
        verdict = seating.next_in_line(before)
    else:
        verdict = seating.verdicts([after])[0]
    if verdict.status is RegistrationStatus.CONFIRMED:
        return after, verdict.reason
    if not override:
        raise NoSeatLeft(before.label, event.title, verdict.reason)
    return after, overridden(override, verdict)


def _present_elsewhere(event: Event, present: Sequence[Registration], after: Registration) -> None:
    for one in present:
        if one.id != after.id and one.contact and after.contact and one.contact.id == after.contact.id:
            raise AlreadyRegistered(after.contact.display_name, one.status, event.title)


def remove(session: Session, event: Event, registration: Registration) -> None:
    """Remove a registration entered by mistake; the invitation is open again."""
    with session.command("registration remove"):
        registration_store.remove(session.db, registration.id)
        through = [number for numbers in _invited_through(session, [registration]).values() for number in numbers]
        invitation_store.set_status(session.db, event.id, through, InvitationStatus.INVITED)


def refuse_closed(event: Event) -> None:
    """Raise `EventTakesNobody` for an event that does not take place."""
    if event.status is EventStatus.CANCELLED:
        raise EventTakesNobody(event.title, "ist abgesagt")


def answer_invitations(session: Session, event: Event, registrations: Sequence[Registration]) -> None:
    """What registrations say about the invitations behind them."""
    by_answer: dict[InvitationStatus, list[int]] = defaultdict(list)
    for status, numbers in _invited_through(session, registrations).items():
        by_answer[status] += numbers
    for answer, numbers in by_answer.items():
        invitation_store.set_status(session.db, event.id, numbers, answer)


def _invited_through(session: Session, registrations: Sequence[Registration]) -> dict[InvitationStatus, list[int]]:
    """Answer → the contacts whose invitation it answers.

    That is the person, whoever they stand for, or the function mailboxes of an institution without a name.
    """
    found: dict[InvitationStatus, list[int]] = defaultdict(list)
    houses: dict[int, InvitationStatus] = {}
    for one in registrations:
        answer = invitation_answer(one.status)
        if one.contact:
            found[answer].append(one.contact.id)
        elif one.organisation:
            houses[one.organisation.id] = answer
        if one.stands_for:
            found[answer].append(one.stands_for)
    if houses:
        for contact in contact_store.find(session.db, ContactFilter(organisations=tuple(houses)), session.today):
            if contact.type is ContactType.MAILBOX:
                for affiliation in contact.affiliations:
                    if affiliation.organisation.id in houses:
                        found[houses[affiliation.organisation.id]].append(contact.id)
    return found


# ---- told --------------------------------------------------------------------------------------------------------------


def places_sentence(session: Session, event: Event) -> str:
    """ "„3. Konferenz“, Mittwoch, 8. Oktober 2025: 2 von 150 Plätzen vergeben, 3 auf der Warteliste"."""
    counts = registration_store.hall_counts(session.db, event.main_part.id)
    taken = sum(counts[status] for status in HOLDING_A_SEAT)
    seats = event.main_part.seats
    pieces = [f"{taken} von {seats} Plätzen vergeben" if seats is not None else f"{taken} Zusagen, Platzzahl offen"]
    if counts[RegistrationStatus.WAITING]:
        pieces.append(f"{counts[RegistrationStatus.WAITING]} auf der Warteliste")
    if counts[RegistrationStatus.REGISTERED]:
        pieces.append(f"{counts[RegistrationStatus.REGISTERED]} noch nicht entschieden")
    return f"„{event.title}“, {format_day(event.main_part.date)}: {', '.join(pieces)}"


def as_json(event: Event, one: Registration) -> dict[str, object]:
    """A registration as `--json` shows it; field names are those of the templates."""
    contact, organisation = one.contact, one.organisation
    return {
        "id": one.id,
        "veranstaltung": event.slug,
        "teil": next(part.position for part in event.parts if part.id == one.part_id),
        "name": one.display_name,
        "kontakt": contact.id if contact else None,
        "organisation": organisation.name if organisation else "",
        "sektor": contact.effective_sector if contact else organisation.sector if organisation else "",
        "status": one.status,
        "form": one.form,
        "weg": one.channel,
        "eingegangen": one.received_at,
        "bemerkung": one.note,
        "platz": one.seat,
        "angeboten_bis": one.offered_until,
        "angemeldet_von": one.registered_by,
        "vertritt": one.represents,
    }
