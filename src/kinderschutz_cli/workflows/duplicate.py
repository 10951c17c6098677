"""Duplicates among what the file holds: suspected, and called none by a person who looked.

Imported only by the commands about duplicates: it brings rapidfuzz along (20 ms).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kinderschutz_cli.domain import contact_duplicate, organisation_duplicate
from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.phone import normalise_phone
from kinderschutz_cli.errors.duplicate import SameRecordTwice
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import duplicate as duplicate_store
from kinderschutz_cli.store import organisation as organisation_store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinderschutz_cli.domain.contact_duplicate import ContactTraits
    from kinderschutz_cli.domain.duplicate import Suspicion
    from kinderschutz_cli.store.duplicate import ContactRow
    from kinderschutz_cli.workflows.session import Session

#: As `ks` itself writes a German number ("02306 104-1234"): read without the library, which takes 50 µs each.
_OUR_NUMBER = re.compile(r"0([1-9]\d{1,4}) (\d[\d-]{2,10}\d)", re.ASCII)


def contacts(session: Session) -> list[Suspicion]:
    """Contacts that may be one, the surest first; 50,000 take some seconds."""
    mails, phones = duplicate_store.institution_lines(session.db)
    return contact_duplicate.contact_duplicates(
        all_traits(session),
        shared_mails=frozenset(map(fold, mails)),
        shared_phones=frozenset(compared_phones(phones)),
        distinct=duplicate_store.distinct_pairs(session.db, "contact"),
    )


def all_traits(session: Session) -> list[ContactTraits]:
    """Every contact, made ready for comparison."""
    return [_traits(row) for row in duplicate_store.contact_rows(session.db, session.today)]


def organisations(session: Session) -> list[Suspicion]:
    """Organisations that may be one, the surest first."""
    compared = [
        organisation_duplicate.traits(one, next(iter(compared_phones([one.phone])), ""))
        for one in organisation_store.find(session.db)
    ]
    distinct = duplicate_store.distinct_pairs(session.db, "organisation")
    return organisation_duplicate.organisation_duplicates(compared, distinct=distinct)


def contact_labels(session: Session, found: Iterable[Suspicion]) -> dict[int, str]:
    """What tells the contacts of some suspicions from each other: "Erika Muster, Leoschule"."""
    wanted = {number for one in found for number in (one.first, one.second)}
    names = contact_store.reference_names(session.db, session.today)
    return {number: label for number, _, label in names if number in wanted}


def organisation_labels(session: Session, found: Iterable[Suspicion]) -> dict[int, str]:
    """ "Leoschule, Lünen"."""
    wanted = {number for one in found for number in (one.first, one.second)}
    return {number: label for number, _, label in organisation_store.reference_names(session.db) if number in wanted}


def call_distinct(session: Session, noun: str, first: int, second: int) -> bool:
    """Remember that two are no duplicates; `noun` is "contact" or "organisation". `False` where it was known."""
    if first == second:
        raise SameRecordTwice(first)
    with session.command("contact duplicates" if noun == "contact" else "org duplicates"):
        return duplicate_store.call_distinct(session.db, noun, first, second, session.today)


def compared_phones(numbers: Iterable[str]) -> tuple[str, ...]:
    """Those that are numbers, as E.164."""
    return tuple(filter(None, map(_compared_phone, numbers)))


def _compared_phone(text: str) -> str:
    ours = _OUR_NUMBER.fullmatch(text)
    return f"+49{ours[1]}{ours[2].replace('-', '')}" if ours else normalise_phone(text) if text else ""


def _traits(row: ContactRow) -> ContactTraits:
    return contact_duplicate.traits(
        row.id,
        PersonName(row.title, row.given, row.particle, row.family, row.degree),
        mailbox=row.type == ContactType.MAILBOX,
        label=row.label,
        form_of_address=row.form_of_address,
        mail=row.mail,
        phones=compared_phones({row.phone, row.mobile}),
        organisations=row.organisations,
    )
