"""Making and changing events: create, edit, copy, use, cancel, remove, and their parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.day import PartialDate
from kinderschutz_cli.domain.event import BodyRole, Event, EventStatus, Part
from kinderschutz_cli.domain.event_label import event_when, on_day, part_label
from kinderschutz_cli.domain.event_title import guess_kind, next_title, series_number, slug
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.german_calendar import short_day
from kinderschutz_cli.domain.matching import Candidate, pick
from kinderschutz_cli.domain.programme import AppearanceType
from kinderschutz_cli.errors.event import (
    EventCannotBeCancelled,
    EventExistsAlready,
    EventInUse,
    EventIsCancelled,
    EventIsOver,
    OnlyPart,
    PartInUse,
    PartNeeded,
)
from kinderschutz_cli.errors.matching import VERANSTALTUNGSTEIL
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import network as network_store
from kinderschutz_cli.store import programme as programme_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.workflows.event_input import EventInput, PartInput, changed_event, changed_part, check_event
from kinderschutz_cli.workflows.event_notices import notices
from kinderschutz_cli.workflows.exact_name import body_named
from kinderschutz_cli.workflows.told import must_be_told

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.session import Session
    from kinderschutz_cli.workflows.told import Told


@dataclass(frozen=True, slots=True)
class SavedEvent:
    """An event as it stands now; `remarks` say what was concluded, `warnings` what to look at."""

    event: Event
    remarks: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CancelPlan:
    """What cancelling means: who was invited or is registered and must hear of it."""

    event: Event
    told: Told


def create_event(session: Session, typed: EventInput) -> SavedEvent:
    """A new event, which becomes the current one; kind, number, series, host and network are concluded if not typed."""
    with session.command("event create"):
        event = changed_event(session, _blank(session, typed), typed)
        saved = _insert(session, event)
    return SavedEvent(saved, _conclusions(saved, typed), notices(session, None, saved))


def edit_event(session: Session, event: Event, typed: EventInput) -> SavedEvent:
    """Change what was typed; what people were told before is named in the warnings."""
    with session.command("event edit"):
        before = event_store.get(session.db, event.id)
        after = changed_event(session, before, typed)
        event_store.save(session.db, after)
        if after.status in {EventStatus.CANCELLED, EventStatus.HELD}:
            _lapse(session, event.id)
    saved = event_store.get(session.db, event.id)
    return SavedEvent(saved, (), notices(session, before, saved))


def copy_event(session: Session, event: Event, typed: EventInput, *, with_programme: bool = False) -> SavedEvent:
    """The next of the series: number + 1, the same bodies, places and parts; dates are open unless typed.

    What belongs to one year (theme, motto, note, deadline, links of the meeting) is not taken over. The programme
    comes with its times and offices, without the people of last time.
    """
    with session.command("event copy"):
        before = event_store.get(session.db, event.id)
        draft = replace(_next_in_series(before), parts=tuple(_without_day(part) for part in before.parts))
        draft = changed_event(session, draft, typed)
        draft = replace(draft, parts=_days_apart(before.parts, draft.parts))
        check_event(draft)
        saved = _insert(session, draft)
        copied = _copy_programme(session, before, saved) if with_programme else 0
    left_out = ["Thema", "Motto", "Notiz", "Anmeldeschluss"]
    people = " Das Programm steht ohne die Personen vom letzten Mal." if copied else ""
    remark = f"Nicht übernommen sind {', '.join(left_out[:-1])} und {left_out[-1]}.{people}"
    return SavedEvent(saved, (remark,), notices(session, None, saved))


def use_event(session: Session, event: Event) -> None:
    """Make an event the current one; one that is over or cancelled would lapse at once and is refused."""
    if event.status is EventStatus.CANCELLED:
        raise EventIsCancelled(event.title, event.slug)
    if not event.is_live(session.today):
        raise EventIsOver(event.title, event_when(event))
    with session.command("event use"):
        setting_store.use_event(session.db, event.id)


def plan_cancellation(session: Session, event: Event) -> CancelPlan:
    """Who must be told; raises when the event is cancelled already, or over."""
    if event.status is EventStatus.CANCELLED:
        raise EventIsCancelled(event.title, event.slug)
    if not event.is_live(session.today):
        raise EventCannotBeCancelled(event.title, event_when(event))
    return CancelPlan(event, must_be_told(session, event))


def cancel_event(session: Session, plan: CancelPlan) -> Event:
    """Cancel; the event lapses as the current one. Invitations and registrations stay as they are."""
    with session.command("event cancel"):
        plan_cancellation(session, event_store.get(session.db, plan.event.id))
        event_store.set_status(session.db, plan.event.id, EventStatus.CANCELLED)
        _lapse(session, plan.event.id)
    return event_store.get(session.db, plan.event.id)


def check_removable(session: Session, event: Event) -> None:
    """Raise `EventInUse` while invitations, messages or registrations hang on an event."""
    words = {
        "invitation": ("eine Einladung", "Einladungen"),
        "message": ("eine Nachricht", "Nachrichten"),
        "registration": ("eine Anmeldung", "Anmeldungen"),
    }
    users = event_store.uses(session.db, event.id)
    if users:
        counted = [words[table][0] if n == 1 else f"{n} {words[table][1]}" for table, n in users.items()]
        raise EventInUse(event.title, counted)


def remove_event(session: Session, event: Event) -> None:
    """Remove an event entered by mistake, with its parts and programme."""
    with session.command("event remove"):
        check_removable(session, event)
        _lapse(session, event.id)
        event_store.remove(session.db, event.id)


# ---- parts -----------------------------------------------------------------------------------------------------------


def the_part(event: Event, text: str | None) -> Part:
    """The part named by number or title; the only one without a name. Raises `PartNeeded`, `Unknown`, `Ambiguous`."""
    if text is None and len(event.parts) == 1:
        return event.main_part
    if not text:
        raise PartNeeded([f"{part.position}  {_with_day(part)}" for part in event.parts])
    candidates = [Candidate(part.position, (part.title or part_label(part),), part_label(part)) for part in event.parts]
    position = pick(text, candidates, VERANSTALTUNGSTEIL)
    return next(part for part in event.parts if part.position == position)


def add_part(session: Session, event: Event, typed: PartInput) -> tuple[Event, Part]:
    """A further part; place and form are those of the first one unless typed."""
    with session.command("event part add"):
        before = event_store.get(session.db, event.id)
        first = before.main_part
        part = changed_part(Part(place=first.place, form=first.form, link=first.link), typed, session.today)
        part = replace(part, position=len(before.parts) + 1)
        check_event(replace(before, parts=(*before.parts, part)))
        part_id = event_store.add_part(session.db, event.id, part, part.position)
    return _event_and_part(session, event.id, part_id)


def edit_part(session: Session, event: Event, part: Part, typed: PartInput) -> tuple[Event, Part]:
    with session.command("event part edit"):
        before = event_store.get(session.db, event.id)
        parts = tuple(changed_part(one, typed, session.today) if one.id == part.id else one for one in before.parts)
        after = replace(before, parts=parts)
        check_event(after)
        event_store.save(session.db, after)
    return _event_and_part(session, event.id, part.id)


def check_part_removable(session: Session, event: Event, part: Part) -> None:
    """Raise while it is the only part, or somebody is registered for it."""
    if len(event.parts) == 1:
        raise OnlyPart(event.title)
    registered = sum(registration_store.counts(session.db, part.id).values())
    if registered:
        raise PartInUse(part_label(part), registered)


def remove_part(session: Session, event: Event, part: Part) -> Event:
    """Remove a part with its programme; the others are numbered anew."""
    with session.command("event part remove"):
        before = event_store.get(session.db, event.id)
        check_part_removable(session, before, part)
        event_store.remove_part(session.db, part.id)
        event_store.save(session.db, replace(before, parts=tuple(one for one in before.parts if one.id != part.id)))
    return event_store.get(session.db, event.id)


# ---- details ---------------------------------------------------------------------------------------------------------


def _blank(session: Session, typed: EventInput) -> Event:
    """What an event is before anything typed is applied."""
    jugendamt = setting_store.settings(session.db)["jugendamt"]
    own = [network.slug for network in network_store.networks(session.db) if network.own]
    hosts = (body_named(session, jugendamt, BodyRole.HOST),) if jugendamt and typed.host is None else ()
    return Event(title="", kind=guess_kind(typed.title or ""), bodies=hosts, networks=tuple(own))


def _insert(session: Session, event: Event) -> Event:
    _refuse_twin(session, event)
    named = replace(event, slug=slug(event.title, event_store.taken_slugs(session.db)))
    event_id = event_store.add(session.db, named)
    setting_store.use_event(session.db, event_id)
    return event_store.get(session.db, event_id)


def _refuse_twin(session: Session, event: Event) -> None:
    day = event.main_part.date
    for other in event_store.find(session.db):
        same_day = day is not None and other.main_part.date == day
        if same_day and fold(other.title) == fold(event.title) and other.status is not EventStatus.CANCELLED:
            raise EventExistsAlready(other.title, on_day(day), other.slug)


def _conclusions(event: Event, typed: EventInput) -> tuple[str, ...]:
    """What was not typed but concluded, and how to say otherwise."""
    found = []
    if typed.kind is None:
        found.append(f"Art: {event.kind} (nach dem Titel; --kind nennt eine andere)")
    if event.series and event.number and typed.series is None and typed.number is None:
        found.append(f"Reihe: „{event.series.name}“, Nummer {event.number} (nach dem Titel)")
    if typed.host is None and event.bodies_as(BodyRole.HOST):
        found.append(
            f"Gastgeber: {event.bodies_as(BodyRole.HOST)[0].name} (aus den Einstellungen; --host nennt andere)"
        )
    return tuple(found)


def _next_in_series(event: Event) -> Event:
    numbered = series_number(event.title)[0] is not None
    return replace(
        event,
        id=0,
        uuid="",
        slug="",
        title=next_title(event.title) if numbered else event.title,
        number=event.number + 1 if event.number is not None else None,
        status=EventStatus.PLANNED,
        registering=replace(event.registering, deadline=None),
        theme="",
        motto="",
        note="",
        seed="",
        bodies=tuple(replace(body, id=0) for body in event.bodies),
    )


def _without_day(part: Part) -> Part:
    quotas = tuple(replace(quota, until=None) for quota in part.places.quotas)
    places = replace(part.places, quotas=quotas)
    return replace(part, id=0, uuid="", date=None, link="", places=places, allotted_at=None)


def _days_apart(old: tuple[Part, ...], new: tuple[Part, ...]) -> tuple[Part, ...]:
    """Further parts keep their distance in days to the first, where all these days are known."""
    first_old, first_new = old[0].date, new[0].date
    if not (first_old and first_old.exact and first_new and first_new.exact):
        return new
    moved = [new[0]]
    for before, after in zip(old[1:], new[1:], strict=True):
        exact = before.date.exact if before.date else None
        day = PartialDate.of(first_new.exact + (exact - first_old.exact)) if exact else None
        moved.append(replace(after, date=day))
    return tuple(moved)


def _copy_programme(session: Session, before: Event, after: Event) -> int:
    """Copy the items of every part without people and results; how many there were."""
    people = {AppearanceType.CONTACT, AppearanceType.NAME}
    items = programme_store.items(session.db, [part.id for part in before.parts])
    for old, new in zip(before.parts, after.parts, strict=True):
        for item in items[old.id]:
            kept = tuple(one for one in item.appearances if one.type not in people)
            programme_store.add(session.db, replace(item, id=0, uuid="", part_id=new.id, result="", appearances=kept))
    return sum(len(items[part.id]) for part in before.parts)


def _lapse(session: Session, event_id: int) -> None:
    if setting_store.current_event_id(session.db) == event_id:
        setting_store.use_event(session.db, None)


def _event_and_part(session: Session, event_id: int, part_id: int) -> tuple[Event, Part]:
    event = event_store.get(session.db, event_id)
    return event, next(part for part in event.parts if part.id == part_id)


def _with_day(part: Part) -> str:
    return f"{part.title or part_label(part)}, {short_day(part.date)}"
