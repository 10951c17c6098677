"""What a workbook holds besides cells: its sheets, and what openpyxl loses when it saves one."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: What is lost (German), and where it shows: in the names of the parts, or in the text of parts with such names.
_LOST: tuple[tuple[str, str, str], ...] = (
    ("Textfelder, Formen und Pfeile", r"xl/drawings/drawing\d+\.xml", r"<(?:xdr:)?(?:sp|cxnSp|grpSp)[ >]"),
    ("Bilder in Kopf- und Fußzeilen", r"xl/worksheets/\w+\.xml", r"<legacyDrawingHF "),
    ("Sparklines", r"xl/worksheets/\w+\.xml", r"x14:sparklineGroup\b"),
    ("neuere bedingte Formate (Datenbalken, Symbole)", r"xl/worksheets/\w+\.xml", r"x14:conditionalFormatting\b"),
    ("Auswahllisten mit Bezug auf ein anderes Blatt", r"xl/worksheets/\w+\.xml", r"x14:dataValidation\b"),
    ("Datenschnitte", r"xl/slicers/.+", ""),
    ("Zeitachsen", r"xl/timelines/.+", ""),
    ("Steuerelemente", r"xl/(?:ctrlProps|activeX)/.+", ""),
    ("eingebettete Objekte", r"xl/embeddings/.+", ""),
    ("SmartArt", r"xl/diagrams/.+", ""),
    ("neuere Diagrammarten", r"xl/charts/chartEx\d+\.xml", ""),
    ("Kommentare mit Antworten", r"xl/threadedComments/.+", ""),
)


def sheet_names(path: Path) -> list[str]:
    """The sheets in their order; none where the file is no workbook."""
    from openpyxl import load_workbook  # 90 ms
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        workbook = load_workbook(path, read_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        return []
    names = list(workbook.sheetnames)
    workbook.close()
    return names


def lost_parts(path: Path) -> list[str]:
    """What an Excel template holds that does not come through into the documents made of it."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            return [
                what
                for what, part, text in _LOST
                if any(
                    re.fullmatch(part, name) and (not text or re.search(text.encode(), archive.read(name)))
                    for name in names
                )
            ]
    except (zipfile.BadZipFile, OSError):
        return []
