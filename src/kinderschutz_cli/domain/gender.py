"""The gender spelling of a network: one noun in the four ways its setting can have. The tool has no belief of its own.

A template writes any of the forms („Teilnehmer:innen“), and what is printed follows the setting. Nothing is built by
rule: a noun without an entry stays exactly as it was written, because „Ärzt:innen“ has no rule that gives „Ärzte“.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.setting import GenderSpelling

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class GenderedNoun:
    """One noun in one number; `dative_pair` and `dative_neutral` are empty where the dative is the same."""

    colon: str
    pair: str
    neutral: str
    dative_pair: str = ""
    dative_neutral: str = ""

    @property
    def star(self) -> str:
        return self.colon.replace(":", "*")

    @property
    def forms(self) -> frozenset[str]:
        """Every form by which a template can name this noun."""
        forms = {self.colon, self.star, self.pair, self.neutral, self.dative_pair, self.dative_neutral}
        return frozenset(form for form in forms if form)

    def written(self, spelling: GenderSpelling, *, dative: bool = False) -> str:
        match spelling:
            case GenderSpelling.COLON:
                return self.colon
            case GenderSpelling.STAR:
                return self.star
            case GenderSpelling.PAIR:
                return (dative and self.dative_pair) or self.pair
            case GenderSpelling.NEUTRAL:
                return (dative and self.dative_neutral) or self.neutral


def gendered(word: str, spelling: GenderSpelling, nouns: Iterable[GenderedNoun], *, dative: bool = False) -> str:
    """`word`, typed in any of its forms, as the setting spells it; an unknown word is returned unchanged.

    `dative`: after „mit“, „von“, „zu“ …: „mit Teilnehmenden“.
    """
    noun = next((noun for noun in nouns if word in noun.forms), None)
    return word if noun is None else noun.written(spelling, dative=dative)
