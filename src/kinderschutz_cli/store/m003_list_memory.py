"""Migration 3: what is remembered of lists that were taken in. Never edited after a release.

`list_shape`: which column meant which field, by the folded headings. `list_translation`: what a word in a column means.
`list_taken`: which command took in which source. `doubtful_row`: rows that
wait for a decision, and what was decided; `record_id` is the contact or organisation that a row means.
"""

_HEAD = "id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE"

_SHAPE = (
    f"CREATE TABLE list_shape ({_HEAD}, headings TEXT NOT NULL, target TEXT NOT NULL, words TEXT NOT NULL, "
    "source_id INTEGER REFERENCES source(id), UNIQUE (headings, target)) STRICT"
)
_TRANSLATION = (
    f"CREATE TABLE list_translation ({_HEAD}, heading TEXT NOT NULL, word TEXT NOT NULL, "
    "sector_id INTEGER REFERENCES sector(id), kind_id INTEGER REFERENCES kind(id), UNIQUE (heading, word)) STRICT"
)
_TAKEN = (
    f"CREATE TABLE list_taken ({_HEAD}, command_id INTEGER NOT NULL REFERENCES command(id), "
    "source_id INTEGER NOT NULL REFERENCES source(id), file TEXT NOT NULL) STRICT"
)
_DOUBTFUL = (
    f"CREATE TABLE doubtful_row ({_HEAD}, source_id INTEGER NOT NULL REFERENCES source(id), target TEXT NOT NULL, "
    "file TEXT NOT NULL, headings TEXT NOT NULL, words TEXT NOT NULL, cells TEXT NOT NULL, "
    "row INTEGER NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL, decision TEXT NOT NULL DEFAULT '' "
    "CHECK (decision IN ('', 'neu', 'gleich', 'weg')), record_id INTEGER, UNIQUE (target, headings, cells)) STRICT"
)

STATEMENTS: tuple[str, ...] = (
    _SHAPE,
    _TRANSLATION,
    _TAKEN,
    _DOUBTFUL,
    "CREATE INDEX list_taken_source ON list_taken(source_id)",
)
