"""`docs/befehle.md`: every command as `ks … --help` explains it."""

from collections.abc import Iterator
from itertools import groupby

import click

from docs.generator.markdown import NOTICE, code, join, table
from kinderschutz_cli.cli.registry import COMMANDS
from kinderschutz_cli.cli.root import HELP, HOME, Root
from kinderschutz_cli.errors.base import ExitCode

_INTRODUCTION = f"""\
# Befehle

{HELP}

Jeder Befehl erklärt sich auch selbst: `ks BEFEHL --help`. `ks` allein zeigt, was ansteht (wie `ks {HOME}`).
Ein- und Ausgabe: Daten und Pfade stehen auf der Standardausgabe, alles Gesagte auf der Fehlerausgabe; Listen gibt es
mit `--json` auch für andere Programme."""

#: What an exit code tells a script.
EXIT_CODES = {
    ExitCode.DONE: "erledigt",
    ExitCode.UNEXPECTED: "unerwarteter Fehler in ks selbst",
    ExitCode.USAGE: "falsch aufgerufen, oder eine Angabe fehlt",
    ExitCode.NOT_FOUND: "etwas Genanntes gibt es nicht",
    ExitCode.CONFLICT: "der Stand der Dinge lässt es nicht zu; auch: ein Name passt auf mehrere",
    ExitCode.TEMPLATE: "eine Vorlage ist fehlerhaft, oder eine nötige Angabe ist leer",
    ExitCode.DATABASE: "die Datenbank fehlt, ist gesperrt, beschädigt oder zu neu",
    ExitCode.FILE: "eine Datei lässt sich nicht lesen oder schreiben",
    ExitCode.MAIL: "eine Nachricht ließ sich nicht zustellen",
    ExitCode.INTERRUPTED: "mit Strg+C abgebrochen",
}

VARIABLES = {
    "KS_DB": "die Datenbank, wenn `--db` nicht angegeben ist",
    "KS_TODAY": "das heutige Datum für Beispiele und Proben, z. B. `2025-07-01`",
    "KS_BUSY_SECONDS": "wie viele Sekunden ein Befehl auf eine belegte Datei wartet (5)",
    "KS_NO_INPUT": "jeder Wert: nie nachfragen, als säße niemand davor",
    "KS_DEBUG": "`1`: bei einem unerwarteten Fehler den technischen Bericht zeigen",
    "NO_COLOR": "keine Farben, wie `--no-color`",
}


def commands_page() -> str:
    """The whole page."""
    root = Root(COMMANDS)
    context = click.Context(root, info_name="ks", max_content_width=1000, terminal_width=1000)
    parts = [NOTICE, _INTRODUCTION, "## Für alle Befehle", _parameters(root, context)]
    for section, stubs in groupby(COMMANDS, lambda stub: stub.section):
        parts.append(f"## {section}")
        for stub in stubs:
            parts += _chapter(root.loaded(stub.name), stub.name, context, 3)
    parts += ["## Rückgabewerte", table(["Wert", "Bedeutung"], [(str(int(c)), EXIT_CODES[c]) for c in ExitCode])]
    parts += ["## Umgebungsvariablen", table(["Name", "Bedeutung"], [(code(n), m) for n, m in VARIABLES.items()])]
    return join(parts)


def every_command() -> Iterator[tuple[str, click.Command]]:
    """All commands and groups with the words that call them: `("event create", …)`."""
    root = Root(COMMANDS)
    for stub in COMMANDS:
        yield from _below(stub.name, root.loaded(stub.name))


def _below(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            yield from _below(f"{path} {name}", child)


def _chapter(command: click.Command, name: str, parent: click.Context, level: int) -> Iterator[str]:
    if command.hidden:
        return
    context = click.Context(command, parent=parent, info_name=name)
    yield f"{'#' * level} `{context.command_path}`"
    yield _explanation(command)
    if isinstance(command, click.Group):
        for child_name, child in command.commands.items():
            yield from _chapter(child, child_name, context, level + 1)
        return
    yield code(" ".join([context.command_path, *command.collect_usage_pieces(context)]))
    yield _parameters(command, context)


def _explanation(command: click.Command) -> str:
    """The help text; its example lines as code."""
    paragraphs = (command.help or "").split("\n\n")
    return "\n\n".join(_paragraph(" ".join(paragraph.split())) for paragraph in paragraphs)


def _paragraph(text: str) -> str:
    start, example, command = text.partition("Beispiel: ")
    return f"{start}Beispiel:\n\n```\n{command}\n```" if example else start


def _parameters(command: click.Command, context: click.Context) -> str:
    records = [parameter.get_help_record(context) for parameter in command.get_params(context)]
    rows = [(code(name), meaning) for name, meaning in filter(None, records) if name != "--help"]
    return table(["Angabe", "Bedeutung"], rows) if rows else ""
