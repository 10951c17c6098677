"""Every way a run can end badly, told in one place and turned into an exit code."""

import errno
import os
import sys
import traceback
from pathlib import Path

import click

import kinderschutz_cli
from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.usage import in_german
from kinderschutz_cli.errors.base import ExitCode, KsError
from kinderschutz_cli.errors.interruption import InterruptedWork
from kinderschutz_cli.errors.system import SystemRefused

_PACKAGE = Path(kinderschutz_cli.__file__).parent


def tell(error: BaseException) -> int:
    """Say in German on stderr what went wrong; returns the exit code."""
    if os.environ.get("KS_DEBUG") == "1":
        # "".join keeps to the plain traceback: no local variables, no Rich.
        sys.stderr.write("".join(traceback.format_exception(error)))
    if is_closed_pipe(error):
        output.forget_closed_streams()
        return ExitCode.DONE
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True, color=output.colour_for(sys.stderr))
        return ExitCode.USAGE
    problem = _as_problem(error)
    if isinstance(problem, InterruptedWork):
        output.interrupted(problem.message)
    else:
        output.failure(problem)
    return problem.exit_code


def is_closed_pipe(error: BaseException) -> bool:
    """Whether the reader of our output has gone (`ks contact list | head`); Windows says EINVAL instead of EPIPE."""
    if isinstance(error, SystemExit):
        # Typer ends the program itself on a closed pipe.
        return isinstance(error.__context__, OSError) and is_closed_pipe(error.__context__)
    if isinstance(error, BrokenPipeError):
        return True
    return os.name == "nt" and isinstance(error, OSError) and error.errno == errno.EINVAL and error.filename is None


def _as_problem(error: BaseException) -> KsError:
    if isinstance(error, KsError):
        return error
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return InterruptedWork("Es wurde nichts geändert.")
    if isinstance(error, click.UsageError):
        return in_german(error)
    if isinstance(error, OSError):
        return SystemRefused(error)
    return Unexpected(error)


class Unexpected(KsError):
    """A fault of ours. The message of the exception is withheld: it may hold somebody's data."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(
            f"Unerwarteter Abbruch: {type(error).__name__}{_own_place(error)}.",
            details=("Das ist ein Fehler im Programm, nicht in Ihren Angaben.",),
            hint="Bitte melden Sie diese Zeilen; mit KS_DEBUG=1 davor erscheint der technische Bericht.",
        )


def _own_place(error: BaseException) -> str:
    """Where in our own code the error was last seen: " in store/event.py, Zeile 40"."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(_PACKAGE):
            return f" in {path.relative_to(_PACKAGE).as_posix()}, Zeile {frame.lineno}"
    return ""
