"""Texts that hold what was typed with a typing error in it ("Volmer" for "Vollmer"); imported only when needed."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from kinderschutz_cli.domain.folding import fold

_WORD = re.compile(r"[^\W_]+")
#: Likeness (0 to 100) from which a word counts as a typing error of another.
_LIKE = 75
#: The word itself, or a word that contains it.
_HOLDS = 100.0
#: Shorter words must be right: everything is like two letters.
_SHORTEST = 3


def spelt_alike(query: str, texts: Sequence[str]) -> tuple[list[int], tuple[str, ...]]:
    """The places of those `texts` in which every word of `query` occurs or is spelt alike, and the words found.

    The words are as they are written, the likeliest first, without those that hold what was typed; 5,000 texts take
    some 30 ms.
    """
    spellings: dict[str, str] = {}
    words_of: list[set[str]] = []
    for text in texts:
        words = {fold(word): word for word in _WORD.findall(text)}
        words_of.append(set(words))
        spellings.update(words)
    wished = _WORD.findall(fold(query))
    if not wished:
        return [], ()
    alike = [_alike(word, spellings) for word in wished]
    places = [place for place, words in enumerate(words_of) if all(words & group.keys() for group in alike)]
    seen = set().union(*(words_of[place] for place in places))
    likely = sorted(
        ((likeness, word) for group in alike for word, likeness in group.items() if word in seen and likeness < _HOLDS),
        key=lambda pair: (-pair[0], pair[1]),
    )
    return places, tuple(dict.fromkeys(spellings[word] for _, word in likely))


def _alike(word: str, spellings: dict[str, str]) -> dict[str, float]:
    """Words that contain `word`, and those spelt like it, each with its likeness."""
    holding = {other: _HOLDS for other in spellings if word in other}
    if len(word) < _SHORTEST:
        return holding
    likely = process.extract(word, spellings.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=None)
    return {other: likeness for other, likeness, _ in likely} | holding
