"""What can go wrong with the programme of an event."""

from kinderschutz_cli.errors.base import Conflict, NotFound, UsageProblem
from kinderschutz_cli.errors.line import shown


class ItemNotFound(NotFound):
    """No item has that number; `count` is how many there are."""

    def __init__(self, text: str, event: str, count: int) -> None:
        there = f"Es gibt die Nummern 1 bis {count}." if count > 1 else "Es gibt nur die Nummer 1."
        super().__init__(
            f"Im Programm von {event} gibt es keinen Punkt „{shown(text)}“.",
            hint=f"{there} „ks program list“ zeigt sie." if count else "Das Programm ist noch leer.",
        )


class TwoEnds(UsageProblem):
    """The end of an item was said twice: by span, minutes or until."""

    def __init__(self) -> None:
        super().__init__(
            "Das Ende des Programmpunkts ist mehrfach angegeben.",
            hint="Bitte nur eines angeben: die Zeit als „9.30-10.15“, --minutes oder --until.",
        )


class EndWithoutStart(UsageProblem):
    def __init__(self) -> None:
        super().__init__(
            "Ein Programmpunkt ohne Uhrzeit kann kein Ende haben.",
            hint="Geben Sie eine Uhrzeit an oder mit --minutes nur die Dauer.",
        )


class ItemTitleMissing(UsageProblem):
    def __init__(self) -> None:
        super().__init__("Ein Programmpunkt braucht einen Titel.", hint='Zum Beispiel: ks program add 9.30 "Eröffnung"')


class PersonMissing(UsageProblem):
    """A person typed with role, type or affiliation, but without a name."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"In „{shown(text)}“ fehlt der Name.",
            hint="Zum Beispiel „Jan Muster (LWL-Landesjugendamt)“, „moderiert:Kim Muster“ oder „amt:Bürgermeister“.",
        )


class MoveNeedsTarget(UsageProblem):
    def __init__(self) -> None:
        super().__init__(
            "Es ist nicht angegeben, wohin der Programmpunkt soll.",
            hint="Nennen Sie eine Uhrzeit („ks program move 3 10.30“) oder mit --to eine Stelle („ks program move 3 --to 1“).",
        )


class TwoTargets(UsageProblem):
    def __init__(self) -> None:
        super().__init__(
            "Uhrzeit und --to sind beide angegeben.", hint="Nennen Sie entweder eine Uhrzeit oder mit --to eine Stelle."
        )


class ShiftNeedsTime(UsageProblem):
    def __init__(self, title: str) -> None:
        super().__init__(
            f"„{title}“ hat noch keine Uhrzeit; es ist nicht klar, um wie viel das Folgende verschoben werden soll.",
            hint="Ohne --shift bekommt der Punkt die neue Uhrzeit, und das Folgende bleibt.",
        )


class ShiftedBeyondDay(Conflict):
    """Moving an item with what follows would push it over midnight."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"„{title}“ würde über Mitternacht hinaus verschoben.",
            hint="Ohne --shift bleibt das Folgende, wo es ist.",
        )


class CannotReorder(Conflict):
    """Items that run in parallel, or whose end is not known, have no order that could be exchanged."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Punkt {number} lässt sich nicht so umstellen: Dazwischen laufen Punkte parallel, ohne Uhrzeit oder ohne "
            "bekanntes Ende, oder liegen in einem anderen Teil.",
            hint=f"Nennen Sie die neue Uhrzeit: ks program move {number} 10.30",
        )
