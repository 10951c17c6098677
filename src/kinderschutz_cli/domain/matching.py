"""Finding a contact, an event or any other record by what is typed on the command line.

`#12` is a number; an exact name beats a part of one; else every word typed must begin a word of the candidate.
Numbers must be equal: "Nr 1" never finds "Nr 10".
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.errors.matching import Ambiguous, Noun, Unknown

_NUMBER = re.compile(r"#?(\d{1,18})", re.ASCII)
_WORD = re.compile(r"[^\W_]+")
#: Likeness (0 to 100) from which a name counts as a typing error of another.
_LIKE_NAME = 75
_LIKE_WORD = 70
#: Shorter than this anything is like everything.
_SHORTEST = 3


class Candidate(NamedTuple):
    """`names` are all spellings under which it can be found (with title, plain, mail, slug); `label` is shown."""

    id: int
    names: tuple[str, ...]
    label: str


class Found(NamedTuple):
    id: int
    label: str


class Several(NamedTuple):
    """More than one fits equally well; `labels` carry the number: "#12 Erika Muster"."""

    ids: tuple[int, ...]
    labels: tuple[str, ...]


class Missing(NamedTuple):
    """Nothing fits; `near` are labels that are spelt alike, the likeliest first."""

    near: tuple[str, ...] = ()


def match(query: str, candidates: Sequence[Candidate]) -> Found | Several | Missing:
    """Which candidate is meant; 5,000 take some 50 ms, a typing error 130."""
    query = query.strip()
    number = _NUMBER.fullmatch(query)
    if number:
        found = [candidate for candidate in candidates if candidate.id == int(number[1])]
        if found or query.startswith("#"):
            return _result(found, query, ())
    folded = fold(" ".join(query.split()))
    texts = [fold("\n".join(candidate.names)) for candidate in candidates]
    fitting = _exact(folded, candidates, texts) or _beginning(_WORD.findall(folded), candidates, texts)
    return _result(fitting, query, candidates)


def pick(query: str, candidates: Sequence[Candidate], noun: Noun) -> int:
    """The id of the one that is meant; raises `Ambiguous` (with the candidates) or `Unknown` (with near names)."""
    result = match(query, candidates)
    match result:
        case Found(id=found):
            return found
        case Several(labels=labels):
            raise Ambiguous(noun, query, labels)
        case Missing(near=near_labels):
            raise Unknown(noun, query, near_labels)


def near(word: str, words: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Those of `words` that `word` may be a typing error or a beginning of, the likeliest first."""
    folded = fold(word.strip())
    choices = dict.fromkeys(words)
    if not folded or not choices:
        return ()
    from rapidfuzz import fuzz, process  # 20 ms

    begun = [choice for choice in choices if fold(choice).startswith(folded)]
    likely = process.extract(folded, choices.keys(), scorer=fuzz.ratio, processor=fold, score_cutoff=_LIKE_WORD)
    return tuple(dict.fromkeys([*begun, *(choice for choice, _, _ in likely)]))[:limit]


def _result(found: Sequence[Candidate], query: str, candidates: Sequence[Candidate]) -> Found | Several | Missing:
    if not found:
        return Missing(_near_labels(query, candidates))
    if len(found) == 1:
        return Found(found[0].id, found[0].label)
    labels = tuple(f"#{candidate.id} {candidate.label}" for candidate in found)
    return Several(tuple(candidate.id for candidate in found), labels)


def _exact(folded: str, candidates: Sequence[Candidate], texts: Sequence[str]) -> list[Candidate]:
    if not folded:
        return []
    pairs = zip(candidates, texts, strict=True)
    return [candidate for candidate, text in pairs if folded in text and folded in text.split("\n")]


def _beginning(words: Sequence[str], candidates: Sequence[Candidate], texts: Sequence[str]) -> list[Candidate]:
    if not words:
        return []
    return [
        candidate
        for candidate, text in zip(candidates, texts, strict=True)
        if all(word in text for word in words) and _all_begin(words, text)
    ]


def _all_begin(words: Sequence[str], text: str) -> bool:
    """Whether each of `words` begins a word of `text`; of a mail address only the part before the @ counts."""
    names = (line.partition("@")[0] for line in text.split("\n"))
    known = _WORD.findall("\n".join(names))
    return all(word in known if word.isdigit() else any(one.startswith(word) for one in known) for word in words)


def _near_labels(query: str, candidates: Sequence[Candidate], limit: int = 3) -> tuple[str, ...]:
    """Labels of candidates with a name like `query`, each once."""
    spelt = [(name.partition("@")[0], candidate) for candidate in candidates for name in candidate.names]
    spelt = [(name, owner) for name, owner in spelt if len(name) >= _SHORTEST]
    names, owners = [name for name, _ in spelt], [owner for _, owner in spelt]
    if not names or len(query) < _SHORTEST:
        return ()
    from rapidfuzz import fuzz, process  # 20 ms

    likely = process.extract(
        fold(query), names, scorer=fuzz.WRatio, processor=fold, score_cutoff=_LIKE_NAME, limit=limit * 3
    )
    return tuple(dict.fromkeys(owners[place].label for _, _, place in likely))[:limit]
