"""What can go wrong with a backup, and what a damaged file makes the examination say at its end."""

from pathlib import Path

from kinderschutz_cli.errors.base import Conflict, DatabaseProblem


class BackupExists(Conflict):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"„{path}“ gibt es schon; eine Sicherung wird nie überschrieben.",
            hint="Nennen Sie einen Ordner, dann bekommt die Sicherung Datum und Uhrzeit im Namen: ks backup ORDNER",
        )


class BackupFaulty(DatabaseProblem):
    """The copy was checked and is not whole; it was thrown away."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"Die Sicherung von „{path}“ besteht die Prüfung nicht ({reason}) und wurde verworfen.",
            hint="„ks doctor“ zeigt, ob die Datei selbst beschädigt ist; behalten Sie alle früheren Sicherungen.",
        )


class FileFaulty(DatabaseProblem):
    """The end of `ks doctor` where the file itself is damaged."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Die Datei „{path}“ ist nicht in Ordnung; siehe oben. Geändert wurde nichts.",
            hint="Benennen Sie die Datei um, kopieren Sie die letzte Sicherung unter ihrem Namen an dieselbe Stelle und "
            "rufen Sie „ks doctor“ noch einmal auf.",
        )
