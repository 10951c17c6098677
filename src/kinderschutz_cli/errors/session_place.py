"""What can go wrong with wishes for workshops and working groups, and with the places in them."""

from collections.abc import Sequence

from kinderschutz_cli.errors.base import Conflict, NotFound, UsageProblem
from kinderschutz_cli.errors.line import shown
from kinderschutz_cli.errors.matching import either


class NoGroups(Conflict):
    """The programme has nothing that people choose."""

    def __init__(self, event: str) -> None:
        super().__init__(
            f"Im Programm von „{event}“ gibt es noch keine Workshops oder Arbeitsgruppen.",
            hint='Zum Beispiel: ks program add 13.00 "AG 1: Schule" --kind arbeitsgruppe --places 20',
        )


class TakesNoWishes(Conflict):
    """A programme item for everybody; `groups` are the titles that can be chosen."""

    def __init__(self, title: str, groups: Sequence[str]) -> None:
        super().__init__(
            f"„{title}“ ist für alle da und nimmt keine Wünsche.", hint=f"Zur Wahl stehen {either(groups, 'und')}."
        )


class GroupsOfSeveralParts(UsageProblem):
    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__(
            f"{either(titles, 'und')} gehören zu verschiedenen Veranstaltungsteilen.",
            hint="Nennen Sie die Wünsche für jeden Teil in einem eigenen Befehl.",
        )


class NobodyToWish(Conflict):
    """Whoever has left, or was refused, has no wishes to enter."""

    def __init__(self, name: str, status: str) -> None:
        super().__init__(
            f"{name} kommt nicht (Status: {status}); Wünsche lassen sich nicht eintragen.",
            hint="Wer doch kommt, meldet sich wieder an: ks registration add NAME",
        )


class SeatNeeded(Conflict):
    """A place in a group needs a seat of the event."""

    def __init__(self, name: str, status: str) -> None:
        super().__init__(
            f"{name} hat keinen Platz bei der Veranstaltung (Status: {status}) und bekommt deshalb keinen in einer Gruppe.",
            hint="Wünsche lassen sich schon eintragen: ks session wish NAME GRUPPE. Sie zählen, sobald ein Platz zugesagt ist.",
        )


class NoPlaceInGroup(Conflict):
    """`reason` is a part of a sentence."""

    def __init__(self, name: str, title: str, reason: str) -> None:
        super().__init__(
            f"{name} kann in „{title}“ keinen Platz bekommen: {reason}. Es wurde nichts geändert.",
            hint='Andere Gruppen zeigt „ks session list“. Über die Regel hinaus geht es mit --override "Grund".',
        )


class NotInGroup(NotFound):
    """`where` are the titles of the groups somebody sits in."""

    def __init__(self, name: str, title: str, where: Sequence[str]) -> None:
        there = f"Einen Platz gibt es in {either(where, 'und')}." if where else "Einen Platz gibt „ks session place“."
        super().__init__(f"{name} hat keinen Platz in „{title}“.", hint=there)


class WishMissing(UsageProblem):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"In „{shown(text)}“ steht kein Wunsch.",
            hint='Zum Beispiel: ks session wish "Erika Muster" "AG 1" "AG 3"; --clear löscht die Wünsche.',
        )


class GroupsChanged(Conflict):
    """Between showing and carrying out somebody else changed wishes or places."""

    def __init__(self) -> None:
        super().__init__(
            "Wünsche oder Plätze haben sich inzwischen geändert. Es wurde nichts geändert.",
            hint="Rufen Sie den Befehl noch einmal auf; er zeigt dann den neuen Stand.",
        )
