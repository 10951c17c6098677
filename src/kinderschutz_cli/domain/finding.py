"""One line of the examination by `ks doctor`: what was looked at, how it is, and the way out."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """`FAULT` is damage or a great danger to the data, `HINT` something to look at."""

    OK = "ok"
    HINT = "Hinweis"
    FAULT = "Fehler"


@dataclass(frozen=True, slots=True)
class Finding:
    topic: str
    text: str
    level: Level = Level.OK
    way_out: str = ""
