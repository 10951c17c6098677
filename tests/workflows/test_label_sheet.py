"""Which sheet is meant, and who gets a badge with what on it, out of a real file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.builders import an_item, of_seats
from tests.workflows.test_waitlist import add, an_audience

from kinderschutz_cli.domain.consent import Purpose
from kinderschutz_cli.domain.programme import Appearance, AppearanceRole, AppearanceType
from kinderschutz_cli.domain.registration import RegistrationStatus, Seat
from kinderschutz_cli.errors.label_sheet import NotOnSheets, OffsetUnclear, SheetUnknown, StartNotOnSheet
from kinderschutz_cli.store import consent as consent_store
from kinderschutz_cli.store import programme as programme_store
from kinderschutz_cli.workflows import export, guest, label_sheet, setting
from kinderschutz_cli.workflows.export import SheetWish
from kinderschutz_cli.workflows.registration import Wish

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.session import Session

CONFIRMED = (RegistrationStatus.CONFIRMED,)


def test_every_sheet_that_ships_fits_its_paper() -> None:
    found = label_sheet.sheets()
    assert list(found) == ["A4", "4412", "4514", "L4784", "L4785", "L7418", "3474", "4677"]
    assert [one.count for one in found.values()] == [10, 10, 16, 27, 10, 8, 24, 21]


@pytest.mark.parametrize("typed", ["L4785", "l4785", "Avery Zweckform L4785", "Avery L 4785", "L4785 "])
def test_a_sheet_however_it_is_spelt(typed: str) -> None:
    assert label_sheet.sheet(typed).key == "L4785"


def test_a_sheet_nobody_knows() -> None:
    with pytest.raises(SheetUnknown) as caught:
        label_sheet.sheet("L4786")
    assert caught.value.message == "Den Bogen „L4786“ kennt ks nicht."
    assert "Meinten Sie „L4784“ oder „L4785“?" in caught.value.hint


def test_the_setting_holds_until_something_else_is_typed(session: Session) -> None:
    assert label_sheet.words(session, SheetWish())[0].schnittlinien
    setting.save(session, {"bogen": "herma 4412", "versatz": "1;-0,5"}, session.folder)
    kept, notes = label_sheet.words(session, SheetWish())
    assert (kept.breite, kept.versatz_x, kept.versatz_y, kept.beginn) == (80.0, 1.0, -0.5, 1)
    (note,) = notes
    assert note == (
        "HERMA 4412, Namens-Etiketten 80 × 50 mm: Ränder und Abstände sind nicht nachgemessen. Halten Sie zuerst eine "
        "Probeseite an den Bogen: --test-page"
    )
    typed, notes = label_sheet.words(session, SheetWish("L4784", 5, "0;0", test=True))
    assert (typed.spalten, typed.versatz_x, typed.beginn, typed.probe, notes) == (3, 0.0, 5, True, [])
    with pytest.raises(StartNotOnSheet):
        label_sheet.words(session, SheetWish("L4785", 11))
    for key, value in (("bogen", "xyz"), ("versatz", "links")):
        with pytest.raises((SheetUnknown, OffsetUnclear)):
            setting.save(session, {key: value}, session.folder)


def test_who_gets_a_badge_with_what_on_it(session: Session) -> None:
    event = an_audience(session, of_seats(9))
    add(session, event, "Berg", "Adler", "Amtsgericht")
    add(session, event, "Ernst", wish=Wish(seat=Seat.HELPER))
    add(session, event, "Fuchs", wish=Wish(status=RegistrationStatus.CANCELLED))
    adler, berg = (guest.who(session, name) for name in ("Adler", "Berg"))
    people = (
        Appearance("Prof. Dr. Heike Muster", AppearanceRole.SPEAKS, affiliation="Hochschule"),
        Appearance("Bürgermeister", AppearanceRole.WELCOMES, AppearanceType.OFFICE),
        Appearance("Kim Adler", AppearanceRole.MODERATES, AppearanceType.CONTACT, contact_id=adler.id),
    )
    with session.command("test"):
        programme_store.add(session.db, an_item(part_id=event.main_part.id, appearances=people))
        consent_store.save(session.db, berg.id, event.id, {Purpose.PHOTO: True}, date(2025, 7, 1), "")
    found = label_sheet.badges(session, event, event.parts, CONFIRMED)
    assert [(one.vorname, one.nachname, one.organisation, one.rolle, one.kein_foto) for one in found] == [
        ("Kim", "Adler", "Leoschule", "Moderation", True),
        ("Kim", "Berg", "Leoschule", "", False),
        ("Kim", "Ernst", "Kita Sonne", "Team", True),
        ("", "Prof. Dr. Heike Muster", "Hochschule", "Vortrag", False),
        ("", "", "Amtsgericht", "", False),
    ]


def test_without_any_answer_about_photos_nobody_is_marked(session: Session) -> None:
    event = an_audience(session, of_seats(9))
    add(session, event, "Adler")
    assert [one.kein_foto for one in label_sheet.badges(session, event, event.parts, CONFIRMED)] == [False]


def test_options_for_sheets_are_refused_elsewhere(session: Session) -> None:
    event = an_audience(session, of_seats(9))
    with pytest.raises(NotOnSheets) as caught:
        export.render(session, "teilnehmer.pdf", export.Wish(event.slug, sheet=SheetWish(start=3)))
    assert caught.value.message == "--start gilt nur für Dokumente auf Etikettenbogen, nicht für „teilnehmer.pdf“."
