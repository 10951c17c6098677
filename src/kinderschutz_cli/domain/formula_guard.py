"""Text in a CSV file that a spreadsheet program would take for a formula.

An apostrophe in front makes Excel and LibreOffice show it as text (OWASP, CSV injection). `unguard` takes exactly that
apostrophe away again, so that a list written by `ks` reads back unchanged.
"""

import re

_LOOKS_LIKE_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guard(text: str) -> str:
    """`=1+1` → `'=1+1`; everything else unchanged."""
    return f"'{text}" if _LOOKS_LIKE_FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text as it was before `guard`."""
    return text[1:] if _GUARDED.match(text) else text
