"""A filled-in check-in list: what a row says, and what is wrong with it."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest

from kinderschutz_cli.domain.attendance import Mark
from kinderschutz_cli.errors.attendance import NoCheckInList
from kinderschutz_cli.intake.check_in import check_in_rows
from kinderschutz_cli.intake.reading import read_table

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "Nr.;Name;Vorname;Organisation;da;gekommen;gegangen;Bemerkung"


def reading(tmp_path: Path, *lines: str, head: str = HEAD) -> tuple[list[tuple[object, ...]], list[str]]:
    file = tmp_path / "check-in.csv"
    file.write_text("\n".join((head, *lines)), encoding="utf-8")
    found = check_in_rows(read_table(file))
    return [(one.number, one.name, one.mark) for one in found.rows], [fault.sentence for fault in found.faults]


def test_a_tick_a_time_and_somebody_added(tmp_path: Path) -> None:
    rows, faults = reading(
        tmp_path,
        "12;Muster;Erika;Leoschule;x;;;",
        "13;Adler;Kim;Leoschule;8.55 Uhr;;15:30;früher weg",
        "14;Berg;Kim;Leoschule;;;;",
        "15;Carls;Kim;Leoschule;nein;;;krank",
        "16;Dorn;Kim;Leoschule;;09:10:00;;",
        ";Neu;Ben;Kita Sonne;;;;",
        ";;;Kita Mond;ja;;;",
        ";Fort;Ben;Kita Sonne;nein;;;",
        ";Anna Lang;;;x;;;",
    )
    assert faults == []
    assert rows == [
        (12, "Erika Muster", Mark()),
        (13, "Kim Adler", Mark(time(8, 55), time(15, 30), "früher weg")),
        (14, "Kim Berg", None),
        (15, "Kim Carls", None),
        (16, "Kim Dorn", Mark(time(9, 10))),
        (None, "Ben Neu", Mark()),
        (None, "Kita Mond", Mark()),
        (None, "Ben Fort", None),
        (None, "Anna Lang", Mark()),
    ]


def test_all_faults_at_once(tmp_path: Path) -> None:
    rows, faults = reading(
        tmp_path,
        "zwölf;Muster;Erika;Leoschule;x;;;",
        "13;Adler;Kim;Leoschule;vielleicht;;;",
        "14;Berg;Kim;Leoschule;x;10:00;9:00;",
        "15;Carls;Kim;Leoschule;x;halb zehn;;",
        "16;Dorn;Kim;Leoschule;x;;;",
    )
    assert [number for number, *_ in rows] == [16]
    assert [fault.split(" – ")[0].split(": „")[0] for fault in faults] == [
        "Zeile 2, Spalte „Nr.“",
        "Zeile 3, Spalte „da“",
        "Zeile 4, Spalte „gegangen“: Gegangen um 09:00, gekommen erst um 10:00: Das kann nicht stimmen. Prüfen Sie die beiden Zeiten.",
        "Zeile 5, Spalte „gekommen“",
    ]
    assert faults[1] == (
        "Zeile 3, Spalte „da“: „vielleicht“ – Das ist weder ja noch nein noch eine Uhrzeit. Schreiben Sie „x“, „ja“ oder "
        "die Uhrzeit, sonst nichts."
    )


def test_a_list_without_the_columns_is_none(tmp_path: Path) -> None:
    with pytest.raises(NoCheckInList) as caught:
        reading(tmp_path, "Muster;Erika;Leoschule", "Adler;Kim;Leoschule", head="Name;Vorname;Organisation")
    assert caught.value.message == "„check-in.csv“ ist keine Check-in-Liste: Die Spalte „Nr.“ fehlt."


def test_a_signature_list_of_one_name_column(tmp_path: Path) -> None:
    rows, faults = reading(tmp_path, "7;Dr. Erika Muster;Leoschule;ja", head="Nr;Name;Einrichtung;anwesend")
    assert (rows, faults) == ([(7, "Dr. Erika Muster", Mark())], [])
