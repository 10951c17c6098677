"""The programme as it is listed: numbered by time over all parts, with ends worked out and what does not fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.appearance_parsing import ROLE_LABELS
from kinderschutz_cli.domain.schedule import problems, slots
from kinderschutz_cli.store import programme as programme_store
from kinderschutz_cli.store import session_place as session_store

if TYPE_CHECKING:
    from datetime import time

    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.programme import ProgrammeItem
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True)
class Entry:
    """One item with the number by which it is named (1 to n over the whole event) and the time it takes.

    `taken`: how many of its own places are given.
    """

    number: int
    part: Part
    item: ProgrammeItem
    ends: time | None
    taken: int = 0

    @property
    def places_text(self) -> str:
        """ "12 von 20", "20" while none is given."""
        places = "" if self.item.places is None else str(self.item.places)
        return " von ".join(filter(None, (str(self.taken or ""), places)))

    @property
    def time_text(self) -> str:
        """„09:30–10:15“, „09:30“ while the end is not known, „offen“ without a time."""
        starts = self.item.starts
        if starts is None:
            return "offen"
        return f"{starts:%H:%M}–{self.ends:%H:%M}" if self.ends else f"{starts:%H:%M}"

    @property
    def people(self) -> str:
        """Everybody in the item with what they do: „Kim Muster (Kreis Muster; moderiert), Bürgermeister (begrüßt)“."""
        return ", ".join(
            f"{one.label} ({'; '.join(piece for piece in (one.affiliation, ROLE_LABELS[one.role]) if piece)})"
            for one in self.item.appearances
        )


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme of one part; `problems` are sentences about gaps, overlaps and items outside the part."""

    part: Part
    entries: tuple[Entry, ...]
    problems: tuple[str, ...]


def programmes(session: Session, event: Event) -> tuple[Programme, ...]:
    """The programme of every part, in the order of the parts."""
    part_ids = [part.id for part in event.parts]
    items, taken = programme_store.items(session.db, part_ids), session_store.taken(session.db, part_ids)
    found: list[Programme] = []
    number = 0
    for part in event.parts:
        entries = []
        for slot in slots(items[part.id], part.ends):
            number += 1
            entries.append(Entry(number, part, slot.item, slot.ends, taken[slot.item.id]))
        sentences = tuple(problem.sentence for problem in problems(items[part.id], part))
        found.append(Programme(part, tuple(entries), sentences))
    return tuple(found)


def item_json(entry: Entry) -> dict[str, Any]:
    """A programme item; field names are those of the templates."""
    item = entry.item
    return {
        "nr": entry.number,
        "id": item.id,
        "teil": entry.part.position,
        "beginn": f"{item.starts:%H:%M}" if item.starts else None,
        "ende": f"{entry.ends:%H:%M}" if entry.ends else None,
        "dauer": item.minutes,
        "art": item.kind,
        "titel": item.title,
        "personen": [
            {
                "name": one.label,
                "rolle": one.role,
                "zusatz": one.affiliation,
                "typ": one.type,
                "kontakt": one.contact_id,
            }
            for one in item.appearances
        ],
        "strang": item.track,
        "raum": item.room,
        "plaetze": item.places,
        "vergeben": entry.taken,
        "beschreibung": item.description,
        "ergebnis": item.result,
    }
