"""`ks import --translations` and `--pending`: what is remembered of lists, and the rows that wait for a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.cli import output, question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.store.doubtful_row import DoubtfulRow
    from kinderschutz_cli.workflows.session import Session


def show_translations(session: Session, *, as_json: bool) -> None:
    """The table of translations."""
    from kinderschutz_cli.store import list_memory

    found = list_memory.translations(session.db)
    if as_json:
        output.emit_json(
            [{"spalte": one.heading, "wort": one.word, "sektor": one.sector, "art": one.kind} for one in found]
        )
        return
    output.data_table(
        ["Spalte", "Wort", "Sektor", "Art"],
        [(one.heading, one.word, one.sector, one.kind) for one in found],
        empty='Noch keine Übersetzungen. So legen Sie eine an: --translate "Schulform:02=schule/grundschule"',
    )


def decide_pending(session: Session, decisions: Sequence[str], *, as_json: bool) -> None:
    """Carry out what was typed; else show what waits, and ask where a person sits there."""
    from kinderschutz_cli.workflows import pending

    for text in decisions:
        row, decision = pending.parse(session, text)
        _carry_out(session, row, decision)
    if decisions:
        output.next_step("ks import --pending   oder   ks undo")
        return
    rows = pending.waiting(session)
    if as_json:
        output.emit_json([_as_json(row) for row in rows])
        return
    output.data_table(
        ["Nr.", "Name", "Grund", "Liste", "Zeile"],
        [(row.id, row.name, row.reason, row.file, row.row) for row in rows],
        empty="Keine Zeile wartet auf eine Entscheidung.",
    )
    if not rows:
        return
    if not question.someone_sits_there():
        output.next_step(f"ks import --decide {rows[0].id}=gleich   (oder neu, weg)")
        return
    for row in rows:
        output.say(f"Zeile {row.row} aus {row.file}: {row.name}, {row.reason}")
        output.say("  " + " · ".join(f"{heading}: {cell}" for heading, cell in _filled(row)))
        answer = question.choose("Was ist es?", ["derselbe Eintrag", "ein neuer Eintrag", "weglassen", "später"])
        if answer < len(_CHOICES):
            _carry_out(session, row, _CHOICES[answer])


_CHOICES = ("gleich", "neu", "weg")
_DONE = {"gleich": "ergänzt den vorhandenen Eintrag", "neu": "ist als neuer Eintrag angelegt", "weg": "bleibt weg"}


def _carry_out(session: Session, row: DoubtfulRow, decision: str) -> None:
    from kinderschutz_cli.workflows import pending

    pending.decide(session, row, decision)
    output.say(f"„{row.name}“ {_DONE[decision]}.")


def _filled(row: DoubtfulRow) -> list[tuple[str, str]]:
    return [(heading, str(cell)) for heading, cell in zip(row.headings, row.cells, strict=True) if cell]


def _as_json(row: DoubtfulRow) -> dict[str, object]:
    return {
        "id": row.id,
        "name": row.name,
        "grund": row.reason,
        "datei": row.file,
        "zeile": row.row,
        "quelle": row.source,
        "als": row.target,
        "zellen": dict(_filled(row)),
    }
