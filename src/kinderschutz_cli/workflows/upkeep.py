"""What is missing in the data: settings, addresses, sectors, invitations whose files were never written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.domain.finding import Finding, Level
from kinderschutz_cli.domain.journal import noun
from kinderschutz_cli.domain.short_list import shortened
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import message as message_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store.contact_line import ContactFilter
from kinderschutz_cli.workflows.invite import KIND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kinderschutz_cli.workflows.session import Session

#: Without them letters, mails or the data-protection note are incomplete.
_WANTED = ("jugendamt", "koordination", "mail", "telefon", "strasse", "plz", "ort", "datenschutz")
_MOST_NAMED = 5


def examine_data(session: Session) -> list[Finding]:
    """What a coordinator should complete; nothing of it is damage."""
    return [*_settings(session), *_unwritten(session), *_contacts(session), *_organisations(session)]


def _settings(session: Session) -> Iterator[Finding]:
    settings = setting_store.settings(session.db)
    missing = [key for key in _WANTED if not settings[key]]
    if missing:
        yield Finding(
            "Einstellungen",
            f"Es fehlen: {', '.join(missing)}",
            Level.HINT,
            "ks settings " + " ".join(f'{key}="…"' for key in missing),
        )
    else:
        yield Finding("Einstellungen", "vollständig")


def _unwritten(session: Session) -> Iterator[Finding]:
    for event in event_store.find(session.db):
        left = len(message_store.unwritten_messages(session.db, event.id, [KIND]))
        if left:
            yield Finding(
                "Einladungen",
                f"{left} {noun('invitation', left)} zu „{event.title}“ eingetragen, aber nicht als Datei geschrieben",
                Level.HINT,
                f"Derselbe Befehl schreibt sie, zum Beispiel: ks invite --event {event.slug} --all",
            )


def _contacts(session: Session) -> Iterator[Finding]:
    contacts = contact_store.find(session.db, ContactFilter(), session.today)
    without_sector = [one.display_name for one in contacts if not one.effective_sector]
    unreachable = [one.display_name for one in contacts if not one.mail and not one.address.complete]
    if without_sector:
        yield Finding(
            "Kontakte",
            f"{len(without_sector)} ohne Sektor: {shortened(without_sector, _MOST_NAMED)}",
            Level.HINT,
            "ks contact edit NAME --sector SEKTOR",
        )
    if unreachable:
        yield Finding(
            "Kontakte",
            f"{len(unreachable)} ohne E-Mail und ohne Anschrift: {shortened(unreachable, _MOST_NAMED)}",
            Level.HINT,
            "ks contact edit NAME --mail ADRESSE",
        )
    if not without_sector and not unreachable:
        yield Finding("Kontakte", f"{len(contacts)}, alle mit Sektor und erreichbar" if contacts else "noch keine")


def _organisations(session: Session) -> Iterator[Finding]:
    closed = [
        one.name
        for one in organisation_store.find(session.db)
        if one.closes_on is not None and one.closes_on < session.today
    ]
    if closed:
        yield Finding(
            "Organisationen",
            f"{len(closed)} geschlossen: {shortened(closed, _MOST_NAMED)}",
            Level.HINT,
            "ks org show NAME zeigt, wer dort noch verzeichnet ist.",
        )
