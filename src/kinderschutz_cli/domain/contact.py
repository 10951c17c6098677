"""A contact is a person or a function mailbox; only data of professionals, never of cases."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kinderschutz_cli.domain.name import FormOfAddress, PersonName
from kinderschutz_cli.domain.organisation import Address, Organisation
from kinderschutz_cli.domain.provenance import Provenance


class ContactType(StrEnum):
    """A person, or a mailbox of an institution that nobody in particular reads (sekretariat@)."""

    PERSON = "person"
    MAILBOX = "funktionspostfach"


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A dated edge between a contact and an organisation."""

    organisation: Organisation
    function: str = ""
    id: int = 0
    begins: date | None = None
    ends: date | None = None

    def holds_on(self, day: date) -> bool:
        return (self.begins is None or self.begins <= day) and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class Contact:
    """`sector` is the contact's own; empty means: its organisation's (see `effective_sector`).

    `label` names a mailbox ("Sekretariat") or an office ("Bürgermeister"). `affiliations` holds the present ones only,
    the main one first. `no_contact` (kein Kontakt) is an opt-out; `blocked` (Sperrvermerk) hides the person from every
    shared document. `informed_on`: the Art. 13/14 DSGVO information went out.
    """

    id: int = 0
    uuid: str = ""
    type: ContactType = ContactType.PERSON
    form_of_address: FormOfAddress | None = None
    name: PersonName = field(default_factory=PersonName)
    label: str = ""
    own_salutation: str = ""
    own_address_line: str = ""
    mail: str = ""
    phone: str = ""
    mobile: str = ""
    own_address: Address = field(default_factory=Address)
    sector: str = ""
    profession: str = ""
    roles: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    no_contact: bool = False
    blocked: bool = False
    informed_on: date | None = None
    note: str = ""
    provenance: Provenance = field(default_factory=Provenance)

    @property
    def affiliation(self) -> Affiliation | None:
        """The main affiliation, if there is one."""
        return self.affiliations[0] if self.affiliations else None

    @property
    def organisation(self) -> Organisation | None:
        return self.affiliation.organisation if self.affiliation else None

    @property
    def effective_sector(self) -> str:
        """The contact's own sector if stated, else its organisation's."""
        return self.sector or (self.organisation.sector if self.organisation else "")

    @property
    def address(self) -> Address:
        """The contact's own address if it is complete, else its organisation's."""
        if self.own_address.complete or self.organisation is None:
            return self.own_address
        return self.organisation.address

    @property
    def display_name(self) -> str:
        """As it stands in a list: the person, else the mailbox's label, else the institution."""
        if self.type is ContactType.PERSON and self.name.full:
            return self.name.full
        return self.label or (self.organisation.name if self.organisation else self.mail)
