"""The rows of a form that become registrations: who they are, and what the rule gives them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from kinderschutz_cli.domain.organisation import Organisation
from kinderschutz_cli.domain.registration import (
    EXPECTED,
    MOVES,
    Channel,
    Registration,
    RegistrationStatus,
    may_follow,
)
from kinderschutz_cli.errors.registration import MoveImpossible, NoSeatForRow
from kinderschutz_cli.workflows.guest import sides
from kinderschutz_cli.workflows.import_source import RowFault
from kinderschutz_cli.workflows.registration_matching import answered, received, shown_name
from kinderschutz_cli.workflows.seating import Seating

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.intake.fault import Fault
    from kinderschutz_cli.intake.registration import RegistrationRow
    from kinderschutz_cli.workflows.contact_import import ContactChanges
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that becomes a registration; `guest` `None`: of somebody who is made a contact first."""

    row: RegistrationRow
    guest: Contact | Organisation | None
    status: RegistrationStatus
    reason: str = ""
    #: The registration of somebody who had cancelled and comes after all.
    before: Registration | None = None

    @property
    def name(self) -> str:
        return self.guest.name if isinstance(self.guest, Organisation) else shown_name(self.row.person)


def strangers(people: ContactChanges) -> dict[int, Contact]:
    """Row → who would be made of it; new institutions are told apart by numbers that nobody has."""
    numbers = {one.name: -place for place, one in enumerate(people.new_organisations, start=1)}
    return {
        row: replace(
            one,
            affiliations=tuple(
                replace(
                    each,
                    organisation=replace(each.organisation, id=each.organisation.id or numbers[each.organisation.name]),
                )
                for each in one.affiliations
            ),
        )
        for one, row in zip(people.new, people.new_rows, strict=True)
    }


class Asking(NamedTuple):
    """Somebody who wants to come; `before`: their registration that had ended; `stranger`: who would be made."""

    row: RegistrationRow
    guest: Contact | Organisation | None
    before: Registration | None = None
    stranger: Contact | None = None


def seated(
    session: Session, event: Event, part: Part, asking: Sequence[Asking], leaving: Collection[int]
) -> tuple[list[Entry], list[Fault]]:
    """A status for each row as the rule gives it; a seat that the list grants against the rule is a fault.

    The seats of those who are `leaving` are free already.
    """
    asking = sorted(asking, key=lambda one: (received(one.row) or session.now, one.row.place.number))
    wanting = [one for one in asking if one.row.answer.status in {None, RegistrationStatus.CONFIRMED}]
    seating = Seating.of(session, event, part)
    seating.release(leaving)
    verdicts = seating.verdicts(
        [draft(session, part, one.row, one.guest or one.stranger, one.before) for one in wanting]
    )
    judged = {one.row.place.number: verdict for one, verdict in zip(wanting, verdicts, strict=True)}
    entries, faults = [], []
    for row, guest, before, _ in asking:
        status, verdict = row.answer.status, judged.get(row.place.number)
        if before and status and not may_follow(before.status, status):
            problem = MoveImpossible(before.label, before.status, status, MOVES[before.status])
            faults.append(RowFault("Status", status, problem).at(row.place))
        elif verdict is None:
            status = status or RegistrationStatus.REGISTERED
            late = seating.lateness(draft(session, part, row, guest)) if status in EXPECTED else ""
            entries.append(Entry(row, guest, status, f"eingelesen{late}", before))
        elif status is None or status is verdict.status:
            entries.append(Entry(row, guest, verdict.status, f"eingelesen; {verdict.reason}", before))
        else:
            faults.append(RowFault("Status", status, NoSeatForRow(verdict.reason)).at(row.place))
    return entries, faults


def draft(
    session: Session,
    part: Part,
    row: RegistrationRow,
    guest: Contact | Organisation | None,
    before: Registration | None = None,
) -> Registration:
    """The registration a row would become."""
    contact, organisation = sides(guest) if guest is not None else (None, None)
    return Registration(
        id=before.id if before else 0,
        uuid=before.uuid if before else "",
        part_id=part.id,
        contact=contact,
        organisation=organisation,
        form=row.answer.form or Registration().form,
        channel=Channel.FORM,
        received_at=received(row) or session.now,
        note=row.remark,
        answered_at=answered(row),
    )
