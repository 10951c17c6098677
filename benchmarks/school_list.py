"""Importing all schools of North Rhine-Westphalia, beside sqlite-utils on the same file."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.measuring import Comparison, Program
from benchmarks.workshop import Workshop, fresh_copy


def comparisons(workshop: Workshop) -> Iterator[Comparison]:
    workshop.need("init", "import")
    peer, schools = workshop.program("sqlite-utils"), workshop.school_list()
    blank, folder = workshop.network("schulen-leer"), workshop.folder / "schulen"
    yield Comparison(
        "ks import of all schools / sqlite-utils insert",
        workshop.ours(
            *("import", str(schools), "--as", "organisationen", "--sector", "schule", "--yes"),
            folder=folder,
            prepare=partial(fresh_copy, blank, folder),
        ),
        Program(
            (peer, "insert", "schulen.db", "schulen", "schulen.csv", "--csv", "--delimiter", ";"),
            workshop.folder,
            prepare=partial(_without_first_line, schools, workshop.folder),
        ),
        2.5,
    )


def _without_first_line(schools: Path, folder: Path) -> None:
    """The list as sqlite-utils can read it, and no database yet."""
    (folder / "schulen.db").unlink(missing_ok=True)
    (folder / "schulen.csv").write_bytes(schools.read_bytes().partition(b"\n")[2])
