"""Wishes for workshops and working groups in the export of a form: matched to the programme, kept in words where not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kinderschutz_cli.store import session_place as session_store
from kinderschutz_cli.workflows.session_place import choices, said_in_a_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.intake.registration import RegistrationRow
    from kinderschutz_cli.workflows.programme_overview import Entry
    from kinderschutz_cli.workflows.session import Session


@dataclass(slots=True)
class FormWishes:
    """The groups of one part, and what each text of the form means among them."""

    entries: tuple[Entry, ...]
    _known: dict[str, int | None] = field(default_factory=dict)

    @classmethod
    def of(cls, session: Session, event: Event, part: Part, rows: Iterable[RegistrationRow]) -> FormWishes:
        """Without a wish in any row the programme is not read."""
        wished = any(row.wishes for row in rows)
        return cls(tuple(one for one in choices(session, event) if one.part.id == part.id) if wished else ())

    def items(self, row: RegistrationRow) -> tuple[int, ...]:
        """The items that were wished, the dearest first, each once."""
        found = (self._item(text) for text in row.wishes)
        return tuple(dict.fromkeys(item for item in found if item is not None))

    def unknown(self, row: RegistrationRow) -> list[str]:
        return [text for text in row.wishes if self._item(text) is None]

    def note(self, row: RegistrationRow) -> str:
        """The remark of a row with the wishes nobody could match, so that none is lost."""
        words = "; ".join(self.unknown(row))
        return "; ".join(filter(None, (row.remark, f"Wunsch: {words}" if words else "")))

    def remarks(self, rows: Iterable[RegistrationRow]) -> list[str]:
        """What a careful person would want to know of wishes that fit no group."""
        unclear = [(row.place.number, text) for row in rows for text in self.unknown(row)]
        if unclear and not self.entries:
            return [
                "Im Programm gibt es noch keine Workshops oder Arbeitsgruppen; die Wünsche stehen in den Bemerkungen."
            ]
        return [
            f"Zeile {number}: „{text}“ ist keine Gruppe des Programms; der Wunsch steht in der Bemerkung."
            for number, text in unclear
        ]

    def changes(
        self, session: Session, part: Part, present: Sequence[tuple[int, RegistrationRow]]
    ) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Registrations that exist already with the wishes that a form now says differently."""
        before = session_store.wishes(session.db, part.id) if any(row.wishes for _, row in present) else {}
        wished = ((number, self.items(row)) for number, row in present)
        return tuple((number, items) for number, items in wished if items and before.get(number) != items)

    def _item(self, text: str) -> int | None:
        if text not in self._known:
            entry = said_in_a_form(self.entries, text)
            self._known[text] = entry.item.id if entry else None
        return self._known[text]
