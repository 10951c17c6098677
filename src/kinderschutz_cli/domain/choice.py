"""A word typed for one of a few values: „Info-Börse“, „info-boerse“ and „Infobörse“ are one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.matching import near
from kinderschutz_cli.errors.choice import UnknownChoice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from kinderschutz_cli.errors.matching import Noun

E = TypeVar("E", bound="StrEnum")

_JOINTS = re.compile(r"[\s_‑–-]+")


def choose(options: type[E], text: str, noun: Noun, labels: Mapping[E, str] | None = None) -> E:
    """The value typed as itself or as its label; raises `UnknownChoice` with near words and all values."""
    found = find_choice(options, text, labels)
    if found is None:
        values = [option.value for option in options]
        raise UnknownChoice(noun, text, near=near(_JOINTS.sub("-", text.strip()), values), choices=values)
    return found


def find_choice(options: type[E], text: str, labels: Mapping[E, str] | None = None) -> E | None:
    """The same, `None` when the word is not among them."""
    typed = _plain(text)
    for option in options:
        if typed in {_plain(option.value), _plain((labels or {}).get(option, option.value))}:
            return option
    return None


def _plain(text: str) -> str:
    return fold(_JOINTS.sub("", text.strip()))
