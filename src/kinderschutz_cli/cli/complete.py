"""Values for the tab key: sectors, events, templates … as they stand in the network's own file.

A completion never prints and never fails: without a network there is simply nothing to propose.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import cast

#: `workflows.completion.slugs`: `slugs("sektor")` gives the values of one noun with their labels.
Slugs = Callable[[str], Iterable[tuple[str, str]]]


def complete_sector(incomplete: str) -> list[tuple[str, str]]:
    """Sectors: ("schule", "Schule")."""
    return _values("sektor", incomplete)


def complete_kind(incomplete: str) -> list[tuple[str, str]]:
    """Kinds of institution."""
    return _values("art", incomplete)


def complete_profession(incomplete: str) -> list[tuple[str, str]]:
    """Professions."""
    return _values("beruf", incomplete)


def complete_role(incomplete: str) -> list[tuple[str, str]]:
    """Roles of a person in the network."""
    return _values("rolle", incomplete)


def complete_network(incomplete: str) -> list[tuple[str, str]]:
    """Networks."""
    return _values("netzwerk", incomplete)


def complete_event(incomplete: str) -> list[tuple[str, str]]:
    """Events by their slug, with title and date."""
    return _values("veranstaltung", incomplete)


def complete_template(incomplete: str) -> list[tuple[str, str]]:
    """Names that `ks export` knows: ("teilnehmer.xlsx", "Teilnehmerliste")."""
    return _values("vorlage", incomplete)


def _values(noun: str, incomplete: str) -> list[tuple[str, str]]:
    try:
        workflow = import_module("kinderschutz_cli.workflows.completion")
        slugs = cast("Slugs", workflow.slugs)
        return [(slug, label) for slug, label in slugs(noun) if slug.startswith(incomplete)]
    except Exception:  # noqa: BLE001 - a message would land in the line that is being typed
        return []
