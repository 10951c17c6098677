"""The participants' workbook beside openpyxl alone, and the agenda against the clock."""

from collections.abc import Iterator

from benchmarks.measuring import Comparison, Program
from benchmarks.workshop import PEERS, PYTHON, Workshop, people

_NUMBER = 150


def comparisons(workshop: Workshop) -> Iterator[Comparison]:
    workshop.need("init", "import", "event create", "program add", "registration add", "export")
    folder = workshop.network_with_contacts("ausgaben", _NUMBER)
    workshop.event(folder)
    workshop.ks("registration", "add", *(mail for _, _, _, mail, *_ in people(_NUMBER)), folder=folder)
    rows = workshop.ks("export", "teilnehmer.json", folder=folder).splitlines()[0]
    yield Comparison(
        f"ks export teilnehmer.xlsx, {_NUMBER} rows / openpyxl alone",
        workshop.ours("export", "teilnehmer.xlsx", folder=folder),
        Program((PYTHON, str(PEERS / "bare_openpyxl.py"), rows, "bare.xlsx"), folder),
        2,
    )
    yield Comparison("ks export agenda.pdf (seconds)", workshop.ours("export", "agenda.pdf", folder=folder), None, 0.6)
