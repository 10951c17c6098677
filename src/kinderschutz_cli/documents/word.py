"""Word documents from a template that a municipality edits in Word itself.

docxtpl finds the marks in Word's XML; words, filters and escaping are those of all other templates. Instead of docxtpl's
`autoescape`, which escapes text a second time that a template put together itself, every value is escaped by our
environment. Imported late only: docxtpl costs 110 ms.
"""

from __future__ import annotations

import re
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate

from kinderschutz_cli.documents.environment import Environment, person_of
from kinderschutz_cli.documents.escaping import plain_text
from kinderschutz_cli.documents.template_faults import explained
from kinderschutz_cli.documents.templates import TemplateFolders
from kinderschutz_cli.documents.timeless_zip import TimelessZip
from kinderschutz_cli.documents.workbook_value import clean_text
from kinderschutz_cli.errors.template import TemplateFault
from kinderschutz_cli.errors.workbook import DocumentFault, NotADocument

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

_PARAGRAPH = re.compile(r"<w:p([ >])")
_TAG = re.compile(r"<[^>]+>")
_LONGEST_PROPERTY = 255
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})


def render_docx(template: bytes | Path, context: Mapping[str, Any], *, name: str, now: datetime | None = None) -> bytes:
    """The finished .docx. The same input gives the same bytes; `now` is only noted as the time of change.

    Raises DocumentFault, which names the template and the paragraph, or NotADocument.
    """
    data = template if isinstance(template, bytes) else template.read_bytes()
    folders = TemplateFolders.of()
    document = _Document(BytesIO(data), Environment(folders, plain_text))
    try:
        document.init_docx()
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as problem:
        raise NotADocument(name) from problem
    try:
        document.render(dict(context), Environment(folders, word_text))
    except Exception as problem:
        fault = explained(problem, name, person_of(context))
        if not isinstance(fault, TemplateFault):
            raise fault from problem
        sentence = fault.message.removeprefix(f"{fault.spot}: ")
        paragraph = document.paragraph(fault.spot.line)
        raise DocumentFault(name, fault.spot.person, sentence, paragraph, hint=fault.hint) from problem
    if now is not None:
        document.docx.core_properties.created = document.docx.core_properties.modified = now.replace(tzinfo=None)
    return _saved(document)


def word_text(value: str) -> str:
    """A value inside Word's XML. Braces too: docxtpl would take {_{ for a mark."""
    return escape(clean_text(value), quote=False).translate(_BRACES)


class _Document(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """Remembers the part it is filling, and fills the properties without escaping: they are no XML yet."""

    def __init__(self, template: BytesIO, plain: Environment) -> None:
        super().__init__(template)
        self._plain = plain
        self._source = ""

    def render_xml_part(self, src_xml: str, *args: Any, **kwargs: Any) -> str:
        self._source = _PARAGRAPH.sub(r"\n<w:p\1", src_xml)
        return str(super().render_xml_part(src_xml, *args, **kwargs))

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:  # noqa: ARG002  # docxtpl's signature
        properties = self.docx.core_properties
        for field in ("title", "subject", "comments"):
            text = self._plain.from_string(getattr(properties, field)).render(context)
            setattr(properties, field, clean_text(text)[:_LONGEST_PROPERTY])

    def paragraph(self, line: int) -> str:
        """The text of a line of the part being filled: docxtpl writes each paragraph on a line of its own."""
        lines = self._source.split("\n")
        return _TAG.sub("", lines[line - 1]).strip() if 0 < line <= len(lines) else ""


def _saved(document: _Document) -> bytes:
    written, target = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as source, TimelessZip(target, "w", ZIP_DEFLATED) as timeless:
        for entry in source.namelist():
            timeless.writestr(entry, source.read(entry))
    return target.getvalue()
