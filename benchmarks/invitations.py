"""1,000 invitations written as drafts, beside mailmerge's dry run of 1,000 Markdown mails with an attachment."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.measuring import Comparison, Program
from benchmarks.workshop import Workshop, fresh_copy, people, write_table

_NUMBER = 1000
_TEMPLATE = """\
TO: {{mail}}
SUBJECT: Einladung: 3. Musterstädter Kinderschutzkonferenz
FROM: Kim Muster <kim.muster@example.org>
CONTENT-TYPE: text/markdown
ATTACHMENT: termin.ics

Sehr geehrte {{anrede}} {{nachname}},

Schulen sehen Kinder jeden Tag. Lehrkräfte, Schulsozialarbeit und Schulleitungen merken oft als Erste, wenn sich ein Kind
verändert, und sind für viele Kinder vertraute Ansprechpersonen.

wir laden Sie herzlich ein zur **3. Musterstädter Kinderschutzkonferenz**

- **Wann:** Mittwoch, 8. Oktober 2025, 09:00 bis 16:00 Uhr
- **Wo:** Bürgerhaus, Marktplatz 1, 44532 Musterstadt
- **Anmeldung:** bis Freitag, 12. September 2025, an kim.muster@example.org

Wir verarbeiten Ihre Kontaktdaten nach Art. 6 Abs. 1 Buchst. e DSGVO, § 9 LKSG NRW.

Mit freundlichen Grüßen

Kim Muster
"""
_SERVER = "[smtp_server]\nhost = localhost\nport = 25\n"


def comparisons(workshop: Workshop) -> Iterator[Comparison]:
    workshop.need("init", "import", "event create", "program add", "invite")
    peer = workshop.program("mailmerge")
    ready, folder = workshop.network_with_contacts("einladungen-bereit", _NUMBER), workshop.folder / "einladungen"
    workshop.event(ready)
    merge = _mail_merge(workshop.folder / "mailmerge")
    yield Comparison(
        "ks invite, 1,000 drafts / mailmerge --dry-run",
        workshop.ours(
            "invite", "--sector", "schule", "--yes", folder=folder, prepare=partial(fresh_copy, ready, folder)
        ),
        Program((peer, "--dry-run", "--no-limit", "--output-format", "text"), merge),
        1.5,
    )


def _mail_merge(folder: Path) -> Path:
    """A folder that mailmerge runs in."""
    folder.mkdir()
    (folder / "mailmerge_template.txt").write_text(_TEMPLATE, encoding="utf-8")
    (folder / "mailmerge_server.conf").write_text(_SERVER, encoding="utf-8")
    (folder / "termin.ics").write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" * 20, encoding="utf-8")
    columns = ("anrede", "vorname", "nachname", "mail", "telefon", "plz", "ort", "sektor")
    write_table(folder / "mailmerge_database.csv", columns, people(_NUMBER))
    return folder
