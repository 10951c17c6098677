"""A zip file whose entries carry no time, so that equal content gives equal bytes (xlsx and docx are zip files)."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: Zip entries need a time; the earliest one says nothing.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


class TimelessZip(ZipFile):
    def writestr(self, zinfo_or_arcname: Any, data: Any, *args: Any, **kwargs: Any) -> None:
        name = getattr(zinfo_or_arcname, "filename", zinfo_or_arcname)
        entry = ZipInfo(name, _NO_TIME)
        entry.compress_type = ZIP_DEFLATED
        super().writestr(entry, data, *args, **kwargs)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(str(arcname or filename), Path(filename).read_bytes())
