"""`ks` itself: its global options, and its commands as stubs of which only the one that is called is imported."""

import os
import sys
from collections.abc import MutableMapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from typer.core import TyperOption

from kinderschutz_cli import __version__
from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.frame import Group, short_help
from kinderschutz_cli.cli.invocation import Invocation
from kinderschutz_cli.cli.registry import Stub

HELP = "Netzwerke Kinderschutz koordinieren: Kontakte, Veranstaltungen, Einladungen, Listen."
#: The command that `ks` alone means.
HOME = "status"


def tell(error: BaseException) -> int:
    """Say what went wrong; returns the exit code."""
    from kinderschutz_cli.cli import failure  # 6 ms, for runs that fail

    return failure.tell(error)


class Root(Group):
    """The group at the root. Errors of every command are told here, and nowhere else."""

    def __init__(self, stubs: Sequence[Stub]) -> None:
        self.stubs = {stub.name: stub for stub in stubs}
        super().__init__(
            name="ks",
            commands=[click.Command(stub.name, help=stub.help) for stub in stubs],
            callback=_remember,
            params=_global_options(),
            help=HELP,
            epilog="`ks BEFEHL --help` erklärt einen Befehl.",
            invoke_without_command=True,
            suggest_commands=False,
            rich_markup_mode=None,
            context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
        )

    def loaded(self, name: str) -> click.Command:
        """The command itself; this imports its module."""
        from kinderschutz_cli.cli.command import click_command

        return click_command(import_module(self.stubs[name].import_name).app, name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        return name, self.loaded(name) if name and command else command, rest

    def invoke(self, ctx: click.Context) -> Any:
        if ctx._protected_args or ctx.args:  # noqa: SLF001 - Click's own test for "a command follows"
            return super().invoke(ctx)
        super().invoke(ctx)
        if HOME not in self.stubs:
            click.echo(ctx.get_help(), color=ctx.color)
            return None
        home = self.loaded(HOME)
        with home.make_context(HOME, [], parent=ctx) as context:
            return home.invoke(context)

    def _main_shell_completion(
        self, ctx_args: MutableMapping[str, Any], prog_name: str, complete_var: str | None = None
    ) -> None:
        """Answer the shell's question for completions; Typer's own classes would import Rich for it."""
        del prog_name, complete_var
        if instruction := os.environ.get("_KS_COMPLETE"):
            from kinderschutz_cli.cli.shell import answer  # 3 ms, and only a shell asks

            sys.exit(answer(self, ctx_args, instruction))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - Click's signature
        """The commands under the headings of the registry."""
        limit = formatter.width - 4 - max(map(len, self.stubs), default=0)
        sections: dict[str, list[tuple[str, str]]] = {}
        for name, stub in self.stubs.items():
            sections.setdefault(stub.section, []).append((name, short_help(self.commands[name], limit)))
        for heading, rows in sections.items():
            with formatter.section(heading):
                formatter.write_dl(rows)

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **settings: Any) -> Any:  # type: ignore[override]  # the other parameters pass through unchanged
        """Run one command line. Returns the exit code, or ends the program with it in standalone mode."""
        standalone = settings.pop("standalone_mode", True)
        # On Windows Click would expand *, ~ and %NAME% in every argument; what is typed here is data.
        settings.setdefault("windows_expand_args", False)
        code = self._run(args, prog_name or "ks", settings)
        if standalone:
            sys.exit(code)
        return code

    def _run(self, args: Sequence[str] | None, prog_name: str, settings: dict[str, Any]) -> int:
        try:
            result = super().main(args, prog_name, standalone_mode=False, **settings)
            if result == 130:
                # Typer turns Ctrl-C into this exit code and says nothing.
                return tell(KeyboardInterrupt())
        except SystemExit as stop:
            return tell(stop) if stop.__context__ else int(stop.code or 0)
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the one place where every failure is told
            return tell(error)
        return result if isinstance(result, int) else 0


def _global_options() -> list[click.Parameter]:
    return [
        TyperOption(
            param_decls=["db", "--db"],
            type=click.Path(path_type=Path),
            envvar="KS_DB",
            show_envvar=True,
            metavar="PFAD",
            help="Die Datenbank; sonst die nächste netzwerk.db in diesem Ordner oder darüber.",
        ),
        TyperOption(
            param_decls=["no_color", "--no-color"],
            is_flag=True,
            default=False,
            is_eager=True,
            expose_value=False,
            callback=_switch_colour,
            help="Keine Farben verwenden.",
        ),
        TyperOption(
            param_decls=["version", "--version"],
            is_flag=True,
            default=False,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
            help="Die Version nennen.",
        ),
    ]


def _show_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        output.line(f"ks {__version__}")
        context.exit()


def _switch_colour(_context: click.Context, _parameter: click.Parameter, unwanted: bool) -> None:
    output.use_colour(False if unwanted else None)


@click.pass_context
def _remember(context: click.Context, db: Path | None) -> None:
    context.obj = Invocation(db=db)
