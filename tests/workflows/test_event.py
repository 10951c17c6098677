from dataclasses import replace
from datetime import date, time

import pytest
from tests.builders import a_part, an_item, stored_contact, stored_event, stored_organisation

from kinderschutz_cli.domain.contact import Contact
from kinderschutz_cli.domain.day import PartialDate
from kinderschutz_cli.domain.event import (
    Body,
    BodyRole,
    Event,
    EventKind,
    EventStatus,
    PartForm,
    Place,
    Registering,
    Series,
)
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.organisation import Organisation
from kinderschutz_cli.domain.places import Places
from kinderschutz_cli.domain.programme import Appearance, AppearanceRole, AppearanceType
from kinderschutz_cli.domain.registration import Registration, RegistrationStatus
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.choice import UnknownChoice
from kinderschutz_cli.errors.day import DayDoesNotExist
from kinderschutz_cli.errors.event import (
    DeadlineAfterEvent,
    EventCannotBeCancelled,
    EventExistsAlready,
    EventInUse,
    EventIsCancelled,
    EventIsOver,
    NumberNotUnderstood,
    OnlyPart,
    PartInUse,
    PartNeeded,
    TitleMissing,
)
from kinderschutz_cli.errors.line import LineBreakInside
from kinderschutz_cli.errors.mail_address import BadMailAddress
from kinderschutz_cli.errors.matching import Unknown
from kinderschutz_cli.errors.money import AmountNotUnderstood
from kinderschutz_cli.errors.time_of_day import EndNotAfterStart
from kinderschutz_cli.errors.web_link import LinkNotUnderstood
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import journal
from kinderschutz_cli.store import programme as programme_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.workflows import demand
from kinderschutz_cli.workflows.event import (
    CancelPlan,
    add_part,
    cancel_event,
    copy_event,
    create_event,
    edit_event,
    edit_part,
    plan_cancellation,
    remove_event,
    remove_part,
    the_part,
    use_event,
)
from kinderschutz_cli.workflows.event_input import EventInput, PartInput
from kinderschutz_cli.workflows.event_overview import event_lines, overview, overview_json
from kinderschutz_cli.workflows.reference import current_event
from kinderschutz_cli.workflows.session import Session
from kinderschutz_cli.workflows.told import Told

CONFERENCE = EventInput(title="3. Lüner Kinderschutzkonferenz", date="8.10.2025")


def without_ids(event: Event) -> Event:
    """The event as it was typed: without what the file gave it."""
    series = replace(event.series, id=0, uuid="") if event.series else None
    return replace(
        event,
        id=0,
        uuid="",
        series=series,
        parts=tuple(replace(part, id=0, uuid="") for part in event.parts),
        bodies=tuple(replace(body, id=0) for body in event.bodies),
    )


def invite_and_register(session: Session, event: Event) -> None:
    """Two contacts are invited, one of them is registered."""
    ids = [stored_contact(session, Contact(name=PersonName(family=name))) for name in ("Muster", "Beispiel")]
    with session.command("invite"):
        invitation_store.add_invitations(session.db, event.id, ids, session.now)
        registration = Registration(
            part_id=event.main_part.id, contact=Contact(id=ids[0]), status=RegistrationStatus.CONFIRMED
        )
        registration_store.add(session.db, registration, session.now, reason="eingetragen")


# ---- create ----------------------------------------------------------------------------------------------------------


def test_a_new_event_is_concluded_from_its_title_and_the_settings(session: Session) -> None:
    saved = create_event(session, CONFERENCE)
    assert without_ids(saved.event) == Event(
        title="3. Lüner Kinderschutzkonferenz",
        slug="3-luener-kinderschutzkonferenz",
        kind=EventKind.CONFERENCE,
        series=Series("Lüner Kinderschutzkonferenz"),
        number=3,
        parts=(replace(a_part(), starts=None, ends=None, place=Place(), places=Places()),),
        bodies=(Body("Stadt Musterstadt"),),
        networks=("netzwerk-kinderschutz-musterstadt",),
    )
    assert saved.remarks == (
        "Art: konferenz (nach dem Titel; --kind nennt eine andere)",
        "Reihe: „Lüner Kinderschutzkonferenz“, Nummer 3 (nach dem Titel)",
        "Gastgeber: Stadt Musterstadt (aus den Einstellungen; --host nennt andere)",
    )
    assert saved.warnings == ()
    assert current_event(session) == saved.event


def test_every_field_has_its_option(session: Session) -> None:
    vhs = stored_organisation(session, Organisation("VHS Musterstadt"))
    saved = create_event(
        session,
        EventInput(
            title="Wir lernen gemeinsam",
            date="8.10.2025",
            time="9 Uhr bis 16 Uhr",
            place="Bürgerhaus, Marktplatz 1, 44532 Musterstadt",
            form="hybrid",
            link="example.org/raum",
            seats="150",
            fee="25 €",
            fee_covers="Mittagsimbiss",
            deadline="12.9.2025",
            kind="Fortbildung",
            status="entwurf",
            motto="Gemeinsam",
            theme="Inklusion",
            aim="Abläufe zeigen",
            audience="Fachkräfte",
            occasion="Jahrestreffen",
            legal_basis="§ 9 LKSG NRW",
            place_rule="höchstens zwei je Einrichtung",
            note="Hörschleife bestellen",
            number="2",
            series="Lernreihe",
            series_begun="2023",
            series_rhythm="jährlich",
            series_sequel="Herbst 2026",
            register_link="https://example.org/anmeldung",
            register_mail="anmeldung@example.org",
            register_phone="02306/104-1234",
            register_by_calendar=True,
            register_via="VHS Musterstadt",
            host=["Kreis Muster", "Stadt Musterstadt"],
            organiser=["Jugendamt"],
            cooperation=["Frühe Hilfen"],
            funding=["Land NRW"],
            registration_office=["vhs musterstadt"],
            technology=["Medienzentrum"],
        ),
    )
    assert without_ids(saved.event) == Event(
        title="Wir lernen gemeinsam",
        slug="wir-lernen-gemeinsam",
        kind=EventKind.TRAINING,
        status=EventStatus.DRAFT,
        series=Series("Lernreihe", begun=PartialDate(2023), rhythm="jährlich", planned_sequel="Herbst 2026"),
        number=2,
        theme="Inklusion",
        motto="Gemeinsam",
        aim="Abläufe zeigen",
        audience="Fachkräfte",
        occasion="Jahrestreffen",
        legal_basis="§ 9 LKSG NRW",
        registering=Registering(
            link="https://example.org/anmeldung",
            mail="anmeldung@example.org",
            phone="02306 104-1234",
            calendar=True,
            third_party="VHS Musterstadt",
            deadline=date(2025, 9, 12),
        ),
        fee_covers="Mittagsimbiss",
        place_rule="höchstens zwei je Einrichtung",
        note="Hörschleife bestellen",
        parts=(a_part(form=PartForm.HYBRID, link="https://example.org/raum", fee_cents=2500),),
        bodies=(
            Body("Kreis Muster", BodyRole.HOST, 1),
            Body("Stadt Musterstadt", BodyRole.HOST, 2),
            Body("Jugendamt", BodyRole.ORGANISER, 3),
            Body("Frühe Hilfen", BodyRole.COOPERATION, 4),
            Body("Land NRW", BodyRole.FUNDING, 5),
            Body("VHS Musterstadt", BodyRole.REGISTRATION_OFFICE, 6, vhs),
            Body("Medienzentrum", BodyRole.TECHNOLOGY, 7),
        ),
        networks=("netzwerk-kinderschutz-musterstadt",),
    )
    assert saved.remarks == ()


@pytest.mark.parametrize(
    ("typed", "day", "seats", "fee_cents"),
    [
        (EventInput(date="offen", seats="offen", time="offen", fee="offen"), None, None, None),
        (EventInput(date="Oktober 2025"), PartialDate(2025, 10), None, None),
        (EventInput(date="2026"), PartialDate(2026), None, None),
        (EventInput(date="8.10.2025", seats="0", fee="kostenfrei"), PartialDate(2025, 10, 8), 0, 0),
    ],
)
def test_dates_and_seats_may_be_open_or_imprecise(
    session: Session, typed: EventInput, day: PartialDate | None, seats: int | None, fee_cents: int | None
) -> None:
    event = create_event(session, replace(typed, title="Netzwerktreffen")).event
    assert (event.main_part.date, event.main_part.seats, event.main_part.fee_cents) == (day, seats, fee_cents)
    assert current_event(session) == event


@pytest.mark.parametrize(
    ("typed", "failure"),
    [
        (EventInput(date="31.2.2026"), DayDoesNotExist),
        (EventInput(time="16-9"), EndNotAfterStart),
        (EventInput(date="8.10.2025", deadline="9.10.2025"), DeadlineAfterEvent),
        (EventInput(date="Oktober 2025", deadline="1.11.2025"), DeadlineAfterEvent),
        (EventInput(seats="-5"), NumberNotUnderstood),
        (EventInput(seats="viele"), NumberNotUnderstood),
        (EventInput(number="0"), NumberNotUnderstood),
        (EventInput(fee="umsonst vielleicht"), AmountNotUnderstood),
        (EventInput(kind="fachtagug"), UnknownChoice),
        (EventInput(status="fertig"), UnknownChoice),
        (EventInput(form="telefonisch"), UnknownChoice),
        (EventInput(network=["frühe hilfen"]), Unknown),
        (EventInput(register_mail="anmeldung"), BadMailAddress),
        (EventInput(register_link="javascript:alert(1)"), LinkNotUnderstood),
        (EventInput(motto="Gemeinsam\nstark"), LineBreakInside),
        (EventInput(title="  "), TitleMissing),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    session: Session, typed: EventInput, failure: type[KsError]
) -> None:
    with pytest.raises(failure):
        create_event(session, replace(typed, title=typed.title or "Fachtag"))
    assert event_store.find(session.db) == []
    assert journal.entry(session.db, None).name == "init"


def test_a_deadline_that_has_passed_is_named(session: Session) -> None:
    saved = create_event(session, replace(CONFERENCE, deadline="30.6.2025"))
    assert saved.warnings == ("Der Anmeldeschluss (Montag, 30. Juni 2025) ist schon vorbei.",)


def test_the_deadline_may_be_the_day_itself(session: Session) -> None:
    event = create_event(session, EventInput(title="Fachtag", date="Oktober 2025", deadline="31.10.2025")).event
    assert event.registering.deadline == date(2025, 10, 31)


def test_the_same_title_on_the_same_day_is_refused(session: Session) -> None:
    create_event(session, CONFERENCE)
    with pytest.raises(EventExistsAlready) as caught:
        create_event(session, replace(CONFERENCE, title="3. Luener Kinderschutzkonferenz"))
    assert caught.value.message == (
        "Es gibt schon eine Veranstaltung „3. Lüner Kinderschutzkonferenz“ am Mittwoch, 8. Oktober 2025."
    )
    assert create_event(session, replace(CONFERENCE, date="9.10.2025")).event.slug == "3-luener-kinderschutzkonferenz-2"


def test_a_past_event_is_kept_but_does_not_become_the_current_one(session: Session) -> None:
    saved = create_event(session, EventInput(title="Kick-off", date="6.12.2023"))
    assert saved.warnings == (
        (
            "Der Termin (am Mittwoch, 6. Dezember 2023) liegt in der Vergangenheit; die Veranstaltung wird nicht die "
            "aktuelle. Befehle brauchen --event kick-off."
        ),
    )
    assert current_event(session) is None


def test_a_link_alone_makes_it_online_and_with_a_place_hybrid(session: Session) -> None:
    online = create_event(session, EventInput(title="A", date="offen", link="https://example.org/a")).event
    hybrid = create_event(session, EventInput(title="B", date="offen", link="example.org/b", place="Rathaus")).event
    assert (online.main_part.form, hybrid.main_part.form) == (PartForm.ONLINE, PartForm.HYBRID)


def test_a_series_is_one_however_it_is_spelt(session: Session) -> None:
    first = create_event(session, EventInput(title="2. Lüner Konferenz", date="offen", series_begun="2023")).event
    second = create_event(session, EventInput(title="3. Luener Konferenz", date="offen")).event
    assert second.series == first.series
    twin = create_event(session, EventInput(title="Noch eine", date="offen", series="Lüner Konferenz", number="3"))
    assert twin.warnings == ("Die Reihe „Lüner Konferenz“ hat schon eine Nummer 3: „3. Luener Konferenz“.",)


# ---- edit ------------------------------------------------------------------------------------------------------------


def test_an_edit_changes_what_was_typed_and_nothing_else(session: Session) -> None:
    before = create_event(session, replace(CONFERENCE, motto="Gemeinsam", host=["A", "B"], technology=["C"])).event
    after = edit_event(session, before, EventInput(seats="180", motto="", host=["B", "D"])).event
    assert without_ids(after) == replace(
        without_ids(before),
        motto="",
        parts=(replace(without_ids(before).main_part, places=Places(180)),),
        bodies=(Body("B", BodyRole.HOST, 1), Body("D", BodyRole.HOST, 2), Body("C", BodyRole.TECHNOLOGY, 3)),
    )
    assert after.main_part.id == before.main_part.id


def test_an_edit_can_clear_what_may_be_open(session: Session) -> None:
    before = create_event(
        session,
        replace(CONFERENCE, time="9-16", seats="150", fee="5 €", deadline="1.10.2025", register_mail="a@example.org"),
    ).event
    after = edit_event(
        session,
        before,
        EventInput(
            date="offen", time="offen", seats="", fee="offen", deadline="offen", register_mail="", series="", number=""
        ),
    ).event
    part = after.main_part
    assert (part.date, part.starts, part.ends, part.seats, part.fee_cents) == (None, None, None, None, None)
    assert (after.registering, after.series, after.number) == (Registering(), None, None)


def test_an_edit_is_one_command_and_can_be_undone(session: Session) -> None:
    before = create_event(session, CONFERENCE).event
    edit_event(session, before, EventInput(seats="180", motto="Neu", host=["X"]))
    entry = journal.entry(session.db, None)
    with session.command("undo"):
        journal.invert(session.db, entry.number)
    assert (entry.name, event_store.get(session.db, before.id)) == ("event edit", before)


def test_a_new_date_names_who_was_told_the_old_one(session: Session) -> None:
    event = create_event(session, replace(CONFERENCE, seats="150")).event
    invite_and_register(session, event)
    assert edit_event(session, event, EventInput(motto="Neu")).warnings == ()
    assert edit_event(session, event, EventInput(date="9.10.2025")).warnings == (
        (
            "Bisher galten andere Angaben: 2 Eingeladene und 1 Anmeldung sollten davon erfahren. „ks mail“ schreibt ihnen."
        ),
    )
    assert edit_event(session, event, EventInput(seats="0")).warnings == (
        (
            "Es sind mehr Plätze vergeben (1), als es gibt (0). „ks places seats 0“ zeigt, wer zurück auf die Warteliste "
            "käme."
        ),
    )


# ---- use, cancel, remove ---------------------------------------------------------------------------------------------


def test_the_chosen_event_is_current_until_it_is_over(session: Session) -> None:
    sooner = stored_event(session)
    later = stored_event(session, slug="spaeter", parts=(a_part(date=PartialDate(2025, 12, 1)),))
    assert current_event(session) == sooner
    use_event(session, later)
    assert current_event(session) == later
    on_the_day = replace(session, now=session.now.replace(month=12, day=1))
    the_day_after = replace(session, now=session.now.replace(month=12, day=2))
    assert (current_event(on_the_day), current_event(the_day_after)) == (later, None)


def test_an_event_with_an_open_part_is_not_over(session: Session) -> None:
    event = stored_event(session, parts=(a_part(date=PartialDate(2025, 6, 1)), a_part(date=None)))
    assert current_event(session) == event


def test_what_is_over_or_cancelled_is_not_used(session: Session) -> None:
    over = stored_event(session, slug="alt", parts=(a_part(date=PartialDate(2025, 6, 30)),))
    cancelled = stored_event(session, slug="aus", status=EventStatus.CANCELLED)
    with pytest.raises(EventIsOver):
        use_event(session, over)
    with pytest.raises(EventIsCancelled):
        use_event(session, cancelled)


def test_cancelling_says_who_must_be_told_and_lapses(session: Session) -> None:
    event = create_event(session, CONFERENCE).event
    other = stored_event(session)
    invite_and_register(session, event)
    plan = plan_cancellation(session, event)
    assert plan == CancelPlan(event, Told(invited=2, registered=1))
    assert cancel_event(session, plan) == replace(event, status=EventStatus.CANCELLED)
    assert current_event(session) == other
    assert setting_store.current_event_id(session.db) is None
    with pytest.raises(EventIsCancelled):
        cancel_event(session, plan)


def test_what_is_over_cannot_be_cancelled(session: Session) -> None:
    with pytest.raises(EventCannotBeCancelled):
        plan_cancellation(session, stored_event(session, parts=(a_part(date=PartialDate(2025, 6, 30)),)))


def test_an_event_is_removed_while_nothing_hangs_on_it(session: Session) -> None:
    event = create_event(session, CONFERENCE).event
    with session.command("program add"):
        programme_store.add(session.db, an_item(part_id=event.main_part.id))
    remove_event(session, event)
    assert (event_store.find(session.db), current_event(session)) == ([], None)
    entry = journal.entry(session.db, None)
    with session.command("undo"):
        journal.invert(session.db, entry.number)
    assert (event_store.find(session.db), current_event(session)) == ([event], event)


def test_an_undone_choice_of_a_removed_event_chooses_nothing(session: Session) -> None:
    first = create_event(session, CONFERENCE).event
    create_event(session, EventInput(title="Fachtag", date="offen"))
    created = journal.entry(session.db, None).number
    remove_event(session, first)
    with session.command("undo"):
        journal.invert(session.db, created)
    assert (current_event(session), event_store.find(session.db)) == (None, [])


def test_an_event_people_know_of_is_not_removed(session: Session) -> None:
    event = create_event(session, CONFERENCE).event
    invite_and_register(session, event)
    with pytest.raises(EventInUse) as caught:
        remove_event(session, event)
    assert caught.value.message == (
        "„3. Lüner Kinderschutzkonferenz“ kann nicht entfernt werden: Daran hängen 2 Einladungen und eine Anmeldung."
    )


# ---- copy ------------------------------------------------------------------------------------------------------------


def test_a_copy_is_the_next_of_the_series(session: Session) -> None:
    before = create_event(
        session,
        replace(
            CONFERENCE,
            time="9-16",
            seats="150",
            motto="Gemeinsam",
            audience="Fachkräfte",
            deadline="12.9.2025",
            register_mail="a@example.org",
            host=["A", "B"],
        ),
    ).event
    saved = copy_event(session, before, EventInput())
    assert without_ids(saved.event) == replace(
        without_ids(before),
        title="4. Lüner Kinderschutzkonferenz",
        slug="4-luener-kinderschutzkonferenz",
        number=4,
        motto="",
        registering=Registering(mail="a@example.org"),
        parts=(replace(without_ids(before).main_part, date=None),),
    )
    assert saved.event.series == before.series
    assert current_event(session) == saved.event


def test_a_copy_takes_what_is_typed_and_keeps_days_apart(session: Session) -> None:
    before = stored_event(session, parts=(a_part(), a_part(date=PartialDate(2025, 10, 9))))
    after = copy_event(session, before, EventInput(date="7.10.2026", motto="Neu", seats="200")).event
    assert [part.date for part in after.parts] == [PartialDate(2026, 10, 7), PartialDate(2026, 10, 8)]
    assert (after.motto, [part.seats for part in after.parts]) == ("Neu", [200, 150])


def test_a_copied_programme_has_offices_but_not_the_people_of_last_time(session: Session) -> None:
    before = stored_event(session)
    office = Appearance("Bürgermeister", AppearanceRole.WELCOMES, AppearanceType.OFFICE)
    person = Appearance("Kim Muster", AppearanceRole.SPEAKS)
    with session.command("program add"):
        item = an_item(part_id=before.main_part.id, appearances=(office, person), result="Gut")
        programme_store.add(session.db, item)
    part = copy_event(session, before, EventInput(), with_programme=True).event.main_part
    (copied,) = programme_store.items(session.db, [part.id])[part.id]
    assert replace(copied, id=0, uuid="", appearances=tuple(replace(one, id=0) for one in copied.appearances)) == (
        replace(item, part_id=part.id, result="", appearances=(office,))
    )


# ---- parts -----------------------------------------------------------------------------------------------------------


def test_a_further_part_takes_the_place_of_the_first(session: Session) -> None:
    event, part = add_part(
        session, stored_event(session), PartInput(title="Abendvortrag", date="8.10.2025", time="19-21")
    )
    expected = a_part(
        id=part.id, uuid=part.uuid, position=2, title="Abendvortrag", starts=time(19), ends=time(21), places=Places()
    )
    assert part == expected
    assert event.parts[1] == expected


def test_a_part_is_named_by_number_or_title(session: Session) -> None:
    event, part = add_part(session, stored_event(session), PartInput(title="Abendvortrag"))
    assert (the_part(event, "2"), the_part(event, "abend"), the_part(event, "1")) == (part, part, event.main_part)
    with pytest.raises(PartNeeded) as caught:
        the_part(event, None)
    assert caught.value.details == ("1  Teil 1, Mi 08.10.2025", "2  Abendvortrag, offen")
    with pytest.raises(Unknown):
        the_part(event, "3")


def test_a_part_is_changed_and_removed(session: Session) -> None:
    event, part = add_part(session, stored_event(session), PartInput(title="Abendvortrag"))
    event, changed = edit_part(session, event, part, PartInput(seats="80", place="Rathaus"))
    assert changed == replace(part, places=Places(80), place=Place("Rathaus"))
    left = remove_part(session, event, event.main_part)
    assert left.parts == (replace(changed, position=1),)
    with pytest.raises(OnlyPart):
        remove_part(session, left, left.main_part)


def test_a_part_somebody_is_registered_for_stays(session: Session) -> None:
    event, _ = add_part(session, stored_event(session), PartInput(title="Abendvortrag"))
    invite_and_register(session, event)
    with pytest.raises(PartInUse):
        remove_part(session, event, event.main_part)


# ---- list and show ---------------------------------------------------------------------------------------------------


def test_the_list_knows_the_current_event_and_seats_taken(session: Session) -> None:
    over = stored_event(session, slug="alt", parts=(a_part(date=PartialDate(2025, 6, 30)),))
    event = create_event(session, CONFERENCE).event
    invite_and_register(session, event)
    assert [(line.event.slug, line.is_current, line.is_over, line.taken) for line in event_lines(session)] == [
        (over.slug, False, True, 0),
        (event.slug, True, False, 1),
    ]


def test_without_a_way_to_register_the_coordination_is_one(session: Session) -> None:
    plain = create_event(session, CONFERENCE).event
    named = create_event(session, EventInput(title="Fachtag", date="offen", register_via="VHS")).event
    assert (overview(session, plain).derived_mail, overview(session, named).derived_mail) == (
        "kim.muster@example.org",
        "",
    )


def test_json_uses_the_words_of_the_templates(session: Session) -> None:
    event = create_event(session, replace(CONFERENCE, date="Oktober 2025", time="ab 9 Uhr")).event
    assert overview_json(overview(session, event)) == {
        "id": event.id,
        "kennung": "3-luener-kinderschutzkonferenz",
        "titel": "3. Lüner Kinderschutzkonferenz",
        "art": "konferenz",
        "status": "geplant",
        "reihe": "Lüner Kinderschutzkonferenz",
        "nummer": 3,
        "reihe_seit": None,
        "reihe_rhythmus": "",
        "reihe_fortsetzung": "",
        "thema": "",
        "motto": "",
        "ziel": "",
        "zielgruppe": "",
        "anlass": "",
        "rechtsgrundlage": "",
        "datum": None,
        "datum_text": "im Oktober 2025",
        "beginn": "09:00",
        "ende": None,
        "zeit_text": "ab 09:00 Uhr",
        "ort": "",
        "form": "vor Ort",
        "link": "",
        "plaetze": None,
        "gebuehr_cent": None,
        "gebuehr_umfasst": "",
        "anmeldung": {
            "link": "",
            "mail": "kim.muster@example.org",
            "telefon": "",
            "kalender": False,
            "ueber": "",
            "frist": None,
            "frist_text": "",
        },
        "gastgeber": ["Stadt Musterstadt"],
        "beteiligte": [{"name": "Stadt Musterstadt", "rolle": "gastgeber", "organisation": None}],
        "netzwerke": ["netzwerk-kinderschutz-musterstadt"],
        "regel": "",
        "notiz": "",
        "teile": [
            {
                "nr": 1,
                "titel": "",
                "datum": None,
                "zeitraum": "2025-10",
                "datum_text": "im Oktober 2025",
                "beginn": "09:00",
                "ende": None,
                "zeit_text": "ab 09:00 Uhr",
                "ort": "",
                "form": "vor Ort",
                "link": "",
                "plaetze": None,
                "gebuehr_cent": None,
                "programm": [],
                "anmeldungen": {},
                "belegung": demand.as_json(demand.demand(session, event, event.main_part)),
            }
        ],
        "aktuell": True,
        "einladungen": {},
        "hinweise": [],
    }
