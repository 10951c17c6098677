"""A word typed that is not one of those `ks` knows: a kind of event, a status, a role in the programme."""

from collections.abc import Sequence

from kinderschutz_cli.errors.base import NotFound
from kinderschutz_cli.errors.line import shown
from kinderschutz_cli.errors.matching import Noun, did_you_mean

EVENT_KIND = Noun("Art der Veranstaltung", "Arten von Veranstaltungen", "keine")
EVENT_STATUS = Noun("Status", "Status", "keinen")
PART_FORM = Noun("Form", "Formen", "keine")
ITEM_KIND = Noun("Art von Programmpunkt", "Arten von Programmpunkten", "keine")
SALUTATION_STYLE = Noun("Stil der Anrede", "Stile der Anrede", "keinen")
GENDER_SPELLING = Noun("Schreibweise der Geschlechter", "Schreibweisen der Geschlechter", "keine")
SECTOR_GROUP = Noun("Gruppe", "Gruppen", "keine")
APPEARANCE_ROLE = Noun("Rolle im Programm", "Rollen im Programm", "keine")


class UnknownChoice(NotFound):
    """`choices` are all words there are, `near` those it may have been meant for."""

    def __init__(self, noun: Noun, text: str, *, near: Sequence[str], choices: Sequence[str]) -> None:
        super().__init__(
            f"Es gibt {noun.none} {noun.singular} „{shown(text)}“.",
            hint=f"{did_you_mean(near)}Möglich sind: {', '.join(choices)}.",
        )
