"""Failures of a person's name."""

from kinderschutz_cli.errors.base import UsageProblem
from kinderschutz_cli.errors.line import shown


class TwoPeople(UsageProblem):
    """ "Herr und Frau Muster": a contact is one person."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"„{shown(text)}“ nennt zwei Personen.",
            hint="Legen Sie für jede Person einen eigenen Kontakt an.",
        )


class UnknownFormOfAddress(UsageProblem):
    """Something else than Frau, Herr or nothing."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"„{shown(text)}“ ist keine Anrede, die ks kennt.",
            hint="Möglich sind „frau“, „herr“ und „keine“; ein anderer Wortlaut gehört in das Feld „eigene Anrede“.",
        )
