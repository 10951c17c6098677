"""Jinja as the templates see it: German filters, strict words, nothing dangerous, every value escaped.

Imported late only: Jinja costs 55 ms. Values are escaped in `finalize`, for the kind of document the template makes.
Text that a template itself made (a macro, a `{% set %}` block, a parent's block) is marked as `Rendered` and passes,
so that nothing is escaped twice and no filter can switch escaping off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, UndefinedError, pass_context
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing

from kinderschutz_cli.documents.filters import FILTERS
from kinderschutz_cli.documents.template_faults import EmptyWord, MissingWord, NoText, explained
from kinderschutz_cli.documents.templates import STANDARD, Template, TemplateFolders
from kinderschutz_cli.documents.vocabulary import ROOT, Leer, Words
from kinderschutz_cli.domain.german_calendar import format_time, numeric_day
from kinderschutz_cli.errors.template import UnknownTemplate

if TYPE_CHECKING:
    from jinja2.runtime import Context

Escape = Callable[[str], str]
Values = Mapping[str, Any]

#: They would mark text as harmless, or escape it for another kind of document than ours.
_REMOVED_FILTERS = ("safe", "escape", "e", "forceescape", "urlize", "xmlattr", "tojson", "striptags")


class Rendered(str):
    """Text that a template made; its values are escaped already."""

    __slots__ = ()


class _Undefined(StrictUndefined):
    """An unknown word, with what it could have been; an attribute of nothing is an empty value."""

    __slots__ = ()

    def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None) -> None:
        failure = exc if exc and exc is not UndefinedError else _failure(obj, name or "")
        super().__init__(hint, obj, name, failure)  # type: ignore[arg-type]  # anything that makes an exception will do


def _failure(obj: Any, name: str) -> Callable[[str], UndefinedError]:
    if obj is None or isinstance(obj, Leer):
        return lambda _: EmptyWord(obj.word if isinstance(obj, Leer) else "")
    if obj is missing:
        return lambda _: MissingWord(name, (word for word, _, _ in ROOT))
    known = [item.name for item in fields(obj)] if is_dataclass(obj) else []
    prefix = f"{type(obj).__name__.lower()}." if known else ""
    return lambda _: MissingWord(prefix + name, known)


class Environment(SandboxedEnvironment):
    """One environment for one kind of document; `escape` makes a value harmless there."""

    def __init__(self, folders: TemplateFolders, escape: Escape, *, extensions: Iterable[type] = ()) -> None:
        super().__init__(
            loader=_Loader(folders),
            undefined=_Undefined,
            finalize=self._written,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            extensions=list(extensions),
        )
        self.escape = escape
        self.last_empty = ""
        for name in _REMOVED_FILTERS:
            self.filters.pop(name, None)
        self.filters.update({name: _needing_a_value(function) for name, function in FILTERS.items()})
        self.filters["trim"] = _trim
        self.filters["code"] = _typst_code
        self.filters["noetig"] = _needed

    @staticmethod
    def concat(pieces: Iterable[str]) -> str:
        """Everything Jinja itself puts together is `Rendered`."""
        return Rendered("".join(pieces))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """As Jinja does, remembering which word was empty last, so that an error can name it."""
        if isinstance(obj, Words) and attribute in obj.__dict__:
            value = obj.__dict__[attribute]  # our own words need none of the sandbox's checks, and come by the thousand
        else:
            value = super().getattr(obj, attribute)
        if value is None or value == ():
            self.last_empty = f"{type(obj).__name__.lower()}.{attribute}"
        return value

    # With the context Jinja does not fold constants, so that every value passes here while rendering.
    @pass_context
    def _written(self, _context: Context, value: Any) -> str:
        if type(value) is str:
            return self.escape(value)
        if isinstance(value, Rendered):
            return value
        if value is None:
            raise EmptyWord(self.last_empty)
        if isinstance(value, Leer):
            raise EmptyWord(value.word)
        return self.escape(as_text(value))


def as_text(value: Any) -> str:  # noqa: PLR0911  # one line for each kind of value
    """A single value as German text; a group or a list is none."""
    match value:
        case str():
            return str(value)
        case bool():
            return "ja" if value else "nein"
        case int() | Decimal():
            return str(value).replace(".", ",")
        case float():
            return f"{value:g}".replace(".", ",")
        case datetime():
            return f"{numeric_day(value.date())}, {format_time(value.time())}"
        case date():
            return numeric_day(value)
        case time():
            return format_time(value)
        case StrictUndefined():
            return str(value)  # raises
        case Words():
            raise NoText(type(value).__name__.lower())
        case _:
            raise NoText("Liste" if isinstance(value, (list, tuple, set, dict)) else type(value).__name__)


def _needing_a_value(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that names an empty word instead of failing on it."""

    @wraps(function)
    def checked(value: Any, *arguments: Any, **named: Any) -> Any:
        if value is None or isinstance(value, Leer):
            raise EmptyWord(value.word if isinstance(value, Leer) else "")
        return function(value, *arguments, **named)

    return checked


def _needed(value: Any) -> Any:
    """A list that must not be empty, such as the lines of an address field."""
    if not value:
        raise EmptyWord("")
    return value


def _trim(value: str) -> str:
    return Rendered(value.strip()) if isinstance(value, Rendered) else str(value).strip()


def _typst_code(value: Any) -> Rendered:
    """A value as an argument in Typst code: text as a string, numbers and ja/nein as such, lists as arrays."""
    match value:
        case None:
            raise EmptyWord("")
        case Leer():
            raise EmptyWord(value.word)
        case bool():
            return Rendered("true" if value else "false")
        case int():
            return Rendered(str(value))
        case list() | tuple():
            return Rendered("(" + "".join(f"{_typst_code(item)}, " for item in value) + ")")
        case _:
            from kinderschutz_cli.documents.escaping import typst_literal  # 2 ms, not for workbooks

            return Rendered(typst_literal(as_text(value)))


class _Loader(BaseLoader):
    """Templates by name from the folders in their order; `standard:` means the shipped ones only."""

    def __init__(self, folders: TemplateFolders) -> None:
        self.folders = folders

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002  # Jinja's signature
        name = template.removeprefix(STANDARD)
        try:
            found = self.folders.find_shipped(name) if template != name else self.folders.find(name)
        except UnknownTemplate as problem:
            raise TemplateNotFound(template) from problem
        text = found.text()
        if name.endswith(".typ"):
            from kinderschutz_cli.documents.typst_safety import refuse_dangerous

            refuse_dangerous(name, text)
        return text, str(found.path), lambda: True


class Renderer:
    """Renders text templates of a network; compiled templates and environments are kept.

    >>> Renderer(TemplateFolders.of()).render("agenda.md", {"veranstaltung": …})
    """

    def __init__(self, folders: TemplateFolders) -> None:
        self.folders = folders
        self._environments: dict[str, Environment] = {}

    def render(self, template: Template | str, words: Values) -> str:
        """The text that `template` makes of `words`. Raises a TemplateFault with template, line and person."""
        name = template if isinstance(template, str) else template.name
        text = render(self.environment(name), name, words)
        if name.endswith(".md"):
            from kinderschutz_cli.documents.escaping import markdown_lines  # 2 ms, not for workbooks

            return markdown_lines(text)
        return text

    def render_plain(self, template: str, words: Values) -> str:
        """Values as they are, for text that is itself a value later (the opening paragraph)."""
        return render(self._environment("plain", str), template, words)

    def environment(self, name: str) -> Environment:
        suffix = "." + name.rpartition(".")[2]
        return self._environment(suffix, _escape(suffix))

    def _environment(self, key: str, escape: Escape) -> Environment:
        if key not in self._environments:
            self._environments[key] = Environment(self.folders, escape)
        return self._environments[key]


def _escape(suffix: str) -> Escape:
    """What makes a value harmless in a document of this kind."""
    from kinderschutz_cli.documents.escaping import html_text, markdown_text, typst_text  # 2 ms, not for workbooks

    escapes: Mapping[str, Escape] = {".typ": typst_text, ".html": html_text, ".md": markdown_text}
    return escapes.get(suffix, str)


def render(environment: Environment, name: str, words: Values) -> str:
    """Fill one template; whatever goes wrong becomes a German error that names template, line and person."""
    environment.last_empty = ""
    try:
        return environment.get_template(name).render(words)
    except EmptyWord as problem:
        problem.word = problem.word or environment.last_empty
        raise explained(problem, name, person_of(words)) from problem
    except Exception as problem:
        raise explained(problem, name, person_of(words)) from problem


def person_of(words: Values) -> str:
    """Whom a document is about, for error messages."""
    person = words.get("kontakt")
    return str(getattr(person, "name", "") or "")
