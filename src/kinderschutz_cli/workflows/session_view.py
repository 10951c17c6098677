"""Workshops and working groups as they are shown: wishes and places of each, who sits there, why somebody does not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.registration import EXPECTED, HOLDING_A_SEAT
from kinderschutz_cli.domain.session_allotment import NO_WISH
from kinderschutz_cli.domain.session_place import blocks, ranks
from kinderschutz_cli.store import claim as claim_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.workflows.session_place import Board, full_words, parts_with_groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.domain.session_allotment import Tables
    from kinderschutz_cli.domain.session_place import Group
    from kinderschutz_cli.workflows.programme_overview import Entry
    from kinderschutz_cli.workflows.session import Session
    from kinderschutz_cli.workflows.session_place import SessionPlan

#: How many ranks of wishes a listing counts.
RANKS = 3


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group; `wished`: how many people with a seat wish it first, second, third. `free` below zero: too many."""

    entry: Entry
    wished: tuple[int, ...]
    given: int
    free: int | None


def boards(session: Session, event: Event, part: str | None = None) -> list[Board]:
    """Every part that has groups, or the one named."""
    return [Board.of(session, event, one) for one in parts_with_groups(session, event, part)]


def lines(board: Board) -> list[GroupLine]:
    """The groups in the order of the programme."""
    wished = Counter(wish for one in board.applicants.values() for wish in ranks(one.wishes, board.clash).items())
    tables = board.tables()
    return [
        GroupLine(
            entry,
            tuple(wished[entry.item.id, rank] for rank in range(1, RANKS + 1)),
            tables.taken.get(entry.item.id, 0),
            tables.free(entry.item.id),
        )
        for entry in board.entries
    ]


def remarks(board: Board) -> list[str]:
    """What a careful person would want to know: wishes that do not count yet."""
    undecided = EXPECTED - HOLDING_A_SEAT
    idle = sum(1 for one in board.people if one.status in undecided and board.wishes.get(one.id))
    if not idle:
        return []
    people = "1 Person" if idle == 1 else f"{idle} Personen"
    return [f"Nicht gezählt sind die Wünsche von {people} ohne Platz bei der Veranstaltung."]


def problems(session: Session, board: Board) -> list[str]:
    """What does not fit any more: groups with too many people, people in two groups at once."""
    found = [
        f"„{line.entry.item.title}“ ist um {-line.free} überbelegt; von selbst verliert niemand den Platz "
        f"(ks session show {line.entry.number}, ks session remove NAME {line.entry.number})."
        for line in lines(board)
        if line.free is not None and line.free < 0
    ]
    twice = {
        one.id: [group for group in one.given if board.clash[group] & set(one.given)]
        for one in board.applicants.values()
    }
    names = claim_store.names(session.db, [number for number, groups in twice.items() if groups])
    tables = board.tables()
    return found + [
        f"{names[number]} sitzt zur selben Zeit in {tables.quoted(groups)}."
        for number, groups in twice.items()
        if groups
    ]


def line_json(line: GroupLine) -> dict[str, Any]:
    entry = line.entry
    return {
        "nr": entry.number,
        "id": entry.item.id,
        "teil": entry.part.position,
        "titel": entry.item.title,
        "art": entry.item.kind,
        "beginn": f"{entry.item.starts:%H:%M}" if entry.item.starts else None,
        "ende": f"{entry.ends:%H:%M}" if entry.ends else None,
        "raum": entry.item.room,
        "plaetze": entry.item.places,
        "wuensche": list(line.wished),
        "vergeben": line.given,
        "frei": line.free,
    }


# ---- one group ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody with a place in a group; `rank` 0: it was no wish of theirs."""

    registration: Registration
    sector: str
    rank: int
    reason: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group with who sits there, in the order of arrival, and those who wish it and sit elsewhere or nowhere."""

    line: GroupLine
    sitting: tuple[Sitting, ...]
    others: tuple[str, ...]

    @property
    def sectors(self) -> list[tuple[str, int]]:
        """The largest first."""
        return Counter(one.sector or "ohne Sektor" for one in self.sitting).most_common()


def view(session: Session, event: Event, entry: Entry) -> GroupView:
    board = Board.of(session, event, entry.part)
    group = entry.item.id
    here = {number: places[group] for number, places in board.places.items() if group in places}
    wishing = [number for number in board.applicants if group in board.wishes.get(number, ()) and number not in here]
    names = claim_store.names(session.db, wishing)
    sectors = {one.id: one.sector for one in board.people}
    return GroupView(
        next(line for line in lines(board) if line.entry.item.id == group),
        tuple(
            Sitting(one, sectors[one.id], _rank(board, one.id, group), here[one.id])
            for one in registration_store.registrations(session.db, [board.part.id], session.today, ids=list(here))
        ),
        tuple(names[number] for number in wishing),
    )


def _rank(board: Board, number: int, group: int) -> int:
    return ranks(board.wishes.get(number, ()), board.clash).get(group, 0)


def sitting_json(one: Sitting) -> dict[str, Any]:
    registration = one.registration
    return {
        "id": registration.id,
        "name": registration.display_name,
        "organisation": registration.organisation.name if registration.organisation else "",
        "sektor": one.sector,
        "wunsch": one.rank or None,
        "grund": one.reason,
    }


# ---- one person --------------------------------------------------------------------------------------------------------


def why(session: Session, event: Event, one: Registration) -> str:
    """In a few sentences: what somebody wishes, what they have and why, what is free for them now."""
    part = next(part for part in event.parts if part.id == one.part_id)
    board = Board.of(session, event, part)
    wishes = board.wishes.get(one.id, ())
    wished = ", ".join(f"{rank}. „{board.title(wish)}“" for rank, wish in enumerate(wishes, start=1))
    said = [f"{one.label} wünscht {wished}." if wishes else f"{one.label} hat keinen Wunsch genannt."]
    if one.id not in board.applicants:
        said.append(
            f"Die Anmeldung hat den Status „{board.status(one)}“; einen Platz in einer Gruppe bekommt, wer einen Platz bei der "
            "Veranstaltung hat."
        )
        return " ".join(said)
    said += [f"Platz in „{board.title(group)}“ ({reason})." for group, reason in board.places.get(one.id, {}).items()]
    said += [sentence for block in blocks(board.groups) if (sentence := _without(board, one.id, block))]
    return " ".join(said)


def _without(board: Board, number: int, block: Sequence[Group]) -> str:
    """What somebody can have among groups of one time; nothing to say where they have something, or lead."""
    me, there = board.applicants[number], {group.id for group in block}
    if (set(me.given) | me.leads) & there:
        return ""
    tables = board.tables()
    next_one = next((one for one in board.allotted().given if one.applicant == number and one.group in there), None)
    if next_one:
        return f"„ks session allot“ gäbe jetzt „{board.title(next_one.group)}“ ({next_one.reason})."
    full = [
        f"in „{group.title}“: {full_words(group)}"
        for group in block
        if group.id in me.wishes and tables.is_full(group.id)
    ]
    refused = f"Kein Platz {'; '.join(full)}. " if full else ""
    return refused + _free(tables, [group for group in block if tables.takes(me, group.id)])


def _free(tables: Tables, groups: Sequence[Group]) -> str:
    if not groups:
        return "In keiner anderen Gruppe dieser Zeit ist ein Platz frei."
    return "Frei: " + ", ".join(f"„{one.title}“{_number(tables.free(one.id))}" for one in groups) + "."


def _number(free: int | None) -> str:
    return "" if free is None else f" ({free})"


# ---- a plan ------------------------------------------------------------------------------------------------------------


def plan_lines(plan: SessionPlan) -> Iterable[tuple[Entry, list[tuple[str, str]]]]:
    """Each group with the names that would come in and the reason, in the order of arrival of each wish."""
    for entry in plan.board.entries:
        given = [one for one in plan.allotment.given if one.group == entry.item.id]
        if given:
            yield entry, [(plan.names[one.applicant], one.reason) for one in given]


def left_lines(plan: SessionPlan) -> list[tuple[str, str]]:
    """Who gets nothing, with the reason, and the time where there are several."""
    several = len(blocks(plan.board.groups)) > 1
    entries = {entry.item.id: entry for entry in plan.board.entries}
    return [
        (plan.names[one.applicant], f"{entries[one.groups[0]].time_text}, {one.reason}" if several else one.reason)
        for one in plan.allotment.left
    ]


def can_fill(plan: SessionPlan) -> bool:
    """Whether `--fill` would help somebody."""
    return not plan.fill and len(plan.board.allotted(fill=True).given) > len(plan.allotment.given)


def plan_json(plan: SessionPlan) -> dict[str, Any]:
    board = plan.board
    return {
        "veranstaltung": board.event.slug,
        "teil": board.part.position,
        "vergeben": [
            {
                "id": one.applicant,
                "name": plan.names[one.applicant],
                "gruppe": board.title(one.group),
                "wunsch": _rank(board, one.applicant, one.group) or None,
                "grund": one.reason,
            }
            for one in plan.allotment.given
        ],
        "ohne_platz": [
            {
                "id": one.applicant,
                "name": plan.names[one.applicant],
                "gruppen": [board.title(group) for group in one.groups],
                "ohne_wunsch": one.reason.startswith(NO_WISH),
                "grund": one.reason,
            }
            for one in plan.allotment.left
        ],
    }
