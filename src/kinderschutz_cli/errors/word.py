"""What can go wrong with the network's words: sectors, kinds, professions, roles, and with networks."""

from collections.abc import Mapping

from kinderschutz_cli.errors.base import Conflict, NotFound, UsageProblem
from kinderschutz_cli.errors.line import shown
from kinderschutz_cli.errors.matching import Noun

#: What uses a word, by table: one, several.
_USERS = {
    "organisation": ("1 Organisation", "{} Organisationen"),
    "contact": ("1 Kontakt", "{} Kontakte"),
    "kind": ("1 Art", "{} Arten"),
    "contact_role": ("1 Kontakt", "{} Kontakte"),
    "network_member": ("1 Kontakt", "{} Kontakte"),
    "event_network": ("1 Veranstaltung", "{} Veranstaltungen"),
}


class WordExists(Conflict):
    """`command` is the English noun of the command: "sector"."""

    def __init__(self, noun: Noun, slug: str, label: str, command: str) -> None:
        super().__init__(
            f"{noun.singular} „{slug}“ gibt es schon ({label}).",
            hint=f"Anders benennen: ks {command} rename {slug} NAME – oder nennen Sie ein anderes Kürzel mit --slug.",
        )


class WordInUse(Conflict):
    """`uses` counts rows by table."""

    def __init__(self, noun: Noun, label: str, uses: Mapping[str, int]) -> None:
        users = [_USERS[table][count > 1].format(count) for table, count in uses.items()]
        super().__init__(
            f"{noun.singular} „{label}“ wird noch gebraucht: {', '.join(users)}. Es wurde nichts entfernt.",
            hint="Ändern Sie zuerst diese (ks org edit, ks contact edit, ks kind remove) – oder benennen Sie um: rename.",
        )


class LabelMissing(UsageProblem):
    def __init__(self, noun: Noun) -> None:
        super().__init__(
            f"{noun.singular}: Der Name fehlt.", hint="Nennen Sie einen Namen mit Buchstaben oder Ziffern."
        )


class BadSlug(UsageProblem):
    """A slug is typed in commands and stands in files: lower-case ASCII letters, digits and hyphens."""

    def __init__(self, text: str, proposal: str) -> None:
        super().__init__(
            f"„{shown(text)}“ ist kein Kürzel: Es besteht aus kleinen Buchstaben ohne Umlaute, Ziffern und Bindestrichen.",
            hint=f"Zum Beispiel: --slug {proposal}",
        )


class OwnNetworkStays(Conflict):
    def __init__(self, name: str) -> None:
        super().__init__(f"„{name}“ ist das eigene Netzwerk dieser Datei und bleibt.")


class MemberAlready(Conflict):
    def __init__(self, contact: str, network: str) -> None:
        super().__init__(f"{contact} gehört schon zu „{network}“.")


class NoMember(NotFound):
    def __init__(self, contact: str, network: str, slug: str) -> None:
        super().__init__(
            f"{contact} gehört nicht zu „{network}“.", hint=f"Wer dazugehört, zeigt: ks network show {slug}"
        )
