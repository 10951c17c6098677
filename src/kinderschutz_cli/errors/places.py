"""What can go wrong with places and the waiting list."""

from collections.abc import Sequence

from kinderschutz_cli.errors.base import Conflict, UsageProblem


class RuleUnknown(UsageProblem):
    def __init__(self, text: str, known: Sequence[str]) -> None:
        super().__init__(f"Die Regel „{text}“ kennt ks nicht.", hint=f"Möglich sind: {', '.join(known)}.")


class CapLevelUnknown(UsageProblem):
    def __init__(self, text: str, known: Sequence[str]) -> None:
        super().__init__(f"Die Ebene „{text}“ kennt ks nicht.", hint=f"Möglich sind: {', '.join(known)}.")


class QuotaTooLarge(Conflict):
    """More seats are kept than there are."""

    def __init__(self, kept: int, seats: int) -> None:
        super().__init__(
            f"Freigehalten und vorgehalten wären zusammen {kept} Plätze, es gibt aber nur {seats}. Es wurde nichts geändert.",
            hint="Verkleinern Sie eine Quote oder die freigehaltenen Plätze: ks places show zeigt sie.",
        )


class QuotaContradicts(UsageProblem):
    def __init__(self, minimum: int, maximum: int) -> None:
        super().__init__(
            f"Mindestens {minimum} und höchstens {maximum} passt nicht zusammen.",
            hint="Die Höchstzahl muss mindestens so groß sein wie die Zahl der vorgehaltenen Plätze.",
        )


class NobodyWaits(Conflict):
    def __init__(self, event: str) -> None:
        super().__init__(
            f"Auf der Warteliste von „{event}“ steht niemand.", hint="Alle Anmeldungen zeigt: ks registration list"
        )


class OfferInThePast(UsageProblem):
    def __init__(self, day: str) -> None:
        super().__init__(
            f"Ein Angebot bis {day} wäre schon abgelaufen.", hint="Nennen Sie mit --until einen Tag ab heute."
        )


class QueueChanged(Conflict):
    """Between showing and carrying out somebody else changed seats or waiting list."""

    def __init__(self) -> None:
        super().__init__(
            "Plätze oder Warteliste haben sich inzwischen geändert. Es wurde nichts geändert.",
            hint="Rufen Sie den Befehl noch einmal auf; er zeigt dann den neuen Stand.",
        )


class NothingToAllot(Conflict):
    def __init__(self, event: str) -> None:
        super().__init__(
            f"Zu „{event}“ liegt keine Anmeldung vor, über die noch zu entscheiden ist.",
            hint="Die Warteliste zeigt: ks waitlist list",
        )
