from typing import Annotated

import typer

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.command import SingleCommand

app = SingleCommand()


@app.command()
def status(
    days: Annotated[int, typer.Option("--days", help="Wie viele Tage voraus.")] = 30,
) -> None:
    """Zeigen, was ansteht."""
    output.say(f"Nichts in {days} Tagen.")
