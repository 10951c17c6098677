"""What can go wrong with consents."""

from collections.abc import Sequence

from kinderschutz_cli.errors.base import Conflict, UsageProblem
from kinderschutz_cli.errors.line import shown
from kinderschutz_cli.errors.matching import did_you_mean


class FieldUnknown(UsageProblem):
    def __init__(self, text: str, near: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(
            f"„{shown(text)}“ ist keine Angabe für die geteilte Liste.",
            hint=f"{did_you_mean(near)}Möglich sind, durch Komma getrennt: {', '.join(known)}.",
        )


class YesOrNo(UsageProblem):
    def __init__(self, text: str) -> None:
        super().__init__(f"„{shown(text)}“ ist weder ja noch nein.", hint="Bitte schreiben Sie ja oder nein.")


class OneScope(UsageProblem):
    def __init__(self) -> None:
        super().__init__(
            "Die Antwort gilt entweder für eine Veranstaltung oder für alle.",
            hint="Geben Sie --event oder --always an, nicht beides.",
        )


class NobodyConsents(Conflict):
    """A mailbox is no person."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} ist ein Funktionspostfach; einwilligen kann nur eine Person.",
            hint="Auf der teilbaren Liste stehen nur Personen. Nennen Sie die Person, die kommt.",
        )
