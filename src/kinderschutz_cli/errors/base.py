"""The root of all failures and the exit codes they carry."""

from collections.abc import Sequence
from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """Exit codes of `ks`; part of the interface, never renumbered."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    NOT_FOUND = 3
    CONFLICT = 4
    TEMPLATE = 5
    DATABASE = 6
    FILE = 7
    MAIL = 8
    INTERRUPTED = 130


class KsError(Exception):
    """A failure the user can understand: a German sentence, a way out and an exit code.

    Subclasses take facts and write the sentence; the raise line holds no prose. `details` are further lines (the
    candidates of an ambiguous name, all faults of a file), printed one per line below the sentence.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.UNEXPECTED

    def __init__(self, message: str, *, hint: str = "", details: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details = tuple(details)


class UsageProblem(KsError):
    """What was typed cannot be meant so."""

    exit_code = ExitCode.USAGE


class NotFound(KsError):
    """Something named does not exist."""

    exit_code = ExitCode.NOT_FOUND


class Conflict(KsError):
    """It exists, but the state of things does not allow what was asked."""

    exit_code = ExitCode.CONFLICT


class TemplateProblem(KsError):
    """A template cannot be rendered."""

    exit_code = ExitCode.TEMPLATE


class DatabaseProblem(KsError):
    """The SQLite file cannot be used."""

    exit_code = ExitCode.DATABASE


class FileProblem(KsError):
    """A file cannot be read or written."""

    exit_code = ExitCode.FILE
