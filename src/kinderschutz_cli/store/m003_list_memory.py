"""Migration 3: what is remembered of lists that were taken in. Never edited after a release.

`list_shape`: which column meant which field, by the folded headings. `list_translation`: what a word in a column means.
`list_taken`: which command took in which source. `doubtful_row`: rows that wait for a decision.
"""

_HEAD = "id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE"

STATEMENTS: tuple[str, ...] = (
    f"CREATE TABLE list_shape ({_HEAD}, headings TEXT NOT NULL, target TEXT NOT NULL, words TEXT NOT NULL, "
    "source_id INTEGER REFERENCES source(id), UNIQUE (headings, target)) STRICT",
    f"CREATE TABLE list_translation ({_HEAD}, heading TEXT NOT NULL, word TEXT NOT NULL, "
    "sector_id INTEGER REFERENCES sector(id), kind_id INTEGER REFERENCES kind(id), UNIQUE (heading, word)) STRICT",
    f"CREATE TABLE list_taken ({_HEAD}, command_id INTEGER NOT NULL REFERENCES command(id), "
    "source_id INTEGER NOT NULL REFERENCES source(id), file TEXT NOT NULL) STRICT",
    f"CREATE TABLE doubtful_row ({_HEAD}, source_id INTEGER NOT NULL REFERENCES source(id), target TEXT NOT NULL, "
    "file TEXT NOT NULL, place TEXT NOT NULL, headings TEXT NOT NULL, words TEXT NOT NULL, cells TEXT NOT NULL, "
    "reason TEXT NOT NULL, UNIQUE (target, headings, cells)) STRICT",
    "CREATE INDEX list_taken_source ON list_taken(source_id)",
)
