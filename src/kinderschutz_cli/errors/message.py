"""What can be wrong with a message before it is written."""

from kinderschutz_cli.errors.base import UsageProblem


class HeaderNotAllowed(UsageProblem):
    """A control character in a header could add a recipient or a header of its own."""

    def __init__(self, field: str, value: str) -> None:
        shown = "".join(character if character.isprintable() else "·" for character in value)
        super().__init__(
            f"{field} der Nachricht enthält ein Steuerzeichen (z. B. einen Zeilenumbruch): „{shown[:80]}“.",
            hint="Berichtigen Sie den Eintrag; die Nachricht wurde nicht geschrieben.",
        )


class AddressNotUsable(UsageProblem):
    """No address that a mail program could use; one message has exactly one recipient."""

    def __init__(self, address: str) -> None:
        shown = "".join(character if character.isprintable() else "·" for character in address)
        super().__init__(
            f"„{shown[:80]}“ ist keine E-Mail-Adresse, an die sich schreiben lässt.",
            hint="Berichtigen Sie die Adresse des Kontakts: ks contact edit NAME --mail ADRESSE",
        )
