"""Which pages are generated, and which of them are stale."""

from collections.abc import Callable, Mapping
from pathlib import Path

from docs.generator.commands import commands_page
from docs.generator.consents import consents_page
from docs.generator.database import database_page
from docs.generator.registrations import registrations_page
from docs.generator.templates import templates_page

#: File name in `docs/` → what writes it.
PAGES: Mapping[str, Callable[[], str]] = {
    "befehle.md": commands_page,
    "vorlagen.md": templates_page,
    "datenbank.md": database_page,
    "anmeldungen.md": registrations_page,
    "einwilligungen.md": consents_page,
}


def stale(folder: Path) -> list[str]:
    """The pages whose file says something else than the code, or is missing."""
    return [name for name, page in PAGES.items() if _text(folder / name) != page()]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
