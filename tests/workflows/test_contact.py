"""Contacts made, changed, searched and removed, on a real file."""

from dataclasses import replace
from datetime import date

import pytest
from tests.builders import an_organisation, stored_event, stored_organisation

from kinderschutz_cli.domain.contact import Contact, ContactType
from kinderschutz_cli.domain.name import FormOfAddress, PersonName
from kinderschutz_cli.domain.organisation import Address
from kinderschutz_cli.domain.provenance import Provenance
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.contact import (
    AlreadyAffiliated,
    ContactExists,
    ContactInUse,
    DayWithoutChange,
    EndsBeforeItBegins,
    FunctionWithoutOrganisation,
    MailboxIsNobody,
    MailboxWithoutAddress,
    NameMissing,
    NotAffiliated,
)
from kinderschutz_cli.errors.line import ControlCharacterInside, LineBreakInside
from kinderschutz_cli.errors.mail_address import BadMailAddress
from kinderschutz_cli.errors.matching import Ambiguous, Unknown
from kinderschutz_cli.errors.organisation import OrganisationUnknown, PlaceUnknown
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import journal as journal_store
from kinderschutz_cli.store.contact_line import ContactFilter
from kinderschutz_cli.workflows import contact as workflow
from kinderschutz_cli.workflows import contact_search, contact_view
from kinderschutz_cli.workflows.contact_input import ContactInput
from kinderschutz_cli.workflows.contact_search import Wanted
from kinderschutz_cli.workflows.session import Session

OWN = "netzwerk-kinderschutz-musterstadt"


def added(session: Session, name: str | None = "Jan Muster", *, another: bool = False, **typed: object) -> Contact:
    return workflow.add(session, ContactInput(name=name, **typed), another=another).contact  # type: ignore[arg-type]  # each test names its fields


def edited(session: Session, who: str, **typed: object) -> Contact:
    return workflow.edit(session, who, ContactInput(**typed))[1]  # type: ignore[arg-type]  # each test names its fields


def schools(session: Session, *names: str) -> None:
    for name in names:
        stored_organisation(session, an_organisation(name=name))


def history(session: Session, contact: Contact) -> list[tuple[str, str, date | None, date | None]]:
    return [
        (one.organisation.name, one.function, one.begins, one.ends)
        for one in contact_store.all_affiliations(session.db, contact.id)
    ]


# ---- add -------------------------------------------------------------------------------------------------------------


def test_a_person_is_made_whole_from_one_line(session: Session) -> None:
    schools(session, "Viktoriaschule", "Leoschule")

    contact = added(
        session,
        "Prof. Dr. Erika Muster",
        anrede="frau",
        org="Viktoria",
        function="Schulleitung",
        profession="schulleitung",
        mail="erika.muster@Example.org",
        phone="02306/104-1234",
        roles=["insofa", "leitung"],
        networks=[OWN],
        city="Lünen",
    )

    assert contact == Contact(
        id=1,
        uuid=contact.uuid,
        form_of_address=FormOfAddress.FRAU,
        name=PersonName("Prof. Dr.", "Erika", "", "Muster"),
        mail="erika.muster@example.org",
        phone="02306 104-1234",
        own_address=Address(city="Lünen"),
        profession="schulleitung",
        roles=("insofa", "leitung"),
        networks=(OWN,),
        affiliations=contact.affiliations,
        provenance=Provenance(
            "von Hand erfasst", session.today, "Art. 6 Abs. 1 Buchst. e DSGVO, § 3 DSG NRW, § 9 LKSG NRW"
        ),
    )
    assert history(session, contact) == [("Viktoriaschule", "Schulleitung", None, None)]
    assert workflow.addressed(session, contact) == workflow.Addressed(
        "Sehr geehrte Frau Professorin Muster,",
        ("Viktoriaschule", "Frau Prof. Dr. Erika Muster", "Schulstraße 1", "44532 Musterstadt"),
    )


def test_one_command_is_one_entry_and_undo_takes_all_of_it_back(session: Session) -> None:
    schools(session, "Leoschule")
    added(session, org="Leoschule", roles=["insofa"], networks=[OWN])

    entry = journal_store.entry(session.db, None)
    with session.command("undo"):
        journal_store.invert(session.db, entry.number)

    assert (entry.name, entry.summary) == (
        "contact add",
        "1 Kontakt neu, 1 Zugehörigkeit neu, 1 Rolle eines Kontakts neu, 1 Mitgliedschaft neu",
    )
    assert contact_store.find(session.db, ContactFilter(), session.today) == []


def test_the_split_of_a_name_can_be_corrected(session: Session) -> None:
    contact = added(session, "Anna Lena Ben Ali", given="Anna Lena", family="Ben Ali", degree="M. A.")

    assert contact.name == PersonName(given="Anna Lena", family="Ben Ali", degree="M. A.")


def test_an_office_needs_no_name(session: Session) -> None:
    contact = added(session, "Bürgermeisterin", anrede="frau")

    assert (contact.name, contact.label, contact.display_name) == (PersonName(), "Bürgermeisterin", "Bürgermeisterin")
    assert workflow.addressed(session, contact).salutation == "Sehr geehrte Frau Bürgermeisterin,"


def test_a_function_mailbox_has_a_label_or_is_its_institution(session: Session) -> None:
    schools(session, "Leoschule")

    label = added(session, "Sekretariat", mailbox=True, org="Leoschule", mail="sekretariat@example.org")
    whole = added(session, None, mailbox=True, org="Leoschule", mail="schule@example.org")

    assert [(one.type, one.name, one.display_name) for one in (label, whole)] == [
        (ContactType.MAILBOX, PersonName(), "Sekretariat"),
        (ContactType.MAILBOX, PersonName(), "Leoschule"),
    ]


def test_a_name_is_never_a_formula(session: Session) -> None:
    assert added(session, '=HYPERLINK("x") Muster').display_name == '=HYPERLINK("x") Muster'


@pytest.mark.parametrize(
    ("typed", "failure"),
    [
        ({"name": "   "}, NameMissing),
        ({"name": "Jan\nMuster"}, LineBreakInside),
        ({"name": "Jan\x07Muster"}, ControlCharacterInside),
        ({"note": "a\nb"}, LineBreakInside),
        ({"mail": "jan@example.org\nBcc: x@example.org"}, LineBreakInside),
        ({"mail": "jan.example.org"}, BadMailAddress),
        ({"org": "Schule, die es nicht gibt"}, OrganisationUnknown),
        ({"org": "schule"}, Ambiguous),
        ({"function": "Leitung"}, FunctionWithoutOrganisation),
        ({"sector": "shule"}, Unknown),
        ({"profession": "zauberei"}, Unknown),
        ({"roles": ["zauberei"]}, Unknown),
        ({"networks": ["zauberei"]}, Unknown),
        ({"mailbox": True}, MailboxWithoutAddress),
        ({"mailbox": True, "mail": "x@example.org", "anrede": "frau"}, MailboxIsNobody),
        ({"mailbox": True, "mail": "x@example.org", "given": "Jan"}, MailboxIsNobody),
    ],
)
def test_what_cannot_be_meant_is_refused_and_changes_nothing(
    session: Session, typed: dict[str, object], failure: type[KsError]
) -> None:
    schools(session, "Schule Nord", "Schule Süd")
    before = session.db.value("SELECT count(*) FROM change")

    with pytest.raises(failure):
        added(session, **{"name": "Jan Muster"} | typed)  # type: ignore[arg-type]  # the fields of the case

    assert session.db.value("SELECT count(*) FROM change") == before


def test_an_unknown_organisation_names_near_ones_and_the_way_to_make_it(session: Session) -> None:
    schools(session, "Viktoriaschule")

    with pytest.raises(OrganisationUnknown) as failure:
        added(session, org="Viktoraschule")

    assert (failure.value.message, failure.value.hint) == (
        "Es gibt keine Organisation „Viktoraschule“.",
        'Meinten Sie „Viktoriaschule, Musterstadt“? Eine neue legen Sie an mit: ks org add "Viktoraschule" --sector SEKTOR',
    )


@pytest.mark.parametrize(
    ("first", "second", "refused"),
    [
        ({"org": "Leoschule"}, {"name": "Dr. Jan Muster", "org": "Leoschule"}, True),
        ({"mail": "jan@example.org"}, {"name": "JAN MUSTER", "mail": "jan@example.org"}, True),
        ({}, {}, True),
        ({"org": "Leoschule"}, {"org": "Viktoriaschule"}, False),
        ({"mail": "jan@example.org"}, {"mail": "jan.muster@example.org"}, False),
        ({"mail": "jan@example.org"}, {"name": "Kim Muster", "mail": "jan@example.org"}, False),
        ({}, {"name": "Jana Muster"}, False),
    ],
)
def test_the_same_person_twice_is_refused(
    session: Session, first: dict[str, object], second: dict[str, object], refused: bool
) -> None:
    schools(session, "Leoschule", "Viktoriaschule")
    added(session, **{"name": "Jan Muster"} | first)  # type: ignore[arg-type]  # the fields of the case

    if refused:
        with pytest.raises(ContactExists):
            added(session, **{"name": "Jan Muster"} | second)  # type: ignore[arg-type]  # the fields of the case
        added(session, another=True, **{"name": "Jan Muster"} | second)  # type: ignore[arg-type]  # the same
    else:
        added(session, **{"name": "Jan Muster"} | second)  # type: ignore[arg-type]  # the fields of the case
    assert session.db.value("SELECT count(*) FROM contact") == 2


def test_others_with_the_same_mail_are_named(session: Session) -> None:
    first = added(session, "Jan Muster", mail="team@example.org")

    second = workflow.add(session, ContactInput(name="Kim Muster", mail="team@example.org"))

    assert second.same_mail == (first,)


# ---- edit ------------------------------------------------------------------------------------------------------------


def test_fields_are_changed_and_cleared_and_the_rest_stays(session: Session) -> None:
    before = added(session, mail="jan@example.org", mobile="0151 5550123", roles=["insofa", "presse"], anrede="herr")

    after = edited(
        session,
        "Jan",
        name="Dr. Jan von Muster",
        mail="",
        salutation="Lieber Jan,",
        roles=["leitung"],
        remove_roles=["presse"],
        sector="gesundheit",
    )

    assert after == replace(
        before,
        name=PersonName("Dr.", "Jan", "von", "Muster"),
        mail="",
        own_salutation="Lieber Jan,",
        roles=("insofa", "leitung"),
        sector="gesundheit",
    )


def test_opt_out_and_block_survive_every_edit_until_they_are_lifted(session: Session) -> None:
    added(session)

    def marks(**typed: object) -> tuple[bool, bool]:
        contact = edited(session, "Jan", **typed)
        return contact.no_contact, contact.blocked

    assert [
        marks(no_contact=True, blocked=True),
        marks(mail="jan@example.org", name="Jan Neumuster", roles=["presse"]),
        marks(no_contact=False),
        marks(blocked=False),
    ] == [(True, True), (True, True), (False, True), (False, False)]


def test_a_person_becomes_a_mailbox_and_back(session: Session) -> None:
    added(session, "Dr. Jan Muster", mail="jan@example.org", anrede="herr")

    box = edited(session, "Jan", mailbox=True)
    person = edited(session, "Jan", mailbox=False, anrede="herr")

    assert (box.type, box.label, box.name, box.form_of_address) == (
        "funktionspostfach",
        "Dr. Jan Muster",
        PersonName(),
        None,
    )
    assert (person.type, person.label, person.name) == ("person", "", PersonName("Dr.", "Jan", "", "Muster"))


def test_an_edit_that_changes_nothing_leaves_no_entry(session: Session) -> None:
    added(session, mail="jan@example.org")
    entries = len(journal_store.entries(session.db))

    assert workflow.edit(session, "Jan", ContactInput(mail="jan@example.org"))[2] is False
    assert len(journal_store.entries(session.db)) == entries


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        (
            {"org": "Viktoriaschule", "function": "Leitung", "on": "1.8.2025"},
            [("Viktoriaschule", "Leitung", date(2025, 8, 1), None), ("Leoschule", "Lehrer", None, date(2025, 7, 31))],
        ),
        (
            {"org": "Viktoriaschule"},
            [("Viktoriaschule", "", date(2025, 7, 1), None), ("Leoschule", "Lehrer", None, date(2025, 6, 30))],
        ),
        (
            {"also_org": "Viktoriaschule", "function": "Beratung"},
            [("Leoschule", "Lehrer", None, None), ("Viktoriaschule", "Beratung", date(2025, 7, 1), None)],
        ),
        ({"end_org": "Leo", "on": "31.7.2025"}, [("Leoschule", "Lehrer", None, date(2025, 7, 31))]),
        ({"end_org": "Leo"}, [("Leoschule", "Lehrer", None, date(2025, 6, 30))]),
        ({"org": ""}, [("Leoschule", "Lehrer", None, date(2025, 6, 30))]),
        ({"org": "Leoschule", "function": "Leitung"}, [("Leoschule", "Leitung", None, None)]),
        ({"function": ""}, [("Leoschule", "", None, None)]),
    ],
)
def test_affiliations_begin_change_and_end(
    session: Session, typed: dict[str, object], left: list[tuple[str, str, date | None, date | None]]
) -> None:
    schools(session, "Leoschule", "Viktoriaschule")
    contact = added(session, org="Leoschule", function="Lehrer")

    edited(session, "Jan", **typed)

    assert history(session, contact) == left


def test_an_affiliation_entered_by_mistake_goes_again(session: Session) -> None:
    schools(session, "Leoschule", "Viktoriaschule")
    contact = added(session)
    edited(session, "Jan", org="Leoschule")

    edited(session, "Jan", org="Viktoriaschule")

    assert history(session, contact) == [("Viktoriaschule", "", date(2025, 7, 1), None)]


def test_naming_a_present_organisation_makes_it_the_main_one(session: Session) -> None:
    schools(session, "Leoschule", "Viktoriaschule")
    contact = added(session, org="Leoschule")
    edited(session, "Jan", also_org="Viktoriaschule")

    edited(session, "Jan", org="Viktoriaschule")

    assert [one[0] for one in history(session, contact)] == ["Viktoriaschule", "Leoschule"]


@pytest.mark.parametrize(
    ("typed", "failure"),
    [
        ({"end_org": "Viktoriaschule"}, NotAffiliated),
        ({"also_org": "Leoschule"}, AlreadyAffiliated),
        ({"on": "1.8.2025"}, DayWithoutChange),
        ({"end_org": "Leoschule", "on": "1.1.2025"}, EndsBeforeItBegins),
        ({"name": "", "given": ""}, NameMissing),
        ({"org": "Gibtesnicht"}, OrganisationUnknown),
    ],
)
def test_an_edit_that_cannot_be_meant_changes_nothing(
    session: Session, typed: dict[str, object], failure: type[KsError]
) -> None:
    schools(session, "Leoschule", "Viktoriaschule")
    added(session)
    before = edited(session, "Jan", org="Leoschule")

    with pytest.raises(failure):
        edited(session, "Jan", note="neu", **typed)

    assert contact_store.get(session.db, before.id, session.today) == before


# ---- search ----------------------------------------------------------------------------------------------------------


def test_a_search_forgives_a_typing_error_and_says_so(session: Session) -> None:
    added(session, "Anna Vollmer")
    added(session, "Kim Muster")

    def found(text: str) -> tuple[list[str], tuple[str, ...]]:
        hits = contact_search.find(session, Wanted(text=text))
        return [line.name for line in hits.lines], hits.alike

    assert [found("vollmer"), found("Volmer"), found("xyzxyz")] == [
        (["Anna Vollmer"], ()),
        (["Anna Vollmer"], ("Vollmer",)),
        ([], ()),
    ]


def test_a_filter_by_organisation_takes_all_below_it(session: Session) -> None:
    top = stored_organisation(session, an_organisation(name="Stadt Musterstadt"))
    stored_organisation(session, an_organisation(name="Jugendamt", parent_id=top))
    stored_organisation(session, an_organisation(name="Leoschule"))
    added(session, "Anna Amt", org="Jugendamt")
    added(session, "Leo Lehrer", org="Leoschule")

    hits = contact_search.find(session, Wanted(organisations=["Stadt Musterstadt"]))

    assert [line.name for line in hits.lines] == ["Anna Amt"]


def test_a_place_may_be_spelt_without_umlauts_but_must_exist(session: Session) -> None:
    added(session, city="Lünen")

    assert [line.name for line in contact_search.find(session, Wanted(places=["luenen"])).lines] == ["Jan Muster"]
    with pytest.raises(PlaceUnknown, match="In „Bonn“ liegt keine Organisation"):
        contact_search.find(session, Wanted(places=["Bonn"]))


# ---- show ------------------------------------------------------------------------------------------------------------


def test_show_tells_what_is_known(session: Session) -> None:
    schools(session, "Leoschule")
    added(session, "Dr. Anna Muster", anrede="frau", org="Leoschule", function="Leitung", profession="lehrkraft")
    contact = edited(session, "Anna", no_contact=True)

    rows = contact_view.rows(session, contact)

    assert [row for row in rows if row[0] not in {"Rechtsgrundlage", "Verlauf", ""}] == [
        ("Nr.", "1"),
        ("Name", "Dr. Anna Muster"),
        ("Anrede", "Frau"),
        ("Titel", "Dr."),
        ("Vorname", "Anna"),
        ("Nachname", "Muster"),
        ("Briefanrede", "Sehr geehrte Frau Dr. Muster,"),
        ("Anschrift", "Leoschule"),
        ("Organisation", "Leitung, Leoschule"),
        ("Sektor", "Schule (von der Organisation)"),
        ("Beruf", "Lehrkraft"),
        ("vertritt", "L04 Geheimnisträger:innen nach § 4 Abs. 1 KKG"),
        ("kein Kontakt", "ja, möchte nicht angeschrieben werden"),
        ("Quelle", "von Hand erfasst"),
        ("geführt seit", "01.07.2025"),
        ("Art. 13/14 DSGVO", "noch nicht informiert"),
    ]


def test_the_ledger_of_events_stands_in_show(session: Session) -> None:
    contact = added(session)
    event = stored_event(session)
    with session.command("invite"):
        invitation_store.add_invitations(session.db, event.id, [contact.id], session.now)

    shown = contact_view.as_json(session, contact)

    assert [(one["veranstaltung"], one["was"], one["status"]) for one in shown["einladungen"]] == [
        (event.slug, "Einladung", "eingeladen")
    ]
    assert [one["was"] for one in shown["verlauf"]] == ["angelegt"]
    assert (shown["anmeldungen"], shown["nachrichten"], shown["mitwirkungen"]) == ([], [], [])


# ---- remove ----------------------------------------------------------------------------------------------------------


def test_a_contact_nothing_hangs_on_is_removed(session: Session) -> None:
    schools(session, "Leoschule")
    contact = added(session, org="Leoschule", roles=["insofa"], networks=[OWN])

    workflow.remove(session, contact)

    assert [session.db.value(f"SELECT count(*) FROM {table}") for table in ("contact", "affiliation")] == [0, 0]  # noqa: S608 (names of our tables)


def test_whoever_was_invited_stays_with_the_reason(session: Session) -> None:
    contact = added(session)
    event = stored_event(session)
    with session.command("invite"):
        invitation_store.add_invitations(session.db, event.id, [contact.id], session.now)

    with pytest.raises(ContactInUse) as failure:
        workflow.remove(session, contact)

    assert failure.value.message == "Jan Muster kann nicht entfernt werden; daran hängen: 1 Einladung."
    assert contact_store.get(session.db, contact.id, session.today) == contact
