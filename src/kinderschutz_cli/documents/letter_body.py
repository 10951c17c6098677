"""The body of a mail as a letter: the same Markdown, laid out for Typst. Values and words become string literals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.documents.escaping import kept_to_numbers, typst_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

_OPENERS = {"strong_open": "#strong[", "em_open": "#emph[", "strong_close": "]", "em_close": "]"}


def letter_body(tokens: Sequence[Token], fill: Callable[[str], str]) -> str:
    """Typst markup for Markdown's tokens; `fill` puts the values into a piece of text.

    Headings begin at level 2, because the subject of the letter is its first heading (PDF/UA-1: no level is skipped).
    """
    body = _Body(fill)
    for token in tokens:
        body.take(token)
    return "".join(body.out).strip() + "\n"


#: Tokens that always become the same. A row of a table becomes a line; letters of this kind have no room for more.
_FIXED = {
    "heading_open": "== ",
    "heading_close": "\n\n",
    "hr": "#line(length: 100%, stroke: 0.4pt)\n\n",
    "blockquote_open": "#quote(block: true)[\n",
    "blockquote_close": "]\n\n",
    "th_close": "#h(1em)",
    "td_close": "#h(1em)",
    "tr_close": " \\\n",
    "table_close": "\n",
}


class _Body:
    def __init__(self, fill: Callable[[str], str]) -> None:
        self.out: list[str] = []
        self._fill = fill
        self._marks: list[str] = []

    def take(self, token: Token) -> None:
        if token.type in _FIXED:
            self.out.append(_FIXED[token.type])
            return
        match token.type:
            case "inline":
                self.out.append(self._inline(token))
            case "paragraph_close":
                self.out.append("\n" if token.hidden else "\n\n")
            case "bullet_list_open" | "ordered_list_open":
                self._marks.append("- " if token.type.startswith("bullet") else "+ ")
            case "bullet_list_close" | "ordered_list_close":
                self._marks.pop()
                self.out.append("\n")
            case "list_item_open":
                self.out.append("  " * (len(self._marks) - 1) + self._marks[-1])
            case "fence" | "code_block":
                self.out.append(self._text(token.content.rstrip()) + "\n\n")

    def _inline(self, token: Token) -> str:
        out: list[str] = []
        links: list[tuple[str, int]] = []
        for child in token.children or []:
            match child.type:
                case "text" | "code_inline" | "image":
                    out.append(self._text(child.content))
                case "softbreak" | "hardbreak":
                    out.append(" \\\n")
                case "link_open":
                    links.append((self._fill(str(child.attrGet("href") or "")), len(out)))
                case "link_close":
                    address, begin = links.pop()
                    out.append(self._address(address, "".join(out[begin:])))
                case kind if kind in _OPENERS:
                    out.append(_OPENERS[kind])
        return "".join(out)

    def _address(self, address: str, label: str) -> str:
        """What stands behind a link on paper: its address, unless the words say it already."""
        shown = address.removeprefix("mailto:").removeprefix("tel:")
        return "" if label in {typst_text(address), typst_text(shown)} else typst_text(f" ({shown})")

    def _text(self, content: str) -> str:
        text = self._fill(content)
        return typst_text(kept_to_numbers(text, "\u00a0")) if text else ""
