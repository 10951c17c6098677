"""What can stand against undoing a command."""

from kinderschutz_cli.errors.base import Conflict, NotFound


class NothingToUndo(NotFound):
    def __init__(self) -> None:
        super().__init__("Es gibt nichts rückgängig zu machen.", hint="„ks log“ zeigt, was geändert wurde.")


class CommandUnknown(NotFound):
    def __init__(self, number: int) -> None:
        super().__init__(f"Einen Befehl mit der Nummer {number} gibt es nicht.", hint="„ks log“ zeigt die Nummern.")


class CommandPurged(Conflict):
    """Its changes are gone (a deletion under data protection)."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Befehl {number} lässt sich nicht mehr rückgängig machen: Seine Daten wurden gelöscht.")


class ChangedSince(Conflict):
    def __init__(self, number: int, noun: str, later: str) -> None:
        super().__init__(
            f"Befehl {number} lässt sich nicht rückgängig machen: {noun} wurde danach noch geändert ({later}).",
            hint="Machen Sie zuerst den späteren Befehl rückgängig: ks undo NUMMER (siehe „ks log“).",
        )
