"""Templates of a network: which are in force, copies of the shipped ones, and whether they can be filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.documents.purpose import PURPOSES
from kinderschutz_cli.documents.templates import Origin, TemplateFolders, TemplateKind
from kinderschutz_cli.documents.usage import used_words
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.template import TemplateCopyExists
from kinderschutz_cli.store import invitation as invitation_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store import term as term_store
from kinderschutz_cli.workflows import export, template_words
from kinderschutz_cli.workflows.writing import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kinderschutz_cli.documents.templates import Template
    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.workflows.session import Session

OWN_FOLDER = "vorlagen"
_KINDS = {
    TemplateKind.MAIL: "Mail",
    TemplateKind.LETTER: "Brief",
    TemplateKind.OPENING: "Einstieg",
    TemplateKind.FRAME: "Rahmen",
}
_TO_A_PERSON = frozenset({TemplateKind.MAIL, TemplateKind.LETTER})


@dataclass(frozen=True, slots=True)
class Listed:
    """A template in force: what it makes, what for, and why it is this file."""

    template: Template
    makes: str
    purpose: str
    reason: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What can be said of one template; `text` is its source, `None` for Excel and Word."""

    template: Template
    words: tuple[str, ...]
    sheets: tuple[str, ...]
    text: str | None


@dataclass(frozen=True, slots=True)
class Checked:
    """One template tried: everything wrong with it, and what gets lost or is never used."""

    template: Template
    faults: tuple[KsError, ...]
    remarks: tuple[str, ...]


def listed(session: Session, extra: Path | None = None) -> list[Listed]:
    """All templates in force, sorted by name."""
    folders = TemplateFolders.of(session.folder, extra)
    sectors = term_store.labels(session.db, "sector")
    return [
        Listed(one, _KINDS.get(one.kind, one.export_name), _purpose(one, sectors), _reason(one, folders, extra))
        for one in folders.all()
    ]


def _purpose(template: Template, sectors: dict[str, str]) -> str:
    if template.kind is not TemplateKind.OPENING:
        return PURPOSES.get(template.name, "")
    sector = _sector_of(template)
    if not sector:
        return "der erste Absatz der Einladung, wo es keinen eigenen für den Sektor gibt"
    return f"der erste Absatz der Einladung für {sectors[sector]}" if sector in sectors else ""


def _sector_of(template: Template) -> str:
    return template.name.removesuffix(".md").removeprefix("einstieg").removeprefix("-")


def _reason(template: Template, folders: TemplateFolders, extra: Path | None) -> str:
    if template.origin is Origin.SHIPPED:
        return ""
    shipped = (folders.shipped_path / template.name).is_file()
    where = "aus --vorlagen, " if extra and template.path.parent == extra else ""
    return where + ("ersetzt die mitgelieferte" if shipped else "zusätzlich")


def show(session: Session, name: str, *, shipped: bool = False, extra: Path | None = None) -> Shown:
    """One template, the one in force or the shipped one. Raises UnknownTemplate or TemplateUnreadable."""
    folders = TemplateFolders.of(session.folder, extra)
    template = folders.find_shipped(name) if shipped else folders.find(name)
    words = tuple(sorted(used_words(template)))
    if template.path.suffix not in {".xlsx", ".docx"}:
        return Shown(template, words, (), template.text())
    sheets: list[str] = []
    if template.path.suffix == ".xlsx":
        from kinderschutz_cli.documents.workbook_parts import sheet_names  # openpyxl: 90 ms

        sheets = sheet_names(template.path)
    return Shown(template, words, tuple(sheets), None)


def copy(session: Session, name: str, folder: Path | None = None) -> Path:
    """Put the shipped template into `folder`, else into the network's `vorlagen/`, for editing.

    Raises UnknownTemplate, or TemplateCopyExists: nothing is overwritten.
    """
    template = TemplateFolders.of().find(name)
    path = (folder or session.folder / OWN_FOLDER) / template.name
    if path.exists():
        raise TemplateCopyExists(path)
    write_atomically(path, template.path.read_bytes())
    return path


def chosen(session: Session, names: Sequence[str], extra: Path | None = None) -> list[Template]:
    """The named templates, or all in force. Raises UnknownTemplate."""
    folders = TemplateFolders.of(session.folder, extra)
    return [folders.find(name) for name in dict.fromkeys(names)] if names else folders.all()


def check(
    session: Session, templates: Sequence[Template], event: Event | None = None, extra: Path | None = None
) -> Iterator[Checked]:
    """Try each template with samples, or with what is known of `event` and of everybody it concerns."""
    folders = TemplateFolders.of(session.folder, extra)
    sectors = term_store.labels(session.db, "sector")
    people = _people(session, event) if event else []
    for template in templates:
        found = _faults(session, folders, template, event, people)
        yield Checked(template, tuple(found), tuple(_remarks(template, sectors)))


def _people(session: Session, event: Event) -> list[Contact]:
    """Everybody invited or registered, each once."""
    invited = [one.contact for one in invitation_store.invitations(session.db, event.id, session.today)]
    registered = registration_store.registrations(session.db, [part.id for part in event.parts], session.today)
    everybody = [*invited, *(one.contact for one in registered if one.contact)]
    return list({contact.id: contact for contact in everybody}.values())


def _faults(
    session: Session, folders: TemplateFolders, template: Template, event: Event | None, people: Sequence[Contact]
) -> list[KsError]:
    from kinderschutz_cli.documents.trial import faults  # Jinja: 55 ms

    if event is None:
        return faults(folders, template)
    try:
        used = used_words(template)
    except KsError as problem:
        return [problem]
    words, _ = export.words_for(session, event, used, ())
    words = {**_recipient(template), **words}
    if template.kind in _TO_A_PERSON and people:
        return _faults_for_people(session, folders, template, words, people)
    return faults(folders, template, words, session.folder)


def _recipient(template: Template) -> dict[str, Any]:
    """The samples of what is different for each person; real people then take the place of `kontakt` and `einstieg`."""
    from kinderschutz_cli.documents.check import PERSONAL, samples_for

    return {name: sample for name, sample in samples_for(template).items() if name in PERSONAL}


def _faults_for_people(
    session: Session, folders: TemplateFolders, template: Template, words: dict[str, Any], people: Sequence[Contact]
) -> list[KsError]:
    """All faults for each person, those told once that have nothing to do with who it is."""
    from kinderschutz_cli.documents.environment import Renderer
    from kinderschutz_cli.documents.opening import opening
    from kinderschutz_cli.documents.trial import faults
    from kinderschutz_cli.documents.wording import kontakt

    terms = template_words.terms(session)
    style = setting_store.settings(session.db).salutation_style
    renderer = Renderer(folders)
    found: dict[tuple[str, str, int], KsError] = {}
    for contact in people:
        recipient = kontakt(contact, terms, style)
        try:
            first = opening(renderer, words, contact.effective_sector)
        except KsError:
            first = "…"  # told where the opening itself is checked
        for fault in faults(folders, template, {**words, "kontakt": recipient, "einstieg": first}, session.folder):
            found.setdefault(_sameness(fault), fault)
    return list(found.values())


def _sameness(fault: KsError) -> tuple[str, str, int]:
    """Faults about a person are told for each; the same fault of syntax only for the first."""
    from kinderschutz_cli.errors.template import EmptyValue, TemplateFault

    if isinstance(fault, TemplateFault) and not isinstance(fault, EmptyValue):
        return (type(fault).__name__, fault.message.replace(f", für {fault.spot.person}", ""), fault.spot.line)
    return (type(fault).__name__, fault.message, 0)


def _remarks(template: Template, sectors: dict[str, str]) -> list[str]:
    remarks: list[str] = []
    sector = _sector_of(template) if template.kind is TemplateKind.OPENING else ""
    if sector and sector not in sectors:
        remarks.append(f"Vorlage „{template.name}“: Einen Sektor „{sector}“ gibt es nicht; sie wird nie benutzt.")
    if template.path.suffix == ".xlsx":
        from kinderschutz_cli.documents.workbook_parts import lost_parts

        lost = lost_parts(template.path)
        remarks += [f"Vorlage „{template.name}“: {', '.join(lost)} fehlen in der fertigen Mappe."] if lost else []
    return remarks
