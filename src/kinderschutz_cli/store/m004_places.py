"""Migration 4: how seats are given away, who came, and what people need. Never edited after a release.

`event.rule` and `event.seed`: the rule for the places and the seed of its lottery. `part.kept_seats`, `part.cap` and
`quota`: seats kept free, most people of one institution, least and most of a sector; `part.allotted_at`: since when
latecomers wait. `registration.seat` says whose seat it is, `offered_until` until when an offer holds it.
`session_wish` and `session_place` belong to programme items with places of their own. `need` stands apart from
`registration`, so that no list shows it by accident. `message.move_id` is the move a message tells of.
"""

from kinderschutz_cli.store.m001_initial import HEAD, one_of, text

_REGISTRATION = "registration_id INTEGER NOT NULL REFERENCES registration(id)"
_ITEM = "item_id INTEGER NOT NULL REFERENCES programme_item(id)"

_COLUMNS = (
    f"event ADD COLUMN {one_of('rule', 'eingang quoten los vorrang eine-je-einrichtung', 'eingang')}",
    f"event ADD COLUMN {text('seed')}",
    "part ADD COLUMN kept_seats INTEGER NOT NULL DEFAULT 0 CHECK (kept_seats >= 0)",
    "part ADD COLUMN cap INTEGER CHECK (cap > 0)",
    f"part ADD COLUMN {one_of('cap_level', 'einrichtung traeger', 'einrichtung')}",
    "part ADD COLUMN allotted_at TEXT",
    f"registration ADD COLUMN {one_of('seat', 'teilnahme mitwirkung gastgeber hilfe', 'teilnahme')}",
    "registration ADD COLUMN offered_until TEXT",
    "message ADD COLUMN move_id INTEGER REFERENCES move(id)",
)

TABLES: dict[str, str] = {
    "quota": f"{HEAD}, part_id INTEGER NOT NULL REFERENCES part(id), sector_id INTEGER NOT NULL REFERENCES sector(id), "
    "minimum INTEGER NOT NULL DEFAULT 0 CHECK (minimum >= 0), until TEXT, maximum INTEGER CHECK (maximum >= 0), "
    "UNIQUE (part_id, sector_id)",
    "session_wish": f"{HEAD}, {_REGISTRATION}, {_ITEM}, rank INTEGER NOT NULL CHECK (rank > 0), "
    "UNIQUE (registration_id, item_id)",
    "session_place": f"{HEAD}, {_REGISTRATION}, {_ITEM}, {text('reason')}, UNIQUE (registration_id, item_id)",
    "attendance": f"{HEAD}, {_REGISTRATION}, item_id INTEGER REFERENCES programme_item(id), came_at TEXT, left_at TEXT, "
    f"{one_of('known_by', 'unterschrift liste check-in von-hand')}, recorded_at TEXT NOT NULL, {text('note')}",
    "need": f"{HEAD}, {_REGISTRATION}, code TEXT NOT NULL, {text('words')}, consented_on TEXT NOT NULL, "
    f"{text('consent')}, UNIQUE (registration_id, code)",
    "consent": f"{HEAD}, contact_id INTEGER NOT NULL REFERENCES contact(id), event_id INTEGER REFERENCES event(id), "
    "purpose TEXT NOT NULL, granted INTEGER NOT NULL CHECK (granted IN (0, 1)), given_on TEXT NOT NULL, "
    f"{text('how')}",
}

INDEXES: tuple[str, ...] = (
    "CREATE INDEX registration_contact ON registration(contact_id)",
    "CREATE INDEX message_move ON message(move_id)",
    "CREATE INDEX session_place_item ON session_place(item_id)",
    "CREATE UNIQUE INDEX attendance_once ON attendance(registration_id, coalesce(item_id, 0))",
    "CREATE UNIQUE INDEX consent_once ON consent(contact_id, coalesce(event_id, 0), purpose)",
)

STATEMENTS: tuple[str, ...] = (
    *(f"ALTER TABLE {change}" for change in _COLUMNS),
    *(f"CREATE TABLE {name} ({columns}) STRICT" for name, columns in TABLES.items()),
    *INDEXES,
)
