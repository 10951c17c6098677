import errno
from typing import Annotated

import typer

from kinderschutz_cli.cli.command import SingleCommand
from kinderschutz_cli.errors.base import Conflict

app = SingleCommand()

NAME = "Erika Muster"


@app.command()
def fail(way: Annotated[str, typer.Argument(metavar="WEISE", help="Wie.")]) -> None:
    """Auf jede Art scheitern."""
    match way:
        case "conflict":
            message = "Mehrere Kontakte passen."
            raise Conflict(message, details=[f"{NAME}\x1b[2J", "Jan Muster"], hint="Nennen Sie die Nummer.")
        case "full":
            raise OSError(errno.ENOSPC, "No space left on device", "agenda.pdf")
        case "open":
            raise PermissionError(errno.EACCES, "Permission denied", "teilnehmer.xlsx")
        case _:
            raise LookupError(NAME)
