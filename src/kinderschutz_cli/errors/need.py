"""What can go wrong with food and access needs."""

from collections.abc import Sequence

from kinderschutz_cli.errors.base import Conflict, NotFound, UsageProblem
from kinderschutz_cli.errors.line import shown
from kinderschutz_cli.errors.matching import did_you_mean, either


class NeedUnknown(UsageProblem):
    def __init__(self, text: str, near: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(
            f"Den Bedarf „{shown(text)}“ kennt ks nicht.",
            hint=f'{did_you_mean(near)}Möglich sind: {", ".join(known)}. Alles andere: sonstiges --words "…"',
        )


class CodeNeeded(UsageProblem):
    def __init__(self, known: Sequence[str]) -> None:
        super().__init__("Es fehlt, was die Person braucht.", hint=f"Möglich sind: {', '.join(known)}.")


class WordsNeeded(UsageProblem):
    """An allergy or another need says nothing without words."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(
            f"„{code}“ sagt allein zu wenig.", hint=f'Schreiben Sie dazu, was gemeint ist: {code} --words "Erdnüsse"'
        )


class WordsForWhich(UsageProblem):
    def __init__(self, codes: Sequence[str]) -> None:
        super().__init__(
            f"Zu welchem Bedarf gehören die Worte: {', '.join(codes)}?",
            hint="Tragen Sie jeden Bedarf, der eigene Worte hat, mit einem eigenen Befehl ein.",
        )


class NobodyToCareFor(Conflict):
    """Somebody who does not come needs nothing; health data without a purpose is not kept."""

    def __init__(self, name: str, status: str) -> None:
        super().__init__(
            f"{name} kommt nicht (Status: {status}); ohne Anlass dürfen Gesundheitsdaten nicht gespeichert werden.",
            hint="Wer doch kommt, wird zuerst wieder angemeldet: ks registration add NAME",
        )


class NeedNotStored(NotFound):
    def __init__(self, name: str, codes: Sequence[str]) -> None:
        what = f"kein Bedarf {either(codes)}" if codes else "kein Bedarf"
        super().__init__(f"Für {name} ist {what} eingetragen.", hint="Was eingetragen ist, zeigt „ks need list“.")


class NoNeedsStored(NotFound):
    def __init__(self, about: str) -> None:
        super().__init__(
            f"Zu {about} sind keine Bedarfe gespeichert, auch nicht im Änderungsverlauf.",
            hint="Andere Veranstaltungen nennen Sie mit --event NAME.",
        )
