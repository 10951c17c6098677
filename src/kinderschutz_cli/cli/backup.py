"""`ks backup`: a checked copy of the file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.command import SingleCommand
from kinderschutz_cli.cli.options import JsonOption
from kinderschutz_cli.cli.session import open_session

app = SingleCommand()


@app.command()
def backup(
    target: Annotated[
        Path | None,
        typer.Argument(metavar="[ZIEL]", help="Ordner oder Datei (.db); sonst der Ordner „sicherungen“ des Netzwerks."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Eine geprüfte, datierte Sicherung der Datenbank anlegen.

    Gesichert werden die Daten; Vorlagen und ausgegebene Dateien kopieren Sie mit dem Ordner.

    Beispiel: ks backup D:\\Sicherungen
    """
    from kinderschutz_cli.workflows.backup import back_up

    with open_session() as session:
        made = back_up(session, target)
        if as_json:
            output.emit_json(
                {"datei": made.path, "bytes": made.size, "eintraege": made.rows, "zeit": made.made_at, "geprueft": True}
            )
            return
        output.path(made.path)
        output.say(f"Gesichert und geprüft: {made.rows} Einträge, {max(1, round(made.size / 1024))} KB.")
        output.say(
            f"Zum Wiederherstellen benennen Sie {session.db.path.name} um und kopieren die Sicherung unter diesem Namen "
            "an ihre Stelle; „ks doctor“ prüft sie."
        )
