"""The vocabulary filled with its own samples: what `ks template check` renders."""

from dataclasses import fields
from typing import Any

from kinderschutz_cli.documents import vocabulary
from kinderschutz_cli.documents.vocabulary import ROOT, Kontakt, Words


def sample_words() -> dict[str, Any]:
    """Every root word with its sample."""
    return {name: _sample_of(kind) for name, _, kind in ROOT}


def institution() -> Kontakt:
    """A function mailbox: what goes to people also goes to institutions, of whom no name is known."""
    unknown = (
        "anrede",
        "titel",
        "vorname",
        "nachname",
        "grad",
        "bezeichnung",
        "eigene_anrede",
        "funktion",
        "beruf",
        "mobil",
    )
    institution: Kontakt = sample(
        Kontakt,
        art="funktionspostfach",
        name="Musterschule",
        briefanrede="Sehr geehrte Damen und Herren,",
        informiert_am=None,
        anschrift=("Musterschule", "Schulstraße 1", "44532 Musterstadt"),
        **dict.fromkeys(unknown, ""),
    )
    return institution


def sample(kind: type[Words], **changes: Any) -> Any:
    """One value of the vocabulary with the samples of its declaration, and `changes`."""
    values = {item.name: _sample_of(item.metadata["sample"]) for item in fields(kind)}  # type: ignore[arg-type]  # every subclass is a dataclass
    return kind(**(values | changes))


def _sample_of(declared: Any) -> Any:
    """Classes of the vocabulary stand in declarations as themselves or by name, alone or in a tuple."""
    if isinstance(declared, tuple):
        return tuple(_sample_of(item) for item in declared)
    found = getattr(vocabulary, declared, declared) if isinstance(declared, str) and declared.isalpha() else declared
    if isinstance(found, type) and issubclass(found, Words):
        return sample(found)
    return declared
