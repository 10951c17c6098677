"""Each migration tried on a file of the version before it, with rows in it."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from tests.builders import a_contact, an_organisation, stored_contact, stored_event, stored_organisation
from tests.store.dump import dump

from kinderschutz_cli.domain.places import Quota
from kinderschutz_cli.domain.registration import Registration, Seat
from kinderschutz_cli.store import database, list_memory, migrations
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store.database import APPLICATION_ID, SCHEMA_VERSION, open_database
from kinderschutz_cli.store.list_memory import Shape
from kinderschutz_cli.store.source import source_id

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.workflows.session import Session


def test_m002_keeps_all_rows_and_adds_the_decisions(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    school = stored_organisation(session, an_organisation())
    first, second = (stored_contact(session, a_contact(mail=f"{name}@example.org")) for name in ("eins", "zwei"))
    before = dump(session.db)
    path = _as_version(1, "m002_distinct_pairs", session, monkeypatch)

    with contextlib.closing(open_database(path)) as db:
        after = dump(db)
        assert {name: rows for name, rows in after.items() if name in before} == {
            name: rows for name, rows in before.items() if not name.startswith("distinct_")
        } | {"distinct_contact": [], "distinct_organisation": []}
        assert db.value("PRAGMA user_version") == SCHEMA_VERSION
        with db.command("contact duplicates", session.now):
            db.insert("distinct_contact", contact_id=first, other_id=second, decided_on="2025-07-01")
        journal = db.rows("SELECT table_name, operation FROM change ORDER BY id DESC LIMIT 1")
        assert [tuple(row) for row in journal] == [("distinct_contact", "insert")]
    copy = path.with_name(f"netzwerk-vor-stand-{SCHEMA_VERSION}-von-1.db")
    with contextlib.closing(sqlite3.connect(copy)) as old:
        assert old.execute("SELECT id FROM organisation").fetchall() == [(school,)]
        assert old.execute("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'distinct%'").fetchone() == (0,)


def _as_version(version: int, next_migration: str, session: Session, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that an earlier version left, with the rows of the session's file."""
    path = session.db.path.with_name("alt.db")
    migrations.migrate(path, APPLICATION_ID, stop_before=next_migration)
    monkeypatch.setattr(database, "SCHEMA_VERSION", version)
    with contextlib.closing(open_database(path)) as old, old.transaction():
        old.run("PRAGMA defer_foreign_keys = ON")
        for table in ("command", *dump(old)):
            columns = [row["name"] for row in old.rows("SELECT name FROM pragma_table_info(?)", [table])]
            rows = [tuple(row) for row in session.db.rows(f"SELECT {', '.join(columns)} FROM {table}")]  # noqa: S608 - our own
            old.insert_many(table, columns, rows)
    monkeypatch.undo()
    return path


def test_m003_keeps_all_rows_and_remembers_lists(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    stored_organisation(session, an_organisation())
    before = dump(session.db)
    path = _as_version(2, "m003_list_memory_tables", session, monkeypatch)

    with contextlib.closing(open_database(path)) as db:
        assert dump(db) == before
        with db.command("import", session.now):
            source = source_id(db, "kitas.csv") or 0
            list_memory.remember_shape(db, "name|ort", "organisationen", ("name", "-"), source)
            list_memory.note_taken(db, source, "kitas.csv")
        assert list_memory.shapes(db, "name|ort") == [Shape("organisationen", ("name", "-"), "kitas.csv")]
        journal = db.rows("SELECT table_name, operation FROM change ORDER BY id DESC LIMIT 2")
        assert [tuple(row) for row in journal] == [("list_taken", "insert"), ("list_shape", "insert")]


def test_m004_keeps_all_rows_and_gives_every_event_the_first_rule(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = stored_event(session)
    with session.command("registration add"):
        registration_store.add(
            session.db,
            Registration(part_id=event.main_part.id, organisation=_stored_house(session)),
            session.now,
            reason="eingetragen",
        )
    before = dump(session.db)
    path = _as_version(3, "m004_places_and_attendance", session, monkeypatch)

    with contextlib.closing(open_database(path)) as db:
        assert dump(db) == before
        assert event_store.get(db, event.id) == event
        (one,) = registration_store.registrations(db, [event.main_part.id], session.today)
        assert (one.seat, one.offered_until) == (Seat.ATTENDING, None)
        with db.command("places quota", session.now):
            event_store.set_quotas(db, event.main_part.id, [Quota("schule", "Schule", 20)])
        assert event_store.get(db, event.id).main_part.places.quotas == (Quota("schule", "Schule", 20),)
        journal = db.rows("SELECT table_name, operation FROM change ORDER BY id DESC LIMIT 1")
        assert [tuple(row) for row in journal] == [("quota", "insert")]


def test_m005_keeps_all_rows_and_knows_of_no_newest_answer(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    event = stored_event(session)
    with session.command("registration add"):
        one = Registration(part_id=event.main_part.id, organisation=_stored_house(session))
        registration_store.add(session.db, one, session.now, reason="eingetragen")
    before = dump(session.db)
    path = _as_version(4, "m005_newest_answers", session, monkeypatch)

    with contextlib.closing(open_database(path)) as db:
        assert dump(db) == before
        with db.command("import", session.now):
            registration_store.note_answers(db, [(1, session.now)])
        (found,) = registration_store.registrations(db, [event.main_part.id], session.today)
        assert found.answered_at == session.now


def _stored_house(session: Session) -> Organisation:
    return organisation_store.get(session.db, organisation_store.add(session.db, an_organisation()))
