"""Saves a workbook so that the same content gives the same bytes. Imported late: openpyxl costs 90 ms."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from datetime import datetime

    from openpyxl import Workbook

#: Zip entries need a time; the earliest one says nothing.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


class _TimelessZip(ZipFile):
    """A zip file whose entries carry no time, so that equal content gives equal bytes."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *args: Any, **kwargs: Any) -> None:
        name = getattr(zinfo_or_arcname, "filename", zinfo_or_arcname)
        entry = ZipInfo(name, _NO_TIME)
        entry.compress_type = ZIP_DEFLATED
        super().writestr(entry, data, *args, **kwargs)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(str(arcname or filename), Path(filename).read_bytes())


def save(workbook: Workbook, now: datetime | None) -> bytes:
    """The .xlsx as bytes. `now` becomes the time of creation and change; without it the template's stays."""
    if now is not None:
        workbook.properties.created = workbook.properties.modified = now.replace(tzinfo=None)
    workbook.calculation.fullCalcOnLoad = True  # formulas carry no results yet
    target = BytesIO()
    # Not workbook.save(): it notes the clock's time, not ours.
    ExcelWriter(workbook, _TimelessZip(target, "w", ZIP_DEFLATED)).save()
    return target.getvalue()
