"""`ks export`: documents from templates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.command import SingleCommand
from kinderschutz_cli.cli.complete import complete_template
from kinderschutz_cli.cli.options import EventOption, JsonOption, TemplatesOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from kinderschutz_cli.domain.registration import RegistrationStatus
    from kinderschutz_cli.workflows.export import Export
    from kinderschutz_cli.workflows.session import Session

app = SingleCommand()


@app.command()
def export(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="z. B. teilnehmer.xlsx oder agenda.pdf.", autocompletion=complete_template),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Zeigen, was ausgegeben werden kann.")] = False,
    status: Annotated[
        list[str] | None,
        typer.Option(
            "--status", metavar="STATUS", help="Welche Anmeldungen: zugesagt (sonst), warteliste … oder alle."
        ),
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="PFAD", help="Datei oder Ordner; sonst ausgabe/VERANSTALTUNG.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Auch eine bearbeitete Datei überschreiben.")] = False,
    templates: TemplatesOption = None,
    part: Annotated[
        str | None, typer.Option("--part", metavar="TEIL", help="Nur wer zu diesem Veranstaltungsteil angemeldet ist.")
    ] = None,
    sheet: Annotated[
        str,
        typer.Option(
            "--sheet", metavar="BOGEN", help="Etikettenbogen nach Artikelnummer, z. B. L4785; sonst die Einstellung."
        ),
    ] = "",
    start: Annotated[
        int | None, typer.Option("--start", metavar="NR", help="Erstes freies Etikett auf einem angebrochenen Bogen.")
    ] = None,
    offset: Annotated[
        str, typer.Option("--offset", metavar="MM", help="Versatz des Druckers nach rechts und unten: 1,5;-0,5.")
    ] = "",
    test_page: Annotated[
        bool, typer.Option("--test-page", help="Nur eine Probeseite mit Rahmen, zum Anhalten an den Bogen.")
    ] = False,
    event: EventOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur prüfen, nichts schreiben.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Ein Dokument ausgeben: Listen, Programm, eigene Vorlagen.

    Beispiel: ks export teilnehmer.xlsx
    """
    from kinderschutz_cli.workflows import export as workflow

    with open_session() as session:
        if list_:
            _show_list(session, templates, as_json=as_json)
            return
        wanted: str = question.need(name, option="NAME", label="Was soll ausgegeben werden (z. B. teilnehmer.xlsx)")
        wish = workflow.Wish(
            event, _statuses(status), to, templates, part, workflow.SheetWish(sheet, start, offset, test_page)
        )
        made = workflow.render(session, wanted, wish)
        for warning in made.warnings:
            output.warn(warning)
        if not dry_run:
            workflow.write(session, made, force=force)
        _tell(made, dry_run=dry_run, as_json=as_json)


def _statuses(typed: list[str] | None) -> tuple[RegistrationStatus, ...]:
    from kinderschutz_cli.domain.registration import RegistrationStatus
    from kinderschutz_cli.errors.registration import StatusNotReachable

    if not typed:
        return (RegistrationStatus.CONFIRMED,)
    if "alle" in typed:
        return ()
    known = tuple(RegistrationStatus)
    for text in typed:
        if text not in known:
            raise StatusNotReachable(text, [*known, "alle"])
    return tuple(RegistrationStatus(text) for text in typed)


def _tell(made: Export, *, dry_run: bool, as_json: bool) -> None:
    from kinderschutz_cli.domain.german_calendar import format_day

    if as_json:
        output.emit_json(
            {"datei": made.file.path, "veranstaltung": made.event.slug if made.event else None, "zeilen": made.rows}
        )
        return
    if not dry_run:
        output.path(made.file.path)
    about = f" zu „{made.event.title}“, {format_day(made.event.main_part.date)}" if made.event else ""
    rows = "" if made.rows is None else f" mit {made.rows} Einträgen" if made.rows != 1 else " mit 1 Eintrag"
    output.say(f"{'Geprüft' if dry_run else 'Geschrieben'}: {made.file.path.name}{about}{rows}")


def _show_list(session: Session, templates: Path | None, *, as_json: bool) -> None:
    from kinderschutz_cli.documents.purpose import PURPOSES
    from kinderschutz_cli.workflows.export import available

    rows = [(one.export_name, PURPOSES.get(one.name, ""), one.origin) for one in available(session, templates)]
    if as_json:
        output.emit_json([{"name": name, "zweck": purpose, "herkunft": origin} for name, purpose, origin in rows])
        return
    output.data_table(["Name", "wofür", "Herkunft"], rows)
    output.say("Aus jeder .xlsx wird auf Wunsch auch .csv und .json mit denselben Zeilen.")
    output.next_step("ks export teilnehmer.xlsx")
