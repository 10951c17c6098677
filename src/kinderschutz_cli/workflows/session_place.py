"""Wishes for workshops and working groups, and the places in them: one gate for every path, inside the transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.matching import Candidate, Found, Several, match, pick
from kinderschutz_cli.domain.registration import EXPECTED, HOLDING_A_SEAT, RegistrationStatus
from kinderschutz_cli.domain.session_allotment import Applicant, SessionAllotment, Tables, allot_sessions
from kinderschutz_cli.domain.session_place import Group, clashes, spellings, takes_wishes
from kinderschutz_cli.errors.matching import GRUPPE, Ambiguous
from kinderschutz_cli.errors.session_place import (
    GroupsChanged,
    GroupsOfSeveralParts,
    NobodyToWish,
    NoGroups,
    NoPlaceInGroup,
    NotInGroup,
    SeatNeeded,
    TakesNoWishes,
)
from kinderschutz_cli.store import claim as claim_store
from kinderschutz_cli.store import session_place as session_store
from kinderschutz_cli.workflows.event import the_part
from kinderschutz_cli.workflows.guest import find_registration
from kinderschutz_cli.workflows.programme_overview import Entry, programmes
from kinderschutz_cli.workflows.registration import fresh, refuse_closed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.store.session_place import Person
    from kinderschutz_cli.workflows.session import Session

BY_HAND = "von Hand"


# ---- which groups, who is there ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Board:
    """The groups of one part with everybody registered, their wishes and places, as they are now."""

    event: Event
    part: Part
    entries: tuple[Entry, ...]
    people: tuple[Person, ...]
    wishes: dict[int, tuple[int, ...]]
    places: dict[int, dict[int, str]]

    @classmethod
    def of(cls, session: Session, event: Event, part: Part) -> Board:
        entries = tuple(one for one in choices(session, event) if one.part.id == part.id)
        known = {one.item.id for one in entries}
        wishes = session_store.wishes(session.db, part.id)
        places = session_store.places(session.db, part.id)
        return cls(
            event,
            part,
            entries,
            tuple(session_store.people(session.db, part.id)),
            {number: tuple(item for item in items if item in known) for number, items in wishes.items()},
            {number: {item: why for item, why in items.items() if item in known} for number, items in places.items()},
        )

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        return tuple(as_group(one) for one in self.entries)

    @cached_property
    def clash(self) -> dict[int, frozenset[int]]:
        return clashes(self.groups)

    @cached_property
    def applicants(self) -> dict[int, Applicant]:
        """Everybody who holds a seat of the event, by registration."""
        leads: dict[int, set[int]] = {}
        for entry in self.entries:
            for one in entry.item.appearances:
                if one.contact_id:
                    leads.setdefault(one.contact_id, set()).add(entry.item.id)
        return {
            one.id: Applicant(
                one.id,
                one.received,
                self.wishes.get(one.id, ()),
                tuple(self.places.get(one.id, ())),
                frozenset(leads.get(one.contact_id or 0, ())),
                one.fillable,
            )
            for one in self.people
            if one.status in HOLDING_A_SEAT
        }

    def tables(self) -> Tables:
        """Who sits where; made anew for each question, because answers fill it."""
        return Tables.of(self.groups, self.applicants.values())

    def allotted(self, *, fill: bool = False) -> SessionAllotment:
        return allot_sessions(self.groups, self.applicants.values(), fill=fill)

    def status(self, one: Registration) -> RegistrationStatus:
        """As it is now."""
        return next((each.status for each in self.people if each.id == one.id), one.status)

    def title(self, group: int) -> str:
        return next(one.item.title for one in self.entries if one.item.id == group)


def as_group(entry: Entry) -> Group:
    item = entry.item
    return Group(item.id, item.title, item.kind, entry.number, item.places, item.starts, entry.ends)


def choices(session: Session, event: Event) -> list[Entry]:
    """Every item of the programme that people choose."""
    return [entry for one in programmes(session, event) for entry in one.entries if takes_wishes(entry.item)]


def parts_with_groups(session: Session, event: Event, text: str | None) -> list[Part]:
    """The part named, or all that have groups; raises `NoGroups`."""
    there = {entry.part.id for entry in choices(session, event)}
    named = [the_part(event, text)] if text else event.parts
    found = [part for part in named if part.id in there]
    if not found:
        raise NoGroups(event.title)
    return found


def meant(session: Session, event: Event, texts: Sequence[str]) -> list[Entry]:
    """The groups typed as parts of their titles or as numbers of the programme, each once, all of one part."""
    entries = [entry for one in programmes(session, event) for entry in one.entries]
    found = list({entry.item.id: entry for entry in (_meant(event, entries, text) for text in texts)}.values())
    if len({entry.part.id for entry in found}) > 1:
        raise GroupsOfSeveralParts([entry.item.title for entry in found])
    return found


def _meant(event: Event, entries: Sequence[Entry], text: str) -> Entry:
    groups = [entry for entry in entries if takes_wishes(entry.item)]
    if not groups:
        raise NoGroups(event.title)
    number = text.strip().rstrip(".").removeprefix("#")
    named = next((entry for entry in entries if number == str(entry.number)), None)
    if named is None:
        result = match(text, [_candidate(entry) for entry in groups])
        if isinstance(result, Several):
            raise Ambiguous(GRUPPE, text, result.labels)
        others = [] if isinstance(result, Found) else [_candidate(entry) for entry in entries]
        wanted = result.id if isinstance(result, Found) else _other(text, others, groups)
        named = next(entry for entry in entries if entry.number == wanted)
    if not takes_wishes(named.item):
        raise TakesNoWishes(named.item.title, [entry.item.title for entry in groups])
    return named


def _other(text: str, everything: Sequence[Candidate], groups: Sequence[Entry]) -> int:
    """An item for everybody, which says no; else the groups it may have been meant for."""
    result = match(text, everything)
    return result.id if isinstance(result, Found) else pick(text, [_candidate(entry) for entry in groups], GRUPPE)


def _candidate(entry: Entry) -> Candidate:
    return Candidate(entry.number, spellings(entry.item.title), entry.item.title)


def said_in_a_form(entries: Sequence[Entry], text: str) -> Entry | None:
    """The group a form's cell names: by its title, or by a text that holds the title and says more."""
    result = match(text, [_candidate(entry) for entry in entries])
    if isinstance(result, Found):
        return next(entry for entry in entries if entry.number == result.id)
    told = fold(text)
    inside = [entry for entry in entries if any(fold(name) in told for name in spellings(entry.item.title))]
    return inside[0] if len(inside) == 1 else None


def registration_in(session: Session, event: Event, part: Part, name: str) -> Registration:
    """Somebody's registration for the part a group belongs to."""
    return find_registration(session, replace(event, parts=(part,)), name)


# ---- changing ----------------------------------------------------------------------------------------------------------


def set_wishes(session: Session, event: Event, one: Registration, entries: Sequence[Entry]) -> bool:
    """Replace the wishes of somebody who may still come; whether anything changed."""
    with session.command("session wish"):
        event, part = fresh(session, event, one.part_id)
        board = Board.of(session, event, part)
        wanted = tuple(_still_there(board, entry).id for entry in entries)
        if wanted and board.status(one) not in EXPECTED:
            raise NobodyToWish(one.label, board.status(one))
        if board.wishes.get(one.id, ()) == wanted:
            return False
        session_store.set_wishes(session.db, one.id, wanted)
    return True


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """Who would get which group and why, and who gets nothing; nothing has happened yet."""

    board: Board
    fill: bool
    allotment: SessionAllotment
    names: dict[int, str]


def plan(session: Session, event: Event, part: Part, *, fill: bool = False) -> SessionPlan:
    """What the wishes give now, to those who hold a seat; places given before stay."""
    refuse_closed(event)
    board = Board.of(session, event, part)
    allotment = board.allotted(fill=fill)
    ids = {one.applicant for one in allotment.given} | {one.applicant for one in allotment.left}
    return SessionPlan(board, fill, allotment, claim_store.names(session.db, ids))


def carry_out(session: Session, shown: SessionPlan) -> None:
    """Give the places that were shown; raises `GroupsChanged` where the plan no longer holds."""
    with session.command("session allot"):
        event, part = fresh(session, shown.board.event, shown.board.part.id)
        refuse_closed(event)
        again = Board.of(session, event, part).allotted(fill=shown.fill)
        if again.given != shown.allotment.given:
            raise GroupsChanged
        session_store.give(session.db, again.given)


@dataclass(frozen=True, slots=True)
class Placement:
    """`before`: titles of the groups of the same time that were left for this one; `changed`: not there already."""

    title: str
    reason: str
    before: tuple[str, ...] = ()
    changed: bool = True


def place(session: Session, event: Event, entry: Entry, one: Registration, override: str = "") -> Placement:
    """Give somebody a place by hand, out of another group of the same time; never beyond the places without a reason."""
    with session.command("session place"):
        event, part = fresh(session, event, entry.part.id)
        refuse_closed(event)
        board = Board.of(session, event, part)
        group = _still_there(board, entry)
        applicant = board.applicants.get(one.id)
        if applicant is None:
            raise SeatNeeded(one.label, board.status(one))
        if group.id in applicant.given:
            return Placement(group.title, board.places[one.id][group.id], changed=False)
        obstacles = list(_obstacles(board, applicant, group))
        if obstacles and not override:
            raise NoPlaceInGroup(one.label, group.title, " und ".join(obstacles))
        reason = f"über die Regel hinaus: {override} ({' und '.join(obstacles)})" if obstacles else BY_HAND
        left = tuple(other for other in applicant.given if other in board.clash[group.id])
        session_store.take(session.db, one.id, left)
        session_store.give(session.db, [(one.id, group.id, reason)])
    return Placement(group.title, reason, tuple(map(board.title, left)))


def _still_there(board: Board, entry: Entry) -> Group:
    """The group as it is now: another `ks` may have changed the programme meanwhile."""
    group = next((one for one in board.groups if one.id == entry.item.id), None)
    if group is None:
        raise GroupsChanged
    return group


def _obstacles(board: Board, applicant: Applicant, group: Group) -> Iterable[str]:
    if board.tables().is_full(group.id):
        yield full_words(group)
    led = [other for other in applicant.leads if other == group.id or other in board.clash[group.id]]
    if led:
        yield f"wirkt zu dieser Zeit in „{board.title(min(led))}“ mit"


def full_words(group: Group) -> str:
    """Why there is no place: "alle 12 Plätze sind vergeben"."""
    if not group.places:
        return "es gibt dort keine Plätze"
    return "der einzige Platz ist vergeben" if group.places == 1 else f"alle {group.places} Plätze sind vergeben"


def remove(session: Session, event: Event, entry: Entry, one: Registration) -> None:
    """Free somebody's place in a group; the wishes stay. Raises `NotInGroup`."""
    with session.command("session remove"):
        event, part = fresh(session, event, entry.part.id)
        board = Board.of(session, event, part)
        mine = board.places.get(one.id, {})
        if entry.item.id not in mine:
            raise NotInGroup(one.label, entry.item.title, [board.title(group) for group in mine])
        session_store.take(session.db, one.id, [entry.item.id])
