"""A registration belongs to a part of the event, to a contact or to an institution whose person is still open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kinderschutz_cli.domain.contact import Contact
from kinderschutz_cli.domain.event import PartForm
from kinderschutz_cli.domain.organisation import Organisation


class RegistrationStatus(StrEnum):
    REGISTERED = "angemeldet"
    CONFIRMED = "zugesagt"
    WAITING = "warteliste"
    OFFERED = "angeboten"
    EXPIRED = "abgelaufen"
    CANCELLED = "abgesagt"
    REFUSED = "abgelehnt"
    REPRESENTED = "vertreten"


#: A seat is taken in these states; an open offer holds its seat until its date.
HOLDING_A_SEAT = frozenset({RegistrationStatus.CONFIRMED, RegistrationStatus.OFFERED})

#: The states that can be reached by hand now; the others belong to the waiting list's machine.
REACHABLE_BY_HAND = (
    RegistrationStatus.REGISTERED,
    RegistrationStatus.CONFIRMED,
    RegistrationStatus.WAITING,
    RegistrationStatus.CANCELLED,
)


class Channel(StrEnum):
    """How a registration arrived."""

    MAIL = "mail"
    PHONE = "telefon"
    FORM = "formular"
    LIST = "liste"
    CALENDAR = "kalender"
    PERSON = "persoenlich"


@dataclass(frozen=True, slots=True)
class Registration:
    """Either `contact` or `organisation` is set; with `organisation` alone the name is still open ("N. N.")."""

    id: int = 0
    uuid: str = ""
    part_id: int = 0
    contact: Contact | None = None
    organisation: Organisation | None = None
    status: RegistrationStatus = RegistrationStatus.REGISTERED
    form: PartForm = PartForm.ON_SITE
    channel: Channel | None = None
    received_at: datetime | None = None
    note: str = ""

    @property
    def name_is_open(self) -> bool:
        return self.contact is None

    @property
    def display_name(self) -> str:
        """The person, or "N. N." for a place an institution holds before it says who comes."""
        return self.contact.display_name if self.contact else "N. N."


def seats_left(counts: Mapping[RegistrationStatus, int], seats: int | None) -> int | None:
    """How many seats are free; `None` while the number of seats is open, negative when oversold."""
    if seats is None:
        return None
    return seats - sum(counts.get(status, 0) for status in HOLDING_A_SEAT)


def default_status(left: int | None) -> RegistrationStatus:
    """First come, confirmed at once: confirmed while there are seats, then the waiting list."""
    return RegistrationStatus.CONFIRMED if left is None or left > 0 else RegistrationStatus.WAITING
