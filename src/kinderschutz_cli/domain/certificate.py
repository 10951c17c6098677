"""Certificates of attendance: how long the teaching was, and a code by which a certificate can be checked."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.programme import ItemKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import time

    from kinderschutz_cli.domain.schedule import Slot

#: Nobody learns anything then.
_NO_TEACHING = frozenset({ItemKind.ARRIVAL, ItemKind.BREAK})
#: Minutes of a teaching unit (Unterrichtseinheit).
UNIT = 45
#: Digits and letters that nobody mistakes for one another (Crockford's base 32).
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", "–": "", " ": ""})
_LENGTH, _GROUP = 12, 4


def teaching_minutes(slots: Iterable[Slot]) -> int:
    """Minutes of the programme without arrival and breaks; what runs at the same time counts once. 0: not known."""
    spans = sorted(
        (_minutes(slot.starts), _minutes(slot.ends))
        for slot in slots
        if slot.starts and slot.ends and slot.item.kind not in _NO_TEACHING
    )
    total, until = 0, 0
    for begins, ends in spans:
        total += max(0, ends - max(begins, until))
        until = max(until, ends)
    return total


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def units(minutes: int) -> float:
    """Teaching units of 45 minutes, whole and half ones, rounded down."""
    return minutes * 2 // UNIT / 2


def hours_text(minutes: int) -> str:
    """330 → "5,5 Zeitstunden (7 Unterrichtseinheiten zu 45 Minuten)"; "" for 0."""
    if not minutes:
        return ""
    hours = _decimal(round(minutes / 60, 2))
    taught = _decimal(units(minutes))
    noun = "Zeitstunde" if hours == "1" else "Zeitstunden"
    unit = "Unterrichtseinheit" if taught == "1" else "Unterrichtseinheiten"
    return f"{hours} {noun} ({taught} {unit} zu {UNIT} Minuten)"


def _decimal(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def check_code(event_uuid: str, registration_uuid: str) -> str:
    """The code of a certificate, "K7QF-2M9X-PT3A": 60 bits of the SHA-256 of both UUIDs, which nobody outside knows."""
    digest = int.from_bytes(hashlib.sha256(f"{event_uuid}:{registration_uuid}".encode()).digest())
    letters = "".join(_ALPHABET[digest >> 5 * place & 31] for place in range(_LENGTH))
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def same_code(typed: str, code: str) -> bool:
    """Whether a code was typed, however it was copied: small letters, without dashes, O for 0."""
    return typed.upper().translate(_MISREAD) == code.replace("-", "")
