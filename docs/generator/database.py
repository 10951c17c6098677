"""`docs/datenbank.md`: the tables of a fresh `netzwerk.db`, read from SQLite itself."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from docs.generator.markdown import NOTICE, code, join, table
from kinderschutz_cli.domain.journal import noun
from kinderschutz_cli.store.database import SCHEMA_VERSION, create_database
from kinderschutz_cli.store.journal_triggers import watched_tables

_INTRODUCTION = f"""\
# Datenbank

Alles steht in einer SQLite-Datei, `netzwerk.db`, Stand {SCHEMA_VERSION} (`PRAGMA user_version`). Lesen darf sie jedes
Programm; wer sie mit einem anderen ändert, ändert sie ohne Eintrag in `ks log`.

- Alle Tabellen sind `STRICT`. Jede hat eine `id`, die nie wieder vergeben wird (`AUTOINCREMENT`), und eine `uuid`, die
  auch beim Zusammenführen mehrerer Netzwerke gilt (ausgenommen die Buchführung des Journals).
- Tage sind Text nach ISO 8601 (`2025-10-08`; ungenau `2025-10` oder `2025`), geplante Uhrzeiten `HH:MM` in der Zone
  daneben, Zeitpunkte UTC (`2025-07-01T08:00:00Z`). Geld steht in Cent, ja/nein als 1 und 0.
- Text ist nie `NULL`, sondern leer; `NULL` heißt: offen.
- Das Journal schreiben Auslöser (Trigger): jede Änderung an den mit „ja“ bezeichneten Tabellen steht mit dem Bild der
  Zeile vorher und nachher (JSON) und der Nummer des Befehls in `change`. Daraus lebt `ks undo`.
- `search` halten ebenfalls Auslöser: Name, Ort und Adresse gefaltet (ä→a, ae→a, ß→ss, ł→l …), damit „mueller“ auch
  „Müller“ findet."""


#: The book-keeping that `noun` does not name, because no command counts it.
_LEDGER = {
    "command": "Befehle: wann, wer, welcher",
    "change": "das Journal: jede Änderung einer Zeile",
    "journal_cursor": "welcher Befehl gerade läuft",
    "written_file": "geschriebene Dateien mit ihrer Prüfsumme",
}


def database_page() -> str:
    """The whole page."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "netzwerk.db"
        create_database(path)
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.row_factory = sqlite3.Row
            return join([NOTICE, _INTRODUCTION, *_chapters(connection)])


def _chapters(connection: sqlite3.Connection) -> Iterator[str]:
    watched = set(watched_tables(connection))
    names = _table_names(connection)
    yield table(
        ["Tabelle", "enthält", "im Journal"],
        [
            (f"[`{name}`](#{name})", _LEDGER.get(name) or noun(name, 2), "ja" if name in watched else "nein")
            for name in names
        ],
    )
    for name in names:
        yield f"## {name}"
        yield _columns(connection, name)
        yield _rules(connection, name)


def _table_names(connection: sqlite3.Connection) -> list[str]:
    """In the order of the schema; SQLite's own tables and those of the migrations left out."""
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
    return [row["name"] for row in rows if not row["name"].startswith(("sqlite_", "_"))]


def _columns(connection: sqlite3.Connection, name: str) -> str:
    targets = {
        row["from"]: row["table"] for row in connection.execute("SELECT * FROM pragma_foreign_key_list(?)", [name])
    }
    rules = _column_rules(connection, name)
    rows = []
    for column in connection.execute("SELECT * FROM pragma_table_info(?)", [name]):
        target = targets.get(column["name"])
        rows.append(
            (
                code(column["name"]),
                column["type"],
                "" if column["notnull"] or column["pk"] else "ja",
                code(column["dflt_value"] or ""),
                f"[`{target}`](#{target})" if target else rules.get(column["name"], ""),
            )
        )
    return table(["Spalte", "Typ", "NULL", "Vorgabe", "verweist auf, erlaubt"], rows)


def _column_rules(connection: sqlite3.Connection, name: str) -> dict[str, str]:
    """What a column allows, by its name: its CHECK condition, or that its values are unique."""
    found: dict[str, str] = {}
    for clause in _clauses(connection, name):
        declared, check, condition = clause.partition(" CHECK ")
        column, *words = declared.split()
        if column in ("CHECK", "UNIQUE"):
            continue
        if check:
            found[column] = code(condition.strip().removeprefix("(").removesuffix(")"))
        elif "UNIQUE" in words:
            found[column] = "eindeutig"
    return found


def _rules(connection: sqlite3.Connection, name: str) -> str:
    """Conditions on whole rows: CHECK and UNIQUE over several columns, indexes."""
    rules = [clause for clause in _clauses(connection, name) if clause.startswith(("CHECK ", "UNIQUE "))]
    rows = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql LIKE 'CREATE UNIQUE%' ORDER BY rowid",
        [name],
    )
    rules += [f"UNIQUE {row['sql'].partition(f' ON {name}')[2]}" for row in rows]
    return "Außerdem gilt: " + ", ".join(map(code, rules)) + "." if rules else ""


def _clauses(connection: sqlite3.Connection, name: str) -> list[str]:
    """The clauses between the outer brackets of CREATE TABLE, split at their commas."""
    sql = connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", [name]).fetchone()[0]
    body = sql[sql.index("(") + 1 : sql.rindex(")")]
    clauses, depth = [""], 0
    for character in body:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            clauses.append("")
        else:
            clauses[-1] += character
    return [clause.strip() for clause in clauses]
