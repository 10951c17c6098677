"""What can go wrong with contacts."""

from collections.abc import Mapping

from kinderschutz_cli.errors.base import Conflict, UsageProblem

#: What keeps a contact, by table: one, several.
_KEEPERS = {
    "invitation": ("1 Einladung", "{} Einladungen"),
    "message": ("1 Nachricht", "{} Nachrichten"),
    "registration": ("1 Anmeldung", "{} Anmeldungen"),
    "appearance": ("1 Auftritt im Programm", "{} Auftritte im Programm"),
}


class NameMissing(UsageProblem):
    """Neither a name nor an office, or a function mailbox without label, organisation and mail."""

    def __init__(self) -> None:
        super().__init__(
            "Der Kontakt hat keinen Namen.",
            hint="Schreiben Sie Name oder Amt, zum Beispiel „Dr. Erika Muster“ oder „Bürgermeisterin“.",
        )


class MailboxWithoutAddress(UsageProblem):
    """A mailbox is nothing but a way to reach an institution."""

    def __init__(self) -> None:
        super().__init__(
            "Ein Funktionspostfach braucht eine E-Mail-Adresse oder eine Organisation.",
            hint='Zum Beispiel: ks contact add "Sekretariat" --mailbox --org "Musterschule" --mail sekretariat@example.org',
        )


class MailboxIsNobody(UsageProblem):
    """Parts of a person's name for a function mailbox."""

    def __init__(self) -> None:
        super().__init__(
            "Ein Funktionspostfach hat weder Anrede noch Titel, Vor- oder Nachnamen.",
            hint="Lassen Sie --mailbox weg, wenn eine Person gemeint ist.",
        )


class ContactExists(Conflict):
    """`label` is the present contact, `shared` what both have: "mit diesem Namen in dieser Organisation"."""

    def __init__(self, label: str, number: int, shared: str) -> None:
        self.label, self.number, self.shared = label, number, shared
        super().__init__(
            f"Es gibt schon einen Kontakt {shared}: {label}. Es wurde nichts angelegt.",
            hint=f"Ihn ändert „ks contact edit {number} …“; ist jemand anderes gemeint, setzen Sie --another dazu.",
        )


class FunctionWithoutOrganisation(UsageProblem):
    def __init__(self, function: str) -> None:
        super().__init__(
            f"Die Funktion „{function}“ braucht eine Organisation, in der sie ausgeübt wird.",
            hint="Nennen Sie sie mit --org NAME; was jemand von Beruf ist, sagt --profession.",
        )


class NotAffiliated(Conflict):
    def __init__(self, contact: str, organisation: str) -> None:
        super().__init__(
            f"{contact} gehört nicht zu „{organisation}“.",
            hint="Die Zugehörigkeiten zeigt „ks contact show“.",
        )


class AlreadyAffiliated(Conflict):
    def __init__(self, contact: str, organisation: str) -> None:
        super().__init__(
            f"{contact} gehört schon zu „{organisation}“.",
            hint="Die Funktion dort ändert --org zusammen mit --function.",
        )


class EndsBeforeItBegins(UsageProblem):
    """An affiliation; both days as they are shown."""

    def __init__(self, organisation: str, begins: str, ends: str) -> None:
        super().__init__(
            f"Die Zugehörigkeit zu „{organisation}“ beginnt am {begins} und kann nicht am {ends} enden.",
            hint="Den Tag nennen Sie mit --on DATUM.",
        )


class DayWithoutChange(UsageProblem):
    """`--on` says when an affiliation changes, and none does."""

    def __init__(self) -> None:
        super().__init__(
            "Die Angabe --on sagt, ab wann eine Zugehörigkeit gilt oder endet; hier ändert sich keine.",
            hint="Gemeint ist sie zu --org, --also-org oder --end-org.",
        )


class NothingToEdit(UsageProblem):
    """`command` is the English command that shows the options."""

    def __init__(self, command: str) -> None:
        super().__init__(
            "Es ist nicht gesagt, was geändert werden soll.", hint=f"Alle Angaben nennt „ks {command} --help“."
        )


class ContactInUse(Conflict):
    """`uses` counts rows by table; the ledger of events must not lose its people."""

    def __init__(self, contact: str, number: int, uses: Mapping[str, int]) -> None:
        reasons = [_KEEPERS[table][count > 1].format(count) for table, count in uses.items()]
        super().__init__(
            f"{contact} kann nicht entfernt werden; daran hängen: {', '.join(reasons)}.",
            hint="Wer nicht mehr angeschrieben werden möchte oder nicht mehr dort arbeitet, bleibt verzeichnet: "
            f"ks contact edit {number} --no-contact",
        )
