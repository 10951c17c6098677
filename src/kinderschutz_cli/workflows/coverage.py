"""Which entries of the legal lists (L01 …, K01 …) an organisation or a contact covers: derived, never typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.coverage import codes_for
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import term as term_store

if TYPE_CHECKING:
    from datetime import date

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.store.database import Database


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement under § 8a Abs. 4 SGB VIII; `holder` is the organisation it is recorded with."""

    on: date
    holder: Organisation


def agreement_of(db: Database, organisation: Organisation) -> Agreement | None:
    """The organisation's own agreement, else the nearest above it: it belongs to the Träger and covers what is below."""
    for one in (organisation, *organisation_store.ancestors(db, organisation.id)):
        if one.agreement_on:
            return Agreement(one.agreement_on, one)
    return None


def of_organisation(db: Database, organisation: Organisation) -> tuple[str, ...]:
    """The codes an organisation covers, in the order of the lists."""
    agreement = agreement_of(db, organisation) is not None
    rules = term_store.coverage_rules(db)
    return _ordered(db, codes_for(organisation.sector, organisation.kind, (), "", agreement, rules))


def of_contact(db: Database, contact: Contact) -> tuple[str, ...]:
    """The codes a person covers by role and profession, and by each organisation it belongs to now."""
    rules = term_store.coverage_rules(db)
    codes = codes_for(contact.sector, "", contact.roles, contact.profession, False, rules)
    for affiliation in contact.affiliations:
        organisation = affiliation.organisation
        # With a sector of one's own, the kind of another sector's institution says nothing about the person.
        kind = organisation.kind if contact.sector in {"", organisation.sector} else ""
        codes |= codes_for(
            contact.sector or organisation.sector,
            kind,
            contact.roles,
            contact.profession,
            agreement_of(db, organisation) is not None,
            rules,
        )
    return _ordered(db, codes)


def described(db: Database, codes: tuple[str, ...]) -> list[dict[str, str]]:
    """Codes with their labels, as `--json` shows them."""
    labels = term_store.legal_labels(db)
    return [{"kennung": code, "name": labels[code]} for code in codes]


def _ordered(db: Database, codes: frozenset[str]) -> tuple[str, ...]:
    return tuple(code for code in term_store.legal_labels(db) if code in codes)
