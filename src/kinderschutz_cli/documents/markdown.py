"""One Markdown template makes both parts of a mail. Imported late only: markdown-it costs 40 ms.

Values never meet Markdown: while the template is filled each one is replaced by a mark, the text with marks is laid
out once for everybody whose letter has the same shape, and the marks are filled afterwards. So a name cannot become
markup, and a thousand mails are as fast as their filling.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from kinderschutz_cli.documents.environment import Environment, Rendered, Renderer, Values, person_of, render
from kinderschutz_cli.documents.escaping import kept_to_numbers
from kinderschutz_cli.errors.template import Spot, SubjectMissing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

WIDTH = 78
FRAME = "rahmen.html"

# Private-use characters: no keyboard has them, Markdown does not read them. A mark is a number between the first two;
# a link in the text part stands between the last three: label, then address.
_OPEN, _CLOSE, _LABEL, _LINK, _LINK_END = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_PRIVATE = re.compile(f"[{_OPEN}-{_LINK_END}]")
_SHOWN_LINK = re.compile(f"{_LABEL}([^{_LINK}]*){_LINK}([^{_LINK_END}]*){_LINK_END}")
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[^\s\x00-\x1f]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mail:
    """A rendered message: subject, plain text wrapped at 78 characters, and the HTML part in its frame."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The same message for paper: its subject, and its body as Typst markup for `mitteilung.typ`."""

    subject: str
    body: Rendered


class MailTemplate:
    """A mail template of a network, ready to be filled for many people.

    >>> invitation = MailTemplate(Renderer(folders), "einladung.md")
    >>> [invitation.render(words | {"kontakt": kontakt, "einstieg": …}) for kontakt in …]
    """

    def __init__(self, renderer: Renderer, name: str) -> None:
        self.name = name
        self._renderer = renderer
        self._values: list[str] = []
        self._environment = Environment(renderer.folders, self._mark)
        self._layouts: dict[str, _Layout] = {}

    def render(self, words: Values) -> Mail:
        """The mail for one person. Raises a TemplateFault that names template, line and person."""
        subject, body = self._shape(words)
        layout = self._layouts.get(body)
        if layout is None:
            layout = self._layouts[body] = _Layout.of(body)
        frame = words | {"betreff": subject, "inhalt": Rendered(layout.html(self._values))}  # type: ignore[operator]  # dicts
        return Mail(subject, layout.text(self._values), self._renderer.render(FRAME, frame))

    def letter(self, words: Values) -> Letter:
        """The same text as the body of a letter. Raises a TemplateFault that names template, line and person."""
        from kinderschutz_cli.documents.letter_body import letter_body  # only where somebody has no mail address

        subject, body = self._shape(words)
        tokens = _parser().parse(body)
        return Letter(subject, Rendered(letter_body(tokens, lambda text: _filled(text, self._values, str))))

    def _shape(self, words: Values) -> tuple[str, str]:
        """The subject, and the body with marks where the values belong that were kept."""
        self._values.clear()
        shape = render(self._environment, self.name, words).replace("\r\n", "\n")
        first, _, body = shape.lstrip().partition("\n")
        if not first.startswith("Betreff:"):
            raise SubjectMissing(Spot(self.name, 1, person_of(words)))
        return " ".join(_filled(first.removeprefix("Betreff:"), self._values, str).split()), body

    def _mark(self, value: str) -> str:
        """Keep `value` and write a mark in its place. A value put together from marks is resolved first."""
        if _PRIVATE.search(value):
            value = _PRIVATE.sub("", _MARK.sub(self._marked_before, value))
        self._values.append(value)
        return f"{_OPEN}{len(self._values) - 1}{_CLOSE}"

    def _marked_before(self, mark: re.Match[str]) -> str:
        number = int(mark[1])
        return self._values[number] if number < len(self._values) else ""


@dataclass(frozen=True, slots=True)
class _Block:
    """One paragraph of the text part: what stands before its first and its other lines, and its text with marks."""

    first: str
    other: str
    text: str
    gap: bool = True


@dataclass(frozen=True, slots=True)
class _Layout:
    """The body of a mail with marks where values belong: pieces of HTML around them, paragraphs of text."""

    pieces: tuple[str, ...]
    blocks: tuple[_Block, ...]

    @classmethod
    def of(cls, body: str) -> _Layout:
        parser = _parser()
        tokens = parser.parse(body)
        html: str = parser.renderer.render(tokens, parser.options, {})
        text = _TextPart()
        for token in tokens:
            text.take(token)
        return cls(tuple(_MARK.split(html)), tuple(text.blocks))

    def html(self, values: Sequence[str]) -> str:
        out = [self.pieces[0]]
        for number, following in zip(self.pieces[1::2], self.pieces[2::2], strict=True):
            out += [_html_value(values[int(number)], out[-1]), following]
        return "".join(out)

    def text(self, values: Sequence[str]) -> str:
        out: list[str] = []
        for block in self.blocks:
            out += [
                "\n" if block.gap and out else "",
                _flowed(block.first, block.other, _filled(block.text, values, str)),
            ]
        return "".join(out)


def _parser() -> MarkdownIt:
    """CommonMark with tables; a line break in the template is one in the mail; HTML in a template is shown as text."""
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]  # marks stay as they are
    parser.validateLink = lambda url: bool(_SAFE_ADDRESS.match(url) or _MARK.match(url))  # type: ignore[method-assign]
    return parser


def _filled(text: str, values: Sequence[str], write: Callable[[str], str]) -> str:
    return _MARK.sub(lambda mark: write(values[int(mark[1])]), text)


def _html_value(value: str, before: str) -> str:
    """A value in HTML; as the beginning of a link's address it must be one."""
    if before.endswith('href="'):
        return escape(value) if _SAFE_ADDRESS.fullmatch(value) else "#"
    return escape(value).replace("\n", "<br>\n")


class _TextPart:
    """Collects the paragraphs of the text part out of Markdown's tokens."""

    def __init__(self) -> None:
        self.blocks: list[_Block] = []
        self._indents: list[str] = []
        self._numbers: list[int] = []
        self._bullet = ""
        self._row: list[str] | None = None
        #: Items of a list, rows of a table, a heading and its paragraph stand close together.
        self._close = False

    def take(self, token: Token) -> None:
        """Do what the token's kind asks for, `_on_list_item_open` and so on; the others mean nothing in plain text."""
        handler: Callable[[Token], None] | None = getattr(self, f"_on_{token.type}", None)
        if handler:
            handler(token)

    def _paragraph(self, text: str) -> None:
        if self._row is not None:
            self._row.append(text)
            return
        other = "".join(self._indents)
        first = other[: len(other) - len(self._bullet)] + self._bullet
        self.blocks.append(_Block(first, other, text, gap=not self._close))
        self._bullet = ""
        self._close = bool(self._numbers)

    def _on_inline(self, token: Token) -> None:
        self._paragraph(_inline(token))

    def _on_fence(self, token: Token) -> None:
        self._paragraph(token.content.rstrip())

    _on_code_block = _on_fence

    def _on_hr(self, _token: Token) -> None:
        self._paragraph("-" * 40)

    def _on_heading_close(self, _token: Token) -> None:
        self._close = True

    def _on_bullet_list_open(self, _token: Token) -> None:
        self._numbers.append(0)

    def _on_ordered_list_open(self, token: Token) -> None:
        self._numbers.append(int(token.attrGet("start") or 1))

    def _on_list_item_open(self, _token: Token) -> None:
        number = self._numbers[-1]
        self._bullet = f"{number}. " if number else "- "
        self._numbers[-1] += 1 if number else 0
        self._indents.append(" " * len(self._bullet))

    def _on_list_item_close(self, _token: Token) -> None:
        self._indents.pop()
        self._bullet = ""

    def _on_bullet_list_close(self, _token: Token) -> None:
        self._numbers.pop()
        self._close = bool(self._numbers)

    _on_ordered_list_close = _on_bullet_list_close

    def _on_blockquote_open(self, _token: Token) -> None:
        self._indents.append("> ")

    def _on_blockquote_close(self, _token: Token) -> None:
        self._indents.pop()

    def _on_tr_open(self, _token: Token) -> None:
        self._row = []

    def _on_tr_close(self, _token: Token) -> None:
        cells, self._row = self._row or [], None
        self._paragraph("  ".join(cells))
        self._close = True

    def _on_table_close(self, _token: Token) -> None:
        self._close = False


def _inline(token: Token) -> str:
    """The words of a paragraph; a link shows its address behind it."""
    out: list[str] = []
    addresses: list[str] = []
    for child in token.children or []:
        match child.type:
            case "text" | "code_inline" | "image":
                out.append(child.content)
            case "softbreak" | "hardbreak":
                out.append("\n")
            case "link_open":
                addresses.append(str(child.attrGet("href") or ""))
                out.append(_LABEL)
            case "link_close":
                out.append(f"{_LINK}{addresses.pop()}{_LINK_END}")
    return "".join(out)


#: Stands for that blank while lines are broken; a control character, which no value contains.
_KEPT = "\x1f"


@lru_cache(maxsize=4096)
def _flowed(first: str, other: str, text: str) -> str:
    """A paragraph wrapped at 78 characters; most are the same for everybody, hence the cache."""
    lines = _SHOWN_LINK.sub(_with_address, text).split("\n")
    wrapped: list[str] = []
    for line in lines:
        prefix = other if wrapped else first
        wrapped += textwrap.wrap(
            kept_to_numbers(line, _KEPT),
            WIDTH,
            initial_indent=prefix,
            subsequent_indent=other,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [prefix.rstrip()]
    return "\n".join(wrapped).replace(_KEPT, " ") + "\n"


def _with_address(link: re.Match[str]) -> str:
    label, address = link[1], link[2]
    shown = address.removeprefix("mailto:").removeprefix("tel:")
    return label if label in (address, shown) else f"{label} ({shown})"
