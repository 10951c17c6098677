"""`ks import` with the export of a form as a user runs it: recognised, shown, taken in and undone as one command."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from tests.builders import a_contact, stored_contact, stored_event
from tests.workflows.test_list_import import a_list

from kinderschutz_cli.cli import import_registrations, question
from kinderschutz_cli.cli.import_ import Answers
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.workflows import list_import
from kinderschutz_cli.workflows.list_import import Wish

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from tests.conftest import Ks

    from kinderschutz_cli.workflows.session import Session

FORM = "Zeitstempel;Vorname;Nachname;E-Mail;Teilnahme\n30.06.2025 12:00;Ada;Neu;ada@example.org;online\n"


def test_a_form_is_recognised_shown_taken_in_and_undone(ks: Ks, session: Session, network: Path) -> None:
    stored_event(session)
    a_list(network, FORM, "formular.csv")
    shown = ks("import", "formular.csv", "--dry-run", "--json")
    assert (shown.json["als"], shown.json["neu"], shown.json["unbekannt"]) == (
        "anmeldungen",
        [],
        [{"zeile": 2, "name": "Ada Neu"}],
    )
    taken = ks("import", "formular.csv", "--as", "anmeldungen", "--create", "--yes")
    assert (
        taken.code,
        "Übernommen: 1 neu (1 zugesagt), 0 schon eingetragen, davon 1 neu als Kontakt" in taken.err,
    ) == (
        0,
        True,
    ), taken.err
    assert [(one["name"], one["form"], one["weg"]) for one in ks("registration", "list", "--json").json] == [
        ("Ada Neu", "online", "formular")
    ]
    assert ks("undo", "--yes").code == 0
    assert (ks("registration", "list", "--json").json, ks("contact", "list", "--json").json) == ([], [])


def test_columns_of_a_form_are_corrected_in_the_dialogue(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stored_event(session)
    stored_contact(session, a_contact(name=PersonName(given="Ada", family="Neu"), mail="ada@example.org"))
    path = a_list(tmp_path, "Vorname;Nachname;E-Mail;Sonstiges\nAda;Neu;ada@example.org;kommt später\n", "formular.csv")
    wish = Wish(target="anmeldungen")
    monkeypatch.setattr(question, "someone_sits_there", lambda: True)
    # Correct the columns: the fourth is the remark; done; take it in.
    monkeypatch.setattr("sys.stdin", io.StringIO("z\n4\nbemerkung\n\nj\n"))
    opened = list_import.open_list(session, path, wish)
    import_registrations.take(
        session, opened, wish, Answers(skip_faulty=False, dry_run=False, yes=False, as_json=False)
    )
    assert session.db.value("SELECT note FROM registration") == "kommt später"
    assert "Übernommen: 1 neu (1 zugesagt)" in capsys.readouterr().err
