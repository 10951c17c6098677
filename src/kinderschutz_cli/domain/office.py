"""Offices and functions that stand where a name could: "Bürgermeister", "Schulleitung", "Leitung ASD", "Die Ministerin"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from kinderschutz_cli.domain.title import title_length

#: A person holds it, so a name may follow: "Bürgermeisterin Muster". Words that are frequent family names
#: ("Richter", "Schulze", "Dekan") are left out on purpose.
_PERSONAL = frozenset({
    "beigeordnete", "beigeordneter", "landrat", "landrätin", "staatssekretär", "staatssekretärin", "dezernent",
    "dezernentin", "schulrat", "schulrätin", "rektor", "rektorin", "konrektor", "konrektorin", "pfarrer",
    "pfarrerin", "pastorin", "superintendent", "superintendentin", "richterin", "staatsanwalt", "staatsanwältin",
    "oberstaatsanwalt", "oberstaatsanwältin", "rechtsanwalt", "rechtsanwältin", "geschäftsführer",
    "geschäftsführerin", "vorsitzende", "vorsitzender", "referent", "referentin", "sprecher", "sprecherin",
    "schulleiter", "schulleiterin", "fachberater", "fachberaterin",
})  # fmt: skip
_PERSONAL_ENDINGS = (
    "bürgermeister", "bürgermeisterin", "minister", "ministerin", "ministerpräsident", "ministerpräsidentin",
    "direktor", "direktorin", "präsident", "präsidentin", "leiter", "leiterin", "beauftragte", "beauftragter",
    "kommissar", "kommissarin", "koordinator", "koordinatorin", "dezernent", "dezernentin",
)  # fmt: skip
#: Nobody's name follows it: all that follows belongs to the office ("Leitung ASD").
_IMPERSONAL = frozenset({
    "team", "büro", "vorstand", "redaktion", "empfang", "zentrale", "moderation", "kollegium", "lehrerkollegium",
    "personalrat", "elternbeirat", "jugendrat", "dezernat", "referat", "rektorat",
})  # fmt: skip
_IMPERSONAL_ENDINGS = (
    "leitung", "sekretariat", "sstelle", "fachstelle", "anlaufstelle", "leitstelle", "koordination", "vertretung",
    "verwaltung", "geschäftsführung", "sozialdienst", "amt", "ministerium", "präsidium", "gericht", "anwaltschaft",
    "ausschuss", "arbeitskreis", "schulbüro",
)  # fmt: skip
_MODIFIERS = frozenset({
    "stellv.", "stv.", "stellvertretende", "stellvertretender", "kommissarische", "kommissarischer", "komm.",
    "erste", "erster", "zweite", "zweiter", "ständige", "ständiger", "leitende", "leitender", "allgemeine",
    "allgemeiner", "sozialer", "1.", "2.", "3.",
})  # fmt: skip
_PREPOSITIONS = frozenset({
    "für", "des", "der", "am", "beim", "im", "in", "bei", "und", "&", "-", "–", "a.", "a.d.", "i.r.", "zur",
    "zum", "von", "vom",
})  # fmt: skip
_PARTICLES = frozenset({"von", "vom", "zur", "zum", "der", "am", "im", "in"})
_GENDER_ENDING = re.compile(r"[:*/_·]-?in$")


def _word(token: str) -> str:
    return _GENDER_ENDING.sub("in", token.rstrip(",").casefold())


@lru_cache(maxsize=1 << 12)
def is_personal_office(text: str) -> bool:
    """One word for an office that a person holds: "Bürgermeisterin" or "Schulleiter", not "Schulleitung"."""
    word = _word(text)
    return word in _PERSONAL or word.endswith(_PERSONAL_ENDINGS)


@lru_cache(maxsize=1 << 12)
def _is_impersonal(token: str) -> bool:
    word = _word(token)
    return word in _IMPERSONAL or word.endswith(_IMPERSONAL_ENDINGS)


def office_length(tokens: Sequence[str], form_words: frozenset[str], *, addressed: bool = False) -> int:
    """How many words at the start are an office: 0 for a plain name, all of them when no name follows.

    `form_words` (Frau, Herr …) begin a name behind an office; `addressed` tells that one stood before it, so that
    "Herr Bürgermeister von der Heide" is a person and "Bürgermeister von Lünen" an office.
    """
    start, article = _skip_article(tokens)
    if start >= len(tokens):
        return 0
    named = next((place for place in range(start + 1, len(tokens)) if tokens[place].casefold() in form_words), None)
    if _is_impersonal(tokens[start]):
        return named or _titled(tokens, start + 1) or len(tokens)
    if is_personal_office(tokens[start]):
        return named or _personal_length(tokens, start, addressed=addressed)
    return (named or len(tokens)) if article else 0


def _skip_article(tokens: Sequence[str]) -> tuple[int, bool]:
    """Where the office itself stands, behind "Die", "An den", "stellv."; and whether an article alone shows it."""
    place, article = 0, False
    if len(tokens) > 1 and tokens[0] in {"An", "an"} and tokens[1].casefold() in {"die", "den", "das"}:
        place, article = 2, True
    elif len(tokens) > 1 and tokens[0].casefold() in {"der", "die", "das"}:
        place, article = 1, tokens[0][0].isupper()
    while place < len(tokens) - 1 and tokens[place].casefold() in _MODIFIERS:
        place += 1
    return place, article


def _titled(tokens: Sequence[str], start: int) -> int | None:
    """Where a title begins a name behind the office ("Schulleitung Dr. Muster")."""
    return next((place for place in range(start, len(tokens)) if title_length(tokens[place:])), None)


def _personal_length(tokens: Sequence[str], place: int, *, addressed: bool) -> int:
    following = tokens[place + 1].casefold() if place + 1 < len(tokens) else ""
    whole = tokens[place].endswith(",") or not following
    described = following in _PREPOSITIONS and not (addressed and following in _PARTICLES)
    return len(tokens) if whole or described else place + 1
