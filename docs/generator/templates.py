"""`docs/vorlagen.md`: the words of the templates, their filters, and the shipped templates."""

from collections.abc import Iterator
from dataclasses import Field, fields, is_dataclass
from datetime import date, time
from typing import Any

from docs.generator.markdown import NOTICE, code, join, table
from kinderschutz_cli.documents import vocabulary
from kinderschutz_cli.documents.filters import FILTERS
from kinderschutz_cli.documents.purpose import PURPOSES
from kinderschutz_cli.documents.templates import Template, TemplateFolders, TemplateKind
from kinderschutz_cli.documents.vocabulary import ROOT, Words
from kinderschutz_cli.domain.german_calendar import numeric_day
from kinderschutz_cli.domain.notice import Notice

_INTRODUCTION = """\
# Vorlagen

Jedes Dokument ist eine Vorlage, und der Dateiname der Vorlage ist der Name, unter dem man sie ausgibt:
`ks export teilnehmer.xlsx` füllt `teilnehmer.xlsx`, `ks export agenda.pdf` füllt `agenda.typ`. Eine Vorlage, die Sie in
den Ordner `vorlagen/` neben der Datenbank legen, ist sofort eine neue Ausgabe oder ersetzt die mitgelieferte gleichen
Namens. `ks template copy NAME` legt eine mitgelieferte Vorlage zum Ändern dorthin, `ks template check` probiert alle
Vorlagen mit den Beispielwerten dieser Seite aus."""

_WRITING = """\
## So schreibt man eine Vorlage

- `{{ veranstaltung.titel }}` setzt ein Wort ein, `{% if veranstaltung.motto %} … {% endif %}` lässt etwas weg, wenn es
  leer ist, `{% for p in programm %} … {% endfor %}` wiederholt.
- Ein leeres Wort ist ein Fehler, der Vorlage, Zeile und Person nennt, bevor etwas geschrieben wird. Wo etwas leer sein
  darf: `{{ kontakt.telefon or "" }}` oder `{% if kontakt.telefon %}`.
- **Mail**: eine Markdown-Datei, erste Zeile `Betreff: …`. `einstieg-schule.md` ist der eigene erste Absatz für einen Sektor.
- **Excel**: eine Arbeitsmappe, in deren Zellen Wörter stehen; eine Zeile mit `{%tr for t in teilnehmer %}` in der ersten
  Zelle wiederholt sich samt Formaten. `.csv` und `.json` gleichen Namens enthalten dieselben Zeilen.
- **Word**: ein Dokument mit denselben Wörtern, `{%p … %}` für Absätze und `{%tr … %}` für Tabellenzeilen.
- **PDF**: Typst-Quelltext; ein Wort als Argument einer Funktion erhält den Filter `| code`.
- Ein eigener Brief beginnt mit `{% extends "rahmen.typ" %}` und füllt die Blöcke `betreff` und `text`.
  `{% extends "standard:einladung.typ" %}` übernimmt die mitgelieferte Einladung und ändert nur die Blöcke, die man nennt."""

_SIMPLE_TYPES = {"str": "Text", "int": "Zahl", "bool": "ja/nein", "date": "Datum", "time": "Uhrzeit"}


def templates_page() -> str:
    """The whole page."""
    return join([NOTICE, _INTRODUCTION, *_shipped(), _WRITING, *_filters(), *_words()])


def _shipped() -> Iterator[str]:
    yield "## Mitgelieferte Vorlagen"
    shipped = TemplateFolders.of().all()
    openings = [template.name for template in shipped if template.kind is TemplateKind.OPENING]
    rows = [
        (code(template.name), PURPOSES.get(template.name, ""), _export(template))
        for template in shipped
        if template.name not in openings
    ]
    yield table(["Datei", "wofür", "Ausgabe mit"], rows)
    yield (
        "Der erste Absatz der Einladung richtet sich nach dem Sektor der Person; `einstieg.md` gilt, wo es keinen eigenen "
        f"gibt: {', '.join(map(code, openings))}."
    )


def _export(template: Template) -> str:
    if template.kind is TemplateKind.FRAME:
        return ""
    if template.kind is not TemplateKind.EXPORT:
        return "`ks invite`" if template.name.startswith("einladung.") else _written_by(template)
    names = [template.export_name]
    if template.name.endswith(".xlsx"):
        names += [template.name.removesuffix("xlsx") + suffix for suffix in ("csv", "json")]
    return ", ".join(code(f"ks export {name}") for name in names)


def _written_by(template: Template) -> str:
    """Messages by the command that writes them: those of `ks mail` bear the name of a notice."""
    name = template.name.removesuffix(".md")
    if name == Notice.REMINDER:
        return "`ks remind`"
    return code(f"ks mail {name}") if name in set(Notice) else ""


def _filters() -> Iterator[str]:
    yield "## Filter"
    yield "Außer den üblichen von Jinja:"
    yield table(
        ["Filter", "ergibt"], [(code(f"| {name}"), function.__doc__ or "") for name, function in FILTERS.items()]
    )


def _words() -> Iterator[str]:
    yield "## Wörter auf oberster Ebene"
    yield table(["Wort", "Bedeutung", "Art"], [(code(name), meaning, _root_type(kind)) for name, meaning, kind in ROOT])
    for group in vars(vocabulary).values():
        if isinstance(group, type) and issubclass(group, Words) and is_dataclass(group):
            yield f"## {group.__name__}"
            rows = [(code(item.name), item.metadata["meaning"], _type(item), _sample(item)) for item in fields(group)]
            yield table(["Wort", "Bedeutung", "Art", "Beispiel"], rows)


def _root_type(kind: Any) -> str:
    if isinstance(kind, tuple):
        return f"Liste von {_link(kind[0].__name__)}"
    if isinstance(kind, type):
        return _link(kind.__name__)
    if isinstance(kind, bool):
        return "ja/nein"
    if isinstance(kind, int):
        return "Zahl"
    return "Datum" if isinstance(kind, date) else "Text"


def _type(item: Field[Any]) -> str:
    """The German name of a field's type, read from its annotation."""
    annotation = str(item.type)
    optional = ", oder leer" if annotation.endswith("| None") else ""
    name = annotation.removesuffix(" | None")
    many = name.startswith("tuple[")
    name = name.removeprefix("tuple[").removesuffix(", ...]")
    german = _SIMPLE_TYPES.get(name) or _link(name)
    return (f"Liste von {german}" if many else german) + optional


def _sample(item: Field[Any]) -> str:
    value = item.metadata["sample"]
    if _names_a_group(value):
        return "siehe dort"
    if isinstance(value, tuple):
        return "siehe dort" if _names_a_group(value[0]) else "; ".join(value)
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, date):
        return numeric_day(value)
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def _names_a_group(value: Any) -> bool:
    return isinstance(value, str) and isinstance(getattr(vocabulary, value, None), type)


def _link(name: str) -> str:
    return f"[{name}](#{name.lower()})"
