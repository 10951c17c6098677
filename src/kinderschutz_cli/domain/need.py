"""What a person needs in order to take part: food and access. Health data, kept only with explicit consent.

The codes are those of the field; `sonstiges` takes whatever fits no other code. `allergie` and `sonstiges` say nothing
without words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.matching import near
from kinderschutz_cli.errors.need import CodeNeeded, NeedUnknown, WordsForWhich, WordsNeeded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date


class NeedGroup(StrEnum):
    """Who has to know: the kitchen or the house."""

    FOOD = "essen"
    ACCESS = "zugang"
    OTHER = "sonstiges"


class NeedKind(NamedTuple):
    """What a code stands for. `worded`: it says nothing without words."""

    label: str
    group: NeedGroup
    worded: bool = False


GROUP_LABELS: Mapping[NeedGroup, str] = {
    NeedGroup.FOOD: "Essen",
    NeedGroup.ACCESS: "Zugang und Verständigung",
    NeedGroup.OTHER: "Sonstiges",
}

_FOOD, _ACCESS = NeedGroup.FOOD, NeedGroup.ACCESS

#: In the order in which they are listed and counted.
NEEDS: Mapping[str, NeedKind] = {
    "vegetarisch": NeedKind("vegetarisches Essen", _FOOD),
    "vegan": NeedKind("veganes Essen", _FOOD),
    "halal": NeedKind("Essen halal", _FOOD),
    "koscher": NeedKind("Essen koscher", _FOOD),
    "laktosefrei": NeedKind("laktosefreies Essen", _FOOD),
    "glutenfrei": NeedKind("glutenfreies Essen", _FOOD),
    "allergie": NeedKind("Allergie", _FOOD, worded=True),
    "dgs": NeedKind("Dolmetschen in Deutsche Gebärdensprache", _ACCESS),
    "schriftdolmetschen": NeedKind("Schriftdolmetschen", _ACCESS),
    "leichte-sprache": NeedKind("Leichte Sprache", _ACCESS),
    "hoeranlage": NeedKind("Höranlage (induktiv oder Funk)", _ACCESS),
    "rollstuhl": NeedKind("Platz für einen Rollstuhl", _ACCESS),
    "stufenfrei": NeedKind("stufenfreier Weg", _ACCESS),
    "sitzplatz-vorn": NeedKind("Sitzplatz vorn", _ACCESS),
    "assistenz": NeedKind("Platz für eine Assistenz", _ACCESS),
    "assistenzhund": NeedKind("Platz für einen Assistenzhund", _ACCESS),
    "grosse-schrift": NeedKind("Unterlagen in großer Schrift", _ACCESS),
    "ruheraum": NeedKind("Ruheraum", _ACCESS),
    "kinderbetreuung": NeedKind("Kinderbetreuung", _ACCESS),
    "parkplatz": NeedKind("Parkplatz nah am Eingang", _ACCESS),
    "sonstiges": NeedKind("Sonstiges", NeedGroup.OTHER, worded=True),
}

_ORDER = {code: place for place, code in enumerate(NEEDS)}


@dataclass(frozen=True, slots=True)
class Need:
    """One need of one registration; `consent` says how the person agreed to its being kept."""

    code: str
    words: str = ""
    consent: str = ""
    consented_on: date | None = None
    registration_id: int = 0
    id: int = 0

    @property
    def label(self) -> str:
        """ "vegan", "allergie: Erdnüsse"."""
        return f"{self.code}: {self.words}" if self.words else self.code


def parse_code(text: str) -> str:
    """A code as it is typed, in any case and with umlauts. Raises `NeedUnknown` with near ones."""
    wanted = _folded(text)
    for code in NEEDS:
        if _folded(code) == wanted:
            return code
    raise NeedUnknown(text, near(text, NEEDS), tuple(NEEDS))


def _folded(text: str) -> str:
    return "-".join(fold(text).replace("-", " ").split())


def needs_of(codes: Sequence[str], words: str) -> tuple[Need, ...]:
    """The needs typed at once, in their order; `words` go to the one code that needs them, or to the only one.

    Raises `CodeNeeded`, `NeedUnknown`, `WordsNeeded` for a code that says nothing without words, and `WordsForWhich`.
    """
    known = sorted({parse_code(code) for code in codes}, key=_ORDER.__getitem__)
    if not known:
        raise CodeNeeded(tuple(NEEDS))
    worded = [code for code in known if NEEDS[code].worded]
    if worded and not words:
        raise WordsNeeded(worded[0])
    takers = worded or (known if words else [])
    if len(takers) > 1:
        raise WordsForWhich(takers)
    return tuple(Need(code, words if code in takers else "") for code in known)


def in_order(needs: Sequence[Need]) -> list[Need]:
    """Food before access, each as listed in `NEEDS`; a code of a later version last."""
    return sorted(needs, key=lambda need: (_ORDER.get(need.code, len(_ORDER)), need.code))
