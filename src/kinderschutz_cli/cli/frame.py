"""Typer's commands and groups with a German frame: what gettext does not reach is mended here.

Help is plain text (Typer's Rich panels cost 60 ms, and their frames break on a cp1252 console).
"""

import copy
import sys
from collections.abc import Iterable
from typing import Any

import click
from typer._types import TyperChoice
from typer.core import TyperCommand, TyperGroup, TyperOption

from kinderschutz_cli.cli import output

OPTIONS = "[OPTIONEN]"
SUBCOMMAND = "BEFEHL [ANGABEN]..."

#: Click's names of parameter types: how a sentence calls them, and how a usage line does.
_TYPES: dict[str, tuple[str, str]] = {
    "text": ("Text", "TEXT"),
    "integer": ("ganze Zahl", "ZAHL"),
    "integer range": ("ganze Zahl", "ZAHL"),
    "float": ("Zahl", "ZAHL"),
    "float range": ("Zahl", "ZAHL"),
    "boolean": ("Angabe (ja oder nein)", "JA|NEIN"),
    "filename": ("Datei", "DATEI"),
    "uuid": ("Kennung", "KENNUNG"),
    "Pfad": ("Pfad", "PFAD"),
    "Datei": ("Datei", "DATEI"),
    "Ordner": ("Ordner", "ORDNER"),
    "path": ("Pfad", "PFAD"),
    "file": ("Datei", "DATEI"),
    "directory": ("Ordner", "ORDNER"),
}


class GermanChoice(TyperChoice[Any]):
    """A choice whose refusal quotes as German does and proposes the nearest value."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        from difflib import get_close_matches  # 4 ms, needed for a typo only

        names = list(self._normalized_mapping(ctx).values())
        near = get_close_matches(str(value), names, n=1)
        proposal = f" Meinten Sie „{near[0]}“?" if near else ""
        return f"„{value}“ gibt es hier nicht.{proposal} Möglich sind: {', '.join(names)}."


class GermanRange(click.IntRange):
    """Whole numbers with limits, described in words."""

    def _describe_range(self) -> str:
        if self.min is None:
            return f"höchstens {self.max}"
        return f"mindestens {self.min}" if self.max is None else f"{self.min} bis {self.max}"


class GermanFormatter(click.HelpFormatter):
    """Help with bold headings on a terminal that takes them."""

    def write_heading(self, heading: str) -> None:
        shown = click.style(f"{heading}:", bold=True) if output.colour_for(sys.stdout) else f"{heading}:"
        self.write(f"{'':>{self.current_indent}}{shown}\n")


class GermanContext(click.Context):
    """A context whose help is written by `GermanFormatter`."""

    formatter_class: type[click.HelpFormatter] = GermanFormatter


def mend(parameters: Iterable[click.Parameter]) -> None:
    """Give the parameters of a command German type names and metavars."""
    for parameter in parameters:
        if isinstance(parameter.type, click.IntRange):
            limits = parameter.type
            parameter.type = GermanRange(limits.min, limits.max, clamp=limits.clamp)
        kind = parameter.type
        if isinstance(kind, click.Choice):
            parameter.type = GermanChoice(kind.choices, case_sensitive=kind.case_sensitive)
        elif kind.name in _TYPES:
            sentence, metavar = _TYPES[kind.name]
            # Click shares one instance of a type among all parameters: only a copy may be renamed.
            parameter.type = copy.copy(kind)
            parameter.type.name = sentence
            if isinstance(parameter, TyperOption) and parameter.metavar is None:
                parameter.metavar = metavar


class Command(TyperCommand):
    """One command."""

    context_class = GermanContext

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **{**settings, "options_metavar": OPTIONS})
        mend(self.params)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What is missing is asked for where a person sits there."""
        typed = list(args)
        while True:
            try:
                return super().parse_args(ctx, list(typed))
            except click.MissingParameter as missing:
                typed += _answer_for(missing.param, ctx)
                ctx.params.clear()

    def get_short_help_str(self, limit: int = 45) -> str:
        return short_help(self, limit)


def _answer_for(parameter: click.Parameter | None, context: click.Context) -> list[str]:
    """What the person types for a missing parameter, as it would stand on the command line; else the error goes on."""
    from kinderschutz_cli.cli import question

    if parameter is None or context.resilient_parsing or not question.someone_sits_there():
        raise  # noqa: PLE0704 - called where MissingParameter is being handled
    label = (getattr(parameter, "help", None) or parameter.make_metavar(context)).rstrip(".")
    answer: str = question.ask(label)
    return [answer] if isinstance(parameter, click.Argument) else [max(parameter.opts, key=len), answer]


class Group(TyperGroup):
    """Commands below one noun; `alone` is the one that runs where none is named."""

    context_class = GermanContext
    alone = ""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{**settings, "options_metavar": OPTIONS, "subcommand_metavar": SUBCOMMAND})
        mend(self.params)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        bare = not args or (args[0].startswith("-") and args[0] not in ctx.help_option_names)
        return super().parse_args(ctx, [self.alone, *args] if self.alone and bare else args)

    def get_short_help_str(self, limit: int = 45) -> str:
        return short_help(self, limit)


def short_help(command: click.Command, limit: int) -> str:
    """The first paragraph of a command's help on one line.

    Click ends it at the first full stop followed by a blank, which cuts "z. B." and "3. Konferenz" in two.
    """
    paragraph = (command.short_help or command.help or "").strip().split("\n\n")[0]
    line = " ".join(paragraph.split())
    return line if len(line) <= limit else line[: max(limit - 1, 0)].rstrip() + "…"
