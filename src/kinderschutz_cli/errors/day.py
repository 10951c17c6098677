"""Failures of typed dates."""

from datetime import date, timedelta

from kinderschutz_cli.errors.base import UsageProblem

_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


class DayNotUnderstood(UsageProblem):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"„{text}“ wird nicht als Datum verstanden.",
            hint="Verstanden werden zum Beispiel „12.11.2025“, „12. November 2025“, „2025-11-12“, „12.11.“ (der nächste) "
            "und „morgen“, ungenau auch „November 2025“ und „2025“.",
        )


class DayDoesNotExist(UsageProblem):
    """`month` is the German name of the month, with the year if it matters; `days` is how many days it has."""

    def __init__(self, text: str, *, month: str, days: int) -> None:
        super().__init__(
            f"Den Tag „{text}“ gibt es nicht: Der {month} hat {days} Tage.",
            hint="Bitte prüfen Sie das Datum, zum Beispiel „12.11.2025“.",
        )


class MonthDoesNotExist(UsageProblem):
    def __init__(self, text: str, *, month: int) -> None:
        super().__init__(
            f"Das Datum „{text}“ gibt es nicht: Einen Monat {month} hat das Jahr nicht.",
            hint="Zuerst kommt der Tag, dann der Monat: „12.11.2025“ ist der 12. November 2025.",
        )


class YearNotPlausible(UsageProblem):
    def __init__(self, text: str, *, year: str, first: int, last: int) -> None:
        super().__init__(
            f"Das Jahr {year} in „{text}“ liegt nicht zwischen {first} und {last}.",
            hint="Bitte geben Sie das Jahr mit vier Ziffern an, zum Beispiel „12.11.2025“.",
        )


class WrongWeekday(UsageProblem):
    """The weekday and the date do not fit; `weekday` counts from Monday = 0."""

    def __init__(self, day: date, *, weekday: int) -> None:
        said, real = _WEEKDAYS[weekday], _WEEKDAYS[day.weekday()]
        before = day - timedelta(days=(day.weekday() - weekday) % 7)
        after = before + timedelta(days=7)
        super().__init__(
            f"Der {day:%d.%m.%Y} ist ein {real}, kein {said}.",
            hint=f"Der {said} davor ist der {before:%d.%m.%Y}, der danach der {after:%d.%m.%Y}.",
        )


class DayNotExact(UsageProblem):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"„{text}“ nennt keinen bestimmten Tag; hier wird einer gebraucht.",
            hint="Zum Beispiel „12.11.2025“ oder „12. November 2025“.",
        )
