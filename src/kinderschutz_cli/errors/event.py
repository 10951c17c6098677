"""What can go wrong with events."""

from collections.abc import Sequence

from kinderschutz_cli.errors.base import Conflict, NotFound, UsageProblem
from kinderschutz_cli.errors.line import shown


class NoCurrentEvent(NotFound):
    """A command about an event, but none is meant."""

    def __init__(self, *, any_event: bool) -> None:
        super().__init__(
            "Es ist keine Veranstaltung ausgewählt, und es steht keine bevor."
            if any_event
            else "Es gibt noch keine Veranstaltung.",
            hint="Wählen Sie eine mit --event NAME oder „ks event use NAME“."
            if any_event
            else 'Legen Sie eine an: ks event create "Titel" --date 8.10.2025',
        )


class EventIsCancelled(Conflict):
    """`slug` is the event's short name: a cancelled event is never the current one."""

    def __init__(self, title: str, slug: str) -> None:
        super().__init__(
            f"„{title}“ ist abgesagt.",
            hint=f"„ks event edit {slug} --status geplant“ nimmt die Absage zurück.",
        )


class EventIsOver(Conflict):
    """`when` is the day as it stands in a sentence: "am Mittwoch, 8. Oktober 2025"."""

    def __init__(self, title: str, when: str) -> None:
        super().__init__(
            f"„{title}“ ist vorbei: Die Veranstaltung war {when}.",
            hint="Für eine vergangene Veranstaltung geben Sie bei jedem Befehl --event NAME an.",
        )


class EventExistsAlready(Conflict):
    """An event of the same title on the same day: most likely the command was typed twice."""

    def __init__(self, title: str, when: str, slug: str) -> None:
        super().__init__(
            f"Es gibt schon eine Veranstaltung „{title}“ {when}.",
            hint=f"„ks event edit {slug}“ ändert sie; eine weitere am selben Tag braucht einen anderen Titel.",
        )


class EventInUse(Conflict):
    """`users` say what hangs on the event: "24 Einladungen"."""

    def __init__(self, title: str, users: Sequence[str]) -> None:
        super().__init__(
            f"„{title}“ kann nicht entfernt werden: Daran hängen {' und '.join(users)}.",
            hint="„ks event cancel“ sagt die Veranstaltung ab und behält, wer eingeladen und angemeldet war.",
        )


class TitleMissing(UsageProblem):
    def __init__(self) -> None:
        super().__init__(
            "Eine Veranstaltung braucht einen Titel.",
            hint='Zum Beispiel: ks event create "3. Lüner Kinderschutzkonferenz" --date 8.10.2025',
        )


class DeadlineAfterEvent(UsageProblem):
    """`deadline` and `day` are written with their weekdays."""

    def __init__(self, deadline: str, day: str) -> None:
        super().__init__(
            f"Der Anmeldeschluss ({deadline}) liegt nach der Veranstaltung ({day}).",
            hint="Bitte prüfen Sie --deadline und --date.",
        )


class NumberNotUnderstood(UsageProblem):
    """`what` is the field with its article: "Die Platzzahl"."""

    def __init__(self, what: str, text: str, *, least: int, example: str) -> None:
        super().__init__(
            f"{what} „{shown(text)}“ ist keine ganze Zahl ab {least}.",
            hint=f"Erwartet wird eine Zahl wie „{example}“ oder „offen“.",
        )


class NothingToChange(UsageProblem):
    """An edit without any option; `command` shows what is possible."""

    def __init__(self, command: str) -> None:
        super().__init__(
            "Es ist nicht angegeben, was geändert werden soll.", hint=f"„{command} --help“ zeigt alle Angaben."
        )


class PartNeeded(UsageProblem):
    """The event has several parts and none was named; `labels` are "1  Tag 1, Mi 08.10.2025"."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__(
            "Die Veranstaltung hat mehrere Teile; es ist nicht angegeben, welcher gemeint ist.",
            details=labels,
            hint="Bitte geben Sie --part mit der Nummer oder dem Titel an.",
        )


class OnlyPart(Conflict):
    def __init__(self, title: str) -> None:
        super().__init__(
            f"„{title}“ hat nur einen Teil, und der bleibt.",
            hint="„ks event edit“ ändert seine Angaben, „ks event remove“ entfernt die ganze Veranstaltung.",
        )


class PartInUse(Conflict):
    def __init__(self, label: str, registrations: int) -> None:
        word = "Anmeldung" if registrations == 1 else "Anmeldungen"
        super().__init__(
            f"{label} kann nicht entfernt werden: Es gibt dafür {registrations} {word}.",
            hint="„ks registration list“ zeigt sie.",
        )


class EventCannotBeCancelled(Conflict):
    """It was held, or it is over: there is nothing left to cancel."""

    def __init__(self, title: str, when: str) -> None:
        super().__init__(
            f"„{title}“ {when} kann nicht mehr abgesagt werden: Die Veranstaltung ist vorbei.",
            hint="„ks event edit --status abgesagt“ trägt nach, dass sie ausgefallen ist.",
        )
