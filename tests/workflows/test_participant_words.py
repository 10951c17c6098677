"""The people of each part and each group as documents see them, out of a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from tests.builders import a_part, an_item, of_seats
from tests.workflows.test_waitlist import add, an_audience

from kinderschutz_cli.domain.day import PartialDate
from kinderschutz_cli.domain.programme import Appearance, ItemKind
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import programme as programme_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store import session_place as session_store
from kinderschutz_cli.workflows import export, guest, registration
from kinderschutz_cli.workflows.participant_words import circulating, group_lists, part_lists
from kinderschutz_cli.workflows.registration import Wish

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.workflows.session import Session

CONFIRMED = (RegistrationStatus.CONFIRMED,)


def two_days(session: Session) -> Event:
    """Adler and Berg come on the first day, Adler and Carls on the second; Adler sits in AG 1."""
    event = an_audience(session, of_seats(4))
    with session.command("test"):
        event_store.save(session.db, replace(event, parts=(replace(event.main_part, title="Tag 1"),)))
        second = a_part(title="Tag 2", date=PartialDate(2025, 10, 9), starts=time(10), position=2)
        event_store.add_part(session.db, event.id, second, 2)
        group = an_item(
            title="AG 1: Schule",
            kind=ItemKind.WORKING_GROUP,
            places=12,
            room="Raum 2",
            part_id=event.main_part.id,
            starts=time(13),
            minutes=90,
            appearances=(Appearance("Ina Lang"),),
        )
        item = programme_store.add(session.db, group)
    event = event_store.get(session.db, event.id)
    add(session, event, "Berg", "Adler")
    for name in ("Carls", "Adler"):
        registration.register(session, event, event.parts[1], [guest.who(session, name)], Wish())
    first = registration_store.registrations(session.db, [event.main_part.id], session.today)
    adler = next(one.id for one in first if one.contact and one.contact.name.family == "Adler")
    with session.command("test"):
        session_store.give(session.db, [(adler, item, "")])
    return event


def test_each_part_has_its_own_list_sorted_by_surname(session: Session) -> None:
    event = two_days(session)
    lists = part_lists(session, event, event.parts, CONFIRMED)
    assert [(one.titel, one.teil.datum_text, one.zeit_text, [t.nachname for t in one.teilnehmer]) for one in lists] == [
        ("Tag 1", "Mittwoch, 8. Oktober 2025", "09:00 bis 16:00 Uhr", ["Adler", "Berg"]),
        ("Tag 2", "Donnerstag, 9. Oktober 2025", "10:00 bis 16:00 Uhr", ["Adler", "Carls"]),
    ]
    numbers = [t.nummer for one in lists for t in one.teilnehmer]
    assert len(set(numbers)) == 4
    assert [t.nr for t in lists[1].teilnehmer] == [1, 2]


def test_a_group_lists_who_has_a_place_there(session: Session) -> None:
    event = two_days(session)
    (group,) = group_lists(session, event, event.parts, CONFIRMED)
    assert (group.titel, group.gruppe, group.zeit_text, group.raum, group.leitung, group.plaetze) == (
        "AG 1: Schule",
        True,
        "13:00 bis 14:30 Uhr",
        "Raum 2",
        "Ina Lang",
        12,
    )
    assert [t.nachname for t in group.teilnehmer] == ["Adler"]
    assert group_lists(session, event, event.parts[1:], CONFIRMED) == []


def test_nobody_with_a_sperrvermerk_stands_on_a_list_that_goes_round(session: Session) -> None:
    event = two_days(session)
    adler = guest.who(session, "Adler")
    with session.command("test"):
        session.db.update("contact", adler.id, blocked=1)
    lists, notes = circulating(session, event, event.parts, CONFIRMED)
    assert [[t.nachname for t in one.teilnehmer] for one in lists] == [["Berg"], ["Carls"], []]
    assert notes == [
        "Nicht auf der Liste, die herumgeht, wegen Sperrvermerk: Kim Adler. Lassen Sie auf einem eigenen Blatt unterschreiben."
    ]
    made = export.render(session, "check-in.pdf", export.Wish(event.slug))
    assert made.warnings == ("Personen mit Sperrvermerk in diesem Dokument: 1. Geben Sie es nicht weiter.",)
