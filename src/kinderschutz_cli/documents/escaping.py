"""How a value becomes text that can never be markup, one function per kind of document."""

import re
import unicodedata
from html import escape as html_text

__all__ = ["html_text", "markdown_text", "plain_text", "typst_literal", "typst_text"]

_TYPST_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
#: Everywhere in Markdown; an underscore only where it could begin or end emphasis.
_MARKDOWN_SPECIAL = re.compile(r"[\\`*\[\]<>|~]|&(?=#|\w+;)|(?<![^\W_])_|_(?![^\W_])")
#: At the start of a line in Markdown: heading, quotation, list, rule.
_MARKDOWN_START = re.compile(r"(?P<number>\d{1,9})(?P<point>[.)])(?=\s|$)|(?P<sign>[#+\-=])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def plain_text(value: str) -> str:
    return value


def typst_literal(value: str) -> str:
    """A Typst string literal. Composed characters (NFC), because fonts have no marks for every letter."""
    return f'"{_CONTROL.sub("", unicodedata.normalize("NFC", value)).translate(_TYPST_ESCAPES)}"'


def typst_text(value: str) -> str:
    """A value in Typst markup: a string expression; the semicolon ends it, so that nothing after it is code."""
    return f"#{typst_literal(value)};"


def markdown_text(value: str) -> str:
    """A value in a Markdown document; line breaks become blanks."""
    text = _MARKDOWN_SPECIAL.sub(lambda match: "\\" + match[0], " ".join(_CONTROL.sub("", value).split()))
    return _MARKDOWN_START.sub(_escaped_start, text, count=1) if _MARKDOWN_START.match(text) else text


def _escaped_start(match: re.Match[str]) -> str:
    return f"{match['number']}\\{match['point']}" if match["number"] else f"\\{match['sign']}"
