"""What can go wrong when two records are looked at as one."""

from collections.abc import Sequence

from kinderschutz_cli.errors.base import Conflict, UsageProblem
from kinderschutz_cli.errors.line import shown


class SameRecordTwice(UsageProblem):
    """Both names mean one record."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Beide Angaben meinen denselben Eintrag: #{number}.",
            hint="Nennen Sie zwei verschiedene, am sichersten mit ihren Nummern.",
        )


class PersonAndMailbox(Conflict):
    def __init__(self, person: str, mailbox: str) -> None:
        super().__init__(
            f"{person} ist eine Person, {mailbox} ein Funktionspostfach; sie können nicht eins werden.",
            hint="Was von beiden falsch erfasst ist, ändert „ks contact edit NUMMER --mailbox“ oder „--person“.",
        )


class KeepNotUnderstood(UsageProblem):
    """`names` are the fields about which there is something to choose."""

    def __init__(self, text: str, names: Sequence[str]) -> None:
        super().__init__(
            f"Die Angabe --keep „{shown(text)}“ ist nicht zu verstehen.",
            hint="Gemeint ist a oder b für alles, oder ein Feld, zum Beispiel --keep "
            f"{names[0] if names else 'mail'}=b. Zu wählen ist hier: {', '.join(names) or 'nichts'}.",
        )


class MergeUndecided(Conflict):
    """Both records say different things, and nobody can be asked; `lines` show them field by field."""

    def __init__(self, names: Sequence[str], lines: Sequence[str]) -> None:
        super().__init__(
            "Es ist nicht entschieden, welche Angabe bleibt; es wurde nichts zusammengeführt:",
            details=lines,
            hint=f"Wählen Sie je Feld, zum Beispiel --keep {names[0]}=b, oder für alle --keep a; --yes behält a.",
        )


class ChangedMeanwhile(Conflict):
    def __init__(self) -> None:
        super().__init__(
            "Die Einträge haben sich inzwischen geändert; es wurde nichts zusammengeführt.",
            hint="Wiederholen Sie den Befehl; er zeigt den neuen Stand.",
        )


class AnswerUnknown(UsageProblem):
    """In the review of duplicates."""

    def __init__(self, text: str) -> None:
        super().__init__(f"„{shown(text)}“ ist keine der Möglichkeiten.", hint="Bitte m, n, s oder q.")


class NobodyToDecide(UsageProblem):
    """`group` is the command's: "contact" or "org"."""

    def __init__(self, group: str) -> None:
        super().__init__(
            "Zum Durchsehen wird jemand gebraucht, der entscheidet; hier ist kein Terminal.",
            hint=f"Die Liste zeigt „ks {group} duplicates“; entschieden wird mit „ks {group} merge A B“ oder „--not A B“.",
        )
