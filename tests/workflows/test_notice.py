"""Who must be told of what, in a real file; what is due follows from the moves and the ledger alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email import policy
from email.parser import BytesParser
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar
from tests.builders import a_contact, a_mailbox, a_part, an_event, an_organisation, of_seats
from tests.store.dump import dump

from kinderschutz_cli.domain.contact import Affiliation
from kinderschutz_cli.domain.day import PartialDate
from kinderschutz_cli.domain.event import EventStatus, Part, Place
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.notice import Notice
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.errors.invitation import ChangedMeanwhile
from kinderschutz_cli.errors.notice import EventNeedsNoReminder, MessageUnknown, NoticeUnknown
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import message as message_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.workflows import (
    guest,
    invite,
    message_ledger,
    notice,
    registration,
    representation,
    seat_number,
    undo,
    waitlist,
)
from kinderschutz_cli.workflows.notice import NotWritten, Wanted
from kinderschutz_cli.workflows.registration import Wish
from kinderschutz_cli.workflows.session import Session
from kinderschutz_cli.workflows.writing import write_files

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    from kinderschutz_cli.domain.event import Event

S = RegistrationStatus
REMIND = Wanted(frozenset({Notice.REMINDER}))


@pytest.fixture
def event(session: Session) -> Event:
    """Two seats; the Leoschule with Adler, Berg (by letter) and a mailbox; Carls and Dorn freelance; a silent court."""
    with session.command("test"):
        school = organisation_store.get(
            session.db, organisation_store.add(session.db, an_organisation(name="Leoschule"))
        )
        court = organisation_store.get(
            session.db,
            organisation_store.add(session.db, an_organisation(name="Amtsgericht", sector="justiz", kind="")),
        )
        there = (Affiliation(school),)
        contact_store.add_many(
            session.db,
            [
                a_contact(name=PersonName(given="Kim", family="Adler"), mail="adler@example.org", affiliations=there),
                a_contact(name=PersonName(given="Kim", family="Berg"), mail="", affiliations=there),
                a_mailbox(school),
                a_contact(name=PersonName(given="Kim", family="Carls"), mail="carls@example.org", sector="kita"),
                a_contact(name=PersonName(given="Kim", family="Dorn"), mail="", sector="kita"),
                a_contact(
                    name=PersonName(given="Kim", family="Ernst"), mail="e@example.org", sector="kita", no_contact=True
                ),
                a_contact(
                    name=PersonName(given="Kim", family="Fuchs"),
                    mail="f@example.org",
                    affiliations=(Affiliation(court),),
                ),
            ],
        )
        event_id = event_store.add(session.db, an_event(parts=(a_part(places=of_seats(2)),)))
    return event_store.get(session.db, event_id)


def later(session: Session, minutes: int) -> Session:
    return Session(session.db, session.now + timedelta(minutes=minutes))


def add(session: Session, event: Event, *names: str, wish: Wish | None = None) -> None:
    for number, name in enumerate(names):
        who = guest.who(session, name)
        registration.register(later(session, number), event, event.main_part, [who], wish or Wish())


def move(session: Session, event: Event, name: str, status: S) -> None:
    before = guest.find_registration(session, event, name)
    registration.change(session, event, before, replace(before, status=status))


def due(session: Session, event: Event, wanted: Wanted | None = None) -> list[tuple[str, str]]:
    return [(one.notice, one.label) for one, _ in notice.plan(session, current(session, event), wanted).due]


def current(session: Session, event: Event) -> Event:
    return event_store.get(session.db, event.id)


def write(session: Session, event: Event, wanted: Wanted | None = None) -> list[Path]:
    plan = notice.plan(session, current(session, event), wanted)
    batch = notice.render(session, plan)
    return write_files(session, batch.files, command=notice.record(session, plan, batch))


def parsed(path: Path) -> EmailMessage:
    return BytesParser(policy=policy.default).parsebytes(path.read_bytes())


def text_of(path: Path) -> str:
    """The plain text of a mail in one line."""
    body = parsed(path).get_body(("plain",))
    assert body
    return " ".join(str(body.get_content()).split())


def test_everybody_is_told_once_what_became_of_the_registration(session: Session, event: Event) -> None:
    add(session, event, "Adler", "Berg", "Carls")
    assert due(session, event) == [
        ("anmeldebestaetigung", "Kim Adler (Leoschule)"),
        ("anmeldebestaetigung", "Kim Berg (Leoschule)"),
        ("warteliste", "Kim Carls"),
    ]
    assert [path.name for path in write(session, event)] == [
        "anmeldebestaetigung-0001-Kim Adler.eml",
        "anmeldebestaetigung-0002-Kim Berg.pdf",
        "warteliste-0004-Kim Carls.eml",
    ]
    assert notice.plan(session, event).empty


def test_each_move_brings_its_own_message(session: Session, event: Event) -> None:
    add(session, event, "Adler", "Berg", "Carls")
    write(session, event)
    move(session, event, "Adler", S.CANCELLED)
    assert due(session, event) == [("abmeldung", "Kim Adler (Leoschule)")]
    waitlist.promote(session, waitlist.plan_promotion(session, event, event.main_part, until="5.7.2025", confirm=False))
    assert due(session, event) == [("abmeldung", "Kim Adler (Leoschule)"), ("nachruecken", "Kim Carls")]
    offer = parsed(write(session, event)[1])
    assert (
        offer["Subject"]
        == "Ein Platz ist frei: 3. Musterstädter Kinderschutzkonferenz – bitte antworten Sie bis 5. Juli 2025"
    )
    much_later = Session(session.db, session.now + timedelta(days=9))
    waitlist.expire(much_later, event.main_part, waitlist.run_out(much_later, event.main_part))
    assert due(much_later, event) == [("angebot-abgelaufen", "Kim Carls")]
    move(much_later, event, "Carls", S.CONFIRMED)
    assert due(much_later, event) == [("anmeldebestaetigung", "Kim Carls")]


def test_only_the_last_of_several_moves_is_told(session: Session, event: Event) -> None:
    add(session, event, "Adler", "Berg", "Carls")
    move(session, event, "Adler", S.CANCELLED)
    waitlist.promote(session, waitlist.plan_promotion(session, event, event.main_part, until=None, confirm=True))
    assert due(session, event)[-1] == ("anmeldebestaetigung", "Kim Carls")
    assert "Es ist ein Platz frei geworden" in text_of(write(session, event)[-1])


def test_the_waiting_list_message_names_the_reason_and_the_place_in_line(session: Session, event: Event) -> None:
    add(session, event, "Adler", "Berg", "Carls", "Fuchs")
    text = text_of(write(session, event)[3])
    assert "keinen Platz zusagen: alle 2 Plätze sind vergeben." in text
    assert "zurzeit stehen Sie dort an Stelle 2." in text


def test_a_place_without_a_name_is_told_to_the_mailbox(session: Session, event: Event) -> None:
    add(session, event, "Leoschule", "Amtsgericht")
    plan = notice.plan(session, event)
    assert [(one.notice, contact.id) for one, contact in plan.due] == [("anmeldebestaetigung", 3)]
    assert plan.left_out == (("N. N. (Amtsgericht)", NotWritten.NO_MAILBOX),)
    mail = parsed(write(session, event)[0])
    assert mail["To"] == "Leoschule <sekretariat@example.org>"


def test_who_cannot_be_written_to_is_named(session: Session, event: Event) -> None:
    add(session, event, "Dorn", "Ernst")
    assert notice.plan(session, event).left_out == (
        ("Kim Dorn", NotWritten.NO_ADDRESS),
        ("Kim Ernst", NotWritten.OPTED_OUT),
    )


def test_whoever_is_represented_and_whoever_comes_are_both_told(session: Session, event: Event) -> None:
    add(session, event, "Adler")
    write(session, event)
    instead = guest.who(session, "Carls")
    representation.represent(session, event, event.main_part, instead, guest.who(session, "Adler"), Wish())
    assert due(session, event) == [
        ("vertretung", "Kim Adler (Leoschule)"),
        ("anmeldebestaetigung", "Kim Carls (Leoschule)"),
    ]
    told, comes = (text_of(path) for path in write(session, event))
    assert "An Ihrer Stelle ist nun Kim Carls eingetragen" in told
    assert "Sie kommen in Vertretung für Kim Adler." in comes


def test_choosing_and_writing_again(session: Session, event: Event) -> None:
    add(session, event, "Adler", "Berg", "Carls")
    waiting = Wanted(frozenset({Notice.WAITING}))
    assert due(session, event, waiting) == [("warteliste", "Kim Carls")]
    one = guest.find_registration(session, event, "Adler")
    assert due(session, event, Wanted(registrations=frozenset({one.id}))) == [
        ("anmeldebestaetigung", "Kim Adler (Leoschule)")
    ]
    write(session, event)
    again = Wanted(registrations=frozenset({one.id}), again=True)
    assert [path.name for path in write(session, event, again)] == ["anmeldebestaetigung-0001-Kim Adler-v2.eml"]


def test_a_run_that_was_cut_off_is_finished_by_the_same_command(session: Session, event: Event) -> None:
    add(session, event, "Adler", "Berg")
    plan = notice.plan(session, event)
    batch = notice.render(session, plan)
    command = notice.record(session, plan, batch)
    write_files(session, batch.files[:1], command=command)
    rest = notice.plan(session, event)
    assert (len(rest.due), [message.file for message in rest.unfinished]) == (
        0,
        ["ausgabe/3-musterstaedter-kinderschutzkonferenz/anmeldebestaetigung-0002-Kim Berg.pdf"],
    )
    assert [path.name for path in write(session, event)] == ["anmeldebestaetigung-0002-Kim Berg.pdf"]
    assert notice.plan(session, event).empty


def test_nothing_is_recorded_when_something_moved_meanwhile(session: Session, event: Event) -> None:
    add(session, event, "Adler")
    plan = notice.plan(session, event)
    batch = notice.render(session, plan)
    move(session, event, "Adler", S.CANCELLED)
    before = dump(session.db)
    with pytest.raises(ChangedMeanwhile):
        notice.record(session, plan, batch)
    assert dump(session.db) == before


def test_an_undone_message_is_due_again(session: Session, event: Event) -> None:
    add(session, event, "Adler")
    before = dump(session.db)
    write(session, event)
    undo.carry_out(session, undo.plan(session, None))
    assert dump(session.db) == before
    assert due(session, event) == [("anmeldebestaetigung", "Kim Adler (Leoschule)")]


# ---- the event itself ------------------------------------------------------------------------------------------------


def invite_all(session: Session, event: Event) -> None:
    plan = invite.plan(session, event, ContactFilter())
    batch = invite.render(session, plan)
    invite.write(session, invite.record(session, plan, batch), batch.files)


def edit(session: Session, event: Event, **changes: object) -> None:
    """Change the first part of the event."""
    now = current(session, event)
    part: Part = replace(now.main_part, **changes)  # type: ignore[arg-type]
    with session.command("event edit"):
        event_store.save(session.db, replace(now, parts=(part,)))


def test_a_change_of_date_or_place_is_told_to_everybody_who_counts_on_it(session: Session, event: Event) -> None:
    invite_all(session, event)
    add(session, event, "Adler", "Carls", "Fuchs")
    move(session, event, "Carls", S.CANCELLED)
    write(session, event)
    edit(session, event, date=PartialDate(2025, 10, 15), place=Place("Stadthalle"))
    assert due(session, event) == [
        ("veranstaltung-verlegt", "Kim Adler (Leoschule)"),
        ("veranstaltung-verlegt", "Kim Fuchs (Amtsgericht)"),
        ("veranstaltung-verlegt", "Kim Berg"),
        ("veranstaltung-verlegt", "Leoschule"),
    ]
    path = write(session, event)[0]
    text = text_of(path)
    assert "Wann: Mittwoch, 15. Oktober 2025, 09:00 bis 16:00 Uhr - Wo: Stadthalle" in text
    assert (
        "Bisher hatten wir angekündigt: Mittwoch, 8. Oktober 2025, 09:00 bis 16:00 Uhr, Bürgerhaus, Marktplatz 1, "
        "44532 Musterstadt"
    ) in text
    assert "Ihr Platz bleibt Ihnen erhalten." in text
    entry = next(part for part in parsed(path).walk() if part.get_content_type() == "text/calendar")
    [appointment] = Calendar.from_ical(entry.get_content()).walk("VEVENT")
    assert appointment["SEQUENCE"] == 1
    assert due(session, event) == []


def cut(session: Session, event: Event, seats: str) -> None:
    now = current(session, event)
    seat_number.carry_out(session, seat_number.plan(session, now, now.main_part, seats))


def test_a_seat_that_was_promised_is_taken_back_in_words_of_its_own(session: Session, event: Event) -> None:
    add(session, event, "Adler", "Carls")
    write(session, event)
    add(later(session, 5), event, "Fuchs")
    cut(session, event, "1")
    carls, fuchs = write(session, event)
    assert parsed(carls)["Subject"] == "Ihr Platz muss leider entfallen: 3. Musterstädter Kinderschutzkonferenz"
    assert "wir hatten Ihnen einen Platz bei unserer Veranstaltung zugesagt:" in text_of(carls)
    assert (
        "Diese Zusage müssen wir leider zurücknehmen: die Platzzahl wurde von 2 auf 1 geändert. Das tut uns sehr leid. "
        "Wir haben Sie auf die Warteliste gesetzt, mit dem Tag, an dem Ihre Anmeldung eingegangen ist; zurzeit stehen Sie "
        "dort an Stelle 1."
    ) in text_of(carls)
    assert "vielen Dank für Ihre Anmeldung" in text_of(fuchs)


def test_whoever_was_never_told_of_the_seat_hears_only_of_the_waiting_list(session: Session, event: Event) -> None:
    add(session, event, "Adler", "Carls")
    cut(session, event, "1")
    assert "wir hatten Ihnen" not in text_of(write(session, event)[1])


def test_whoever_hears_of_a_move_hears_of_the_new_place_in_the_same_message(session: Session, event: Event) -> None:
    add(session, event, "Adler", "Carls", "Fuchs")
    write(session, event)
    cut(session, event, "1")
    edit(session, event, place=Place("Stadthalle"))
    assert due(session, event) == [
        ("warteliste", "Kim Carls"),
        ("veranstaltung-verlegt", "Kim Adler (Leoschule)"),
        ("veranstaltung-verlegt", "Kim Fuchs (Amtsgericht)"),
    ]
    assert due(session, event, Wanted(frozenset({Notice.EVENT_MOVED})))[1] == ("veranstaltung-verlegt", "Kim Carls")
    text = text_of(write(session, event)[0])
    assert (
        "Wo: Stadthalle Bisher hatten wir angekündigt: Mittwoch, 8. Oktober 2025, 09:00 bis 16:00 Uhr, Bürgerhaus"
        in text
    )
    assert "an Stelle 1." in text
    assert due(session, event) == []


def test_a_change_taken_back_needs_no_message(session: Session, event: Event) -> None:
    add(session, event, "Adler")
    write(session, event)
    edit(session, event, date=PartialDate(2025, 10, 15))
    undo.carry_out(session, undo.plan(session, None))
    assert due(session, event) == []


def test_a_cancelled_event_is_told_once_and_nothing_else(session: Session, event: Event) -> None:
    invite_all(session, event)
    add(session, event, "Adler", "Carls")
    move(session, event, "Carls", S.CANCELLED)
    with session.command("event cancel"):
        event_store.set_status(session.db, event.id, EventStatus.CANCELLED)
    assert due(session, event) == [
        ("veranstaltung-abgesagt", "Kim Adler (Leoschule)"),
        ("veranstaltung-abgesagt", "Kim Berg"),
        ("veranstaltung-abgesagt", "Kim Fuchs"),
        ("veranstaltung-abgesagt", "Leoschule"),
    ]
    write(session, event)
    assert due(session, event) == []
    with pytest.raises(EventNeedsNoReminder):
        due(session, event, REMIND)


def test_after_the_event_nothing_is_due(session: Session, event: Event) -> None:
    add(session, event, "Adler")
    afterwards = Session(session.db, session.now + timedelta(days=200))
    assert due(afterwards, event) == []


# ---- reminders -------------------------------------------------------------------------------------------------------


def test_only_those_are_reminded_who_have_not_answered(session: Session, event: Event) -> None:
    invite_all(session, event)
    assert due(session, event, REMIND) == [
        ("erinnerung", "Kim Adler"),
        ("erinnerung", "Kim Berg"),
        ("erinnerung", "Kim Carls"),
        ("erinnerung", "Kim Fuchs"),
        ("erinnerung", "Leoschule"),
    ]
    add(session, event, "Adler", "Carls")
    move(session, event, "Carls", S.CANCELLED)
    representation.represent(
        session, event, event.main_part, guest.who(session, "Dorn"), guest.who(session, "Berg"), Wish()
    )
    assert due(session, event, REMIND) == [("erinnerung", "Kim Fuchs")]
    write(session, event, REMIND)
    assert due(session, event, REMIND) == []
    assert due(session, event, replace(REMIND, again=True)) == [("erinnerung", "Kim Fuchs")]


# ---- the ledger ------------------------------------------------------------------------------------------------------


def test_who_got_what_when(session: Session, event: Event) -> None:
    add(session, event, "Adler", "Carls")
    write(session, event)
    lines = [message_ledger.as_json(*line) for line in message_ledger.lines(session, event, 4)]
    assert lines == [
        {
            "id": 2,
            "veranstaltung": "3. Musterstädter Kinderschutzkonferenz",
            "kontakt": 4,
            "name": "Kim Carls",
            "art": "anmeldebestaetigung",
            "fassung": 1,
            "weg": "mail",
            "betreff": "Ihr Platz ist bestätigt: 3. Musterstädter Kinderschutzkonferenz am 8. Oktober 2025",
            "datei": "ausgabe/3-musterstaedter-kinderschutzkonferenz/anmeldebestaetigung-0004-Kim Carls.eml",
            "erstellt": session.now,
            "geschrieben": session.now,
        }
    ]
    assert message_ledger.get(session, 2).subject == lines[0]["betreff"]
    with pytest.raises(MessageUnknown):
        message_ledger.get(session, 99)


def test_the_number_untold_is_what_is_due(session: Session, event: Event) -> None:
    add(session, event, "Adler", "Carls")
    assert message_store.number_untold(session.db, event.id) == 2
    write(session, event)
    assert message_store.number_untold(session.db, event.id) == 0


def test_a_notice_by_the_name_of_its_template() -> None:
    assert notice.parse_notice("warteliste.md") is Notice.WAITING
    with pytest.raises(NoticeUnknown):
        notice.parse_notice("erinnerung")
