"""Text as it is compared and searched: "Müller", "Mueller" and "MULLER" are one.

The same pairs make the SQL of the search triggers (`store/search.py`), so that both sides fold alike: first single
characters, then ASCII lower case, then the German digraphs.
"""

import string

_PLAIN = {
    "a": "äÄàÀáÁâÂãÃåÅāĀăĂąĄ",
    "c": "çÇćĆčČ",
    "d": "ďĎđĐ",
    "e": "éÉèÈêÊëËēĒėĖęĘěĚ",
    "g": "ğĞģĢ",
    "i": "íÍìÌîÎïÏīĪįĮİı",
    "k": "ķĶ",
    "l": "łŁĺĹľĽļĻ",
    "n": "ñÑńŃňŇņŅ",
    "o": "öÖòÒóÓôÔõÕøØőŐ",
    "r": "řŘŕŔ",
    "s": "śŚšŠşŞșȘ",
    "t": "ťŤţŢțȚ",
    "u": "üÜùÙúÚûÛūŪůŮűŰ",
    "y": "ýÝÿŸ",
    "z": "žŽźŹżŻ",
    "ss": "ßẞ",
    "ae": "æÆ",
    "oe": "œŒ",
}  # fmt: skip

#: Replacements of one character, in the order they are applied.
CHARACTERS: tuple[tuple[str, str], ...] = tuple(
    (character, plain) for plain, characters in _PLAIN.items() for character in characters
)
#: Replacements after lower-casing: the spelling without umlauts.
DIGRAPHS: tuple[tuple[str, str], ...] = (("ae", "a"), ("oe", "o"), ("ue", "u"))

_TABLE = str.maketrans(dict(CHARACTERS))
#: Both at once: what characters become is in small letters already.
_FOLDED = _TABLE | str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def fold(text: str) -> str:
    """Fold `text` for comparison; only ASCII letters are lowered, exactly as SQLite's `lower()` does."""
    text = text.lower() if text.isascii() else text.translate(_FOLDED)  # the short way for most words
    for digraph, plain in DIGRAPHS:
        text = text.replace(digraph, plain)
    return text


def sort_key(text: str) -> str:
    """For sorting as in a German dictionary (DIN 5007-1): ä beside a, ß beside ss, case ignored."""
    return text.lower() if text.isascii() else text.translate(_TABLE).casefold()
