"""The first paragraph of an invitation, worded for the sector of the person; the same in mail and letter."""

import re

from kinderschutz_cli.documents.environment import Renderer, Values
from kinderschutz_cli.errors.template import UnknownTemplate

DEFAULT = "einstieg.md"


def opening(renderer: Renderer, words: Values, sector: str) -> str:
    """The text of `einstieg-SEKTOR.md`, else of `einstieg.md`; lines are joined, paragraphs stay apart."""
    try:
        name = renderer.folders.find(f"einstieg-{sector}.md").name if sector else DEFAULT
    except UnknownTemplate:
        name = DEFAULT
    paragraphs = re.split(r"\n\s*\n", renderer.render_plain(name, words).strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
