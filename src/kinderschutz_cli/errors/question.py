"""Answers that are needed where nobody can be asked, or that cannot be understood."""

from collections.abc import Sequence

from kinderschutz_cli.errors.base import UsageProblem


class ValueNeeded(UsageProblem):
    """A value is missing and nobody sits there to type it."""

    def __init__(self, label: str, option: str) -> None:
        super().__init__(f"Es fehlt: {label}.", hint=f"Bitte geben Sie {option} an.")


class ConsentNeeded(UsageProblem):
    """A change needs a yes and nobody sits there to give it."""

    def __init__(self, question: str) -> None:
        super().__init__(
            "Der Befehl fragt vor dieser Änderung nach, und hier kann niemand antworten.",
            details=(question,),
            hint="Bitte geben Sie --yes an, wenn die Änderung so gewollt ist.",
        )


class ChoiceNeeded(UsageProblem):
    """One of several must be chosen and nobody sits there to choose."""

    def __init__(self, label: str, options: Sequence[str], option: str) -> None:
        way_out = f"Bitte geben Sie {option} an." if option else "Bitte nennen Sie eines davon genau."
        super().__init__(f"Es ist nicht eindeutig: {label}.", details=options, hint=way_out)
