"""What a title tells: the short name of the event, its number in a series, the next title, its kind."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.event import EventKind
from kinderschutz_cli.domain.file_name import is_device_name
from kinderschutz_cli.domain.folding import CHARACTERS
from kinderschutz_cli.domain.german_calendar import MONTHS

if TYPE_CHECKING:
    from collections.abc import Collection

MAX_LENGTH = 50

_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_TO_ASCII = str.maketrans(dict(CHARACTERS) | _UMLAUTS)

#: „3. Lüner …“, but not „8. Mai …“: that is a date.
_NUMBERED = re.compile(
    rf"(?P<number>[1-9][0-9]{{0,2}})\.\s*(?!(?:{'|'.join(MONTHS)})\b)(?P<name>[^\s0-9].*)", re.DOTALL
)

#: Words that tell the kind; the one that comes first in the title counts.
_KIND_WORDS = {
    "steuerungsgruppe": EventKind.STEERING_GROUP,
    "steuerungskreis": EventKind.STEERING_GROUP,
    "steuerkreis": EventKind.STEERING_GROUP,
    "kick-off": EventKind.KICK_OFF,
    "kickoff": EventKind.KICK_OFF,
    "kick off": EventKind.KICK_OFF,
    "auftakt": EventKind.KICK_OFF,
    "netzwerktreffen": EventKind.NETWORK_MEETING,
    "konferenz": EventKind.CONFERENCE,
    "fachtag": EventKind.SYMPOSIUM,
    "fortbildung": EventKind.TRAINING,
    "weiterbildung": EventKind.TRAINING,
    "schulung": EventKind.TRAINING,
    "seminar": EventKind.TRAINING,
}


def slug(title: str, taken: Collection[str] = ()) -> str:
    """The short name of an event, unique among `taken`: „3-luener-kinderschutzkonferenz“.

    Lower-case ASCII letters, digits and hyphens, at most 50 characters; it names a folder on Windows too.
    """
    composed = unicodedata.normalize("NFKC", title).lower().translate(_TO_ASCII)
    plain = unicodedata.normalize("NFKD", composed).encode("ascii", "ignore").decode()
    name = _shortened("-".join(re.findall(r"[a-z0-9]+", plain)), MAX_LENGTH) or "veranstaltung"
    if is_device_name(name):
        name = f"{name}-veranstaltung"
    unique, count = name, 1
    while unique in taken:
        count += 1
        unique = f"{_shortened(name, MAX_LENGTH - len(f'-{count}'))}-{count}"
    return unique


def _shortened(name: str, length: int) -> str:
    """`name` cut between two words if it is too long, within a word only if it has just one."""
    if len(name) <= length:
        return name
    cut = name[: length + 1].rpartition("-")[0]
    return cut or name[:length]


def series_number(title: str) -> tuple[int | None, str]:
    """The number in a series and the series' name: „3. Lüner Kinderschutzkonferenz“ → 3, „Lüner …“."""
    match = _NUMBERED.fullmatch(title.strip())
    return (int(match["number"]), match["name"]) if match else (None, title.strip())


def next_title(title: str) -> str:
    """The title of the next event of the series; a title without a number stays as it is."""
    number, name = series_number(title)
    return name if number is None else f"{number + 1}. {name}"


def guess_kind(title: str) -> EventKind:
    """The kind the title speaks of, `OTHER` if it names none."""
    lowered = title.lower().replace("‑", "-")
    found = [(lowered.find(word), kind) for word, kind in _KIND_WORDS.items() if word in lowered]
    return min(found, key=lambda place_and_kind: place_and_kind[0])[1] if found else EventKind.OTHER
