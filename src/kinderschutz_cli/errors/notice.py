"""What can stand against telling people of a registration or an event."""

from collections.abc import Sequence

from kinderschutz_cli.errors.base import Conflict, NotFound, UsageProblem


class NoticeUnknown(UsageProblem):
    def __init__(self, text: str, known: Sequence[str]) -> None:
        super().__init__(
            f"„{text}“ ist keine Nachricht, die „ks mail“ schreibt.",
            hint=f"Es gibt: {', '.join(known)}. Die Erinnerung an offene Antworten schreibt „ks remind“.",
        )


class AgainNeedsChoice(UsageProblem):
    def __init__(self) -> None:
        super().__init__(
            "Welche Nachricht soll noch einmal geschrieben werden?",
            hint="Zum Beispiel: ks mail anmeldebestaetigung --again, oder --for NAME --again für eine Person.",
        )


class EventNeedsNoReminder(Conflict):
    def __init__(self, event: str, reason: str) -> None:
        super().__init__(
            f"„{event}“ {reason}; daran wird nicht erinnert.",
            hint="Eine andere Veranstaltung wählen Sie mit --event NAME.",
        )


class MessageUnknown(NotFound):
    def __init__(self, number: int) -> None:
        super().__init__(
            f"Eine Nachricht mit der Nummer {number} gibt es nicht.",
            hint="„ks message list“ zeigt alle mit ihrer Nummer.",
        )
