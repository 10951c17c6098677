"""The German words every template sees. Each is declared once, with its meaning and a sample value.

`docs/vorlagen.md` is printed from these classes and `ks template check` renders every template with their samples.
An empty text becomes `Leer`, which is falsy and remembers its name: `{{ kontakt.telefon }}` in a letter is then an
error that names the word, while `{% if kontakt.telefon %}` and `{{ kontakt.telefon or "" }}` are fine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Self


class Leer(str):
    """An empty value that knows which word of the vocabulary it stands for."""

    __slots__ = ("word",)
    word: str

    def __new__(cls, word: str) -> Self:
        empty = super().__new__(cls, "")
        empty.word = word
        return empty


def word(meaning: str, sample: Any) -> Any:
    """A field of the vocabulary: what it means (German) and what `ks template check` puts there."""
    return field(metadata={"meaning": meaning, "sample": sample})


class Words:
    """Base of all vocabulary classes: turns empty texts into `Leer`.

    Equality, hash and text stand here once: writing them anew for each of the ten classes took 8 ms of every export.
    """

    __slots__ = ()

    def __post_init__(self) -> None:
        empty = [name for name, value in vars(self).items() if isinstance(value, str) and not value]
        for name in empty:
            object.__setattr__(self, name, Leer(f"{type(self).__name__.lower()}.{name}"))

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({values})"


@dataclass(frozen=True, eq=False, repr=False)
class Netzwerk(Words):
    """The network as it writes letters: letterhead, sender, data protection."""

    name: str = word("Name des Netzwerks", "Netzwerk Kinderschutz Musterstadt")
    jugendamt: str = word("Träger des Jugendamts", "Stadt Musterstadt")
    mail: str = word("E-Mail-Adresse", "kinderschutz@example.org")
    telefon: str = word("Telefon nach DIN 5008", "02306 104-1234")
    strasse: str = word("Straße und Hausnummer", "Rathausplatz 1")
    plz: str = word("Postleitzahl", "44532")
    ort: str = word("Ort", "Musterstadt")
    absender: str = word(
        "Absenderzeile über dem Anschriftfeld", "Stadt Musterstadt · Rathausplatz 1 · 44532 Musterstadt"
    )
    briefkopf: tuple[str, ...] = word("Zeilen des Briefkopfs", ("Stadt Musterstadt", "Netzwerk Kinderschutz"))
    logo: str = word("Bilddatei für den Briefkopf, oder leer", "")
    rechtsgrundlage: str = word("Rechtsgrundlage der Verarbeitung", "Art. 6 Abs. 1 Buchst. e DSGVO, § 9 LKSG NRW")
    verantwortlich: str = word("verantwortliche Stelle (DSGVO)", "Stadt Musterstadt, Jugendamt")
    datenschutz: str = word("Datenschutzbeauftragte:r", "datenschutz@example.org")
    gruss: str = word("Grußformel", "Mit freundlichen Grüßen")
    anmeldetext: str = word("Zusatz unter den Angaben zur Anmeldung", "Bitte melden Sie sich einzeln an.")
    herkunft: str = word("woher Kontaktdaten stammen", "aus dienstlichen Kontakten")
    speicherdauer: str = word("wie lange gespeichert wird", "solange Sie im Netzwerk mitwirken")


@dataclass(frozen=True, eq=False, repr=False)
class Koordination(Words):
    """The coordinating office, which signs."""

    name: str = word("Name der Koordination", "Kim Muster")
    funktion: str = word("Funktion unter der Unterschrift", "Netzwerkkoordination Kinderschutz")
    mail: str = word("E-Mail-Adresse", "kim.muster@example.org")
    telefon: str = word("Telefon", "02306 104-1234")


@dataclass(frozen=True, eq=False, repr=False)
class Mitwirkende(Words):
    """Who appears in one item of the programme."""

    name: str = word("Person, Amt, Stelle oder Beruf, wie im Programm", "Prof. Dr. Heike Muster")
    rolle: str = word("referiert, moderiert, begrüßt, wirkt mit", "referiert")
    zusatz: str = word("Organisation oder Funktion dahinter", "Hochschule Musterstadt")


@dataclass(frozen=True, eq=False, repr=False)
class Programmpunkt(Words):
    """One item of the programme."""

    beginn: time | None = word("Beginn (Uhrzeit) oder leer", time(9, 45))
    ende: time | None = word("Ende (Uhrzeit) oder leer", time(10, 45))
    zeit: str = word("Zeit als Text, leer wenn offen", "09:45 Uhr")
    dauer: int | None = word("Minuten oder leer", 60)
    art: str = word("Art, z. B. Grußwort, Vortrag, Pause", "Vortrag")
    titel: str = word("Titel", "Kinderschutz in gemeinsamer Verantwortung")
    personen: tuple[Mitwirkende, ...] = word("wer auftritt", ("Mitwirkende",))
    personen_text: str = word("alle Personen in einer Zeile", "Prof. Dr. Heike Muster (Hochschule Musterstadt)")
    strang: str = word("Strang bei parallelen Angeboten", "A")
    raum: str = word("Raum", "Saal")
    plaetze: int | None = word("Plätze oder leer", 30)
    beschreibung: str = word("kurzer Text", "Was gelingende Netzwerke ausmacht.")


@dataclass(frozen=True, eq=False, repr=False)
class Teil(Words):
    """A part of an event, with its own day, place and programme."""

    titel: str = word("Titel des Veranstaltungsteils, leer wenn es nur einen gibt", "Tag 1")
    datum: date | None = word("Datum, leer solange offen", date(2025, 10, 8))
    datum_text: str = word(
        "Datum als Text mit Wochentag; auch „im Oktober 2025“ oder „Termin folgt“", "Mittwoch, 8. Oktober 2025"
    )
    beginn: time | None = word("Beginn", time(9, 0))
    ende: time | None = word("Ende", time(16, 0))
    zeit_text: str = word("Zeit als Text", "09:00 bis 16:00 Uhr")
    ort: str = word("Ort in einer Zeile", "Bürgerhaus, Marktplatz 1, 44532 Musterstadt")
    form: str = word("vor Ort, online oder hybrid", "vor Ort")
    link: str = word("Link bei online und hybrid", "https://example.org/raum")
    plaetze: int | None = word("Plätze, leer solange offen", 150)
    programm: tuple[Programmpunkt, ...] = word("Programmpunkte dieses Teils", ("Programmpunkt",))


@dataclass(frozen=True, eq=False, repr=False)
class Anmeldeweg(Words):
    """How one registers."""

    link: str = word("Link zum Formular", "https://example.org/anmeldung")
    mail: str = word("E-Mail-Adresse für Anmeldungen", "anmeldung@example.org")
    telefon: str = word("Telefon für Anmeldungen", "02306 104-1234")
    kalender: bool = word("Anmeldung durch Annehmen des Kalendereintrags", False)
    ueber: str = word("dritte Stelle, z. B. die VHS", "VHS Musterstadt")
    frist: date | None = word("Anmeldeschluss", date(2025, 9, 12))
    frist_text: str = word("Anmeldeschluss als Text mit Wochentag", "Freitag, 12. September 2025")


@dataclass(frozen=True, eq=False, repr=False)
class Veranstaltung(Words):
    """An event, with all its parts."""

    titel: str = word("Titel mit Nummer", "3. Musterstädter Kinderschutzkonferenz")
    kennung: str = word("Kurzname in ks", "3-musterstaedter-kinderschutzkonferenz")
    art: str = word("Art", "Konferenz")
    nummer: int | None = word("Nummer in der Reihe", 3)
    reihe: str = word("Name der Reihe", "Musterstädter Kinderschutzkonferenz")
    thema: str = word("Thema", "Inklusiver Kinderschutz")
    motto: str = word("Motto", "Kinderschutz in gemeinsamer Verantwortung")
    ziel: str = word("Ziel", "Abläufe im Kinderschutz transparenter machen")
    zielgruppe: str = word("Zielgruppe", "Fachkräfte aus allen Bereichen, die Kindern begegnen")
    anlass: str = word("Anlass", "Jahrestreffen des Netzwerks")
    rechtsgrundlage: str = word("Rechtsgrundlage der Veranstaltung", "§ 9 LKSG NRW")
    status: str = word("entwurf, geplant, durchgefuehrt, abgesagt", "geplant")
    datum: date | None = word("Datum des ersten Teils, leer solange offen", date(2025, 10, 8))
    datum_text: str = word("Datum als Text mit Wochentag", "Mittwoch, 8. Oktober 2025")
    beginn: time | None = word("Beginn", time(9, 0))
    ende: time | None = word("Ende", time(16, 0))
    zeit_text: str = word("Zeit als Text", "09:00 bis 16:00 Uhr")
    ort: str = word("Ort in einer Zeile", "Bürgerhaus, Marktplatz 1, 44532 Musterstadt")
    ort_name: str = word("Name des Ortes", "Bürgerhaus")
    form: str = word("vor Ort, online oder hybrid", "vor Ort")
    link: str = word("Link bei online und hybrid", "https://example.org/raum")
    plaetze: int | None = word("Plätze", 150)
    frei: int | None = word("freie Plätze, leer solange die Platzzahl offen ist", 12)
    platzregel: str = word("Regel, nach der Plätze vergeben werden", "nach Eingang der Anmeldung, zwei je Einrichtung")
    gebuehr: str = word("Gebühr als Text, „kostenfrei“ bei 0, leer solange offen", "kostenfrei")
    gebuehr_umfasst: str = word("was die Gebühr umfasst", "Mittagsimbiss und Getränke")
    anmeldung: Anmeldeweg = word("wie man sich anmeldet", "Anmeldeweg")
    gastgeber: tuple[str, ...] = word("Gastgeber in ihrer Reihenfolge", ("Stadt Musterstadt", "Kreis Musterland"))
    gastgeber_text: str = word("Gastgeber als Aufzählung", "Stadt Musterstadt und Kreis Musterland")
    teile: tuple[Teil, ...] = word("Veranstaltungsteile", ("Teil",))


@dataclass(frozen=True, eq=False, repr=False)
class Kontakt(Words):
    """A person or a mailbox of the network."""

    id: int = word("Nummer in ks, bleibt für immer", 17)
    art: str = word("person oder funktionspostfach", "person")
    anrede: str = word("Frau, Herr oder leer", "Frau")
    titel: str = word("akademischer Titel", "Prof. Dr.")
    vorname: str = word("Vorname", "Erika")
    nachname: str = word("Nachname mit Namenszusatz", "von der Heide")
    grad: str = word("nachgestellter Grad", "M. A.")
    name: str = word(
        "Name, wie er in einer Liste steht; bei Postfächern deren Bezeichnung", "Prof. Dr. Erika von der Heide"
    )
    bezeichnung: str = word("Bezeichnung eines Postfachs oder Amts", "Sekretariat")
    briefanrede: str = word("Anrede im Brief mit Komma", "Sehr geehrte Frau Professorin von der Heide,")
    eigene_anrede: str = word("eigener Wortlaut der Anrede, sonst leer", "Liebe Erika,")
    anschrift: tuple[str, ...] = word(
        "Anschriftfeld nach DIN 5008, höchstens 6 Zeilen",
        ("Musterschule", "Frau Prof. Dr. Erika von der Heide", "Schulstraße 1", "44532 Musterstadt"),
    )
    funktion: str = word("Funktion in der Organisation", "Schulleitung")
    organisation: str = word("Name der Organisation", "Musterschule")
    sektor: str = word("Sektor (Kürzel)", "schule")
    sektor_name: str = word("Sektor", "Schule")
    beruf: str = word("Beruf", "Schulleitung")
    rollen: tuple[str, ...] = word("Rollen im Netzwerk", ("insofa",))
    netzwerke: tuple[str, ...] = word("Netzwerke", ("netzwerk-kinderschutz-musterstadt",))
    mail: str = word("E-Mail-Adresse", "erika.vonderheide@example.org")
    telefon: str = word("Telefon nach DIN 5008", "02306 555-10")
    mobil: str = word("Mobiltelefon", "0151 5550123")
    strasse: str = word("Straße und Hausnummer", "Schulstraße 1")
    plz: str = word("Postleitzahl", "44532")
    ort: str = word("Ort", "Musterstadt")
    informiert_am: date | None = word("wann die Person nach Art. 13/14 DSGVO informiert wurde", date(2025, 7, 1))
    kein_kontakt: bool = word("möchte nicht angeschrieben werden", False)
    sperrvermerk: bool = word("erscheint auf keiner geteilten Liste", False)
    quelle: str = word("woher der Eintrag stammt", "Liste der Schulen 2025")
    seit: date | None = word("seit wann er geführt wird", date(2025, 7, 1))
    rechtsgrundlage: str = word("Rechtsgrundlage", "Art. 6 Abs. 1 Buchst. e DSGVO")
    notiz: str = word("interne Notiz", "spricht auch auf Fachtagen")


@dataclass(frozen=True, eq=False, repr=False)
class Organisation(Words):
    """An institution of the network."""

    id: int = word("Nummer in ks, bleibt für immer", 4)
    name: str = word("Name", "Musterschule")
    kurzname: str = word("Kurzname", "GS Muster")
    sektor: str = word("Sektor (Kürzel)", "schule")
    sektor_name: str = word("Sektor", "Schule")
    art: str = word("Art der Einrichtung (Kürzel)", "grundschule")
    art_name: str = word("Art der Einrichtung", "Grundschule")
    gehoert_zu: str = word("übergeordnete Organisation", "Stadt Musterstadt")
    strasse: str = word("Straße und Hausnummer", "Schulstraße 1")
    plz: str = word("Postleitzahl", "44532")
    ort: str = word("Ort", "Musterstadt")
    telefon: str = word("Telefon nach DIN 5008", "02306 555-10")
    mail: str = word("E-Mail-Adresse", "schule@example.org")
    web: str = word("Internetseite", "https://schule.example.org")
    vereinbarung_am: date | None = word("Vereinbarung nach § 8a Abs. 4 SGB VIII vom", date(2024, 3, 1))
    schluessel: str = word("eigener Schlüssel der Quelle, z. B. Schulnummer", "123456")
    endet_am: date | None = word("schließt am", date(2028, 7, 31))
    quelle: str = word("woher der Eintrag stammt", "Liste der Schulen 2025")
    seit: date | None = word("seit wann er geführt wird", date(2025, 7, 1))
    notiz: str = word("interne Notiz", "zwei Standorte")


@dataclass(frozen=True, eq=False, repr=False)
class Teilnehmer(Words):
    """One registration, as a row of a list."""

    nr: int = word("laufende Nummer", 1)
    nummer: int = word("Nummer der Anmeldung, bleibt für immer", 128)
    name: str = word("Name mit Titel, oder „N. N.“", "Prof. Dr. Erika von der Heide")
    titel: str = word("Titel", "Prof. Dr.")
    vorname: str = word("Vorname", "Erika")
    nachname: str = word("Nachname, „N. N.“ solange der Name offen ist", "von der Heide")
    organisation: str = word("Organisation", "Musterschule")
    funktion: str = word("Funktion", "Schulleitung")
    sektor: str = word("Sektor (Kürzel)", "schule")
    sektor_name: str = word("Sektor", "Schule")
    status: str = word("angemeldet, zugesagt, warteliste …", "zugesagt")
    teil: str = word("Veranstaltungsteil", "Tag 1")
    form: str = word("vor Ort oder online", "vor Ort")
    mail: str = word("E-Mail-Adresse", "erika.vonderheide@example.org")
    telefon: str = word("Telefon", "02306 555-10")
    eingegangen: date | None = word("Tag der Anmeldung", date(2025, 8, 20))
    bemerkung: str = word("Bemerkung", "kommt ab 10 Uhr")
    sperrvermerk: bool = word("darf auf keiner Liste stehen, die andere sehen", False)
    ergebnis: str = word("teilgenommen, nicht-erschienen, offen; leer ohne Platz", "teilgenommen")
    gekommen: str = word("Uhrzeit, zu der jemand kam, falls bekannt", "8:55")
    gegangen: str = word("Uhrzeit, zu der jemand ging, falls bekannt", "15:30")


@dataclass(frozen=True, eq=False, repr=False)
class Liste(Words):
    """The people of one part of the event, or of one workshop or working group."""

    titel: str = word("Titel der Gruppe oder des Veranstaltungsteils, leer wenn es nur einen gibt", "AG 1: Schule")
    gruppe: bool = word("ob es ein Workshop oder eine Arbeitsgruppe ist", True)
    teil: Teil = word("der Veranstaltungsteil", "Teil")
    zeit_text: str = word("Zeit als Text", "13:00 bis 14:30 Uhr")
    raum: str = word("Raum der Gruppe", "Raum 2")
    leitung: str = word("wer in der Gruppe auftritt", "Kim Muster")
    plaetze: int | None = word("Plätze, leer solange offen", 20)
    teilnehmer: tuple[Teilnehmer, ...] = word("wer einen Platz hat, nach Nachnamen", ("Teilnehmer",))


@dataclass(frozen=True, eq=False, repr=False)
class Schild(Words):
    """The badge of one person."""

    name: str = word("Name mit Titel, leer wenn er noch offen ist", "Prof. Dr. Erika von der Heide")
    titel: str = word("Titel", "Prof. Dr.")
    vorname: str = word("Vorname", "Erika")
    nachname: str = word("Nachname mit Namenszusatz", "von der Heide")
    organisation: str = word("Organisation", "Musterschule")
    rolle: str = word("Vortrag, Moderation, Team …, sonst leer", "Vortrag")
    kein_foto: bool = word("erlaubt keine Fotos (nur wo nach Fotos gefragt wurde)", False)


@dataclass(frozen=True, eq=False, repr=False)
class Bogen(Words):
    """The sheet of labels on which a document is laid out; lengths in millimetres."""

    name: str = word("Bezeichnung des Bogens", "Avery Zweckform L4785, Namens-Etiketten 80 × 50 mm")
    breite: float = word("Breite eines Etiketts", 80.0)
    hoehe: float = word("Höhe eines Etiketts", 50.0)
    spalten: int = word("Etiketten nebeneinander", 2)
    zeilen: int = word("Etiketten untereinander", 5)
    links: float = word("linker Rand", 17.5)
    oben: float = word("oberer Rand", 13.5)
    abstand_x: float = word("Abstand zwischen Spalten", 15.0)
    abstand_y: float = word("Abstand zwischen Zeilen", 5.0)
    versatz_x: float = word("Versatz des Druckers nach rechts", 0.0)
    versatz_y: float = word("Versatz des Druckers nach unten", 0.0)
    beginn: int = word("erstes freies Etikett auf dem ersten Bogen", 1)
    schnittlinien: bool = word("ob Schnittlinien gedruckt werden", False)
    probe: bool = word("ob nur eine Probeseite mit Rahmen gedruckt wird", False)


@dataclass(frozen=True, eq=False, repr=False)
class Bescheinigung(Words):
    """What one person is certified to have attended."""

    nummer: str = word("Nummer: Jahr und Nummer der Anmeldung", "2025/128")
    code: str = word("Prüfcode; „ks attendance check“ bestätigt ihn", "K7QF-2M9X-PT3A")
    name: str = word("Name mit Anrede und Titel", "Frau Prof. Dr. Erika von der Heide")
    organisation: str = word("Organisation", "Musterschule")
    teil: Teil = word("der besuchte Veranstaltungsteil", "Teil")
    stunden_text: str = word(
        "Dauer ohne Ankommen und Pausen, leer wenn das Programm offen ist",
        "5,5 Zeitstunden (7 Unterrichtseinheiten zu 45 Minuten)",
    )
    inhalte: tuple[str, ...] = word(
        "Vorträge, Workshops und anderes, mit denen, die auftreten",
        ("Kinderschutz in gemeinsamer Verantwortung (Prof. Dr. Heike Muster)",),
    )


@dataclass(frozen=True, eq=False, repr=False)
class Teilbar(Words):
    """One person on a list that others get: what the person allowed, everything else is empty."""

    nr: int = word("laufende Nummer", 1)
    name: str = word("Name mit Titel", "Prof. Dr. Erika von der Heide")
    titel: str = word("Titel", "Prof. Dr.")
    vorname: str = word("Vorname", "Erika")
    nachname: str = word("Nachname", "von der Heide")
    organisation: str = word("Organisation, wenn erlaubt", "Musterschule")
    funktion: str = word("Funktion, wenn erlaubt", "Schulleitung")
    mail: str = word("E-Mail-Adresse, wenn erlaubt", "erika.vonderheide@example.org")
    telefon: str = word("Telefon, wenn erlaubt", "02306 555-10")


@dataclass(frozen=True, eq=False, repr=False)
class Anmeldung(Words):
    """The registration a message tells of."""

    nummer: int = word("Nummer der Anmeldung, bleibt für immer", 128)
    name: str = word("Name mit Titel, oder „N. N.“", "Prof. Dr. Erika von der Heide")
    name_offen: bool = word("die Einrichtung hat noch nicht gesagt, wer kommt", False)
    organisation: str = word("Organisation", "Musterschule")
    status: str = word("angemeldet, zugesagt, warteliste …", "zugesagt")
    teil: Teil = word("der Veranstaltungsteil, für den sie gilt", "Teil")
    form: str = word("vor Ort oder online", "vor Ort")
    eingegangen: date | None = word("Tag der Anmeldung", date(2025, 8, 20))
    regel: str = word(
        "Regel der Platzvergabe in Sätzen",
        "Wir vergeben die Plätze in der Reihenfolge, in der die Anmeldungen eingehen.",
    )
    grund: str = word("was einem Platz im Weg steht (Warteliste), sonst leer", "alle Plätze sind vergeben")
    stelle: int | None = word("Stelle auf der Warteliste, sonst leer", 7)
    bis: date | None = word("bis wann ein angebotener Platz frei gehalten wird", date(2025, 9, 19))
    bis_text: str = word("dasselbe als Text mit Wochentag", "Freitag, 19. September 2025")
    nachgerueckt: bool = word("stand vorher auf der Warteliste", False)
    hatte_platz: bool = word("hatte vorher eine Zusage", False)
    anlass: str = word("weshalb eine Zusage zurückgenommen wurde", "die Platzzahl wurde von 250 auf 100 geändert")
    vertritt: str = word("wer eingeladen oder angemeldet war und vertreten wird", "Kim Muster")
    vertreten_durch: str = word("wer an ihrer Stelle kommt", "Ina Muster")
    angemeldet_von: str = word("wer andere angemeldet hat", "Sekretariat Musterschule")


#: What stands at the top level of every template: name, meaning, class or plain sample.
ROOT: tuple[tuple[str, str, Any], ...] = (
    ("netzwerk", "das eigene Netzwerk mit Briefkopf und Datenschutzangaben", Netzwerk),
    ("koordination", "die Koordinierungsstelle, die unterschreibt", Koordination),
    ("veranstaltung", "die Veranstaltung, um die es geht", Veranstaltung),
    ("programm", "alle Programmpunkte, über alle Teile", (Programmpunkt,)),
    ("kontakt", "die Person, an die sich Mail oder Brief richtet", Kontakt),
    ("einstieg", "der eigene erste Absatz für den Sektor der Person", "Schulen sehen Kinder jeden Tag."),
    ("anmeldung", "die Anmeldung, von der eine Mitteilung handelt; leer, wo jemand nur eingeladen ist", Anmeldung),
    ("bisher", "was vor einer Verlegung angekündigt war, sonst leer", "Mittwoch, 1. Oktober 2025, Stadthalle"),
    ("brief", "ob eine Mitteilung als Brief gedruckt wird", False),
    ("teilnehmer", "alle Anmeldungen der Veranstaltung", (Teilnehmer,)),
    ("schilder", "je Person ein Namensschild: alle mit Zusage und wer auftritt", (Schild,)),
    ("bogen", "der Etikettenbogen, auf dem gedruckt wird", Bogen),
    ("bescheinigungen", "je Person, die da war, und Teil eine Teilnahmebescheinigung", (Bescheinigung,)),
    ("unterschriftslisten", "dieselben Listen zum Herumgeben: ohne Personen mit Sperrvermerk", (Liste,)),
    ("listen", "je Veranstaltungsteil eine Liste der Anmeldungen", (Liste,)),
    ("gruppen", "je Workshop und Arbeitsgruppe eine Liste derer, die dort einen Platz haben", (Liste,)),
    (
        "teilnehmer_teilbar",
        "alle mit Zusage, die ihren Namen auf einer geteilten Liste erlauben, ohne Sperrvermerk",
        (Teilbar,),
    ),
    ("weitere_personen", "wie viele Personen mit Zusage nicht darauf stehen", 12),
    ("kontakte", "alle Kontakte", (Kontakt,)),
    ("organisationen", "alle Organisationen", (Organisation,)),
    ("eingeladene", "alle eingeladenen Kontakte (für den Serienbrief)", (Kontakt,)),
    ("heute", "das heutige Datum", date(2025, 7, 1)),
    ("stand", "Datum und Uhrzeit des Ausdrucks", "01.07.2025, 10:00 Uhr"),
)
