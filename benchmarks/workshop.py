"""Where the comparisons are set up: a temporary folder, networks made through the real `ks`, and the peers."""

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.measuring import Failed, Program

PEERS = Path(__file__).parent / "peers"
PYTHON = sys.executable
TODAY = "2025-07-01"

_GIVEN = ("Ada", "Björn", "Cem", "Dörte", "Elif", "Frauke", "Gül", "Hauke", "Ines", "Jörg")
_FAMILY = ("Müller", "Yılmaz", "von der Heide", "Groß", "Łukasik", "Schäfer", "Weiß", "Vollmer", "Öztürk", "Klein")


class Missing(Exception):
    """Something a comparison needs is not here; it is left out."""


class Workshop:
    """A temporary folder with all that the comparisons need."""

    def __init__(self, folder: Path, schools: Path) -> None:
        self.folder = folder
        self._schools = schools

    def program(self, name: str) -> str:
        """A console script of this environment. Raises Missing."""
        beside = shutil.which(name, path=str(Path(PYTHON).parent))
        if beside is None:
            raise Missing(f"{name} is not installed in this environment (pip install --group bench)")
        return beside

    def ours(self, *arguments: str, folder: Path, **settings: object) -> Program:
        """A run of `ks` in a network's folder."""
        return Program((self.program("ks"), *arguments), folder, **settings)  # type: ignore[arg-type]  # only `prepare`

    def need(self, *commands: str) -> None:
        """Raise Missing for a command that `ks` does not have (yet)."""
        for command in commands:
            if self._run(*command.split(), "--help", folder=self.folder).returncode:
                raise Missing(f"ks {command} does not exist")

    def school_list(self) -> Path:
        """The real list of all schools. Raises Missing where it is not at hand."""
        if not self._schools.is_file():
            raise Missing(f"no school list at {self._schools} (--schools FILE)")
        return self._schools

    def ks(self, *arguments: str, folder: Path) -> str:
        """What `ks` prints. Raises Failed."""
        done = self._run(*arguments, folder=folder)
        if done.returncode:
            raise Failed(f"ks {' '.join(arguments[:4])} …\n{done.stderr}")
        return done.stdout

    def network(self, name: str) -> Path:
        """A fresh network; its folder."""
        folder = self.folder / name
        self.ks(
            *("init", str(folder), "--name", "Netzwerk Kinderschutz Musterstadt", "--jugendamt", "Stadt Musterstadt"),
            *("--koordination", "Kim Muster", "--mail", "kim.muster@example.org", "--yes"),
            folder=self.folder,
        )
        return folder

    def network_with_contacts(self, name: str, number: int) -> Path:
        """A network of invented people, all of the sector `schule`, imported from a table."""
        folder = self.network(name)
        table = self.folder / f"{name}.csv"
        columns = ("Anrede", "Vorname", "Nachname", "E-Mail", "Telefon", "PLZ", "Ort", "Sektor")
        write_table(table, columns, people(number))
        self.ks("import", str(table), "--as", "kontakte", "--yes", folder=folder)
        return folder

    def event(self, folder: Path) -> None:
        """The conference of the main story, with a programme."""
        self.ks(
            *("event", "create", "3. Musterstädter Kinderschutzkonferenz", "--date", "8.10.2025"),
            *("--time", "9 Uhr bis 16 Uhr", "--place", "Bürgerhaus, Marktplatz 1, 44532 Musterstadt"),
            *("--seats", "400", "--deadline", "12.9.2025"),
            folder=folder,
        )
        for hour in range(9, 15):
            self.ks(
                "program", "add", f"{hour}:30", f"Vortrag {hour}", "--kind", "vortrag", "--minutes", "45", folder=folder
            )

    def _run(self, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.program("ks"), *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


def people(number: int) -> Iterable[Sequence[str]]:
    """Invented people, all different."""
    for index in range(number):
        family = _FAMILY[index // 10 % 10]
        yield (
            "Frau" if index % 2 else "Herr",
            f"{_GIVEN[index % 10]} {_GIVEN[index // 100 % 10]}",
            f"{family} {index}" if index >= 1000 else family,
            f"person{index}@example.org",
            f"02306 {10000 + index}",
            f"{44000 + index % 1000}",
            "Musterstadt",
            "schule",
        )


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A CSV file with `;`, as German Excel writes it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(columns)
        writer.writerows(rows)


def fresh_copy(source: Path, target: Path) -> None:
    """`target` becomes a copy of the network's folder `source`."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)


def environment() -> None:
    """What every measured program sees."""
    os.environ.update({"KS_TODAY": TODAY, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"})
    # Compiled modules are kept as for any installed program; else ours alone would be compiled anew in each run.
    for name in ("KS_DB", "PYTHONDONTWRITEBYTECODE"):
        os.environ.pop(name, None)
