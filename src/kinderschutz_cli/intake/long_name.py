"""Names that a list cuts over several columns of fixed width, as the school list of North Rhine-Westphalia does."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: "- Primarstufe -", "- Sekundarstufen I und II -": says nothing that the kind does not say, and is no name.
_STAGE = re.compile(
    r"[-–]\s*(?:Schule der )?(?:Primarstufe|Primar|Sekundarstufen?|Sek\.)"
    r"(?:\s*(?:I|II|und|u\.|,|Sekundarstufen?|Sek\.))*\s*[-–.](?=\s|$)"
)
#: Words after which a hyphen at a line's end is a shortened compound: "Sozial-" "und Gesundheitswesen".
_JOINING_WORDS = ("und ", "u. ", "u.", "oder ", "bzw. ", "sowie ")
#: How a further designation begins that stands beside the name: "Leoschule", "Städt. Kath. Grundschule".
_DESIGNATION = re.compile(
    r"(?:Städt\.|Städtische[rs]?\b|Gem\.|Kath\.|Katholische|Ev\.|Evang\.|Evangelische|Gemeinschafts(?:grund|haupt)?schule"
    r"|Schule (?:der|des|d\.|für|f\.|im|mit|in)\b|Förderschule|LWL-Förderschule|LVR-Förderschule"
    r"|(?:Grund|Haupt|Real|Sekundar|Gesamt)schule (?:der|des|d\.)\b|Gymnasium (?:der|des|d\.)\b)"
)
#: Last words of a line after which the phrase goes on: "Schule der" + …, "Städtische" + …
_OPEN_END = re.compile(
    r"(?:der|des|die|das|dem|den|d|und|u|für|f|in|im|mit|m|an|am|zur|zum|als|von|vom)\.?"
    r"|.*(?:sche|[-,(/])|Freie|Private|Priv\."
)
#: Words of which a name consists that tells no school from another.
_GENERIC = frozenset((
    "städt", "städt.", "städtische", "städtischer", "städtisches", "gem", "gem.", "kath", "kath.", "katholische",
    "katholisches", "ev", "ev.", "evangelische", "evangelisches", "gemeinschaftsgrundschule",
    "gemeinschaftshauptschule", "grundschule", "hauptschule", "realschule", "gesamtschule", "gymnasium",
    "sekundarschule", "förderschule", "berufskolleg", "montessori-grundschule", "schule", "für", "jungen", "und",
    "mädchen",
))  # fmt: skip


def compose_name(parts: Sequence[str], short_name: str = "") -> str:
    """One name from its parts; a word cut at a hyphen is whole again, remarks on the stage are left out.

    A name that tells nothing ("Städt. Gem. Grundschule", several in every town) is completed from the short name
    ("Düsseldorf, GG Bonnstraße" → "Städt. Gem. Grundschule Bonnstraße").
    """
    name = ""
    for part in map(_without_stage, parts):
        name = _joined(name, part) if part else name
    name = name or next(filter(None, parts), "")
    if name and short_name and _GENERIC.issuperset(name.lower().split()):
        name = f"{name} {_own_part(short_name)}".strip()
    return name


def _without_stage(part: str) -> str:
    if part.startswith(("-", "–")) or " -" in part or " –" in part:
        return " ".join(_STAGE.sub(" ", part).split())
    return part


def _joined(name: str, piece: str) -> str:
    if not name:
        return piece
    if name.endswith("-") and not piece.startswith(_JOINING_WORDS) and not name.endswith(" -"):
        return name + piece if piece[0].isupper() else name[:-1] + piece
    if piece.startswith("schule ") or piece == "schule":
        return name + piece
    comma = "," if _DESIGNATION.match(piece) and not _OPEN_END.fullmatch(name.rsplit(maxsplit=1)[-1]) else ""
    return f"{name}{comma} {piece}"


@cache
def _own_part(short_name: str) -> str:
    """ "Düsseldorf, GH Graf-Recke-Str." → "Graf-Recke-Str."; without town and abbreviation of the form."""
    _, comma, rest = short_name.partition(",")
    words = (rest if comma else short_name).split()
    if words and re.fullmatch(r"[A-ZÄÖÜ]{2}|Gym", words[0]):
        words = words[1:]
    return " ".join(words)
