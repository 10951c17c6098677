"""Which templates there are: a template's file name is its export name, and the first folder that has it wins."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePath

from kinderschutz_cli.domain.matching import near
from kinderschutz_cli.errors.template import TemplateFolderMissing, TemplateUnreadable, UnknownTemplate

#: Prefix that reaches the shipped template from an own one: `{% extends "standard:agenda.md" %}`.
STANDARD = "standard:"
SUFFIXES = frozenset({".md", ".html", ".typ", ".xlsx", ".docx"})
#: Pieces that other templates take in; they are no document of their own.
PIECES = frozenset({"termin.md", "absender.md", "schluss.md", "datenschutz.md", "datenschutz.typ"})
#: The frame in which a message becomes a letter.
LETTER_FRAME = "mitteilung.typ"
_NOT_A_TEMPLATE = re.compile(r"[~.]")


class Origin(StrEnum):
    OWN = "eigene"
    SHIPPED = "mitgeliefert"


class TemplateKind(StrEnum):
    """What a template makes: a mail, a letter, an export, the first paragraph for a sector, or what stands around others."""

    MAIL = "mail"
    LETTER = "brief"
    EXPORT = "export"
    OPENING = "einstieg"
    FRAME = "rahmen"


@dataclass(frozen=True, slots=True)
class Template:
    """One template file; `overrides` says that it stands before another one of the same name."""

    name: str
    path: Path
    origin: Origin
    overrides: bool = False
    folders: TemplateFolders | None = field(default=None, compare=False, repr=False)

    @property
    def export_name(self) -> str:
        """What it makes: `agenda.typ` makes `agenda.pdf`."""
        stem, _, suffix = self.name.rpartition(".")
        return f"{stem}.pdf" if suffix == "typ" else self.name

    @property
    def kind(self) -> TemplateKind:
        """A mail begins with "Betreff:"; a letter, or the frame it stands in, speaks of one `kontakt`.

        One that cannot be read counts as an export: a list of templates still shows it, filling it says what is wrong.
        """
        if self.name in PIECES or self.name == LETTER_FRAME or self.name.startswith(("rahmen.", "rahmen-")):
            return TemplateKind.FRAME
        if self.name.startswith("einstieg") and self.name.endswith(".md"):
            return TemplateKind.OPENING
        try:
            return self._kind_inside()
        except TemplateUnreadable:
            return TemplateKind.EXPORT

    def _kind_inside(self) -> TemplateKind:
        from kinderschutz_cli.documents.usage import used_words  # the vocabulary: 10 ms

        if self.name.endswith(".md") and self.text().startswith("Betreff:"):
            return TemplateKind.MAIL
        if self.name.endswith(".typ") and "kontakt" in used_words(self):
            return TemplateKind.LETTER
        return TemplateKind.EXPORT

    def relative(self, name: str) -> Template:
        """The template that `{% extends "name" %}` in this one means. Raises UnknownTemplate."""
        folders = self.folders or TemplateFolders()
        shipped = name.removeprefix(STANDARD)
        return folders.find(name) if name == shipped else folders.find_shipped(shipped)

    def text(self) -> str:
        """The source of a text template (a byte order mark from the Windows editor is dropped).

        Raises TemplateUnreadable.
        """
        try:
            return self.path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as problem:
            raise TemplateUnreadable(self.name, self.path, "die Datei ist nicht in UTF-8 gespeichert") from problem
        except OSError as problem:
            raise TemplateUnreadable(self.name, self.path, "das System verweigert den Zugriff") from problem


def shipped_folder() -> Path:
    """The shipped templates: inside the package in a wheel, at the top of the repository in a checkout."""
    inside = Path(__file__).parents[1] / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "templates"


@dataclass(frozen=True, slots=True)
class TemplateFolders:
    """Folders with templates in their order: `--vorlagen`, `vorlagen/` beside the database, the shipped ones."""

    own: tuple[Path, ...] = ()
    shipped: Path | None = None

    @classmethod
    def of(cls, network_folder: Path | None = None, extra: Path | None = None) -> TemplateFolders:
        """The search order for a network. Raises TemplateFolderMissing if `extra` is no folder."""
        if extra is not None and not extra.is_dir():
            raise TemplateFolderMissing(extra)
        beside = network_folder / "vorlagen" if network_folder else None
        own = [folder for folder in (extra, beside) if folder and folder.is_dir()]
        return cls(tuple(own), shipped_folder())

    def find(self, export_name: str) -> Template:
        """The template that makes `export_name` (or has that name). Raises UnknownTemplate with near names.

        `.csv` and `.json` carry the rows of the workbook of that name.
        """
        found = {template.name: template for template in self.all()}
        for name in _template_names(_normal(export_name)):
            if name in found:
                return found[name]
        raise UnknownTemplate(export_name, self._near(export_name, found))

    def find_shipped(self, name: str) -> Template:
        """The shipped template, even where an own one stands before it. Raises UnknownTemplate."""
        return TemplateFolders((), self.shipped_path).find(name)

    def all(self) -> list[Template]:
        """The templates in force, sorted by name: own ones hide shipped ones of the same name."""
        found: dict[str, Template] = {}
        places = [*((folder, Origin.OWN) for folder in self.own), (self.shipped_path, Origin.SHIPPED)]
        for folder, origin in reversed(places):
            for path in _template_files(folder):
                name = _normal(path.name)
                found[name] = Template(name, path, origin, overrides=name in found, folders=self)
        return sorted(found.values(), key=lambda template: template.name)

    @property
    def shipped_path(self) -> Path:
        return self.shipped or shipped_folder()

    @staticmethod
    def _near(name: str, found: dict[str, Template]) -> tuple[str, ...]:
        names = {template.export_name for template in found.values()}
        return near(_normal(name), sorted(names))


def _normal(name: str) -> str:
    """macOS hands out file names with decomposed umlauts."""
    return unicodedata.normalize("NFC", name)


def _template_names(export_name: str) -> list[str]:
    """Template names that make `export_name`, best first."""
    stem, suffix = PurePath(export_name).stem, PurePath(export_name).suffix
    made_from = {".pdf": ".typ", ".csv": ".xlsx", ".json": ".xlsx"}
    return [export_name, *([stem + made_from[suffix]] if suffix in made_from else [])]


def _template_files(folder: Path) -> list[Path]:
    """The templates of one folder; lock files of Office (~$…), dot files and caches are none."""
    if not folder.is_dir():
        return []
    return [
        path
        for path in folder.iterdir()
        if path.suffix in SUFFIXES and not _NOT_A_TEMPLATE.match(path.name) and path.is_file()
    ]
