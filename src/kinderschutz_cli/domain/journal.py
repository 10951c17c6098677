"""What the change journal tells: commands, and how many records each of them touched."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows of one table a command inserted, updated or deleted."""

    table: str
    operation: str
    number: int


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One command of the user. `undone_by` is the number of the command that undid it, if that still holds.

    `purged`: what it changed was deleted under data protection; only the numbers are left.
    """

    number: int
    name: str
    at: datetime
    os_user: str
    counts: tuple[Count, ...]
    files: tuple[str, ...] = ()
    undoes: int | None = None
    undone_by: int | None = None
    purged: bool = False

    @property
    def summary(self) -> str:
        """ "24 Einladungen neu, 3 Kontakte geändert"."""
        return ", ".join(
            f"{count.number} {noun(count.table, count.number)} {OPERATIONS[count.operation]}" for count in self.counts
        )

    @property
    def inverse(self) -> str:
        """What undoing it does: "24 Einladungen entfernt, 3 Kontakte zurückgesetzt"."""
        return ", ".join(
            f"{count.number} {noun(count.table, count.number)} {_INVERSE[count.operation]}" for count in self.counts
        )


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """What one command did to one record; `fields` are the changed columns of an update."""

    table: str
    row_id: int
    operation: str
    fields: tuple[str, ...] = ()


OPERATIONS = {"insert": "neu", "update": "geändert", "delete": "gelöscht"}
_INVERSE = {"insert": "entfernt", "update": "zurückgesetzt", "delete": "wiederhergestellt"}

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
    "quota": ("Quote eines Sektors", "Quoten von Sektoren"),
    "session_wish": ("Wunsch für eine Gruppe", "Wünsche für Gruppen"),
    "session_place": ("Platz in einer Gruppe", "Plätze in Gruppen"),
    "attendance": ("Anwesenheit", "Anwesenheiten"),
    "need": ("Bedarf", "Bedarfe"),
    "consent": ("Einwilligung", "Einwilligungen"),
    "list_shape": ("gemerkte Zuordnung einer Liste", "gemerkte Zuordnungen von Listen"),
    "list_translation": ("Übersetzung eines Worts aus Listen", "Übersetzungen von Wörtern aus Listen"),
    "list_taken": ("Vermerk über eine eingelesene Liste", "Vermerke über eingelesene Listen"),
    "doubtful_row": ("zweifelhafte Zeile", "zweifelhafte Zeilen"),
    "distinct_contact": ("Vermerk „kein Doppel“ zu Kontakten", "Vermerke „kein Doppel“ zu Kontakten"),
    "distinct_organisation": ("Vermerk „kein Doppel“ zu Organisationen", "Vermerke „kein Doppel“ zu Organisationen"),
}


def noun(table: str, number: int = 1) -> str:
    """The German noun of a table, singular or plural."""
    singular, plural = _NOUNS.get(table, (table, table))
    return singular if number == 1 else plural


_FIELDS = {
    "key": "Name", "value": "Wert", "slug": "Kürzel", "name": "Name", "label": "Bezeichnung", "relation": "Verhältnis",
    "group_slug": "Gruppe", "sector_id": "Sektor", "kind_id": "Art", "profession_id": "Beruf", "role_id": "Rolle",
    "confidential": "Geheimnisträger", "short_name": "Kurzname", "parent_id": "übergeordnete Organisation",
    "street": "Straße", "postcode": "PLZ", "city": "Ort", "phone": "Telefon", "mobile": "Mobiltelefon",
    "mail": "E-Mail", "website": "Internet", "agreement_on": "Vereinbarung", "source_key": "Schlüssel der Quelle",
    "closes_on": "schließt am", "note": "Bemerkung", "source_id": "Quelle", "since": "seit",
    "legal_basis": "Rechtsgrundlage", "type": "Form", "form_of_address": "Anrede", "title": "Titel",
    "given": "Vorname", "particle": "Namenszusatz", "family": "Nachname", "degree": "Abschluss",
    "own_salutation": "eigene Anrede", "own_address_line": "eigene Anschriftzeile", "no_contact": "kein Kontakt",
    "blocked": "Sperrvermerk", "informed_on": "informiert am", "contact_id": "Kontakt",
    "organisation_id": "Organisation", "function": "Funktion", "begins": "von", "ends": "bis", "starts": "Beginn",
    "position": "Reihenfolge", "network_id": "Netzwerk", "joined": "dabei seit", "kind": "Art", "status": "Status",
    "series_id": "Reihe", "number": "Nummer", "theme": "Thema", "motto": "Motto", "aim": "Ziel",
    "audience": "Zielgruppe", "occasion": "Anlass", "register_link": "Anmeldung über Formular",
    "register_mail": "Anmeldung per E-Mail", "register_phone": "Anmeldung per Telefon",
    "register_by_calendar": "Anmeldung per Kalender", "register_third_party": "Anmeldung bei Dritten",
    "deadline": "Anmeldeschluss", "fee_covers": "Beitrag enthält", "place_rule": "Platzvergabe",
    "event_id": "Veranstaltung", "day": "Tag", "zone": "Zeitzone", "place_name": "Veranstaltungsort", "room": "Raum",
    "form": "Form", "link": "Link", "seats": "Plätze", "fee_cents": "Beitrag", "role": "Rolle",
    "part_id": "Veranstaltungsteil", "minutes": "Dauer", "track": "Strang", "places": "Plätze",
    "description": "Beschreibung", "result": "Ergebnis", "item_id": "Programmpunkt", "affiliation": "Zugehörigkeit",
    "invited_at": "eingeladen am", "channel": "Weg", "subject": "Betreff", "text": "Text", "html": "Text (HTML)",
    "file": "Datei", "version": "Fassung", "rendered_at": "erstellt am", "received_at": "eingegangen", "answered_at": "zuletzt geantwortet",
    "stands_for_id": "vertritt", "registered_by": "angemeldet von", "from_status": "Status vorher",
    "to_status": "Status nachher", "at": "Zeitpunkt", "reason": "Grund", "source": "Quelle", "person": "Person",
    "begun": "begonnen", "rhythm": "Rhythmus", "planned_sequel": "geplante Fortsetzung", "own": "eigenes",
    "as_of": "Stand", "code": "Nummer", "list": "Liste", "legal_entry_id": "Eintrag der Rechtslisten",
    "registration_id": "Anmeldung", "received_on": "erhalten am", "key_heading": "Spalte des Schlüssels", "needs_agreement": "nur mit Vereinbarung",
    "headings": "Überschriften", "target": "eingelesen als", "words": "Zuordnung", "heading": "Überschrift",
    "word": "Wort", "command_id": "Befehl", "cells": "Zellen", "row": "Zeile", "decision": "Entscheidung",
    "record_id": "Eintrag", "rule": "Vergaberegel", "seed": "Startwert des Loses", "kept_seats": "freigehaltene Plätze",
    "cap": "Höchstzahl je Einrichtung", "cap_level": "Ebene der Höchstzahl", "allotted_at": "vergeben am",
    "seat": "Art des Platzes", "offered_until": "angeboten bis", "move_id": "Statuswechsel", "minimum": "mindestens",
    "until": "bis", "maximum": "höchstens", "rank": "Rang", "came_at": "gekommen", "left_at": "gegangen",
    "known_by": "bekannt durch", "recorded_at": "festgehalten am", "consented_on": "eingewilligt am",
    "consent": "Einwilligung", "purpose": "Zweck", "granted": "erteilt", "given_on": "gegeben am", "how": "auf welchem Weg",
    "other_id": "das andere", "decided_on": "entschieden am",
}  # fmt: skip


def field_name(column: str) -> str:
    """The German name of a column."""
    return _FIELDS.get(column, column)


def left_behind(files: Sequence[str]) -> str:
    """ "24 Dateien in ausgabe/3-konferenz bleiben liegen"; paths have `/`."""
    if len(files) == 1:
        return f"Die Datei {files[0]} bleibt liegen"
    return f"{len(files)} Dateien{where(files)} bleiben liegen"


def where(files: Sequence[str]) -> str:
    """The folder that files have in common: " in ausgabe/3-konferenz", nothing if they have none."""
    parents = [file.split("/")[:-1] for file in files]
    alike = takewhile(lambda pieces: len(set(pieces)) == 1, zip(*parents, strict=False))
    common = [pieces[0] for pieces in alike]
    return f" in {'/'.join(common)}" if common else ""
