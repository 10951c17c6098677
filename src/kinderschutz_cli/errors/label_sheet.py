"""What can go wrong with sheets of labels."""

from collections.abc import Sequence

from kinderschutz_cli.errors.base import Conflict, UsageProblem
from kinderschutz_cli.errors.line import shown
from kinderschutz_cli.errors.matching import did_you_mean


class SheetUnknown(UsageProblem):
    def __init__(self, text: str, known: Sequence[str], near: Sequence[str]) -> None:
        super().__init__(
            f"Den Bogen „{shown(text)}“ kennt ks nicht.",
            hint=f"{did_you_mean(near)}Möglich sind: {', '.join(known)}.",
        )


class SheetDoesNotFit(Conflict):
    def __init__(self, key: str) -> None:
        super().__init__(
            f"Die Maße des Bogens „{key}“ gehen über ein A4-Blatt hinaus.",
            hint="Prüfen Sie Größe, Zahl, Rand und Abstand.",
        )


class StartNotOnSheet(UsageProblem):
    def __init__(self, start: int, count: int) -> None:
        super().__init__(
            f"Auf diesem Bogen gibt es kein Etikett Nr. {start}.", hint=f"--start nimmt eine Zahl von 1 bis {count}."
        )


class OffsetUnclear(UsageProblem):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"„{shown(text)}“ ist kein Versatz in Millimetern.",
            hint="Schreiben Sie nach rechts und nach unten, höchstens 20 mm, zum Beispiel: --offset 1,5;-0,5",
        )


class NotOnSheets(UsageProblem):
    """An option for sheets of labels, for a document that is not laid out on them."""

    def __init__(self, option: str, document: str) -> None:
        super().__init__(
            f"{option} gilt nur für Dokumente auf Etikettenbogen, nicht für „{document}“.",
            hint="Zum Beispiel: ks export namensschilder.pdf --sheet L4785",
        )
