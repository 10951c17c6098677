"""From the domain to the words of the templates."""

from datetime import UTC, date, datetime, time

from kinderschutz_cli.documents.samples import sample_words
from kinderschutz_cli.documents.vocabulary import ROOT, Leer, Mitwirkende, Words
from kinderschutz_cli.documents.wording import (
    Terms,
    kontakt,
    koordination,
    netzwerk,
    organisation,
    programm,
    teilnehmer,
    veranstaltung,
)
from kinderschutz_cli.domain.contact import Affiliation, Contact, ContactType
from kinderschutz_cli.domain.day import PartialDate
from kinderschutz_cli.domain.event import Body, Event, EventKind, Part, Place, Registering
from kinderschutz_cli.domain.name import FormOfAddress, PersonName
from kinderschutz_cli.domain.organisation import Address, Organisation
from kinderschutz_cli.domain.places import Places
from kinderschutz_cli.domain.programme import Appearance, AppearanceRole, ItemKind, ProgrammeItem
from kinderschutz_cli.domain.registration import Registration, RegistrationStatus
from kinderschutz_cli.domain.setting import Settings

SCHOOL = Organisation(
    "Viktoriaschule", id=4, sector="schule", kind="grundschule", parent_id=9, phone="02306/104-1234",
    address=Address("Schulstraße 1", "44532", "Lünen"),
)  # fmt: skip
ERIKA = Contact(
    id=7,
    form_of_address=FormOfAddress.FRAU,
    name=PersonName("Prof. Dr.", "Erika", "von der", "Heide"),
    mail="erika@example.org",
    profession="schulleitung",
    affiliations=(Affiliation(SCHOOL, "Schulleitung"),),
)
TERMS = Terms(
    sectors={"schule": "Schule"}, kinds={"grundschule": "Grundschule"}, professions={"schulleitung": "Leitung"}
)


def test_a_contact_has_its_salutation_address_and_labels() -> None:
    words = kontakt(ERIKA, TERMS)
    assert (
        words.name,
        words.briefanrede,
        words.anschrift,
        words.sektor,
        words.sektor_name,
        words.beruf,
        words.anrede,
    ) == (
        "Prof. Dr. Erika von der Heide",
        "Sehr geehrte Frau Professorin von der Heide,",
        ("Viktoriaschule", "Frau Prof. Dr. Erika von der Heide", "Schulstraße 1", "44532 Lünen"),
        "schule",
        "Schule",
        "Leitung",
        "Frau",
    )


def test_an_empty_text_remembers_its_word() -> None:
    empty = kontakt(ERIKA, TERMS).telefon
    assert isinstance(empty, Leer)
    assert (empty, empty.word) == ("", "kontakt.telefon")


def test_an_unknown_slug_names_itself() -> None:
    assert organisation(SCHOOL, Terms()).sektor_name == "schule"


def test_an_organisation_names_the_one_above() -> None:
    words = organisation(SCHOOL, TERMS, {9: "Stadt Lünen"})
    assert (words.gehoert_zu, words.art_name, words.telefon, words.ort) == (
        "Stadt Lünen",
        "Grundschule",
        "02306 104-1234",
        "Lünen",
    )


def test_a_participant() -> None:
    received = datetime(2025, 8, 20, 9, tzinfo=UTC)
    words = teilnehmer(Registration(contact=ERIKA, status=RegistrationStatus.CONFIRMED, received_at=received), 1, TERMS)
    assert (
        words.nr,
        words.name,
        words.nachname,
        words.organisation,
        words.funktion,
        words.status,
        words.eingegangen,
    ) == (
        1,
        "Prof. Dr. Erika von der Heide",
        "von der Heide",
        "Viktoriaschule",
        "Schulleitung",
        "zugesagt",
        date(2025, 8, 20),
    )


def test_a_place_without_a_person_is_nn() -> None:
    words = teilnehmer(Registration(organisation=SCHOOL, status=RegistrationStatus.CONFIRMED), 2, TERMS)
    assert (words.name, words.vorname, words.nachname, words.organisation, words.sektor_name) == (
        "N. N.",
        "",
        "N. N.",
        "Viktoriaschule",
        "Schule",
    )


def test_a_mailbox_is_listed_by_its_label() -> None:
    mailbox = Contact(type=ContactType.MAILBOX, label="Sekretariat", affiliations=(Affiliation(SCHOOL),))
    assert teilnehmer(Registration(contact=mailbox), 3, TERMS).nachname == "Sekretariat"


def test_the_day_of_a_registration_is_a_german_day() -> None:
    late = datetime(2025, 8, 20, 23, 30, tzinfo=UTC)
    assert teilnehmer(Registration(contact=ERIKA, received_at=late), 1, TERMS).eingegangen == date(2025, 8, 21)


EVENT = Event(
    "3. Lüner Kinderschutzkonferenz",
    slug="3-luener",
    kind=EventKind.CONFERENCE,
    number=3,
    registering=Registering(mail="a@example.org", deadline=date(2025, 9, 12)),
    fee_covers="Imbiss",
    parts=(
        Part(
            id=5, date=PartialDate(2025, 10, 8), starts=time(9), ends=time(16), places=Places(150), fee_cents=0,
            place=Place("LÜKAZ", "Kurt-Schumacher-Straße 40-42", "44532", "Lünen"),
        ),
    ),
    bodies=(Body("Kreis Unna", position=2), Body("Stadt Lünen", position=1)),
)  # fmt: skip
ITEMS = (
    ProgrammeItem(
        "Vortrag A", part_id=5, position=2, starts=time(9, 45), minutes=60,
        appearances=(
            Appearance("Prof. Dr. Heike Wiemert", AppearanceRole.SPEAKS, affiliation="KatHO"),
            Appearance("Kim Muster", AppearanceRole.MODERATES),
        ),
    ),
    ProgrammeItem("Eröffnung", ItemKind.WELCOME, part_id=5, position=1, starts=time(9, 30)),
)  # fmt: skip


def test_an_event_with_its_programme_in_order() -> None:
    words = veranstaltung(EVENT, {5: ITEMS})
    assert (
        words.titel,
        words.art,
        words.datum_text,
        words.zeit_text,
        words.ort,
        words.gebuehr,
        words.gastgeber_text,
    ) == (
        "3. Lüner Kinderschutzkonferenz",
        "Konferenz",
        "Mittwoch, 8. Oktober 2025",
        "09:00 bis 16:00 Uhr",
        "LÜKAZ, Kurt-Schumacher-Straße 40-42, 44532 Lünen",
        "kostenfrei",
        "Stadt Lünen und Kreis Unna",
    )
    assert words.anmeldung.frist_text == "Freitag, 12. September 2025"
    assert [(item.zeit, item.ende, item.art, item.titel, item.personen_text) for item in programm(words)] == [
        ("09:30 Uhr", time(9, 45), "Grußwort", "Eröffnung", ""),
        ("09:45 Uhr", time(10, 45), "Vortrag", "Vortrag A", "Prof. Dr. Heike Wiemert (KatHO), Kim Muster (Moderation)"),
    ]
    assert programm(words)[1].personen[0] == Mitwirkende("Prof. Dr. Heike Wiemert", "referiert", "KatHO")


def test_an_event_of_which_nothing_is_known_yet() -> None:
    words = veranstaltung(Event("Fachtag"), {})
    assert (
        words.datum,
        words.datum_text,
        words.zeit_text,
        words.ort,
        words.gebuehr,
        words.plaetze,
        programm(words),
    ) == (
        None,
        "Termin folgt",
        "",
        "",
        "",
        None,
        (),
    )


def test_the_network_fills_in_what_follows_from_other_settings() -> None:
    settings = Settings(
        {"name": "Netzwerk Lünen", "jugendamt": "Stadt Lünen", "strasse": "Willy-Brandt-Platz 1", "plz": "44532",
         "ort": "Lünen", "koordination": "Kim Muster", "telefon": "02306/104-1234"}
    )  # fmt: skip
    words = netzwerk(settings)
    assert (words.absender, words.briefkopf, words.verantwortlich, words.gruss) == (
        "Stadt Lünen · Willy-Brandt-Platz 1 · 44532 Lünen",
        ("Stadt Lünen", "Netzwerk Lünen"),
        "Stadt Lünen",
        "Mit freundlichen Grüßen",
    )
    assert (koordination(settings).name, koordination(settings).telefon) == ("Kim Muster", "02306 104-1234")


def test_the_letterhead_has_its_own_lines_if_set() -> None:
    settings = Settings({"name": "N", "briefkopf": "Stadt Lünen | Der Bürgermeister"})
    assert netzwerk(settings).briefkopf == ("Stadt Lünen", "Der Bürgermeister")


def test_every_root_word_has_a_sample() -> None:
    words = sample_words()
    assert list(words) == [name for name, _, _ in ROOT]
    assert all(isinstance(words[name], Words) for name in ("netzwerk", "kontakt", "veranstaltung"))
    assert words["veranstaltung"].teile[0].programm[0].personen[0].name == "Prof. Dr. Heike Muster"
