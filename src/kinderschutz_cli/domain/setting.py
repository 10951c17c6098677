"""What a network says of itself: letterhead, salutation style, gender spelling, data protection, default texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class SalutationStyle(StrEnum):
    """`klassisch` writes "Sehr geehrte Damen und Herren," to institutions, `neutral` writes "Guten Tag,"."""

    CLASSIC = "klassisch"
    NEUTRAL = "neutral"


class GenderSpelling(StrEnum):
    """A setting of the network; the tool has no belief of its own."""

    COLON = "doppelpunkt"
    STAR = "stern"
    PAIR = "paarform"
    NEUTRAL = "neutral"


class Setting(NamedTuple):
    """One setting: its name on the command line, what it is for, its default and the values it may have."""

    key: str
    label: str
    default: str = ""
    choices: tuple[str, ...] = ()
    multiline: bool = False


SETTINGS: tuple[Setting, ...] = (
    Setting("name", "Name des Netzwerks"),
    Setting("jugendamt", "Träger des Jugendamts, z. B. Stadt Lünen"),
    Setting("koordination", "Name der Netzwerkkoordination"),
    Setting("funktion", "Funktion unter der Unterschrift", "Netzwerkkoordination Kinderschutz"),
    Setting("mail", "E-Mail-Adresse der Koordination"),
    Setting("telefon", "Telefon der Koordination"),
    Setting("strasse", "Straße und Hausnummer des Absenders"),
    Setting("plz", "Postleitzahl des Absenders"),
    Setting("ort", "Ort des Absenders"),
    Setting("absender", "Absenderzeile über dem Anschriftfeld; leer: aus Jugendamt, Straße und Ort gebildet"),
    Setting("briefkopf", "Zeilen des Briefkopfs, durch | getrennt; leer: Jugendamt und Netzwerk", multiline=True),
    Setting("logo", "Bilddatei für den Briefkopf (PNG, JPG oder SVG), im Ordner des Netzwerks"),
    Setting("anrede", "Stil der Anrede", SalutationStyle.CLASSIC, tuple(SalutationStyle)),
    Setting("gender", "Schreibweise der Geschlechter", GenderSpelling.COLON, tuple(GenderSpelling)),
    Setting("rechtsgrundlage", "Rechtsgrundlage der Verarbeitung", "Art. 6 Abs. 1 Buchst. e DSGVO, § 3 DSG NRW, § 9 LKSG NRW"),
    Setting("verantwortlich", "Verantwortliche Stelle im Sinne der DSGVO; leer: das Jugendamt"),
    Setting("datenschutz", "Datenschutzbeauftragte:r mit Erreichbarkeit"),
    Setting("gruss", "Grußformel", "Mit freundlichen Grüßen"),
    Setting("bogen", "Etikettenbogen für Namensschilder, z. B. L4785; leer: A4 mit Schnittlinien"),
    Setting("versatz", "Versatz des Druckers in Millimetern nach rechts und unten, z. B. 1,5;-0,5"),
    Setting("anmeldetext", "Zusatz unter den Angaben zur Anmeldung", multiline=True),
    Setting("herkunft", "Woher die Kontaktdaten stammen, für den Datenschutzhinweis", "aus dienstlichen Kontakten und öffentlichen Verzeichnissen"),
    Setting("speicherdauer", "Wie lange Kontaktdaten gespeichert werden, für den Datenschutzhinweis", "solange Sie im Netzwerk mitwirken; Angaben zu einer Veranstaltung bis zwei Jahre nach deren Ende"),
)  # fmt: skip

SETTING_BY_KEY: dict[str, Setting] = {setting.key: setting for setting in SETTINGS}


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their defaults filled in; `settings["mail"]`."""

    values: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.values.get(key) or SETTING_BY_KEY[key].default

    @property
    def salutation_style(self) -> SalutationStyle:
        return SalutationStyle(self["anrede"])

    @property
    def gender_spelling(self) -> GenderSpelling:
        return GenderSpelling(self["gender"])
