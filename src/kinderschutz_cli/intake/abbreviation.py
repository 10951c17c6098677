"""Abbreviations in the names of institutions ("GS Am Park", "JA Lünen"), and the kind that a name tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_WORD = re.compile(r"[^\s,;()/]+")
_PARTS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """`words`: abbreviation → in full; `kinds`: abbreviation → slug; `endings`: a word in full → slug."""

    words: dict[str, str]
    kinds: dict[str, str]
    endings: dict[str, str]
    beside: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    import tomllib  # both only for lists of organisations: 12 ms
    from importlib.resources import files

    text = files("kinderschutz_cli.data").joinpath("abkuerzungen.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    short = table["abkuerzungen"]
    return Abbreviations(
        {key: entry["wort"] for key, entry in short.items()},
        {key: entry["art"] for key, entry in short.items() if "art" in entry},
        table["woerter"],
        frozenset(table["daneben"]["woerter"]),
    )


def in_full(name: str) -> str:
    """For comparing two names: "GS Am Park" → "Grundschule Am Park". Only whole words, in their own case."""
    words = abbreviations().words
    return _WORD.sub(lambda match: words.get(match[0], match[0]), name)


def kind_of_word(text: str) -> str:
    """The slug for an abbreviation in a column of kinds ("GS" → "grundschule"); other words come back as they are."""
    return abbreviations().kinds.get(text, text)


def kind_of_name(name: str) -> str:
    """The slug that a name tells without doubt: "GS Am Park", "Albert-Schweitzer-Grundschule"; "" for none or two."""
    known = abbreviations()
    found = {known.kinds[word] for word in _WORD.findall(name) if word in known.kinds}
    for word in _PARTS.findall(name.lower()):
        if word in known.beside:
            return ""
        kind = known.endings.get(word) or next(
            (kind for ending, kind in known.endings.items() if len(ending) > 7 and word.endswith(ending)), ""
        )
        if kind:
            found.add(kind)
    found.discard("kita" if "familienzentrum" in found else "")
    return found.pop() if len(found) == 1 else ""
