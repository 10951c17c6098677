"""Which words of the vocabulary a template uses: what has to be loaded for it, and whether it is about an event.

Read from the marks with regular expressions: Jinja costs 55 ms, cannot parse Excel's `{%tr %}`, and a template with a
fault should still be listed. So the answer may name a word too many, never one too few.
"""

from __future__ import annotations

import re
import zipfile
from html import unescape
from typing import TYPE_CHECKING

from kinderschutz_cli.documents.vocabulary import ROOT
from kinderschutz_cli.errors.template import TemplateUnreadable, UnknownTemplate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kinderschutz_cli.documents.templates import Template

_NAMES = frozenset(name for name, _, _ in ROOT)
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_MARK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")
_NAME = re.compile(r"(?<![\w.])[a-z_]\w*")
_BINDING = re.compile(r"\{%[-+]?\s*(?:tr\s+|p\s+|r\s+)?(?:for\s+(.+?)\s+in\s(.*)|set\s+([\w, ]+?)\s*=(.*))", re.DOTALL)
_MACRO = re.compile(r"\{%[-+]?\s*macro\s+\w+\s*\((.*?)\)", re.DOTALL)
_PARENT = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\s+(?:[\"']([^\"']+)[\"'])?")
_XML_TAG = re.compile(r"<[^>]+>")
_OFFICE = frozenset({".xlsx", ".docx"})

#: Words that only an event can fill.
EVENT_WORDS = frozenset(
    {
        *(
            "veranstaltung",
            "programm",
            "teilnehmer",
            "teilnehmer_teilbar",
            "weitere_personen",
            "listen",
            "gruppen",
            "bescheinigungen",
        ),
        *("eingeladene", "einstieg", "kontakt", "anmeldung", "bisher"),
    }
)


def used_words(template: Template) -> frozenset[str]:
    """The root words that a template and those it builds on take from outside; loops may have the same names."""
    found: set[str] = set()
    for text in _sources(template):
        if any(not name for name in _PARENT.findall(text)):
            return _NAMES  # {% extends x %}: which one is only known while it is filled
        found |= _free_names(text)
    return _NAMES & found


def _free_names(text: str) -> set[str]:
    """The names in the marks of one source, without those that a loop, a `set` or a macro introduces."""
    free: set[str] = set()
    bound: set[str] = set()
    for mark in _MARK.findall(_COMMENT.sub("", text)):
        code = _TEXT.sub("", mark)
        free |= set(_NAME.findall(code))
        if macro := _MACRO.match(code):
            bound |= set(_NAME.findall(macro[1]))
        if binding := _BINDING.match(code):
            targets, expression = binding[1] or binding[3], binding[2] or binding[4]
            bound |= set(_NAME.findall(targets)) - set(_NAME.findall(expression))
    return free - bound


def _sources(template: Template) -> Iterator[str]:
    """The text of a template and of all it extends, includes or imports; one that is missing fails when it is filled."""
    waiting, seen = [template], {template.path}
    while waiting:
        one = waiting.pop()
        text = _source(one)
        yield text
        for name in _PARENT.findall(text):
            try:
                parent = one.relative(name)
            except UnknownTemplate:
                continue
            if parent.path not in seen:
                seen.add(parent.path)
                waiting.append(parent)


def _source(template: Template) -> str:
    """The text of a template; of an Office file what stands in its parts, whole even where Word cut it to pieces."""
    if template.path.suffix not in _OFFICE:
        return template.text()
    try:
        with zipfile.ZipFile(template.path) as archive:
            parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
    except (zipfile.BadZipFile, OSError) as problem:
        raise TemplateUnreadable(template.name, template.path, "die Datei ist beschädigt") from problem
    return "\n".join(unescape(_XML_TAG.sub("", part.decode("utf-8", "replace"))) for part in parts)
