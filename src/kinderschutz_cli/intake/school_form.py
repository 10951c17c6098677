"""The codes of the school list of North Rhine-Westphalia: form of school and state of operation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_CODE = re.compile(r"[0-9][0-9A-Z]?")


@dataclass(frozen=True, slots=True)
class SchoolForms:
    """`kinds`: code → slug of a kind of institution; `ending`: codes of operation whose date is the last day."""

    kinds: dict[str, str]
    ending: frozenset[str]


@cache
def school_forms() -> SchoolForms:
    import tomllib  # both only for lists of schools: 12 ms
    from importlib.resources import files

    text = files("kinderschutz_cli.data").joinpath("schulformen-nrw.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return SchoolForms(table["arten"], frozenset(table["betrieb"]["endet"]))


def is_form_code(text: str) -> bool:
    """ "02", "0A", and "2" where a workbook lost the zero."""
    return _CODE.fullmatch(text) is not None


def kind_of_form(code: str) -> str | None:
    """The slug of the kind; `None` for a code that is not in the list."""
    return school_forms().kinds.get(code.zfill(2))
