"""What the tab key proposes: the words, events and templates of one network, with what each one means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.domain.german_calendar import short_day
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import term as term_store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinderschutz_cli.workflows.session import Session

_WORD_TABLES = {"sektor": "sector", "art": "kind", "beruf": "profession", "rolle": "role", "netzwerk": "network"}


def slugs(session: Session, noun: str) -> Iterable[tuple[str, str]]:
    """The values of a noun with their labels: `slugs(session, "sektor")` → ("schule", "Schule"), …

    Nouns: sektor, art, beruf, rolle, netzwerk, veranstaltung, vorlage.
    """
    if noun == "veranstaltung":
        events = event_store.find(session.db)
        return [(event.slug, f"{event.title}, {short_day(event.main_part.date)}") for event in events]
    if noun == "vorlage":
        return _exports(session)
    return term_store.labels(session.db, _WORD_TABLES[noun]).items()


def _exports(session: Session) -> list[tuple[str, str]]:
    """The names that `ks export` knows; of an own template only the name is known."""
    from kinderschutz_cli.documents.purpose import PURPOSES
    from kinderschutz_cli.documents.templates import TemplateFolders, TemplateKind

    templates = TemplateFolders.of(session.folder).all()
    return [(one.export_name, PURPOSES.get(one.name, "")) for one in templates if one.kind is TemplateKind.EXPORT]
