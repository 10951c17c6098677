"""Saves a workbook so that the same content gives the same bytes. Imported late: openpyxl costs 90 ms."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED

from openpyxl.writer.excel import ExcelWriter

from kinderschutz_cli.documents.timeless_zip import TimelessZip

if TYPE_CHECKING:
    from datetime import datetime

    from openpyxl import Workbook


def save(workbook: Workbook, now: datetime | None) -> bytes:
    """The .xlsx as bytes. `now` becomes the time of creation and change; without it the template's stays."""
    if now is not None:
        workbook.properties.created = workbook.properties.modified = now.replace(tzinfo=None)
    workbook.calculation.fullCalcOnLoad = True  # formulas carry no results yet
    target = BytesIO()
    # Not workbook.save(): it notes the clock's time, not ours.
    ExcelWriter(workbook, TimelessZip(target, "w", ZIP_DEFLATED)).save()
    return target.getvalue()
