"""The export of a form taken in: matched, seated in order of arrival, and the same file twice changes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.builders import (
    a_contact,
    a_mailbox,
    a_part,
    an_event,
    an_item,
    an_organisation,
    of_seats,
    stored_contact,
    stored_organisation,
)
from tests.store.dump import dump
from tests.workflows.test_list_import import a_list

from kinderschutz_cli.domain.contact import Affiliation
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.programme import ItemKind
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.errors.list_import import FaultyRows
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import journal as journal_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import programme as programme_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store import session_place as session_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.workflows import guest, list_import, registration, registration_import, session_place
from kinderschutz_cli.workflows.list_import import Wish

if TYPE_CHECKING:
    from pathlib import Path

    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.workflows.registration_import import RegistrationPlan
    from kinderschutz_cli.workflows.session import Session

HEAD = "Zeitstempel;Vorname;Nachname;E-Mail;Einrichtung;Status;Teilnahme vor Ort/online;Bemerkung\n"


@pytest.fixture
def event(session: Session) -> Event:
    """Two seats; Kim Muster of the Leoschule and the Leoschule's mailbox are known and invited."""
    leo = organisation_store.get(session.db, stored_organisation(session, an_organisation(name="Leoschule")))
    kim = a_contact(
        name=PersonName(given="Kim", family="Muster"), mail="kim@example.org", affiliations=(Affiliation(leo),)
    )
    invited = [stored_contact(session, kim), stored_contact(session, a_mailbox(leo, mail="leo@example.org"))]
    with session.command("test"):
        event_id = event_store.add(session.db, an_event(parts=(a_part(places=of_seats(2)),)))
        invitation_store.add_invitations(session.db, event_id, invited, session.now)
    return event_store.get(session.db, event_id)


def plan(session: Session, event: Event, path: Path, *, create: bool = False) -> RegistrationPlan:
    wish = Wish()
    opened = list_import.open_list(session, path, wish)
    return registration_import.plan(session, opened, wish, event, event.main_part, create=create)


def take(session: Session, event: Event, path: Path, *, create: bool = False) -> RegistrationPlan:
    made = plan(session, event, path, create=create)
    registration_import.carry_out(session, made, Wish())
    return made


def registered(session: Session, event: Event) -> list[tuple[object, ...]]:
    found = registration_store.registrations(session.db, [event.main_part.id], session.today)
    return [(one.display_name, one.status.value, one.form.value, one.channel, one.note) for one in found]


FORM = (
    HEAD
    + "30.06.2025 12:00;Ada;Neu;ada@example.org;Kita Neu;;online;\n"
    + "30.06.2025 09:00;Kim;Muster;kim@example.org;;;vor Ort;vegan\n"
    + "30.06.2025 10:00;;;leo@example.org;Leoschule;;;\n"
)


def test_the_first_who_came_have_the_seats(session: Session, event: Event, tmp_path: Path) -> None:
    take(session, event, a_list(tmp_path, FORM), create=True)
    assert registered(session, event) == [
        ("Kim Muster", "zugesagt", "vor-ort", "formular", "vegan"),
        ("N. N.", "zugesagt", "vor-ort", "formular", ""),
        ("Ada Neu", "warteliste", "online", "formular", ""),
    ]


def test_the_new_person_has_the_file_as_its_source(session: Session, event: Event, tmp_path: Path) -> None:
    take(session, event, a_list(tmp_path, FORM, "formular.csv"), create=True)
    found = [
        one for one in contact_store.find(session.db, ContactFilter(), session.today) if one.mail.startswith("ada")
    ]
    assert [(one.display_name, one.organisation and one.organisation.name, one.provenance.source) for one in found] == [
        ("Ada Neu", "Kita Neu", "formular.csv")
    ]


def test_strangers_stay_out_unless_wished(session: Session, event: Event, tmp_path: Path) -> None:
    made = take(session, event, a_list(tmp_path, FORM))
    assert [row.person.family for row in made.unknown] == ["Neu"]
    assert [name for name, *_ in registered(session, event)] == ["Kim Muster", "N. N."]


def test_the_same_file_twice_changes_nothing(session: Session, event: Event, tmp_path: Path) -> None:
    path = a_list(tmp_path, FORM)
    take(session, event, path, create=True)
    before = registered(session, event), journal_store.entries(session.db)
    again = take(session, event, path, create=True)
    assert (again.entries, again.present, again.unknown) == ((), 3, ())
    assert (registered(session, event), journal_store.entries(session.db)) == before


def test_an_invitation_is_answered(session: Session, event: Event, tmp_path: Path) -> None:
    take(session, event, a_list(tmp_path, HEAD + ";Kim;Muster;kim@example.org;;Absage;;\n"))
    rows = session.db.rows("SELECT status FROM invitation ORDER BY id")
    assert [row["status"] for row in rows] == ["abgesagt", "eingeladen"]


def test_a_seat_that_does_not_exist_is_not_given(session: Session, event: Event, tmp_path: Path) -> None:
    names = "".join(f";Ada{letter};Neu{letter};{letter}@example.org;;zugesagt;;\n" for letter in "abc")
    with pytest.raises(FaultyRows) as problem:
        take(session, event, a_list(tmp_path, HEAD + names), create=True)
    assert " ".join(problem.value.details) == (
        "Zeile 4, Spalte „Status“: „zugesagt“ – Es ist kein Platz frei: alle 2 Plätze sind vergeben. "
        "Leeren Sie den Status, dann kommt die Person auf die Warteliste."
    )
    assert registered(session, event) == []


def test_name_and_organisation_are_enough_and_a_shared_name_is_not(
    session: Session, event: Event, tmp_path: Path
) -> None:
    rows = HEAD + ";Kim;Muster;anders@example.org;Leoschule;;;\n;Jan;Muster;jan@example.net;;;;\n"
    made = plan(session, event, a_list(tmp_path, rows))
    assert ([entry.name for entry in made.entries], [row.person.given for row in made.unknown]) == (
        ["Kim Muster"],
        ["Jan"],
    )


def test_who_sends_the_form_twice_comes_once(session: Session, event: Event, tmp_path: Path) -> None:
    made = plan(session, event, a_list(tmp_path, HEAD + ";Kim;Muster;kim@example.org;;;;\n;Kim;Muster;;Leoschule;;;\n"))
    assert (len(made.entries), made.remarks) == (1, ("Zeile 3: Kim Muster steht schon in Zeile 2.",))


def test_unknown_houses_addresses_and_bare_names_stay_the_same_the_second_time(
    session: Session, event: Event, tmp_path: Path
) -> None:
    path = a_list(tmp_path, HEAD + ";;;;Ganz Neue Kita;;;\n;;;solo@example.org;;;;\n;Bo;Blau;;;;;\n")
    take(session, event, path, create=True)
    again = take(session, event, path, create=True)
    assert (len(registered(session, event)), again.entries, again.present, again.faults) == (3, (), 3, ())


WISHES = (
    "Zeitstempel;Vorname;Nachname;E-Mail;Einrichtung;1. Wahl;2. Wahl;Bemerkung\n"
    "30.06.2025 09:00;Kim;Muster;kim@example.org;;AG 2: Kita (Raum 3);Arbeitsgruppe 1;vegan\n"
    "30.06.2025 10:00;;;leo@example.org;Leoschule;egal;;\n"
    "30.06.2025 12:00;Ada;Neu;ada@example.org;Kita Neu;AG 7;AG 1;\n"
)


def wished(session: Session, event: Event) -> dict[str, list[str]]:
    titles = {entry.item.id: entry.item.title for entry in session_place.choices(session, event)}
    wishes = session_store.wishes(session.db, event.main_part.id)
    found = registration_store.registrations(session.db, [event.main_part.id], session.today)
    return {one.display_name: [titles[item] for item in wishes.get(one.id, ())] for one in found}


def with_groups(session: Session, event: Event) -> None:
    with session.command("test"):
        for position, title in enumerate(("AG 1: Schule", "AG 2: Kita"), start=1):
            item = an_item(title=title, kind=ItemKind.WORKING_GROUP, part_id=event.main_part.id, position=position)
            programme_store.add(session.db, item)


def test_wishes_for_groups_come_along(session: Session, event: Event, tmp_path: Path) -> None:
    with_groups(session, event)
    made = take(session, event, a_list(tmp_path, WISHES), create=True)
    assert made.remarks == ("Zeile 4: „AG 7“ ist keine Gruppe des Programms; der Wunsch steht in der Bemerkung.",)
    assert wished(session, event) == {
        "Kim Muster": ["AG 2: Kita", "AG 1: Schule"],
        "N. N.": [],
        "Ada Neu": ["AG 1: Schule"],
    }
    assert [note for *_, note in registered(session, event)] == ["vegan", "", "Wunsch: AG 7"]
    again = plan(session, event, a_list(tmp_path, WISHES), create=True)
    assert (again.empty, again.present) == (True, 3)


SECOND = "Zeitstempel;E-Mail;Vorname;Nachname;1. Wahl\n{};kim@example.org;Kim;Muster;{}\n"


def test_a_second_form_asks_those_who_are_registered_for_their_wishes(
    session: Session, event: Event, tmp_path: Path
) -> None:
    with_groups(session, event)
    take(session, event, a_list(tmp_path, FORM), create=True)
    form = a_list(tmp_path, SECOND.format("", "AG 2"))
    made = take(session, event, form)
    assert (made.entries, made.present, len(made.wishes)) == ((), 1, 1)
    assert wished(session, event)["Kim Muster"] == ["AG 2: Kita"]
    before = dump(session.db)
    take(session, event, form)
    assert dump(session.db) == before


def test_of_wishes_entered_since_only_a_newer_answer_changes_anything(
    session: Session, event: Event, tmp_path: Path
) -> None:
    with_groups(session, event)
    take(session, event, a_list(tmp_path, WISHES), create=True)
    kim = guest.find_registration(session, event, "Kim")
    session_place.set_wishes(session, event, kim, session_place.meant(session, event, ["AG 1"]))
    older = plan(session, event, a_list(tmp_path, WISHES, "noch-einmal.csv"))
    assert older.empty
    assert older.remarks[-1] == (
        "Zeile 2: Kim Muster (Leoschule) wünscht hier anderes; was seither eingetragen wurde, bleibt (ändern: ks session wish)."
    )
    take(session, event, a_list(tmp_path, SECOND.format("02.07.2025 09:00", "AG 2"), "neu.csv"))
    assert wished(session, event)["Kim Muster"] == ["AG 2: Kita"]


def test_of_two_answers_in_one_form_the_later_wishes_count(session: Session, event: Event, tmp_path: Path) -> None:
    with_groups(session, event)
    later = "30.06.2025 11:00;Kim;Muster;kim@example.org;;AG 1;;\n"
    take(session, event, a_list(tmp_path, WISHES + later))
    assert wished(session, event)["Kim Muster"] == ["AG 1: Schule"]


def test_whoever_comes_back_brings_wishes(session: Session, event: Event, tmp_path: Path) -> None:
    with_groups(session, event)
    take(session, event, a_list(tmp_path, WISHES))
    kim = guest.find_registration(session, event, "Kim")
    registration.change(session, event, kim, replace(kim, status=RegistrationStatus.CANCELLED))
    made = take(session, event, a_list(tmp_path, SECOND.format("02.07.2025 09:00", "AG 1"), "neu.csv"))
    assert len(made.returning) == 1
    assert wished(session, event)["Kim Muster"] == ["AG 1: Schule"]


def test_wishes_without_groups_stay_in_words(session: Session, event: Event, tmp_path: Path) -> None:
    made = take(session, event, a_list(tmp_path, WISHES))
    assert made.remarks == (
        "Im Programm gibt es noch keine Workshops oder Arbeitsgruppen; die Wünsche stehen in den Bemerkungen.",
    )
    assert registered(session, event)[0][-1] == "vegan; Wunsch: AG 2: Kita (Raum 3); Arbeitsgruppe 1"


def test_the_preview_counts_people_who_are_made_as_their_institution_and_sector_count(
    session: Session, event: Event, tmp_path: Path
) -> None:
    """Two strangers of a school that is known and two of a school that is made: one of each may come."""
    with session.command("test"):
        part = replace(event.main_part, places=of_seats(9, cap=1))
        event_store.save(session.db, replace(event, parts=(part,)))
    rows = HEAD + "".join(
        f"2.6.2025 10:0{minute};{given};Fremd;{given}@example.org;{house};;;\n"
        for minute, (given, house) in enumerate(
            [("Ada", "Leoschule"), ("Ben", "Leoschule"), ("Cem", "Waldschule"), ("Dana", "Waldschule")]
        )
    )
    now = event_store.get(session.db, event.id)
    shown = take(session, now, a_list(tmp_path, rows), create=True)
    made = registration_store.registrations(session.db, [event.main_part.id], session.today)
    assert [(entry.name, entry.status) for entry in shown.entries] == [
        (one.contact.name.plain, one.status) for one in made if one.contact
    ]
    assert [one.status for one in made] == ["zugesagt", "warteliste"] * 2
