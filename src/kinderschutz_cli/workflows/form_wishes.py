"""Wishes for workshops and working groups in the export of a form: matched to the programme, kept in words where not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kinderschutz_cli.store import session_place as session_store
from kinderschutz_cli.workflows.registration_matching import received
from kinderschutz_cli.workflows.session_place import choices, said_in_a_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.intake.registration import RegistrationRow
    from kinderschutz_cli.workflows.programme_overview import Entry
    from kinderschutz_cli.workflows.session import Session


@dataclass(slots=True)
class FormWishes:
    """The groups of one part, and what each text of the form means among them."""

    entries: tuple[Entry, ...]
    new: tuple[RegistrationRow, ...] = ()
    again: tuple[RegistrationRow, ...] = ()
    outdated: list[str] = field(default_factory=list)
    _known: dict[str, int | None] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        session: Session,
        event: Event,
        part: Part,
        new: Iterable[RegistrationRow],
        again: Iterable[RegistrationRow] = (),
    ) -> FormWishes:
        """`again`: rows of people who are registered already. Without a wish in any row the programme is not read."""
        new, again = (tuple(row for row in rows if row.wishes) for rows in (new, again))
        groups = choices(session, event) if new or again else ()
        return cls(tuple(one for one in groups if one.part.id == part.id), new, again)

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

    @property
    def remarks(self) -> list[str]:
        """What a careful person would want to know of the wishes."""
        kept, lost = (
            [(row.place.number, text) for row in rows for text in self.unknown(row)] for rows in (self.new, self.again)
        )
        if kept and not self.entries:
            return [
                "Im Programm gibt es noch keine Workshops oder Arbeitsgruppen; die Wünsche stehen in den Bemerkungen."
            ]
        words = "ist keine Gruppe des Programms"
        return [
            *(f"Zeile {number}: „{text}“ {words}; der Wunsch steht in der Bemerkung." for number, text in kept),
            *(f"Zeile {number}: „{text}“ {words}; der Wunsch ist nicht übernommen." for number, text in lost),
            *self.outdated,
        ]

    def changes(
        self, session: Session, part: Part, wishing: Sequence[tuple[RegistrationRow, Registration]]
    ) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Registrations whose wishes a form says anew: those without any, and answers newer than what is entered."""
        asked = [(row, one, items) for row, one in wishing if (items := self.items(row))]
        if not asked:
            return ()
        before = session_store.wishes(session.db, part.id)
        written = session_store.wishes_written(session.db, [one.id for _, one, _ in asked])
        changed = []
        for row, one, items in asked:
            if before.get(one.id) == items:
                continue
            at = received(row)
            if one.id not in written or (at and at > written[one.id]):
                changed.append((one.id, items))
            else:
                self.outdated.append(
                    f"Zeile {row.place.number}: {one.label} wünscht hier anderes; was seither eingetragen wurde, bleibt "
                    "(ändern: ks session wish)."
                )
        return tuple(changed)

    def _item(self, text: str) -> int | None:
        if text not in self._known:
            entry = said_in_a_form(self.entries, text)
            self._known[text] = entry.item.id if entry else None
        return self._known[text]
