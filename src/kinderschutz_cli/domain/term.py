"""The words of the field as data: sectors, kinds, professions, roles and the legal lists (see `data/`)."""

from typing import NamedTuple


class Sector(NamedTuple):
    """What an organisation belongs to; `group` is the coarse group for charts."""

    slug: str
    label: str
    group: str = "weitere"


class Kind(NamedTuple):
    """A kind of institution (`art`) within one sector."""

    slug: str
    label: str
    sector: str


class Profession(NamedTuple):
    """What a person is; `confidential` marks Geheimnisträger (§ 4 Abs. 1 KKG)."""

    slug: str
    label: str
    confidential: bool = False


class Role(NamedTuple):
    """What a person does in the network (insofa, Steuerungsgruppe, Presse …)."""

    slug: str
    label: str


class LegalEntry(NamedTuple):
    """One entry of a legal list, such as L05 Schulen (§ 9 Abs. 4 LKSG NRW)."""

    code: str
    list: str
    label: str
    source: str
    as_of: str


class CoverageRule(NamedTuple):
    """What covers an entry of a legal list: the words it names must all hold; an empty one does not matter.

    `needs_agreement`: only with an agreement under § 8a Abs. 4 SGB VIII (`vereinbarung_am`).
    """

    code: str
    sector: str = ""
    kind: str = ""
    role: str = ""
    profession: str = ""
    needs_agreement: bool = False
