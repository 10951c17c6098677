"""What the change journal tells: commands, and how many records each of them touched."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows of one table a command inserted, updated or deleted."""

    table: str
    operation: str
    number: int


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One command of the user. `undone_by` is the number of the command that undid it, if that still holds."""

    number: int
    name: str
    at: datetime
    os_user: str
    counts: tuple[Count, ...]
    files: tuple[str, ...] = ()
    undoes: int | None = None
    undone_by: int | None = None

    @property
    def summary(self) -> str:
        """ "24 Einladungen neu, 3 Kontakte geändert"."""
        return ", ".join(
            f"{count.number} {noun(count.table, count.number)} {_OPERATIONS[count.operation]}" for count in self.counts
        )


_OPERATIONS = {"insert": "neu", "update": "geändert", "delete": "gelöscht"}

_NOUNS = {
    "setting": ("Einstellung", "Einstellungen"),
    "network": ("Netzwerk", "Netzwerke"),
    "source": ("Quelle", "Quellen"),
    "sector": ("Sektor", "Sektoren"),
    "kind": ("Art", "Arten"),
    "profession": ("Beruf", "Berufe"),
    "role": ("Rolle", "Rollen"),
    "legal_entry": ("Eintrag der Rechtslisten", "Einträge der Rechtslisten"),
    "coverage_rule": ("Zuordnung zum Recht", "Zuordnungen zum Recht"),
    "organisation": ("Organisation", "Organisationen"),
    "contact": ("Kontakt", "Kontakte"),
    "affiliation": ("Zugehörigkeit", "Zugehörigkeiten"),
    "contact_role": ("Rolle eines Kontakts", "Rollen von Kontakten"),
    "network_member": ("Mitgliedschaft", "Mitgliedschaften"),
    "series": ("Reihe", "Reihen"),
    "event": ("Veranstaltung", "Veranstaltungen"),
    "event_network": ("Netzwerk einer Veranstaltung", "Netzwerke einer Veranstaltung"),
    "part": ("Veranstaltungsteil", "Veranstaltungsteile"),
    "body": ("beteiligte Stelle", "beteiligte Stellen"),
    "programme_item": ("Programmpunkt", "Programmpunkte"),
    "appearance": ("Mitwirkung", "Mitwirkungen"),
    "invitation": ("Einladung", "Einladungen"),
    "message": ("Nachricht", "Nachrichten"),
    "registration": ("Anmeldung", "Anmeldungen"),
    "move": ("Statuswechsel", "Statuswechsel"),
}


def noun(table: str, number: int = 1) -> str:
    """The German noun of a table, singular or plural."""
    singular, plural = _NOUNS.get(table, (table, table))
    return singular if number == 1 else plural
