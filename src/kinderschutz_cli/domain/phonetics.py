"""How a German name sounds, as a code: Meier, Maier, Mayer and Meyr are all "67".

The Kölner Phonetik of Hans Joachim Postel (IBM-Nachrichten 19, 1969): each letter becomes a digit by its neighbours,
repeated digits and all zeros but the first are dropped. Own code: the one library for it is a single person's, without
a release since January 2024, and longer than this.
"""

import re
from functools import lru_cache

from kinderschutz_cli.domain.folding import sort_key

_CODES = {letter: code for letters, code in (
    ("aeijouy", "0"), ("b", "1"), ("fvw", "3"), ("gkq", "4"), ("l", "5"), ("mn", "6"), ("r", "7"), ("sz", "8"),
) for letter in letters}  # fmt: skip
_HARD_C_AT_ONSET = frozenset("ahkloqrux")
_HARD_C = frozenset("ahkoqux")
#: Whose neighbours never matter; nearly all letters of a name.
_PLAIN = {letter: code for letter, code in _CODES.items() if letter not in "cdhptx"}
_REPEATED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 16)
def cologne(word: str) -> str:
    """The code of `word`; umlauts count as their vowels, ß as ss, everything but letters is passed over."""
    letters = [letter for letter in sort_key(word) if "a" <= letter <= "z"]
    around = zip(["", *letters], letters, [*letters[1:], ""], strict=False)  # the first list is one too long
    digits = "".join(_PLAIN.get(letter) or _code(before, letter, after) for before, letter, after in around)
    single = _REPEATED.sub(r"\1", digits)
    return single[:1] + single[1:].replace("0", "")


def _code(before: str, letter: str, after: str) -> str:
    """Neighbours are "" at the ends; "h" has no code of its own."""
    match letter:
        case "h":
            return ""
        case "p":
            return "3" if after == "h" else "1"
        case "d" | "t":
            return "8" if after and after in "csz" else "2"
        case "x":
            return "8" if before and before in "ckq" else "48"
        case "c":
            return _code_of_c(before, after)
    return _CODES[letter]


def _code_of_c(before: str, after: str) -> str:
    if not before:
        return "4" if after in _HARD_C_AT_ONSET else "8"
    return "4" if before not in "sz" and after in _HARD_C else "8"
