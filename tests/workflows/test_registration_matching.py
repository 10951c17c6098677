"""Somebody registered answers again: newer answers count, older ones never, and nobody else moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import a_contact, a_mailbox, a_part, an_event, an_organisation, of_seats, stored_contact
from tests.store.dump import dump
from tests.workflows.test_list_import import a_list
from tests.workflows.test_registration_import import plan, take

from kinderschutz_cli.domain.event import Registering
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.workflows import guest, registration, waitlist
from kinderschutz_cli.workflows.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from kinderschutz_cli.domain.event import Event

HEAD = "Zeitstempel;Vorname;Nachname;Einrichtung;Status\n"
YES = HEAD + "30.06.2025 09:00;Kim;Adler;;ja\n30.06.2025 09:01;Kim;Berg;;ja\n30.06.2025 09:02;Kim;Carls;;ja\n"


@pytest.fixture
def event(session: Session) -> Event:
    """Two seats; Adler, Berg and Carls are known, the Leoschule has a mailbox."""
    with session.command("test"):
        house = organisation_store.get(
            session.db, organisation_store.add(session.db, an_organisation(name="Leoschule"))
        )
    for family in ("Adler", "Berg", "Carls"):
        stored_contact(session, a_contact(name=PersonName(given="Kim", family=family), mail=f"{family}@example.org"))
    stored_contact(session, a_mailbox(house))
    with session.command("test"):
        part = a_part(places=of_seats(2))
        return event_store.get(session.db, event_store.add(session.db, an_event(parts=(part,))))


def states(session: Session, event: Event) -> dict[str, str]:
    found = registration_store.registrations(session.db, [event.main_part.id], session.today)
    return {one.contact.name.family if one.contact else "N. N.": one.status.value for one in found}


def test_a_later_no_cancels_and_nobody_moves_up_by_itself(session: Session, event: Event, tmp_path: Path) -> None:
    take(session, event, a_list(tmp_path, YES))
    assert states(session, event) == {"Adler": "zugesagt", "Berg": "zugesagt", "Carls": "warteliste"}
    made = take(session, event, a_list(tmp_path, YES + "01.07.2025 08:00;Kim;Adler;;nein\n", "spaeter.csv"))
    assert [one.label for _, one in made.cancelling] == ["Kim Adler"]
    assert states(session, event) == {"Adler": "abgesagt", "Berg": "zugesagt", "Carls": "warteliste"}
    last = registration_store.moves(session.db, guest.find_registration(session, event, "Adler").id)[-1]
    assert (last.reason, last.source) == ("laut Formular abgesagt", "formular")


@pytest.mark.parametrize("older", [YES, YES + "01.07.2025 08:00;Kim;Adler;;nein\n"])
def test_the_same_and_an_older_file_change_nothing(session: Session, event: Event, tmp_path: Path, older: str) -> None:
    take(session, event, a_list(tmp_path, YES + "01.07.2025 08:00;Kim;Adler;;nein\n", "spaeter.csv"))
    before = dump(session.db)
    take(session, event, a_list(tmp_path, older, "frueher.csv"))
    assert dump(session.db) == before


def test_an_answer_edited_in_the_form_keeps_its_time_and_counts(session: Session, event: Event, tmp_path: Path) -> None:
    take(session, event, a_list(tmp_path, YES))
    take(session, event, a_list(tmp_path, YES.replace("Adler;;ja", "Adler;;nein"), "neu.csv"))
    assert states(session, event)["Adler"] == "abgesagt"


def test_what_was_settled_on_the_telephone_since_stays(session: Session, event: Event, tmp_path: Path) -> None:
    no = YES.replace("Adler;;ja", "Adler;;nein")
    take(session, event, a_list(tmp_path, YES))
    take(session, event, a_list(tmp_path, no, "neu.csv"))
    before = guest.find_registration(session, event, "Adler")
    registration.change(session, event, before, replace(before, status=RegistrationStatus.WAITING))
    assert states(session, event)["Adler"] == "warteliste"
    made = plan(session, event, a_list(tmp_path, no, "noch-einmal.csv"))
    assert (made.cancelling, made.empty) == ((), True)
    assert made.remarks == ("Zeile 2: Kim Adler sagt hier ab und wurde danach wieder angemeldet; nichts geändert.",)


def test_whoever_cancelled_and_says_yes_later_stands_behind_all_others(
    session: Session, event: Event, tmp_path: Path
) -> None:
    take(session, event, a_list(tmp_path, YES))
    take(session, event, a_list(tmp_path, YES + "01.07.2025 08:00;Kim;Adler;;nein\n", "b.csv"))
    later = Session(session.db, session.now + timedelta(days=3))
    made = take(later, event, a_list(tmp_path, YES + "02.07.2025 08:00;Kim;Adler;;ja\n", "c.csv"))
    assert [(entry.name, entry.status) for entry in made.returning] == [("Kim Adler", "warteliste")]
    assert states(session, event) == {"Berg": "zugesagt", "Carls": "warteliste", "Adler": "warteliste"}
    assert guest.find_registration(session, event, "Adler").received_at == datetime(2025, 7, 2, 6, tzinfo=UTC)


def test_a_yes_without_a_time_does_not_undo_a_cancellation(session: Session, event: Event, tmp_path: Path) -> None:
    timeless = "Vorname;Nachname;Nehmen Sie teil?\nKim;Adler;{}\n"
    take(session, event, a_list(tmp_path, timeless.format("ja")))
    take(session, event, a_list(tmp_path, timeless.format("nein"), "b.csv"))
    assert states(session, event) == {"Adler": "abgesagt"}
    made = plan(session, event, a_list(tmp_path, timeless.format("ja"), "c.csv"))
    assert made.empty
    assert made.remarks == (
        "Zeile 2: Kim Adler steht auf „abgesagt“ und sagt hier zu, ohne dass die Liste sagt, wann; nichts geändert.",
    )


def test_of_several_answers_in_one_file_the_last_counts(session: Session, event: Event, tmp_path: Path) -> None:
    rows = HEAD + (
        "01.07.2025 09:00;Kim;Adler;;nein\n"
        "30.06.2025 09:00;Kim;Adler;;ja\n"
        "30.06.2025 10:00;Kim;Berg;;ja\n"
        "01.07.2025 10:00;Kim;Berg;;ja\n"
    )
    made = take(session, event, a_list(tmp_path, rows))
    assert states(session, event) == {"Adler": "abgesagt", "Berg": "zugesagt"}
    assert made.remarks == (
        "Zeile 3: Kim Adler hat in Zeile 2 anders geantwortet; die spätere Antwort gilt.",
        "Zeile 5: Kim Berg steht schon in Zeile 4.",
    )
    again = plan(session, event, a_list(tmp_path, rows, "noch-einmal.csv"))
    assert (again.empty, again.remarks) == (True, ())


def test_an_institution_gives_its_place_back(session: Session, event: Event, tmp_path: Path) -> None:
    rows = HEAD + "30.06.2025 09:00;;;Leoschule;{}\n"
    take(session, event, a_list(tmp_path, rows.format("ja")))
    assert states(session, event) == {"N. N.": "zugesagt"}
    take(session, event, a_list(tmp_path, rows.format("nein"), "b.csv"))
    assert states(session, event) == {"N. N.": "abgesagt"}


def test_a_freed_seat_may_go_to_somebody_of_the_same_file(session: Session, event: Event, tmp_path: Path) -> None:
    two = YES.rpartition("30.06.2025 09:02")[0]
    take(session, event, a_list(tmp_path, two))
    take(
        session,
        event,
        a_list(tmp_path, two + "01.07.2025 08:00;Kim;Adler;;nein\n01.07.2025 09:00;Kim;Carls;;ja\n", "b.csv"),
    )
    assert states(session, event) == {"Adler": "abgesagt", "Berg": "zugesagt", "Carls": "zugesagt"}


def test_who_was_not_invited_and_who_is_late_is_said(session: Session, event: Event, tmp_path: Path) -> None:
    with session.command("test"):
        invitation_store.add_invitations(session.db, event.id, [1, 4], session.now)
        event_store.save(
            session.db, replace(event, registering=Registering(deadline=datetime(2025, 6, 29, tzinfo=UTC).date()))
        )
    now = event_store.get(session.db, event.id)
    made = plan(session, now, a_list(tmp_path, YES + "28.06.2025 10:00;;;Leoschule;ja\n"))
    assert made.uninvited == ("Kim Berg", "Kim Carls")
    assert made.remarks == (
        "3 Anmeldungen sind nach dem Anmeldeschluss (29.06.2025) eingegangen und stehen hinter den anderen.",
    )


def test_a_yes_between_the_cancellation_and_its_import_counts(session: Session, event: Event, tmp_path: Path) -> None:
    """The export with the no lay for a day before it was read."""
    take(session, event, a_list(tmp_path, YES + "30.06.2025 18:00;Kim;Adler;;nein\n"))
    assert states(session, event)["Adler"] == "abgesagt"
    changed = "30.06.2025 18:00;Kim;Adler;;nein\n01.07.2025 07:00;Kim;Adler;;ja\n"
    made = take(session, event, a_list(tmp_path, YES + changed, "spaeter.csv"))
    assert [(entry.name, entry.status) for entry in made.returning] == [("Kim Adler", "warteliste")]


def test_a_cancellation_on_the_telephone_is_newer_than_every_row_before_it(
    session: Session, event: Event, tmp_path: Path
) -> None:
    take(session, event, a_list(tmp_path, YES))
    before = guest.find_registration(session, event, "Adler")
    registration.change(session, event, before, replace(before, status=RegistrationStatus.CANCELLED))
    made = plan(session, event, a_list(tmp_path, YES + "01.07.2025 09:59;Kim;Adler;;ja\n", "b.csv"))
    assert made.empty
    made = plan(session, event, a_list(tmp_path, YES + "01.07.2025 10:01;Kim;Adler;;ja\n", "c.csv"))
    assert [entry.name for entry in made.returning] == ["Kim Adler"]


def test_a_newer_answer_that_changes_only_how_somebody_takes_part_is_shown(
    session: Session, event: Event, tmp_path: Path
) -> None:
    head = "Zeitstempel;Vorname;Nachname;Einrichtung;Teilnahme vor Ort/online\n"
    first = head + "30.06.2025 09:00;Kim;Adler;;vor Ort\n"
    take(session, event, a_list(tmp_path, first))
    made = take(session, event, a_list(tmp_path, first + "01.07.2025 09:00;Kim;Adler;;online\n", "b.csv"))
    assert made.remarks == (
        "Zeile 3: Kim Adler nimmt jetzt online teil; das ändert „ks registration set #1 --form online“.",
    )
    assert take(session, event, a_list(tmp_path, first, "alt.csv")).remarks == ()


def offered(session: Session, event: Event, tmp_path: Path) -> Session:
    """Adler has cancelled on 2 July, and since 3 July at ten Carls holds the offer of the seat, until 10 July."""
    take(session, event, a_list(tmp_path, YES))
    take(session, event, a_list(tmp_path, YES + "02.07.2025 08:00;Kim;Adler;;nein\n", "b.csv"))
    then = Session(session.db, session.now + timedelta(days=2))
    offers = waitlist.plan_promotion(then, event, event.main_part, until="10.7.2025", confirm=False)
    waitlist.promote(then, offers)
    return Session(session.db, session.now + timedelta(days=14))


def test_a_yes_after_an_offer_takes_it(session: Session, event: Event, tmp_path: Path) -> None:
    later = offered(session, event, tmp_path)
    assert states(session, event)["Carls"] == "angeboten"
    assert plan(later, event, a_list(tmp_path, YES, "alt.csv")).empty
    rows = YES + "02.07.2025 08:00;Kim;Adler;;nein\n10.07.2025 23:00;Kim;Carls;;ja\n"
    made = take(later, event, a_list(tmp_path, rows, "neu.csv"))
    assert [(row.place.number, one.label) for row, one in made.accepting] == [(6, "Kim Carls")]
    assert states(session, event) == {"Adler": "abgesagt", "Berg": "zugesagt", "Carls": "zugesagt"}
    one = guest.find_registration(session, event, "Carls")
    assert (one.offered_until, one.answered_at) == (None, datetime(2025, 7, 10, 21, tzinfo=UTC))
    last = registration_store.moves(session.db, one.id)[-1]
    assert (last.reason, last.source) == ("Angebot laut Formular angenommen", "formular")
    before = dump(session.db)
    for name in ("neu.csv", "alt.csv"):
        take(later, event, a_list(tmp_path, rows if name == "neu.csv" else YES, name))
    assert dump(session.db) == before


def test_a_yes_after_the_end_of_an_offer_is_only_shown(session: Session, event: Event, tmp_path: Path) -> None:
    later = offered(session, event, tmp_path)
    made = take(later, event, a_list(tmp_path, YES + "11.07.2025 00:10;Kim;Carls;;ja\n", "neu.csv"))
    assert made.accepting == ()
    assert made.remarks[-1] == (
        "Zeile 5: Kim Carls sagt erst nach dem Ende des Angebots (10.07.2025) zu; nichts geändert."
    )
    assert states(session, event)["Carls"] == "angeboten"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    answers=st.lists(st.tuples(st.sampled_from(["Adler", "Berg", "Carls"]), st.booleans()), min_size=1, max_size=8),
    data=st.data(),
)
def test_exports_in_any_order_end_where_the_newest_stands(
    session: Session, event: Event, tmp_path: Path, answers: list[tuple[str, bool]], data: st.DataObject
) -> None:
    """Each export holds every answer up to its day; late ones, old ones and the same one again are read in any order."""
    exports = data.draw(st.lists(st.integers(1, len(answers)), min_size=1, max_size=5))
    for one in registration_store.registrations(session.db, [event.main_part.id], session.today):
        registration.remove(session, event, one)
    for number, size in enumerate(exports):
        rows = "".join(
            f"30.06.2025 09:{minute:02};Kim;{family};;{'ja' if coming else 'nein'}\n"
            for minute, (family, coming) in enumerate(answers[:size])
        )
        take(session, event, a_list(tmp_path, HEAD + rows, f"{number}.csv"))
    last = dict(answers[: max(exports)])
    now = states(session, event)
    assert {family: status != "abgesagt" for family, status in now.items()} == last
    assert list(now.values()).count("zugesagt") <= 2


def test_an_older_export_read_later_does_not_undo_a_repeated_answer(
    session: Session, event: Event, tmp_path: Path
) -> None:
    """A no said again, and a yes said again, are as new as the last time they were said."""
    rows = [
        HEAD,
        *(f"30.06.2025 09:0{minute};Kim;Adler;;{said}\n" for minute, said in enumerate(("nein", "ja", "nein"))),
    ]
    take(session, event, a_list(tmp_path, "".join(rows[:2]), "a.csv"))
    take(session, event, a_list(tmp_path, "".join(rows), "c.csv"))
    take(session, event, a_list(tmp_path, "".join(rows[:3]), "b.csv"))
    assert states(session, event) == {"Adler": "abgesagt"}
    again = [row.replace("Adler", "Berg").replace("nein", "x").replace("ja", "nein").replace("x", "ja") for row in rows]
    take(session, event, a_list(tmp_path, "".join(again[:2]), "a.csv"))
    take(session, event, a_list(tmp_path, "".join(again), "c.csv"))
    take(session, event, a_list(tmp_path, "".join(again[:3]), "b.csv"))
    assert states(session, event) == {"Adler": "abgesagt", "Berg": "zugesagt"}
    before = dump(session.db)
    for name in ("a.csv", "b.csv", "c.csv"):
        take(session, event, tmp_path / name)
    assert dump(session.db) == before


def test_rows_without_a_time_are_late_when_they_are_read_late(session: Session, event: Event, tmp_path: Path) -> None:
    now = deadline_yesterday(session, event)
    rows = "Vorname;Nachname;Nehmen Sie teil?\nKim;Adler;ja\nKim;Berg;nein\n"
    made = take(session, now, a_list(tmp_path, rows))
    assert made.remarks == (
        "1 Anmeldung ist nach dem Anmeldeschluss (30.06.2025) eingegangen und steht hinter den anderen.",
    )
    assert reasons(session, now) == {
        "Adler": "eingelesen; nach Eingang der Anmeldung; nach dem Anmeldeschluss (30.06.2025) eingegangen",
        "Berg": "eingelesen",
    }


def test_whoever_came_before_the_deadline_is_not_late_when_read_later(
    session: Session, event: Event, tmp_path: Path
) -> None:
    assert plan(session, deadline_yesterday(session, event), a_list(tmp_path, YES)).remarks == ()


def test_an_event_that_is_over_says_so(session: Session, event: Event, tmp_path: Path) -> None:
    later = Session(session.db, session.now + timedelta(days=365))
    assert plan(later, event, a_list(tmp_path, YES)).remarks == (
        "Die Veranstaltung ist schon vorbei; eingetragen wird als Nachtrag.",
    )


def test_a_run_out_offer_is_not_undecided_again(session: Session, event: Event, tmp_path: Path) -> None:
    take(session, event, a_list(tmp_path, YES))
    one = guest.find_registration(session, event, "Carls")
    with session.command("test"):
        steps = (RegistrationStatus.WAITING, RegistrationStatus.OFFERED, RegistrationStatus.EXPIRED)
        for before, after in pairwise(steps):
            registration_store.move_many(session.db, [(one.id, before, after, "")], session.now)
    made = plan(session, event, a_list(tmp_path, YES + "02.07.2025 09:00;Kim;Carls;;angemeldet\n", "b.csv"))
    assert made.empty
    assert [fault.sentence for fault in made.faults] == [
        (
            "Zeile 5, Spalte „Status“: Kim Carls: Von „abgelaufen“ nach „angemeldet“ führt kein Weg. "
            "Von „abgelaufen“ aus ist möglich: warteliste, zugesagt, abgesagt, abgelehnt."
        )
    ]


def deadline_yesterday(session: Session, event: Event) -> Event:
    with session.command("test"):
        event_store.save(session.db, replace(event, registering=Registering(deadline=date(2025, 6, 30))))
    return event_store.get(session.db, event.id)


def reasons(session: Session, event: Event) -> dict[str, str]:
    return {
        one.contact.name.family: registration_store.moves(session.db, one.id)[-1].reason
        for one in registration_store.registrations(session.db, [event.main_part.id], session.today)
        if one.contact
    }
