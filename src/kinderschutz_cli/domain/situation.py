"""Where a network stands today, and the few commands that fit this state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.event import EventStatus
from kinderschutz_cli.domain.german_calendar import days_between
from kinderschutz_cli.domain.invitation import InvitationStatus
from kinderschutz_cli.domain.registration import HOLDING_A_SEAT, RegistrationStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from kinderschutz_cli.domain.event import Event, Part

#: From here on before deadline or event, what is still open matters more than anything else.
SOON_DAYS = 14
_MOST_STEPS = 4


@dataclass(frozen=True, slots=True)
class SectorTally:
    """The people of one sector. `waiting_for_invitation`: reachable, not opted out, not invited to the event."""

    slug: str
    label: str
    contacts: int
    invited: int = 0
    waiting_for_invitation: int = 0
    taken: int = 0


@dataclass(frozen=True, slots=True)
class PartTally:
    """The seats of one part of the event."""

    part: Part
    counts: Mapping[RegistrationStatus, int]

    @property
    def taken(self) -> int:
        return sum(self.counts.get(status, 0) for status in HOLDING_A_SEAT)

    @property
    def free(self) -> int | None:
        """`None` while the number of seats is open."""
        return None if self.part.seats is None else self.part.seats - self.taken

    def in_status(self, status: RegistrationStatus) -> int:
        return self.counts.get(status, 0)


@dataclass(frozen=True, slots=True)
class Situation:
    """One look at everything. `event` is the current one, `last_event` the latest that is over.

    `unwritten` are contacts whose invitation is recorded while its file is missing; `untold` registrations in a status no
    message tells of; `overdue_needs` events that are over, with how many food and access needs are still stored;
    `gone` those whose position has ended or whose institution has closed; `unreachable` those with neither mail nor
    postal address.
    """

    network: str
    today: date
    contacts: int = 0
    organisations: int = 0
    sectors: tuple[SectorTally, ...] = ()
    event: Event | None = None
    last_event: Event | None = None
    parts: tuple[PartTally, ...] = ()
    programme_items: int = 0
    invitations: Mapping[InvitationStatus, int] | None = None
    unwritten: tuple[int, ...] = ()
    untold: int = 0
    overdue_needs: tuple[tuple[str, int], ...] = ()
    gone: tuple[int, ...] = ()
    unreachable: tuple[int, ...] = ()

    @property
    def invited(self) -> int:
        return sum((self.invitations or {}).values())

    @property
    def answered(self) -> int:
        answers = self.invitations or {}
        return answers.get(InvitationStatus.ACCEPTED, 0) + answers.get(InvitationStatus.DECLINED, 0)

    @property
    def unanswered(self) -> int:
        return self.invited - self.answered

    @property
    def taken(self) -> int:
        return sum(part.taken for part in self.parts)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do next: the command as it can be typed, and why."""

    command: str
    reason: str


#: What to do where no network is.
FIRST_STEPS = (
    Step("ks demo", "ein Beispiel zum Ausprobieren, mit erfundenen Personen"),
    Step("ks init ORDNER", "ein eigenes Netzwerk anlegen"),
    Step("ks --help", "alle Befehle"),
)


def next_steps(now: Situation) -> tuple[Step, ...]:
    """The most pressing steps first, at most four."""
    return tuple(_steps(now))[:_MOST_STEPS]


def _steps(now: Situation) -> Iterator[Step]:
    if now.unwritten:
        yield Step(f"ks invite --contact {now.unwritten[0]}", "schreibt die fehlenden Dateien des abgebrochenen Laufs")
    for slug, _ in now.overdue_needs[:1]:
        yield Step(f"ks need delete --event {slug}", "Gesundheitsdaten nach der Veranstaltung löschen")
    if not now.contacts:
        yield Step("ks import LISTE.xlsx", "eine Liste einlesen, z. B. der Schulen")
        yield Step("ks contact add NAME", "einen einzelnen Kontakt anlegen")
    if now.event is None:
        yield from _without_event(now)
        return
    yield from _for_event(now, now.event)


def _without_event(now: Situation) -> Iterator[Step]:
    last = now.last_event
    if last is None:
        yield Step("ks event create TITEL --date DATUM", "die nächste Veranstaltung anlegen")
        return
    if last.status is not EventStatus.HELD:
        yield Step(f"ks event edit {last.slug} --status durchgefuehrt", f"„{last.title}“ ist vorbei")
    yield Step(f"ks registration list --event {last.slug}", "wer dabei war")
    if last.series:
        yield Step(f"ks event copy {last.slug} --date DATUM", "die nächste der Reihe")
    yield Step("ks event create TITEL --date DATUM", "eine neue Veranstaltung anlegen")


def _for_event(now: Situation, event: Event) -> Iterator[Step]:
    deadline = event.registering.deadline
    days_left = (deadline - now.today).days if deadline else None
    closed = days_left is not None and days_left < 0
    if not now.programme_items:
        yield Step('ks program add 9.30 "Eröffnung"', "das Programm ist noch leer")
    if deadline and now.unanswered and not closed and (deadline - now.today).days <= SOON_DAYS:
        yield Step(
            "ks status --open", f"{now.unanswered} ohne Antwort, Anmeldeschluss {days_between(now.today, deadline)}"
        )
    missing = max(now.sectors, key=lambda one: one.waiting_for_invitation, default=None)
    if missing and missing.slug and missing.waiting_for_invitation and not closed:
        count = missing.waiting_for_invitation
        reason = "1 Kontakt ist" if count == 1 else f"{count} Kontakte sind"
        yield Step(f"ks invite --sector {missing.slug}", f"{missing.label}: {reason} noch nicht eingeladen")
    yield from _for_registrations(now)
    if now.taken:
        yield Step("ks export teilnehmer.xlsx", "die Liste der Anmeldungen")
    if now.programme_items:
        yield Step("ks export agenda.pdf", "das Programm zum Drucken")


def _for_registrations(now: Situation) -> Iterator[Step]:
    undecided = sum(part.in_status(RegistrationStatus.REGISTERED) for part in now.parts)
    if undecided:
        yield Step("ks registration list --status angemeldet", f"{undecided} noch nicht entschieden")
    if now.untold:
        yield Step("ks mail", "eine Nachricht steht aus" if now.untold == 1 else f"{now.untold} Nachrichten stehen aus")
    if any(part.in_status(RegistrationStatus.WAITING) and part.free != 0 for part in now.parts):
        yield Step("ks waitlist promote --dry-run", "es gibt wieder freie Plätze")
    if now.unanswered:
        yield Step("ks registration add NAME", "Antworten eintragen")
