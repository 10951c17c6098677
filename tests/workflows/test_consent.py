"""Consents in a real file: entered, withdrawn with their day, for one event or for all."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.builders import a_contact, a_mailbox, an_organisation, stored_contact, stored_event, stored_organisation
from tests.store.dump import dump

from kinderschutz_cli.domain.consent import Purpose, decisions, parse_fields
from kinderschutz_cli.domain.contact import Contact
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.errors.consent import NobodyConsents
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.workflows import consent, contact, contact_view, merge, reference, registration, undo
from kinderschutz_cli.workflows import event as event_workflow
from kinderschutz_cli.workflows.registration import Wish
from kinderschutz_cli.workflows.session import Session

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event


@pytest.fixture
def event(session: Session) -> Event:
    for name in ("Adler", "Berg"):
        stored_contact(session, Contact(name=PersonName(given="Kim", family=name)))
    return stored_event(session)


def says(
    session: Session, name: str, event: Event | None, share: str | None = None, *, photo: bool | None = None
) -> consent.Line:
    fields = parse_fields(share) if share is not None else None
    person = reference.contact(session, name)
    return consent.answer(session, person, event, decisions(fields, photo), "Formular")


def described(session: Session, name: str) -> list[str]:
    return consent.described(session, reference.contact(session, name))


def later(session: Session, days: int) -> Session:
    return Session(session.db, session.now + timedelta(days=days))


def test_nothing_is_allowed_unless_somebody_says_so(session: Session, event: Event) -> None:
    registration.register(session, event, event.main_part, [reference.contact(session, "Adler")], Wish())
    (line,) = consent.lines(session, event)
    assert (line.photo, line.fields, line.shared) == (None, None, frozenset())


def test_the_event_s_own_answer_goes_before_the_lasting_one(session: Session, event: Event) -> None:
    says(session, "Adler", None, "alles", photo=True)
    line = says(session, "Adler", event, "name")
    assert (line.photo, line.fields, line.shared) == (True, (Purpose.NAME,), frozenset({Purpose.NAME}))
    assert described(session, "Adler") == [
        "erlaubt für alle Veranstaltungen: Foto, Name, Organisation, Funktion, E-Mail, Telefon (01.07.2025, Formular)",
        f"erlaubt „{event.title}“: Name (01.07.2025, Formular)",
        f"nicht erlaubt „{event.title}“: Organisation, Funktion, E-Mail, Telefon (01.07.2025, Formular)",
    ]


def test_a_withdrawal_stands_there_with_its_day(session: Session, event: Event) -> None:
    says(session, "Adler", None, "name,mail", photo=True)
    line = says(later(session, 3), "Adler", None, "nichts")
    assert (line.fields, line.shared) == ((), frozenset())
    assert described(session, "Adler") == [
        "erlaubt für alle Veranstaltungen: Foto (01.07.2025, Formular)",
        "nicht erlaubt für alle Veranstaltungen: Organisation, Funktion, Telefon (01.07.2025, Formular)",
        "nicht erlaubt für alle Veranstaltungen: Name, E-Mail (04.07.2025, Formular)",
    ]
    history = contact_view.as_json(session, reference.contact(session, "Adler"))["verlauf"]
    assert [step["was"] for step in history] == ["angelegt", "Einwilligung neu", "Einwilligung geändert"]
    assert event.id


def test_what_the_event_still_allows_is_named(session: Session, event: Event) -> None:
    says(session, "Adler", event, "name")
    refused = decisions(parse_fields("nichts"), None)
    says(session, "Adler", None, "nichts")
    assert consent.still_allowed(session, reference.contact(session, "Adler"), refused) == [event.title]


def test_one_command_is_one_undo_and_saying_the_same_is_none(session: Session, event: Event) -> None:
    before = dump(session.db)
    says(session, "Adler", event, "name", photo=True)
    after = dump(session.db)
    says(later(session, 9), "Adler", event, "name", photo=True)
    assert dump(session.db) == after
    undo.carry_out(session, undo.plan(session, None))
    assert dump(session.db) == before


def test_a_block_hides_whatever_was_allowed(session: Session, event: Event) -> None:
    stored_contact(session, a_contact(blocked=True))
    line = says(session, "Heide", event, "alles")
    assert (line.shared, consent.line_json(line)["erscheint_auf_der_liste"]) == (frozenset(), False)


def test_a_mailbox_cannot_consent(session: Session, event: Event) -> None:
    school = organisation_store.get(session.db, stored_organisation(session, an_organisation(name="Leoschule")))
    stored_contact(session, a_mailbox(school))
    with pytest.raises(NobodyConsents):
        says(session, "sekretariat@example.org", event, "alles")


def test_lasting_answers_are_listed_by_surname(session: Session, event: Event) -> None:
    says(session, "Berg", None, "name")
    says(session, "Adler", None, photo=False)
    says(session, "Adler", event, "alles")
    assert [(line.contact.name.family, line.photo, line.fields) for line in consent.lines(session, None)] == [
        ("Adler", False, None),
        ("Berg", None, (Purpose.NAME,)),
    ]


def test_the_page_of_a_contact_names_them(session: Session, event: Event) -> None:
    says(session, "Adler", event, photo=True)
    adler = reference.contact(session, "Adler")
    assert ("Einwilligungen", f"erlaubt „{event.title}“: Foto (01.07.2025, Formular)") in contact_view.rows(
        session, adler
    )
    assert contact_view.as_json(session, adler)["einwilligungen"] == [
        {"zweck": "foto", "erteilt": True, "am": session.today, "weg": "Formular", "gilt": event.slug}
    ]


def test_contact_and_event_can_be_removed_with_their_consents(session: Session, event: Event) -> None:
    says(session, "Adler", event, "name")
    says(session, "Berg", None, "name")
    says(session, "Berg", event, "name")
    before = dump(session.db)
    contact.remove(session, reference.contact(session, "Adler"))
    event_workflow.remove_event(session, event)
    contact.remove(session, reference.contact(session, "Berg"))
    assert dump(session.db)["consent"] == []
    for _ in range(3):
        undo.carry_out(session, undo.plan(session, _last_holding(session)))
    assert dump(session.db) == before


def _last_holding(session: Session) -> int:
    """The newest command that is neither an undo nor undone."""
    from kinderschutz_cli.store import journal

    return next(one.number for one in journal.entries(session.db) if not one.undoes and not one.undone_by)


def test_of_two_answers_of_one_person_the_later_one_stays(session: Session, event: Event) -> None:
    says(session, "Adler", None, photo=True)
    says(later(session, 2), "Berg", None, photo=False)
    adler, berg = reference.contact(session, "Adler"), reference.contact(session, "Berg")
    plan = merge.decided(session, merge.plan_contacts(session, f"#{adler.id}", f"#{berg.id}", ["nachname=a"]), yes=True)
    merge.carry_out(session, plan)
    stays = contact_store.get(session.db, adler.id, session.today)
    assert consent.described(session, stays) == ["nicht erlaubt für alle Veranstaltungen: Foto (03.07.2025, Formular)"]
    assert event.id
