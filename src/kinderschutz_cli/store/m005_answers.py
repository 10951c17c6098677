"""Migration 5: when somebody last answered. Never edited after a release.

`registration.answered_at` is the newest answer in writing that is known (a form's time stamp), also one that repeats an
earlier answer: so an older export that is read later is known to be older.
"""

STATEMENTS: tuple[str, ...] = ("ALTER TABLE registration ADD COLUMN answered_at TEXT",)
