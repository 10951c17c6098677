"""What can go wrong with an Excel or Word template. Each sentence names the template and the place in it."""

from typing import NamedTuple

from kinderschutz_cli.errors.base import FileProblem, TemplateProblem


class CellPlace(NamedTuple):
    """Where a fault is: template, sheet and cell, and the person whose row was being written.

    Without a cell it is the page header or footer.
    """

    template: str
    sheet: str
    cell: str = ""
    source: str = ""
    person: str = ""
    entry: int = 0

    def __str__(self) -> str:
        where = f"Zelle {self.cell}" if self.cell else "Kopf- oder Fußzeile"
        words = f"Vorlage „{self.template}“, Blatt „{self.sheet}“, {where}"
        if self.person:
            return f"{words}, bei {self.person}"
        return f"{words}, beim {self.entry}. Eintrag" if self.entry else words

    def lines(self) -> tuple[str, ...]:
        return (f"In der Zelle steht: {self.source}",) if self.source else ()


class CellFault(TemplateProblem):
    """A fault in a cell; `sentence` says what is wrong."""

    def __init__(self, place: CellPlace, sentence: str, *, hint: str) -> None:
        super().__init__(f"{place}: {sentence}", hint=hint, details=place.lines())
        self.place = place


class UnsuitableValue(CellFault):
    """A whole record, an endless number or the like instead of one value."""

    def __init__(self, place: CellPlace, kind: str) -> None:
        super().__init__(
            place,
            f"Hier steht kein einzelner Wert, sondern {kind}.",
            hint="Nennen Sie das Feld, das in der Zelle stehen soll, zum Beispiel {{ t.nachname }}.",
        )


class TextTooLong(CellFault):
    """Excel holds 32,767 characters in a cell."""

    def __init__(self, place: CellPlace, length: int) -> None:
        super().__init__(
            place,
            f"Der Text hat {f'{length:,}'.replace(',', '.')} Zeichen, in eine Zelle passen 32.767.",
            hint="Bitte den Text kürzen; es wurde nichts geschrieben.",
        )


class FormulaWithPlaceholder(CellFault):
    """Values never become part of a formula."""

    def __init__(self, place: CellPlace) -> None:
        super().__init__(
            place,
            "In einer Formel darf kein Platzhalter stehen.",
            hint="Schreiben Sie den Wert in eine eigene Zelle und nennen Sie diese Zelle in der Formel.",
        )


class UnpairedRowMark(CellFault):
    """`{%tr for %}` without `{%tr endfor %}` or the other way round; `mark` is the word that stands alone."""

    def __init__(self, place: CellPlace, mark: str) -> None:
        sentence = (
            f"Zu {{%tr {mark} %}} fehlt der Anfang."
            if mark.startswith(("end", "el"))
            else f"Zu {{%tr {mark} … %}} fehlt das Ende {{%tr end{mark} %}}."
        )
        super().__init__(
            place,
            sentence,
            hint="Über mehrere Zeilen: Anfang und Ende je in eine eigene Zeile. In einer Zeile: beides in diese Zeile.",
        )


class HeaderTooLong(TemplateProblem):
    """Excel calls a file damaged whose page header is longer than 255 characters."""

    def __init__(self, template: str, sheet: str, length: int) -> None:
        super().__init__(
            f"Vorlage „{template}“, Blatt „{sheet}“: Die Kopf- oder Fußzeile hat {length} Zeichen, erlaubt sind 255.",
            hint="Bitte die Kopf- oder Fußzeile in der Vorlage kürzen (Seitenlayout → Seite einrichten).",
        )


class NoRepeatedRow(TemplateProblem):
    """CSV and JSON carry the repeated rows of a workbook; this one has none."""

    def __init__(self, template: str) -> None:
        super().__init__(
            f"Vorlage „{template}“ hat keine wiederholte Zeile, daraus entsteht keine CSV- oder JSON-Datei.",
            hint="Setzen Sie {%tr for t in teilnehmer %} in die Zeile, die sich wiederholen soll.",
        )


class NotAWorkbook(FileProblem):
    """The template is no .xlsx file."""

    def __init__(self, template: str) -> None:
        super().__init__(
            f"„{template}“ ist keine Excel-Arbeitsmappe (.xlsx).",
            hint="Öffnen Sie die Datei in Excel und speichern Sie sie als „Excel-Arbeitsmappe (*.xlsx)“.",
        )


class NotADocument(FileProblem):
    """The template is no .docx file."""

    def __init__(self, template: str) -> None:
        super().__init__(
            f"„{template}“ ist kein Word-Dokument (.docx).",
            hint="Öffnen Sie die Datei in Word und speichern Sie sie als „Word-Dokument (*.docx)“.",
        )


class DocumentFault(TemplateProblem):
    """A Word template cannot be filled; `sentence` says what is wrong, `paragraph` is the text in which it happened."""

    def __init__(self, template: str, person: str, sentence: str, paragraph: str, *, hint: str) -> None:
        where = f"Vorlage „{template}“, für {person}" if person else f"Vorlage „{template}“"
        details = (f"In diesem Absatz: {paragraph}",) if paragraph else ()
        super().__init__(f"{where}: {sentence}", hint=hint, details=details)
