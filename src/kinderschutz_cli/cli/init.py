"""`ks init`: a new network in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.command import SingleCommand
from kinderschutz_cli.cli.options import YesOption

app = SingleCommand()


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="ORDNER", help="Ordner des neuen Netzwerks.")] = Path(),
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="Name des Netzwerks.")] = None,
    jugendamt: Annotated[
        str | None, typer.Option("--jugendamt", metavar="NAME", help="Träger des Jugendamts, z. B. „Stadt Lünen“.")
    ] = None,
    koordination: Annotated[
        str | None, typer.Option("--koordination", metavar="NAME", help="Name der Netzwerkkoordination.")
    ] = None,
    mail: Annotated[
        str | None, typer.Option("--mail", metavar="ADRESSE", help="E-Mail-Adresse der Koordination.")
    ] = None,
    yes: YesOption = False,
) -> None:
    """Ein neues Netzwerk anlegen.

    Beispiel: ks init netz --name "Netzwerk Kinderschutz Lünen" --jugendamt "Stadt Lünen" --koordination "Kim Muster"
    --mail kim.muster@example.org
    """
    from kinderschutz_cli.cli.session import the_clock
    from kinderschutz_cli.domain.line import one_line
    from kinderschutz_cli.domain.mail_address import check_mail
    from kinderschutz_cli.workflows.init import NetworkPlan, create_network  # sqlite3, tomllib

    plan = NetworkPlan(
        folder.absolute(),
        {
            "name": one_line(question.need(name, option="--name", label="Name des Netzwerks"), "Der Name"),
            "jugendamt": one_line(
                question.need(jugendamt, option="--jugendamt", label="Träger des Jugendamts"), "Der Träger"
            ),
            "koordination": one_line(
                question.need(koordination, option="--koordination", label="Ihr Name"), "Der Name"
            ),
            "mail": question.need(mail, option="--mail", label="Ihre E-Mail-Adresse", parse=check_mail),
        },
    )
    if not question.confirm(f"„{plan.settings['name']}“ in „{plan.folder}“ anlegen?", yes=yes, default=True):
        return
    path = create_network(plan, the_clock())
    output.path(path)
    output.say(f"Angelegt: „{plan.settings['name']}“ mit den Listen der Sektoren, Arten, Berufe und Rollen.")
    if plan.folder != Path.cwd():
        output.next_step(f"cd {_quoted(folder)}")
    output.next_step("ks import LISTE.xlsx   oder   ks contact add NAME")


def _quoted(folder: Path) -> str:
    """As it can be typed: a name with a blank needs quotes in every shell."""
    return f'"{folder}"' if " " in str(folder) else str(folder)
