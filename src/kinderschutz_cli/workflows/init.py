"""A new network: folder, file, the dated lists of words, settings. No organisations or contacts of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.event_title import slug
from kinderschutz_cli.domain.network import Network
from kinderschutz_cli.domain.provenance import BY_HAND
from kinderschutz_cli.store import network as network_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store import term as term_store
from kinderschutz_cli.store.database import FILE_NAME, create_database, open_database
from kinderschutz_cli.store.source import source_id
from kinderschutz_cli.workflows import field_lists

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from kinderschutz_cli.store.database import Database

TEMPLATE_FOLDER = "vorlagen"


@dataclass(frozen=True, slots=True)
class NetworkPlan:
    """What `ks init` will make; `settings` holds at least `name`."""

    folder: Path
    settings: Mapping[str, str]

    @property
    def database(self) -> Path:
        return self.folder / FILE_NAME


def create_network(plan: NetworkPlan, now: datetime) -> Path:
    """Make the folder and its file; the path of the file. An existing network is never touched."""
    create_database(plan.database)
    db = open_database(plan.database)
    try:
        with db.command("init", now):
            _load_words(db)
            # Not with the first contact, whose undoing would take it away from the others.
            source_id(db, BY_HAND)
            setting_store.save(db, plan.settings)
            name = plan.settings["name"]
            network_store.add(db, Network(name=name, slug=slug(name, set()), own=True))
    except BaseException:
        db.close()
        plan.database.unlink(missing_ok=True)
        raise
    db.close()
    (plan.folder / TEMPLATE_FOLDER).mkdir(exist_ok=True)
    return plan.database


def _load_words(db: Database) -> None:
    for sector in field_lists.load_sectors():
        term_store.add_sector(db, sector)
    for kind in field_lists.load_kinds():
        term_store.add_kind(db, kind)
    for profession in field_lists.load_professions():
        term_store.add_profession(db, profession)
    for role in field_lists.load_roles():
        term_store.add_role(db, role)
    term_store.add_legal_lists(db, field_lists.load_legal_entries(), field_lists.load_coverage_rules())
