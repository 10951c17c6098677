"""`ks contact move`: somebody changes to another institution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.options import YesOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from kinderschutz_cli.cli.command import CommandGroup


def register(app: CommandGroup) -> None:
    """Put the command into the group `ks contact`."""
    app.command("move")(move)


def move(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name, E-Mail-Adresse oder Nummer.")],
    to: Annotated[
        str | None, typer.Option("--to", metavar="NAME", help="Die neue Organisation; ein Teil genügt.")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATUM", help="Der erste Tag dort.")] = None,
    function: Annotated[str, typer.Option("--function", metavar="FUNKTION", help="Die Funktion dort.")] = "",
    successor: Annotated[
        str, typer.Option("--successor", metavar="NAME", help="Wer die bisherige Funktion ab diesem Tag ausübt.")
    ] = "",
    with_invitations: Annotated[
        bool, typer.Option("--with-invitations", help="Offene Einladungen gehen auf die Nachfolge über.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur zeigen.")] = False,
    yes: YesOption = False,
) -> None:
    """Eintragen, dass jemand die Organisation wechselt.

    Die bisherige Zugehörigkeit endet am Tag davor und bleibt verzeichnet. Mit --successor geht die bisherige Funktion auf
    einen anderen Kontakt über, mit --with-invitations auch, was noch nicht beantwortet ist.

    Beispiel: ks contact move "Erika Muster" --to "Leoschule" --on 1.8.2025 --function Schulleitung --successor "Jan Schulz"
    """
    from kinderschutz_cli.workflows import contact_move as workflow

    with open_session() as session:
        typed = workflow.MoveInput(
            name=name,
            to=question.need(to, option="--to", label="Neue Organisation"),
            on=question.need(on, option="--on", label="Erster Tag dort"),
            function=function,
            successor=successor,
            with_invitations=with_invitations,
        )
        plan = workflow.plan(session, typed)
        for line in plan.lines:
            output.line(line)
        if dry_run or not question.confirm("So eintragen?", yes=yes):
            return
        workflow.carry_out(session, typed, plan)
        output.say(f"Eingetragen: {plan.contact.display_name} wechselt zu {plan.to.name}.")
        if plan.contact.mail or plan.contact.phone:
            stays = " und ".join(filter(None, (plan.contact.mail, plan.contact.phone)))
            output.say(f"Es bleibt eingetragen: {stays}; ändern: ks contact edit {plan.contact.id} --mail … --phone …")
        output.next_step(f"ks contact show {plan.contact.id}")
