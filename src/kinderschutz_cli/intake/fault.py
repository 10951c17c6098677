"""What is wrong with a row, said so that it can be found and mended in the file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a row stands: file, sheet (`None` for text files) and its number as the file shows it."""

    file: str
    sheet: str | None
    number: int


@dataclass(frozen=True, slots=True)
class Fault:
    """`column` is the heading (empty if it is about the whole row), `value` the cell as it was found."""

    place: RowPlace
    column: str
    value: str
    reason: str
    remedy: str

    @property
    def sentence(self) -> str:
        """„Blatt „Kitas“, Zeile 7, Spalte „PLZ“: „445“ – Eine Postleitzahl hat fünf Ziffern. …“"""
        sheet = f"Blatt „{self.place.sheet}“, " if self.place.sheet else ""
        column = f", Spalte „{self.column}“" if self.column else ""
        value = f" „{_shortened(self.value)}“ –" if self.value and self.value not in self.reason else ""
        return f"{sheet}Zeile {self.place.number}{column}:{value} {self.reason} {self.remedy}".rstrip()


def _shortened(value: str) -> str:
    """Printable and at most 60 characters."""
    text = "".join(character if character.isprintable() else "�" for character in value)
    return text if len(text) <= 60 else f"{text[:59]}…"
