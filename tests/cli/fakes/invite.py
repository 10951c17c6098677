import time
from typing import Annotated

import typer

from kinderschutz_cli.cli import output, question
from kinderschutz_cli.cli.command import SingleCommand
from kinderschutz_cli.errors.interruption import InterruptedWork

app = SingleCommand()


@app.command()
def invite(
    sector: Annotated[str | None, typer.Option("--sector", help="Der Sektor.")] = None,
    seconds: Annotated[float, typer.Option("--seconds", help="Wie lange es dauert.")] = 0,
    recorded: Annotated[bool, typer.Option("--recorded", help="Schon eingetragen.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Nicht nachfragen.")] = False,
) -> None:
    """Zu einer Veranstaltung einladen."""
    chosen: str = question.need(sector, option="--sector", label="Sektor")
    if not question.confirm(f"Sektor {chosen} einladen?", yes=yes):
        output.say("Niemand ist eingeladen.")
        return
    try:
        output.line(f"eingeladen: {chosen}")
        time.sleep(seconds)
    except KeyboardInterrupt:
        if recorded:
            sentence = "Die Einladungen sind eingetragen."
            raise InterruptedWork(sentence) from None
        raise
    output.next_step("ks export teilnehmer.xlsx")
