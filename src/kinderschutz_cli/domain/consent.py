"""What a person allows: photos, and what may stand on a list that others get, field by field. Off by default.

An answer holds for one event or for all; where both exist the event's own wins. A refusal and a withdrawal are answers
too, with their day.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.matching import near
from kinderschutz_cli.errors.consent import FieldUnknown, YesOrNo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date


class Purpose(StrEnum):
    """What is allowed or not."""

    PHOTO = "foto"
    NAME = "liste-name"
    ORGANISATION = "liste-organisation"
    FUNCTION = "liste-funktion"
    MAIL = "liste-mail"
    PHONE = "liste-telefon"


#: What may stand on a shared list, by the word that is typed for it.
LIST_FIELDS: Mapping[str, Purpose] = {
    "name": Purpose.NAME,
    "organisation": Purpose.ORGANISATION,
    "funktion": Purpose.FUNCTION,
    "mail": Purpose.MAIL,
    "telefon": Purpose.PHONE,
}

LABELS: Mapping[Purpose, str] = {
    Purpose.PHOTO: "Foto",
    Purpose.NAME: "Name",
    Purpose.ORGANISATION: "Organisation",
    Purpose.FUNCTION: "Funktion",
    Purpose.MAIL: "E-Mail",
    Purpose.PHONE: "Telefon",
}

ALL, NOTHING = "alles", "nichts"
_ALIASES = {"e-mail": "mail", "email": "mail", "tel": "telefon"}


@dataclass(frozen=True, slots=True)
class Consent:
    """One answer; `event_id` `None`: for all events. `given_on`: the day of the answer, `how` the way it came."""

    purpose: Purpose
    granted: bool
    given_on: date | None = None
    how: str = ""
    contact_id: int = 0
    event_id: int | None = None


def parse_fields(text: str) -> frozenset[Purpose]:
    """ "name,organisation", "alles" or "nichts". Raises `FieldUnknown`."""
    words = [word for word in text.replace(",", " ").replace(";", " ").split() if word]
    found: set[Purpose] = set()
    for word in words:
        folded = fold(word)
        if folded == ALL:
            found |= set(LIST_FIELDS.values())
        elif folded != NOTHING:
            field = LIST_FIELDS.get(_ALIASES.get(folded, folded))
            if field is None:
                raise FieldUnknown(word, near(word, LIST_FIELDS), (*LIST_FIELDS, ALL, NOTHING))
            found.add(field)
    if not words or (len(words) > 1 and NOTHING in map(fold, words)):
        raise FieldUnknown(text, (), (*LIST_FIELDS, ALL, NOTHING))
    return frozenset(found)


def parse_yes(text: str) -> bool:
    """ "ja" or "nein"."""
    answer = fold(text.strip())
    if answer not in {"ja", "nein"}:
        raise YesOrNo(text)
    return answer == "ja"


def decisions(fields: frozenset[Purpose] | None, photo: bool | None) -> dict[Purpose, bool]:
    """What was said as answers. Fields are a whole answer: those not named are refused; `None`: nothing was said."""
    said = {} if photo is None else {Purpose.PHOTO: photo}
    if fields is not None:
        said |= {purpose: purpose in fields for purpose in LIST_FIELDS.values()}
    return said


def in_force(consents: Iterable[Consent]) -> dict[Purpose, Consent]:
    """The answers of one person that count for one event, in the order of `Purpose`; the event's own wins."""
    by_purpose: dict[Purpose, Consent] = {}
    for one in sorted(consents, key=lambda consent: consent.event_id is not None):
        by_purpose[one.purpose] = one
    return {purpose: by_purpose[purpose] for purpose in Purpose if purpose in by_purpose}


def shared_fields(answers: Mapping[Purpose, Consent], *, blocked: bool) -> frozenset[Purpose]:
    """What of a person may stand on a shared list; nothing without the name, and nothing with a Sperrvermerk."""
    fields = frozenset(field for field in LIST_FIELDS.values() if field in answers and answers[field].granted)
    return frozenset() if blocked or Purpose.NAME not in fields else fields
