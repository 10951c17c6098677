"""The programme of an event part: items, and who appears in them in which role."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum


class ItemKind(StrEnum):
    ARRIVAL = "ankommen"
    WELCOME = "grusswort"
    TALK = "vortrag"
    CONVERSATION = "gespraech"
    PANEL = "podium"
    QUESTIONS = "fragerunde"
    CASE = "fallbeispiel"
    WORKSHOP = "workshop"
    WORKING_GROUP = "arbeitsgruppe"
    PLENARY = "plenum"
    FAIR = "info-boerse"
    BREAK = "pause"
    CULTURE = "kultur"
    OUTLOOK = "ausblick"


ITEM_KIND_LABELS: dict[ItemKind, str] = {
    ItemKind.ARRIVAL: "Ankommen",
    ItemKind.WELCOME: "Grußwort",
    ItemKind.TALK: "Vortrag",
    ItemKind.CONVERSATION: "Gespräch",
    ItemKind.PANEL: "Podium",
    ItemKind.QUESTIONS: "Fragerunde",
    ItemKind.CASE: "Fallbeispiel",
    ItemKind.WORKSHOP: "Workshop",
    ItemKind.WORKING_GROUP: "Arbeitsgruppe",
    ItemKind.PLENARY: "Plenum",
    ItemKind.FAIR: "Info-Börse",
    ItemKind.BREAK: "Pause",
    ItemKind.CULTURE: "Kultur",
    ItemKind.OUTLOOK: "Ausblick",
}


class AppearanceRole(StrEnum):
    """What somebody does in one item; the same person may moderate here and speak there."""

    SPEAKS = "referiert"
    MODERATES = "moderiert"
    WELCOMES = "begruesst"
    TAKES_PART = "wirkt-mit"


class AppearanceType(StrEnum):
    """Who appears: a contact of the file, only a name, an office ("Bürgermeister"), a body (ASD) or a profession."""

    CONTACT = "kontakt"
    NAME = "name"
    OFFICE = "amt"
    BODY = "stelle"
    PROFESSION = "beruf"


@dataclass(frozen=True, slots=True)
class Appearance:
    """`label` is what stands in the programme; `affiliation` follows in brackets ("LWL-Landesjugendamt")."""

    label: str
    role: AppearanceRole = AppearanceRole.TAKES_PART
    type: AppearanceType = AppearanceType.NAME
    affiliation: str = ""
    contact_id: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One item; `minutes` `None` means: until the next item. Times are local."""

    title: str
    kind: ItemKind = ItemKind.TALK
    id: int = 0
    uuid: str = ""
    part_id: int = 0
    position: int = 1
    starts: time | None = None
    minutes: int | None = None
    track: str = ""
    room: str = ""
    places: int | None = None
    description: str = ""
    result: str = ""
    appearances: tuple[Appearance, ...] = ()
