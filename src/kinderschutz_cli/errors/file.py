"""What can go wrong when a file is written."""

from pathlib import Path

from kinderschutz_cli.errors.base import FileProblem


class FileWasEdited(FileProblem):
    """Somebody's work lies where a file would be written."""

    def __init__(self, path: Path, *, ours: bool) -> None:
        super().__init__(
            f"„{path}“ wurde seit dem letzten Export bearbeitet und wird nicht überschrieben."
            if ours
            else f"„{path}“ gibt es schon und stammt nicht von ks; die Datei wird nicht überschrieben.",
            hint="Benennen Sie die vorhandene Datei um, wählen Sie mit --to einen anderen Ort, "
            "oder überschreiben Sie sie mit --force.",
        )


class FileOpenElsewhere(FileProblem):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"„{path}“ lässt sich nicht ersetzen; vermutlich ist die Datei noch in Excel oder Word geöffnet.",
            hint="Schließen Sie die Datei dort und wiederholen Sie den Befehl.",
        )


class FileInPlaceOfFolder(FileProblem):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"„{path}“ ist eine Datei; dort wird ein Ordner gebraucht.",
            hint="Benennen Sie die Datei um und wiederholen Sie den Befehl.",
        )


class FileNotWritten(FileProblem):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"„{path}“ ließ sich nicht schreiben ({reason}).",
            hint="Prüfen Sie den freien Platz und Ihre Rechte auf dem Laufwerk.",
        )
