"""Backups: checked, dated, never over another."""

from __future__ import annotations

import os
import sqlite3
import stat
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.builders import a_contact, stored_contact
from tests.store.dump import dump

from kinderschutz_cli.errors.backup import BackupExists, BackupFaulty
from kinderschutz_cli.store.database import open_database
from kinderschutz_cli.workflows.backup import back_up, latest
from kinderschutz_cli.workflows.session import Session

if TYPE_CHECKING:
    from pathlib import Path


def test_a_backup_holds_everything_and_opens_like_the_file(session: Session) -> None:
    stored_contact(session, a_contact())
    made = back_up(session, None)
    assert made.path == session.folder / "sicherungen" / "netzwerk-2025-07-01-100000.db"
    assert made.size == made.path.stat().st_size
    copy = open_database(made.path)
    assert dump(copy) == dump(session.db)
    copy.close()
    if os.name == "posix":
        assert stat.S_IMODE(made.path.stat().st_mode) == 0o600


def test_where_a_backup_goes(session: Session, tmp_path: Path) -> None:
    (tmp_path / "da").mkdir()
    assert [
        back_up(session, tmp_path / "da").path,
        back_up(session, tmp_path / "neu" / "tief").path,
        back_up(session, tmp_path / "datei.db").path,
    ] == [
        tmp_path / "da" / "netzwerk-2025-07-01-100000.db",
        tmp_path / "neu" / "tief" / "netzwerk-2025-07-01-100000.db",
        tmp_path / "datei.db",
    ]


def test_nothing_is_overwritten(session: Session) -> None:
    first = back_up(session, None).path
    before = first.read_bytes()
    stored_contact(session, a_contact())
    with pytest.raises(BackupExists):
        back_up(session, None)
    assert first.read_bytes() == before
    later = back_up(Session(session.db, session.now + timedelta(minutes=1)), None).path
    os.utime(first, (1, 1))
    assert latest(session.folder) == later
    assert sorted(path.name for path in first.parent.iterdir()) == [first.name, later.name]


def test_a_copy_that_is_not_whole_is_thrown_away(session: Session, network: Path) -> None:
    other = sqlite3.connect(network / "netzwerk.db")
    other.execute("INSERT INTO affiliation (uuid, contact_id, organisation_id) VALUES ('x', 99, 99)")
    other.commit()
    other.close()
    with pytest.raises(BackupFaulty):
        back_up(session, None)
    assert list((session.folder / "sicherungen").iterdir()) == []
