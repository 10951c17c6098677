"""Small commands that stand for the real ones: `python -m tests.cli.fakes event create …`."""

from kinderschutz_cli.cli.registry import Stub

STUBS = (
    Stub(
        "event", "tests.cli.fakes.event", "Veranstaltungen anlegen und zeigen, z. B. die 3. Konferenz.", "Veranstaltung"
    ),
    Stub("invite", "tests.cli.fakes.invite", "Zu einer Veranstaltung einladen.", "Veranstaltung"),
    Stub("status", "tests.cli.fakes.status", "Zeigen, was ansteht.", "Pflege"),
    Stub("fail", "tests.cli.fakes.fail", "Auf jede Art scheitern.", "Pflege"),
)
