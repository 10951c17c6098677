"""`ks import`: lists from Excel and elsewhere."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.command import SingleCommand
from kinderschutz_cli.cli.complete import complete_kind, complete_sector
from kinderschutz_cli.cli.options import JsonOption, YesOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.list_import import ImportPlan, Wish
    from kinderschutz_cli.workflows.session import Session

app = SingleCommand()

_SHOWN_FAULTS = 5
_SAMPLES = 2
_SHOWN_LEFT_OUT = 8


@app.command("import")
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="DATEI", help="Excel- (.xlsx, .xls), .ods-, CSV- oder vCard-Datei, auch ein Ordner mit vCards."
        ),
    ],
    as_: Annotated[
        str | None, typer.Option("--as", metavar="WAS", help="organisationen oder kontakte; sonst wird es erkannt.")
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
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, was geschähe.")] = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Eine Liste einlesen: Organisationen oder Kontakte.

    Dieselbe Datei noch einmal einzulesen ändert nichts; eine neuere Fassung ändert und ergänzt.

    Beispiel: ks import schulen.xlsx --as organisationen --sector schule --where Ort=Lünen
    """
    from kinderschutz_cli.errors.list_import import TargetUnknown
    from kinderschutz_cli.workflows import list_import as workflow

    if as_ not in {None, "organisationen", "kontakte"}:
        raise TargetUnknown(as_ or "")
    with open_session() as session:
        wish = workflow.Wish(as_, sector, kind, map_ or (), where or (), sheet, header_row, source, table)  # type: ignore[arg-type]  # checked above
        plan = _plan(session, file, wish)
        workflow.refuse_empty(plan)
        if as_json:
            output.emit_json(_as_json(plan))
        else:
            _show(plan)
        if dry_run:
            return
        if plan.faults and not skip_faulty and question.someone_sits_there() and not plan.empty and not yes:
            skip_faulty = question.confirm("Die fehlerhaften Zeilen auslassen und die guten übernehmen?", yes=False)
        elif not plan.empty and not (plan.faults and not skip_faulty) and not question.confirm("Übernehmen?", yes=yes):
            return
        workflow.carry_out(session, plan, skip_faulty=skip_faulty)
        if not plan.empty:
            output.say(f"Übernommen: {_counts(plan)}")
            output.next_step("ks org list   oder   ks undo")


def _plan(session: Session, file: Path, wish: Wish) -> ImportPlan:
    """Where a sheet has several tables, a person who sits there is asked for one."""
    from kinderschutz_cli.errors.intake import SeveralTables
    from kinderschutz_cli.workflows import list_import as workflow

    try:
        return workflow.plan(session, file, wish)
    except SeveralTables as several:
        if not question.someone_sits_there():
            raise
        output.say(several.message)
        chosen = question.choose("Welche soll eingelesen werden?", several.tables, option="--table")
        return workflow.plan(session, file, replace(wish, table=chosen + 1))


def _counts(plan: ImportPlan) -> str:
    changes = plan.changes
    pieces = [f"{len(changes.new)} neu", f"{len(changes.changed)} geändert", f"{changes.unchanged} unverändert"]
    if changes.new_mailboxes:
        pieces.append(f"{changes.new_mailboxes} Funktionspostfächer")
    if plan.faults:
        pieces.append(f"{len(plan.faults)} fehlerhafte Stellen")
    if plan.skipped:
        pieces.append(f"{plan.skipped} durch --where ausgelassen")
    return ", ".join(pieces)


def _show(plan: ImportPlan) -> None:
    table = plan.table
    sheet = f", Blatt „{table.sheet}“" if table.sheet else f", {table.encoding}" if table.encoding else ""
    what = "Organisationen" if plan.columns.target == "organisationen" else "Kontakte"
    output.say(f"{table.file}{sheet}: {len(table.rows)} Zeilen, eingelesen als {what}")
    if table.other_sheets:
        output.say(f"Weitere Blätter: {', '.join(table.other_sheets)} (mit --sheet)")
    if table.hidden_rows:
        output.say(f"{table.hidden_rows} ausgeblendete Zeilen sind dabei.")
    for column, word in plan.columns.pairs():
        samples = [str(row.cells[column.index]) for row in table.rows[:20] if row.cells[column.index]][:_SAMPLES]
        output.say(f"  {column.shown} → {word}" + (f"   (z. B. {' · '.join(samples)})" if samples else ""))
    if plan.columns.unmatched:
        unmatched = (f"{column.shown}{' (ausgeblendet)' * column.hidden}" for column in plan.columns.unmatched)
        output.say(f"  nicht übernommen: {', '.join(unmatched)}")
    if table.left_out:
        output.say(f"  keine Datenzeilen: {len(table.left_out)}")
        for row in table.left_out[:_SHOWN_LEFT_OUT]:
            output.say(f"    Zeile {row.number} ({row.reason}): {textwrap.shorten(row.text, 60, placeholder='…')}")
    output.say(_counts(plan))
    for remark in plan.changes.remarks[:_SHOWN_FAULTS]:
        output.warn(remark)
    if len(plan.changes.remarks) > _SHOWN_FAULTS:
        output.warn(f"… und {len(plan.changes.remarks) - _SHOWN_FAULTS} weitere Hinweise")


def _as_json(plan: ImportPlan) -> dict[str, object]:
    changes = plan.changes
    return {
        "datei": plan.table.file,
        "blatt": plan.table.sheet,
        "zeilen": len(plan.table.rows),
        "zuordnung": {column.shown: word for column, word in plan.columns.pairs()},
        "neu": len(changes.new),
        "geaendert": len(changes.changed),
        "unveraendert": changes.unchanged,
        "ausgelassen": plan.skipped,
        "keine_datenzeilen": [
            {"zeile": row.number, "grund": row.reason.value, "text": row.text} for row in plan.table.left_out
        ],
        "fehler": [fault.sentence for fault in plan.faults],
        "hinweise": list(changes.remarks),
    }
