"""Who gets a certificate, what stands on it, and how it is checked, out of a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

import pytest
from tests.builders import an_item
from tests.workflows.test_attendance import after, four_of_six, part_of, record
from tests.workflows.test_waitlist import add

from kinderschutz_cli.domain.certificate import check_code
from kinderschutz_cli.domain.programme import Appearance, ItemKind
from kinderschutz_cli.errors.attendance import CertificateUnknown, NobodyAttended
from kinderschutz_cli.store import programme as programme_store
from kinderschutz_cli.workflows import attendance, certificate, export

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.workflows.session import Session


def with_programme(session: Session) -> Event:
    event = four_of_six(session)
    people = (Appearance("Prof. Dr. Heike Muster"),)
    items = [
        an_item(title="Ankommen", kind=ItemKind.ARRIVAL, starts=time(9), minutes=30),
        an_item(title="Inklusiver Kinderschutz", starts=time(9, 30), minutes=90, appearances=people),
        an_item(title="Pause", kind=ItemKind.BREAK, starts=time(11), minutes=15),
        an_item(title="Info-Börse", kind=ItemKind.FAIR, starts=time(11, 15), minutes=75, appearances=()),
    ]
    with session.command("test"):
        for position, item in enumerate(items, start=1):
            programme_store.add(session.db, replace(item, part_id=event.main_part.id, position=position))
    return event


def test_only_those_who_were_there_get_one(session: Session) -> None:
    event, later = with_programme(session), after(session)
    with pytest.raises(NobodyAttended) as caught:
        export.render(later, "bescheinigungen.pdf", export.Wish(event.slug))
    assert caught.value.message == "Für „3. Musterstädter Kinderschutzkonferenz“ ist noch keine Teilnahme eingetragen."
    record(later, event, "Berg", "Adler")
    made, notes = certificate.words(later, event, event.parts)
    assert notes == []
    assert [(one.name, one.organisation, one.nummer.partition("/")[0]) for one in made] == [
        ("Kim Adler", "Leoschule", "2025"),
        ("Kim Berg", "Leoschule", "2025"),
    ]
    assert (made[0].stunden_text, made[0].inhalte, made[0].teil.datum_text) == (
        "2,75 Zeitstunden (3,5 Unterrichtseinheiten zu 45 Minuten)",
        ("Inklusiver Kinderschutz (Prof. Dr. Heike Muster)", "Info-Börse"),
        "Mittwoch, 8. Oktober 2025",
    )


def test_a_place_without_a_name_gets_none_and_it_is_said(session: Session) -> None:
    event, later = four_of_six(session), after(session)
    add(session, event, "Amtsgericht")
    record(later, event, "Adler", "Amtsgericht")
    made, notes = certificate.words(later, event, event.parts)
    assert len(made) == 1
    assert notes == [
        "1 Person ohne Namen (N. N.) bekommt keine Bescheinigung. Den Namen trägt ein: ks registration set NUMMER --contact NAME"
    ]


def test_a_code_is_confirmed_while_its_person_counts_as_there(session: Session) -> None:
    event, later = four_of_six(session), after(session)
    record(later, event, "Adler", "Berg")
    (code, _) = (one.code for one in certificate.words(later, event, event.parts)[0])
    found = certificate.check(later, code.lower().replace("-", " "))
    assert found.registration.label == "Kim Adler (Leoschule)"
    assert code == check_code(event.uuid, found.registration.uuid)
    attendance.carry_out(later, attendance.plan_removal(later, part_of(event), ["Adler"]), "remove")
    with pytest.raises(CertificateUnknown):
        certificate.check(later, code)
