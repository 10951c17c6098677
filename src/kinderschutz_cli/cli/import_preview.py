"""What `ks import` shows before anything happens: the file, the mapping, the counts, the first faults in words."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from kinderschutz_cli.cli import output

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kinderschutz_cli.intake.columns import ColumnMap
    from kinderschutz_cli.intake.fault import Fault
    from kinderschutz_cli.intake.table import SourceTable
    from kinderschutz_cli.workflows.list_import import ImportPlan

_SHOWN = 5
_SHOWN_LEFT_OUT = 8
_LONGEST_SAMPLE = 40


def show(plan: ImportPlan) -> None:
    """Everything a person wants to see before the question."""
    _show_file(plan)
    show_mapping(plan.table, plan.columns, plan.samples, remembered=plan.remembered)
    output.say(counts(plan))
    show_some([fault.sentence for fault in plan.faults], "Fehler", warn=True)
    show_some([conflict.sentence for conflict in plan.changes.conflicts], "Widersprüche", warn=True)
    show_some([doubt.sentence for doubt in plan.doubtful], "zweifelhafte Zeilen", warn=True)
    show_some(plan.changes.remarks, "Hinweise", warn=True)
    show_some([f"Fehlt in dieser Liste, bleibt aber erhalten: {name}" for name in plan.changes.gone], "fehlende")


def counts(plan: ImportPlan) -> str:
    """ "24 neu, 3 geändert, 100 unverändert, 2 zweifelhaft, 1 fehlerhaft"."""
    changes = plan.changes
    pieces = [f"{len(changes.new)} neu", f"{len(changes.changed)} geändert", f"{changes.unchanged} unverändert"]
    if plan.doubtful:
        pieces.append(f"{len(plan.doubtful)} zweifelhaft")
    if plan.waiting:
        pieces.append(f"{plan.waiting} warten schon auf eine Entscheidung")
    if plan.faults:
        pieces.append(f"{plan.faulty_rows} fehlerhaft")
    if changes.new_mailboxes:
        pieces.append(f"dazu {changes.new_mailboxes} Funktionspostfächer")
    if changes.gone:
        pieces.append(f"{len(changes.gone)} nicht mehr in der Liste")
    if plan.skipped:
        pieces.append(f"{plan.skipped} durch --where ausgelassen")
    return ", ".join(pieces)


def _show_file(plan: ImportPlan) -> None:
    table = plan.table
    sheet = f", Blatt „{table.sheet}“" if table.sheet else f", {table.encoding}" if table.encoding else ""
    what = "Organisationen" if plan.columns.target == "organisationen" else "Kontakte"
    output.say(f"{table.file}{sheet}: {len(table.rows)} Zeilen, eingelesen als {what}, Quelle „{plan.source}“")
    if table.other_sheets:
        output.say(f"Weitere Blätter: {', '.join(table.other_sheets)} (mit --sheet)")
    if table.hidden_rows:
        output.say(f"{table.hidden_rows} ausgeblendete Zeilen sind dabei.")


def show_mapping(
    table: SourceTable, columns: ColumnMap, samples: Mapping[int, Sequence[str]], *, remembered: bool
) -> None:
    """Each column with what it means and two of its values; what is left out."""
    if remembered:
        output.say("Die Spalten sind zugeordnet wie beim letzten Mal:")
    for column, word in columns.pairs():
        shown = [textwrap.shorten(text, _LONGEST_SAMPLE, placeholder="…") for text in samples[column.index]]
        output.say(f"  {column.shown} → {word}" + (f"   (z. B. {' · '.join(shown)})" if shown else ""))
    if columns.unmatched:
        unmatched = (f"{column.shown}{' (ausgeblendet)' * column.hidden}" for column in columns.unmatched)
        output.say(f"  nicht übernommen: {', '.join(unmatched)}")
    if table.left_out:
        output.say(f"  keine Datenzeilen: {len(table.left_out)}")
        for row in table.left_out[:_SHOWN_LEFT_OUT]:
            output.say(f"    Zeile {row.number} ({row.reason}): {textwrap.shorten(row.text, 60, placeholder='…')}")
        if len(table.left_out) > _SHOWN_LEFT_OUT:
            output.say(f"    … und {len(table.left_out) - _SHOWN_LEFT_OUT} weitere")


def show_some(sentences: Sequence[str], what: str, *, warn: bool = False) -> None:
    """The first few, and how many there are besides."""
    say = output.warn if warn else output.say
    for sentence in sentences[:_SHOWN]:
        say(sentence)
    if len(sentences) > _SHOWN:
        say(f"… und {len(sentences) - _SHOWN} weitere ({what})")


def as_json(plan: ImportPlan) -> dict[str, object]:
    """The same as data; fields are only ever added."""
    changes = plan.changes
    return {
        "datei": plan.table.file,
        "blatt": plan.table.sheet,
        "zeilen": len(plan.table.rows),
        "zuordnung": {column.shown: word for column, word in plan.columns.pairs()},
        "neu": len(changes.new),
        "geaendert": len(changes.changed),
        "unveraendert": changes.unchanged,
        "ausgelassen": plan.skipped,
        "fehler": [fault.sentence for fault in plan.faults],
        "hinweise": list(changes.remarks),
        "als": plan.columns.target,
        "quelle": plan.source,
        "zuordnung_gemerkt": plan.remembered,
        "nicht_uebernommen": [column.shown for column in plan.columns.unmatched],
        "proben": {column.shown: list(plan.samples[column.index]) for column, _ in plan.columns.pairs()},
        "zweifelhaft": [{"zeile": one.row, "name": one.name, "grund": one.reason} for one in plan.doubtful],
        "warten": plan.waiting,
        "fehlerhaft": plan.faulty_rows,
        "fehlerhafte_stellen": [fault_as_json(fault) for fault in plan.faults],
        "widersprueche": [
            {
                "zeile": one.row,
                "id": one.record_id,
                "name": one.record,
                "feld": one.field,
                "hier": one.ours,
                "liste": one.theirs,
                "uebernommen": one.taken,
            }
            for one in changes.conflicts
        ],
        "fehlt_in_liste": list(changes.gone),
    }


def fault_as_json(fault: Fault) -> dict[str, object]:
    """Where a fault is and what mends it."""
    return {
        "blatt": fault.place.sheet,
        "zeile": fault.place.number,
        "spalte": fault.column,
        "wert": fault.value,
        "grund": fault.reason,
        "abhilfe": fault.remedy,
    }
