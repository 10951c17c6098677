"""Networks beside the own one (Frühe Hilfen: preventive), and which contacts belong to which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.domain.line import one_line
from kinderschutz_cli.domain.network import Network
from kinderschutz_cli.errors.word import MemberAlready, NoMember
from kinderschutz_cli.store import network as network_store
from kinderschutz_cli.workflows.word import new_slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.workflows.session import Session


def add(session: Session, name: str, *, slug: str = "", relation: str = "") -> Network:
    """`relation` says how it stands to the own network: "präventiv, 0 bis 3 Jahre"."""
    name = one_line(name, "Der Name")
    network = Network(
        name,
        new_slug(session, "network", name, slug),
        relation=one_line(relation, "Das Verhältnis zum eigenen Netzwerk"),
    )
    with session.command("network add"):
        network_store.add(session.db, network)
    return network


def join(session: Session, network: str, contacts: Sequence[Contact]) -> None:
    """Let contacts belong to a network from today on; `network` is its slug."""
    with session.command("network join"):
        for contact in contacts:
            if network in contact.networks:
                raise MemberAlready(contact.display_name, _name(session, network))
            network_store.join(session.db, network, contact.id, session.today.isoformat())


def leave(session: Session, network: str, contacts: Sequence[Contact]) -> None:
    with session.command("network leave"):
        for contact in contacts:
            if network not in contact.networks:
                raise NoMember(contact.display_name, _name(session, network), network)
            network_store.leave(session.db, network, contact.id)


def _name(session: Session, slug: str) -> str:
    return next(one.name for one in network_store.networks(session.db) if one.slug == slug)
