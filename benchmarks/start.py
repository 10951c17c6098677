"""Starting: beside a bare Typer program, and with far more commands than there are."""

from collections.abc import Iterator

from benchmarks.measuring import Comparison, Program
from benchmarks.workshop import PEERS, PYTHON, Workshop


def comparisons(workshop: Workshop) -> Iterator[Comparison]:
    here = workshop.folder
    bare = Program((PYTHON, str(PEERS / "bare_typer.py"), "--version"), here)
    yield Comparison("ks --version / a bare Typer program", workshop.ours("--version", folder=here), bare, 1.35)
    many, few = (
        Program((PYTHON, str(PEERS / "many_commands.py"), str(number), "--version"), here) for number in (200, 0)
    )
    yield Comparison("ks --version, 200 more commands / as it is", many, few, 1.1)
