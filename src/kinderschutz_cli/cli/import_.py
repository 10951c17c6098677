"""`ks import`: lists from Excel and elsewhere."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.command import SingleCommand
from kinderschutz_cli.cli.complete import complete_kind, complete_sector
from kinderschutz_cli.cli.options import EventOption, JsonOption, YesOption
from kinderschutz_cli.cli.session import open_session
from kinderschutz_cli.errors.base import KsError

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.list_import import ImportPlan, OpenedList, Wish
    from kinderschutz_cli.workflows.session import Session

app = SingleCommand()


@app.command("import")
def import_(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="DATEI", help="Excel- (.xlsx, .xls), .ods-, CSV- oder vCard-Datei, auch ein Ordner mit vCards."
        ),
    ] = None,
    as_: Annotated[
        str | None,
        typer.Option("--as", metavar="WAS", help="organisationen, kontakte oder anmeldungen; sonst wird es erkannt."),
    ] = None,
    sector: Annotated[
        str,
        typer.Option("--sector", metavar="SEKTOR", help="Für Zeilen ohne eigenen.", autocompletion=complete_sector),
    ] = "",
    kind: Annotated[
        str,
        typer.Option("--kind", metavar="ART", help="Für Zeilen ohne eigene.", autocompletion=complete_kind),
    ] = "",
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="SPALTE=FELD", help="Eine Spalte von Hand zuordnen; „-“ lässt sie weg."),
    ] = None,
    where: Annotated[
        list[str] | None, typer.Option("--where", metavar="SPALTE=WERT", help="Nur Zeilen, auf die das zutrifft.")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="BLATT", help="Tabellenblatt, sonst das erste.")
    ] = None,
    header_row: Annotated[
        int | None,
        typer.Option("--header-row", metavar="ZEILE", help="Zeile der Überschriften, sonst wird sie gesucht."),
    ] = None,
    table: Annotated[
        int | None, typer.Option("--table", metavar="NUMMER", help="Welche, wenn auf einem Blatt mehrere stehen.")
    ] = None,
    source: Annotated[str, typer.Option("--source", metavar="NAME", help="Name der Quelle, sonst der Dateiname.")] = "",
    skip_faulty: Annotated[
        bool, typer.Option("--skip-faulty", help="Fehlerhafte Zeilen auslassen und die guten übernehmen.")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Auch Felder übernehmen, die hier von Hand geändert wurden.")
    ] = False,
    translate: Annotated[
        list[str] | None,
        typer.Option(
            "--translate", metavar="SPALTE:WORT=SEKTOR/ART", help="Was ein Wort in einer Spalte heißt; wird gemerkt."
        ),
    ] = None,
    translations: Annotated[
        bool, typer.Option("--translations", help="Nur die gemerkten Übersetzungen zeigen.")
    ] = False,
    pending: Annotated[
        bool, typer.Option("--pending", help="Zweifelhafte Zeilen zeigen, die warten, und über sie entscheiden.")
    ] = False,
    decide: Annotated[
        list[str] | None,
        typer.Option("--decide", metavar="NUMMER=WAS", help="Über eine wartende Zeile: neu, gleich oder weg."),
    ] = None,
    event: EventOption = None,
    part: Annotated[
        str | None, typer.Option("--part", metavar="TEIL", help="Teil, für den angemeldet wird, sonst der erste.")
    ] = None,
    create: Annotated[
        bool, typer.Option("--create", help="Wer sich anmeldet und noch kein Kontakt ist, wird angelegt.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, was geschähe.")] = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Eine Liste einlesen: Organisationen, Kontakte oder Anmeldungen.

    Dieselbe Datei noch einmal einzulesen ändert nichts; eine neuere Fassung ändert und ergänzt. Was hier von Hand
    geändert wurde, bleibt. Fehlerhafte Zeilen kommen mit --skip-faulty als Tabelle zum Berichtigen zurück.

    Anmeldungen aus einem Webformular gelten für eine Veranstaltung: in der Reihenfolge ihres Eingangs zugesagt, solange
    Plätze frei sind, danach Warteliste. Wer nur die Einrichtung nennt, hält einen Platz ohne Namen („N. N.“).

    Beispiel: ks import schulen.xlsx --as organisationen --sector schule --where Ort=Lünen
    """
    from kinderschutz_cli.cli import import_memory
    from kinderschutz_cli.errors.list_import import ListNeeded, TargetUnknown
    from kinderschutz_cli.workflows.list_import import Wish

    if as_ not in {None, "organisationen", "kontakte", "anmeldungen"}:
        raise TargetUnknown(as_ or "")
    with open_session() as session:
        if translations:
            import_memory.show_translations(session, as_json=as_json)
        elif pending or decide:
            import_memory.decide_pending(session, decide or (), as_json=as_json)
        elif file is None:
            raise ListNeeded
        else:
            wish = Wish(
                as_,  # type: ignore[arg-type]  # checked above
                sector, kind, map_ or (), where or (), sheet, header_row, source, table, translate or (), overwrite,
            )  # fmt: skip
            take_file(session, file, wish, Answers(skip_faulty, dry_run, yes, as_json, event, part, create))


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said beforehand; `event`, `part` and `create` are about registrations."""

    skip_faulty: bool
    dry_run: bool
    yes: bool
    as_json: bool
    event: str | None = None
    part: str | None = None
    create: bool = False


def take_file(session: Session, file: Path, wish: Wish, said: Answers) -> None:
    """Plan, show, ask, carry out."""
    from kinderschutz_cli.cli import import_preview
    from kinderschutz_cli.workflows import list_import as workflow

    opened = reopened(session, file, wish)
    if opened.target == "anmeldungen":
        from kinderschutz_cli.cli import import_registrations

        import_registrations.take(session, opened, wish, said)
        return
    plan = workflow.plan_opened(session, opened, wish)
    workflow.refuse_empty(plan)
    _show(plan, said)
    if said.dry_run:
        return
    if question.someone_sits_there() and not said.yes and not (plan.empty and not plan.faults):
        agreed = _asked(session, opened, wish, plan, said)
        if agreed is None:
            return
        plan, skip_faulty = agreed
    else:
        skip_faulty = said.skip_faulty
        stays = plan.empty or (plan.faults and not skip_faulty)
        if not stays and not question.confirm("Übernehmen?", yes=said.yes):
            return
    written = workflow.carry_out(session, plan, skip_faulty=skip_faulty)
    if not plan.empty:
        output.say(f"Übernommen: {import_preview.counts(plan)}")
    if plan.doubtful:
        output.say(f"{len(plan.doubtful)} zweifelhafte Zeilen warten; nichts davon ist verloren: ks import --pending")
    if written:
        output.say("Die fehlerhaften Zeilen zum Berichtigen:")
        (output.say if said.as_json else output.line)(str(written))
        output.next_step(f"ks import {shlex.quote(str(written))}")
    elif not plan.empty:
        output.next_step("ks org list   oder   ks undo")


def _show(plan: ImportPlan, said: Answers) -> None:
    from kinderschutz_cli.cli import import_preview

    if said.as_json:
        output.emit_json(import_preview.as_json(plan))
    else:
        import_preview.show(plan)


def _asked(
    session: Session, opened: OpenedList, wish: Wish, plan: ImportPlan, said: Answers
) -> tuple[ImportPlan, bool] | None:
    """The plan a person agreed to, after as many corrections of its columns as they wished; and without faulty rows?"""
    from kinderschutz_cli.cli import import_dialogue
    from kinderschutz_cli.workflows import list_import as workflow

    while True:
        only_good = bool(plan.faults) and not said.skip_faulty
        prompt = "Die fehlerhaften Zeilen auslassen und die guten übernehmen?" if only_good else "Übernehmen?"
        answer = import_dialogue.wants(prompt)
        if answer == import_dialogue.TAKE:
            return plan, said.skip_faulty or only_good
        if answer == import_dialogue.LEAVE:
            return None
        changed = import_dialogue.corrected(opened, plan.samples, wish)
        try:
            opened = reopened(session, opened.path, changed)
            plan = workflow.plan_opened(session, opened, changed)
        except KsError as problem:
            output.failure(problem)
            continue
        wish = changed
        _show(plan, said)


def reopened(session: Session, file: Path, wish: Wish) -> OpenedList:
    """Where a sheet has several tables, a person who sits there is asked for one."""
    from kinderschutz_cli.errors.intake import SeveralTables
    from kinderschutz_cli.workflows import list_import as workflow

    try:
        return workflow.open_list(session, file, wish)
    except SeveralTables as several:
        if not question.someone_sits_there():
            raise
        output.say(several.message)
        chosen = question.choose("Welche soll eingelesen werden?", several.tables, option="--table")
        return workflow.open_list(session, file, replace(wish, table=chosen + 1))
