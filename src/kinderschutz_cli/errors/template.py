"""What can be wrong with a template: named are template, line and person, before anything leaves the house."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kinderschutz_cli.errors.base import Conflict, FileProblem, NotFound, TemplateProblem


class Spot(NamedTuple):
    """Where it happened; `line` 0 and `person` "" mean: not known or not about one."""

    template: str
    line: int = 0
    person: str = ""

    def __str__(self) -> str:
        pieces = [f"Vorlage „{self.template}“"]
        pieces += [f"Zeile {self.line}"] if self.line else []
        pieces += [f"für {self.person}"] if self.person else []
        return ", ".join(pieces)


def _meant(near: Sequence[str]) -> str:
    return f"Meinten Sie {' oder '.join(f'„{word}“' for word in near)}?" if near else ""


#: What makes a template readable again, by the program that it is edited in.
_READABLE_AGAIN = {
    ".xlsx": "Öffnen Sie „{path}“ in Excel und speichern Sie sie als „Excel-Arbeitsmappe (*.xlsx)“.",
    ".docx": "Öffnen Sie „{path}“ in Word und speichern Sie sie als „Word-Dokument (*.docx)“.",
    ".md": "Speichern Sie „{path}“ als Text in UTF-8 (im Editor: Speichern unter → Codierung UTF-8).",
}


class TemplateFolderMissing(NotFound):
    def __init__(self, folder: Path) -> None:
        super().__init__(f"Den Ordner „{folder}“ mit Vorlagen gibt es nicht.", hint="Prüfen Sie --vorlagen.")


class UnknownTemplate(NotFound):
    """No template of that name in any folder."""

    def __init__(self, name: str, near: Sequence[str] = ()) -> None:
        super().__init__(
            f"Eine Vorlage für „{name}“ gibt es nicht.",
            hint=f"{_meant(near)} „ks template list“ zeigt alle Vorlagen.".strip(),
        )


class TemplateUnreadable(FileProblem):
    def __init__(self, template: str, path: Path, reason: str) -> None:
        super().__init__(
            f"Die Vorlage „{template}“ lässt sich nicht lesen: {reason}.",
            hint=_READABLE_AGAIN.get(path.suffix, _READABLE_AGAIN[".md"]).format(path=path),
        )


class TemplateFault(TemplateProblem):
    """A fault at a place inside a template; `spot` says where."""

    def __init__(self, spot: Spot, fault: str, *, hint: str = "", details: Sequence[str] = ()) -> None:
        super().__init__(f"{spot}: {fault}", hint=hint, details=details)
        self.spot = spot


class TemplateSyntax(TemplateFault):
    """Written so that Jinja cannot read it; `reason` is German already, `source` the line itself."""

    def __init__(self, spot: Spot, reason: str, source: str = "") -> None:
        super().__init__(
            spot,
            f"Die Platzhalter sind nicht richtig geschrieben: {reason}.",
            hint="Platzhalter stehen in {{ … }}, Bedingungen und Wiederholungen in {% … %}; „ks template vocabulary“ nennt alle Wörter.",
            details=[source.strip()] if source.strip() else [],
        )


class UnknownWord(TemplateFault):
    """The vocabulary has no such word."""

    def __init__(self, spot: Spot, word: str, near: Sequence[str] = ()) -> None:
        super().__init__(
            spot,
            f"Das Wort „{word}“ gibt es nicht.",
            hint=f"{_meant(near)} „ks template vocabulary“ nennt alle Wörter.".strip(),
        )


class WordElsewhere(TemplateFault):
    """The vocabulary has the word, but not in this kind of document."""

    def __init__(self, spot: Spot, word: str) -> None:
        super().__init__(
            spot,
            f"Das Wort „{word}“ gibt es in diesem Dokument nicht.",
            hint="„kontakt“ und „einstieg“ gehören zu Mails und Briefen an eine Person, Listen wie „teilnehmer“ zu "
            "Dokumenten über eine Veranstaltung.",
        )


class UnknownFilter(TemplateFault):
    def __init__(self, spot: Spot, name: str, near: Sequence[str] = ()) -> None:
        super().__init__(
            spot,
            f"Den Filter „{name}“ gibt es nicht.",
            hint=f"{_meant(near)} „ks template vocabulary“ nennt alle Filter.".strip(),
        )


class EmptyValue(TemplateFault):
    """A value is empty where the template needs one."""

    def __init__(self, spot: Spot, word: str) -> None:
        name = f"„{word}“" if word else "Eine Angabe"
        shown = word or "…"
        super().__init__(
            spot,
            f"{name} ist leer.",
            hint=f"Ergänzen Sie die Angabe, oder schreiben Sie in der Vorlage {{% if {shown} %}} … {{% endif %}} "
            f'oder {{{{ {shown} or "…" }}}}.',
        )


class NotText(TemplateFault):
    """A group of values or a list stands where a single value belongs."""

    def __init__(self, spot: Spot, found: str) -> None:
        super().__init__(
            spot,
            f"Hier steht eine ganze Gruppe ({found}), keine einzelne Angabe.",
            hint="Nennen Sie die Angabe nach einem Punkt, z. B. {{ kontakt.name }}; "
            "eine Liste schreibt {{ … | aufzaehlung }} aus.",
        )


class Forbidden(TemplateFault):
    """The template asks for something that templates may not do."""

    def __init__(self, spot: Spot) -> None:
        super().__init__(
            spot,
            "Das dürfen Vorlagen nicht.",
            hint="Vorlagen setzen nur Werte ein; sie können keine Programme ausführen und keine Dateien lesen.",
        )


class QuotedValue(TemplateFault):
    """A value inside a Typst string would be read as code."""

    def __init__(self, spot: Spot, source: str) -> None:
        super().__init__(
            spot,
            "Ein Platzhalter steht zwischen geraden Anführungszeichen.",
            hint="Schreiben Sie in Funktionen {{ … | code }} ohne Anführungszeichen, im Text „…“.",
            details=[source.strip()],
        )


class RemotePackage(TemplateFault):
    """A Typst import beginning with @ would fetch code from the network."""

    def __init__(self, spot: Spot, source: str) -> None:
        super().__init__(
            spot,
            'Pakete aus dem Internet (#import "@…") sind nicht erlaubt.',
            hint="Kopieren Sie, was Sie brauchen, in die Vorlage.",
            details=[source.strip()],
        )


class TypesettingFault(TemplateFault):
    """Typst refuses the source; its own words are kept as detail. `position`: line and column in the source."""

    position: tuple[int, int] | None = None

    def __init__(self, spot: Spot, reason: str, details: Sequence[str] = ()) -> None:
        self.reason = reason
        super().__init__(
            spot,
            f"Der Satz als PDF gelingt nicht: {reason}.",
            hint="Prüfen Sie die Zeile in der Vorlage; „ks template check“ prüft alle Vorlagen.",
            details=details,
        )


class LogoMissing(NotFound):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Das Logo „{path}“ gibt es nicht im Ordner des Netzwerks.",
            hint="Legen Sie die Datei (PNG, JPG oder SVG) dort ab, oder leeren Sie die Einstellung: ks settings logo=",
        )


class SubjectMissing(TemplateFault):
    """The first line of a mail template does not begin with "Betreff:"."""

    def __init__(self, spot: Spot) -> None:
        super().__init__(
            spot, "Der Betreff fehlt.", hint="Die erste Zeile einer Mail-Vorlage lautet: Betreff: Einladung …"
        )


class RenderingFailed(TemplateFault):
    """Anything else that fails while a template is filled (a division by zero, an endless loop)."""

    def __init__(self, spot: Spot, reason: str) -> None:
        super().__init__(
            spot, f"Die Vorlage lässt sich nicht ausfüllen ({reason}).", hint="Prüfen Sie die genannte Zeile."
        )


class TemplateCopyExists(Conflict):
    """There is a file where the copy of a shipped template would lie."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"„{path}“ gibt es schon; die Datei wird nicht überschrieben.",
            hint="Bearbeiten Sie diese Datei, oder benennen Sie sie um und wiederholen Sie den Befehl.",
        )


class TemplatesFaulty(TemplateProblem):
    """The end of a check that found something; `faulty` of `checked` templates, `faults` one sentence each."""

    def __init__(self, faulty: int, checked: int, faults: Sequence[str]) -> None:
        what = "1 Vorlage" if checked == 1 else f"{checked} Vorlagen"
        super().__init__(
            f"{what} geprüft, fehlerhaft: {faulty}.",
            hint="Das Original zeigt „ks template show NAME --standard“; alle Wörter nennt „ks template vocabulary“.",
            details=faults,
        )
