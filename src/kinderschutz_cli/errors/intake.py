"""What can be wrong with a foreign table, its columns and its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.errors.base import FileProblem, NotFound, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

#: Endings of the files that `ks import` reads, as a user would name them.
READABLE_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt", ".vcf")
_SHOWN = 20


def _listed(words: Sequence[str]) -> str:
    """„A“, „B“ und 5 weitere."""
    quoted = ", ".join(f"„{word}“" for word in words[:_SHOWN])
    more = len(words) - _SHOWN
    return f"{quoted} und {more} weitere" if more > 0 else quoted


def _meant(near: Sequence[str]) -> str:
    return f"Meinten Sie {' oder '.join(f'„{word}“' for word in near)}? " if near else ""


# ---------------------------------------------------------------------------------------------- the file


class TableMissing(FileProblem):
    def __init__(self, path: Path, near: Sequence[str]) -> None:
        super().__init__(
            f"Die Datei „{path}“ gibt es nicht.",
            hint=_meant(near).strip()
            or "Prüfen Sie den Namen und den Ordner; in der Eingabezeile ergänzt die Tabulatortaste Dateinamen.",
        )


class TableIsFolder(FileProblem):
    def __init__(self, path: Path, tables: Sequence[str]) -> None:
        hint = f"Nennen Sie eine Datei daraus, zum Beispiel {_listed(tables[:3])}." if tables else ""
        super().__init__(
            f"„{path}“ ist ein Ordner, keine Tabelle.",
            hint=hint or f"Nennen Sie eine Datei ({', '.join(READABLE_ENDINGS)}).",
        )


class TableUnreadable(FileProblem):
    """The operating system does not let us read it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Die Datei „{path}“ lässt sich nicht öffnen.",
            hint="Schließen Sie die Datei in Excel, und prüfen Sie Ihre Rechte an diesem Ordner.",
        )


class EmptyTable(FileProblem):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Die Datei „{path}“ ist leer.",
            hint="Öffnen Sie die Datei, prüfen Sie den Inhalt, und speichern Sie sie noch einmal.",
        )


class UnknownEnding(FileProblem):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"„{path}“ kann ks nicht lesen: "
            + (f"Die Endung „{path.suffix}“ ist keine einer Tabelle." if path.suffix else "Die Endung fehlt."),
            hint=f"Speichern Sie die Tabelle als Excel- oder CSV-Datei (lesbar sind {', '.join(READABLE_ENDINGS)}).",
        )


class NotATable(FileProblem):
    """`content` says what it is instead, in the accusative-free form „ein Bild“; empty if unknown."""

    def __init__(self, path: Path, content: str = "") -> None:
        what = f" Der Inhalt ist {content}." if content else ""
        super().__init__(
            f"„{path}“ ist keine lesbare Tabelle.{what}",
            hint="Öffnen Sie die Datei in Excel oder LibreOffice, und speichern Sie sie als .xlsx oder .csv.",
        )


class WorkbookDamaged(FileProblem):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Die Arbeitsmappe „{path}“ ist beschädigt oder unvollständig.",
            hint="Lassen Sie sich die Datei noch einmal geben, oder öffnen Sie sie in Excel (Öffnen und Reparieren) "
            "und speichern Sie sie neu.",
        )


class WorkbookProtected(FileProblem):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Die Arbeitsmappe „{path}“ ist mit einem Kennwort geschützt.",
            hint="Speichern Sie in Excel eine Kopie ohne Kennwort: Datei → Informationen → Arbeitsmappe schützen → "
            "Mit Kennwort verschlüsseln, das Kennwort leeren.",
        )


class LineUnreadable(FileProblem):
    def __init__(self, path: Path, line: int) -> None:
        super().__init__(
            f"„{path}“ lässt sich ab Zeile {line} nicht lesen: Wahrscheinlich fehlt ein schließendes "
            "Anführungszeichen.",
            hint="Öffnen Sie die Datei in einem Texteditor, und prüfen Sie die Anführungszeichen in dieser Zeile.",
        )


class UnknownSheet(FileProblem):
    def __init__(self, path: Path, sheet: str, sheets: Sequence[str], near: Sequence[str]) -> None:
        super().__init__(
            f"Ein Tabellenblatt „{sheet}“ gibt es in „{path}“ nicht.",
            hint=f"{_meant(near)}Vorhanden sind {_listed(sheets)}."
            if sheets
            else "Diese Datei hat keine Tabellenblätter; lassen Sie --sheet weg.",
        )


class NoHeader(FileProblem):
    def __init__(self, path: Path, sheet: str | None) -> None:
        place = f"auf dem Blatt „{sheet}“ von „{path}“" if sheet else f"in „{path}“"
        super().__init__(
            f"Eine Zeile mit Spaltenüberschriften wurde {place} nicht gefunden.",
            hint="Schreiben Sie über jede Spalte eine Überschrift (zum Beispiel Name, PLZ, Ort, E-Mail), oder nennen "
            "Sie die Zeile: --header-row NUMMER",
        )


class HeaderRowEmpty(FileProblem):
    def __init__(self, path: Path, number: int) -> None:
        super().__init__(
            f"In Zeile {number} von „{path}“ stehen keine Spaltenüberschriften: Sie ist leer oder gibt es nicht.",
            hint="Zählen Sie die Zeilen so, wie die Datei sie zeigt; die erste Zeile ist 1.",
        )


class TableTooLarge(FileProblem):
    """`content` is the extent or size that was found: „bis Zelle XFD1048576“, „entpackt über 300 MB“."""

    def __init__(self, path: Path, content: str) -> None:
        super().__init__(
            f"„{path}“ ist zu groß ({content}).",
            hint="Löschen Sie in Excel die Zeilen unter und die Spalten neben der Liste (markieren, rechte Maustaste, "
            "Zellen löschen), und speichern Sie die Datei neu.",
        )


class TableTurned(FileProblem):
    def __init__(self, path: Path, headings: Sequence[str]) -> None:
        super().__init__(
            f"In „{path}“ stehen die Überschriften untereinander statt nebeneinander: {_listed(headings[:4])}.",
            hint="Drehen Sie die Tabelle in Excel: alles kopieren, dann Inhalte einfügen → Transponieren.",
        )


class SeveralTables(FileProblem):
    """`tables` are described for a user: „Zeilen 3–10 (Name, Ort)“; `option --table` takes their number from 1."""

    def __init__(self, path: Path, sheet: str | None, tables: Sequence[str]) -> None:
        place = f"Auf dem Blatt „{sheet}“ von „{path}“" if sheet else f"In „{path}“"
        super().__init__(
            f"{place} stehen {len(tables)} Tabellen.",
            hint="Nennen Sie die gewünschte, zum Beispiel --table 1, und lesen Sie die anderen danach ein.",
            details=[f"{number}: {table}" for number, table in enumerate(tables, start=1)],
        )
        self.tables = tuple(tables)


class UnknownTable(UsageProblem):
    def __init__(self, number: int, tables: Sequence[str]) -> None:
        super().__init__(
            f"Eine Tabelle {number} (--table) gibt es dort nicht.",
            hint=f"Vorhanden sind die Tabellen 1 bis {len(tables)}." if len(tables) > 1 else "Lassen Sie --table weg.",
            details=[f"{place}: {table}" for place, table in enumerate(tables, start=1)],
        )


class CardUnreadable(FileProblem):
    """`number` counts the cards of the file from 1."""

    def __init__(self, path: Path, number: int) -> None:
        super().__init__(
            f"In „{path}“ lässt sich die {number}. Visitenkarte nicht lesen.",
            hint="Exportieren Sie den Kontakt noch einmal als vCard (.vcf), oder löschen Sie ihn aus der Datei.",
        )


# ------------------------------------------------------------------------------------------- the columns


class ColumnsMissing(FileProblem):
    """No column for what every record needs. `fields` are the words for `--map`."""

    def __init__(self, path: str, needed: str, headings: Sequence[str], fields: Sequence[str]) -> None:
        example = headings[0] if headings else "Spalte"
        super().__init__(
            f"In „{path}“ wurde keine Spalte für {needed} erkannt.",
            hint=f'Ordnen Sie die Spalte selbst zu: --map "{example}={fields[0]}"',
            details=(f"Überschriften der Datei: {_listed(headings)}", f"Felder von ks: {', '.join(fields)}"),
        )


class UnknownColumn(UsageProblem):
    """`option` is the one in which the heading was typed: „--map“, „--where“."""

    def __init__(self, option: str, heading: str, headings: Sequence[str], near: Sequence[str]) -> None:
        super().__init__(
            f"Eine Spalte „{heading}“ ({option}) gibt es in der Tabelle nicht.",
            hint=f"{_meant(near)}Vorhanden sind {_listed(headings)}.",
        )


class UnknownField(UsageProblem):
    def __init__(self, field: str, fields: Sequence[str], near: Sequence[str]) -> None:
        super().__init__(
            f"Ein Feld „{field}“ (--map) kennt ks nicht.",
            hint=f"{_meant(near)}Möglich sind: {', '.join(fields)}; „-“ lässt eine Spalte weg.",
        )


class FieldMappedTwice(UsageProblem):
    def __init__(self, field: str, headings: Sequence[str]) -> None:
        super().__init__(
            f"Dem Feld „{field}“ sind mehrere Spalten zugeordnet: {_listed(headings)}.",
            hint="Nennen Sie mit --map nur eine davon.",
        )


class PairUnreadable(UsageProblem):
    """A `--map` or `--where` without an equals sign or without a column."""

    def __init__(self, option: str, text: str, example: str) -> None:
        super().__init__(
            f"„{text}“ ist für {option} nicht zu verstehen.", hint=f"Schreiben Sie zum Beispiel {option} „{example}“."
        )


class WhereMatchesNothing(NotFound):
    """`values` are those present in the column of the condition, the nearest first."""

    def __init__(self, condition: str, heading: str, values: Sequence[str]) -> None:
        super().__init__(
            f"Keine Zeile erfüllt „{condition}“.",
            hint=f"In der Spalte „{heading}“ steht {_listed(values)}."
            if values
            else f"In der Spalte „{heading}“ steht in den übrigen Zeilen nichts.",
        )


# --------------------------------------------------------------------------------------------- the cells


class PostcodeUnclear(FileProblem):
    def __init__(self) -> None:
        super().__init__("Eine Postleitzahl hat fünf Ziffern.", hint="Berichtigen Sie die Zelle, zum Beispiel 44532.")


class ControlCharacterInCell(FileProblem):
    def __init__(self) -> None:
        super().__init__(
            "Die Zelle enthält unsichtbare Steuerzeichen.", hint="Löschen Sie die Zelle, und tippen Sie sie neu."
        )


class NumberUnclear(FileProblem):
    def __init__(self) -> None:
        super().__init__(
            "Eine Nummer von ks besteht nur aus Ziffern.",
            hint="Übernehmen Sie die Nummer aus der Liste, die ks ausgegeben hat, oder leeren Sie die Zelle.",
        )


class YesOrNoUnclear(FileProblem):
    def __init__(self) -> None:
        super().__init__("Hier steht „ja“, „nein“ oder nichts.", hint="Schreiben Sie „ja“ oder „nein“.")


class DayUnclear(FileProblem):
    def __init__(self) -> None:
        super().__init__(
            "Das Datum ist nicht zu verstehen, oder es gibt diesen Tag nicht.",
            hint="Schreiben Sie zum Beispiel 31.07.2026.",
        )


class NameMissing(FileProblem):
    def __init__(self) -> None:
        super().__init__("Es fehlt ein Name.", hint="Tragen Sie den Namen ein, oder löschen Sie die Zeile.")


class AnswerUnclear(FileProblem):
    """A cell of a form's export that should say whether or how somebody comes."""

    def __init__(self) -> None:
        super().__init__(
            "Ob und wie jemand kommt, ist nicht zu verstehen.",
            hint="Möglich sind angemeldet, zugesagt, warteliste, abgesagt, vor Ort und online.",
        )
