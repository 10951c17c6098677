"""`ks template`: list, show, copy and check the templates of all documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.complete import complete_event, complete_template
from kinderschutz_cli.cli.options import JsonOption, TemplatesOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.template import Checked, Shown

app = CommandGroup("Vorlagen aller Dokumente: zeigen, kopieren und prüfen.")

Name = Annotated[
    str,
    typer.Argument(metavar="NAME", help="z. B. agenda.pdf oder einladung.md.", autocompletion=complete_template),
]


@app.command("list")
def list_(templates: TemplatesOption = None, as_json: JsonOption = False) -> None:
    """Alle Vorlagen zeigen, die gelten: was daraus wird, wofür, und woher sie stammen.

    Beispiel: ks template list
    """
    from kinderschutz_cli.workflows.template import listed

    with open_session() as session:
        found = listed(session, templates)
    if as_json:
        output.emit_json(
            [
                {
                    "name": one.template.name,
                    "ergibt": one.makes,
                    "art": one.template.kind,
                    "zweck": one.purpose,
                    "herkunft": one.template.origin,
                    "hinweis": one.reason,
                    "datei": one.template.path,
                }
                for one in found
            ]
        )
        return
    rows = [(one.template.name, one.makes, one.template.origin, one.reason, one.purpose) for one in found]
    output.data_table(["Vorlage", "ergibt", "Herkunft", "Hinweis", "wofür"], rows)
    output.next_step("ks template copy einladung.md")


@app.command("show")
def show(
    name: Name,
    standard: Annotated[bool, typer.Option("--standard", help="Die mitgelieferte statt der eigenen.")] = False,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Eine Vorlage zeigen: ihren Text, bei Excel und Word Datei, Wörter und Blätter.

    Beispiel: ks template show agenda.pdf --standard
    """
    from kinderschutz_cli.workflows import template as workflow

    with open_session() as session:
        shown = workflow.show(session, name, shipped=standard, extra=templates)
    if as_json:
        output.emit_json(
            {
                "name": shown.template.name,
                "art": shown.template.kind,
                "herkunft": shown.template.origin,
                "datei": shown.template.path,
                "woerter": shown.words,
                "blaetter": shown.sheets,
                "text": shown.text,
            }
        )
    elif shown.text is not None:
        output.text(shown.text)
    else:
        _tell_office_file(shown)


def _tell_office_file(shown: Shown) -> None:
    output.path(shown.template.path)
    if shown.sheets:
        output.say(f"Blätter: {', '.join(shown.sheets)}")
    output.say(f"Wörter: {', '.join(shown.words) or 'keine'}")


@app.command("vocabulary")
def vocabulary(
    word: Annotated[str, typer.Argument(metavar="[WORT]", help="Nur Zeilen, in denen das vorkommt.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Alle Wörter und Filter nennen, die in Vorlagen stehen dürfen.

    Beispiel: ks template vocabulary anrede
    """
    from kinderschutz_cli.documents.glossary import glossary

    entries = glossary(word)
    if as_json:
        output.emit_json([{"wort": one.word, "bedeutung": one.meaning, "beispiel": one.sample} for one in entries])
        return
    output.data_table(["Wort", "Bedeutung", "Beispiel"], entries, empty=f"Kein Wort passt zu „{word}“.")


@app.command("copy")
def copy(
    name: Name,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="ORDNER", help="Sonst der Ordner „vorlagen“ des Netzwerks.")
    ] = None,
) -> None:
    """Eine mitgelieferte Vorlage zum Bearbeiten kopieren; die Kopie gilt ab sofort.

    Beispiel: ks template copy einladung.md
    """
    from kinderschutz_cli.workflows import template as workflow

    with open_session() as session:
        path = workflow.copy(session, name, to)
    programs = {".xlsx": "Excel", ".docx": "Word"}
    output.path(path)
    output.say(f"Kopiert: {path.name}. Bearbeiten Sie die Datei in {programs.get(path.suffix, 'einem Texteditor')}.")
    if to:
        output.say(f"Sie gilt in Befehlen mit --vorlagen {to}.")
    output.next_step(f"ks template check {path.name}" + (f" --vorlagen {to}" if to else ""))


@app.command("check")
def check(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="Sonst alle Vorlagen.", autocompletion=complete_template),
    ] = None,
    event: Annotated[
        str | None,
        typer.Option(
            "--event",
            metavar="VERANSTALTUNG",
            help="Mit den Angaben dieser Veranstaltung statt mit Beispielen.",
            autocompletion=complete_event,
        ),
    ] = None,
    templates: TemplatesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Vorlagen mit Beispielwerten ausfüllen und alle Fehler auf einmal nennen.

    Beispiel: ks template check einladung.md --event kinderschutzkonferenz
    """
    from kinderschutz_cli.errors.template import TemplatesFaulty
    from kinderschutz_cli.workflows import reference
    from kinderschutz_cli.workflows import template as workflow

    with open_session() as session:
        wanted = workflow.chosen(session, names or [], templates)
        about = reference.event(session, event) if event else None
        tried = output.progress(workflow.check(session, wanted, about, templates), "Vorlagen", total=len(wanted))
        checked = list(tried)
    _tell_checked(checked, as_json=as_json)
    if faulty := [one for one in checked if one.faults]:
        raise TemplatesFaulty(len(faulty), len(checked), [line for one in faulty for line in _lines(one)])
    output.say(f"Vorlagen geprüft: {len(checked)}, alle in Ordnung.")


def _lines(checked: Checked) -> list[str]:
    """Each fault with what would fit; what stands at the place goes with it."""
    lines: list[str] = []
    for fault in checked.faults:
        lines.append(f"{fault.message} {fault.hint}".strip())
        lines += [f"  {detail}" for detail in fault.details]
    return lines


def _tell_checked(checked: list[Checked], *, as_json: bool) -> None:
    if as_json:
        output.emit_json(
            [
                {
                    "name": one.template.name,
                    "herkunft": one.template.origin,
                    "fehler": [{"text": fault.message, "rat": fault.hint} for fault in one.faults],
                    "hinweise": one.remarks,
                }
                for one in checked
            ]
        )
        return
    for one in checked:
        for remark in one.remarks:
            output.warn(remark)
