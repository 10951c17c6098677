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
        super().__init__(
            f"Befehl {number} lässt sich nicht mehr rückgängig machen: Seine Daten wurden gelöscht.",
            hint="Einen anderen Befehl nennen Sie mit seiner Nummer: ks undo NUMMER (siehe „ks log“).",
        )


class ChangedSince(Conflict):
    def __init__(self, number: int, noun: str, later: str) -> None:
        super().__init__(
            f"Befehl {number} lässt sich nicht rückgängig machen: {noun} wurde danach noch geändert ({later}).",
            hint="Machen Sie zuerst den späteren Befehl rückgängig: ks undo NUMMER (siehe „ks log“).",
        )


class StillReferenced(Conflict):
    """What the command made is used by something that a later command made."""

    def __init__(self, number: int, noun: str, user: str, later: str) -> None:
        super().__init__(
            f"Befehl {number} lässt sich nicht rückgängig machen: {noun} wird noch gebraucht, {user} hängt daran ({later}).",
            hint="Machen Sie zuerst den späteren Befehl rückgängig: ks undo NUMMER (siehe „ks log“).",
        )


class PlaceTaken(Conflict):
    """What the command removed cannot come back beside something of the same name."""

    def __init__(self, number: int, noun: str) -> None:
        super().__init__(
            f"Befehl {number} lässt sich nicht rückgängig machen: {noun} gleichen Namens wurde inzwischen neu angelegt.",
            hint="Machen Sie zuerst den späteren Befehl rückgängig: ks undo NUMMER (siehe „ks log“).",
        )


class FirstCommandStays(Conflict):
    def __init__(self) -> None:
        super().__init__(
            "Das Anlegen des Netzwerks (ks init) lässt sich nicht rückgängig machen.",
            hint="Ein Netzwerk, das nicht mehr gebraucht wird, ist ein Ordner, den Sie löschen können.",
        )


class UndoneAlready(Conflict):
    def __init__(self, number: int, name: str, by: int) -> None:
        super().__init__(
            f"Befehl {number} ({name}) ist schon rückgängig gemacht, mit Befehl {by}.",
            hint=f"Wieder herstellen: ks undo {by}",
        )


class NoDataChanged(Conflict):
    """An export writes files only."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__(
            f"Befehl {number} ({name}) hat keine Daten geändert; es gibt nichts rückgängig zu machen.",
            hint="Geschriebene Dateien löschen Sie bei Bedarf selbst.",
        )
