"""What can stand against taking a list in."""

from collections.abc import Sequence

from kinderschutz_cli.errors.base import Conflict, FileProblem, KsError, NotFound, UsageProblem

_MOST_SHOWN = 50


class FaultyRows(FileProblem):
    """All faults at once; nothing was taken in."""

    def __init__(self, file: str, sentences: Sequence[str], *, good: int) -> None:
        more = len(sentences) - _MOST_SHOWN
        count = "1 fehlerhafte Stelle" if len(sentences) == 1 else f"{len(sentences)} fehlerhafte Stellen"
        super().__init__(
            f"„{file}“ enthält {count}. Es wurde nichts übernommen.",
            hint="Berichtigen Sie die Datei und lesen Sie sie noch einmal ein"
            + (", oder nehmen Sie mit --skip-faulty nur die guten Zeilen." if good else "."),
            details=[*sentences[:_MOST_SHOWN], *([f"… und {more} weitere"] if more > 0 else [])],
        )


class FileChangedMeanwhile(Conflict):
    """Between showing and carrying out, another `ks` changed the network: the comparison no longer holds."""

    def __init__(self) -> None:
        super().__init__(
            "Das Netzwerk wurde inzwischen an anderer Stelle geändert; es wurde nichts übernommen.",
            hint="Wiederholen Sie den Befehl; er vergleicht die Liste dann mit dem neuen Stand.",
        )


class FunctionWithoutOrganisation(KsError):
    """A function is a function in an organisation; without one it has no place."""

    def __init__(self) -> None:
        super().__init__(
            "Eine Funktion gehört zu einer Organisation, und hier ist keine eingetragen.",
            hint="Tragen Sie in der Spalte „Organisation“ ein, wo die Person arbeitet, oder lassen Sie die Funktion leer.",
        )


class NothingToImport(FileProblem):
    def __init__(self, file: str) -> None:
        super().__init__(f"„{file}“ enthält keine Zeile zum Übernehmen.", hint="Prüfen Sie --where und --sheet.")


class TargetUnknown(UsageProblem):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"„{text}“ lässt sich nicht einlesen.",
            hint="Möglich sind: --as organisationen, --as kontakte und --as anmeldungen.",
        )


class NumberUnknown(KsError):
    """A row carries a number of ours that does not exist (any more)."""

    def __init__(self, noun: str, number: int) -> None:
        super().__init__(
            f"Eine {noun} mit der ks-Nummer {number} gibt es nicht.",
            hint="Löschen Sie die Nummer, dann wird die Zeile neu angelegt.",
        )


class NamedTwice(KsError):
    """A name that several organisations have."""

    def __init__(self, name: str, count: int) -> None:
        super().__init__(
            f"„{name}“ heißen {count} Organisationen.", hint="Ergänzen Sie den Ort oder benennen Sie eine davon um."
        )


class RowRepeated(KsError):
    """The same record twice in one file, with different words."""

    def __init__(self, first: int) -> None:
        super().__init__(
            f"Die Zeile meint denselben Eintrag wie Zeile {first}.",
            hint="Lassen Sie nur eine der beiden Zeilen stehen.",
        )


class KindOfOtherSector(Conflict):
    def __init__(self, kind: str, kind_sector: str, sector: str) -> None:
        super().__init__(
            f"Die Art „{kind}“ gehört zum Sektor „{kind_sector}“, nicht zu „{sector}“.",
            hint="„ks kind list“ zeigt alle Arten mit ihrem Sektor.",
        )


class ListOfOtherNetwork(Conflict):
    """An export of another network: its numbers mean other people here."""

    def __init__(self, file: str) -> None:
        super().__init__(
            f"„{file}“ wurde aus einem anderen Netzwerk exportiert; die Nummern darin meinen hier andere Einträge.",
            hint="Löschen Sie die Spalte „Nr.“ und speichern Sie die Tabelle in einer neuen Datei.",
        )


class TranslationUnreadable(UsageProblem):
    def __init__(self, text: str) -> None:
        super().__init__(
            f"„{text}“ ist keine Übersetzung.",
            hint='Schreiben Sie Spalte, Wort, Sektor und Art so: --translate "Schulform:02=schule/grundschule"',
        )


class AnswerUnclear(UsageProblem):
    def __init__(self, text: str) -> None:
        super().__init__(f"„{text}“ ist keine Antwort darauf.", hint="Möglich sind j, n und z.")


class ColumnNumberUnknown(UsageProblem):
    def __init__(self, text: str, most: int) -> None:
        super().__init__(f"Eine Spalte „{text}“ gibt es nicht.", hint=f"Nennen Sie eine Zahl von 1 bis {most}.")


class DecisionUnreadable(UsageProblem):
    def __init__(self, text: str, decisions: Sequence[str]) -> None:
        super().__init__(
            f"„{text}“ ist keine Entscheidung.",
            hint=f"Schreiben Sie Nummer und Entscheidung so: --decide 3={decisions[0]} (möglich: {', '.join(decisions)}).",
        )


class PendingUnknown(NotFound):
    def __init__(self, number: str) -> None:
        super().__init__(f"Eine wartende Zeile {number} gibt es nicht.", hint="„ks import --pending“ zeigt alle.")


class CandidateGone(Conflict):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"„{name}“ gleicht keinem Eintrag mehr.", hint="Übernehmen Sie die Zeile als neu oder lassen Sie sie weg."
        )


class RowFaultyByNow(Conflict):
    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(f"„{name}“ lässt sich nicht übernehmen: {sentence}")


class ListNeeded(UsageProblem):
    def __init__(self) -> None:
        super().__init__("Welche Datei soll eingelesen werden?", hint="Zum Beispiel: ks import schulen.xlsx")
