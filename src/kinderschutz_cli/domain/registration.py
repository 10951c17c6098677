"""A registration belongs to a part of the event, to a contact or to an institution whose person is still open.

`MOVES` is the state machine: which status may follow which. Every path uses it: by hand, import, cancellation, more
seats, promotion. Who may have a seat is decided in `allotment.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from kinderschutz_cli.domain.contact import Contact
from kinderschutz_cli.domain.event import PartForm
from kinderschutz_cli.domain.organisation import Organisation


class RegistrationStatus(StrEnum):
    """`CANCELLED` is their decision, `REFUSED` ours; both are counted."""

    REGISTERED = "angemeldet"
    CONFIRMED = "zugesagt"
    WAITING = "warteliste"
    OFFERED = "angeboten"
    EXPIRED = "abgelaufen"
    CANCELLED = "abgesagt"
    REFUSED = "abgelehnt"
    REPRESENTED = "vertreten"


_S = RegistrationStatus

#: From → to; `None` is a registration that is entered. What is missing here cannot happen.
MOVES: Mapping[RegistrationStatus | None, tuple[RegistrationStatus, ...]] = {
    None: (_S.REGISTERED, _S.CONFIRMED, _S.WAITING, _S.CANCELLED, _S.REFUSED),
    _S.REGISTERED: (_S.CONFIRMED, _S.WAITING, _S.CANCELLED, _S.REFUSED, _S.REPRESENTED),
    _S.CONFIRMED: (_S.WAITING, _S.CANCELLED, _S.REFUSED, _S.REPRESENTED),
    _S.WAITING: (_S.OFFERED, _S.CONFIRMED, _S.CANCELLED, _S.REFUSED, _S.REPRESENTED),
    _S.OFFERED: (_S.CONFIRMED, _S.EXPIRED, _S.WAITING, _S.CANCELLED, _S.REFUSED, _S.REPRESENTED),
    _S.EXPIRED: (_S.WAITING, _S.CONFIRMED, _S.CANCELLED, _S.REFUSED),
    _S.CANCELLED: (_S.REGISTERED, _S.CONFIRMED, _S.WAITING),
    _S.REFUSED: (_S.REGISTERED, _S.CONFIRMED, _S.WAITING, _S.CANCELLED),
    _S.REPRESENTED: (_S.CONFIRMED, _S.WAITING, _S.CANCELLED),
}

#: A seat is taken in these states; an open offer holds its seat until its date.
HOLDING_A_SEAT = frozenset({_S.CONFIRMED, _S.OFFERED})

#: Whoever is in one of these counts on coming, or may still come.
EXPECTED = frozenset({_S.REGISTERED, _S.CONFIRMED, _S.WAITING, _S.OFFERED})

#: Somebody in these states has left; a new answer of theirs counts from its own arrival.
GONE = frozenset({_S.CANCELLED, _S.EXPIRED, _S.REPRESENTED})

#: What can be set by hand; offers, their end and representatives have commands of their own.
REACHABLE_BY_HAND = (_S.REGISTERED, _S.CONFIRMED, _S.WAITING, _S.CANCELLED, _S.REFUSED)


class Channel(StrEnum):
    """How a registration arrived."""

    MAIL = "mail"
    PHONE = "telefon"
    FORM = "formular"
    LIST = "liste"
    CALENDAR = "kalender"
    PERSON = "persoenlich"


#: The source of a move nobody outside asked for.
BY_HAND = "von-hand"


class Seat(StrEnum):
    """Whose seat it is. Only `ATTENDING` counts for quotas and caps; the others use the seats that are kept free."""

    ATTENDING = "teilnahme"
    CONTRIBUTING = "mitwirkung"
    HOST = "gastgeber"
    HELPER = "hilfe"


class Move(NamedTuple):
    """One change of status: when, why, from which source (`Channel` or `von-hand`), entered by whom."""

    id: int
    before: RegistrationStatus | None
    after: RegistrationStatus
    at: datetime
    reason: str
    source: str
    person: str


@dataclass(frozen=True, slots=True)
class Registration:
    """Either `contact` or `organisation` is set; with `organisation` alone the name is still open ("N. N.").

    `stands_for` is the id of the contact who was invited and is represented, `represents` that contact's name;
    `registered_by` the name of somebody who registered others; `answered_at`: the newest answer in writing that is known.
    """

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
    seat: Seat = Seat.ATTENDING
    offered_until: date | None = None
    registered_by: str = ""
    stands_for: int | None = None
    represents: str = ""
    answered_at: datetime | None = None

    @property
    def name_is_open(self) -> bool:
        return self.contact is None

    @property
    def display_name(self) -> str:
        """The person, or "N. N." for a place an institution holds before it says who comes."""
        return self.contact.display_name if self.contact else "N. N."

    @property
    def label(self) -> str:
        """ "Erika Muster (Leoschule)", "N. N. (Leoschule)"."""
        return f"{self.display_name} ({self.organisation.name})" if self.organisation else self.display_name


def may_follow(before: RegistrationStatus | None, after: RegistrationStatus) -> bool:
    """Whether the machine knows this move; staying where one is is no move."""
    return after in MOVES[before]
