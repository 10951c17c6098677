"""What can go wrong with the SQLite file and the folder it lies in."""

from pathlib import Path

from kinderschutz_cli.errors.base import Conflict, DatabaseProblem, NotFound


class NetworkFolderMissing(NotFound):
    """No `netzwerk.db` here or above."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Hier gibt es kein Netzwerk: Weder in „{folder}“ noch darüber liegt eine Datei netzwerk.db.",
            hint="Wechseln Sie in den Ordner Ihres Netzwerks (cd ORDNER), nennen Sie die Datei mit „ks --db DATEI …“ "
            "oder legen Sie mit „ks init ORDNER“ ein neues Netzwerk an.",
        )


class DatabaseFileMissing(NotFound):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Die Datei „{path}“ gibt es nicht.",
            hint="Prüfen Sie --db oder die Umgebungsvariable KS_DB; ein neues Netzwerk legt „ks init ORDNER“ an.",
        )


class NetworkExistsAlready(Conflict):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"In „{path.parent}“ gibt es schon ein Netzwerk ({path.name}).",
            hint="Wählen Sie einen anderen Ordner, oder arbeiten Sie mit dem vorhandenen weiter: ks doctor",
        )


class NotADatabase(DatabaseProblem):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"„{path}“ ist keine Datei von ks.",
            hint="Die Daten eines Netzwerks liegen in einer Datei netzwerk.db, die „ks init“ anlegt.",
        )


class DatabaseDamaged(DatabaseProblem):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Die Datei „{path}“ ist beschädigt. Es wurde nichts geändert.",
            hint="Nehmen Sie die letzte Sicherung (Ordner „sicherungen“ oder die Sicherung Ihrer IT); "
            "„ks doctor“ zeigt, was noch lesbar ist.",
        )


class NewerFile(DatabaseProblem):
    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            f"„{path}“ wurde mit einer neueren Version von ks bearbeitet (Stand {found}, dieses ks kennt {known}). "
            "Die Datei bleibt unberührt.",
            hint="Aktualisieren Sie ks auf diesem Rechner.",
        )


class DatabaseBusy(DatabaseProblem):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Die Datei „{path}“ wird gerade von einem anderen Programm benutzt. Es wurde nichts geändert.",
            hint="Schließen Sie andere Fenster mit ks (oder das Programm, das die Datei geöffnet hat) und "
            "wiederholen Sie den Befehl.",
        )


class DatabaseReadOnly(DatabaseProblem):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Die Datei „{path}“ ist schreibgeschützt. Es wurde nichts geändert.",
            hint="Heben Sie den Schreibschutz auf (Rechtsklick → Eigenschaften) oder prüfen Sie Ihre Rechte auf dem "
            "Netzlaufwerk.",
        )


class DiskFull(DatabaseProblem):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Auf dem Laufwerk von „{path}“ ist kein Platz mehr. Es wurde nichts geändert.",
            hint="Schaffen Sie Platz und wiederholen Sie den Befehl.",
        )


class DriveFails(DatabaseProblem):
    """The operating system refused to read or write in the middle of the work."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Das Laufwerk von „{path}“ meldet einen Fehler beim Lesen oder Schreiben. Es wurde nichts geändert.",
            hint="Prüfen Sie die Verbindung zum Netzlaufwerk und den freien Platz; „ks doctor“ prüft die Datei.",
        )


class DatabaseUnusable(DatabaseProblem):
    """Anything else SQLite reports; only its own words, never the data."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"Die Datei „{path}“ ließ sich nicht benutzen ({reason}). Es wurde nichts geändert.",
            hint="„ks doctor“ prüft die Datei.",
        )


class ConstraintViolated(DatabaseUnusable):
    """A rule of the schema (a name that must be unique, a reference) would have been broken."""
