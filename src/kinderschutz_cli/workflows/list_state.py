"""Which state of the network a list of ours shows: noted when it is exported, read when it comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.documents.hidden_note import read_notes
from kinderschutz_cli.errors.list_import import ListOfOtherNetwork
from kinderschutz_cli.store import past as past_store
from kinderschutz_cli.store import written_file as written_file_store
from kinderschutz_cli.workflows.writing import known_path

if TYPE_CHECKING:
    from pathlib import Path

    from kinderschutz_cli.store.database import Database
    from kinderschutz_cli.store.past import Past
    from kinderschutz_cli.workflows.session import Session

#: The names of the notes: the present command's number, the network, the source that faulty rows came from, the event.
STATE, NETWORK, SOURCE, EVENT = "stand", "netzwerk", "quelle", "veranstaltung"


def state_notes(db: Database) -> dict[str, str]:
    """What an export notes about itself."""
    return {STATE: str(past_store.position(db)), NETWORK: past_store.network_uuid(db)}


def past_of(session: Session, path: Path, notes: dict[str, str]) -> Past | None:
    """What was when this list was exported; `None` for a list that does not say.

    A CSV file cannot carry notes: where it lies where we wrote it, the command that wrote it tells.
    Raises `ListOfOtherNetwork`: its numbers mean other people here.
    """
    if notes.get(NETWORK, "") not in ("", past_store.network_uuid(session.db)):
        raise ListOfOtherNetwork(path.name)
    said = notes.get(STATE, "")
    if said.isdecimal() and int(said) <= past_store.position(session.db):
        return past_store.past(session.db, int(said))
    written = written_file_store.command_of(session.db, known_path(session, path))
    return past_store.past(session.db, written) if written is not None else None


def notes_of(path: Path) -> dict[str, str]:
    return read_notes(path)
