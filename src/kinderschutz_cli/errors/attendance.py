"""What can go wrong with the record of who was there."""

from collections.abc import Sequence
from datetime import time

from kinderschutz_cli.errors.base import Conflict, FileProblem, KsError, NotFound, UsageProblem
from kinderschutz_cli.errors.line import shown
from kinderschutz_cli.errors.matching import either

_MOST_SHOWN = 50


class NumbersUnclear(UsageProblem):
    def __init__(self, piece: str) -> None:
        super().__init__(
            f"„{shown(piece)}“ ist keine Nummer und kein Bereich von Nummern.",
            hint="Schreiben Sie zum Beispiel: 1-40 43 47",
        )


class LeftBeforeCame(KsError):
    def __init__(self, came: time, left: time) -> None:
        super().__init__(
            f"Gegangen um {left:%H:%M}, gekommen erst um {came:%H:%M}: Das kann nicht stimmen.",
            hint="Prüfen Sie die beiden Zeiten.",
        )


class NumbersUnknown(NotFound):
    """Numbers of the signature sheet that no registration of this event has."""

    def __init__(self, numbers: Sequence[int], event: str) -> None:
        listed = either([str(number) for number in numbers], "und")
        noun = "Die Nummer" if len(numbers) == 1 else "Die Nummern"
        verb = "gehört" if len(numbers) == 1 else "gehören"
        super().__init__(
            f"{noun} {listed} {verb} zu keiner Anmeldung von „{event}“. Es wurde nichts eingetragen.",
            hint="Gemeint sind die Nummern aus „ks attendance list“ und der Check-in-Liste.",
        )


class NumberOfOtherPart(Conflict):
    """Somebody was registered for another part of the event; `part` names that one."""

    def __init__(self, label: str, part: str) -> None:
        super().__init__(
            f"{label} ist für „{part}“ angemeldet. Es wurde nichts eingetragen.",
            hint="Nennen Sie den Teil mit --part; wer ohne Anmeldung kam: ks attendance walk-in NAME",
        )


class NobodyToRecord(Conflict):
    def __init__(self, event: str) -> None:
        super().__init__(
            f"Zu „{event}“ ist niemand zugesagt, dessen Teilnahme einzutragen wäre.",
            hint="Wer ohne Anmeldung kam: ks attendance walk-in NAME",
        )


class NoAttendance(NotFound):
    """Somebody has no record that could be removed."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f"Für {label} ist keine Teilnahme eingetragen.", hint="Wer eingetragen ist, zeigt „ks attendance list“."
        )


class AttendanceChanged(Conflict):
    """Between showing and carrying out somebody else recorded something."""

    def __init__(self) -> None:
        super().__init__(
            "Anmeldungen oder Teilnahmen haben sich inzwischen geändert. Es wurde nichts eingetragen.",
            hint="Rufen Sie den Befehl noch einmal auf; er zeigt dann den neuen Stand.",
        )


class KnownByUnknown(UsageProblem):
    def __init__(self, text: str, known: Sequence[str]) -> None:
        super().__init__(f"„{shown(text)}“ ist keine Art der Erfassung.", hint=f"Möglich sind: {', '.join(known)}.")


class NoCheckInList(FileProblem):
    """A table without the columns of a check-in list."""

    def __init__(self, file: str, missing: str) -> None:
        super().__init__(
            f"„{file}“ ist keine Check-in-Liste: Die Spalte „{missing}“ fehlt.",
            hint="Die Liste zum Ausfüllen schreibt „ks export check-in.xlsx“.",
        )


class ListOfOtherEvent(Conflict):
    def __init__(self, file: str, event: str) -> None:
        super().__init__(
            f"„{file}“ ist die Liste einer anderen Veranstaltung als „{event}“. Es wurde nichts eingetragen.",
            hint="Nennen Sie die Veranstaltung mit --event.",
        )


class FaultyCheckIn(FileProblem):
    """All faults at once; nothing was recorded."""

    def __init__(self, file: str, sentences: Sequence[str]) -> None:
        more = len(sentences) - _MOST_SHOWN
        count = "1 fehlerhafte Stelle" if len(sentences) == 1 else f"{len(sentences)} fehlerhafte Stellen"
        super().__init__(
            f"„{file}“ enthält {count}. Es wurde nichts eingetragen.",
            hint="Berichtigen Sie die Datei und lesen Sie sie noch einmal ein.",
            details=[*sentences[:_MOST_SHOWN], *([f"… und {more} weitere"] if more > 0 else [])],
        )


class PresenceUnclear(KsError):
    """A cell of the column "da" that is neither yes nor no nor a time."""

    def __init__(self) -> None:
        super().__init__(
            "Das ist weder ja noch nein noch eine Uhrzeit.",
            hint="Schreiben Sie „x“, „ja“ oder die Uhrzeit, sonst nichts.",
        )


class RegistrationNumberUnknown(KsError):
    """A row of the list carries a number that no registration of this event has."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Die Nummer {number} gehört zu keiner Anmeldung dieser Veranstaltung.",
            hint="Berichtigen Sie die Nummer, oder löschen Sie sie bei Personen ohne Anmeldung.",
        )


class NumberOfSomebodyElse(KsError):
    """A row whose name is not that of the registration with its number."""

    def __init__(self, number: int, label: str) -> None:
        super().__init__(
            f"Die Nummer {number} gehört zu {label}.",
            hint="Berichtigen Sie Nummer oder Namen; bei Personen ohne Anmeldung bleibt die Nummer leer.",
        )


class NumberTwice(KsError):
    def __init__(self, first: int) -> None:
        super().__init__(
            f"Diese Nummer steht schon in Zeile {first}, mit anderen Angaben.",
            hint="Lassen Sie eine der beiden Zeilen leer.",
        )


class WalkInNeedsHouse(KsError):
    """A person to be made whose organisation the file does not know."""

    def __init__(self, organisation: str, name: str) -> None:
        super().__init__(
            f"Die Organisation „{shown(organisation)}“ gibt es noch nicht; für eine neue fehlt der Sektor.",
            hint=f'Tragen Sie diese Person einzeln ein: ks attendance walk-in "{shown(name)}" --new '
            f'--org "{shown(organisation)}" --sector SEKTOR; danach lässt sich die Liste einlesen.',
        )


class NoSeatForWalkIn(Conflict):
    """`reason` is a part of a sentence."""

    def __init__(self, name: str, event: str, reason: str) -> None:
        super().__init__(
            f"{name} kam ohne zugesagten Platz zu „{event}“, und die Regel gibt gerade keinen: {reason}. "
            "Es wurde nichts eingetragen.",
            hint='Wer trotzdem da war, steht mit --override "Grund" auf der Liste.',
        )


class NobodyAttended(Conflict):
    """A document about those who were there, and nobody has recorded who was."""

    def __init__(self, event: str) -> None:
        super().__init__(
            f"Für „{event}“ ist noch keine Teilnahme eingetragen.",
            hint="Tragen Sie ein, wer da war: ks attendance all --but NAME   oder   ks attendance read check-in.xlsx",
        )


class CertificateUnknown(NotFound):
    def __init__(self, code: str) -> None:
        super().__init__(
            f"Zum Prüfcode „{shown(code)}“ gibt es in diesem Netzwerk keine Bescheinigung.",
            hint="Prüfen Sie die Zeichen; O und 0, I und 1 gelten als gleich.",
        )
