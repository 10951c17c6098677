"""Names of persons, split but never changed: the case of a name is its owner's."""

from dataclasses import dataclass
from enum import StrEnum


class FormOfAddress(StrEnum):
    """How a person is addressed; never guessed from a first name. Unknown is `None`."""

    FRAU = "frau"
    HERR = "herr"


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a name in the order they are written: "Prof. Dr." "Erika" "von der" "Heide", "M. A."."""

    title: str = ""
    given: str = ""
    particle: str = ""
    family: str = ""
    degree: str = ""

    @property
    def surname(self) -> str:
        """Particle and family name: "von der Heide"."""
        return f"{self.particle} {self.family}".strip()

    @property
    def plain(self) -> str:
        """Given name and surname without title: "Erika von der Heide"."""
        return f"{self.given} {self.surname}".strip()

    @property
    def full(self) -> str:
        """As it stands in a list: "Prof. Dr. Erika von der Heide, M. A."; never a dangling comma."""
        name = f"{self.title} {self.plain}".strip()
        if not self.degree or not name:
            return name or self.degree
        return f"{name} {self.degree}" if self.degree.startswith("(") else f"{name}, {self.degree}"
