"""Particles of family names (von der, de la, zum, el, Freiherr von), which belong to the surname but not to its sorting.

Since 1919 (Art. 109 WRV) German nobility titles are part of the family name: "Graf", "Freifrau von".
"""

from collections.abc import Sequence

_START = frozenset({
    "von", "vom", "zu", "zum", "zur", "van", "ver", "ten", "ter", "te", "de", "del", "della", "delle", "dei",
    "degli", "di", "da", "dal", "do", "dos", "das", "du", "la", "le", "lo", "af", "av", "el", "al", "bin", "ibn",
    "bint", "abu", "aus", "auf", "an", "am", "in", "im", "unter", "vor", "ob", "op", "den", "der", "'t", "d'",
    "o'",
})  # fmt: skip
_CONTINUE = _START | frozenset({"dem", "die", "und", "las", "los", "les", "y", "e"})
#: Written with a capital by their owners ("El Ouali", "De Bruyne"); a given name would not be spelt so.
_CAPITAL_START = frozenset({"Von", "Vom", "Zum", "Zur", "De", "Del", "Della", "Dos", "El"})
#: The same, but some of them are given names when they stand first ("Al", "Di").
_CAPITAL_INSIDE = _CAPITAL_START | frozenset({"Al", "Di", "Da", "Du", "Dal", "Ten", "Ter", "Vander"})
_CAPITAL_CONTINUE = frozenset({"Der", "Den", "Dem", "De", "La", "Las", "Los", "Zu", "Und"})

_NOBILITY = frozenset({
    "Freiherr", "Freifrau", "Freiin", "Frhr.", "Graf", "Gräfin", "Prinz", "Prinzessin", "Fürst", "Fürstin",
})  # fmt: skip
#: Common family names, too ("Anna Ritter"): nobility only before "von" and "zu".
_NOBILITY_BEFORE_VON = frozenset({"Ritter", "Edler", "Edle", "Baron", "Baronin", "Baroness", "Herzog", "Herzogin"})
#: "Van" is a Vietnamese given name, too, unless an article follows ("Van der Berg").
_DUTCH_OR_VIETNAMESE = "Van"
_VON = frozenset({"von", "vom", "zu", "Von", "der"})

#: Westphalian farm names are written without a hyphen; no given name is one of these ("Anna Schulze Wischeler").
_FARM = frozenset({"schulte", "schulze", "große", "grosse", "kleine", "lütke", "luetke"})
#: These only before a particle ("Meyer zu Bexten"), for they are family names in their own right.
_FARM_BEFORE_PARTICLE = _FARM | frozenset({"meyer", "meier", "maier", "mayer"})


def particle_length(tokens: Sequence[str], place: int = 0) -> int:
    """How many words from `place` are particles; at least one word remains behind them for the name.

    `["Erika", "von", "der", "Heide"]`, place 1 → 2.
    """
    if place >= len(tokens) - 1 or not _starts(tokens, place):
        return 0
    end = place + 1
    while end < len(tokens) - 1 and _continues(tokens[end]):
        end += 1
    return end - place


def _starts(tokens: Sequence[str], place: int) -> bool:
    token, following = tokens[place], tokens[place + 1]
    if token in _START or token in _NOBILITY:
        return True
    if token in _NOBILITY_BEFORE_VON:
        return following in _VON
    if token == _DUTCH_OR_VIETNAMESE:
        return following.casefold() in {"der", "den", "de"}
    return token in (_CAPITAL_INSIDE if place else _CAPITAL_START)


def _continues(token: str) -> bool:
    return token in _CONTINUE or token in _CAPITAL_CONTINUE or token in _NOBILITY


def trailing_particles(tokens: Sequence[str]) -> int:
    """How many words at the end are particles, as lists sort them: `["Erika", "von", "der"]` → 2."""
    count = 0
    while count < len(tokens) and (tokens[-1 - count] in _CONTINUE or tokens[-1 - count] in _NOBILITY):
        count += 1
    return count


def surname_start(tokens: Sequence[str]) -> int:
    """Where the surname begins in a name in its usual order; without any sign, its last word."""
    for place in range(len(tokens) - 1):
        if tokens[place].casefold() in _FARM:
            return place
        if particle_length(tokens, place):
            farm = place > 0 and tokens[place - 1].casefold() in _FARM_BEFORE_PARTICLE
            return place - 1 if farm else place
    return len(tokens) - 1
