"""`ks import` as a user runs it: preview, faulty rows that come back, what is remembered, the dialogue."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from tests.workflows.test_list_import import a_list

from kinderschutz_cli.cli import import_dialogue
from kinderschutz_cli.workflows import list_import
from kinderschutz_cli.workflows.list_import import Wish

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from tests.conftest import Ks

    from kinderschutz_cli.workflows.session import Session

LIST = "Name;Art;PLZ;Ort\nKita A;kita;44532;Lünen\nKita B;kita;44379;Dortmund\nKita C;kitta;44534;Lünen\n"


def test_the_preview_shows_only_rows_that_are_meant(ks: Ks, network: Path) -> None:
    a_list(network, LIST, "k.csv")
    shown = ks("import", "k.csv", "--as", "organisationen", "--where", "Ort=Lünen", "--dry-run")
    assert (shown.code, shown.out) == (0, "")
    assert shown.err.splitlines() == [
        "k.csv, utf-8: 3 Zeilen, eingelesen als Organisationen, Quelle „k.csv“",
        "  Name → name   (z. B. Kita A · Kita C)",
        "  Art → art   (z. B. kita · kitta)",
        "  PLZ → plz   (z. B. 44532 · 44534)",
        "  Ort → ort   (z. B. Lünen)",
        "1 neu, 0 geändert, 0 unverändert, 1 fehlerhaft, 1 durch --where ausgelassen",
        "Achtung: Zeile 4, Spalte „Art“: Es gibt keine Art „kitta“. Meinten Sie „kita“?",
    ]


def test_the_path_of_the_faulty_rows_is_data(ks: Ks, network: Path) -> None:
    a_list(network, LIST, "k.csv")
    taken = ks("import", "k.csv", "--as", "organisationen", "--skip-faulty", "--yes")
    assert (taken.code, taken.out) == (0, f"{network / 'ausgabe' / 'k-pruefen.xlsx'}\n")
    assert ks("import", "k.csv", "--as", "organisationen", "--yes").code == 7


def test_translations_are_listed(ks: Ks, network: Path) -> None:
    a_list(network, "Name;Form\nA;02\n", "k.csv")
    ks("import", "k.csv", "--as", "organisationen", "--translate", "Form:02=schule/grundschule", "--yes")
    assert ks("import", "--translations", "--json").json == [
        {"spalte": "Form", "wort": "02", "sektor": "schule", "art": "grundschule"}
    ]


def test_a_list_must_be_named(ks: Ks) -> None:
    assert ks("import").code == 2
    assert ks("import", "--decide", "1=neu").code == 3
    assert ks("import", "--decide", "x").code == 2


def test_columns_are_corrected_in_a_dialogue(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_list(tmp_path, "Name;Wo genau;Rest\nKita A;Lünen;x\n", "k.csv")
    wish = Wish(target="organisationen")
    monkeypatch.setattr("sys.stdin", io.StringIO("9\n2\nstadt\n3\nnotitz\nnotiz\n\n"))
    corrected = import_dialogue.corrected(
        list_import.open_list(session, path, wish), list_import.plan(session, path, wish).samples, wish
    )
    assert corrected.mapping == ["B=ort", "C=notiz"]
    assert "Eine Spalte „9“ gibt es nicht." in capsys.readouterr().err
    plan = list_import.plan(session, path, corrected)
    assert [word for _, word in plan.columns.pairs()] == ["name", "ort", "notiz"]
