"""What can go wrong with the clock set from outside."""

from kinderschutz_cli.errors.base import UsageProblem


class TodayNotUnderstood(UsageProblem):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"Die Umgebungsvariable KS_TODAY enthält „{text}“, das ist kein Datum.",
            hint="Schreiben Sie das Datum so: KS_TODAY=2025-07-01",
        )
