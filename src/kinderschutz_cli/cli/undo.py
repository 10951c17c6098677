"""`ks undo`: a whole command taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.command import SingleCommand
from kinderschutz_cli.cli.options import YesOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.undo import UndoPlan

app = SingleCommand()


@app.command()
def undo(
    number: Annotated[
        int | None, typer.Argument(metavar="NUMMER", help="Nummer aus „ks log“; sonst der letzte Befehl.", min=1)
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, was geschehen würde.")] = False,
    yes: YesOption = False,
) -> None:
    """Den letzten Befehl ganz rückgängig machen.

    Noch einmal „ks undo“ stellt wieder her. Was verschickt oder in Dateien geschrieben wurde, holt ks nicht zurück.

    Beispiel: ks undo 12
    """
    from kinderschutz_cli.workflows import undo as workflow

    with open_session() as session:
        plan = workflow.plan(session, number, trial=dry_run or not yes)
        _show(plan)
        if dry_run:
            return
        if question.confirm("Rückgängig machen?", yes=yes):
            workflow.carry_out(session, plan)
            output.say(f"Rückgängig gemacht: Befehl {plan.entry.number} ({plan.entry.name}).")
            output.next_step("ks undo   (stellt es wieder her)")


def _show(plan: UndoPlan) -> None:
    from kinderschutz_cli.domain.journal import left_behind

    entry = plan.entry
    for one in plan.passed_over:
        output.say(f"Befehl {one.number} ({one.name}) hat nur Dateien geschrieben und bleibt unberührt.")
    when = entry.at.astimezone()
    output.say(f"Befehl {entry.number}: {entry.name}, {when:%d.%m.%Y %H:%M} Uhr")
    if plan.restores:
        output.say(f"Damit gilt Befehl {plan.restores.number} ({plan.restores.name}) wieder.")
    output.say(f"Dabei: {entry.inverse}")
    if entry.files:
        output.say(f"{left_behind(entry.files)} – was verschickt wurde, holt ks nicht zurück.")
