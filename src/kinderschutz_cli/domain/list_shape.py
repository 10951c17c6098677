"""The shape of a list: its headings, by which next year's list is known again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The column that we add to rows that come back; it belongs to no shape.
REVIEW_HEADING = "Bitte prüfen"
_NO_LETTER = re.compile(r"[\W_]+")


def shape_of(headings: Iterable[str]) -> str:
    """ "schulnummer|name|emailadresse": folded, in order, without signs."""
    folded = (folded_heading(heading) for heading in headings if heading != REVIEW_HEADING)
    return "|".join(folded)


def folded_heading(heading: str) -> str:
    return _NO_LETTER.sub("", fold(heading))


def stem_of(file: str) -> str:
    """A file's name without what changes from year to year: "Schulen 2025-09 (2).xlsx" → "schulen"."""
    return re.sub(r"[\W\d_]+", "", fold(file.rpartition(".")[0] or file))
