"""What can go wrong with organisations."""

from collections.abc import Mapping, Sequence

from kinderschutz_cli.errors.base import Conflict, NotFound, UsageProblem
from kinderschutz_cli.errors.line import shown
from kinderschutz_cli.errors.matching import did_you_mean, either

#: What keeps an organisation, by table: one, several.
_KEEPERS = {
    "affiliation": ("1 Zugehörigkeit eines Kontakts", "{} Zugehörigkeiten von Kontakten"),
    "organisation": ("1 Organisation darunter", "{} Organisationen darunter"),
    "registration": ("1 Anmeldung", "{} Anmeldungen"),
    "body": ("1 Veranstaltung als beteiligte Stelle", "{} Veranstaltungen als beteiligte Stelle"),
    "appearance": ("1 Auftritt im Programm", "{} Auftritte im Programm"),
}


class OrganisationUnknown(NotFound):
    """`near` are names it may have been meant for; where it is new, it is made first."""

    def __init__(self, text: str, near: Sequence[str]) -> None:
        self.near = tuple(near)
        name = shown(text).replace('"', "")
        super().__init__(
            f"Es gibt keine Organisation „{shown(text)}“.",
            hint=f'{did_you_mean(near)}Eine neue legen Sie an mit: ks org add "{name}" --sector SEKTOR',
        )


class OrganisationNameMissing(UsageProblem):
    def __init__(self) -> None:
        super().__init__("Die Organisation hat keinen Namen.", hint="Zum Beispiel „Familienzentrum Sonnenschein“.")


class OrganisationExists(Conflict):
    def __init__(self, name: str, number: int, city: str) -> None:
        place = f" in {city}" if city else ""
        super().__init__(
            f"„{name}“{place} gibt es schon: #{number}. Es wurde nichts angelegt.",
            hint=f"Sie ändert „ks org edit {number} …“; ist eine andere gemeint, setzen Sie --another dazu.",
        )


class KeyTaken(Conflict):
    """The source's own key (Schulnummer) names one organisation only."""

    def __init__(self, key: str, source: str, name: str, number: int) -> None:
        super().__init__(
            f"Den Schlüssel „{shown(key)}“ der Quelle „{shown(source)}“ hat schon „{name}“ (#{number}).",
            hint=f"Sie ändert „ks org edit {number} …“.",
        )


class KindOfAnotherSector(UsageProblem):
    """All words as slugs; `own` is the sector the kind belongs to."""

    def __init__(self, kind: str, own: str, sector: str) -> None:
        super().__init__(
            f"Die Art „{kind}“ gehört zum Sektor „{own}“, nicht zu „{sector}“.",
            hint=f"Lassen Sie --sector weg oder wählen Sie eine Art des Sektors „{sector}“: ks kind list",
        )


class AboveItself(Conflict):
    """The tree would have a circle."""

    def __init__(self, name: str, parent: str) -> None:
        reason = "sich selbst stehen." if name == parent else f"„{parent}“ stehen: „{parent}“ gehört zu „{name}“."
        super().__init__(
            f"„{name}“ kann nicht unter {reason}",
            hint="Wie die Organisationen zusammenhängen, zeigt „ks org list --tree“.",
        )


class OrganisationInUse(Conflict):
    """`uses` counts rows by table."""

    def __init__(self, name: str, number: int, uses: Mapping[str, int]) -> None:
        reasons = [_KEEPERS[table][count > 1].format(count) for table, count in uses.items()]
        super().__init__(
            f"„{name}“ kann nicht entfernt werden; daran hängen: {', '.join(reasons)}.",
            hint=f"Was dazugehört, zeigt „ks org show {number}“. Eine Einrichtung, die schließt, bleibt verzeichnet: "
            f"ks org edit {number} --closes DATUM",
        )


class PlaceUnknown(NotFound):
    """No contact and no organisation lies there."""

    def __init__(self, text: str, near: Sequence[str]) -> None:
        super().__init__(
            f"In „{shown(text)}“ liegt keine Organisation und kein Kontakt.",
            hint=f"Meinten Sie {either(near)}?"
            if near
            else "Ein Ort ist gemeint wie in der Anschrift, zum Beispiel „Lünen“.",
        )
