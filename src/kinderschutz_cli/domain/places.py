"""The seats of a part of an event: how many, kept for whom, at most how many of one house or sector, and who holds them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from kinderschutz_cli.domain.german_calendar import format_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Rule(StrEnum):
    """How the seats of an event are given away; printed in words by `rule_words`."""

    FIRST_COME = "eingang"
    QUOTAS = "quoten"
    LOT = "los"
    PRIORITY = "vorrang"
    ONE_EACH = "eine-je-einrichtung"

    @property
    def collects(self) -> bool:
        """Registrations are collected first, and the seats allotted to all of them at once."""
        return self in {Rule.LOT, Rule.PRIORITY, Rule.ONE_EACH}


class CapLevel(StrEnum):
    """What counts as one house for the cap: the institution itself, or the Träger at the top of its tree."""

    INSTITUTION = "einrichtung"
    CARRIER = "traeger"


@dataclass(frozen=True, slots=True)
class Quota:
    """Seats of one sector: `minimum` is kept for it until the day `until` (included), `maximum` are its most."""

    sector: str
    label: str = ""
    minimum: int = 0
    until: date | None = None
    maximum: int | None = None

    def keeps_on(self, day: date) -> bool:
        return self.minimum > 0 and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Places:
    """`seats` `None`: still open. `kept` seats are for speakers, hosts and helpers; `cap` is per house."""

    seats: int | None = None
    kept: int = 0
    cap: int | None = None
    cap_level: CapLevel = CapLevel.INSTITUTION
    quotas: tuple[Quota, ...] = ()


class Claim(NamedTuple):
    """What a registration means for the seats.

    `received` is UTC text (`2025-07-01T08:00:00Z`), `house` the id of the institution or Träger that counts for the
    cap (0: none), `ordinary` whether it counts for quotas and caps, `late` whether it came after the deadline.
    """

    id: int
    uuid: str
    received: str
    sector: str = ""
    house: int = 0
    ordinary: bool = True
    late: bool = False
    offered: bool = False


class Obstacle(NamedTuple):
    """Why somebody cannot have a seat now; `reason` is what the coordinator reads."""

    kind: str
    reason: str


FULL = "voll"
HOUSE_FULL = "hoechstzahl-einrichtung"
SECTOR_FULL = "hoechstzahl-sektor"
RESERVED = "vorgehalten"


class Hall:
    """The seats with those who hold one. `today` decides which quotas are still kept."""

    def __init__(self, places: Places, holding: Iterable[Claim], today: date) -> None:
        self.places = places
        self.today = today
        self.by_sector: Counter[str] = Counter()
        self.by_house: Counter[int] = Counter()
        self.attending = 0
        self.contributing = 0
        self._maximum = {quota.sector: quota for quota in places.quotas if quota.maximum is not None}
        self._kept = [quota for quota in places.quotas if quota.keeps_on(today)]
        for claim in holding:
            self.seat(claim)

    def seat(self, claim: Claim) -> None:
        if not claim.ordinary:
            self.contributing += 1
            return
        self.attending += 1
        self.by_sector[claim.sector] += 1
        if claim.house:
            self.by_house[claim.house] += 1

    @property
    def taken(self) -> int:
        return self.attending + self.contributing

    @property
    def left(self) -> int | None:
        """Seats for participants that nobody holds; negative when oversold, `None` while their number is open."""
        if self.places.seats is None:
            return None
        return self.places.seats - self.attending - max(self.places.kept, self.contributing)

    def reserved_against(self, sector: str) -> int:
        """Seats kept for other sectors and not taken by them yet."""
        return sum(
            max(0, quota.minimum - self.by_sector[quota.sector]) for quota in self._kept if quota.sector != sector
        )

    def obstacle(self, claim: Claim) -> Obstacle | None:
        """Why a claim cannot be seated, the weightiest reason first; `None`: it can."""
        seats = self.places.seats
        if not claim.ordinary:
            return self._full() if seats is not None and self.taken >= seats else None
        left = self.left
        if left is not None and left <= 0:
            return self._full()
        cap = self.places.cap
        if cap is not None and claim.house and self.by_house[claim.house] >= cap:
            return Obstacle(
                HOUSE_FULL, f"aus dieser Einrichtung sind schon {self.by_house[claim.house]} dabei, höchstens {cap}"
            )
        quota = self._maximum.get(claim.sector)
        if quota is not None and self.by_sector[claim.sector] >= (quota.maximum or 0):
            return Obstacle(
                SECTOR_FULL, f"{quota.label or quota.sector}: höchstens {quota.maximum} Plätze, und die sind vergeben"
            )
        if left is not None and left <= self.reserved_against(claim.sector):
            return Obstacle(RESERVED, f"die freien Plätze sind vorgehalten für {self._reserved_words(claim.sector)}")
        return None

    def _full(self) -> Obstacle:
        seats, kept = self.places.seats or 0, self.places.kept
        beside = f" (davon {kept} freigehalten)" if kept > self.contributing else ""
        said = "der einzige Platz ist vergeben" if seats == 1 else f"alle {seats} Plätze sind vergeben"
        return Obstacle(FULL, f"{said}{beside}" if seats else "es gibt keine Plätze")

    def _reserved_words(self, sector: str) -> str:
        short = [
            quota for quota in self._kept if quota.sector != sector and self.by_sector[quota.sector] < quota.minimum
        ]
        return ", ".join(f"{quota.label or quota.sector}{_until(quota)}" for quota in short)


def rule_words(rule: Rule, places: Places) -> str:
    """The rule in sentences for a confirmation mail: how seats are given, what is kept, the most per house."""
    said = [_RULE_WORDS[rule]]
    for quota in places.quotas:
        name = quota.label or quota.sector
        if quota.minimum:
            said.append(f"Für den Bereich {name} halten wir {_seats(quota.minimum)}{_until(quota)} frei.")
        if quota.maximum is not None:
            said.append(f"Der Bereich {name} erhält höchstens {_seats(quota.maximum)}.")
    if places.cap is not None:
        house = "Einrichtung" if places.cap_level is CapLevel.INSTITUTION else "Träger"
        said.append(
            f"Je {house} {'kann eine Person' if places.cap == 1 else f'können höchstens {places.cap} Personen'} teilnehmen."
        )
    return " ".join(said)


_RULE_WORDS = {
    Rule.FIRST_COME: "Wir vergeben die Plätze in der Reihenfolge, in der die Anmeldungen eingehen.",
    Rule.QUOTAS: "Wir vergeben die Plätze in der Reihenfolge, in der die Anmeldungen eingehen, und achten darauf, dass "
    "alle Bereiche vertreten sind.",
    Rule.LOT: "Nach dem Anmeldeschluss entscheidet das Los, wer einen Platz erhält.",
    Rule.PRIORITY: "Nach dem Anmeldeschluss vergeben wir die Plätze reihum an die Bereiche, die noch am wenigsten vertreten "
    "sind, innerhalb eines Bereichs nach Eingang der Anmeldung.",
    Rule.ONE_EACH: "Nach dem Anmeldeschluss erhält zuerst je Einrichtung eine Person einen Platz, danach vergeben wir die "
    "übrigen Plätze nach Eingang der Anmeldung.",
}


def _seats(number: int) -> str:
    return "einen Platz" if number == 1 else f"{number} Plätze"


def _until(quota: Quota) -> str:
    return f" bis {format_day(quota.until)}" if quota.until else ""
