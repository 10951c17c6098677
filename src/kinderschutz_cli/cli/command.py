"""How a command module begins: `app = CommandGroup("…")` or `app = SingleCommand()`, then `@app.command(…)`."""

from collections.abc import Callable
from typing import Any

import click
import typer
import typer.main
from typer.models import CommandFunctionType

from kinderschutz_cli.cli.frame import Command, Group


class _Commands(typer.Typer):
    """A Typer app whose commands speak German."""

    def command(self, name: str | None = None, **settings: Any) -> Callable[[CommandFunctionType], CommandFunctionType]:
        return super().command(name, **{"cls": Command, **settings})


class SingleCommand(_Commands):
    """A module with one command that stands at the root: `ks invite`."""

    def __init__(self) -> None:
        super().__init__(rich_markup_mode=None, add_completion=False)


class CommandGroup(_Commands):
    """A module with several commands below one noun: `ks event create`, `ks event list`.

    `help` is one German sentence: it is also the line in `ks --help`. `alone`: the command that the noun alone means.
    """

    def __init__(self, help: str, alone: str = "") -> None:  # noqa: A002 - the word Typer uses
        super().__init__(
            cls=type("Group", (Group,), {"alone": alone}),
            help=help,
            epilog=f"Ohne Befehl: {alone}." if alone else None,
            no_args_is_help=True,
            suggest_commands=False,
            rich_markup_mode=None,
            add_completion=False,
        )
        # A callback keeps a group a group even while it has only one command.
        self.callback()(_nothing)


def _nothing() -> None:
    pass


def click_command(app: typer.Typer, name: str) -> click.Command:
    """The Click command behind a command module's `app`, under the name it is registered with."""
    command = typer.main.get_command(app)
    command.name = name
    return command
