"""What can go wrong when somebody changes to another institution."""

from kinderschutz_cli.errors.base import Conflict, UsageProblem


class BelongsThereAlready(Conflict):
    def __init__(self, contact: str, number: int, organisation: str) -> None:
        super().__init__(
            f"{contact} gehört schon zu „{organisation}“.",
            hint=f"Die Funktion dort ändert „ks contact edit {number} --function …“.",
        )


class NothingToPassOn(Conflict):
    def __init__(self, contact: str) -> None:
        super().__init__(
            f"{contact} gehört zu keiner Organisation; eine Nachfolge gibt es da nicht.",
            hint="Lassen Sie --successor weg.",
        )


class SuccessorMissing(UsageProblem):
    def __init__(self) -> None:
        super().__init__(
            "Mit --with-invitations gehen offene Einladungen auf die Nachfolge über; sie ist nicht genannt.",
            hint="Nennen Sie sie mit --successor NAME.",
        )


class SuccessorOptedOut(Conflict):
    def __init__(self, successor: str) -> None:
        super().__init__(
            f"{successor} möchte nicht angeschrieben werden; die Einladungen gehen nicht über.",
            hint="Lassen Sie --with-invitations weg.",
        )


class MovedMeanwhile(Conflict):
    def __init__(self) -> None:
        super().__init__(
            "Die Einträge haben sich inzwischen geändert; es wurde nichts eingetragen.",
            hint="Wiederholen Sie den Befehl; er zeigt den neuen Stand.",
        )
