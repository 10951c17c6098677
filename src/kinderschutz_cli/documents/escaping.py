"""How a value becomes text that can never be markup, one function per kind of document."""

import re
import unicodedata
from html import escape as html_text

__all__ = [
    "html_text",
    "kept_to_numbers",
    "markdown_lines",
    "markdown_text",
    "plain_text",
    "typst_literal",
    "typst_text",
]

#: A backtick and the end of a comment are written so that a value ends neither raw text nor a comment around it.
_TYPST_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\t": "\\t", "`": "\\u{60}", "\r": "", **dict.fromkeys("\n\x85\u2028\u2029", "\\n")}
)
#: Everywhere in Markdown; an underscore only where it could begin or end emphasis.
_MARKDOWN_SPECIAL = re.compile(r"[\\`*\[\]<>|~]|&(?=#|\w+;)|(?<![^\W_])_|_(?![^\W_])")
#: At the start of a line in Markdown: heading, quotation, list, rule.
_MARKDOWN_START = re.compile(r"\A(?P<number>[0-9]{1,9}(?=[.)](?:\s|\Z))|)(?P<sign>[.)#+\-=])")
#: Line breaks and runs of blanks; a protected blank stays.
_BLANKS = re.compile(r"[ \t\r\n\x85\u2028\u2029]+")
#: A private-use character, set before a sign that would have to be escaped at the start of a line.
_AT_START = "\ue005"
_LINE_START = re.compile(rf"^([ \t>]*(?:(?:[-*+]|[0-9]+[.)])[ \t]+)?[0-9]*){_AT_START}", re.MULTILINE)
#: A sign that no line ends with: the number belongs to it ("§ 9", "Art. 13").
_BEFORE_A_NUMBER = re.compile(r"(§|\bArt\.|\bNr\.) (?=\d)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def plain_text(value: str) -> str:
    return value


def kept_to_numbers(text: str, blank: str) -> str:
    """`blank` in place of the blank between such a sign and its number, so that no line is broken there."""
    return _BEFORE_A_NUMBER.sub(rf"\1{blank}", text)


def typst_literal(value: str) -> str:
    """A Typst string literal. Composed characters (NFC), because fonts have no marks for every letter."""
    text = _CONTROL.sub("", unicodedata.normalize("NFC", value)).translate(_TYPST_ESCAPES).replace("*/", "*\\u{2f}")
    return f'"{text}"'


def typst_text(value: str) -> str:
    """A value in Typst markup: a string expression; the semicolon ends it, so that nothing after it is code."""
    return f"#{typst_literal(value)};"


def markdown_text(value: str) -> str:
    """A value in a Markdown document; line breaks become blanks. `markdown_lines` finishes the document."""
    words = _BLANKS.sub(" ", _CONTROL.sub("", value).replace(_AT_START, "")).strip(" ")
    text = _MARKDOWN_SPECIAL.sub(lambda match: "\\" + match[0], words)
    return _MARKDOWN_START.sub(rf"\g<number>{_AT_START}\g<sign>", text, count=1)


def markdown_lines(document: str) -> str:
    """Escape what only means something at the start of a line ("3. " is a list there, in a heading it is not)."""
    return _LINE_START.sub(r"\1\\", document).replace(_AT_START, "")
