"""One document of the network or of an event, written as the template of that name says."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from kinderschutz_cli.documents.templates import TemplateFolders, TemplateKind
from kinderschutz_cli.documents.usage import EVENT_WORDS, used_words
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.errors.attendance import NobodyAttended
from kinderschutz_cli.errors.export import NoExport
from kinderschutz_cli.errors.label_sheet import NotOnSheets
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.workflows import reference, template_words
from kinderschutz_cli.workflows.list_state import EVENT, state_notes
from kinderschutz_cli.workflows.participant_words import (
    blocked_warning,
    circulating,
    group_lists,
    part_lists,
    participants,
    registrations,
)
from kinderschutz_cli.workflows.registration import chosen_parts
from kinderschutz_cli.workflows.writing import OUTPUT_FOLDER, NewFile, refuse_edited, write_in_command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.documents.templates import Template
    from kinderschutz_cli.documents.vocabulary import Kontakt, Organisation
    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.workflows.session import Session


#: What a document is a list of, the first that it uses.
_LISTS = ("teilnehmer", "teilnehmer_teilbar", "bescheinigungen", "schilder", "kontakte")


class SheetWish(NamedTuple):
    """What was typed about a sheet of labels; "" and `None`: as in the settings."""

    sheet: str = ""
    start: int | None = None
    offset: str = ""
    test: bool = False

    @property
    def option(self) -> str:
        """The option that was used."""
        given = {"--sheet": self.sheet, "--start": self.start, "--offset": self.offset, "--test-page": self.test}
        return next(name for name, value in given.items() if value)


NO_SHEET_WISH = SheetWish()


class Export(NamedTuple):
    """A rendered document before it is written; `event` is `None` where it is about the whole network."""

    file: NewFile
    event: Event | None
    rows: int | None
    warnings: tuple[str, ...] = ()


class Wish(NamedTuple):
    """What was typed besides the name. `target` is a file or a folder, else `ausgabe/EVENT/` of the network."""

    event: str | None = None
    statuses: tuple[RegistrationStatus, ...] = (RegistrationStatus.CONFIRMED,)
    target: Path | None = None
    templates: Path | None = None
    part: str | None = None
    sheet: SheetWish | None = None


def folders(session: Session, extra: Path | None = None) -> TemplateFolders:
    return TemplateFolders.of(session.folder, extra)


def render(session: Session, name: str, wish: Wish) -> Export:
    """Render a document whole; a fault names template, line and person, and nothing was written."""
    template = folders(session, wish.templates).find(name)
    if template.kind is not TemplateKind.EXPORT:
        raise NoExport(template.name, template.kind)
    used = used_words(template)
    event = reference.event(session, wish.event) if wish.event or used & EVENT_WORDS else None
    if wish.sheet and wish.sheet != NO_SHEET_WISH and "bogen" not in used:
        raise NotOnSheets(wish.sheet.option, template.export_name)
    parts = chosen_parts(event, wish.part) if event else ()
    words, warnings = words_for(session, event, used, wish.statuses, parts, wish.sheet)
    if event and words.get("bescheinigungen") == ():
        raise NobodyAttended(event.title)
    made_name = _made_name(template, name)
    content, more = _content(session, template, PurePath(made_name).suffix, words, wish.templates, event)
    rows = next((words[name] for name in _LISTS if name in used), None)
    file = NewFile(_target(session, event, made_name, wish.target), content)
    return Export(file, event, len(rows) if rows is not None else None, (*warnings, *more))


def write(session: Session, export: Export, *, force: bool = False) -> Path:
    """Write the document; one that was edited since its last export stays unless `force`."""
    path = export.file.path
    if not force:
        refuse_edited(session, [path])
    is_new = not path.exists()
    try:
        with session.command("export"):
            return write_in_command(session, export.file)
    except BaseException:
        if is_new:  # not recorded, so the next export would take it for somebody's own work
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise


def _made_name(template: Template, asked: str) -> str:
    suffix = PurePath(asked).suffix.casefold()
    return (
        PurePath(template.export_name).with_suffix(suffix).name if suffix in {".csv", ".json"} else template.export_name
    )


def _target(session: Session, event: Event | None, name: str, target: Path | None) -> Path:
    if target is None:
        folder = session.folder / OUTPUT_FOLDER
        return folder / event.slug / name if event else folder / name
    return target / name if target.is_dir() or not target.suffix else target


def words_for(
    session: Session,
    event: Event | None,
    used: frozenset[str],
    statuses: Sequence[RegistrationStatus],
    parts: Sequence[Part] = (),
    sheet: SheetWish | None = None,
) -> tuple[dict[str, Any], list[str]]:
    """The words this template uses, and what a careful person should know about them; lists are of `parts`, else of all."""
    parts = parts or (event.parts if event else ())
    warnings: list[str] = []
    words = template_words.event_words(session, event) if event else template_words.network_words(session)
    if event and "teilnehmer" in used:
        present = registrations(session, parts, statuses)
        warnings += blocked_warning([one.contact for one in present if one.contact])
        words["teilnehmer"] = participants(session, event, present)
    if "bogen" in used:
        from kinderschutz_cli.workflows import label_sheet  # tomllib, for sheets of labels only

        words["bogen"], notes = label_sheet.words(session, sheet or NO_SHEET_WISH)
        warnings += notes
    if event:
        more, notes = _of_people(session, event, used, statuses, parts)
        words |= more
        warnings += notes
    if event and used & {"teilnehmer_teilbar", "weitere_personen"}:
        from kinderschutz_cli.workflows import shared_list  # consents, for this list only

        shared, notes = shared_list.words(session, event, registrations(session, parts, shared_list.STATUSES))
        words |= shared
        warnings += notes
    if event and "eingeladene" in used:
        from kinderschutz_cli.store import invitation as invitation_store  # 3 ms, for the mail merge only

        invited = [one.contact for one in invitation_store.invitations(session.db, event.id, session.today)]
        words["eingeladene"] = _contacts(session, [contact for contact in invited if not contact.no_contact])
    if "kontakte" in used:
        everyone = contact_store.find(session.db, ContactFilter(), session.today)
        warnings += blocked_warning(everyone)
        words["kontakte"] = _contacts(session, everyone)
    if "organisationen" in used:
        words["organisationen"] = _organisations(session)
    return words, warnings


def _of_people(
    session: Session,
    event: Event,
    used: frozenset[str],
    statuses: Sequence[RegistrationStatus],
    parts: Sequence[Part],
) -> tuple[dict[str, Any], list[str]]:
    """What is made of registrations for one document each: lists of parts and groups, badges, certificates."""
    words: dict[str, Any] = {}
    notes: list[str] = []
    if used & {"listen", "gruppen", "schilder"}:
        notes += blocked_warning([one.contact for one in registrations(session, parts, statuses) if one.contact])
    if "unterschriftslisten" in used:
        words["unterschriftslisten"], missing = circulating(session, event, parts, statuses)
        notes += missing
    if "listen" in used:
        words["listen"] = tuple(part_lists(session, event, parts, statuses))
    if "gruppen" in used:
        words["gruppen"] = tuple(group_lists(session, event, parts, statuses))
    if "schilder" in used:
        from kinderschutz_cli.workflows import label_sheet  # consents and the programme

        words["schilder"] = tuple(label_sheet.badges(session, event, parts, statuses))
    if "bescheinigungen" in used:
        from kinderschutz_cli.workflows import certificate  # the programme and who was there

        words["bescheinigungen"], missing = certificate.words(session, event, parts)
        notes += missing
    return words, notes


def _contacts(session: Session, contacts: Sequence[Contact]) -> list[Kontakt]:
    from kinderschutz_cli.documents.wording import kontakt

    terms = template_words.terms(session)
    style = setting_store.settings(session.db).salutation_style
    return [kontakt(contact, terms, style) for contact in contacts]


def _organisations(session: Session) -> list[Organisation]:
    from kinderschutz_cli.documents.wording import organisation

    everyone = organisation_store.find(session.db)
    terms = template_words.terms(session)
    names = {one.id: one.name for one in everyone}
    return [organisation(one, terms, names) for one in everyone]


def _content(
    session: Session, template: Template, suffix: str, words: dict[str, Any], extra: Path | None, event: Event | None
) -> tuple[bytes, tuple[str, ...]]:
    """The document's bytes, and what typesetting warned of."""
    if suffix in {".xlsx", ".csv", ".json"}:
        return _table(session, template, suffix, words, event), ()
    if suffix == ".docx":
        from kinderschutz_cli.documents.word import render_docx  # docxtpl: 110 ms

        return render_docx(template.path, words, name=template.name, now=session.now), ()
    from kinderschutz_cli.documents.environment import Renderer  # Jinja: 55 ms

    renderer = Renderer(folders(session, extra))
    if suffix != ".pdf":
        return renderer.render(template, words).encode(), ()
    from kinderschutz_cli.documents.typst import Typesetter

    with Typesetter(session.folder, setting_store.settings(session.db)["logo"]) as typesetter:
        document = typesetter.document(renderer, template, words)
    return document.pdf, tuple(document.warnings)


def _table(session: Session, template: Template, suffix: str, words: dict[str, Any], event: Event | None) -> bytes:
    from kinderschutz_cli.documents.workbook import render_workbook, rows_of  # openpyxl: 90 ms

    if suffix == ".xlsx":
        # A list that can come back carries the state it shows, so that two people's edits are told apart.
        notes = state_notes(session.db) if {"kontakte", "organisationen", "teilnehmer"} & words.keys() else {}
        if event and notes:
            notes[EVENT] = event.uuid
        return render_workbook(template.path, words, name=template.name, now=session.now, notes=notes)
    from kinderschutz_cli.documents.table_text import to_csv, to_json

    table = rows_of(template.path, words, name=template.name)
    return to_csv(table) if suffix == ".csv" else to_json(table)


def available(session: Session, extra: Path | None = None) -> list[Template]:
    """The templates in force that make a document."""
    return [template for template in folders(session, extra).all() if template.kind is TemplateKind.EXPORT]
