"""What can go wrong with a postcode that was typed."""

from kinderschutz_cli.errors.base import UsageProblem
from kinderschutz_cli.errors.line import shown


class NoPostcode(UsageProblem):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"„{shown(text)}“ ist keine Postleitzahl: Sie hat fünf Ziffern.",
            hint="Schreiben Sie zum Beispiel 44532, mit führender Null 01067, im Ausland mit dem Land: NL-7511 HX.",
        )
