"""What a workbook of ours says about itself, out of sight: which state of which network it shows.

Kept as hidden names with a text for a value: Excel and LibreOffice save them again, also in a copy, and nobody edits
them by accident. Read without openpyxl (90 ms).
"""

from __future__ import annotations

import re
import zipfile
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from openpyxl import Workbook

_PREFIX = "ks_"
_LARGEST = 5_000_000
_NAME = re.compile(
    r"<(?:\w+:)?definedName\b[^>]*\bname=\"ks_(\w+)\"[^>]*>\s*(?:\"|&quot;)(.*?)(?:\"|&quot;)\s*</(?:\w+:)?definedName>",
    re.DOTALL,
)


def note(workbook: Workbook, notes: Mapping[str, str]) -> None:
    """Put notes into a workbook; names are ASCII words, a value has at most 255 characters."""
    from openpyxl.workbook.defined_name import DefinedName  # only where a workbook is written

    for name, value in notes.items():
        quoted = '"' + value.replace('"', '""')[:250] + '"'
        workbook.defined_names[_PREFIX + name] = DefinedName(_PREFIX + name, attr_text=quoted, hidden=True)


def read_notes(path: Path) -> dict[str, str]:
    """The notes of a workbook; none of a file that is no workbook of ours."""
    try:
        with zipfile.ZipFile(path) as archive:
            part = archive.getinfo("xl/workbook.xml")
            if part.file_size > _LARGEST:
                return {}
            text = archive.read(part).decode("utf-8", "replace")
    except (OSError, KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return {}  # a text file, an .ods, or one that the reader of tables will explain
    return {name: unescape(value).replace('""', '"') for name, value in _NAME.findall(text)}
