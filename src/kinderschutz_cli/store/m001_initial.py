"""Migration 1: the first schema. Never edited after a release; what follows is a new migration.

Every table has an `id` that is never used again and a stable `uuid`; tables are STRICT. Days are ISO text
(`2025-10-08`, reduced `2025-10` or `2025` where a plan is imprecise), times of plans local `HH:MM`, moments UTC.
"""

HEAD = "id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE"
_POSTAL = "street TEXT NOT NULL DEFAULT '', postcode TEXT NOT NULL DEFAULT '', city TEXT NOT NULL DEFAULT ''"
_PROVENANCE = "source_id INTEGER REFERENCES source(id), since TEXT, legal_basis TEXT NOT NULL DEFAULT ''"


def _flag(name: str) -> str:
    return f"{name} INTEGER NOT NULL DEFAULT 0 CHECK ({name} IN (0, 1))"


def text(*names: str) -> str:
    return ", ".join(f"{name} TEXT NOT NULL DEFAULT ''" for name in names)


def one_of(name: str, values: str, default: str | None = None) -> str:
    listed = ", ".join(f"'{value}'" for value in values.split())
    clause = f" DEFAULT '{default}'" if default else ""
    return f"{name} TEXT NOT NULL{clause} CHECK ({name} IN ({listed}))"


TABLES: dict[str, str] = {
    # The network and its words
    "setting": f"{HEAD}, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL",
    "network": f"{HEAD}, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, {_flag('own')}, {text('relation')}",
    "source": f"{HEAD}, name TEXT NOT NULL UNIQUE, {text('key_heading', 'legal_basis')}, received_on TEXT",
    "sector": f"{HEAD}, slug TEXT NOT NULL UNIQUE, label TEXT NOT NULL, group_slug TEXT NOT NULL",
    "kind": f"{HEAD}, slug TEXT NOT NULL UNIQUE, label TEXT NOT NULL, sector_id INTEGER NOT NULL REFERENCES sector(id)",
    "profession": f"{HEAD}, slug TEXT NOT NULL UNIQUE, label TEXT NOT NULL, {_flag('confidential')}",
    "role": f"{HEAD}, slug TEXT NOT NULL UNIQUE, label TEXT NOT NULL",
    "legal_entry": f"{HEAD}, code TEXT NOT NULL UNIQUE, list TEXT NOT NULL, label TEXT NOT NULL, "
    "source TEXT NOT NULL, as_of TEXT NOT NULL",
    "coverage_rule": f"{HEAD}, legal_entry_id INTEGER NOT NULL REFERENCES legal_entry(id), "
    "sector_id INTEGER REFERENCES sector(id), kind_id INTEGER REFERENCES kind(id), "
    "role_id INTEGER REFERENCES role(id), profession_id INTEGER REFERENCES profession(id), "
    f"{_flag('needs_agreement')}",
    # Who
    "organisation": f"{HEAD}, name TEXT NOT NULL CHECK (name <> ''), {text('short_name')}, "
    "sector_id INTEGER REFERENCES sector(id), kind_id INTEGER REFERENCES kind(id), "
    f"parent_id INTEGER REFERENCES organisation(id), {_POSTAL}, {text('phone', 'mail', 'website')}, "
    f"agreement_on TEXT, {text('source_key')}, closes_on TEXT, {text('note')}, {_PROVENANCE}, {text('search')}",
    "contact": f"{HEAD}, {one_of('type', 'person funktionspostfach')}, "
    "form_of_address TEXT CHECK (form_of_address IN ('frau', 'herr')), "
    f"{text('title', 'given', 'particle', 'family', 'degree', 'label', 'own_salutation', 'own_address_line')}, "
    f"{text('mail', 'phone', 'mobile')}, {_POSTAL}, sector_id INTEGER REFERENCES sector(id), "
    f"profession_id INTEGER REFERENCES profession(id), {_flag('no_contact')}, {_flag('blocked')}, informed_on TEXT, "
    f"{text('note')}, {_PROVENANCE}, {text('source_key', 'search')}",
    "affiliation": f"{HEAD}, contact_id INTEGER NOT NULL REFERENCES contact(id), "
    "organisation_id INTEGER NOT NULL REFERENCES organisation(id), "
    f"{text('function')}, begins TEXT, ends TEXT, position INTEGER NOT NULL DEFAULT 1",
    "contact_role": f"{HEAD}, contact_id INTEGER NOT NULL REFERENCES contact(id), "
    "role_id INTEGER NOT NULL REFERENCES role(id), UNIQUE (contact_id, role_id)",
    "network_member": f"{HEAD}, network_id INTEGER NOT NULL REFERENCES network(id), "
    "contact_id INTEGER NOT NULL REFERENCES contact(id), joined TEXT, UNIQUE (network_id, contact_id)",
    # What
    "series": f"{HEAD}, name TEXT NOT NULL UNIQUE, begun TEXT, {text('rhythm', 'planned_sequel')}",
    "event": f"{HEAD}, slug TEXT NOT NULL UNIQUE, title TEXT NOT NULL CHECK (title <> ''), "
    + one_of(
        "kind", "netzwerktreffen fachtag konferenz fortbildung kick-off steuerungsgruppe veranstaltung", "veranstaltung"
    )
    + f", {one_of('status', 'entwurf geplant durchgefuehrt abgesagt', 'geplant')}, "
    "series_id INTEGER REFERENCES series(id), number INTEGER, "
    f"{text('theme', 'motto', 'aim', 'audience', 'occasion', 'legal_basis')}, "
    f"{text('register_link', 'register_mail', 'register_phone')}, {_flag('register_by_calendar')}, "
    f"{text('register_third_party')}, deadline TEXT, {text('fee_covers', 'place_rule', 'note')}",
    "event_network": f"{HEAD}, event_id INTEGER NOT NULL REFERENCES event(id), "
    "network_id INTEGER NOT NULL REFERENCES network(id), UNIQUE (event_id, network_id)",
    "part": f"{HEAD}, event_id INTEGER NOT NULL REFERENCES event(id), position INTEGER NOT NULL, {text('title')}, "
    "day TEXT, starts TEXT, ends TEXT, zone TEXT NOT NULL DEFAULT 'Europe/Berlin', "
    f"{text('place_name', 'room')}, {_POSTAL}, {one_of('form', 'vor-ort online hybrid', 'vor-ort')}, "
    f"{text('link')}, seats INTEGER CHECK (seats >= 0), fee_cents INTEGER CHECK (fee_cents >= 0)",
    "body": f"{HEAD}, event_id INTEGER NOT NULL REFERENCES event(id), "
    f"organisation_id INTEGER REFERENCES organisation(id), name TEXT NOT NULL, "
    + one_of("role", "gastgeber veranstalter kooperation foerderung anmeldestelle technik")
    + ", position INTEGER NOT NULL",
    "programme_item": f"{HEAD}, part_id INTEGER NOT NULL REFERENCES part(id), position INTEGER NOT NULL, "
    + one_of(
        "kind",
        "ankommen grusswort vortrag gespraech podium fragerunde fallbeispiel workshop arbeitsgruppe plenum info-boerse "
        "pause kultur ausblick",
    )
    + f", title TEXT NOT NULL, starts TEXT, minutes INTEGER CHECK (minutes > 0), {text('track', 'room')}, "
    f"places INTEGER CHECK (places >= 0), {text('description', 'result')}",
    "appearance": f"{HEAD}, item_id INTEGER NOT NULL REFERENCES programme_item(id), position INTEGER NOT NULL, "
    f"{one_of('role', 'referiert moderiert begruesst wirkt-mit')}, "
    f"{one_of('type', 'kontakt name amt stelle beruf')}, label TEXT NOT NULL, {text('affiliation')}, "
    "contact_id INTEGER REFERENCES contact(id), organisation_id INTEGER REFERENCES organisation(id)",
    # Who came to what
    "invitation": f"{HEAD}, event_id INTEGER NOT NULL REFERENCES event(id), "
    "contact_id INTEGER NOT NULL REFERENCES contact(id), "
    f"{one_of('status', 'eingeladen zugesagt abgesagt ohne-antwort', 'eingeladen')}, invited_at TEXT NOT NULL, "
    "UNIQUE (event_id, contact_id)",
    "message": f"{HEAD}, event_id INTEGER NOT NULL REFERENCES event(id), "
    "contact_id INTEGER NOT NULL REFERENCES contact(id), kind TEXT NOT NULL, version INTEGER NOT NULL, "
    f"{one_of('channel', 'mail brief')}, subject TEXT NOT NULL, text TEXT NOT NULL, {text('html', 'file')}, "
    "rendered_at TEXT NOT NULL, UNIQUE (event_id, contact_id, kind, version)",
    "registration": f"{HEAD}, part_id INTEGER NOT NULL REFERENCES part(id), "
    "contact_id INTEGER REFERENCES contact(id), organisation_id INTEGER REFERENCES organisation(id), "
    + one_of("status", "angemeldet zugesagt warteliste angeboten abgelaufen abgesagt abgelehnt vertreten")
    + f", {one_of('form', 'vor-ort online', 'vor-ort')}, "
    "channel TEXT CHECK (channel IN ('mail', 'telefon', 'formular', 'liste', 'kalender', 'persoenlich')), "
    "received_at TEXT NOT NULL, stands_for_id INTEGER REFERENCES contact(id), "
    f"{text('registered_by', 'note')}, "
    "CHECK (contact_id IS NOT NULL OR organisation_id IS NOT NULL)",
    "move": f"{HEAD}, registration_id INTEGER NOT NULL REFERENCES registration(id), from_status TEXT, "
    f"to_status TEXT NOT NULL, at TEXT NOT NULL, {text('reason', 'source', 'person')}",
}

#: Not journalled: the journal itself and what lies on the disk.
LEDGER: dict[str, str] = {
    "command": f"{HEAD}, name TEXT NOT NULL, at TEXT NOT NULL, os_user TEXT NOT NULL, "
    "undoes_id INTEGER REFERENCES command(id)",
    "change": "id INTEGER PRIMARY KEY AUTOINCREMENT, command_id INTEGER REFERENCES command(id), "
    "table_name TEXT NOT NULL, row_id INTEGER NOT NULL, "
    "operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')), before TEXT, after TEXT",
    "journal_cursor": "id INTEGER PRIMARY KEY CHECK (id = 1), command_id INTEGER REFERENCES command(id)",
    "written_file": f"{HEAD}, path TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, message_uuid TEXT, "
    "command_id INTEGER REFERENCES command(id), at TEXT NOT NULL",
}

INDEXES: tuple[str, ...] = (
    "CREATE INDEX organisation_sector ON organisation(sector_id)",
    "CREATE INDEX organisation_parent ON organisation(parent_id)",
    "CREATE UNIQUE INDEX organisation_source_key ON organisation(source_id, source_key) WHERE source_key <> ''",
    "CREATE INDEX contact_mail ON contact(mail)",
    "CREATE INDEX affiliation_contact ON affiliation(contact_id, position)",
    "CREATE INDEX affiliation_organisation ON affiliation(organisation_id)",
    "CREATE INDEX part_event ON part(event_id)",
    "CREATE INDEX programme_item_part ON programme_item(part_id)",
    "CREATE INDEX appearance_item ON appearance(item_id)",
    "CREATE INDEX registration_part ON registration(part_id)",
    "CREATE UNIQUE INDEX registration_once ON registration(part_id, contact_id) WHERE contact_id IS NOT NULL",
    "CREATE INDEX move_registration ON move(registration_id)",
    "CREATE INDEX change_row ON change(table_name, row_id)",
    "CREATE INDEX change_command ON change(command_id)",
    "CREATE INDEX written_file_message ON written_file(message_uuid)",
)

STATEMENTS: tuple[str, ...] = (
    *(f"CREATE TABLE {name} ({columns}) STRICT" for name, columns in (LEDGER | TABLES).items()),
    *INDEXES,
    "INSERT INTO journal_cursor (id, command_id) VALUES (1, NULL)",
)
