"""Contacts in a real file: what a filter chooses, in which order, and what survives being written back."""

from dataclasses import replace
from datetime import date

import pytest
from tests.builders import a_contact, a_mailbox, an_organisation, stored_contact, stored_organisation

from kinderschutz_cli.domain.contact import Affiliation, Contact
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.organisation import Address, Organisation
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import contact_line
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store.contact_line import ContactFilter, ContactLine
from kinderschutz_cli.workflows.session import Session


def in_file(session: Session, **changes: object) -> Organisation:
    organisation = an_organisation(**changes)
    return replace(organisation, id=stored_organisation(session, organisation))


def named(family: str, **changes: object) -> Contact:
    return a_contact(**{"name": PersonName(given="Kim", family=family), "mail": "", **changes})


def names(session: Session, **wanted: object) -> list[str]:
    return [line.name for line in contact_line.lines(session.db, ContactFilter(**wanted), session.today)]  # type: ignore[arg-type]  # each test names its fields


def test_a_line_shows_what_a_list_needs(session: Session) -> None:
    school = in_file(session)
    number = stored_contact(session, a_contact(affiliations=(Affiliation(school, "Schulleitung"),)))

    assert contact_line.lines(session.db, ContactFilter(), session.today) == [
        ContactLine(
            id=number,
            type="person",
            name="Prof. Dr. Erika von der Heide",
            organisation="Musterschule",
            function="Schulleitung",
            sector="schule",
            mail="erika.vonderheide@example.org",
            phone="02306 555-10",
            no_contact=False,
            blocked=False,
        )
    ]


def test_lines_are_ordered_by_family_name_as_din_5007_does(session: Session) -> None:
    school = in_file(session, name="Leoschule")
    for contact in (named("Zander"), named("Özdemir"), named("Ohm"), a_contact(), a_mailbox(school), named("Łuczak")):
        stored_contact(session, contact)

    assert names(session) == [
        "Prof. Dr. Erika von der Heide",
        "Leoschule",
        "Kim Łuczak",
        "Kim Ohm",
        "Kim Özdemir",
        "Kim Zander",
    ]


@pytest.mark.parametrize("typed", ["müller", "MUELLER", "muller", "mülle", "müller kim"])
def test_a_search_folds_umlauts_and_case(session: Session, typed: str) -> None:
    stored_contact(session, named("Müller"))
    stored_contact(session, named("Maier"))

    assert names(session, text=typed) == ["Kim Müller"]


def test_a_search_takes_percent_and_underscore_as_they_are(session: Session) -> None:
    stored_contact(session, named("Maier"))

    assert names(session, text="%") == []
    assert names(session, text="_") == []


def test_a_search_looks_into_the_organisation_too(session: Session) -> None:
    school = in_file(session, name="Viktoriaschule")
    stored_contact(session, named("Ohm", affiliations=(Affiliation(school),)))
    stored_contact(session, named("Maier"))

    assert names(session, text="viktoria ohm") == ["Kim Ohm"]


def test_each_filter_chooses_and_together_they_narrow(session: Session) -> None:
    school = in_file(session)
    practice = in_file(
        session, name="Praxis", sector="gesundheit", kind="kinderarztpraxis", address=Address(city="Unna")
    )
    stored_contact(
        session,
        named("Ohm", affiliations=(Affiliation(school),), profession="lehrkraft", roles=("insofa",), blocked=True),
    )
    stored_contact(session, named("Maier", affiliations=(Affiliation(practice),), roles=("insofa", "presse")))
    stored_contact(session, named("Frei", sector="gesundheit", no_contact=True))
    own = "netzwerk-kinderschutz-musterstadt"
    stored_contact(session, named("Zander", networks=(own,), affiliations=(Affiliation(school),)))

    assert {
        "sektor": names(session, sectors=("gesundheit",)),
        "zwei sektoren": names(session, sectors=("gesundheit", "schule")),
        "art": names(session, kinds=("kinderarztpraxis",)),
        "beruf": names(session, professions=("lehrkraft",)),
        "rolle": names(session, roles=("insofa",)),
        "rolle und sektor": names(session, roles=("insofa",), sectors=("schule",)),
        "netzwerk": names(session, networks=(own,)),
        "ort": names(session, places=("Unna",)),
        "organisation": names(session, organisations=(practice.id,)),
        "kein kontakt": names(session, no_contact=True),
        "sperrvermerk": names(session, blocked=True),
    } == {
        "sektor": ["Kim Frei", "Kim Maier"],
        "zwei sektoren": ["Kim Frei", "Kim Maier", "Kim Ohm", "Kim Zander"],
        "art": ["Kim Maier"],
        "beruf": ["Kim Ohm"],
        "rolle": ["Kim Maier", "Kim Ohm"],
        "rolle und sektor": ["Kim Ohm"],
        "netzwerk": ["Kim Zander"],
        "ort": ["Kim Maier"],
        "organisation": ["Kim Maier"],
        "kein kontakt": ["Kim Frei"],
        "sperrvermerk": ["Kim Ohm"],
    }


def test_an_affiliation_counts_from_its_first_to_its_last_day(session: Session) -> None:
    old, new = in_file(session, name="Alte Schule"), in_file(session, name="Neue Schule")
    stored_contact(
        session,
        named(
            "Ohm",
            affiliations=(
                Affiliation(old, begins=date(2020, 8, 1), ends=date(2025, 7, 31)),
                Affiliation(new, begins=date(2025, 8, 1)),
            ),
        ),
    )

    def organisation_on(day: date) -> str:
        return contact_line.lines(session.db, ContactFilter(), day)[0].organisation

    assert [organisation_on(day) for day in (date(2020, 7, 31), date(2025, 7, 31), date(2025, 8, 1))] == [
        "",
        "Alte Schule",
        "Neue Schule",
    ]


def test_a_contact_is_read_back_as_it_was_written(session: Session) -> None:
    school = organisation_store.get(session.db, in_file(session).id)
    written = a_contact(
        affiliations=(Affiliation(school, "Schulleitung", begins=date(2024, 8, 1)),),
        roles=("insofa", "leitung"),
        profession="schulleitung",
        own_salutation="Liebe Erika,",
        mobile="0151 5550123",
        no_contact=True,
        blocked=True,
        note="kommt auch auf Fachtage",
    )
    number = stored_contact(session, written)

    read = contact_store.get(session.db, number, session.today)

    assert read == replace(
        written,
        id=number,
        uuid=read.uuid,
        affiliations=(replace(written.affiliations[0], id=read.affiliations[0].id),),
    )


def test_what_is_saved_unchanged_leaves_no_entry(session: Session) -> None:
    contact = contact_store.get(session.db, stored_contact(session, a_contact(roles=("insofa",))), session.today)
    before = session.db.value("SELECT count(*) FROM command")

    with session.command("contact edit"):
        contact_store.save(session.db, contact)

    assert session.db.value("SELECT count(*) FROM command") == before
