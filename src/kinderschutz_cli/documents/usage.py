"""Which words of the vocabulary a template uses: what has to be loaded for it, and whether it is about an event."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from kinderschutz_cli.documents.vocabulary import ROOT
from kinderschutz_cli.errors.template import TemplateUnreadable

if TYPE_CHECKING:
    from kinderschutz_cli.documents.templates import Template

_WORD = re.compile(r"[a-z_]+")
_NAMES = frozenset(name for name, _, _ in ROOT)
_PARENT = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s""")

#: Words that only an event can fill.
EVENT_WORDS = frozenset({"veranstaltung", "programm", "teilnehmer", "eingeladene", "einstieg", "kontakt"})


def used_words(template: Template) -> frozenset[str]:
    """The root words that occur in a template; one that builds on another template may use them all."""
    text = _source(template)
    return _NAMES if _PARENT.search(text) else _NAMES & set(_WORD.findall(text))


def _source(template: Template) -> str:
    """The text of a template, for Office files that of all their XML parts."""
    if template.path.suffix not in {".xlsx", ".docx"}:
        return template.text()
    try:
        with zipfile.ZipFile(template.path) as archive:
            parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
    except (zipfile.BadZipFile, OSError) as problem:
        raise TemplateUnreadable(template.name, template.path, "die Datei ist beschädigt") from problem
    return "\n".join(part.decode("utf-8", "replace") for part in parts)
