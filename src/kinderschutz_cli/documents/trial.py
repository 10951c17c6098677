"""All faults of a template, not only the first: what is faulty is taken out of a copy, and the rest is tried again.

Filling stops at the first fault, and rightly so. A coordinator who has just worked on a template wants to see
everything at once.
"""

from __future__ import annotations

import re
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kinderschutz_cli.documents.check import check
from kinderschutz_cli.documents.environment import Renderer
from kinderschutz_cli.documents.templates import TemplateFolders
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.template import TemplateFault, TemplateSyntax
from kinderschutz_cli.errors.workbook import CellFault, DocumentFault

if TYPE_CHECKING:
    from kinderschutz_cli.documents.environment import Values
    from kinderschutz_cli.documents.templates import Template

#: A template with more faults than this is better begun anew.
MOST_FAULTS = 50
_EXPRESSION = re.compile(r"\{\{.*?\}\}")
_CONDITION = re.compile(r"(\{%[-+]?\s*(?:el)?if\s).*?([-+]?%\})")
_LOOP = re.compile(r"(\{%[-+]?\s*for\s.+?\sin\s).*?([-+]?%\})")
_ROW_MARK = re.compile(r"\{%-?\s*(?:tr|tc|p|r)\s")


def faults(
    folders: TemplateFolders, template: Template, words: Values | None = None, network_folder: Path | None = None
) -> list[KsError]:
    """Everything wrong with `template`, in the order of filling; one fault a line, cell or paragraph."""
    found: list[KsError] = []
    with tempfile.TemporaryDirectory(prefix="ks-probe-") as folder:
        copy = Path(folder, template.name)
        tried, tried_folders = template, folders
        while len(found) < MOST_FAULTS:
            try:
                check(Renderer(tried_folders), tried, words, network_folder)
            except KsError as fault:
                found.append(fault)
                rest = _without(tried, fault)
                if rest is None:
                    return found
                copy.write_bytes(rest)
                tried_folders = TemplateFolders((Path(folder), *folders.own), folders.shipped)
                tried = tried_folders.find(template.name)
            else:
                return found
    return found


def _without(template: Template, fault: KsError) -> bytes | None:
    """The template without the faulty place; `None` where nothing more can be told without mending it."""
    match fault:
        case CellFault() if fault.place.cell:
            return _without_cell(template, fault.place.sheet, fault.place.cell)
        case DocumentFault():
            return _without_paragraph(template, fault)
        case TemplateFault() if fault.spot.template == template.name and not isinstance(fault, TemplateSyntax):
            return _without_line(template.text(), fault.spot.line)
    return None


def _without_line(text: str, number: int) -> bytes | None:
    """Marks of one line made harmless; its text and what pairs with other lines stays."""
    lines = text.splitlines(keepends=True)
    if not 0 < number <= len(lines):
        return None
    old = lines[number - 1]
    new = _LOOP.sub(r"\1() \2", _CONDITION.sub(r"\1true \2", _EXPRESSION.sub("…", old)))
    lines[number - 1] = new
    return "".join(lines).encode() if new != old else None


def _without_cell(template: Template, sheet: str, cell: str) -> bytes | None:
    from openpyxl import load_workbook  # 90 ms

    workbook = load_workbook(template.path, rich_text=True)
    found = workbook[sheet][cell]
    old = str(found.value)
    new = _EXPRESSION.sub("…", old) if _ROW_MARK.search(old) else "…"
    if new == old:
        return None  # without its loop nothing in the row means anything
    found.value = new
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def _without_paragraph(template: Template, fault: DocumentFault) -> bytes | None:
    from docx import Document  # docxtpl: 110 ms
    from docx.text.paragraph import Paragraph

    document = Document(str(template.path))
    for element in document.element.body.iter("{*}p"):
        paragraph = Paragraph(element, document)
        text = paragraph.text
        if text and f"In diesem Absatz: {text.strip()}" in fault.details and not _ROW_MARK.search(text):
            paragraph.text = "…"
            target = BytesIO()
            document.save(target)
            return target.getvalue()
    return None
