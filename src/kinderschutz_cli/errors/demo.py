"""What can go wrong when the example is made."""

from pathlib import Path

from kinderschutz_cli.errors.base import Conflict


class DemoFolderNotEmpty(Conflict):
    """The example never lands among somebody's own files."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"„{folder}“ ist nicht leer; das Beispiel legt seinen Ordner selbst an.",
            hint="Nennen Sie einen neuen Ordner: ks demo ks-demo-2",
        )
