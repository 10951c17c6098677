"""Inviting: everything rendered, recorded together, written last, and finished after a run that was cut off."""

from __future__ import annotations

from dataclasses import replace
from email import policy
from email.parser import BytesParser
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook
from tests.builders import a_contact, a_mailbox, an_event, an_organisation

from kinderschutz_cli.domain.contact import Affiliation
from kinderschutz_cli.domain.event import Event, EventStatus
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.errors.base import TemplateProblem
from kinderschutz_cli.errors.file import FileWasEdited
from kinderschutz_cli.errors.invitation import ChangedMeanwhile, EventInvitesNobody, NobodySelected
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import message as message_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.workflows import invite, invite_selection
from kinderschutz_cli.workflows.contact_search import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage
    from pathlib import Path

    from kinderschutz_cli.workflows.session import Session
    from kinderschutz_cli.workflows.writing import NewFile

SCHOOLS = ContactFilter(sectors=("schule",))


@pytest.fixture
def event(session: Session) -> Event:
    """A school with a head (mail), a teacher without mail and a mailbox; an opted-out colleague; a doctor elsewhere."""
    with session.command("test"):
        school = replace(an_organisation(), id=organisation_store.add(session.db, an_organisation()))
        there = (Affiliation(school, "Schulleitung"),)
        contact_store.add_many(
            session.db,
            [
                a_contact(affiliations=there),
                a_contact(name=PersonName(given="Kim", family="Muster"), form_of_address=None, mail="", affiliations=there),
                a_mailbox(school),
                a_contact(name=PersonName(given="Ute", family="Still"), mail="ute@example.org", affiliations=there, no_contact=True),
                a_contact(name=PersonName(given="Jan", family="Arzt"), mail="jan@example.org", sector="gesundheit"),
            ],
        )  # fmt: skip
        event_id = event_store.add(session.db, an_event())
    return event_store.get(session.db, event_id)


def run(session: Session, event: Event, wanted: ContactFilter = SCHOOLS, *, again: bool = False) -> list[str]:
    plan = invite.plan(session, event, wanted, again=again)
    batch = invite.render(session, plan)
    return [path.name for path in invite.write(session, invite.record(session, plan, batch), batch.files)]


def parsed(path: Path) -> EmailMessage:
    return BytesParser(policy=policy.default).parsebytes(path.read_bytes())


def invited(session: Session, event: Event) -> list[str]:
    return [one.contact.display_name for one in invitation_store.invitations(session.db, event.id, session.today)]


FILES = [
    "einladung-0002-Kim Muster.pdf",
    "einladung-0001-Prof. Dr. Erika von der Heide.eml",
    "einladung-0003-Musterschule.eml",
    "serienbrief.xlsx",
]


def test_one_draft_or_letter_each_and_a_list_for_word(session: Session, event: Event) -> None:
    written = run(session, event)
    assert sorted(written) == sorted(FILES)
    folder = session.folder / "ausgabe" / event.slug
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)
    rows = CalamineWorkbook.from_path(folder / "serienbrief.xlsx").get_sheet_by_index(0).to_python()
    assert len(rows) == 1 + 3
    assert sorted(invited(session, event)) == ["Kim Muster", "Musterschule", "Prof. Dr. Erika von der Heide"]


def test_a_draft_has_one_recipient_both_texts_and_the_date(session: Session, event: Event) -> None:
    run(session, event)
    mail = parsed(session.folder / "ausgabe" / event.slug / "einladung-0001-Prof. Dr. Erika von der Heide.eml")
    assert (mail["To"], mail["Cc"], mail["Bcc"], mail["X-Unsent"]) == (
        '"Prof. Dr. Erika von der Heide" <erika.vonderheide@example.org>',
        None,
        None,
        "1",
    )
    assert mail["From"] == "Kim Muster <kim.muster@example.org>"
    types = [part.get_content_type() for part in mail.walk() if not part.is_multipart()]
    assert types[:2] == ["text/plain", "text/html"]
    assert "text/calendar" in types
    text = mail.get_body(("plain",))
    assert text is not None
    words = " ".join(text.get_content().split())
    for expected in (
        "Sehr geehrte Frau Professorin von der Heide,",
        "3. Musterstädter Kinderschutzkonferenz",
        "Mittwoch, 8. Oktober 2025",
        "Freitag, 12. September 2025",
        "kim.muster@example.org",
    ):
        assert expected in words


def test_the_information_duty_is_recorded_with_the_first_invitation(session: Session, event: Event) -> None:
    run(session, event)
    informed = {
        contact.display_name: contact.informed_on
        for contact in contact_store.find(session.db, ContactFilter(), session.today)
    }
    assert informed == {
        "Prof. Dr. Erika von der Heide": session.today,
        "Kim Muster": session.today,
        "Musterschule": session.today,
        "Ute Still": None,
        "Jan Arzt": None,
    }


def test_a_second_run_invites_only_who_is_new(session: Session, event: Event) -> None:
    run(session, event)
    assert invite.plan(session, event, SCHOOLS).empty
    written = run(session, event, ContactFilter(sectors=("schule", "gesundheit")))
    assert written == ["serienbrief-2.xlsx", "einladung-0005-Jan Arzt.eml"]
    assert len(invited(session, event)) == 4


def test_again_sends_a_corrected_version_and_invites_nobody_new(session: Session, event: Event) -> None:
    run(session, event)
    before = invited(session, event)
    everyone = ContactFilter(sectors=("schule", "gesundheit"))
    assert sorted(run(session, event, everyone, again=True)) == [
        "einladung-0001-Prof. Dr. Erika von der Heide-v2.eml",
        "einladung-0002-Kim Muster-v2.pdf",
        "einladung-0003-Musterschule-v2.eml",
        "serienbrief-2.xlsx",
    ]
    assert invited(session, event) == before


@pytest.mark.parametrize("after", [0, 1, 2, 3, 4])
def test_a_run_cut_off_anywhere_is_finished_by_the_same_command(session: Session, event: Event, after: int) -> None:
    """Ctrl-C after some files: everybody is recorded, and the rerun writes just what is missing."""
    plan = invite.plan(session, event, SCHOOLS)
    batch = invite.render(session, plan)
    command = invite.record(session, plan, batch)

    def interrupted() -> Iterator[NewFile]:
        yield from batch.files[:after]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        invite.write(session, command, interrupted())
    folder = session.folder / "ausgabe" / event.slug
    lying = {path.name: path.read_bytes() for path in folder.iterdir()} if after else {}
    assert len(lying) == after

    rerun = invite.plan(session, event, SCHOOLS)
    assert (len(rerun.choice.invited), len(rerun.unfinished)) == (0, 4 - max(after, 1))
    if rerun.unfinished:
        run(session, event)
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)
    assert {name: (folder / name).read_bytes() for name in lying} == lying
    assert invite.plan(session, event, SCHOOLS).empty


def test_a_fault_in_a_template_names_the_person_and_invites_nobody(session: Session, event: Event) -> None:
    own = session.folder / "vorlagen"
    own.mkdir(exist_ok=True)
    (own / "einladung.md").write_text("Betreff: {{ veranstaltung.titel }}\n\n{{ kontakt.telefon }}\n", encoding="utf-8")
    with pytest.raises(TemplateProblem) as caught:
        run(session, event)
    assert caught.value.message.startswith("Vorlage „einladung.md“, Zeile 3, für Prof. Dr. Erika von der Heide")
    assert invited(session, event) == []
    assert not (session.folder / "ausgabe").exists()


def test_an_edited_draft_is_not_overwritten(session: Session, event: Event) -> None:
    run(session, event)
    edited = session.folder / "ausgabe" / event.slug / "einladung-0003-Musterschule.eml"
    edited.write_bytes(b"edited")
    with session.command("test"):
        for table in ("message", "invitation"):
            session.db.run(f"DELETE FROM {table}")  # noqa: S608 (names from this test)
    with pytest.raises(FileWasEdited):
        run(session, event)
    assert (invited(session, event), edited.read_bytes()) == ([], b"edited")


def test_two_runs_at_once_invite_nobody_twice(session: Session, event: Event) -> None:
    plan = invite.plan(session, event, SCHOOLS)
    batch = invite.render(session, plan)
    run(session, event)
    with pytest.raises(ChangedMeanwhile):
        invite.record(session, plan, batch)
    assert len(invited(session, event)) == 3


@pytest.mark.parametrize("status", [EventStatus.CANCELLED, EventStatus.HELD])
def test_nobody_is_invited_to_what_is_cancelled_or_over(session: Session, event: Event, status: EventStatus) -> None:
    with pytest.raises(EventInvitesNobody):
        invite.plan(session, replace(event, status=status), SCHOOLS)


@pytest.mark.usefixtures("event")
def test_a_selection_must_be_made(session: Session) -> None:
    with pytest.raises(NobodySelected):
        invite_selection.selection(session, Wanted())
    assert invite_selection.selection(session, Wanted(), everyone=True) == ContactFilter()
    assert invite_selection.selection(session, Wanted(sectors=["Schule"]), contacts=["Jan Arzt"]) == ContactFilter(
        sectors=("schule",), ids=(5,)
    )


def test_a_plan_is_told_with_reasons(session: Session, event: Event) -> None:
    plan = invite.plan(session, event, ContactFilter(ids=(1, 4)))
    assert invite_selection.as_json(plan) == {
        "veranstaltung": event.slug,
        "eingeladen": [{"id": 1, "name": "Prof. Dr. Erika von der Heide", "weg": "mail"}],
        "nicht_eingeladen": [{"id": 4, "name": "Ute Still", "grund": "möchte nicht angeschrieben werden"}],
        "ohne_kontakt": [],
        "unfertig": 0,
    }


def test_again_after_an_interruption_only_finishes(session: Session, event: Event) -> None:
    run(session, event)
    plan = invite.plan(session, event, SCHOOLS, again=True)
    invite.record(session, plan, invite.render(session, plan))  # cut off before the first file

    assert sorted(run(session, event, again=True)) == [
        "einladung-0001-Prof. Dr. Erika von der Heide-v2.eml",
        "einladung-0002-Kim Muster-v2.pdf",
        "einladung-0003-Musterschule-v2.eml",
    ]
    assert message_store.unwritten_messages(session.db, event.id, [invite.KIND]) == []


def test_organisations_without_any_contact_are_named(session: Session, event: Event) -> None:
    with session.command("test"):
        empty = replace(an_organisation(), uuid="", name="Waldschule", source_key="")
        waldschule = organisation_store.add(session.db, empty)

    def named(wanted: ContactFilter, *, again: bool = False) -> list[str]:
        return [one.name for one in invite.plan(session, event, wanted, again=again).without_contact]

    assert (
        named(SCHOOLS) == named(ContactFilter()) == named(ContactFilter(organisations=(waldschule,))) == ["Waldschule"]
    )
    assert named(ContactFilter(sectors=("gesundheit",))) == []
    assert named(ContactFilter(sectors=("schule",), roles=("insofa",))) == []
    assert named(SCHOOLS, again=True) == []
