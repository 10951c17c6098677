"""Whether two names may be one person's: "Volmer" and "Vollmer", "Müller" and "Mueller", "Anna Lukas" and "Lukas, Anna".

Imported only when needed: rapidfuzz takes 20 ms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.phonetics import cologne

_WORD = re.compile(r"[^\W_]+")

#: Points for one half of a name; two equal halves are a whole name.
_SAME = 30
_ONE_SOUND = 22
_PART = 21
_ONE_TYPO = 16
_INITIAL = 18
_ONE_MISSING = 10
_SWAPPED = 55
SAME_NAME = 2 * _SAME

#: Letters that may differ in two spellings of a sound (Meier, Mayer), or by a typing error.
_SPELLING = 2
_SHORTEST = 3
_SHORTEST_TYPO = 4
_LONG = 9


@dataclass(frozen=True, slots=True)
class NameKey:
    """A name made ready for comparison: as it is written, and its words folded."""

    given: str
    family: str
    particle: str
    given_words: tuple[str, ...]
    family_words: tuple[str, ...]
    given_folded: str
    family_folded: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """`points` up to `SAME_NAME`; `reason` in German, empty where the names are written alike."""

    points: int
    reason: str = ""


def name_key(given: str, particle: str, family: str) -> NameKey:
    given_words, family_words = words(given), words(family)
    return NameKey(given, family, particle, given_words, family_words, " ".join(given_words), " ".join(family_words))


@lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[str, ...]:
    """ "Hans-Peter" → ("hans", "peter")."""
    return tuple(_WORD.findall(fold(text)))


def likeness(a: NameKey, b: NameKey) -> Likeness | None:
    """How alike two names of persons are; `None` where they are two people's."""
    if not (a.family_words and b.family_words):
        return None
    family = _family(a, b)
    given = _given(a, b) if family else None
    if family and given:
        reason = ", ".join(filter(None, (family.reason, given.reason)))
        return Likeness(family.points + given.points, reason)
    if a.given_words and a.given_words == b.family_words and a.family_words == b.given_words:
        return Likeness(_SWAPPED, "Vor- und Nachname vertauscht")
    return None


def _family(a: NameKey, b: NameKey) -> Likeness | None:
    if a.family_words == b.family_words:
        return Likeness(_SAME, _unless_alike(_surname(a), _surname(b)))
    if len(a.family_words) != len(b.family_words) and _holds(a.family_words, b.family_words):
        # "Müller" and "Müller 2" are two; "Müller" and "Müller-Schulz" may be one.
        other = set(a.family_words) ^ set(b.family_words)
        return None if any(word.isdigit() for word in other) else Likeness(_PART, f"Doppelname {a.family}/{b.family}")
    return _alike(a.family_folded, b.family_folded, a.family, b.family)


def _given(a: NameKey, b: NameKey) -> Likeness | None:
    shown = f"{a.given}/{b.given}"
    if a.given_words == b.given_words:
        return Likeness(_SAME if a.given_words else _SAME // 2, _unless_alike(a.given, b.given))
    if not (a.given_words and b.given_words):
        return Likeness(_ONE_MISSING, "einmal ohne Vornamen")
    if len(a.given_words[0]) == 1 or len(b.given_words[0]) == 1:
        return Likeness(_INITIAL, shown) if a.given_words[0][0] == b.given_words[0][0] else None
    if len(a.given_words) != len(b.given_words) and _holds(a.given_words, b.given_words):
        return Likeness(_PART, shown)
    if a.given_folded.endswith("a") != b.given_folded.endswith("a"):
        return None  # Martin and Martina, Christian and Christina
    return _alike(a.given_folded, b.given_folded, a.given, b.given)


def _holds(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether one name has all the words of the other."""
    return set(some) <= set(others) or set(others) <= set(some)


def _alike(one: str, other: str, shown: str, shown_other: str) -> Likeness | None:
    """Two spellings of one sound, or one typing error; numbers must be equal."""
    if not spelt_alike(one, other):
        return None
    return Likeness(_ONE_SOUND if cologne(one) == cologne(other) else _ONE_TYPO, f"{shown}/{shown_other}")


def spelt_alike(one: str, other: str) -> bool:
    """Whether two folded words are spellings of one sound or differ by a typing error."""
    if abs(len(one) - len(other)) > _SPELLING:
        return False
    distance = OSA.distance(one, other, score_cutoff=_SPELLING)
    if distance > _SPELLING:
        return False
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST or _numbers(one) != _numbers(other):
        return False
    if cologne(one) == cologne(other):
        return 2 * distance <= max(len(one), len(other))
    return shorter >= _SHORTEST_TYPO and distance <= (_SPELLING if shorter >= _LONG else 1)


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _surname(name: NameKey) -> str:
    return f"{name.particle} {name.family}".strip()


def _unless_alike(one: str, other: str) -> str:
    """ "Müller/Mueller"; nothing where both are written alike but for case and hyphens."""
    return "" if _plain(one) == _plain(other) else f"{one}/{other}"


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text)).lower()
