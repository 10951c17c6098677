"""Failures of a text that must be one clean line: a name, a title, a mail address."""

import unicodedata

from kinderschutz_cli.errors.base import UsageProblem

_LONGEST_SHOWN = 60


def shown(text: str) -> str:
    """`text` as it can be printed in a message: "¶" for a line break, "·" for anything else that is invisible."""
    marks = ("¶" if sign in "\n\r\x85\u2028\u2029" else "·" if _invisible(sign) else sign for sign in text.strip())
    line = "".join(marks)
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"


def _invisible(sign: str) -> bool:
    return not sign.isprintable() and unicodedata.category(sign) != "Zs"


class LineBreakInside(UsageProblem):
    """`what` is the field with its article: "Der Name"."""

    def __init__(self, what: str, text: str) -> None:
        super().__init__(
            f"{what} „{shown(text)}“ enthält einen Zeilenumbruch.",
            hint="Schreiben Sie alles in eine Zeile.",
        )


class ControlCharacterInside(UsageProblem):
    """`character` cannot be seen or printed, but would harm mails, workbooks or the terminal."""

    def __init__(self, what: str, text: str, character: str) -> None:
        super().__init__(
            f"{what} „{shown(text)}“ enthält ein unsichtbares Steuerzeichen (U+{ord(character):04X}).",
            hint="Tippen Sie den Text neu, statt ihn zu kopieren.",
        )
