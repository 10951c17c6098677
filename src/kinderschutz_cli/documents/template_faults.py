"""What goes wrong while Jinja fills a template, told in German with template, line and person."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateAssertionError

from kinderschutz_cli.documents.filters import FILTERS
from kinderschutz_cli.domain.matching import near
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.template import (
    EmptyValue,
    Forbidden,
    NotText,
    RenderingFailed,
    Spot,
    TemplateFault,
    TemplateSyntax,
    UnknownFilter,
    UnknownTemplate,
    UnknownWord,
    WordElsewhere,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType


class EmptyWord(UndefinedError):
    """Raised inside a template for an empty value."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


class MissingWord(UndefinedError):
    """Raised inside a template for a word that does not exist; `known` are the words that do."""

    def __init__(self, word: str, known: Iterable[str]) -> None:
        super().__init__(word)
        self.word = word
        known = tuple(known)
        #: The vocabulary has it, this document does not.
        self.elsewhere = word in known
        prefix, _, last = word.rpartition(".")
        self.near = [f"{prefix}.{found}" if prefix else found for found in near(last, known)]


class NoText(UndefinedError):
    """Raised inside a template where a group or a list stands in place of a value."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


_JINJA_FRAMES = frozenset({"__jinja_template__", "__jinja_exception__"})
#: Jinja's words for a fault of syntax, and ours.
_SYNTAX = (
    (r"Unexpected end of template", "am Ende fehlt etwas, meist {% endif %}, {% endfor %} oder {% endblock %}"),
    (
        r"(?i)expected an expression|got end of template|unexpected end of",
        "ein Platzhalter ist leer oder bricht mittendrin ab",
    ),
    (r"Encountered unknown tag '(.+?)'", "„{0}“ kennt Jinja nicht"),
    (r"expected token 'end of (?:print statement|statement block)', got '(.+?)'", "„{0}“ ist dort zu viel"),
    (r"expected token '(.+?)', got '(.+?)'", "erwartet wird „{0}“, dort steht „{1}“"),
    (r"unexpected char '(.+?)'", "das Zeichen „{0}“ gehört nicht hierher"),
    (r"unexpected '(.+?)'", "„{0}“ steht dort, wo es nicht hingehört"),
    (r"Missing end of comment tag", "ein Kommentar {# endet nicht mit #}"),
    (r"Missing end of raw directive", "{% raw %} endet nicht mit {% endraw %}"),
)


def explained(problem: Exception, name: str, person: str) -> KsError:  # noqa: PLR0911  # one line for each kind of failure
    """The German error for whatever Jinja raised while it filled the template `name`."""
    if isinstance(problem, KsError):
        return problem
    spot = _spot(problem, name, person)
    match problem:
        case EmptyWord():
            return EmptyValue(spot, problem.word)
        case MissingWord(elsewhere=True):
            return WordElsewhere(spot, problem.word)
        case MissingWord():
            return UnknownWord(spot, problem.word, problem.near)
        case NoText():
            return NotText(spot, problem.found)
        case TemplateAssertionError() | TemplateRuntimeError() if "named '" in str(problem):
            return _unknown_filter(str(problem), spot)  # inside {% if %} Jinja notices it while filling only
        case TemplateSyntaxError():
            return TemplateSyntax(spot, _german(problem.message or ""), _source_line(problem))
        case TemplateNotFound():
            return UnknownTemplate(str(problem.name))
        case SecurityError():
            return Forbidden(spot)
        case _:
            return _failed(problem, spot)


def _failed(problem: Exception, spot: Spot) -> TemplateFault:
    reasons = {
        ZeroDivisionError: "geteilt durch null",
        OverflowError: "eine Wiederholung ist zu lang",
        RecursionError: "die Vorlagen binden sich gegenseitig ein",
        TypeError: "eine Angabe ist von anderer Art, als der Filter oder die Rechnung braucht",
        AttributeError: "eine Angabe ist von anderer Art, als der Filter braucht",
    }
    return RenderingFailed(spot, reasons.get(type(problem), type(problem).__name__))


def _unknown_filter(message: str, spot: Spot) -> TemplateFault:
    """A filter, or a test after `is`, that Jinja does not know."""
    named = re.search(r"No (?:filter|test) named '(.+?)'", message)
    name = named[1] if named else message
    return UnknownFilter(spot, name, near(name, FILTERS))


def _german(message: str) -> str:
    for pattern, german in _SYNTAX:
        if found := re.search(pattern, message):
            return german.format(*found.groups()) if found.groups() else german
    return "Jinja versteht diese Zeile nicht"


def _source_line(problem: TemplateSyntaxError) -> str:
    lines = (problem.source or "").splitlines()
    return lines[problem.lineno - 1] if 0 < problem.lineno <= len(lines) else ""


def _spot(problem: Exception, name: str, person: str) -> Spot:
    if isinstance(problem, TemplateSyntaxError):
        return Spot(_file_name(problem.filename, name), problem.lineno, person)
    filename, line = _innermost_line(problem.__traceback__)
    return Spot(_file_name(filename, name), line, person)


def _file_name(filename: str | None, otherwise: str) -> str:
    return Path(filename).name if filename else otherwise


def _innermost_line(traceback: TracebackType | None) -> tuple[str, int]:
    """The innermost place inside a template; Jinja marks the frames it makes for templates."""
    place = ("", 0)
    while traceback is not None:
        if not _JINJA_FRAMES.isdisjoint(traceback.tb_frame.f_globals):
            place = (traceback.tb_frame.f_code.co_filename, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place
