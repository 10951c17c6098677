"""What can go wrong with an export."""

from kinderschutz_cli.errors.base import UsageProblem


class NoExport(UsageProblem):
    """A template that makes no document of its own; `kind` is "mail", "brief", "einstieg" or "rahmen"."""

    def __init__(self, name: str, kind: str) -> None:
        super().__init__(
            f"„{name}“ ist keine Vorlage für einen Export, sondern gehört zu den Einladungen ({kind}).",
            hint="Einladungen schreibt „ks invite“; alle Exporte zeigt „ks export --list“.",
        )
