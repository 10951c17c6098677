"""Who was told of an event and must hear of a change: the invited and the registered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.invitation import InvitationStatus
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import registration as registration_store

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.workflows.session import Session

_GONE = frozenset({RegistrationStatus.CANCELLED, RegistrationStatus.REFUSED, RegistrationStatus.EXPIRED})


@dataclass(frozen=True, slots=True)
class Told:
    """Numbers of people: invited and not declined, and registered in any state that still counts."""

    invited: int
    registered: int

    @property
    def anybody(self) -> bool:
        return bool(self.invited or self.registered)

    @property
    def sentence(self) -> str:
        """„24 Eingeladene und 2 Angemeldete“."""
        pieces = []
        if self.invited:
            pieces.append("1 Eingeladene:r" if self.invited == 1 else f"{self.invited} Eingeladene")
        if self.registered:
            pieces.append("1 Anmeldung" if self.registered == 1 else f"{self.registered} Anmeldungen")
        return " und ".join(pieces) or "niemand"


def must_be_told(session: Session, event: Event) -> Told:
    invited = invitation_store.counts(session.db, event.id)
    registered = sum(
        number
        for part in event.parts
        for status, number in registration_store.counts(session.db, part.id).items()
        if status not in _GONE
    )
    return Told(sum(invited.values()) - invited[InvitationStatus.DECLINED], registered)
