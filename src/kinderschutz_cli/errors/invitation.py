"""What can stand against inviting."""

from kinderschutz_cli.errors.base import Conflict, UsageProblem


class NobodySelected(UsageProblem):
    """`ks invite` without any selection."""

    def __init__(self) -> None:
        super().__init__(
            "Wen möchten Sie einladen?",
            hint='Wählen Sie aus, zum Beispiel mit --sector schule, --role insofa, --org "Stadt Lünen", '
            "--contact NAME – oder alle mit --all.",
        )


class EventInvitesNobody(Conflict):
    def __init__(self, event: str, reason: str) -> None:
        super().__init__(
            f"„{event}“ {reason}; dazu wird nicht eingeladen.",
            hint="Eine andere Veranstaltung wählen Sie mit --event NAME, das Datum ändert „ks event edit --date …“.",
        )


class SenderMissing(Conflict):
    """Invitations need a sender."""

    def __init__(self) -> None:
        super().__init__(
            "Es fehlt die E-Mail-Adresse der Koordination, von der die Einladungen kommen.",
            hint="ks settings mail=vorname.nachname@ihre-stadt.de",
        )


class ChangedMeanwhile(Conflict):
    """Between showing and carrying out, another `ks` changed what was decided on."""

    def __init__(self) -> None:
        super().__init__(
            "Inzwischen hat sich etwas geändert; es wurde nichts eingetragen.",
            hint="Wiederholen Sie den Befehl und sehen Sie die Liste noch einmal an.",
        )
