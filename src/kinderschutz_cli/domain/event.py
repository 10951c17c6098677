"""The record of an event as domain.md's field describes it: series, parts, bodies, how to register."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from kinderschutz_cli.domain.day import PartialDate
from kinderschutz_cli.domain.places import Places, Rule


class EventKind(StrEnum):
    NETWORK_MEETING = "netzwerktreffen"
    SYMPOSIUM = "fachtag"
    CONFERENCE = "konferenz"
    TRAINING = "fortbildung"
    KICK_OFF = "kick-off"
    STEERING_GROUP = "steuerungsgruppe"
    OTHER = "veranstaltung"


class EventStatus(StrEnum):
    DRAFT = "entwurf"
    PLANNED = "geplant"
    HELD = "durchgefuehrt"
    CANCELLED = "abgesagt"


class PartForm(StrEnum):
    ON_SITE = "vor-ort"
    ONLINE = "online"
    HYBRID = "hybrid"


class BodyRole(StrEnum):
    """What a body does for the event; several hosts of equal rank are usual, their order matters."""

    HOST = "gastgeber"
    ORGANISER = "veranstalter"
    COOPERATION = "kooperation"
    FUNDING = "foerderung"
    REGISTRATION_OFFICE = "anmeldestelle"
    TECHNOLOGY = "technik"


@dataclass(frozen=True, slots=True)
class Place:
    """A venue as it is written in an invitation: name, street, postcode and city."""

    name: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    room: str = ""

    @property
    def line(self) -> str:
        """ "LÜKAZ, Kurt-Schumacher-Straße 40-42, 44532 Lünen"; without empty pieces."""
        pieces = (self.name, self.room, self.street, f"{self.postcode} {self.city}".strip())
        return ", ".join(piece for piece in pieces if piece)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an event (Veranstaltungsteil). Times are local (Europe/Berlin).

    `places` says who may have how many of its seats; `allotted_at`: since when the seats of a rule that collects
    registrations first are given away.
    """

    id: int = 0
    uuid: str = ""
    position: int = 1
    title: str = ""
    date: PartialDate | None = None
    starts: time | None = None
    ends: time | None = None
    place: Place = field(default_factory=Place)
    form: PartForm = PartForm.ON_SITE
    link: str = ""
    places: Places = field(default_factory=Places)
    allotted_at: datetime | None = None
    fee_cents: int | None = None

    @property
    def seats(self) -> int | None:
        """`None` while their number is open."""
        return self.places.seats

    @property
    def announced(self) -> tuple[object, ...]:
        """What brings somebody to the wrong place at the wrong time when it changes."""
        return (self.date, self.starts, self.ends, self.place, self.form, self.link)


@dataclass(frozen=True, slots=True)
class Body:
    """A body with its role in the event: an organisation of the file or only a name."""

    name: str
    role: BodyRole = BodyRole.HOST
    position: int = 1
    organisation_id: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Registering:
    """How to register: any combination of form link, mail, phone, calendar answer and third party."""

    link: str = ""
    mail: str = ""
    phone: str = ""
    calendar: bool = False
    third_party: str = ""
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A numbered series of events ("3. Lüner Kinderschutzkonferenz")."""

    name: str
    id: int = 0
    uuid: str = ""
    begun: PartialDate | None = None
    rhythm: str = ""
    planned_sequel: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One event with its parts; `parts` has at least one.

    `rule` decides who gets a seat, `seed` is that of its lottery; `place_rule` are own words instead of the rule's.
    """

    title: str
    slug: str = ""
    id: int = 0
    uuid: str = ""
    kind: EventKind = EventKind.OTHER
    status: EventStatus = EventStatus.PLANNED
    series: Series | None = None
    number: int | None = None
    theme: str = ""
    motto: str = ""
    aim: str = ""
    audience: str = ""
    occasion: str = ""
    legal_basis: str = ""
    registering: Registering = field(default_factory=Registering)
    fee_covers: str = ""
    rule: Rule = Rule.FIRST_COME
    seed: str = ""
    place_rule: str = ""
    note: str = ""
    parts: tuple[Part, ...] = (Part(),)
    bodies: tuple[Body, ...] = ()
    networks: tuple[str, ...] = ()

    @property
    def main_part(self) -> Part:
        return self.parts[0]

    @property
    def first_day(self) -> date | None:
        """The earliest day any part can mean; `None` while every date is open."""
        return min((part.date.first for part in self.parts if part.date), default=None)

    @property
    def last_day(self) -> date | None:
        """The latest day any part can mean; the event is over after it."""
        return max((part.date.last for part in self.parts if part.date), default=None)

    def is_over(self, today: date) -> bool:
        """Every part has been; a part whose date is open still lies ahead."""
        return all(part.date and part.date.last < today for part in self.parts)

    def is_live(self, today: date) -> bool:
        """Still ahead: neither over nor cancelled nor marked as held."""
        return not self.is_over(today) and self.status in {EventStatus.DRAFT, EventStatus.PLANNED}

    def closed(self, today: date) -> str:
        """Why nobody is invited or reminded any more, as the end of a sentence; "" while it is ahead."""
        if self.status is EventStatus.CANCELLED:
            return "ist abgesagt"
        return "" if self.is_live(today) else "ist vorbei"

    def bodies_as(self, role: BodyRole) -> tuple[Body, ...]:
        """The bodies with one role, in their order."""
        return tuple(sorted((body for body in self.bodies if body.role is role), key=lambda body: body.position))
