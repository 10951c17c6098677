"""The check-in list goes out, is filled in with a spreadsheet, and comes back."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from tests.builders import an_event, of_seats
from tests.store.dump import dump
from tests.workflows.test_attendance import after, four_of_six, part_of, record
from tests.workflows.test_waitlist import add, an_audience, set_status

from kinderschutz_cli.domain.attendance import Outcome
from kinderschutz_cli.domain.registration import Channel, RegistrationStatus
from kinderschutz_cli.errors.attendance import AttendanceChanged, FaultyCheckIn, ListOfOtherEvent
from kinderschutz_cli.errors.intake import NotATable
from kinderschutz_cli.errors.list_import import ListOfOtherNetwork
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.workflows import attendance_view, check_in, export, undo
from kinderschutz_cli.workflows.attendance import Occasion, clock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.workflows.check_in import CheckIn
    from kinderschutz_cli.workflows.session import Session

FIRST = 6
NUMBER, NAME, GIVEN, HOUSE, THERE, CAME, LEFT, REMARK = range(1, 9)

Cells = dict[int, Any]


def exported(session: Session, event: Event) -> Path:
    made = export.render(session, "check-in.xlsx", export.Wish(event.slug))
    return export.write(session, made, force=True)


def edited(path: Path, changes: Mapping[str, Cells], added: tuple[Cells, ...] = ()) -> Path:
    """The list with changes in the rows of some families, and with lines added below the last one."""
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    rows = {
        sheet.cell(row, NAME).value: row for row in range(FIRST, sheet.max_row + 1) if sheet.cell(row, NUMBER).value
    }
    for family, cells in changes.items():
        for column, value in cells.items():
            sheet.cell(rows[family], column).value = value
    for number, cells in enumerate(added, start=max(rows.values()) + 1):
        for column, value in cells.items():
            sheet.cell(number, column).value = value
    target = path.with_name("zurueck.xlsx")
    workbook.save(target)
    return target


def planned(session: Session, event: Event, path: Path, *, create: bool = False) -> CheckIn:
    table, position = check_in.open_list(session, path, part_of(event))
    return check_in.plan(session, table, position, part_of(event), create=create)


def read(session: Session, event: Event, path: Path, *, create: bool = False) -> CheckIn:
    seen = planned(session, event, path, create=create)
    check_in.carry_out(session, seen)
    return seen


def outcomes(session: Session, event: Event) -> dict[str, tuple[str | None, str, bool]]:
    """Label → outcome, times and note, whether without being registered."""
    found: dict[str, tuple[str | None, str, bool]] = {}
    for line in attendance_view.lines(session, event, event.parts):
        record = line.record
        said = [f"{clock(at):%H:%M}" for at in (record.came_at, record.left_at) if at] if record else []
        said += [record.note] if record and record.note else []
        found[line.registration.label] = (line.outcome, " ".join(said), line.walked_in)
    return found


THERE_, MISSING = Outcome.ATTENDED, Outcome.MISSING


def test_what_goes_out_is_sorted_by_name_with_free_lines_below(session: Session) -> None:
    event, later = four_of_six(session), after(session)
    record(later, event, "Berg")
    sheet = load_workbook(exported(later, event)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=10)]
    numbers = [one.id for one in registration_store.registrations(session.db, [event.main_part.id], session.today)]
    assert rows == [
        ["Nr.", "Name", "Vorname", "Organisation", "da", "gekommen", "gegangen", "Bemerkung"],
        [numbers[0], "Adler", "Kim", "Leoschule", None, None, None, None],
        [numbers[1], "Berg", "Kim", "Leoschule", "x", None, None, None],
        [numbers[2], "Carls", "Kim", "Leoschule", None, None, None, None],
        [numbers[3], "Dorn", "Kim", "Leoschule", None, None, None, None],
        [None] * 8,
    ]
    assert (sheet.max_row, sheet.print_title_rows) == (24, "$5:$5")


def test_filled_in_and_read(session: Session) -> None:
    event, later = four_of_six(session), after(session)
    path = edited(
        exported(session, event),
        {
            "Adler": {THERE: "x", CAME: "8:55"},
            "Berg": {THERE: "9.10 Uhr", LEFT: "12", REMARK: "früher weg"},
            "Carls": {THERE: "nein"},
        },
        (
            {NAME: "Ernst", GIVEN: "Kim", HOUSE: "Kita Sonne"},
            {NAME: "Groth", GIVEN: "Kim", THERE: "ja"},
            {HOUSE: "Amtsgericht", THERE: "x"},
            {NAME: "Neu", GIVEN: "Ben", HOUSE: "Kita Sonne", CAME: "10:00"},
        ),
    )
    seen = read(later, event, path)
    assert [row.name for row in seen.unknown] == ["Ben Neu"]
    expected = {
        "Kim Adler (Leoschule)": (THERE_, "08:55", False),
        "Kim Berg (Leoschule)": (THERE_, "09:10 12:00 früher weg", False),
        "Kim Carls (Leoschule)": (MISSING, "", False),
        "Kim Dorn (Leoschule)": (MISSING, "", False),
        "Kim Ernst (Kita Sonne)": (THERE_, "", False),
        "Kim Groth (Amtsgericht)": (THERE_, "", True),
        "N. N. (Amtsgericht)": (THERE_, "", True),
    }
    assert outcomes(later, event) == expected
    before = dump(session.db)
    assert planned(later, event, path).empty
    read(later, event, path, create=True)
    assert outcomes(later, event) == expected | {"Ben Neu (Kita Sonne)": (THERE_, "10:00", True)}
    undo.carry_out(later, undo.plan(later, None))
    assert dump(session.db) == before
    read(later, event, path, create=True)
    assert planned(later, event, path, create=True).empty


def test_unticked_is_taken_back_unless_it_is_newer_than_the_list(session: Session) -> None:
    event, later = four_of_six(session), after(session)
    record(later, event, "Adler", "Berg")
    path = exported(later, event)
    record(later, event, "Carls")
    seen = read(later, event, edited(path, {"Berg": {THERE: None}}))
    assert ([one.label for one in seen.plan.gone], [one.label for one in seen.untouched]) == (
        ["Kim Berg (Leoschule)"],
        ["Kim Carls (Leoschule)"],
    )
    assert [label for label, (outcome, *_) in outcomes(later, event).items() if outcome is THERE_] == [
        "Kim Adler (Leoschule)",
        "Kim Carls (Leoschule)",
    ]


def test_who_came_on_an_open_place_stays_known(session: Session) -> None:
    event, later = an_audience(session, of_seats(4)), after(session)
    add(session, event, "Amtsgericht")
    read(later, event, edited(exported(session, event), {"N. N.": {NAME: "Sommer", GIVEN: "Anna", THERE: "x"}}))
    assert outcomes(later, event) == {"N. N. (Amtsgericht)": (THERE_, "kam: Anna Sommer", False)}


def test_all_faults_are_named_and_nothing_is_recorded(session: Session) -> None:
    event, later = four_of_six(session), after(session)
    path = edited(
        exported(session, event),
        {"Adler": {NAME: "Zimmer", THERE: "x"}, "Berg": {NUMBER: 9999, THERE: "x"}, "Carls": {THERE: "vielleicht"}},
        ({NAME: "Neu", GIVEN: "Ben", HOUSE: "Kita Mond"}, {NUMBER: 4, NAME: "Dorn", THERE: "x"}),
    )
    seen = planned(later, event, path, create=True)
    assert [(fault.place.number, fault.column, fault.reason) for fault in seen.faults] == [
        (6, "Nr.", "Die Nummer 1 gehört zu Kim Adler (Leoschule)."),
        (7, "Nr.", "Die Nummer 9999 gehört zu keiner Anmeldung dieser Veranstaltung."),
        (8, "da", "Das ist weder ja noch nein noch eine Uhrzeit."),
        (10, "Organisation", "Die Organisation „Kita Mond“ gibt es noch nicht; für eine neue fehlt der Sektor."),
        (11, "Nr.", "Diese Nummer steht schon in Zeile 9, mit anderen Angaben."),
    ]
    before = dump(session.db)
    with pytest.raises(FaultyCheckIn) as caught:
        check_in.carry_out(later, seen)
    assert caught.value.message == "„zurueck.xlsx“ enthält 5 fehlerhafte Stellen. Es wurde nichts eingetragen."
    assert dump(session.db) == before


def test_the_list_of_another_event_or_network_is_refused(session: Session, tmp_path: Path) -> None:
    event, later = four_of_six(session), after(session)
    path = exported(session, event)
    with session.command("test"):
        other = event_store.get(
            session.db, event_store.add(session.db, an_event(title="Netzwerktreffen", slug="netzwerktreffen"))
        )
    with pytest.raises(ListOfOtherEvent):
        check_in.open_list(later, path, Occasion(other, other.main_part))
    with session.command("test"):
        session.db.run("UPDATE network SET uuid = 'another'")
    with pytest.raises(ListOfOtherNetwork):
        check_in.open_list(later, path, part_of(event))
    broken = tmp_path / "check-in.xlsx"
    broken.write_text("kein Excel\nund keine Tabelle", encoding="utf-8")
    with pytest.raises(NotATable):
        check_in.open_list(later, broken, part_of(event))


def test_somebody_else_recorded_meanwhile(session: Session) -> None:
    event, later = four_of_six(session), after(session)
    seen = planned(later, event, edited(exported(session, event), {"Adler": {THERE: "x"}}))
    record(later, event, "Berg")
    with pytest.raises(AttendanceChanged):
        check_in.carry_out(later, seen)


def test_who_cancelled_after_the_list_was_printed_and_came_all_the_same(session: Session) -> None:
    event, later = four_of_six(session), after(session)
    path = exported(session, event)
    set_status(session, event, "Adler", RegistrationStatus.CANCELLED)
    read(later, event, edited(path, {"Adler": {THERE: "x"}}))
    found = {one.label: one for one in registration_store.registrations(session.db, [event.main_part.id], later.today)}
    adler = found["Kim Adler (Leoschule)"]
    assert (adler.status, adler.channel) == ("zugesagt", Channel.PERSON)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
@pytest.mark.parametrize("ending", ["xlsx", "ods", "csv"])
def test_saved_by_libreoffice(session: Session, tmp_path: Path, ending: str) -> None:
    event, later = four_of_six(session), after(session)
    path = edited(exported(session, event), {"Adler": {THERE: "x", CAME: "8:55"}}, ({NAME: "Groth", GIVEN: "Kim"},))
    target = tmp_path / "libre"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", ending,
         "--outdir", str(target), str(path)],
        check=True, capture_output=True,
    )  # fmt: skip
    seen = read(later, event, target / f"zurueck.{ending}")
    assert seen.faults == ()
    assert {label: found[:2] for label, found in outcomes(later, event).items() if found[0] is THERE_} == {
        "Kim Adler (Leoschule)": (THERE_, "08:55"),
        "Kim Groth (Amtsgericht)": (THERE_, ""),
    }
