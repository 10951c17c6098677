"""What can go wrong with registrations."""

from collections.abc import Sequence

from kinderschutz_cli.errors.base import Conflict, NotFound, UsageProblem
from kinderschutz_cli.errors.line import shown
from kinderschutz_cli.errors.matching import did_you_mean


class AlreadyRegistered(Conflict):
    def __init__(self, name: str, status: str, event: str) -> None:
        super().__init__(
            f"{name} ist zu „{event}“ schon eingetragen (Status: {status}).",
            hint=f'Den Status ändert „ks registration set "{name}" STATUS“.',
        )


class UnknownGuest(NotFound):
    """Nobody of that name is in the file, and nobody can be asked."""

    def __init__(self, text: str, near: str, command: str) -> None:
        super().__init__(
            f"„{shown(text)}“ steht weder unter den Kontakten noch unter den Organisationen.",
            hint=f'{near}Neu eintragen: {command} "{shown(text)}" --new --org ORGANISATION --mail ADRESSE',
        )


class NamesOrForm(UsageProblem):
    def __init__(self) -> None:
        super().__init__(
            "Entweder Namen oder --from-form: Beides zusammen geht nicht.",
            hint="Zuerst das Formular einlesen, dann die Namen eintragen.",
        )


class OptionDoesNotFit(UsageProblem):
    """An option that would be passed over in silence; `where` says with what it works: "mit --from-form"."""

    def __init__(self, option: str, where: str, command: str) -> None:
        super().__init__(
            f"{option} wirkt nur {where}. Es wurde nichts eingetragen.",
            hint=f"Lassen Sie {option} weg; „{command} --help“ zeigt, was zusammengehört.",
        )


class MeantOrNew(Conflict):
    """Somebody is to be made whose name fits `label` only in part, or who works elsewhere; "#12 Erika Muster"."""

    def __init__(self, name: str, label: str, command: str) -> None:
        meant = label.split(maxsplit=1)[0] if label.startswith("#") else label
        super().__init__(
            f"„{shown(name)}“ kann „{shown(label)}“ sein oder jemand anderes. Es wurde nichts eingetragen.",
            hint=f'Dieselbe Person: {command} "{meant}". Jemand anderes: zuerst ks contact add "{shown(name)}".',
        )


class GuestExists(Conflict):
    """`shared`: what the newcomer has in common with a contact: "mit diesem Namen in dieser Organisation"."""

    def __init__(self, label: str, number: int, shared: str) -> None:
        super().__init__(
            f"Es gibt schon einen Kontakt {shared}: {label}. Es wurde nichts eingetragen.",
            hint=f'Diese Person tragen Sie ein mit: ks registration add "#{number}"; '
            "eine andere legen Sie zuerst an: ks contact add … --another",
        )


class NewcomerTwice(UsageProblem):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"„{shown(name)}“ steht zweimal da und noch nicht in den Kontakten. Es wurde nichts eingetragen.",
            hint="Nennen Sie jede Person einmal; zwei gleichen Namens legen Sie zuerst an: ks contact add … --another",
        )


class NewcomerNeedsName(UsageProblem):
    """An address or a number that belongs to nobody: whoever is new has a name first."""

    def __init__(self, text: str, command: str) -> None:
        address = f" --mail {shown(text)}" if "@" in text else ""
        super().__init__(
            f"„{shown(text)}“ gehört zu niemandem in den Kontakten und ist kein Name.",
            hint=f'Neu eintragen: {command} "VORNAME NACHNAME" --new{address}',
        )


class HouseNeedsSector(UsageProblem):
    def __init__(self, organisation: str, near: Sequence[str] = ()) -> None:
        super().__init__(
            f"Die Organisation „{shown(organisation)}“ gibt es noch nicht; für eine neue fehlt der Sektor.",
            hint=f"{did_you_mean(near)}Mit --sector SEKTOR wird sie angelegt (ks sector list), oder nennen Sie eine vorhandene (ks org list).",
        )


class PlaceAlreadyHeld(Conflict):
    """An institution holds a place without a name already; a second one must be meant."""

    def __init__(self, organisation: str, event: str) -> None:
        super().__init__(
            f"{organisation} hat zu „{event}“ schon einen Platz ohne Namen (N. N.).",
            hint="Einen weiteren Platz tragen Sie mit --another ein; wer kommt, sagt „ks registration set … --contact NAME“.",
        )


class NoSeatLeft(Conflict):
    """The rule gives no seat; `reason` is a part of a sentence."""

    def __init__(self, name: str, event: str, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(
            f"{name} kann zu „{event}“ gerade keinen Platz bekommen: {reason}. Es wurde nichts eingetragen.",
            hint="Ohne den Status „zugesagt“ kommt die Person auf die Warteliste. Einen Platz über die Regel hinaus "
            'vergibt --override "Grund".',
        )


class MoveImpossible(Conflict):
    """The state machine does not know this step."""

    def __init__(self, name: str, before: str, after: str, possible: Sequence[str]) -> None:
        super().__init__(
            f"{name}: Von „{before}“ nach „{after}“ führt kein Weg.",
            hint=f"Von „{before}“ aus ist möglich: {', '.join(possible)}.",
        )


class RepresentsNobody(UsageProblem):
    """Only a person can be represented; an institution simply says who comes."""

    def __init__(self, organisation: str) -> None:
        super().__init__(
            f"{organisation} ist eine Einrichtung; vertreten werden kann nur eine Person.",
            hint='Wer auf dem Platz einer Einrichtung kommt, sagt „ks registration set "EINRICHTUNG" --contact NAME“.',
        )


class RepresentsOneself(UsageProblem):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} kann sich nicht selbst vertreten.",
            hint="Nennen Sie zuerst, wer kommt, und mit --for, wen sie vertritt.",
        )


class OneRepresentative(UsageProblem):
    def __init__(self) -> None:
        super().__init__(
            "Mit --for kommt genau eine Person anstelle einer anderen.",
            hint="Rufen Sie den Befehl für jede Vertretung einzeln auf.",
        )


class SeatUnknown(UsageProblem):
    def __init__(self, text: str, known: Sequence[str]) -> None:
        super().__init__(f"Die Art des Platzes „{text}“ kennt ks nicht.", hint=f"Möglich sind: {', '.join(known)}.")


class FormUnknown(UsageProblem):
    def __init__(self, text: str, known: Sequence[str]) -> None:
        super().__init__(
            f"Die Teilnahmeform „{shown(text)}“ kennt ks nicht.", hint=f"Möglich sind: {', '.join(known)}."
        )


class StatusNotReachable(UsageProblem):
    def __init__(self, status: str, reachable: Sequence[str]) -> None:
        super().__init__(
            f"Den Status „{status}“ können Sie hier nicht setzen.", hint=f"Möglich sind: {', '.join(reachable)}."
        )


class EventTakesNobody(Conflict):
    """The event is over or cancelled."""

    def __init__(self, event: str, reason: str) -> None:
        super().__init__(
            f"„{event}“ {reason}; Anmeldungen sind nicht mehr möglich.",
            hint="Eine andere Veranstaltung wählen Sie mit --event NAME.",
        )


class ChannelUnknown(UsageProblem):
    def __init__(self, text: str, known: Sequence[str]) -> None:
        super().__init__(f"Den Weg „{text}“ kennt ks nicht.", hint=f"Möglich sind: {', '.join(known)}.")


class NoSeatForRow(Conflict):
    """A form's export says "zugesagt" where the rule gives no seat."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"Es ist kein Platz frei: {reason}.",
            hint="Leeren Sie den Status, dann kommt die Person auf die Warteliste.",
        )
