"""Failures of typed times of day, spans and durations."""

from datetime import time

from kinderschutz_cli.errors.base import UsageProblem


class TimeNotUnderstood(UsageProblem):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"„{text}“ wird nicht als Uhrzeit verstanden.",
            hint="Verstanden werden zum Beispiel „9“, „9 Uhr“, „9.30“ und „09:30 Uhr“.",
        )


class TimeDoesNotExist(UsageProblem):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"Die Uhrzeit „{text}“ gibt es nicht: Der Tag geht von 0:00 bis 23:59 Uhr.",
            hint="Mitternacht am Ende eines Tages schreiben Sie „23:59“.",
        )


class SpanNotUnderstood(UsageProblem):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"„{text}“ wird nicht als Zeitspanne verstanden.",
            hint="Verstanden werden zum Beispiel „9-16“, „9 Uhr bis 16 Uhr“, „9.30 – 16:00 Uhr“ und „ab 9 Uhr“.",
        )


class EndNotAfterStart(UsageProblem):
    def __init__(self, starts: time, ends: time) -> None:
        relation = "ist zugleich der Beginn" if starts == ends else f"liegt vor dem Beginn ({starts:%H:%M} Uhr)"
        super().__init__(
            f"Das Ende ({ends:%H:%M} Uhr) {relation}.",
            hint="Zuerst kommt der Beginn, dann das Ende, zum Beispiel „9 Uhr bis 16 Uhr“.",
        )


class DurationNotUnderstood(UsageProblem):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"„{text}“ wird nicht als Dauer verstanden.",
            hint="Verstanden werden Minuten wie „90“ oder „90 min“ und Stunden wie „1,5 h“ oder „1:30“.",
        )


class DurationNotPossible(UsageProblem):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"Die Dauer „{text}“ ist nicht möglich: Sie liegt nicht zwischen einer Minute und 24 Stunden.",
            hint="Geben Sie die Dauer in Minuten an, zum Beispiel „90“.",
        )
