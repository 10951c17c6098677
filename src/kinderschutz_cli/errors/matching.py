"""A name typed on the command line that fits nothing or too much, for any noun."""

from collections.abc import Sequence
from typing import NamedTuple

from kinderschutz_cli.errors.base import Conflict, NotFound
from kinderschutz_cli.errors.line import shown

_MOST_SHOWN = 10


class Noun(NamedTuple):
    """A German noun as the sentences need it: `none` is "keinen", "keine" or "kein"; `listing` the command that lists."""

    singular: str
    plural: str
    none: str
    listing: str = ""


KONTAKT = Noun("Kontakt", "Kontakte", "keinen", "ks contact list")
ORGANISATION = Noun("Organisation", "Organisationen", "keine", "ks org list")
VERANSTALTUNG = Noun("Veranstaltung", "Veranstaltungen", "keine", "ks event list")
VERANSTALTUNGSTEIL = Noun("Veranstaltungsteil", "Veranstaltungsteile", "keinen", "ks event show")
SEKTOR = Noun("Sektor", "Sektoren", "keinen", "ks sector list")
ART = Noun("Art", "Arten", "keine", "ks kind list")
BERUF = Noun("Beruf", "Berufe", "keinen", "ks profession list")
ROLLE = Noun("Rolle", "Rollen", "keine", "ks role list")
NETZWERK = Noun("Netzwerk", "Netzwerke", "kein", "ks network list")
VORLAGE = Noun("Vorlage", "Vorlagen", "keine", "ks template list")
PROGRAMMPUNKT = Noun("Programmpunkt", "Programmpunkte", "keinen", "ks program list")
GRUPPE = Noun("Gruppe", "Gruppen", "keine", "ks session list")
ANMELDUNG = Noun("Anmeldung", "Anmeldungen", "keine", "ks registration list")


class Unknown(NotFound):
    """`near` are the names it may have been meant for, the likeliest first."""

    def __init__(self, noun: Noun, query: str, near: Sequence[str] = ()) -> None:
        self.near = tuple(near)
        listing = f"Alle {noun.plural} zeigt „{noun.listing}“." if noun.listing else ""
        super().__init__(
            f"Es gibt {noun.none} {noun.singular} „{shown(query)}“.",
            hint=f"Meinten Sie {either(near)}?" if near else listing,
        )


class Ambiguous(Conflict):
    """`labels` are the candidates as they are listed, with the number by which one can be chosen: "#12 Erika Muster"."""

    def __init__(self, noun: Noun, query: str, labels: Sequence[str]) -> None:
        number = labels[0].split()[0] if labels and labels[0].startswith("#") else ""
        by_number = f" oder nehmen Sie die Nummer, zum Beispiel „{number}“" if number else ""
        more = len(labels) - _MOST_SHOWN
        super().__init__(
            f"„{shown(query)}“ passt auf {len(labels)} {noun.plural}.",
            hint=f"Schreiben Sie den Namen genauer{by_number}.",
            details=[*labels[:_MOST_SHOWN], *([f"… und {more} weitere"] if more > 0 else [])],
        )


def did_you_mean(near: Sequence[str]) -> str:
    """ "Meinten Sie „a“ oder „b“? " before the rest of a hint; nothing without a proposal."""
    return f"Meinten Sie {either(near)}? " if near else ""


def either(words: Sequence[str], conjunction: str = "oder") -> str:
    """„a“, „b“ oder „c“."""
    quoted = [f"„{word}“" for word in words]
    *first, last = quoted
    return f"{', '.join(first)} {conjunction} {last}" if first else last
