"""Organisations made, changed and removed, and what they cover, on a real file."""

from dataclasses import replace
from datetime import date

import pytest

from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.organisation import Address, Organisation
from kinderschutz_cli.domain.provenance import Provenance
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.day import DayDoesNotExist
from kinderschutz_cli.errors.line import LineBreakInside
from kinderschutz_cli.errors.mail_address import BadMailAddress
from kinderschutz_cli.errors.matching import Unknown
from kinderschutz_cli.errors.organisation import (
    AboveItself,
    KeyTaken,
    KindOfAnotherSector,
    OrganisationExists,
    OrganisationInUse,
    OrganisationNameMissing,
    OrganisationUnknown,
)
from kinderschutz_cli.errors.web_link import LinkNotUnderstood
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import journal as journal_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store.contact_line import ContactFilter
from kinderschutz_cli.workflows import coverage
from kinderschutz_cli.workflows import organisation as workflow
from kinderschutz_cli.workflows import organisation_view as view
from kinderschutz_cli.workflows.contact import add as add_contact
from kinderschutz_cli.workflows.contact_input import ContactInput
from kinderschutz_cli.workflows.organisation import OrganisationInput
from kinderschutz_cli.workflows.session import Session


def added(session: Session, name: str = "Kita Sonne", **typed: str) -> Organisation:
    return workflow.add(session, OrganisationInput(name=name, **typed))


def edited(session: Session, who: str, **typed: str) -> Organisation:
    return workflow.edit(session, who, OrganisationInput(**typed))[1]


# ---- add -------------------------------------------------------------------------------------------------------------


def test_an_organisation_is_made_whole_and_its_kind_brings_the_sector(session: Session) -> None:
    city = added(session, "Stadt Musterstadt", sector="verwaltung-politik")

    kita = added(
        session,
        kind="kita",
        parent="Stadt",
        street="Weg 1",
        postcode="44532",
        city="Musterstadt",
        phone="02306/1041234",
        mail="kita@Example.org",
        website="kita.example.org",
        agreement="1.3.2024",
        short_name="Sonne",
        key="K 7",
        closes="31.7.2028",
        note="zwei Häuser",
        source="Kitaliste",
        since="1.2.2025",
        legal_basis="Einwilligung",
    )

    assert kita == Organisation(
        id=2,
        name="Kita Sonne",
        short_name="Sonne",
        sector="kita",
        kind="kita",
        parent_id=city.id,
        address=Address("Weg 1", "44532", "Musterstadt"),
        phone="02306 1041234",
        mail="kita@example.org",
        website="https://kita.example.org",
        agreement_on=date(2024, 3, 1),
        source_key="K 7",
        closes_on=date(2028, 7, 31),
        note="zwei Häuser",
        provenance=Provenance("Kitaliste", date(2025, 2, 1), "Einwilligung"),
    )
    assert replace(organisation_store.get(session.db, kita.id), uuid="") == kita


def test_source_day_and_legal_basis_are_there_without_being_typed(session: Session) -> None:
    assert added(session).provenance == Provenance(
        "von Hand erfasst", session.today, "Art. 6 Abs. 1 Buchst. e DSGVO, § 3 DSG NRW, § 9 LKSG NRW"
    )


def test_a_function_mailbox_is_made_on_wish_with_the_same_command(session: Session) -> None:
    workflow.add(session, OrganisationInput(name="Kita Sonne", mail="kita@example.org"), mailbox=True)

    boxes = contact_store.find(session.db, ContactFilter(), session.today)
    assert [(one.type, one.display_name, one.mail) for one in boxes] == [
        (ContactType.MAILBOX, "Kita Sonne", "kita@example.org")
    ]
    assert journal_store.entry(session.db, None).summary == "1 Organisation neu, 1 Kontakt neu, 1 Zugehörigkeit neu"


@pytest.mark.parametrize(
    ("typed", "failure"),
    [
        ({"name": "  "}, OrganisationNameMissing),
        ({"name": "Kita\nSonne"}, LineBreakInside),
        ({"kind": "kita", "sector": "schule"}, KindOfAnotherSector),
        ({"kind": "kiita"}, Unknown),
        ({"sector": "shule"}, Unknown),
        ({"parent": "Gibtesnicht"}, OrganisationUnknown),
        ({"agreement": "31.2.2024"}, DayDoesNotExist),
        ({"mail": "kita"}, BadMailAddress),
        ({"website": "javascript:alert(1)"}, LinkNotUnderstood),
    ],
)
def test_what_cannot_be_meant_is_refused_and_changes_nothing(
    session: Session, typed: dict[str, str], failure: type[KsError]
) -> None:
    before = session.db.value("SELECT count(*) FROM change")

    with pytest.raises(failure):
        added(session, **{"name": "Kita Sonne"} | typed)

    assert session.db.value("SELECT count(*) FROM change") == before


@pytest.mark.parametrize(
    ("first", "second", "refused"),
    [({}, {}, True), ({"city": "Unna"}, {}, True), ({"city": "Unna"}, {"city": "Lünen"}, False)],
)
def test_the_same_name_in_the_same_place_is_refused(
    session: Session, first: dict[str, str], second: dict[str, str], refused: bool
) -> None:
    added(session, **first)

    if refused:
        with pytest.raises(OrganisationExists):
            added(session, "KITA SONNE", **second)
    workflow.add(session, OrganisationInput(name="Kita Sonne", **second), another=refused)

    assert session.db.value("SELECT count(*) FROM organisation") == 2


def test_a_key_names_one_organisation_of_its_source_only(session: Session) -> None:
    added(session, key="7", source="Kitaliste")
    added(session, "Kita Mond", key="7", source="Andere Liste")

    with pytest.raises(KeyTaken, match="hat schon „Kita Sonne“"):
        added(session, "Kita Stern", key="7", source="Kitaliste")


# ---- edit ------------------------------------------------------------------------------------------------------------


def test_fields_are_changed_and_cleared_and_the_rest_stays(session: Session) -> None:
    before = added(session, kind="kita", mail="kita@example.org", agreement="1.3.2024", city="Unna")

    after = edited(session, "Kita Sonne", name="Familienzentrum Sonne", kind="familienzentrum", mail="", agreement="")

    assert replace(after, uuid="") == replace(
        before, name="Familienzentrum Sonne", kind="familienzentrum", mail="", agreement_on=None
    )


def test_a_new_kind_brings_its_sector_and_a_new_sector_must_fit_the_kind(session: Session) -> None:
    added(session, kind="kita")

    assert edited(session, "Kita", kind="grundschule").sector == "schule"
    with pytest.raises(KindOfAnotherSector):
        edited(session, "Kita", sector="polizei")
    changed = edited(session, "Kita", sector="polizei", kind="")
    assert (changed.sector, changed.kind) == ("polizei", "")


def test_the_tree_has_no_circles(session: Session) -> None:
    added(session, "Stadt")
    added(session, "Jugendamt", parent="Stadt")
    added(session, "Bezirk Nord", parent="Jugendamt")

    with pytest.raises(AboveItself) as failure:
        edited(session, "Stadt", parent="Bezirk Nord")
    with pytest.raises(AboveItself):
        edited(session, "Stadt", parent="Stadt")

    assert failure.value.message == "„Stadt“ kann nicht unter „Bezirk Nord“ stehen: „Bezirk Nord“ gehört zu „Stadt“."
    assert edited(session, "Bezirk Nord", parent="").parent_id is None


# ---- what is derived -------------------------------------------------------------------------------------------------


def test_an_agreement_of_the_traeger_covers_what_is_below(session: Session) -> None:
    traeger = added(session, "Träger", sector="kita", agreement="1.3.2024")
    kita = added(session, "Kita Sonne", kind="kita", parent="Träger")
    lone = added(session, "Kita Mond", kind="kita")

    assert coverage.agreement_of(session.db, kita) == coverage.Agreement(
        date(2024, 3, 1), organisation_store.get(session.db, traeger.id)
    )
    assert [coverage.of_organisation(session.db, one) for one in (traeger, kita, lone)] == [
        ("L02", "K01"),
        ("L02", "K01"),
        ("K01",),
    ]
    assert view.agreement_text(session, kita) == "01.03.2024 (bei „Träger“)"


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ({"org": "Gericht", "profession": "richter-in"}, ("L08", "K17")),
        ({"org": "Schule", "roles": ["insofa"]}, ("L03", "L05", "K05")),
        ({"sector": "justiz", "profession": "verfahrensbeistand"}, ("L10",)),
        ({"org": "Gericht", "sector": "gesundheit", "profession": "hebamme"}, ("L04", "K18")),
        ({}, ()),
    ],
)
def test_a_person_covers_what_sector_kind_role_and_profession_say(
    session: Session, typed: dict[str, object], codes: tuple[str, ...]
) -> None:
    added(session, "Gericht", kind="familiengericht")
    added(session, "Schule", kind="grundschule")

    contact = add_contact(session, ContactInput(name="Kim Muster", **typed)).contact  # type: ignore[arg-type]  # the fields of the case

    assert coverage.of_contact(session.db, contact) == codes


# ---- list and show ---------------------------------------------------------------------------------------------------


def test_a_list_is_placed_in_its_tree(session: Session) -> None:
    added(session, "Stadt")
    added(session, "Jugendamt", parent="Stadt")
    added(session, "Amtsgericht")
    added(session, "ASD", parent="Jugendamt")

    found, alike = view.find(session)

    assert [(depth, one.name) for depth, one in view.in_tree(found)] == [
        (0, "Amtsgericht"),
        (0, "Stadt"),
        (1, "Jugendamt"),
        (2, "ASD"),
    ]
    assert [(depth, one.name) for depth, one in view.in_tree(view.find(session, organisations=["Jugendamt"])[0])] == [
        (0, "Jugendamt"),
        (1, "ASD"),
    ]
    assert alike == ()


def test_a_search_forgives_a_typing_error(session: Session) -> None:
    added(session, "Kita Sonnenschein")

    found, alike = view.find(session, text="Sonenschein")

    assert ([one.name for one in found], alike) == (["Kita Sonnenschein"], ("Sonnenschein",))


def test_show_tells_what_is_known(session: Session) -> None:
    added(session, "Stadt", agreement="1.3.2024")
    kita = added(session, kind="kita", parent="Stadt", city="Unna")
    add_contact(session, ContactInput(name="Kim Muster", org="Kita Sonne", function="Leitung"))

    shown = view.as_json(session, organisation_store.get(session.db, kita.id))

    assert {
        key: shown[key] for key in ("name", "sektor_name", "gehoert_zu", "vereinbarung_am", "vereinbarung_gilt")
    } == {
        "name": "Kita Sonne",
        "sektor_name": "Kindertagesbetreuung",
        "gehoert_zu": "Stadt",
        "vereinbarung_am": None,
        "vereinbarung_gilt": {"vom": date(2024, 3, 1), "bei": "Stadt"},
    }
    assert [one["kennung"] for one in shown["abdeckung"]] == ["L02", "K01"]
    assert [(one["name"], one["funktion"]) for one in shown["kontakte"]] == [("Kim Muster", "Leitung")]
    assert ("Kontakte", "#1 Kim Muster, Leitung") in view.rows(session, kita)


# ---- remove ----------------------------------------------------------------------------------------------------------


def test_an_organisation_nothing_hangs_on_is_removed(session: Session) -> None:
    workflow.remove(session, added(session))

    assert organisation_store.find(session.db) == []


def test_an_organisation_in_use_stays_with_the_reasons(session: Session) -> None:
    city = added(session, "Stadt")
    added(session, "Jugendamt", parent="Stadt")
    add_contact(session, ContactInput(name="Kim Muster", org="Stadt"))

    with pytest.raises(OrganisationInUse) as failure:
        workflow.remove(session, city)

    assert failure.value.message == (
        "„Stadt“ kann nicht entfernt werden; daran hängen: 1 Zugehörigkeit eines Kontakts, 1 Organisation darunter."
    )
    assert len(organisation_store.find(session.db)) == 2
