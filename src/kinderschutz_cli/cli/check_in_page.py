"""What a filled-in check-in list would record, as it is shown before."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.attendance_page import show_plan
from kinderschutz_cli.workflows.attendance import plan_json

if TYPE_CHECKING:
    from kinderschutz_cli.intake.check_in import CheckInRow
    from kinderschutz_cli.workflows.check_in import CheckIn


def show(seen: CheckIn, *, as_json: bool, faults: bool) -> None:
    """`faults`: also what is wrong, where nothing will be recorded that would say it."""
    if as_json:
        output.emit_json(_json(seen))
        return
    show_plan(seen.plan)
    if seen.coming:
        output.say(f"ohne Anmeldung gekommen; sie werden angemeldet: {len(seen.coming)}")
        for one in seen.coming:
            output.line(
                f"  Zeile {one.row.place.number}: {_who(one.row)}{'' if one.guest else ' (neu in den Kontakten)'}"
            )
    if not seen.create:
        _unknown(seen)
    for later in seen.untouched:
        output.warn(
            f"Nr. {later.id} {later.label} ist hier nicht angekreuzt und seit dem Export eingetragen; es bleibt dabei."
        )
    if seen.elsewhere:
        output.say(f"Zeilen eines anderen Veranstaltungsteils: {seen.elsewhere}")
    for row in seen.beside:
        output.warn(f"Zeile {row.number} „{row.text}“ wurde nicht gelesen ({row.reason}).")
    for fault in seen.faults if faults else ():
        output.warn(fault.sentence)


def _unknown(seen: CheckIn) -> None:
    if not seen.unknown:
        return
    number = len(seen.unknown)
    people = "1 Person steht" if number == 1 else f"{number} Personen stehen"
    output.warn(f"{people} nicht in den Kontakten und bleiben aus; --create legt sie an, oder einzeln:")
    for row in seen.unknown:
        house = f" --org {shlex.quote(row.person.organisation)}" if row.person.organisation else ""
        output.say(f"  ks attendance walk-in {shlex.quote(row.name)} --new{house}")


def _who(row: CheckInRow) -> str:
    house = row.person.organisation
    return f"{row.name} ({house})" if house and house != row.name else row.name


def _json(seen: CheckIn) -> dict[str, object]:
    def rows(found: list[CheckInRow]) -> list[dict[str, object]]:
        return [{"zeile": row.place.number, "name": row.name, "organisation": row.person.organisation} for row in found]

    return plan_json(seen.plan) | {
        "ohne_anmeldung": rows([one.row for one in seen.coming]),
        "unbekannt": rows([] if seen.create else list(seen.unknown)),
        "seit_dem_export_eingetragen": [one.id for one in seen.untouched],
        "fehler": [fault.sentence for fault in seen.faults],
    }
