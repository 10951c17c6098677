"""Which organisations may be the same one, and why.

Institutions share addresses, switchboards and mailboxes, so that these only support a like name. Names are full of words
that many have: what is left without „Städt. Gem. Grundschule“ must be alike, and kinds, denominations and numbers in
the names must not contradict each other. Imported only when needed (rapidfuzz, 20 ms).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kinderschutz_cli.domain.duplicate import Suspicion, ordered, pairs, suspicion
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.name_likeness import spelt_alike
from kinderschutz_cli.domain.phonetics import cologne

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from kinderschutz_cli.domain.organisation import Organisation

_WORD = re.compile(r"[^\W_]+")
_LEGAL_FORM = re.compile(r"\be\.\s?v\b\.?|\be\.\s?g\b\.?|\bg?gmbh\b|\bgug\b|\baör\b|\bkdör\b", re.IGNORECASE)
#: Folded abbreviations and what they stand for; one word may stand for several.
_FULL = {
    "gs": "grundschule", "ggs": "gemeinschafts grundschule", "kgs": "katholisch grundschule",
    "egs": "evangelisch grundschule", "hs": "hauptschule", "rs": "realschule", "ges": "gesamtschule",
    "gym": "gymnasium", "bk": "berufskolleg", "fs": "forderschule", "kath": "katholisch", "kathol": "katholisch",
    "katholische": "katholisch", "katholischer": "katholisch", "ev": "evangelisch", "evangelische": "evangelisch",
    "evangelischer": "evangelisch", "evgl": "evangelisch", "stadt": "stadt", "staedt": "stadtisch",
    "stadt.": "stadtisch", "stadtische": "stadtisch", "stadtischer": "stadtisch", "stadtisches": "stadtisch",
    "gem": "gemeinschafts", "gemeinschaftsgrundschule": "gemeinschafts grundschule", "gmd": "gemeinde",
    "kindertagesstatte": "kita", "kindertageseinrichtung": "kita", "kindergarten": "kita", "kiga": "kita",
    "fz": "familienzentrum", "ja": "jugendamt", "st": "sankt", "str": "strasse",
}  # fmt: skip
#: What an institution is: two names with different ones are two institutions.
_TYPES = frozenset({
    "grundschule", "hauptschule", "realschule", "sekundarschule", "gesamtschule", "gymnasium", "forderschule",
    "berufskolleg", "weiterbildungskolleg", "abendgymnasium", "abendrealschule", "sekundarstufe", "primarstufe", "kita",
    "familienzentrum", "jugendamt", "jugendzentrum", "gesundheitsamt", "sozialamt", "schulamt", "hort", "ogs",
    "beratungsstelle", "polizei", "amtsgericht", "landgericht", "familiengericht", "klinik", "krankenhaus", "kreis",
    "stadt", "land", "bezirk", "hauptstandort", "teilstandort", "waldorfschule", "volkshochschule", "studienseminar",
    "zfsl", "kolleg", "berufsschule", "musikschule", "gemeinde",
})  # fmt: skip
#: Whose it is.
_OWNERS = frozenset({
    "katholisch", "evangelisch", "stadtisch", "gemeinschafts", "privat", "private", "privates", "freie", "freies",
    "bekenntnis", "montessori",
})  # fmt: skip
_SMALL = frozenset({
    "der", "die", "das", "des", "dem", "den", "am", "an", "im", "in", "auf", "und", "u", "fur", "f", "von", "vom",
    "zu", "zur", "zum", "mit", "offene", "offener", "ganztags", "primar", "sek", "e", "v",
})  # fmt: skip
_NUMBER = re.compile(r"\d+\w?|i{1,3}|iv|vi{0,3}|ix|x|nord|sud|ost|west|mitte")


class OrganisationTraits(NamedTuple):
    """What is compared of an organisation; everything folded. `phone` is E.164.

    `core` are the words that tell it from others; without any (`telling` is false) all of weight.
    """

    id: int
    shown: str
    words: tuple[str, ...]
    core: frozenset[str]
    joined: str
    telling: bool
    short: tuple[str, ...]
    kind: str
    city: str
    address: str
    phone: str
    mail: str
    key: str
    source: str
    parent_id: int | None


def traits(organisation: Organisation, phone: str = "") -> OrganisationTraits:
    """An organisation made ready for comparison; `phone` is its number as E.164."""
    city = fold(organisation.address.city).strip()
    words = name_words(organisation.name)
    place = frozenset(_WORD.findall(city))
    weighty = frozenset(words) - _SMALL
    own = weighty - _TYPES - _OWNERS - place
    core = own or (weighty - place) or weighty
    street = " ".join(_WORD.findall(fold(organisation.address.street).replace("strasse", "str")))
    return OrganisationTraits(
        id=organisation.id,
        shown=organisation.name,
        words=words,
        core=core,
        joined="".join(word for word in words if word in core),
        telling=bool(own),
        short=name_words(organisation.short_name),
        kind=organisation.kind,
        city=city,
        address=f"{street}, {organisation.address.postcode or city}" if street else "",
        phone=phone,
        mail=fold(organisation.mail),
        key=fold(organisation.source_key).strip(),
        source=organisation.provenance.source,
        parent_id=organisation.parent_id,
    )


def name_words(name: str) -> tuple[str, ...]:
    """ "Städt. Kath. GS St. Marien" → ("stadtisch", "katholisch", "grundschule", "sankt", "marien")."""
    folded = fold(_LEGAL_FORM.sub(" ", name)).replace("stadt.", "stadtisch ")
    return tuple(full for word in _WORD.findall(folded) for full in _FULL.get(word, word).split())


def organisation_duplicates(
    organisations: Sequence[OrganisationTraits], *, distinct: Collection[tuple[int, int]] = ()
) -> list[Suspicion]:
    """Suspicions, the surest first. `distinct` are pairs called no duplicates, the smaller id first."""
    organisations = sorted(organisations, key=lambda one: one.id)
    found = (_compared(a, b) for keys, largest in _BLOCKS for a, b in pairs(organisations, keys, largest=largest))
    return ordered((one for one in found if one), distinct)


# ---- what two organisations have in common ---------------------------------------------------------------------------

_SAME_NAME, _LIKE_NAME = 60, 45
_SAME_CITY, _OPEN_CITY, _OTHER_CITY = 20, 5, -40
_SAME_ADDRESS, _OTHER_ADDRESS = 20, -25
_SAME_PHONE, _SAME_MAIL, _SAME_KEY = 15, 15, 40


def _compared(a: OrganisationTraits, b: OrganisationTraits) -> Suspicion | None:
    if a.source and a.source == b.source and a.key and b.key and a.key != b.key:
        return None  # the source itself keeps them apart
    if a.id == b.parent_id or b.id == a.parent_id or (a.kind and b.kind and a.kind != b.kind):
        return None
    alike = _like_names(a, b)
    elsewhere = bool(a.address and b.address) and a.address != b.address
    if alike is None or (elsewhere and not (a.telling and b.telling)):
        return None  # „Städt. Gem. Grundschule“ in two streets are two
    score, reason = alike
    reasons = [reason]
    for holds, points, name in (
        (a.key and a.key == b.key, _SAME_KEY, "gleicher Schlüssel"),
        (a.mail and a.mail == b.mail, _SAME_MAIL, "gleiche E-Mail"),
        (a.phone and a.phone == b.phone, _SAME_PHONE, "gleiche Telefonnummer"),
        (a.address and a.address == b.address, _SAME_ADDRESS, "gleiche Anschrift"),
    ):
        if holds:
            score += points
            reasons.append(name)
    if not (a.city and b.city):
        score += _OPEN_CITY
    elif a.city == b.city:
        score += _SAME_CITY
        reasons.append("gleicher Ort")
    else:
        score += _OTHER_CITY
    score += _OTHER_ADDRESS if elsewhere else 0
    return suspicion(a.id, b.id, score, reasons)


def _like_names(a: OrganisationTraits, b: OrganisationTraits) -> tuple[int, str] | None:
    if a.words and "".join(a.words) == "".join(b.words):
        alike = fold(a.shown).split() == fold(b.shown).split()
        return _SAME_NAME, "gleicher Name" if alike else "gleicher Name in anderer Schreibweise"
    if _contradictory(a, b):
        return None
    if a.core and (a.core == b.core or a.joined == b.joined):  # "Leoschule", "Leo-Schule"
        return _LIKE_NAME, "ähnlicher Name"
    typo = _one_typo(a.words, b.words)
    if typo:
        return _LIKE_NAME, f"{_as_written(typo[0], a)}/{_as_written(typo[1], b)}"
    if (a.short and a.short == b.words) or (b.short and b.short == a.words):
        return _LIKE_NAME, "Kurzname"
    return None


def _contradictory(a: OrganisationTraits, b: OrganisationTraits) -> bool:
    """Different kinds, owners or numbers in the names."""
    one, other = frozenset(a.words), frozenset(b.words)
    for vocabulary in (_TYPES, _OWNERS):
        mine, theirs = one & vocabulary, other & vocabulary
        if mine and theirs and not (mine <= theirs or theirs <= mine):
            return True
    return _numbers(a) != _numbers(b)


def _numbers(one: OrganisationTraits) -> frozenset[str]:
    return frozenset(word for word in one.words if _NUMBER.fullmatch(word))


def _one_typo(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, str] | None:
    """The one word in which the names differ, if it is spelt alike: "viktoriaschule", "victoriaschule"."""
    if len(a) != len(b):
        return None
    differing = [(one, other) for one, other in zip(a, b, strict=True) if one != other]
    if len(differing) != 1:
        return None
    one, other = differing[0]
    return (one, other) if len(one) > _SHORT_WORD and spelt_alike(one, other) else None


_SHORT_WORD = 4


def _as_written(word: str, one: OrganisationTraits) -> str:
    """A folded word as it stands in the name; an abbreviation written out stays as it is."""
    return next((written for written in _WORD.findall(one.shown) if fold(written) == word), word)


# ---- the blocks ------------------------------------------------------------------------------------------------------


def _by_name(one: OrganisationTraits) -> Iterator[str]:
    for words in (one.words, one.short):
        if words:
            yield "".join(words)


def _by_word_and_city(one: OrganisationTraits) -> Iterator[str]:
    for word in one.core:
        yield f"{cologne(word) or word} {one.city}"
        if len(word) > _SHORT_WORD:
            yield f"{word[:2]}…{word[-3:]} {one.city}"  # a typing error in the middle


def _by_core(one: OrganisationTraits) -> Iterator[str]:
    if one.core:
        yield " ".join(sorted(one.core))
        yield one.joined


def _by_place_to_reach(one: OrganisationTraits) -> Iterator[str]:
    yield from filter(None, (one.mail, one.phone, one.address))


_BLOCKS: tuple[tuple[Callable[[OrganisationTraits], Iterable[str]], int], ...] = (
    (_by_name, 300),
    (_by_core, 300),
    (_by_word_and_city, 300),
    (_by_place_to_reach, 60),
)
