"""Making and changing the programme of an event: add, edit, move and remove items."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.appearance_parsing import ROLE_LABELS, TYPE_LABELS
from kinderschutz_cli.domain.choice import choose
from kinderschutz_cli.domain.day_parsing import OPEN
from kinderschutz_cli.domain.event_label import event_label
from kinderschutz_cli.domain.item_title import guess_item_kind
from kinderschutz_cli.domain.line import one_line
from kinderschutz_cli.domain.programme import ITEM_KIND_LABELS, AppearanceRole, AppearanceType, ItemKind, ProgrammeItem
from kinderschutz_cli.domain.rearranging import in_order, moved_to_place, moved_to_time
from kinderschutz_cli.domain.session_place import takes_wishes
from kinderschutz_cli.domain.time_of_day import TimeSpan, parse_duration, parse_span, parse_time
from kinderschutz_cli.errors.choice import APPEARANCE_ROLE, ITEM_KIND
from kinderschutz_cli.errors.programme import CannotReorder, EndWithoutStart, ItemNotFound, ItemTitleMissing, TwoEnds
from kinderschutz_cli.store import attendance as attendance_store
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import programme as programme_store
from kinderschutz_cli.store import session_place as session_store
from kinderschutz_cli.workflows.appearance import appearances
from kinderschutz_cli.workflows.event import the_part
from kinderschutz_cli.workflows.event_input import parse_count
from kinderschutz_cli.workflows.programme_overview import Entry, programmes
from kinderschutz_cli.workflows.session_place import Board
from kinderschutz_cli.workflows.session_view import problems as session_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import time

    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemInput:
    """What was typed about a programme item; `None` was not mentioned, an empty text clears."""

    time: str | None = None
    title: str | None = None
    kind: str | None = None
    person: Sequence[str] | None = None
    role: str | None = None
    minutes: str | None = None
    until: str | None = None
    track: str | None = None
    room: str | None = None
    places: str | None = None
    description: str | None = None
    result: str | None = None
    part: str | None = None

    @property
    def is_empty(self) -> bool:
        return all(getattr(self, field.name) is None for field in fields(self))


@dataclass(frozen=True, slots=True)
class SavedItem:
    """An item as it is listed now; `remarks` say what was concluded, `warnings` what does not fit."""

    entry: Entry
    remarks: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


_TEXTS = {
    "track": "Der Strang",
    "room": "Der Raum",
    "description": "Die Beschreibung",
    "result": "Das Ergebnis",
}


def add_item(session: Session, event: Event, typed: ItemInput) -> SavedItem:
    """A new item, put in its place by its time; without a time it stands last. Kind and roles are concluded."""
    part = the_part(event, typed.part)
    with session.command("program add"):
        present = programme_store.items(session.db, [part.id])[part.id]
        last = max((item.position for item in present), default=0)
        blank = ProgrammeItem("", kind=guess_item_kind(typed.title or ""), part_id=part.id, position=last + 1)
        item_id = programme_store.add(session.db, changed_item(session, blank, typed))
        _number_anew(session, part)
    return _saved(session, event, item_id, kind_was_guessed=typed.kind is None)


def edit_item(session: Session, event: Event, number: str, typed: ItemInput) -> SavedItem:
    """Change what was typed; `--person` replaces everybody in the item."""
    with session.command("program edit"):
        entry = find_entry(session, event, number)
        part = entry.part if typed.part is None else the_part(event, typed.part)
        after = changed_item(session, replace(entry.item, part_id=part.id), typed)
        programme_store.save(session.db, after)
        keeps = part.id == entry.part.id and takes_wishes(after)
        lost = () if keeps else tuple(_forget_wishes(session, after))
        for concerned in {entry.part.id: entry.part, part.id: part}.values():
            _number_anew(session, concerned)
    saved = _saved(session, event, entry.item.id)
    return replace(saved, warnings=(*lost, *saved.warnings))


def move_to_time(session: Session, event: Event, number: str, text: str, *, shift: bool = False) -> SavedItem:
    """Give an item another time; with `shift` what follows in its part moves by as much."""
    starts = parse_time(one_line(text, "Die Uhrzeit"))
    with session.command("program move"):
        entry = find_entry(session, event, number)
        items = programme_store.items(session.db, [entry.part.id])[entry.part.id]
        _save_all(session, items, in_order(moved_to_time(items, entry.item, starts, shift=shift)))
    return _saved(session, event, entry.item.id)


def move_to_position(session: Session, event: Event, number: str, text: str) -> SavedItem:
    """Put an item at another place of the list; items with times exchange them (see `moved_to_place`)."""
    with session.command("program move"):
        entry = find_entry(session, event, number)
        target = find_entry(session, event, text)
        if target.part.id != entry.part.id:
            raise CannotReorder(entry.number)
        numbers = [one.number for one in _entries(session, event) if one.part.id == entry.part.id]
        items = programme_store.items(session.db, [entry.part.id])[entry.part.id]
        position = target.number - min(numbers) + 1
        _save_all(session, items, moved_to_place(items, entry.item, position, entry.part.ends))
    return _saved(session, event, entry.item.id)


def remove_item(session: Session, event: Event, number: str) -> tuple[Entry, tuple[str, ...]]:
    """Remove an item; it as it was, and what does not fit now."""
    with session.command("program remove"):
        entry = find_entry(session, event, number)
        lost = (*_forget_wishes(session, entry.item), *_forget_attendance(session, entry.item))
        programme_store.remove(session.db, entry.item.id)
        _number_anew(session, entry.part)
    return entry, (*lost, *_problems(session, event, entry.part))


def _forget_wishes(session: Session, item: ProgrammeItem) -> Iterable[str]:
    """Whatever hung on an item nobody can choose any more, and the sentence that says so."""
    wished, given = session_store.forget(session.db, item.id)
    if wished or given:
        wishes = "1 Wunsch" if wished == 1 else f"{wished} Wünsche"
        places = "1 vergebener Platz" if given == 1 else f"{given} vergebene Plätze"
        yield f"Für „{item.title}“ entfallen damit {wishes} und {places}."


def _forget_attendance(session: Session, item: ProgrammeItem) -> Iterable[str]:
    """Whoever was in a session that is removed was at the event all the same."""
    if number := attendance_store.forget(session.db, item.id):
        people = "1 Person" if number == 1 else f"{number} Personen"
        yield f"Bei {people} entfällt die Teilnahme an „{item.title}“; die an der Veranstaltung bleibt."


def check_time(text: str) -> str:
    """`text` if it can be the time of an item, so that a question can be asked again; raises what is wrong with it."""
    if not _is_open(text):
        parse_span(one_line(text, "Die Uhrzeit"))
    return text


def find_entry(session: Session, event: Event, number: str) -> Entry:
    """The item with that number in the list; raises `ItemNotFound`."""
    entries = _entries(session, event)
    wanted = number.strip().rstrip(".").removeprefix("#")
    for entry in entries:
        if wanted == str(entry.number):
            return entry
    raise ItemNotFound(number, event_label(event), len(entries))


def changed_item(session: Session, item: ProgrammeItem, typed: ItemInput) -> ProgrammeItem:
    """`item` with what was typed; raises for what cannot be understood."""
    changes: dict[str, Any] = {
        name: one_line(getattr(typed, name), what) for name, what in _TEXTS.items() if getattr(typed, name) is not None
    }
    if typed.title is not None:
        changes["title"] = one_line(typed.title, "Der Titel")
    if typed.kind is not None:
        changes["kind"] = choose(ItemKind, typed.kind, ITEM_KIND, ITEM_KIND_LABELS)
    if typed.places is not None:
        changes["places"] = parse_count(typed.places, "Die Platzzahl", least=0, example="20")
    changes["starts"], changes["minutes"] = _times(item, typed)
    role = choose(AppearanceRole, typed.role, APPEARANCE_ROLE, ROLE_LABELS) if typed.role else None
    if typed.person is not None:
        changes["appearances"] = appearances(session, typed.person, changes.get("kind", item.kind), role)
    elif role:
        changes["appearances"] = tuple(replace(one, role=role, id=0) for one in item.appearances)
    changed = replace(item, **changes)
    if not changed.title:
        raise ItemTitleMissing
    return changed


def _times(item: ProgrammeItem, typed: ItemInput) -> tuple[time | None, int | None]:
    """Start and minutes; the end may be typed as span, minutes or until, but once."""
    starts, minutes, ends = item.starts, item.minutes, None
    if typed.time is not None:
        span = None if _is_open(typed.time) else parse_span(one_line(typed.time, "Die Uhrzeit"))
        starts, ends = (span.starts, span.ends) if span else (None, None)
    if [ends, typed.minutes, typed.until].count(None) < 2:
        raise TwoEnds
    if typed.minutes is not None:
        return starts, None if _is_open(typed.minutes) else parse_duration(one_line(typed.minutes, "Die Dauer"))
    if typed.until is not None:
        ends = parse_time(one_line(typed.until, "Das Ende"))
        if starts is None:
            raise EndWithoutStart
    if starts is not None and ends is not None:
        whole = TimeSpan(starts, ends)
        minutes = (ends.hour * 60 + ends.minute) - (whole.starts.hour * 60 + whole.starts.minute)
    return starts, minutes


def _is_open(text: str) -> bool:
    return " ".join(text.casefold().split()) in OPEN | {"-", "–"}


def _entries(session: Session, event: Event) -> list[Entry]:
    return [entry for programme in programmes(session, event) for entry in programme.entries]


def _number_anew(session: Session, part: Part) -> None:
    """Store the positions as they are listed, so that items without a time keep their place."""
    items = programme_store.items(session.db, [part.id])[part.id]
    programme_store.set_positions(session.db, [item.id for item in in_order(items)])


def _save_all(session: Session, before: Iterable[ProgrammeItem], after: Iterable[ProgrammeItem]) -> None:
    known = {item.id: item for item in before}
    for item in after:
        if item != known[item.id]:
            programme_store.save(session.db, item)


def _saved(session: Session, event: Event, item_id: int, *, kind_was_guessed: bool = False) -> SavedItem:
    entry = next(entry for entry in _entries(session, event) if entry.item.id == item_id)
    remarks = []
    if kind_was_guessed:
        remarks.append(f"Art: {entry.item.kind} (nach dem Titel; --kind nennt eine andere)")
    people = ", ".join(
        f"{one.label} ({TYPE_LABELS[one.type]}, {ROLE_LABELS[one.role]})" for one in entry.item.appearances
    )
    crowded = session_problems(session, Board.of(session, event, entry.part)) if takes_wishes(entry.item) else ()
    warnings = (*_blocked(session, entry.item), *crowded, *_problems(session, event, entry.part))
    if people:
        remarks.append(f"Mitwirkend: {people}")
    return SavedItem(entry, tuple(remarks), warnings)


def _problems(session: Session, event: Event, part: Part) -> tuple[str, ...]:
    return next(one.problems for one in programmes(session, event) if one.part.id == part.id)


def _blocked(session: Session, item: ProgrammeItem) -> Iterable[str]:
    """A programme is public: somebody with a Sperrvermerk stands there only if they want to."""
    for one in item.appearances:
        if one.type is AppearanceType.CONTACT and one.contact_id:
            contact = contact_store.get(session.db, one.contact_id, session.today)
            if contact.blocked:
                yield f"{one.label} hat einen Sperrvermerk, und das Programm ist öffentlich. Ist das so gewollt?"
