"""One clean line of text, as every name, title and address must be: cells and options are data, never layout."""

import unicodedata

from kinderschutz_cli.errors.line import ControlCharacterInside, LineBreakInside

_LINE_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
#: They turn the reading direction of everything behind them, in the terminal and in a list.
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(text: str, what: str) -> str:
    """`text` with single blanks, without blanks at its ends, composed (NFC), otherwise as typed.

    `what` names the field in the error, with its article ("Der Name"). Raises `LineBreakInside` and
    `ControlCharacterInside`; a tab counts as a blank, because cells are copied with tabs.
    """
    text = text.strip()
    if not text.isprintable():
        _refuse_control_characters(text, what)
    line = " ".join(text.split())
    return line if line.isascii() else unicodedata.normalize("NFC", line)


def _refuse_control_characters(text: str, what: str) -> None:
    for character in text:
        if character in _LINE_BREAKS:
            raise LineBreakInside(what, text)
        if character in _DIRECTIONS or (character != "\t" and unicodedata.category(character) in {"Cc", "Cs"}):
            raise ControlCharacterInside(what, text, character)
