"""Names as they are typed, as they stand in an address field and as a letter begins (domain.md, DIN 5008)."""

import pytest

from kinderschutz_cli.domain.contact import Affiliation, Contact, ContactType
from kinderschutz_cli.domain.name import FormOfAddress, PersonName
from kinderschutz_cli.domain.name_parsing import parse_name
from kinderschutz_cli.domain.organisation import Address, Organisation
from kinderschutz_cli.domain.salutation import address_field, address_line, salutation
from kinderschutz_cli.domain.setting import SalutationStyle

FORMAL = "Sehr geehrte Damen und Herren,"

#: typed | title | given | particle | family | degree | office | address line | salutation
TABLE = """
Frau Erika Muster | | Erika | | Muster | | | Frau Erika Muster | Sehr geehrte Frau Muster,
Herr Dr. Jan Muster | Dr. | Jan | | Muster | | | Herrn Dr. Jan Muster | Sehr geehrter Herr Dr. Muster,
Herr Dr. Dr. Jan Muster | Dr. Dr. | Jan | | Muster | | | Herrn Dr. Dr. Jan Muster | Sehr geehrter Herr Dr. Muster,
Frau Prof. Dr. Heike Muster | Prof. Dr. | Heike | | Muster | | | Frau Prof. Dr. Heike Muster | Sehr geehrte Frau Professorin Muster,
Herr Prof. Jan Muster | Prof. | Jan | | Muster | | | Herrn Prof. Jan Muster | Sehr geehrter Herr Professor Muster,
Frau Dipl.-Päd. Ina Muster | Dipl.-Päd. | Ina | | Muster | | | Frau Dipl.-Päd. Ina Muster | Sehr geehrte Frau Muster,
Kim Muster | | Kim | | Muster | | | Kim Muster | Guten Tag Kim Muster,
Dr. Kim Muster | Dr. | Kim | | Muster | | | Dr. Kim Muster | Guten Tag Dr. Kim Muster,
Prof. Dr. Kim Muster | Prof. Dr. | Kim | | Muster | | | Prof. Dr. Kim Muster | Guten Tag Prof. Kim Muster,
Frau Muster | | | | Muster | | | Frau Muster | Sehr geehrte Frau Muster,
Herr Dr. Muster | Dr. | | | Muster | | | Herrn Dr. Muster | Sehr geehrter Herr Dr. Muster,
Herrn Jan Muster | | Jan | | Muster | | | Herrn Jan Muster | Sehr geehrter Herr Muster,
Fr. Dr. Ina Muster | Dr. | Ina | | Muster | | | Frau Dr. Ina Muster | Sehr geehrte Frau Dr. Muster,
Hr. Jan Muster | | Jan | | Muster | | | Herrn Jan Muster | Sehr geehrter Herr Muster,
Frau Dipl.-Soz.-Päd. Ina Muster | Dipl.-Soz.-Päd. | Ina | | Muster | | | Frau Dipl.-Soz.-Päd. Ina Muster | Sehr geehrte Frau Muster,
Frau Dipl. Soz. Päd. Ina Muster | Dipl. Soz. Päd. | Ina | | Muster | | | Frau Dipl. Soz. Päd. Ina Muster | Sehr geehrte Frau Muster,
Dipl.-Soz.-Arb. (FH) Ina Muster | Dipl.-Soz.-Arb. (FH) | Ina | | Muster | | | Dipl.-Soz.-Arb. (FH) Ina Muster | Guten Tag Ina Muster,
Dipl. Sozialpädagogin Ina Muster | Dipl. Sozialpädagogin | Ina | | Muster | | | Dipl. Sozialpädagogin Ina Muster | Guten Tag Ina Muster,
Diplom-Pädagoge Jan Muster | Diplom-Pädagoge | Jan | | Muster | | | Diplom-Pädagoge Jan Muster | Guten Tag Jan Muster,
Herr Dipl.-Psych. Dr. phil. Jan Muster | Dipl.-Psych. Dr. phil. | Jan | | Muster | | | Herrn Dipl.-Psych. Dr. phil. Jan Muster | Sehr geehrter Herr Dr. Muster,
Frau Prof. Dr. med. Ina Muster | Prof. Dr. med. | Ina | | Muster | | | Frau Prof. Dr. med. Ina Muster | Sehr geehrte Frau Professorin Muster,
Herr Prof. Dr. med. Dr. h. c. mult. Jan Muster | Prof. Dr. med. Dr. h. c. mult. | Jan | | Muster | | | Herrn Prof. Dr. med. Dr. h. c. mult. Jan Muster | Sehr geehrter Herr Professor Muster,
Frau Dr. rer. nat. Ina Muster | Dr. rer. nat. | Ina | | Muster | | | Frau Dr. rer. nat. Ina Muster | Sehr geehrte Frau Dr. Muster,
Herr Dr.-Ing. E. h. Jan Muster | Dr.-Ing. E. h. | Jan | | Muster | | | Herrn Dr.-Ing. E. h. Jan Muster | Sehr geehrter Herr Dr. Muster,
Frau PD Dr. Ina Muster | PD Dr. | Ina | | Muster | | | Frau PD Dr. Ina Muster | Sehr geehrte Frau Dr. Muster,
Herr apl. Prof. Dr. Jan Muster | apl. Prof. Dr. | Jan | | Muster | | | Herrn apl. Prof. Dr. Jan Muster | Sehr geehrter Herr Professor Muster,
Frau Jun.-Prof.in Dr.in Ina Muster | Jun.-Prof.in Dr.in | Ina | | Muster | | | Frau Jun.-Prof.in Dr.in Ina Muster | Sehr geehrte Frau Professorin Muster,
Frau Professorin Ina Muster | Professorin | Ina | | Muster | | | Frau Professorin Ina Muster | Sehr geehrte Frau Professorin Muster,
Prof.Dr.med.Ina Muster | Prof. Dr.med. | Ina | | Muster | | | Prof. Dr.med. Ina Muster | Guten Tag Prof. Ina Muster,
Frau Mag. Ina Muster | Mag. | Ina | | Muster | | | Frau Mag. Ina Muster | Sehr geehrte Frau Muster,
Frau KHKin Ina Muster | KHKin | Ina | | Muster | | | Frau KHKin Ina Muster | Sehr geehrte Frau Muster,
Herr OStD Jan Muster | OStD | Jan | | Muster | | | Herrn OStD Jan Muster | Sehr geehrter Herr Muster,
Frau Ina Muster, M. A. | | Ina | | Muster | M. A. | | Frau Ina Muster, M. A. | Sehr geehrte Frau Muster,
Ina Muster M.A. | | Ina | | Muster | M.A. | | Ina Muster, M.A. | Guten Tag Ina Muster,
Frau Dr. Ina Muster MBA | Dr. | Ina | | Muster | MBA | | Frau Dr. Ina Muster, MBA | Sehr geehrte Frau Dr. Muster,
Jan Muster, B. A., LL. M. | | Jan | | Muster | B. A., LL. M. | | Jan Muster, B. A., LL. M. | Guten Tag Jan Muster,
Ina Muster, Dipl.-Päd. | | Ina | | Muster | Dipl.-Päd. | | Ina Muster, Dipl.-Päd. | Guten Tag Ina Muster,
Jan Muster jun. | | Jan | | Muster | jun. | | Jan Muster, jun. | Guten Tag Jan Muster,
Ina Muster, geb. Beispiel | | Ina | | Muster | geb. Beispiel | | Ina Muster, geb. Beispiel | Guten Tag Ina Muster,
Müller, Anna | | Anna | | Müller | | | Anna Müller | Guten Tag Anna Müller,
Dr. Müller, Anna | Dr. | Anna | | Müller | | | Dr. Anna Müller | Guten Tag Dr. Anna Müller,
Müller, Dr. Anna | Dr. | Anna | | Müller | | | Dr. Anna Müller | Guten Tag Dr. Anna Müller,
Müller, Anna, Dr. | Dr. | Anna | | Müller | | | Dr. Anna Müller | Guten Tag Dr. Anna Müller,
Müller, Anna Dr. | Dr. | Anna | | Müller | | | Dr. Anna Müller | Guten Tag Dr. Anna Müller,
Müller, Frau Prof. Anna | Prof. | Anna | | Müller | | | Frau Prof. Anna Müller | Sehr geehrte Frau Professorin Müller,
Müller, Anna, M. A. | | Anna | | Müller | M. A. | | Anna Müller, M. A. | Guten Tag Anna Müller,
Müller, Anna (Jugendamt) | | Anna | | Müller | (Jugendamt) | | Anna Müller (Jugendamt) | Guten Tag Anna Müller,
Herr, Michael | | Michael | | Herr | | | Michael Herr | Guten Tag Michael Herr,
Frau Ina Müller-Lüdenscheidt | | Ina | | Müller-Lüdenscheidt | | | Frau Ina Müller-Lüdenscheidt | Sehr geehrte Frau Müller-Lüdenscheidt,
Eva-Maria Kleine-Frauns | | Eva-Maria | | Kleine-Frauns | | | Eva-Maria Kleine-Frauns | Guten Tag Eva-Maria Kleine-Frauns,
Frau Anna Schulze Wischeler | | Anna | | Schulze Wischeler | | | Frau Anna Schulze Wischeler | Sehr geehrte Frau Schulze Wischeler,
Herr Jan Meyer zu Bexten | | Jan | | Meyer zu Bexten | | | Herrn Jan Meyer zu Bexten | Sehr geehrter Herr Meyer zu Bexten,
Anna Maria Muster Beispiel | | Anna Maria Muster | | Beispiel | | | Anna Maria Muster Beispiel | Guten Tag Anna Maria Muster Beispiel,
Muster Beispiel, Anna Maria | | Anna Maria | | Muster Beispiel | | | Anna Maria Muster Beispiel | Guten Tag Anna Maria Muster Beispiel,
Frau Erika von der Heide | | Erika | von der | Heide | | | Frau Erika von der Heide | Sehr geehrte Frau von der Heide,
von der Heide, Erika | | Erika | von der | Heide | | | Erika von der Heide | Guten Tag Erika von der Heide,
Heide, Erika von der | | Erika | von der | Heide | | | Erika von der Heide | Guten Tag Erika von der Heide,
Frau Von der Heide | | | Von der | Heide | | | Frau Von der Heide | Sehr geehrte Frau Von der Heide,
Herr Karl Freiherr von und zu Muster | | Karl | Freiherr von und zu | Muster | | | Herrn Karl Freiherr von und zu Muster | Sehr geehrter Herr Freiherr von und zu Muster,
Herr Otto Graf Muster | | Otto | Graf | Muster | | | Herrn Otto Graf Muster | Sehr geehrter Herr Graf Muster,
Muster, Ina Gräfin von | | Ina | Gräfin von | Muster | | | Ina Gräfin von Muster | Guten Tag Ina Gräfin von Muster,
Frau Ina Graf | | Ina | | Graf | | | Frau Ina Graf | Sehr geehrte Frau Graf,
Frau Dr. Ina zur Mühlen | Dr. | Ina | zur | Mühlen | | | Frau Dr. Ina zur Mühlen | Sehr geehrte Frau Dr. zur Mühlen,
Jan van den Berg | | Jan | van den | Berg | | | Jan van den Berg | Guten Tag Jan van den Berg,
Van der Berg, Jan | | Jan | Van der | Berg | | | Jan Van der Berg | Guten Tag Jan Van der Berg,
Herr Piet ten Hoff | | Piet | ten | Hoff | | | Herrn Piet ten Hoff | Sehr geehrter Herr ten Hoff,
Frau María de la Cruz | | María | de la | Cruz | | | Frau María de la Cruz | Sehr geehrte Frau de la Cruz,
Herr João dos Santos | | João | dos | Santos | | | Herrn João dos Santos | Sehr geehrter Herr dos Santos,
Frau Giulia da Rosa | | Giulia | da | Rosa | | | Frau Giulia da Rosa | Sehr geehrte Frau da Rosa,
Herr Mohammed El Ouali | | Mohammed | El | Ouali | | | Herrn Mohammed El Ouali | Sehr geehrter Herr El Ouali,
Frau Layla al Hamad | | Layla | al | Hamad | | | Frau Layla al Hamad | Sehr geehrte Frau al Hamad,
Herr Ali Al-Sayed | | Ali | | Al-Sayed | | | Herrn Ali Al-Sayed | Sehr geehrter Herr Al-Sayed,
Frau Ayşe Yılmaz | | Ayşe | | Yılmaz | | | Frau Ayşe Yılmaz | Sehr geehrte Frau Yılmaz,
Nguyễn Thị Vân | | Nguyễn Thị | | Vân | | | Nguyễn Thị Vân | Guten Tag Nguyễn Thị Vân,
Thi Van Nguyen | | Thi Van | | Nguyen | | | Thi Van Nguyen | Guten Tag Thi Van Nguyen,
Herr Ian McDonald | | Ian | | McDonald | | | Herrn Ian McDonald | Sehr geehrter Herr McDonald,
Frau Siobhán O'Neill | | Siobhán | | O'Neill | | | Frau Siobhán O'Neill | Sehr geehrte Frau O'Neill,
Łukasz Żak | | Łukasz | | Żak | | | Łukasz Żak | Guten Tag Łukasz Żak,
anna muster | | anna | | muster | | | anna muster | Guten Tag anna muster,
Frau Richter | | | | Richter | | | Frau Richter | Sehr geehrte Frau Richter,
Bürgermeister | | | | | | Bürgermeister | Bürgermeister | Sehr geehrte Damen und Herren,
Herr Bürgermeister | | | | | | Bürgermeister | Herrn Bürgermeister | Sehr geehrter Herr Bürgermeister,
Herr Bürgermeister Jan Muster | | Jan | | Muster | | Bürgermeister | Herrn Bürgermeister Jan Muster | Sehr geehrter Herr Muster,
Herr Bürgermeister von der Heide | | | von der | Heide | | Bürgermeister | Herrn Bürgermeister von der Heide | Sehr geehrter Herr von der Heide,
Bürgermeister der Stadt Lünen | | | | | | Bürgermeister der Stadt Lünen | Bürgermeister der Stadt Lünen | Sehr geehrte Damen und Herren,
Schulleitung | | | | | | Schulleitung | Schulleitung | Sehr geehrte Damen und Herren,
Stellv. Schulleitung | | | | | | Stellv. Schulleitung | Stellv. Schulleitung | Sehr geehrte Damen und Herren,
Die Ministerin | | | | | | Die Ministerin | Die Ministerin | Sehr geehrte Damen und Herren,
Ministerin für Kinder, Jugend und Familie | | | | | | Ministerin für Kinder, Jugend und Familie | Ministerin für Kinder, Jugend und Familie | Sehr geehrte Damen und Herren,
Leitung ASD | | | | | | Leitung ASD | Leitung ASD | Sehr geehrte Damen und Herren,
Schulleitung, Frau Muster | | | | Muster | | Schulleitung | Frau Muster | Sehr geehrte Frau Muster,
Erika Muster, Schulleiterin | | Erika | | Muster | | Schulleiterin | Erika Muster | Guten Tag Erika Muster,
Jan Muster, Leitung ASD, Stadt Lünen | | Jan | | Muster | | Leitung ASD, Stadt Lünen | Jan Muster | Guten Tag Jan Muster,
=1+1 | | | | =1+1 | | | =1+1 | Sehr geehrte Damen und Herren,
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_name_as_typed_becomes_parts_address_line_and_salutation(row: tuple[str, ...]) -> None:
    typed, title, given, particle, family, degree, office, line, greeting = row
    parsed = parse_name(typed)
    contact = Contact(form_of_address=parsed.form_of_address, name=parsed.name, label=parsed.office)
    assert (parsed.name, parsed.office, address_line(contact), salutation(contact, SalutationStyle.CLASSIC)) == (
        PersonName(title, given, particle, family, degree),
        office,
        line,
        greeting,
    )


@pytest.mark.parametrize(
    ("typed", "greeting"),
    [
        ("Frau Erika Muster", "Guten Tag Erika Muster,"),
        ("Frau Prof. Dr. Erika Muster", "Guten Tag Prof. Erika Muster,"),
        ("Herr Dr. Dr. Jan von der Heide", "Guten Tag Dr. Jan von der Heide,"),
        ("Frau Muster", "Guten Tag Frau Muster,"),
        ("Herr Prof. Muster", "Guten Tag Herr Professor Muster,"),
        ("Kim Muster", "Guten Tag Kim Muster,"),
        ("Herr Bürgermeister", "Guten Tag Herr Bürgermeister,"),
        ("Schulleitung", "Guten Tag,"),
        ("Muster", "Guten Tag,"),
        ("Dr. Muster", "Guten Tag Dr. Muster,"),
    ],
)
def test_the_neutral_style_names_people_in_full_and_without_gender(typed: str, greeting: str) -> None:
    parsed = parse_name(typed)
    contact = Contact(form_of_address=parsed.form_of_address, name=parsed.name, label=parsed.office)
    assert salutation(contact, SalutationStyle.NEUTRAL) == greeting


SCHOOL = Organisation("Grundschule X", address=Address("Schulstraße 1", "44532", "Lünen"))


def a_contact(**changes: object) -> Contact:
    values = {
        "form_of_address": FormOfAddress.FRAU,
        "name": PersonName(title="Dr.", given="Erika", family="Muster"),
        "affiliations": (Affiliation(SCHOOL),),
    }
    return Contact(**{**values, **changes})  # type: ignore[arg-type]  # a builder takes any field


def a_mailbox(**changes: object) -> Contact:
    return a_contact(type=ContactType.MAILBOX, form_of_address=None, name=PersonName(), **changes)


@pytest.mark.parametrize(
    ("style", "greeting"),
    [(SalutationStyle.CLASSIC, FORMAL), (SalutationStyle.NEUTRAL, "Guten Tag,")],
)
def test_an_institution_alone_is_greeted_in_the_style_of_the_house(style: SalutationStyle, greeting: str) -> None:
    assert (address_line(a_mailbox()), salutation(a_mailbox(), style)) == ("Grundschule X", greeting)


def test_a_mailbox_with_an_office_as_label_is_still_an_institution() -> None:
    mailbox = a_mailbox(label="Schulleiterin")
    assert (address_line(mailbox), salutation(mailbox, SalutationStyle.CLASSIC)) == ("Schulleiterin", FORMAL)


@pytest.mark.parametrize("style", list(SalutationStyle))
def test_an_own_wording_stands_as_typed(style: SalutationStyle) -> None:
    contact = a_contact(own_salutation="Liebe Erika,", own_address_line="Frau Bürgermeisterin Muster")
    assert (salutation(contact, style), address_line(contact)) == ("Liebe Erika,", "Frau Bürgermeisterin Muster")


def test_a_given_name_alone_is_greeted_with_it() -> None:
    contact = a_contact(name=PersonName(given="Kim"))
    assert salutation(contact, SalutationStyle.CLASSIC) == "Guten Tag Kim,"


ERIKA = "Frau Dr. Erika Muster"


@pytest.mark.parametrize(
    ("contact", "lines"),
    [
        (a_contact(), ("Grundschule X", ERIKA, "Schulstraße 1", "44532 Lünen")),
        (a_mailbox(), ("Grundschule X", "Schulstraße 1", "44532 Lünen")),
        (a_mailbox(label="Sekretariat"), ("Grundschule X", "Sekretariat", "Schulstraße 1", "44532 Lünen")),
        (
            a_contact(own_address=Address("Am Markt 2", "44532", "Lünen")),
            ("Grundschule X", ERIKA, "Am Markt 2", "44532 Lünen"),
        ),
        (
            a_contact(own_address=Address("Am Markt 2")),
            ("Grundschule X", ERIKA, "Schulstraße 1", "44532 Lünen"),
        ),
        (
            a_contact(affiliations=(), own_address=Address("Am Markt 2", "44532", "Lünen")),
            (ERIKA, "Am Markt 2", "44532 Lünen"),
        ),
        (a_contact(affiliations=()), (ERIKA,)),
        (
            a_contact(affiliations=(Affiliation(Organisation("Kita", address=Address(city="Lünen"))),)),
            ("Kita", ERIKA, "Lünen"),
        ),
    ],
)
def test_the_address_field_names_the_institution_first(contact: Contact, lines: tuple[str, ...]) -> None:
    assert address_field(contact) == lines


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "Städtische Gemeinschaftsgrundschule Lünen-Süd",
            ("Städtische Gemeinschaftsgrundschule Lünen-Süd",),
        ),
        (
            "Arbeiterwohlfahrt Unterbezirk Ruhr-Lippe-Ems, Beratungsstelle für Familien",
            ("Arbeiterwohlfahrt Unterbezirk Ruhr-Lippe-Ems,", "Beratungsstelle für Familien"),
        ),
        (
            "Ministerium für Kinder, Jugend, Familie, Gleichstellung, Flucht und Integration des Landes Nordrhein-Westfalen",
            (
                "Ministerium für Kinder, Jugend, Familie, Gleichstellung,",
                "Flucht und Integration des Landes Nordrhein-Westfalen",
            ),
        ),
        ("X" * 60, ("X" * 60,)),
    ],
)
def test_a_long_name_takes_two_lines_and_loses_nothing(name: str, lines: tuple[str, ...]) -> None:
    contact = a_mailbox(affiliations=(Affiliation(Organisation(name)),))
    assert address_field(contact) == lines


def test_the_address_field_never_has_more_than_six_lines() -> None:
    contact = a_contact(
        name=PersonName(
            "Prof. Dr. med. Dr. h. c.", "Anna-Katharina", "Freifrau von und zu", "Muster-Beispiel", "M. A."
        ),
        affiliations=(Affiliation(Organisation("Wort " * 30 + "Ende", address=SCHOOL.address)),),
    )
    assert len(address_field(contact)) == 6
