"""Every command at the root of `ks`, known by name and help line without importing its module."""

from typing import NamedTuple


class Stub(NamedTuple):
    """One command: `ks NAME`, found in `kinderschutz_cli.cli.MODULE` as `app` (a dotted MODULE is taken as it is).

    `help` repeats the help line of the module (a test compares them), so that `ks --help` imports no command.
    `section` is the heading it stands under in `ks --help`.
    """

    name: str
    module: str
    help: str
    section: str

    @property
    def import_name(self) -> str:
        return self.module if "." in self.module else f"kinderschutz_cli.cli.{self.module}"


NETWORK = "Netzwerk"
EVENT = "Veranstaltung"
DOCUMENTS = "Dokumente"
CARE = "Pflege"

#: In the order of `ks --help`.
COMMANDS: tuple[Stub, ...] = (
    Stub(
        "status",
        "status",
        "Zeigen, was ansteht: Fristen, Plätze, nächste Schritte.",
        NETWORK,
    ),
    Stub("init", "init", "Ein neues Netzwerk anlegen.", NETWORK),
    Stub(
        "demo",
        "demo",
        "Ein Beispiel mit erfundenen Personen zum Ausprobieren anlegen.",
        NETWORK,
    ),
    Stub("import", "import_", "Eine Liste einlesen: Organisationen, Kontakte oder Anmeldungen.", NETWORK),
    Stub("org", "org", "Organisationen anlegen, suchen, zeigen und ändern.", NETWORK),
    Stub("contact", "contact", "Kontakte anlegen, suchen, zeigen und ändern.", NETWORK),
    Stub("network", "network", "Netzwerke: das eigene, benachbarte und wer dazugehört.", NETWORK),
    Stub("event", "event", "Veranstaltungen anlegen, zeigen und ändern.", EVENT),
    Stub("program", "program", "Das Programm: Punkte mit Zeit, Art und Mitwirkenden.", EVENT),
    Stub("invite", "invite", "Einladen: je Person ein Entwurf für Outlook oder ein Brief.", EVENT),
    Stub("registration", "registration", "Anmeldungen eintragen, zeigen und ändern.", EVENT),
    Stub("places", "places", "Plätze: Regel, Quoten, Höchstzahlen, Belegung.", EVENT),
    Stub("waitlist", "waitlist", "Warteliste: zeigen, begründen, nachrücken lassen.", EVENT),
    Stub("consent", "consent", "Einwilligungen: Fotos, und was auf einer geteilten Liste stehen darf.", EVENT),
    Stub("need", "need", "Essen und Zugang: eintragen, ohne Namen zählen, danach löschen.", EVENT),
    Stub("session", "session_place", "Workshops und Arbeitsgruppen: Wünsche, Plätze, Vergabe.", EVENT),
    Stub("attendance", "attendance", "Teilnahme: wer da war, auch ohne Anmeldung, und wer nicht kam.", EVENT),
    Stub(
        "mail", "mail", "Mitteilen, was aus Anmeldungen wurde: Zusage, Warteliste, Angebot, Absage, Verlegung.", EVENT
    ),
    Stub("remind", "remind", "Erinnern: nur wer eingeladen ist und noch nicht geantwortet hat.", EVENT),
    Stub("message", "message", "Nachrichten: wer wann was bekommen hat.", EVENT),
    Stub(
        "export",
        "export",
        "Ein Dokument ausgeben: Listen, Programm, eigene Vorlagen.",
        DOCUMENTS,
    ),
    Stub("template", "template", "Vorlagen aller Dokumente: zeigen, kopieren und prüfen.", DOCUMENTS),
    Stub(
        "settings",
        "settings",
        "Einstellungen des Netzwerks zeigen und ändern.",
        CARE,
    ),
    Stub("sector", "sector", "Sektoren zeigen, anlegen, umbenennen (Schule, Polizei …).", CARE),
    Stub("kind", "kind", "Arten von Einrichtungen zeigen, anlegen, umbenennen.", CARE),
    Stub("profession", "profession", "Berufe zeigen, anlegen, umbenennen (Lehrkraft, Hebamme …).", CARE),
    Stub("role", "role", "Rollen zeigen, anlegen, umbenennen (InsoFa, Presse …).", CARE),
    Stub("log", "log", "Zeigen, was mit ks geändert wurde.", CARE),
    Stub("undo", "undo", "Den letzten Befehl ganz rückgängig machen.", CARE),
    Stub("backup", "backup", "Eine geprüfte, datierte Sicherung der Datenbank anlegen.", CARE),
    Stub(
        "doctor",
        "doctor",
        "Prüfen, ob alles in Ordnung ist und was fehlt.",
        CARE,
    ),
    Stub("completion", "completion", "Befehle und Werte mit der Tabulatortaste ergänzen lassen.", CARE),
)
