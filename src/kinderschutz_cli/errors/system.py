"""What the operating system refuses: a full disk, a file that is open elsewhere, a missing folder."""

import errno
from pathlib import Path

from kinderschutz_cli.errors.base import FileProblem

_SENTENCES: dict[int, tuple[str, str]] = {
    errno.ENOSPC: (
        "Auf dem Datenträger ist kein Platz mehr{place}.",
        "Bitte schaffen Sie Platz und rufen Sie den Befehl noch einmal auf.",
    ),
    errno.EACCES: (
        "Der Zugriff wird verweigert{place}.",
        "Bitte schließen Sie die Datei in anderen Programmen (Excel, Word) und prüfen Sie Ihre Rechte im Ordner.",
    ),
    errno.EROFS: (
        "Der Datenträger ist schreibgeschützt{place}.",
        "Bitte wählen Sie einen Ordner, in den Sie schreiben dürfen.",
    ),
    errno.ENOENT: ("Diese Datei oder diesen Ordner gibt es nicht{place}.", "Bitte prüfen Sie den Pfad."),
    errno.EEXIST: ("Das gibt es schon{place}.", "Bitte wählen Sie einen anderen Namen."),
    errno.EISDIR: ("Hier steht ein Ordner, erwartet wird eine Datei{place}.", "Bitte prüfen Sie den Pfad."),
    errno.ENOTDIR: ("Hier steht eine Datei, erwartet wird ein Ordner{place}.", "Bitte prüfen Sie den Pfad."),
    errno.ENAMETOOLONG: ("Der Name ist für dieses System zu lang{place}.", "Bitte wählen Sie einen kürzeren Namen."),
    errno.EIO: (
        "Der Datenträger oder das Netzlaufwerk antwortet nicht richtig{place}.",
        "Bitte prüfen Sie die Verbindung und rufen Sie den Befehl noch einmal auf.",
    ),
}
#: Other numbers for the same thing: no right to it, and a full quota (Windows has no number for that).
_SAME = {errno.EPERM: errno.EACCES, getattr(errno, "EDQUOT", errno.ENOSPC): errno.ENOSPC}


class SystemRefused(FileProblem):
    """An `OSError` in German; the system's own words are kept out, they follow the system's language."""

    def __init__(self, error: OSError, place: Path | None = None) -> None:
        """`place` is what to name where the error names something of our own, such as a temporary file."""
        number = error.errno or 0
        sentence, hint = _SENTENCES.get(
            _SAME.get(number, number),
            (
                "Das Betriebssystem meldet einen Fehler{place}" + f" (Nummer {number}).",
                "Bitte prüfen Sie Datei und Ordner.",
            ),
        )
        name = str(place) if place else error.filename2 or error.filename
        super().__init__(sentence.format(place=f": „{name}“" if isinstance(name, str) else ""), hint=hint)
