"""`ks log`: what was done, command by command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kinderschutz_cli.cli import output
from kinderschutz_cli.cli.command import SingleCommand
from kinderschutz_cli.cli.options import JsonOption
from kinderschutz_cli.cli.session import open_session

if TYPE_CHECKING:
    from kinderschutz_cli.domain.journal import ChangedRecord, JournalEntry

app = SingleCommand()


@app.command()
def log(
    number: Annotated[
        int | None, typer.Argument(metavar="NUMMER", help="Nur diesen Befehl, mit jedem geänderten Datensatz.", min=1)
    ] = None,
    limit: Annotated[
        int, typer.Option("--number", "-n", metavar="ANZAHL", help="Wie viele Befehle, die letzten zuerst.", min=1)
    ] = 20,
    as_json: JsonOption = False,
) -> None:
    """Zeigen, was mit ks geändert wurde.

    Beispiel: ks log -n 50
    """
    from kinderschutz_cli.store import journal

    with open_session() as session:
        if number is not None:
            _show_one(journal.entry(session.db, number), journal.changed_records(session.db, number), as_json=as_json)
            return
        entries = journal.entries(session.db, limit=limit)
        if as_json:
            output.emit_json([_as_json(entry) for entry in entries])
            return
        output.data_table(
            ["Nr.", "Zeit", "Befehl", "Änderungen", "Dateien", ""],
            [
                (entry.number, entry.at.astimezone(), entry.name, entry.summary, _files(entry), _mark(entry))
                for entry in entries
            ],
        )
        output.next_step("ks log NUMMER   oder   ks undo NUMMER")


def _show_one(entry: JournalEntry, records: list[ChangedRecord], *, as_json: bool) -> None:
    from kinderschutz_cli.domain.journal import OPERATIONS, field_name, noun

    if as_json:
        output.emit_json(
            _as_json(entry)
            | {
                "datensaetze": [
                    {
                        "was": noun(one.table),
                        "id": one.row_id,
                        "vorgang": OPERATIONS[one.operation],
                        "felder": [field_name(field) for field in one.fields],
                    }
                    for one in records
                ]
            }
        )
        return
    mark = f", {_mark(entry)}" if _mark(entry) else ""
    output.say(
        f"Befehl {entry.number}: {entry.name}, {entry.at.astimezone():%d.%m.%Y %H:%M} Uhr, von {entry.os_user}{mark}"
    )
    output.data_table(
        ["Was", "Nr.", "Vorgang", "Felder"],
        [
            (noun(one.table), one.row_id, OPERATIONS[one.operation], ", ".join(map(field_name, one.fields)))
            for one in records
        ],
        empty="Dieser Befehl hat keine Daten geändert.",
    )
    for file in entry.files:
        output.say(f"Datei: {file}")


def _files(entry: JournalEntry) -> str:
    from kinderschutz_cli.domain.journal import where

    if len(entry.files) > 1:
        return f"{len(entry.files)}{where(entry.files)}"
    return entry.files[0] if entry.files else ""


def _mark(entry: JournalEntry) -> str:
    if entry.purged:
        return "Daten gelöscht"
    if entry.undone_by:
        return f"rückgängig gemacht ({entry.undone_by})"
    return f"macht {entry.undoes} rückgängig" if entry.undoes else ""


def _as_json(entry: JournalEntry) -> dict[str, object]:
    from kinderschutz_cli.domain.journal import OPERATIONS, noun

    return {
        "nummer": entry.number,
        "befehl": entry.name,
        "zeit": entry.at.astimezone(),
        "benutzer": entry.os_user,
        "aenderungen": [
            {"was": noun(one.table), "vorgang": OPERATIONS[one.operation], "anzahl": one.number} for one in entry.counts
        ],
        "dateien": list(entry.files),
        "macht_rueckgaengig": entry.undoes,
        "rueckgaengig_durch": entry.undone_by,
        "daten_geloescht": entry.purged,
    }
