"""What can go wrong with events."""

from kinderschutz_cli.errors.base import Conflict, NotFound


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
    def __init__(self, title: str) -> None:
        super().__init__(
            f"„{title}“ ist abgesagt.", hint="„ks event edit --status geplant“ nimmt die Absage zurück."
        )
