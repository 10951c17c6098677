"""German words typed where an English command or option stands: `ks einladen` means `ks invite`.

Words are compared folded ("rückgängig", "Rueckgaengig" and "RUECKGAENGIG" are one).
"""

from collections.abc import Collection, Mapping

from kinderschutz_cli.domain.folding import fold

#: What stands after `ks`, and what was meant. The first word must be a registered command.
_AT_ROOT = {
    "invite": "einladen einladung einladungen einladungs-mail lade anschreiben invitation invitations",
    "registration add": "anmelden zusagen eintragen",
    "registration": "anmeldung anmeldungen teilnahme teilnehmer teilnehmerin teilnehmende teilnehmerliste warteliste",
    "registration set": "abmelden",
    "import": "importieren einlesen einspielen laden",
    "export": "exportieren ausgeben drucken ausgabe",
    "event": "veranstaltung veranstaltungen termin termine konferenz fachtag events",
    "event create": "anlegen neu veranstaltung-anlegen",
    "contact": "kontakt kontakte person personen adressen ansprechpartner contacts",
    "org": "organisation organisationen einrichtung einrichtungen institution träger schule schulen orgs",
    "sector": "sektor sektoren bereich bereiche sectors",
    "kind": "art arten einrichtungsart kinds",
    "profession": "beruf berufe berufsgruppe professions",
    "role": "rolle rollen funktion roles",
    "network": "netzwerk netzwerke netz",
    "program": "programm programmpunkt programmpunkte ablauf agenda tagesordnung programme",
    "template": "vorlage vorlagen muster templates",
    "settings": "einstellung einstellungen konfiguration config setting",
    "log": "protokoll verlauf historie änderungen journal history",
    "undo": "rückgängig zurück zurücknehmen widerrufen",
    "backup": "sichern sicherung sicherungskopie datensicherung",
    "doctor": "prüfen diagnose prüfung",
    "init": "einrichten beginnen anfangen starten start",
    "demo": "vorführen vorführung beispiel probe",
    "status": "stand übersicht lage",
    "completion": "vervollständigung ergänzung autovervollständigung",
    "--help": "hilfe help ?",
    "--version": "version",
}

#: Verbs after a noun; a word may mean several commands, the first that the group has is named.
_IN_A_GROUP = {
    "create": "anlegen neu erstellen hinzufügen add new",
    "add": "hinzufügen anlegen neu eintragen ergänzen anmelden create new",
    "list": "liste auflisten alle anzeigen ls",
    "show": "zeigen anzeigen zeige ansehen",
    "edit": "ändern bearbeiten aktualisieren change update",
    "set": "setzen ändern festlegen",
    "remove": "löschen entfernen lösche delete rm",
    "cancel": "absagen streichen",
    "copy": "kopieren kopie duplizieren",
    "use": "verwenden benutzen nehmen wählen",
    "move": "verschieben umstellen",
    "part": "teil teile veranstaltungsteil",
    "rename": "umbenennen",
    "check": "prüfen prüfe testen",
}

_OPTIONS = {
    "--help": "hilfe",
    "--version": "fassung",
    "--date": "datum tag am",
    "--time": "uhrzeit zeit",
    "--place": "ort",
    "--seats": "plätze sitzplätze",
    "--deadline": "frist anmeldeschluss",
    "--sector": "sektor bereich",
    "--kind": "art",
    "--role": "rolle",
    "--network": "netzwerk",
    "--event": "veranstaltung",
    "--contact": "kontakt",
    "--org": "organisation einrichtung",
    "--function": "funktion",
    "--profession": "beruf",
    "--postcode": "plz postleitzahl",
    "--city": "ort stadt",
    "--street": "straße adresse anschrift",
    "--phone": "telefon tel rufnummer",
    "--mobile": "handy mobil",
    "--mail": "email e-mail mailadresse",
    "--title": "titel",
    "--given": "vorname",
    "--family": "nachname name",
    "--salutation": "briefanrede",
    "--note": "notiz bemerkung",
    "--source": "quelle herkunft",
    "--parent": "träger",
    "--motto": "leitspruch",
    "--status": "stand zustand",
    "--channel": "weg",
    "--part": "teil",
    "--yes": "ja",
    "--again": "nochmal erneut",
    "--dry-run": "probe probelauf",
    "--force": "erzwingen",
    "--where": "wo",
    "--as": "als",
    "--map": "zuordnung",
    "--minutes": "minuten dauer",
    "--until": "bis ende",
    "--person": "referent referentin mitwirkende",
    "--host": "gastgeber",
    "--fee": "gebühr kosten",
    "--theme": "thema",
    "--aim": "ziel",
    "--room": "raum",
}


def _by_word(table: Mapping[str, str]) -> dict[str, list[str]]:
    meanings: dict[str, list[str]] = {}
    for meant, words in table.items():
        for word in words.split():
            meanings.setdefault(fold(word), []).append(meant)
    return meanings


def command_meant(typed: str, known: Collection[str], *, at_root: bool, forgiving: bool = False) -> str | None:
    """What stands after the group's name when `typed` is a German word for one of its `known` commands.

    `forgiving` also takes a word with a slip in it.
    """
    meanings = _by_word(_AT_ROOT if at_root else _IN_A_GROUP)
    word = fold(typed)
    if forgiving:
        from difflib import get_close_matches  # 4 ms, needed for a mistake only

        word = next(iter(get_close_matches(word, meanings, n=1, cutoff=0.84)), word)
    for meant in meanings.get(word, ()):
        if meant.startswith("--") or meant.split()[0] in known:
            return meant
    return None


def option_meant(typed: str, known: Collection[str]) -> str | None:
    """The English option when `typed` ("--datum") is a German word for one of the `known` options."""
    return next((meant for meant in _by_word(_OPTIONS).get(fold(typed.lstrip("-")), ()) if meant in known), None)
