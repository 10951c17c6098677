"""`ks import` with the export of a form as a user runs it: recognised, shown, taken in and undone as one command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.builders import stored_event
from tests.workflows.test_list_import import a_list

if TYPE_CHECKING:
    from pathlib import Path

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
