"""What to look at after an event was saved; nothing of it is refused, because it can be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.domain.event import EventStatus
from kinderschutz_cli.domain.event_label import event_when
from kinderschutz_cli.domain.german_calendar import format_day
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.workflows.told import must_be_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.workflows.session import Session


def notices(session: Session, before: Event | None, after: Event) -> tuple[str, ...]:
    """Sentences about an event as it stands; `before` is `None` for a new one."""
    return (
        *_in_the_past(session, before, after),
        *_deadline_passed(session, before, after),
        *_number_taken(session, before, after),
        *_seats_exceeded(session, after),
        *_outdated_invitations(session, before, after),
        *_cancelled(session, before, after),
    )


def _in_the_past(session: Session, before: Event | None, after: Event) -> Iterator[str]:
    moved = before is None or before.last_day != after.last_day
    if moved and after.is_over(session.today):
        yield (
            f"Der Termin ({event_when(after)}) liegt in der Vergangenheit; die Veranstaltung wird nicht die aktuelle. "
            f"Befehle brauchen --event {after.slug}."
        )


def _deadline_passed(session: Session, before: Event | None, after: Event) -> Iterator[str]:
    deadline = after.registering.deadline
    typed = before is None or before.registering.deadline != deadline
    if typed and deadline and deadline < session.today and after.is_live(session.today):
        yield f"Der Anmeldeschluss ({format_day(deadline)}) ist schon vorbei."


def _number_taken(session: Session, before: Event | None, after: Event) -> Iterator[str]:
    if after.series is None or after.number is None or (before and before.number == after.number):
        return
    for other in event_store.find(session.db):
        if (
            other.id != after.id
            and other.series
            and other.series.id == after.series.id
            and other.number == after.number
        ):
            yield f"Die Reihe „{after.series.name}“ hat schon eine Nummer {after.number}: „{other.title}“."


def _seats_exceeded(session: Session, event: Event) -> Iterator[str]:
    for part in event.parts:
        taken = registration_store.seats_taken(session.db, part.id)
        if part.seats is not None and taken > part.seats:
            yield (
                f"Es sind mehr Plätze vergeben ({taken}), als es gibt ({part.seats}). „ks places seats {part.seats}“ zeigt, "
                "wer zurück auf die Warteliste käme."
            )


def _outdated_invitations(session: Session, before: Event | None, after: Event) -> Iterator[str]:
    if before is None or _announced(before) == _announced(after):
        return
    told = must_be_told(session, after)
    if told.anybody:
        moved = [part.announced for part in before.parts] != [part.announced for part in after.parts]
        way = "„ks mail“ schreibt ihnen" if moved else "„ks invite --again“ schreibt eine berichtigte Einladung"
        yield f"Bisher galten andere Angaben: {told.sentence} sollten davon erfahren. {way}."


def _cancelled(session: Session, before: Event | None, after: Event) -> Iterator[str]:
    if before is None or before.status is after.status or after.status is not EventStatus.CANCELLED:
        return
    told = must_be_told(session, after)
    if told.anybody:
        yield f"Die Veranstaltung ist abgesagt: {told.sentence} müssen davon erfahren. „ks mail“ schreibt ihnen."


def _announced(event: Event) -> tuple[object, ...]:
    """What stands in an invitation and makes somebody come to the wrong place at the wrong time."""
    return (event.title, *((*part.announced, part.fee_cents) for part in event.parts))
