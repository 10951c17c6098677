"""Organisations in a real file: filters and the tree."""

from dataclasses import replace
from datetime import date

from tests.builders import a_contact, an_organisation, stored_contact, stored_organisation

from kinderschutz_cli.domain.organisation import Address, Organisation
from kinderschutz_cli.store import organisation as store
from kinderschutz_cli.store.organisation import OrganisationFilter
from kinderschutz_cli.workflows.session import Session


def in_file(session: Session, name: str, parent: Organisation | None = None, **changes: object) -> Organisation:
    organisation = an_organisation(name=name, parent_id=parent.id if parent else None, **changes)
    return store.get(session.db, stored_organisation(session, organisation))


def test_an_organisation_is_read_back_as_it_was_written(session: Session) -> None:
    written = an_organisation(
        short_name="GS Muster",
        mail="schule@example.org",
        website="https://example.org",
        agreement_on=date(2024, 3, 1),
        source_key="123456",
        closes_on=date(2028, 7, 31),
        note="zwei Standorte",
    )
    number = stored_organisation(session, written)

    read = store.get(session.db, number)

    assert read == replace(written, id=number, uuid=read.uuid)


def test_the_tree_is_walked_both_ways(session: Session) -> None:
    city = in_file(session, "Stadt", sector="jugendamt", kind="")
    office = in_file(session, "Jugendamt", city, sector="jugendamt", kind="")
    service = in_file(session, "ASD", office, sector="jugendamt", kind="asd")
    in_file(session, "Andere Stadt")

    assert [one.name for one in store.ancestors(session.db, service.id)] == ["Jugendamt", "Stadt"]
    assert store.children(session.db, city.id) == [office]
    assert store.with_descendants(session.db, [city.id]) == [city.id, office.id, service.id]
    assert (store.ancestors(session.db, city.id), store.children(session.db, service.id)) == ([], [])


def test_filters_narrow(session: Session) -> None:
    in_file(session, "Grundschule Süd")
    in_file(session, "Gymnasium Süd", kind="gymnasium", address=Address(city="Unna"))
    in_file(session, "Kita Süd", sector="kita", kind="kita")

    def names(**wanted: object) -> list[str]:
        return [one.name for one in store.find(session.db, OrganisationFilter(**wanted))]  # type: ignore[arg-type]  # each call names its fields

    assert {
        "sektor": names(sectors=("schule",)),
        "art": names(kinds=("kita", "gymnasium")),
        "ort": names(places=("Unna",)),
        "text": names(text="SUED gymn"),
    } == {
        "sektor": ["Grundschule Süd", "Gymnasium Süd"],
        "art": ["Gymnasium Süd", "Kita Süd"],
        "ort": ["Gymnasium Süd"],
        "text": ["Gymnasium Süd"],
    }


def test_places_are_those_of_organisations_and_contacts_each_once(session: Session) -> None:
    in_file(session, "A")
    in_file(session, "B")
    stored_contact(session, a_contact(own_address=Address(city="Unna")))

    assert store.cities(session.db) == ["Musterstadt", "Unna"]
