"""Who is meant by what is typed on the telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.builders import a_contact, a_mailbox, an_organisation, stored_contact, stored_organisation

from kinderschutz_cli.domain.contact import Affiliation
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.workflows import guest

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.session import Session


@pytest.fixture(autouse=True)
def people(session: Session) -> None:
    """Kim Adler and the mailbox of the Leoschule, Kim Bach of none."""
    leo = organisation_store.get(session.db, stored_organisation(session, an_organisation(name="Leoschule")))
    at_leo = (Affiliation(leo),)
    adler = a_contact(name=PersonName(given="Kim", family="Adler"), mail="adler@example.org", affiliations=at_leo)
    stored_contact(session, adler)
    stored_contact(session, a_mailbox(leo, mail="leo@example.org"))
    stored_contact(session, a_contact(name=PersonName(given="Kim", family="Bach"), mail=""))


@pytest.mark.parametrize(
    ("typed", "names", "exact"),
    [
        ("Kim Adler", ["Kim Adler"], True),
        ("kim  adler", ["Kim Adler"], True),
        ("Frau Dr. Kim Adler", ["Kim Adler"], True),
        ("adler@example.org", ["Kim Adler"], True),
        ("#1", ["Kim Adler"], True),
        ("3", ["Kim Bach"], True),
        ("K. Ad", ["Kim Adler"], False),
        ("Kim", ["Kim Adler", "Kim Bach"], False),
        ("Leoschule", ["Leoschule"], True),
        ("Leo", ["Leoschule"], False),
        ("leo@example.org", ["Leoschule"], True),
        ("Ina Neu", [], False),
        ("Herr und Frau Adler", [], False),
    ],
)
def test_who_fits(session: Session, typed: str, names: list[str], exact: bool) -> None:
    found = guest.fitting(session, typed)
    assert [getattr(one, "display_name", None) or getattr(one, "name", None) for one in found.guests] == names
    assert found.exact is exact


def test_an_institution_is_named_once_among_those_alike(session: Session) -> None:
    assert guest.fitting(session, "Leoschula").near == ("Leoschule",)
    assert guest.fitting(session, "Kim Addler").near[0] == "Kim Adler, Leoschule"
