"""`ks demo`: an example to try everything on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.command import SingleCommand
from kinderschutz_cli.cli.options import JsonOption

if TYPE_CHECKING:
    from kinderschutz_cli.workflows.demo import Demo

app = SingleCommand()

DEFAULT_FOLDER = Path("ks-demo")


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(metavar="ORDNER", help="Neuer Ordner für das Beispiel.")] = DEFAULT_FOLDER,
    as_json: JsonOption = False,
) -> None:
    """Ein Beispiel mit erfundenen Personen zum Ausprobieren anlegen.

    Listen werden eingelesen, eine Veranstaltung mit Programm angelegt, alle Sektoren eingeladen, Anmeldungen
    eingetragen und Dokumente geschrieben. Der Ordner kann danach einfach gelöscht werden.

    Beispiel: ks demo
    """
    from kinderschutz_cli.cli.session import the_clock
    from kinderschutz_cli.workflows import demo as workflow

    example = workflow.plan(folder, the_clock())
    try:
        steps = example.steps
        done = [step() for step in output.progress(steps, "Beispiel, Schritt", total=len(steps))]
    except BaseException:
        example.discard()
        raise
    example.close()
    if as_json:
        output.emit_json(workflow.as_json(example))
        return
    output.say("Das Beispiel ist angelegt. Alle Kontakte und Anschriften darin sind erfunden.")
    for sentence in done:
        output.say(f"  {sentence}")
    _tell_files(example, folder)


def _tell_files(example: Demo, folder: Path) -> None:
    for path in example.files:
        output.path(path)
    for command, reason in (
        (f"cd {folder}", "in den Ordner wechseln"),
        ("ks", "was ansteht"),
        ("ks contact list --sector schule", "wer zu einem Sektor gehört"),
        ("ks export teilnehmer.xlsx", "die Liste neu schreiben"),
        ('ks registration add "Anna Müller"', "eine Anmeldung eintragen"),
        ("ks undo", "die Anmeldung wieder zurücknehmen"),
    ):
        output.next_step(f"{command:<34}   ({reason})")
