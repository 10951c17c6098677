"""Failures of an e-mail address."""

from collections.abc import Sequence
from enum import StrEnum

from kinderschutz_cli.errors.base import UsageProblem
from kinderschutz_cli.errors.line import shown


class MailFault(StrEnum):
    """What is wrong, as the end of the sentence."""

    EMPTY = "Es steht nichts da"
    NO_AT = "Das @ fehlt"
    SEVERAL_AT = "Es stehen mehrere @ darin"
    NO_NAME = "Vor dem @ steht nichts"
    NO_DOMAIN = "Hinter dem @ steht nichts"
    BLANK = "Ein Leerzeichen steht darin"
    DOTS = "Ein Punkt steht an falscher Stelle"
    NO_DOT = "Hinter dem @ fehlt die Endung, zum Beispiel „.de“"
    LETTERS = "Vor dem @ steht ein Zeichen, das dort nicht erlaubt ist"
    DOMAIN = "Der Teil hinter dem @ ist kein gültiger Name"
    LONG = "Sie ist zu lang"


class BadMailAddress(UsageProblem):
    def __init__(self, text: str, fault: MailFault) -> None:
        super().__init__(
            f"„{shown(text)}“ ist keine gültige E-Mail-Adresse. {fault}.",
            hint="Erwartet wird eine Adresse wie „kim.muster@example.org“.",
        )


class SeveralMailAddresses(UsageProblem):
    def __init__(self, addresses: Sequence[str]) -> None:
        super().__init__(
            "Hier stehen mehrere E-Mail-Adressen, erwartet wird eine.",
            hint="Legen Sie für jede weitere Person einen eigenen Kontakt an.",
            details=[shown(address) for address in addresses],
        )
