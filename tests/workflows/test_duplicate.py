"""Duplicates found in the file, and those that were called none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.builders import a_contact, a_mailbox, an_organisation, stored_contact, stored_organisation
from tests.store.dump import dump

from kinderschutz_cli.domain.contact import Affiliation
from kinderschutz_cli.domain.duplicate import Suspicion
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.phone import format_phone, normalise_phone
from kinderschutz_cli.errors.duplicate import SameRecordTwice
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.workflows import duplicate, undo

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.session import Session


def two_vollmers(session: Session) -> tuple[int, int]:
    school = organisation_store.get(session.db, stored_organisation(session, an_organisation()))
    first, second = (
        stored_contact(
            session,
            a_contact(
                name=PersonName("", "Frank", "", family),
                form_of_address=None,
                mail="",
                affiliations=(Affiliation(school),),
            ),
        )
        for family in ("Volmer", "Vollmer")
    )
    stored_contact(session, a_mailbox(school))
    return first, second


def test_found_in_the_file(session: Session) -> None:
    first, second = two_vollmers(session)
    assert duplicate.contacts(session) == [Suspicion(first, second, 77, ("Volmer/Vollmer", "gleiche Organisation"))]


def test_called_no_duplicate(session: Session) -> None:
    first, second = two_vollmers(session)
    before = dump(session.db)
    assert duplicate.call_distinct(session, "contact", second, first)
    assert not duplicate.call_distinct(session, "contact", first, second)
    assert duplicate.contacts(session) == []
    undo.carry_out(session, undo.plan(session, None))
    assert dump(session.db) == before
    assert len(duplicate.contacts(session)) == 1


def test_a_contact_that_goes_takes_its_decisions_along(session: Session) -> None:
    first, second = two_vollmers(session)
    duplicate.call_distinct(session, "contact", first, second)
    with session.command("contact remove"):
        contact_store.remove(session.db, first)
    assert session.db.count("distinct_contact") == 0


def test_one_record_is_no_pair(session: Session) -> None:
    first, _ = two_vollmers(session)
    with pytest.raises(SameRecordTwice):
        duplicate.call_distinct(session, "contact", first, first)


def test_organisations(session: Session) -> None:
    first = stored_organisation(session, an_organisation(name="GS Musterschule"))
    second = stored_organisation(session, an_organisation(name="Grundschule Musterschule"))
    stored_organisation(session, an_organisation(name="Realschule Musterschule", kind="realschule"))
    reasons = ("gleicher Name in anderer Schreibweise", "gleiche Telefonnummer", "gleiche Anschrift", "gleicher Ort")
    assert duplicate.organisations(session) == [Suspicion(first, second, 100, reasons)]
    duplicate.call_distinct(session, "organisation", first, second)
    assert duplicate.organisations(session) == []


@pytest.mark.parametrize(
    "text", ["02306 104-1234", "0231 1234567", "0171 2345678", "030 12345", "+31 20 123 4567", "nachmittags", ""]
)
def test_numbers_are_compared_as_the_library_reads_them(text: str) -> None:
    shown = format_phone(text)
    assert duplicate.compared_phones([shown]) == tuple(filter(None, [normalise_phone(shown)]))
