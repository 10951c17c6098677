"""The file opened: settings, transactions, migrations with a copy, and SQLite's errors in German."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database as SqliteUtilsDatabase
from sqlite_utils.migrations import Migrations
from tests.builders import an_organisation, stored_organisation
from tests.store.dump import dump

from kinderschutz_cli.errors.database import (
    ConstraintViolated,
    DatabaseReadOnly,
    DiskFull,
    NetworkExistsAlready,
    NetworkFolderMissing,
)
from kinderschutz_cli.store import database, migrations
from kinderschutz_cli.store import journal as journal_store
from kinderschutz_cli.store.database import SCHEMA_VERSION, busy_seconds, create_database, find_database, open_database
from kinderschutz_cli.workflows import undo
from kinderschutz_cli.workflows.session import Session

if TYPE_CHECKING:
    from pathlib import Path


def test_the_nearest_file_upwards(tmp_path: Path) -> None:
    deep = tmp_path / "netz" / "ausgabe" / "konferenz"
    deep.mkdir(parents=True)
    with pytest.raises(NetworkFolderMissing):
        find_database(deep)
    (tmp_path / "netzwerk.db").touch()
    (tmp_path / "netz" / "netzwerk.db").touch()
    assert find_database(deep) == tmp_path / "netz" / "netzwerk.db"


def test_the_folder_means_the_file_in_it(tmp_path: Path) -> None:
    create_database(tmp_path / "netzwerk.db")
    database = open_database(tmp_path)
    assert database.folder == tmp_path
    database.close()


def test_an_existing_file_is_never_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "netzwerk.db"
    file.write_text("meins")
    with pytest.raises(NetworkExistsAlready):
        create_database(file)
    assert file.read_text() == "meins"


@pytest.mark.skipif(os.name != "posix", reason="on Windows the folder's rights decide")
def test_only_the_owner_reads_the_file(tmp_path: Path) -> None:
    create_database(tmp_path / "neu" / "netzwerk.db")
    assert stat.S_IMODE((tmp_path / "neu" / "netzwerk.db").stat().st_mode) == 0o600


def test_every_connection_is_set_the_same(session: Session) -> None:
    wanted = {"foreign_keys": 1, "recursive_triggers": 1, "secure_delete": 1, "journal_mode": "delete"}
    assert {name: session.db.value(f"PRAGMA {name}") for name in wanted} == wanted


@pytest.mark.parametrize(("stated", "seconds"), [(None, 5.0), ("0.25", 0.25), ("-3", 0.0), ("bald", 5.0)])
def test_how_long_a_busy_file_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, stated: str | None, seconds: float
) -> None:
    monkeypatch.delenv("KS_BUSY_SECONDS", raising=False)
    if stated is not None:
        monkeypatch.setenv("KS_BUSY_SECONDS", stated)
    assert busy_seconds() == seconds


def test_a_failure_in_the_middle_leaves_nothing(session: Session) -> None:
    before = dump(session.db)
    with pytest.raises(ConstraintViolated), session.command("org add"):
        session.db.insert_many("organisation", ("name",), [["Leoschule"], [""]])
    assert dump(session.db) == before
    assert [entry.name for entry in journal_store.entries(session.db)] == ["init"]


def test_a_command_that_changes_nothing_leaves_no_entry(session: Session) -> None:
    with session.command("org edit"):
        session.db.run("UPDATE sector SET label = label")
    assert [entry.name for entry in journal_store.entries(session.db)] == ["init"]


@pytest.mark.parametrize(
    ("pragma", "failure"), [("query_only = 1", DatabaseReadOnly), ("max_page_count = 1", DiskFull)]
)
def test_a_file_that_cannot_be_written(session: Session, pragma: str, failure: type[Exception]) -> None:
    before = dump(session.db)
    session.db.run(f"PRAGMA {pragma}")
    with pytest.raises(failure), session.command("org add"):
        session.db.insert_many("organisation", ("name",), [[f"Schule {number}" * 100] for number in range(200)])
    session.db.run("PRAGMA query_only = 0")
    assert dump(session.db) == before


def test_a_rule_of_the_schema_is_a_failure_of_its_own(session: Session) -> None:
    with pytest.raises(ConstraintViolated), session.command("role add"):
        session.db.insert("role", slug="insofa", label="noch einmal")


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A `ks` of the future, with one more migration."""
    future = Migrations("ks")
    for known in migrations.migrations.pending(SqliteUtilsDatabase(memory=True)):
        future(name=known.name)(known.fn)

    @future()
    def m999_colour(db: SqliteUtilsDatabase) -> None:
        db.execute("ALTER TABLE organisation ADD COLUMN colour TEXT NOT NULL DEFAULT 'blau'")

    monkeypatch.setattr(migrations, "migrations", future)
    monkeypatch.setattr(database, "SCHEMA_VERSION", SCHEMA_VERSION + 1)


def test_before_a_migration_the_file_is_copied(session: Session, request: pytest.FixtureRequest) -> None:
    school = stored_organisation(session, an_organisation())
    before, path = dump(session.db), session.db.path
    session.db.close()
    request.getfixturevalue("next_version")
    migrated = open_database(path)
    assert migrated.value("PRAGMA user_version") == SCHEMA_VERSION + 1
    assert migrated.value("SELECT colour FROM organisation WHERE id = ?", [school]) == "blau"
    assert {table: len(rows) for table, rows in dump(migrated).items()} == {
        table: len(rows) for table, rows in before.items()
    }
    migrated.close()
    request.getfixturevalue("monkeypatch").undo()
    copy = open_database(path.with_name(f"netzwerk-vor-stand-{SCHEMA_VERSION + 1}-von-{SCHEMA_VERSION}.db"))
    assert dump(copy) == before
    copy.close()


def test_the_journal_watches_new_columns_and_undoes_older_commands(
    session: Session, request: pytest.FixtureRequest
) -> None:
    before, path = dump(session.db), session.db.path
    school = stored_organisation(session, an_organisation())
    session.db.close()
    request.getfixturevalue("next_version")
    future = Session(open_database(path), session.now)
    with future.command("org edit"):
        future.db.update("organisation", school, colour="rot")
    assert [one.fields for one in journal_store.changed_records(future.db, 3)] == [("colour",)]
    undo.carry_out(future, undo.plan(future, 3))
    assert future.db.value("SELECT colour FROM organisation") == "blau"
    undo.carry_out(future, undo.plan(future, 2))
    assert dump(future.db) == before
    future.db.close()
