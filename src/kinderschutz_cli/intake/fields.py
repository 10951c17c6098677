"""What a column can mean: the fields of organisations and contacts and the German headings they are known by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kinderschutz_cli.domain.folding import fold

Target = Literal["organisationen", "kontakte"]


@dataclass(frozen=True, slots=True)
class Field:
    """`name` is our identifier, `word` what a user types in `--map`, `headings` the synonyms, the best first.

    `several`: numbered columns of one heading belong together ("Name 1", "Name 2").
    """

    name: str
    word: str
    headings: tuple[str, ...]
    several: bool = False


def heading_key(heading: str) -> str:
    """A heading as it is compared: "E-Mail-Adresse\\n(dienstl.)" → "emailadressedienstl"."""
    return re.sub(r"[\W_]+", "", fold(heading))


def heading_stem(key: str) -> str:
    """Without a number at its end: "schulbezeichnung2" → "schulbezeichnung"."""
    return key.rstrip("0123456789")


_STREET = ("Straße", "Straße und Hausnummer", "Straße, Hausnummer", "Straße/Hausnummer", "Straße Hausnr.",
           "Straße Nr.", "Straße und Nr.", "Str.", "Anschrift", "Adresse", "Postanschrift", "Hausanschrift")  # fmt: skip
_HOUSE = ("Hausnummer", "Hausnr.", "Haus-Nr.", "HNr.")
_POSTCODE = ("PLZ", "Postleitzahl", "Post-PLZ")
_CITY = ("Ort", "Stadt", "Wohnort", "Gemeinde", "Kommune", "Ortsname")
_AREA_CODE = ("Telefonvorwahl", "Vorwahl", "Vorwahl Telefon", "Tel.-Vorwahl")
_PHONE = ("Telefon", "Telefonnummer", "Tel.", "Tel.-Nr.", "Telefon-Nr.", "Telefon dienstlich", "Telefon (dienstlich)",
          "Rufnummer", "Durchwahl", "Festnetz", "Fon", "Phone")  # fmt: skip
_MAIL = ("E-Mail", "E-Mail-Adresse", "Mail", "Mailadresse", "E-Mail dienstlich", "E-Mail (dienstlich)",
         "Funktionspostfach", "Elektronische Adresse", "E-Post", "E-Mail-Kontakt", "Kontakt E-Mail")  # fmt: skip
_NOTE = ("Notiz", "Notizen", "Bemerkung", "Bemerkungen", "Anmerkung", "Anmerkungen", "Kommentar", "Hinweis")
_SECTOR = ("Sektor", "Bereich", "Handlungsfeld", "Branche", "Sparte")
_SOURCE = ("Quelle", "Herkunft")
_SINCE = ("Seit", "Erfasst am")
_ID = ("ks-Nr.", "ks-Nummer", "ks-ID", "Nr.", "id")

ORGANISATION_FIELDS: tuple[Field, ...] = (
    Field("name", "name", ("Name", "Schulbezeichnung", "Amtliche Bezeichnung", "Name der Einrichtung",
          "Name der Schule", "Name der Organisation", "Name der Institution", "Name der Kita", "Einrichtungsname",
          "Schulname", "Einrichtung", "Organisation", "Institution", "Organisationsname", "Schule", "Kita",
          "Kindertageseinrichtung", "Firma", "Dienststelle", "Behörde", "Bezeichnung"), several=True),
    Field("short_name", "kurzname", ("Kurzname", "Kurzbezeichnung", "Kurzform", "Abkürzung", "Kürzel")),
    Field("sector", "sektor", _SECTOR),
    Field("kind", "art", ("Art", "Schulform", "Schulart", "Einrichtungsart", "Art der Einrichtung", "Einrichtungstyp",
          "Typ", "Form", "Kategorie")),
    Field("parent", "traeger", ("Gehört zu", "Träger", "Trägername", "Name des Trägers", "Schulträger",
          "Übergeordnet", "Dachorganisation")),
    Field("source_key", "schluessel", ("Schlüssel", "Schulnummer", "Schul-Nr.", "Schulnr.", "Dienststellenschlüssel",
          "Einrichtungsnummer", "Einrichtungs-Nr.", "Einrichtungsnr.", "Kita-Nummer", "Kennziffer", "Kennung",
          "Kennnummer", "Aktenzeichen", "Institutionskennzeichen")),
    Field("street", "strasse", _STREET),
    Field("house_number", "hausnummer", _HOUSE),
    Field("postcode", "plz", _POSTCODE),
    Field("city", "ort", _CITY),
    Field("area_code", "vorwahl", _AREA_CODE),
    Field("phone", "telefon", _PHONE),
    Field("mail", "mail", _MAIL),
    Field("website", "web", ("Internet", "Homepage", "Website", "Webseite", "Internetseite", "Web", "URL", "WWW",
          "Internetadresse")),
    Field("agreement_on", "vereinbarung_am", ("Vereinbarung am", "Vereinbarung § 8a", "Vereinbarung", "8a-Vereinbarung",
          "Vereinbarung nach § 8a SGB VIII", "Vereinbarung vom", "Datum der Vereinbarung")),
    Field("closes_on", "endet_am", ("Endet am", "Schließt am", "Geschlossen am", "Schließung am", "Schließungsdatum",
          "Aufgelöst am", "Auslaufend zum")),
    Field("operation", "betrieb", ("Schulbetriebsschlüssel",)),
    Field("operation_on", "betrieb_am", ("Schulbetriebsdatum",)),
    Field("source", "quelle", _SOURCE),
    Field("since", "seit", _SINCE),
    Field("note", "notiz", _NOTE, several=True),
    Field("id", "nr", _ID),
)  # fmt: skip

CONTACT_FIELDS: tuple[Field, ...] = (
    Field("name", "name", ("Name", "Ansprechpartner", "Ansprechpartnerin", "Ansprechpartner/in", "Ansprechperson",
          "Ansprechpartner:in", "Kontaktperson", "Vollständiger Name", "Vor- und Nachname", "Vorname und Name",
          "Vorname Nachname", "Vorname, Name", "Name, Vorname", "Nachname, Vorname", "Anzeigename", "Person",
          "Teilnehmer", "Teilnehmerin", "Mitglied")),
    Field("form_of_address", "anrede", ("Anrede", "Geschlecht", "Frau/Herr")),
    Field("title", "titel", ("Titel", "Akademischer Titel", "Akad. Titel", "Namenstitel")),
    Field("given", "vorname", ("Vorname", "Vornamen", "Rufname")),
    Field("family", "nachname", ("Nachname", "Familienname", "Zuname", "Hausname")),
    Field("degree", "grad", ("Grad", "Akademischer Grad", "Abschluss", "Namenszusatz")),
    Field("type", "kontaktart", ("Art", "Kontaktart")),
    Field("label", "bezeichnung", ("Bezeichnung", "Postfach", "Stelle", "Sekretariat")),
    Field("own_salutation", "eigene_anrede", ("Eigene Anrede", "Briefanrede", "Persönliche Anrede", "Anredezeile")),
    Field("function", "funktion", ("Funktion", "Position", "Aufgabe", "Tätigkeit", "Dienststellung", "Stellung")),
    Field("organisation", "organisation", ("Organisation", "Einrichtung", "Institution", "Schule", "Firma", "Kita",
          "Name der Einrichtung", "Name der Organisation", "Name der Institution", "Dienststelle", "Arbeitgeber",
          "Behörde", "Träger")),
    Field("sector", "sektor", _SECTOR),
    Field("profession", "beruf", ("Beruf", "Profession", "Berufsgruppe", "Berufsbezeichnung")),
    Field("roles", "rollen", ("Rollen", "Rolle", "Netzwerkrolle")),
    Field("networks", "netzwerke", ("Netzwerke", "Netzwerk")),
    Field("mail", "mail", _MAIL),
    Field("area_code", "vorwahl", _AREA_CODE),
    Field("phone", "telefon", _PHONE),
    Field("mobile", "mobil", ("Mobil", "Mobiltelefon", "Mobilnummer", "Handy", "Handynummer", "Diensthandy",
          "Mobil dienstlich")),
    Field("street", "strasse", _STREET),
    Field("house_number", "hausnummer", _HOUSE),
    Field("postcode", "plz", _POSTCODE),
    Field("city", "ort", _CITY),
    Field("no_contact", "kein_kontakt", ("Kein Kontakt", "Keine Einladungen", "Widerspruch")),
    Field("blocked", "sperrvermerk", ("Sperrvermerk", "Auskunftssperre", "Gesperrt")),
    Field("source", "quelle", _SOURCE),
    Field("since", "seit", _SINCE),
    Field("legal_basis", "rechtsgrundlage", ("Rechtsgrundlage",)),
    Field("note", "notiz", _NOTE, several=True),
    Field("id", "nr", _ID),
)  # fmt: skip

FIELDS: dict[Target, tuple[Field, ...]] = {"organisationen": ORGANISATION_FIELDS, "kontakte": CONTACT_FIELDS}

#: Every heading of every field as it is compared; tells a header row from notes and data.
KNOWN_HEADINGS = frozenset(
    heading_key(heading) for fields in FIELDS.values() for field in fields for heading in field.headings
)
