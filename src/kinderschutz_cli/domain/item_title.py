"""What the title of a programme item tells of its kind: „Mittagspause“ is a break, „Grußwort“ a welcome."""

from kinderschutz_cli.domain.programme import ItemKind

#: The word that comes first in the title counts; a longer word stands before the one it contains.
_KIND_WORDS: dict[str, ItemKind] = {
    "pause": ItemKind.BREAK,
    "imbiss": ItemKind.BREAK,
    "mittagessen": ItemKind.BREAK,
    "grußwort": ItemKind.WELCOME,
    "begrüßung": ItemKind.WELCOME,
    "eröffnungsgespräch": ItemKind.CONVERSATION,
    "eröffnung": ItemKind.WELCOME,
    "ankommen": ItemKind.ARRIVAL,
    "einlass": ItemKind.ARRIVAL,
    "stehcafé": ItemKind.ARRIVAL,
    "info-börse": ItemKind.FAIR,
    "infobörse": ItemKind.FAIR,
    "markt der möglichkeiten": ItemKind.FAIR,
    "podium": ItemKind.PANEL,
    "fragerunde": ItemKind.QUESTIONS,
    "fallbeispiel": ItemKind.CASE,
    "fallbesprechung": ItemKind.CASE,
    "fiktiver fall": ItemKind.CASE,
    "workshop": ItemKind.WORKSHOP,
    "arbeitsgruppe": ItemKind.WORKING_GROUP,
    "plenum": ItemKind.PLENARY,
    "gespräch": ItemKind.CONVERSATION,
    "impuls": ItemKind.TALK,
    "vortrag": ItemKind.TALK,
    "musik": ItemKind.CULTURE,
    "theater": ItemKind.CULTURE,
    "ausblick": ItemKind.OUTLOOK,
    "verabschiedung": ItemKind.OUTLOOK,
    "abschluss": ItemKind.OUTLOOK,
}


def guess_item_kind(title: str) -> ItemKind:
    """The kind the title speaks of; a talk if it names none."""
    lowered = title.lower()
    found = [(lowered.find(word), kind) for word, kind in _KIND_WORDS.items() if word in lowered]
    return min(found, key=lambda place_and_kind: place_and_kind[0])[1] if found else ItemKind.TALK
