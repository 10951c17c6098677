"""Food and access needs, apart from registrations so that no list shows them by accident."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from kinderschutz_cli.domain.need import Need
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.store.journal import known_rows, purge
from kinderschutz_cli.store.values import day, iso

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kinderschutz_cli.store.database import Database

_OF_PARTS = "registration.part_id IN (SELECT value FROM json_each(?))"
_JOINED = "FROM need JOIN registration ON registration.id = need.registration_id"


class Counted(NamedTuple):
    """How many people who come have a need; `words` are what those with words said, each once."""

    code: str
    number: int
    words: tuple[str, ...]


class Kept(NamedTuple):
    """How much of an event is stored: needs in force, the people who have them, changes in the journal."""

    needs: int
    people: int
    traces: int


def needs(db: Database, registration_ids: Collection[int]) -> list[Need]:
    """The needs of some registrations, in the order they were entered."""
    rows = db.rows(
        "SELECT * FROM need WHERE registration_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        [json.dumps(sorted(registration_ids))],
    )
    return [
        Need(
            code=row["code"],
            words=row["words"],
            consent=row["consent"],
            consented_on=day(row["consented_on"]),
            registration_id=row["registration_id"],
            id=row["id"],
        )
        for row in rows
    ]


def save(db: Database, needs_: Sequence[Need]) -> None:
    """Write needs; one that the registration has already gets the new words and the new consent."""
    for need in needs_:
        values = {"words": need.words, "consent": need.consent, "consented_on": iso(need.consented_on)}
        present = db.value(
            "SELECT max(id) FROM need WHERE registration_id = ? AND code = ?", [need.registration_id, need.code]
        )
        if present is None:
            db.insert("need", registration_id=need.registration_id, code=need.code, **values)
        else:
            db.update("need", int(present), **values)


def remove(db: Database, need_ids: Collection[int]) -> None:
    """Take needs out; the journal still knows them, so that it can be undone."""
    db.run("DELETE FROM need WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(sorted(need_ids))])


def counts(db: Database, part_ids: Sequence[int]) -> list[Counted]:
    """How many people with a confirmed seat have which need; somebody registered for two parts is one person."""
    rows = db.rows(
        "SELECT code, count(DISTINCT coalesce(contact_id, -registration.id)) AS number, "
        f"json_group_array(DISTINCT words) AS words {_JOINED} WHERE {_OF_PARTS} AND status = ? GROUP BY code",
        [json.dumps(list(part_ids)), RegistrationStatus.CONFIRMED],
    )
    return [
        Counted(row["code"], row["number"], tuple(sorted(word for word in json.loads(row["words"]) if word)))
        for row in rows
    ]


def events_with_needs(db: Database) -> dict[int, int]:
    """Event → how many needs are stored for it."""
    rows = db.rows(f"SELECT event_id, count(*) AS number {_JOINED} JOIN part ON part.id = part_id GROUP BY event_id")
    return {row["event_id"]: row["number"] for row in rows}


def ever_registered(db: Database, event_id: int) -> set[int]:
    """The registrations of an event, those that were removed too as far as the journal knows them."""
    return known_rows(db, "registration", "part_id", known_rows(db, "part", "event_id", [event_id]))


def kept(db: Database, registration_ids: Collection[int]) -> Kept:
    """What a deletion would delete."""
    row_ids = json.dumps(sorted(known_rows(db, "need", "registration_id", registration_ids)))
    row = db.row(
        f"SELECT count(*), count(DISTINCT coalesce(contact_id, -registration.id)) {_JOINED} "
        "WHERE need.id IN (SELECT value FROM json_each(?))",
        [row_ids],
    )
    traces = db.value(
        "SELECT count(*) FROM change WHERE table_name = 'need' AND row_id IN (SELECT value FROM json_each(?)) "
        "AND (before IS NOT NULL OR after IS NOT NULL)",
        [row_ids],
    )
    return Kept(row[0] if row else 0, row[1] if row else 0, int(traces))


def delete(db: Database, registration_ids: Collection[int]) -> None:
    """Delete needs for good, in the journal too; inside the running command, which cannot be undone."""
    row_ids = known_rows(db, "need", "registration_id", registration_ids)
    remove(db, row_ids)
    purge(db, "need", row_ids)
