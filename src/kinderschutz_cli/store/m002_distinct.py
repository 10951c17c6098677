"""Migration 2: pairs that were looked at and are no duplicates. Never edited after a release.

The smaller id stands first, so that a pair is kept once.
"""


def _pair(table: str, noun: str) -> str:
    return (
        f"CREATE TABLE {table} (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, "
        f"{noun}_id INTEGER NOT NULL REFERENCES {noun}(id), other_id INTEGER NOT NULL REFERENCES {noun}(id), "
        f"decided_on TEXT NOT NULL, UNIQUE ({noun}_id, other_id), CHECK ({noun}_id < other_id)) STRICT"
    )


STATEMENTS: tuple[str, ...] = (
    _pair("distinct_contact", "contact"),
    _pair("distinct_organisation", "organisation"),
    "CREATE INDEX distinct_contact_other ON distinct_contact(other_id)",
    "CREATE INDEX distinct_organisation_other ON distinct_organisation(other_id)",
)
