"""Failures of typed amounts of money."""

from kinderschutz_cli.errors.base import UsageProblem


class AmountNotUnderstood(UsageProblem):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"„{text}“ wird nicht als Betrag verstanden.",
            hint="Verstanden werden zum Beispiel „25“, „25,50 €“, „1.250 Euro“ und „kostenfrei“.",
        )
