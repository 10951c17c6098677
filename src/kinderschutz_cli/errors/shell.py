"""Completion that cannot be set up."""

from kinderschutz_cli.errors.base import NotFound


class ShellNotFound(NotFound):
    """The shell whose start file is needed cannot be asked for it."""

    def __init__(self, shell: str) -> None:
        super().__init__(
            f"{shell} antwortet auf diesem Rechner nicht.",
            hint=f"`ks completion {shell}` zeigt das Skript; Sie können es selbst in Ihre Startdatei einfügen.",
        )
