"""The network itself, and others it shares members with (Frühe Hilfen: preventive; Kinderschutz: intervening)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Network:
    """`own` is the network this file belongs to; exactly one network is."""

    name: str
    slug: str
    id: int = 0
    uuid: str = ""
    own: bool = False
    relation: str = ""
