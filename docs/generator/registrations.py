"""`docs/anmeldungen.md`: the state machine of registrations and the rules for seats, from the code that decides."""

from collections.abc import Iterator

from docs.generator.markdown import NOTICE, code, join, table
from kinderschutz_cli.domain.places import Places, Rule, rule_words
from kinderschutz_cli.domain.registration import HOLDING_A_SEAT, MOVES, RegistrationStatus

_INTRODUCTION = """\
# Anmeldungen und Plätze

Jede Anmeldung gehört zu einem Veranstaltungsteil und steht in genau einem Status. Jeder Wechsel wird mit Zeit, Grund,
Weg und Person festgehalten. Wer einen Platz bekommt, entscheidet auf jedem Weg dieselbe Stelle: beim Eintragen am
Telefon, beim Einlesen eines Formulars, beim Nachrücken und bei einer anderen Platzzahl. Ein freier Platz geht zuerst
an die Warteliste; wer die Regel übergeht, nennt mit `--override` einen Grund, und der bleibt stehen."""

_MEANINGS = {
    RegistrationStatus.REGISTERED: "eingegangen, über den Platz ist noch nicht entschieden",
    RegistrationStatus.CONFIRMED: "hat einen Platz",
    RegistrationStatus.WAITING: "wartet",
    RegistrationStatus.OFFERED: "ein Platz ist bis zu einem Tag angeboten und so lange gehalten",
    RegistrationStatus.EXPIRED: "das Angebot lief ab; wird nicht von selbst wieder gefragt",
    RegistrationStatus.CANCELLED: "die Person hat abgesagt; wird nicht von selbst wieder gefragt",
    RegistrationStatus.REFUSED: "wir haben abgelehnt",
    RegistrationStatus.REPRESENTED: "eine andere Person kommt an ihrer Stelle",
}


def registrations_page() -> str:
    """The whole page."""
    return join([NOTICE, _INTRODUCTION, *_chapters()])


def _chapters() -> Iterator[str]:
    yield "## Status"
    yield table(
        ["Status", "heißt", "hält einen Platz", "danach möglich"],
        [
            (
                code(status),
                meaning,
                "ja" if status in HOLDING_A_SEAT else "",
                ", ".join(code(after) for after in MOVES[status]),
            )
            for status, meaning in _MEANINGS.items()
        ],
    )
    yield f"Neu eingetragen wird mit {', '.join(code(status) for status in MOVES[None])}."
    yield "## Regeln"
    yield table(["Regel", "in Worten"], [(code(rule), rule_words(rule, Places())) for rule in Rule])
    yield (
        "Bei `los`, `vorrang` und `eine-je-einrichtung` werden Anmeldungen zuerst gesammelt; `ks waitlist allot` vergibt die "
        "Plätze. Das Los ist die Prüfsumme (SHA-256) aus Startwert und UUID der Anmeldung: Wer den Startwert kennt, kann es "
        "nachrechnen. Freigehaltene Plätze, Quoten und Höchstzahlen (`ks places`) gelten unter jeder Regel; wer nach dem "
        "Anmeldeschluss kommt, steht hinter allen anderen."
    )
