"""Work that was stopped from the keyboard after part of it had been recorded."""

from typing import ClassVar

from kinderschutz_cli.errors.base import ExitCode, KsError


class InterruptedWork(KsError):
    """Ctrl-C came when something was already done: `state` says what is, and how it is finished."""

    exit_code: ClassVar[ExitCode] = ExitCode.INTERRUPTED

    def __init__(self, state: str) -> None:
        super().__init__(f"Abgebrochen. {state}")
