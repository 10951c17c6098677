"""What a column can mean: the fields of organisations and contacts and the German headings they are known by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kinderschutz_cli.domain.folding import fold

Target = Literal["organisationen", "kontakte", "anmeldungen"]


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
    """Without a number and a word for "at work" at its end: "schulbezeichnung2", "telefondienstl" → "telefon"."""
    return _AT_WORK.sub("", key.rstrip("0123456789"))


_AT_WORK = re.compile(r"(?<=.)(?:dienstliche?|dienstl|geschaftlich|gesch|beruflich|buro)$")


_STREET = ("Straße", "Straße und Hausnummer", "Straße, Hausnummer", "Straße/Hausnummer", "Straße Hausnr.",
           "Straße Nr.", "Straße und Nr.", "Str.", "Straße/Nr.", "Straße, Nr.", "Straße + Nr.", "Straße, Hausnr.",
          "Straße/Hausnr.", "Straßenname", "Anschrift", "Adresse", "Postanschrift", "Hausanschrift", "Dienstanschrift",
          "Business Street", "Street", "Address")  # fmt: skip
_HOUSE = ("Hausnummer", "Hausnr.", "Haus-Nr.", "HNr.", "HausNummer/Zusatz")
_POSTCODE = ("PLZ", "Postleitzahl", "Post-PLZ", "Business Postal Code", "Postal Code", "ZIP", "Zip Code")
_CITY = ("Ort", "Stadt", "Wohnort", "Gemeinde", "Kommune", "Ortsname", "Business City", "City")
_PLACE = ("PLZ Ort", "PLZ und Ort", "PLZ, Ort", "Postleitzahl Ort", "Postleitzahl und Ort", "Ort mit PLZ",
          "PLZ Wohnort", "PLZ + Ort", "PLZ Stadt")  # fmt: skip
_AREA_CODE = ("Telefonvorwahl", "Vorwahl", "Vorwahl Telefon", "Tel.-Vorwahl")
_PHONE = ("Telefon", "Telefonnummer", "Tel.", "Tel.-Nr.", "Telefon-Nr.", "Telefon dienstlich", "Telefon (dienstlich)",
          "Rufnummer", "Durchwahl", "Festnetz", "Festnetznummer", "Fon", "Phone", "Telefon/Durchwahl", "Telefon-Nummer",
          "Telefonnr.", "Tel./Durchwahl", "Telefon Büro", "Telefon direkt", "Telefonkontakt", "Tel./Fax", "Telefon/Fax", "Telefon, Fax", "Dienstliche Telefonnummer", "Business Phone",
          "Telephone", "Primary Phone", "Phone Number")  # fmt: skip
_MAIL = ("E-Mail", "E-Mail-Adresse", "Mail", "Mailadresse", "E-Mail dienstlich", "E-Mail (dienstlich)",
         "Funktionspostfach", "Elektronische Adresse", "E-Post", "E-Mail-Kontakt", "Kontakt E-Mail",
         "E-Mail (Einrichtung)", "eMail-Adressen", "E-Mail-Adressen", "E-Mails", "Mailkontakt", "E-Mail Address",
         "E-mail 2 Address", "E-Mail 2: Adresse", "E-Mail 3: Adresse", "E-mail 3 Address", "E-Mail: Adresse",
         "Dienstliche E-Mail", "Dienstliche E-Mail-Adresse", "Dienstliche Mailadresse", "Berufliche E-Mail",
         "Berufliche E-Mail-Adresse")  # fmt: skip
_NOTE = ("Notiz", "Notizen", "Bemerkung", "Bemerkungen", "Anmerkung", "Anmerkungen", "Kommentar", "Hinweis", "Hinweise", "Notes",
         "Sonstiges", "Zusatzinfo", "Ergänzung", "Anm.", "Bem.", "Info", "Infos")  # fmt: skip
_SECTOR = ("Sektor", "Bereich", "Handlungsfeld", "Branche", "Sparte")
_SOURCE = ("Quelle", "Herkunft")
_SINCE = ("Seit", "Erfasst am")
_ID = ("ks-Nr.", "ks-Nummer", "ks-ID", "Nr.", "id")

ORGANISATION_FIELDS: tuple[Field, ...] = (
    Field("name", "name", ("Name", "Schulbezeichnung", "Amtliche Bezeichnung", "Name der Einrichtung",
          "Name der Schule", "Name der Organisation", "Name der Institution", "Name der Kita", "Einrichtungsname",
          "Schulname", "Einrichtung", "Organisation", "Institution", "Organisationsname", "Schule", "Kita",
          "Kindertageseinrichtung", "Firma", "Dienststelle", "Behörde", "Bezeichnung", "Einrichtung/Institution",
          "Institution/Organisation", "Organisation/Institution", "Einrichtung/Träger", "Kindergarten", "Praxis",
          "Beratungsstelle", "Verein", "Company", "Organization", "Organisation Name", "Kita-Name"), several=True),
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
    Field("place", "plz_ort", _PLACE),
    Field("area_code", "vorwahl", _AREA_CODE),
    Field("phone", "telefon", _PHONE),
    Field("mail", "mail", _MAIL),
    Field("website", "web", ("Internet", "Homepage", "Website", "Webseite", "Internetseite", "Web", "URL", "WWW",
          "Internetadresse", "Web Page", "Website URL", "Internetauftritt")),
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

#: Headings over names that say at the same time what these people do.
LEADERS = ("Leitung", "Leiter/in", "Leiter", "Leiterin", "Einrichtungsleitung", "Schulleitung", "Schulleiter/in",
           "Kita-Leitung", "Kitaleitung", "Geschäftsführung", "Name der Leitung", "Name der Schulleitung")  # fmt: skip

CONTACT_FIELDS: tuple[Field, ...] = (
    Field("name", "name", ("Name", "Ansprechpartner", "Ansprechpartnerin", "Ansprechpartner/in", "Ansprechperson",
          "Ansprechpartner:in", "Kontaktperson", "Vollständiger Name", "Vor- und Nachname", "Vorname und Name",
          "Vorname Nachname", "Vorname, Name", "Name, Vorname", "Nachname, Vorname", "Anzeigename", "Person",
          "Ansprechpartner/innen", "Ansprechpersonen", "Ansprechp.", "Ansprechpers.", "Ansprechpartn.", "AP", "Zuständige Person",
          "Sachbearbeitung", "Sachbearbeiter/in", "Verantwortliche Person", "Kontakt Name", "Name Ansprechpartner", "Name der Ansprechperson",
          "Name des Ansprechpartners", "Name der Person", "Name, Titel", "Titel, Name", "Titel Vorname Name",
          "Anrede, Name", "Fachkraft", "Teilnehmer", "Teilnehmerin", "Teilnehmer/in", "Teilnehmende", "Mitglied",
          "Full Name", "Display Name", "Vor-/Nachname", "Vor- und Zuname", "Vor- und Familienname", *LEADERS,
          "Stellv. Leitung", "Stellvertretende Leitung", "Stellv. Schulleitung", "Stellvertretung", "Vertretung")),
    Field("form_of_address", "anrede", ("Anrede", "Geschlecht", "Frau/Herr", "Herr/Frau", "m/w/d", "m/w", "Gender", "Salutation")),
    Field("title", "titel", ("Titel", "Akademischer Titel", "Akad. Titel", "Namenstitel", "Title", "Dr.-Titel")),
    Field("given", "vorname", ("Vorname", "Vornamen", "Rufname", "First Name", "Given Name")),
    Field("family", "nachname", ("Nachname", "Familienname", "Zuname", "Hausname", "Last Name", "Surname", "Family Name")),
    Field("degree", "grad", ("Grad", "Akademischer Grad", "Abschluss", "Namenszusatz")),
    Field("type", "kontaktart", ("Art", "Kontaktart")),
    Field("label", "bezeichnung", ("Bezeichnung", "Postfach", "Stelle", "Sekretariat")),
    Field("own_salutation", "eigene_anrede", ("Eigene Anrede", "Briefanrede", "Persönliche Anrede", "Anredezeile")),
    Field("function", "funktion", ("Funktion", "Position", "Aufgabe", "Tätigkeit", "Dienststellung", "Stellung",
          "Job Title", "Funktion/Position", "Position/Funktion", "Aufgabengebiet", "Arbeitsbereich", "Zuständigkeit")),
    Field("organisation", "organisation", ("Organisation", "Einrichtung", "Institution", "Schule", "Firma", "Kita",
          "Name der Einrichtung", "Name der Organisation", "Name der Institution", "Dienststelle", "Arbeitgeber",
          "Behörde", "Träger", "Einrichtung/Institution", "Institution/Organisation", "Organisation/Institution",
          "Einrichtung/Träger", "Name der Schule", "Name der Kita", "Schulname", "Einrichtungsname", "Kindergarten",
          "Kindertageseinrichtung", "Praxis", "Beratungsstelle", "Verein", "Amt", "Jugendamt", "Company",
          "Organization", "Institution/Schule", "Kommune/Träger")),
    Field("sector", "sektor", _SECTOR),
    Field("profession", "beruf", ("Beruf", "Profession", "Berufsgruppe", "Berufsbezeichnung")),
    Field("roles", "rollen", ("Rollen", "Rolle", "Netzwerkrolle")),
    Field("networks", "netzwerke", ("Netzwerke", "Netzwerk")),
    Field("mail", "mail", _MAIL),
    Field("area_code", "vorwahl", _AREA_CODE),
    Field("phone", "telefon", _PHONE),
    Field("mobile", "mobil", ("Mobil", "Mobiltelefon", "Mobilnummer", "Handy", "Handynummer", "Diensthandy",
          "Mobil dienstlich", "Mobilfunk", "Mobilfunknummer", "Mobil-Nr.", "Handy-Nr.", "Mobile Phone", "Mobile")),
    Field("street", "strasse", _STREET),
    Field("house_number", "hausnummer", _HOUSE),
    Field("postcode", "plz", _POSTCODE),
    Field("city", "ort", _CITY),
    Field("place", "plz_ort", _PLACE),
    Field("no_contact", "kein_kontakt", ("Kein Kontakt", "Keine Einladungen", "Widerspruch")),
    Field("blocked", "sperrvermerk", ("Sperrvermerk", "Auskunftssperre", "Gesperrt")),
    Field("source", "quelle", _SOURCE),
    Field("since", "seit", _SINCE),
    Field("legal_basis", "rechtsgrundlage", ("Rechtsgrundlage",)),
    Field("note", "notiz", _NOTE, several=True),
    Field("id", "nr", _ID),
)  # fmt: skip

#: These are about the contact and not about one registration, or mean something else in a form.
_NOT_IN_FORMS = ("type", "sector", "networks", "roles", "no_contact", "blocked", "source", "since", "legal_basis", "id")

#: What only the export of a form has; one of these tells it from a list of contacts.
FORM_HEADINGS = ("Anmeldung", "Anmeldestatus", "Zusage/Absage", "Zu-/Absage", "Teilnahme", "Teilnahmeform",
                 "Form der Teilnahme", "Art der Teilnahme", "Teilnahme vor Ort/online", "Teilnahme vor Ort oder online",
                 "Zeitstempel", "Timestamp", "Anmeldedatum", "Angemeldet am", "Datum der Anmeldung",
                 "Eingang der Anmeldung", "Nehmen Sie teil", "Nehmen Sie an der Veranstaltung teil", "Ich nehme teil",
                 "Teilnahme an der Veranstaltung", "Fertigstellungszeit", "Completion time", "Datum abgeschickt",
                 "1. Wunsch", "Wunsch 1", "Erstwunsch", "1. Wahl", "Wahl 1", "Erste Wahl")  # fmt: skip

#: What people choose among, as forms call it.
_CHOICES = ("Workshop", "Arbeitsgruppe", "AG", "Forum", "Workshopwahl")


def _wish(rank: int, ordinal: str, first: str, *more: str) -> Field:
    """The column of one wish: "2. Wunsch", "Wahl 2", "Zweitwunsch", "Workshop 2"."""
    words = ("Wunsch", "Wahl", "Priorität", "Präferenz")
    spelt = [text for word in words for text in (f"{rank}. {word}", f"{word} {rank}")]
    spelt += [f"{ordinal}{word}" for word in ("wunsch", "wahl")] + [f"{first} {word}" for word in ("Wahl", "Priorität")]
    return Field(f"wish_{rank}", f"wunsch{rank}", (*spelt, *(f"{choice} {rank}" for choice in _CHOICES), *more))


#: The first wish, where there is only one, also under what is chosen.
_WISHES = (
    _wish(1, "Erst", "Erste", *_CHOICES, "Wunsch", "Wünsche", "Gewünschter Workshop", "Gewünschte Arbeitsgruppe",
          "Workshop-Wunsch", "Welchen Workshop möchten Sie besuchen", "Welche Arbeitsgruppe möchten Sie besuchen"),
    _wish(2, "Zweit", "Zweite", "Alternative", "Ersatzwunsch"),
    _wish(3, "Dritt", "Dritte"),
)  # fmt: skip

REGISTRATION_FIELDS: tuple[Field, ...] = (
    *(field for field in CONTACT_FIELDS if field.name not in (*_NOT_IN_FORMS, "note")),
    Field("status", "status", ("Anmeldestatus", "Status", "Anmeldung", "Zusage/Absage", "Zu-/Absage", "Rückmeldung",
          "Teilnahme", "Nehmen Sie teil", "Nehmen Sie an der Veranstaltung teil", "Ich nehme teil",
          "Teilnahme an der Veranstaltung")),
    Field("form", "form", ("Teilnahmeform", "Form der Teilnahme", "Art der Teilnahme", "Teilnahme vor Ort/online",
          "Teilnahme vor Ort oder online", "Vor Ort/online", "Vor Ort oder online", "Präsenz/Online", "Teilnahme")),
    Field("received", "eingang", ("Zeitstempel", "Eingang", "Eingegangen", "Eingegangen am", "Eingangsdatum",
          "Timestamp", "Eingang der Anmeldung", "Anmeldedatum", "Angemeldet am", "Datum der Anmeldung", "Gesendet am",
          "Abgeschickt am", "Fertigstellungszeit", "Completion time", "Datum abgeschickt")),
    Field("remark", "bemerkung", ("Bemerkung", "Bemerkungen", "Anmerkung", "Anmerkungen", "Kommentar", "Hinweis",
          "Hinweise", "Nachricht", "Mitteilung"), several=True),
    Field("note", "notiz", ("Notiz", "Notizen"), several=True),
    *_WISHES,
)  # fmt: skip

FIELDS: dict[Target, tuple[Field, ...]] = {
    "organisationen": ORGANISATION_FIELDS,
    "kontakte": CONTACT_FIELDS,
    "anmeldungen": REGISTRATION_FIELDS,
}

#: Every heading of every field as it is compared; tells a header row from notes and data.
KNOWN_HEADINGS = frozenset(
    heading_key(heading) for fields in FIELDS.values() for field in fields for heading in field.headings
)

#: The same as they are spelt, to pass over the rows of data quickly.
HEADING_SPELLINGS: frozenset[object] = frozenset(
    spelling
    for fields in FIELDS.values()
    for field in fields
    for heading in field.headings
    for spelling in (heading, heading.upper(), heading.lower())
)
