"""The words of the field as data: sectors, kinds, professions, roles and the legal lists (see `data/`)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sector:
    """What an organisation belongs to; `group` is the coarse group for charts."""

    slug: str
    label: str
    group: str = "weitere"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of institution (`art`) within one sector."""

    slug: str
    label: str
    sector: str


@dataclass(frozen=True, slots=True)
class Profession:
    """What a person is; `confidential` marks Geheimnisträger (§ 4 Abs. 1 KKG)."""

    slug: str
    label: str
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """What a person does in the network (insofa, Steuerungsgruppe, Presse …)."""

    slug: str
    label: str


@dataclass(frozen=True, slots=True)
class LegalEntry:
    """One entry of a legal list, such as L05 Schulen (§ 9 Abs. 4 LKSG NRW)."""

    code: str
    list: str
    label: str
    source: str
    as_of: str


@dataclass(frozen=True, slots=True)
class CoverageRule:
    """What covers an entry of a legal list: the words it names must all hold; an empty one does not matter.

    `needs_agreement`: only with an agreement under § 8a Abs. 4 SGB VIII (`vereinbarung_am`).
    """

    code: str
    sector: str = ""
    kind: str = ""
    role: str = ""
    profession: str = ""
    needs_agreement: bool = False
