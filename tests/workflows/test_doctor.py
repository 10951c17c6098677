"""The examination: what is in order, what is a hint, what is damage."""

from __future__ import annotations

import os
import shutil
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.builders import a_contact, an_organisation, stored_contact, stored_event, stored_organisation

from kinderschutz_cli.domain.finding import Finding, Level
from kinderschutz_cli.domain.message import Message, MessageChannel
from kinderschutz_cli.store import message as message_store
from kinderschutz_cli.workflows import setting
from kinderschutz_cli.workflows.backup import back_up
from kinderschutz_cli.workflows.doctor import examine_file, examine_place, verdict
from kinderschutz_cli.workflows.upkeep import examine_data

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from kinderschutz_cli.workflows.session import Session


def hints(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(one.topic, one.text) for one in findings if one.level is not Level.OK]


def test_a_fresh_network_only_lacks_a_backup(session: Session) -> None:
    health, findings = examine_file(session.db.path)
    session.db.path.chmod(0o600)
    place = examine_place(session.db.path, session.now)
    assert (verdict(session.db.path, health), hints(findings)) == (None, [])
    assert [topic for topic, _ in hints(place)] == ["Sicherung"]
    back_up(session, None)
    newest = session.folder / "sicherungen" / "netzwerk-2025-07-01-100000.db"
    os.utime(newest, (session.now.timestamp(), session.now.timestamp()))
    assert hints(examine_place(session.db.path, session.now)) == []
    assert hints(examine_place(session.db.path, session.now + timedelta(days=31))) == [
        ("Sicherung", "Die letzte ist 31 Tage alt (netzwerk-2025-07-01-100000.db).")
    ]


def test_examining_leaves_the_file_as_it_is(session: Session) -> None:
    before = session.db.path.read_bytes()
    examine_file(session.db.path)
    examine_place(session.db.path, session.now)
    examine_data(session)
    assert session.db.path.read_bytes() == before


def test_a_reference_into_the_void_is_damage(session: Session) -> None:
    session.db.run("PRAGMA foreign_keys = OFF")
    session.db.insert("affiliation", contact_id=99, organisation_id=99)
    health, findings = examine_file(session.db.path)
    assert hints(findings) == [("Verweise", "führen ins Leere: 2")]
    assert type(verdict(session.db.path, health)).__name__ == "FileFaulty"


def test_a_cursor_left_behind_is_a_hint(session: Session) -> None:
    session.db.run("UPDATE journal_cursor SET command_id = 1")
    health, findings = examine_file(session.db.path)
    assert hints(findings) == [("Protokoll", "Ein Befehl gilt als noch nicht beendet.")]
    assert verdict(session.db.path, health) is None


def test_leftovers_open_rights_and_a_full_drive(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    back_up(session, None)
    (session.folder / "ausgabe").mkdir()
    (session.folder / "ausgabe" / ".brief.pdf.0123abcd.tmp").touch()
    session.db.path.chmod(0o644)
    usage = shutil.disk_usage(session.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=50 * 1024 * 1024))
    found = dict(hints(examine_place(session.db.path, session.now)))
    if os.name == "posix":
        assert found.pop("Rechte") == "Andere Konten dieses Rechners dürfen an die Datei (0644)."
    assert found == {
        "Platz": "50 MB frei",
        "Reste": "Halbe Dateien eines abgebrochenen Befehls: ausgabe/.brief.pdf.0123abcd.tmp",
    }


def test_what_is_missing_in_the_data(session: Session, tmp_path: Path) -> None:
    stored_contact(session, a_contact(mail=""))
    stored_organisation(session, an_organisation(name="Alte Schule", closes_on=date(2025, 6, 30)))
    stored_organisation(session, an_organisation(name="Neue Schule", closes_on=date(2025, 7, 31)))
    event = stored_event(session)
    with session.command("invite"):
        message = Message(
            1, event.id, "einladung", 1, MessageChannel.LETTER, "Einladung", "Text", "", "a.pdf", uuid="u-1"
        )
        message_store.add_messages(session.db, [message], session.now)
    assert hints(examine_data(session)) == [
        ("Einstellungen", "Es fehlen: telefon, strasse, plz, ort, datenschutz"),
        (
            "Einladungen",
            "1 Einladung zu „3. Musterstädter Kinderschutzkonferenz“ eingetragen, aber nicht als Datei geschrieben",
        ),
        ("Kontakte", "1 ohne Sektor: Prof. Dr. Erika von der Heide"),
        ("Kontakte", "1 ohne E-Mail und ohne Anschrift: Prof. Dr. Erika von der Heide"),
        ("Organisationen", "1 geschlossen: Alte Schule"),
    ]
    values = dict.fromkeys(("telefon", "strasse", "plz", "ort", "datenschutz"), "1")
    setting.save(session, values, tmp_path)
    assert examine_data(session)[0] == Finding("Einstellungen", "vollständig")
