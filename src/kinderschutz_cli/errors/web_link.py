"""Failures of a typed web address."""

from kinderschutz_cli.errors.base import UsageProblem
from kinderschutz_cli.errors.line import shown


class LinkNotUnderstood(UsageProblem):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"„{shown(text)}“ ist keine Internetadresse.",
            hint="Erwartet wird eine Adresse wie „https://example.org/anmeldung“.",
        )
