"""What can go wrong with the network's settings."""

from collections.abc import Sequence
from pathlib import Path

from kinderschutz_cli.errors.base import Conflict, FileProblem, NotFound
from kinderschutz_cli.errors.line import shown
from kinderschutz_cli.errors.matching import either


class SettingUnknown(NotFound):
    def __init__(self, text: str, near: Sequence[str]) -> None:
        super().__init__(
            f"Es gibt keine Einstellung „{shown(text)}“.",
            hint=f"Meinten Sie {either(near)}?"
            if near
            else 'Alle Einstellungen zeigt „ks settings“; geändert werden sie so: ks settings telefon="02306 104-1234"',
        )


class SettingNeeded(Conflict):
    """A setting without which a network is none."""

    def __init__(self, key: str, label: str) -> None:
        super().__init__(
            f"Die Einstellung „{key}“ ({label}) darf nicht leer sein.", hint=f'Zum Beispiel: ks settings {key}="…"'
        )


class LogoFileMissing(FileProblem):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Die Bilddatei „{path}“ gibt es nicht.",
            hint="Nennen Sie den ganzen Pfad, zum Beispiel: ks settings logo=C:\\Bilder\\logo.png",
        )


class LogoUnusable(FileProblem):
    """Neither its ending nor its first bytes are those of a picture the letter can carry."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"„{path}“ ist kein Bild, das ein Brief tragen kann.",
            hint="Geeignet sind Dateien mit der Endung .png, .jpg, .jpeg oder .svg, deren Inhalt dazu passt.",
        )
