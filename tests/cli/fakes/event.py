from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.command import CommandGroup
from kinderschutz_cli.cli.invocation import current

app = CommandGroup("Veranstaltungen anlegen und zeigen, z. B. die 3. Konferenz.")


class Form(StrEnum):
    VOR_ORT = "vor-ort"
    ONLINE = "online"


@app.command("create")
def create(
    title: Annotated[str, typer.Argument(metavar="TITEL", help="Der Titel.")],
    date: Annotated[str, typer.Option("--date", help="Der Tag.")],
    seats: Annotated[int, typer.Option("--seats", help="Plätze.", min=1)] = 20,
    tables: Annotated[int | None, typer.Option("--tables", help="Tische.")] = None,
    fee: Annotated[float | None, typer.Option("--fee", help="Beitrag.")] = None,
    form: Annotated[Form, typer.Option("--form", help="Form.")] = Form.VOR_ORT,
    logo: Annotated[Path | None, typer.Option("--logo", help="Bild.", exists=True)] = None,
    public: Annotated[bool, typer.Option("--public", help="Öffentlich.")] = False,
) -> None:
    """Eine Veranstaltung anlegen."""
    output.data_table(["Titel", "Plätze"], [[title, seats]])
    output.emit_json([date, tables, fee, form, logo, public])


@app.command("list")
def show_all(
    count: Annotated[int, typer.Argument(metavar="ANZAHL", help="Wie viele.")] = 3,
) -> None:
    """Veranstaltungen auflisten."""
    for number in range(count):
        output.line(f"{number + 1}. Konferenz in Lünen – „Kinderschutz“ ✓")
    output.say(f"Datenbank: {current().db}")
