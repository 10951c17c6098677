"""Who was there, recorded in a real file: by name, by number, all but some; what follows for those who stayed away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest
from tests.builders import an_item, of_seats
from tests.store.dump import dump
from tests.workflows.test_waitlist import add, an_audience, at

from kinderschutz_cli.domain.attendance import KnownBy, Mark, Outcome
from kinderschutz_cli.domain.programme import ItemKind
from kinderschutz_cli.domain.registration import Channel, RegistrationStatus
from kinderschutz_cli.errors.attendance import AttendanceChanged, NoAttendance, NobodyToRecord, NumbersUnknown
from kinderschutz_cli.errors.matching import Unknown
from kinderschutz_cli.store import attendance as attendance_store
from kinderschutz_cli.store import programme as programme_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store import session_place as session_store
from kinderschutz_cli.workflows import attendance, attendance_view, notice, programme, reference, undo
from kinderschutz_cli.workflows.registration import Wish
from kinderschutz_cli.workflows.session import Session

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event

S = RegistrationStatus
NOBODY = Mark()


def after(session: Session) -> Session:
    """The day after the conference."""
    return Session(session.db, datetime(2025, 10, 9, 10, 0, tzinfo=UTC))


def four_of_six(session: Session) -> Event:
    """Adler, Berg, Carls and Dorn have the seats, Ernst waits, Fuchs has cancelled."""
    event = an_audience(session, of_seats(4))
    add(session, event, "Adler", "Berg", "Carls", "Dorn", "Ernst")
    add(session, event, "Fuchs", wish=Wish(status=S.CANCELLED))
    return event


def part_of(event: Event) -> attendance.Occasion:
    return attendance.Occasion(event, event.main_part)


def record(session: Session, event: Event, *who: str, mark: Mark = NOBODY) -> attendance.AttendancePlan:
    plan = attendance.plan_some(session, part_of(event), who, mark, KnownBy.SIGNATURE)
    attendance.carry_out(session, plan, "add")
    return plan


def became(session: Session, event: Event) -> dict[str, str | None]:
    lines = attendance_view.lines(session, event, event.parts)
    return {line.registration.contact.name.family: line.outcome for line in lines if line.registration.contact}


def test_all_but_one_and_the_rest_follows(session: Session) -> None:
    event, later = four_of_six(session), after(session)
    there, missing = Outcome.ATTENDED, Outcome.MISSING
    assert became(later, event) == dict.fromkeys(("Adler", "Berg", "Carls", "Dorn"), Outcome.OPEN)
    plan = attendance.plan_all(later, part_of(event), ["Berg"], NOBODY, KnownBy.LIST)
    before = dump(session.db)
    attendance.carry_out(later, plan, "all")
    assert became(later, event) == {"Adler": there, "Berg": missing, "Carls": there, "Dorn": there}
    tally = attendance_view.tally(attendance_view.lines(later, event, event.parts))
    assert (tally, tally.sentence) == ((3, 1, 0, 0), "3 da; 1 nicht erschienen")
    assert attendance_view.part_tally(later, event, event.main_part) == tally
    undo.carry_out(later, undo.plan(later, None))
    assert dump(session.db) == before
    undo.carry_out(later, undo.plan(later, None))
    again = attendance.plan_all(later, part_of(event), ["Carls"], NOBODY, KnownBy.LIST)
    assert [one.label for one in again.gone] == ["Kim Carls (Leoschule)"]
    assert (len(again.marks), again.same) == (1, 2)


def test_numbers_of_the_signature_sheet(session: Session) -> None:
    event, later = four_of_six(session), after(session)
    first = registration_store.registrations(session.db, [event.main_part.id], session.today)[0].id
    plan = record(later, event, f"{first}-{first + 1}, {first + 3}", mark=Mark(time(9), note="unterschrieben"))
    assert [one.contact.name.family for one, _ in plan.marks if one.contact] == ["Adler", "Berg", "Dorn"]
    records = attendance_store.records(session.db, [event.main_part.id])
    assert [(one.known_by, one.came_at, one.left_at, one.note) for one in records] == 3 * [
        (KnownBy.SIGNATURE, datetime(2025, 10, 8, 7, 0, tzinfo=UTC), None, "unterschrieben")
    ]
    with pytest.raises(NumbersUnknown) as caught:
        record(later, event, "1-99", "98, 77", "98")
    assert caught.value.message.startswith("Die Nummern „98“ und „77“ gehören zu keiner Anmeldung von")
    with pytest.raises(Unknown):
        record(later, event, "Habakuk")


def test_a_range_means_those_with_a_seat_and_a_name_means_anybody(session: Session) -> None:
    event, later = four_of_six(session), after(session)
    assert record(later, event, "1-99").unseated == ()
    plan = record(later, event, "Ernst", "Fuchs")
    assert [one.status for one in plan.unseated] == [S.WAITING, S.CANCELLED]
    found = {one.label: one for one in registration_store.registrations(session.db, [event.main_part.id], later.today)}
    ernst, fuchs = found["Kim Ernst (Kita Sonne)"], found["Kim Fuchs (Kita Sonne)"]
    assert (ernst.status, fuchs.status, fuchs.channel) == (S.CONFIRMED, S.CONFIRMED, Channel.PERSON)
    last = registration_store.moves(session.db, ernst.id)[-1]
    assert (last.reason, last.source) == (
        "über die Regel hinaus: war da, ohne zugesagten Platz (sonst warteliste: alle 4 Plätze sind vergeben)",
        "persoenlich",
    )
    tally = attendance_view.tally(attendance_view.lines(later, event, event.parts))
    assert tally.sentence == "6 da, davon 1 ohne Anmeldung; 0 nicht erschienen"
    assert attendance_view.by_sector(attendance_view.lines(later, event, event.parts)) == {
        "schule": (4, 0, 0, 0),
        "kita": (2, 0, 1, 0),
    }


def test_the_same_again_changes_nothing_and_new_times_are_added(session: Session) -> None:
    event, later = four_of_six(session), after(session)
    record(later, event, "Adler", mark=Mark(time(9)))
    assert attendance.plan_some(later, part_of(event), ["Adler"], NOBODY, KnownBy.LIST).empty
    record(later, event, "Adler", mark=Mark(left=time(12)))
    (one,) = attendance_store.records(session.db, [event.main_part.id])
    assert (attendance.clock(one.came_at), attendance.clock(one.left_at)) == (time(9), time(12))


def test_a_plan_that_no_longer_holds_is_refused(session: Session) -> None:
    event, later = four_of_six(session), after(session)
    plan = attendance.plan_all(later, part_of(event), [], NOBODY, KnownBy.LIST)
    record(later, event, "Adler")
    with pytest.raises(AttendanceChanged):
        attendance.carry_out(later, plan, "all")


def test_taking_back(session: Session) -> None:
    event, later = four_of_six(session), after(session)
    record(later, event, "Adler", "Berg")
    attendance.carry_out(later, attendance.plan_removal(later, part_of(event), ["1-99"]), "remove")
    assert attendance_store.records(session.db, [event.main_part.id]) == []
    with pytest.raises(NoAttendance) as caught:
        attendance.plan_removal(later, part_of(event), ["Adler"])
    assert caught.value.message == "Für Kim Adler (Leoschule) ist keine Teilnahme eingetragen."


def test_nobody_to_record(session: Session) -> None:
    event = an_audience(session, of_seats(4))
    with pytest.raises(NobodyToRecord):
        attendance.plan_all(after(session), part_of(event), [], NOBODY, KnownBy.LIST)


def a_group(session: Session, event: Event) -> attendance.Occasion:
    with session.command("test"):
        item = an_item(title="AG 1: Schule", kind=ItemKind.WORKING_GROUP, places=3)
        programme_store.add(session.db, replace(item, part_id=event.main_part.id))
    return attendance.occasion(session, event, None, "Arbeitsgruppe 1")


def test_a_session_has_its_own_record_and_says_that_somebody_was_at_the_event(session: Session) -> None:
    event, later = four_of_six(session), after(session)
    group = a_group(session, event)
    numbers = [one.id for one in registration_store.registrations(session.db, [event.main_part.id], session.today)]
    with session.command("test"):
        session_store.give(session.db, [(numbers[0], group.item_id or 0, ""), (numbers[1], group.item_id or 0, "")])
    plan = attendance.plan_all(later, group, ["Berg"], NOBODY, KnownBy.LIST)
    assert [one.label for one, _ in plan.marks] == ["Kim Adler (Leoschule)"]
    attendance.carry_out(later, plan, "all")
    record(later, event, "Berg")
    assert became(later, event)["Adler"] is Outcome.ATTENDED
    lines = attendance_view.outcomes(later, event, event.parts)
    assert [lines[number].sessions for number in numbers[:2]] == [("AG 1: Schule",), ()]
    _, sentences = programme.remove_item(later, event, "1")
    assert sentences[-1] == ("Bei 1 Person entfällt die Teilnahme an „AG 1: Schule“; die an der Veranstaltung bleibt.")
    assert became(later, event)["Adler"] is Outcome.ATTENDED


def test_removing_the_whole_part_removes_its_sessions(session: Session) -> None:
    event, later = four_of_six(session), after(session)
    group = a_group(session, event)
    for what in (group, part_of(event)):
        plan = attendance.plan_some(later, what, ["Adler"], NOBODY, KnownBy.LIST)
        attendance.carry_out(later, plan, "add")
    attendance.carry_out(later, attendance.plan_removal(later, part_of(event), ["Adler"]), "remove")
    assert attendance_store.records(session.db, [event.main_part.id]) == []


def test_who_was_there_needs_no_confirmation(session: Session) -> None:
    event = four_of_six(session)
    on_the_day = at(session, days=99)
    record(on_the_day, event, "Adler")
    assert "Kim Adler (Leoschule)" not in {due.label for due, _ in notice.plan(on_the_day, event).due} | {
        name for name, _ in notice.plan(on_the_day, event).left_out
    }


def test_after_the_day_the_event_that_was_is_meant(session: Session) -> None:
    event = four_of_six(session)
    assert reference.begun_event(session, None).id == event.id
    assert after(session).today == date(2025, 10, 9)
    assert reference.begun_event(after(session), None).id == event.id
