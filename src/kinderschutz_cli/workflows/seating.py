"""Who may have a seat: the one gate through which every path gives seats away (by hand, form, promotion, more seats)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kinderschutz_cli.domain.allotment import allot
from kinderschutz_cli.domain.event import PartForm
from kinderschutz_cli.domain.places import Claim, Hall
from kinderschutz_cli.domain.registration import HOLDING_A_SEAT, RegistrationStatus, Seat
from kinderschutz_cli.store.claim import Claims
from kinderschutz_cli.store.database import utc_text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.workflows.session import Session

ONLINE = "nimmt online teil und braucht keinen Platz im Saal"
LATER = "die Plätze werden nach dem Anmeldeschluss vergeben"


class Verdict(NamedTuple):
    """The status that the rule gives, and why."""

    status: RegistrationStatus
    reason: str


@dataclass(slots=True)
class Seating:
    """The seats of one part as they are now; made inside the transaction that gives them away."""

    session: Session
    event: Event
    part: Part
    claims: Claims

    @classmethod
    def of(cls, session: Session, event: Event, part: Part) -> Seating:
        return cls(session, event, part, Claims(session.db, event, part))

    def hall(self) -> Hall:
        """The seats with those who hold one; made anew for each question, because answers fill it."""
        return Hall(self.part.places, self.claims.in_status(HOLDING_A_SEAT), self.session.today)

    def queue(self) -> list[Claim]:
        return self.claims.in_status([RegistrationStatus.WAITING])

    @property
    def collecting(self) -> bool:
        """Registrations are still collected; the seats will be allotted to all of them at once."""
        return self.event.rule.collects and self.part.allotted_at is None

    def verdicts(self, newcomers: Sequence[Registration]) -> list[Verdict]:
        """What the rule gives to registrations that are not in the file yet, or come back; in the same order."""
        claims = [self._claim(one, -number) for number, one in enumerate(newcomers, start=1)]
        asking = [claim for claim in claims if claim is not None and not (self.collecting and claim.ordinary)]
        queue = self.queue()
        hall = self.hall()
        result = allot(hall, [*queue, *asking], self.event.rule, self.event.seed)
        placed = {one.claim.id: one.reason for one in result.placed}
        ahead = sum(number > 0 for number in placed)
        return [self._verdict(claim, placed, hall, ahead) for claim in claims]

    def _verdict(self, claim: Claim | None, placed: dict[int, str], hall: Hall, ahead: int) -> Verdict:
        if claim is None:
            return Verdict(RegistrationStatus.CONFIRMED, ONLINE)
        if self.collecting and claim.ordinary:
            return Verdict(RegistrationStatus.REGISTERED, LATER)
        late = ", nach dem Anmeldeschluss" if claim.late else ""
        if claim.id in placed:
            return Verdict(RegistrationStatus.CONFIRMED, placed[claim.id] + late)
        obstacle = hall.obstacle(claim)
        reason = obstacle.reason if obstacle else "andere warten schon länger"
        if obstacle and ahead and self.hall().obstacle(claim) is None:
            waiting = "eine Person, die" if ahead == 1 else f"{ahead} Personen, die"
            reason = f"freie Plätze gehen zuerst an {waiting} schon {'wartet' if ahead == 1 else 'warten'}"
        return Verdict(RegistrationStatus.WAITING, reason + late)

    def release(self, ids: Collection[int]) -> None:
        """Count the seats of these registrations as free: they are leaving in the same command."""
        for status, claims in self.claims.by_status.items():
            self.claims.by_status[status] = [claim for claim in claims if claim.id not in ids]

    def obstacles(self) -> dict[int, str]:
        """What stands in the way of everybody on the waiting list, once those ahead have what the rule gives them now."""
        hall = self.hall()
        queue = self.queue()
        placed = {one.claim.id for one in allot(hall, queue, self.event.rule, self.event.seed).placed}
        found = {claim.id: hall.obstacle(claim) for claim in queue if claim.id not in placed}
        return {number: obstacle.reason if obstacle else "" for number, obstacle in found.items()}

    def next_in_line(self, registration: Registration) -> Verdict:
        """What the rule gives now to somebody on the waiting list."""
        hall = self.hall()
        result = allot(hall, self.queue(), self.event.rule, self.event.seed)
        for one in result.placed:
            if one.claim.id == registration.id:
                return Verdict(RegistrationStatus.CONFIRMED, one.reason)
        mine = next((claim for claim in self.queue() if claim.id == registration.id), None)
        obstacle = hall.obstacle(mine) if mine else None
        return Verdict(RegistrationStatus.WAITING, obstacle.reason if obstacle else "andere warten schon länger")

    def _claim(self, one: Registration, number: int) -> Claim | None:
        """`None` for whoever comes online to a hybrid part."""
        if self.part.form is PartForm.HYBRID and one.form is PartForm.ONLINE:
            return None
        received = utc_text(one.received_at or self.session.now)
        organisation = one.organisation
        sector = (one.contact.sector if one.contact else "") or (organisation.sector if organisation else "")
        return Claim(
            number,
            one.uuid,
            received,
            sector,
            self.claims.house_of(organisation.id if organisation else None),
            one.seat is Seat.ATTENDING,
            self.claims.late(received),
        )
