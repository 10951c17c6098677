"""Typst templates to accessible PDF (PDF/UA-1) with the fonts of the package, the same on every machine.

Imported late only. Rendering and typesetting are two steps, because a letter's source is recorded before its file is
written: `typst_source` makes the source, `Typesetter.pdf` the bytes.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from jinja2.ext import Extension
from jinja2.lexer import Token

from kinderschutz_cli.documents.environment import Environment, Renderer, Values, person_of, render
from kinderschutz_cli.documents.escaping import typst_text
from kinderschutz_cli.errors.template import LogoMissing, Spot, TypesettingFault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from jinja2.lexer import TokenStream

    from kinderschutz_cli.documents.templates import Template

FONTS = Path(__file__).parents[1] / "data" / "fonts"
#: What stands in place of a character that no font has.
MISSING = "□"
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_PLACE = re.compile(r"┌─ .*?:(\d+):(\d+)")


@dataclass(frozen=True, slots=True)
class Document:
    """A finished PDF; `warnings` are German sentences (a character that no font has)."""

    pdf: bytes
    warnings: tuple[str, ...] = ()


def typst_source(renderer: Renderer, template: Template, words: Values) -> str:
    """The Typst source for one person or one document. Raises a TemplateFault."""
    return renderer.render(template, words)


class Typesetter:
    """Compiles Typst sources; fonts are loaded once for many documents.

    A source sees no file but the network's logo (`netzwerk.logo`), which is copied to a folder of its own.

    >>> with Typesetter() as typesetter:
    ...     document = typesetter.document(renderer, folders.find("agenda.pdf"), words)
    """

    def __init__(self, network_folder: Path | None = None, logo: str = "") -> None:
        import typst  # 4 ms and 30 ms for its fonts

        source = _logo_file(network_folder or Path(), logo) if logo else None
        self._root = tempfile.TemporaryDirectory(prefix="ks-satz-", ignore_cleanup_errors=True)
        if source:
            target = Path(self._root.name, logo)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        self._compiler = typst.Compiler(font_paths=[FONTS], ignore_system_fonts=True, root=self._root.name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._root.cleanup()

    def document(self, renderer: Renderer, template: Template, words: Values) -> Document:
        """Render and typeset; a fault of Typst is told with the template's own line."""
        source = typst_source(renderer, template, words)
        try:
            return self.pdf(source, name=template.name, person=person_of(words))
        except TypesettingFault as problem:
            raise _located(problem, renderer, template, words) from problem

    def pdf(self, source: str, *, name: str = "", person: str = "") -> Document:
        """Typeset a source. `name` and `person` stand in warnings and errors. Raises TypesettingFault."""
        import typst  # loaded already

        missing: list[str] = []
        while True:
            try:
                return Document(self._compile(source), tuple(_warning(cluster, person or name) for cluster in missing))
            except typst.TypstError as problem:
                diagnostic = getattr(problem, "diagnostic", "") or str(problem)
                found = [cluster for cluster in dict.fromkeys(_NO_GLYPH.findall(diagnostic)) if cluster in source]
                if not found:
                    raise _fault(str(problem), diagnostic, name, person) from problem
                missing += found
                for cluster in found:
                    source = source.replace(cluster, MISSING)

    def _compile(self, source: str) -> bytes:
        pdf = self._compiler.compile(source.encode(), format="pdf", pdf_standards=["ua-1"])
        assert isinstance(pdf, bytes)  # noqa: S101  # one document, no output path: bytes
        return pdf


def _logo_file(network_folder: Path, logo: str) -> Path:
    """The logo inside the network's folder. Raises LogoMissing, also for a path that leads out of it."""
    path = (network_folder / logo).resolve()
    if not path.is_file() or not path.is_relative_to(network_folder.resolve()):
        raise LogoMissing(network_folder / logo)
    return path


def _warning(cluster: str, where: str) -> str:
    codes = " ".join(f"U+{ord(character):04X}" for character in cluster)
    return f"{where}: Für das Zeichen „{cluster}“ ({codes}) gibt es keine Schrift; im PDF steht dafür {MISSING}."


#: Typst's commonest words, and ours.
_REASONS = (
    (r"unknown variable: (.+)", "„{0}“ ist kein Befehl von Typst"),
    (r"unclosed delimiter", "eine Klammer wird nicht geschlossen"),
    (r"unclosed string", "ein Anführungszeichen wird nicht geschlossen"),
    (r"unclosed label|expected (.+)", "hier fehlt etwas"),
    (r"unexpected (.+)", "hier steht etwas, das nicht hingehört"),
    (r"file not found|escape the project root", "eine Datei fehlt"),
    (r"missing document title|document title", "es fehlt der Titel (#set document(title: …))"),
    (r"heading level|first heading", "eine Überschriftenebene ist übersprungen"),
    (r"missing alt text|alt(?:ernative)? text", "ein Bild hat keinen Alternativtext (alt: …)"),
)


def _fault(message: str, diagnostic: str, name: str, person: str) -> TypesettingFault:
    reason = next(
        (german.format(*found.groups()) for pattern, german in _REASONS if (found := re.search(pattern, message))),
        "Typst meldet einen Fehler",
    )
    place = _PLACE.search(diagnostic)
    fault = TypesettingFault(
        Spot(name or "PDF", 0, person), reason, details=[f"Typst: {message.split(' (searched', maxsplit=1)[0]}"]
    )
    fault.position = (int(place[1]), int(place[2])) if place else None
    return fault


def _located(problem: TypesettingFault, renderer: Renderer, template: Template, words: Values) -> TypesettingFault:
    """The same fault with the line of the template, found by rendering once more with marks."""
    if problem.position is None:
        return problem
    noting = Environment(renderer.folders, typst_text, extensions=[_Noting])
    origin = _origin(render(noting, template.name, words), *problem.position)
    name, line = origin or (template.name, 0)
    return TypesettingFault(Spot(name, line, person_of(words)), problem.reason, details=problem.details)


_NOTE = re.compile("\ue000([^\ue001]*)\ue001([0-9]+)\ue002")


class _Noting(Extension):
    """Writes file and line as marks before everything that is put out."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        name = Path(stream.filename or "").name
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, "data", _noted(token.value, name, token.lineno))
                continue
            if token.type == "variable_begin":
                yield Token(token.lineno, "data", _note(name, token.lineno))
            yield token


def _note(name: str, line: int) -> str:
    return f"\ue000{name}\ue001{line}\ue002"


def _noted(data: str, name: str, first: int) -> str:
    return "".join(_note(name, first + number) + line for number, line in enumerate(data.splitlines(keepends=True)))


def _origin(noted: str, line: int, column: int) -> tuple[str, int] | None:
    """Template and line that wrote what stands at a line and column (from 0) of the source without its marks."""
    starts: list[int] = []
    origins: list[tuple[str, int]] = []
    source: list[str] = []
    length = 0
    pieces = _NOTE.split(noted)
    source.append(pieces[0])
    length += len(pieces[0])
    for name, number, text in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        starts.append(length)
        origins.append((name, int(number)))
        source.append(text)
        length += len(text)
    offset = sum(len(text) for text in "".join(source).splitlines(keepends=True)[: line - 1]) + column
    index = bisect_right(starts, offset) - 1
    return origins[index] if index >= 0 else None
