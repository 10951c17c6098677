"""`ks doctor`: is everything in order?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.command import SingleCommand
from kinderschutz_cli.cli.invocation import current
from kinderschutz_cli.cli.options import JsonOption
from kinderschutz_cli.cli.session import open_session, the_clock

if TYPE_CHECKING:
    from kinderschutz_cli.domain.finding import Finding

app = SingleCommand()


@app.command()
def doctor(as_json: JsonOption = False) -> None:
    """Prüfen, ob alles in Ordnung ist und was fehlt.

    Ändert nichts und liest auch eine beschädigte Datei, soweit es geht.

    Beispiel: ks doctor
    """
    from kinderschutz_cli.errors.database import DatabaseFileMissing
    from kinderschutz_cli.store.database import SCHEMA_VERSION, find_database
    from kinderschutz_cli.workflows import doctor as workflow

    path = current().db or find_database(Path.cwd())
    if not path.is_file():
        raise DatabaseFileMissing(path)
    health, findings = workflow.examine_file(path)
    findings += workflow.examine_place(path, the_clock())
    if health.whole and health.version == SCHEMA_VERSION:
        from kinderschutz_cli.workflows.upkeep import examine_data

        with open_session() as session:
            findings += examine_data(session)
    _show(findings, as_json=as_json)
    problem = workflow.verdict(path, health)
    if problem:
        raise problem


def _show(findings: list[Finding], *, as_json: bool) -> None:
    if as_json:
        output.emit_json(
            [{"bereich": one.topic, "befund": one.level, "text": one.text, "ausweg": one.way_out} for one in findings]
        )
        return
    for one in findings:
        way_out = f" → {one.way_out}" if one.way_out else ""
        output.line(f"{one.level:<8} {one.topic}: {one.text}{way_out}")
