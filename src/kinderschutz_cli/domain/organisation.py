"""Organisations form a tree (Träger → Kita, Gesundheitsamt → Schwangerschaftsberatung)."""

from dataclasses import dataclass, field
from datetime import date

from kinderschutz_cli.domain.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address in Germany; empty strings for what is not known."""

    street: str = ""
    postcode: str = ""
    city: str = ""

    @property
    def complete(self) -> bool:
        """A letter arrives: street (or P.O. box), postcode and city are known."""
        return bool(self.street and self.postcode and self.city)

    @property
    def lines(self) -> tuple[str, ...]:
        """Street, then postcode and city, as in a DIN 5008 address field; without empty lines."""
        return tuple(line for line in (self.street, f"{self.postcode} {self.city}".strip()) if line)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An institution. `sector` and `kind` are slugs; `source_key` is the source's own key (Schulnummer)."""

    name: str
    id: int = 0
    uuid: str = ""
    short_name: str = ""
    sector: str = ""
    kind: str = ""
    parent_id: int | None = None
    address: Address = field(default_factory=Address)
    phone: str = ""
    mail: str = ""
    website: str = ""
    agreement_on: date | None = None
    source_key: str = ""
    closes_on: date | None = None
    note: str = ""
    provenance: Provenance = field(default_factory=Provenance)
