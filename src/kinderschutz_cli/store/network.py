"""Networks: the own one and those it shares members with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.domain.network import Network

if TYPE_CHECKING:
    from kinderschutz_cli.store.database import Database


def networks(db: Database) -> list[Network]:
    """The own network first."""
    rows = db.rows("SELECT * FROM network ORDER BY own DESC, id")
    return [
        Network(row["name"], row["slug"], row["id"], row["uuid"], bool(row["own"]), row["relation"]) for row in rows
    ]


def add(db: Database, network: Network) -> int:
    return db.insert("network", slug=network.slug, name=network.name, own=int(network.own), relation=network.relation)


def join(db: Database, network_slug: str, contact_id: int, joined: str | None) -> None:
    db.insert(
        "network_member",
        network_id=db.value("SELECT id FROM network WHERE slug = ?", [network_slug]),
        contact_id=contact_id,
        joined=joined,
    )


def leave(db: Database, network_slug: str, contact_id: int) -> None:
    db.run(
        "DELETE FROM network_member WHERE contact_id = ? AND network_id = (SELECT id FROM network WHERE slug = ?)",
        [contact_id, network_slug],
    )
