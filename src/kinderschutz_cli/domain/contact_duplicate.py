"""Which contacts may be the same person or mailbox, and why.

A name that is written alike is a reason; a name that is only like another needs a second one (mail, organisation,
phone). A mail address or a number that several share is none by itself. Imported only when needed (rapidfuzz, 20 ms).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kinderschutz_cli.domain.duplicate import Suspicion, ordered, pairs, suspicion
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.name_likeness import SAME_NAME, Likeness, NameKey, likeness, name_key
from kinderschutz_cli.domain.phonetics import cologne

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from kinderschutz_cli.domain.name import PersonName


class ContactTraits(NamedTuple):
    """What is compared of a contact. `phones` are E.164; `organisations` ids of the present affiliations."""

    id: int
    mailbox: bool
    title: str
    name: NameKey
    label: str
    form_of_address: str
    mail: str
    phones: tuple[str, ...]
    organisations: tuple[int, ...]


def traits(
    contact_id: int,
    name: PersonName,
    *,
    mailbox: bool = False,
    label: str = "",
    form_of_address: str = "",
    mail: str = "",
    phones: tuple[str, ...] = (),
    organisations: tuple[int, ...] = (),
) -> ContactTraits:
    """A contact made ready for comparison; `mail` in any case."""
    key = name_key(name.given, name.particle, name.family)
    title = f"{name.title} {name.degree}".strip()
    return ContactTraits(
        contact_id, mailbox, title, key, fold(label), form_of_address, fold(mail), phones, organisations
    )


def contact_duplicates(
    contacts: Sequence[ContactTraits],
    *,
    shared_mails: Collection[str] = (),
    shared_phones: Collection[str] = (),
    distinct: Collection[tuple[int, int]] = (),
) -> list[Suspicion]:
    """Suspicions, the surest first; 50,000 contacts take some seconds.

    `shared_mails` (folded) and `shared_phones` are those of institutions. `distinct` are pairs that somebody has
    called no duplicates, the smaller id first.
    """
    contacts = sorted(contacts, key=lambda one: one.id)
    file = _File(contacts, frozenset(shared_mails), frozenset(shared_phones))
    found = (file.compared(a, b) for keys, largest in _BLOCKS for a, b in pairs(contacts, keys, largest=largest))
    return ordered((one for one in found if one), distinct)


# ---- what two contacts have in common --------------------------------------------------------------------------------

_SAME_MAIL, _SHARED_MAIL = 35, 12
_SAME_ORGANISATION = 25
_SAME_PHONE, _SHARED_PHONE = 20, 8
_NOTHING_AGAINST = 10
_OTHER_FORM_OF_ADDRESS = -25
_SAME_MAILBOX = 90
_SAME_LABEL = 75
_ONE_NAME_CHANGED = 75
_MAIL_OF_ONE = 62
#: More people of one name are that many people, and more owners of a number or an address share it.
_MANY = 3


@dataclass(frozen=True)
class _File:
    """All contacts, for what can only be told from all: how common a name is, whether a number is shared."""

    contacts: Sequence[ContactTraits]
    institution_mails: frozenset[str]
    institution_phones: frozenset[str]

    @cached_property
    def names(self) -> Counter[tuple[tuple[str, ...], tuple[str, ...]]]:
        return Counter((one.name.family_words, one.name.given_words) for one in self.contacts)

    @cached_property
    def shared_mails(self) -> frozenset[str]:
        """Function mailboxes: an institution's, a mailbox's, or one of many people."""
        owners = Counter(one.mail for one in self.contacts if one.mail)
        of_mailboxes = {one.mail for one in self.contacts if one.mailbox}
        return self.institution_mails | of_mailboxes | {mail for mail, number in owners.items() if number > _MANY}

    @cached_property
    def shared_phones(self) -> frozenset[str]:
        owners = Counter(phone for one in self.contacts for phone in set(one.phones))
        return self.institution_phones | {phone for phone, number in owners.items() if number > _MANY}

    def compared(self, a: ContactTraits, b: ContactTraits) -> Suspicion | None:
        if a.mailbox != b.mailbox:
            return None  # a person who is reached through a mailbox is not that mailbox
        if a.mailbox or not (a.name.family_words or b.name.family_words):
            return _mailboxes(a, b)
        alike = likeness(a.name, b.name)
        if alike is None:
            return self._mail_of_one(a, b) if a.mail == b.mail else None
        return self._like_names(a, b, alike)

    def _like_names(self, a: ContactTraits, b: ContactTraits, alike: Likeness) -> Suspicion | None:
        same_organisation = not set(a.organisations).isdisjoint(b.organisations)
        score, reasons = alike.points, [_name_reason(a, b, alike, elsewhere=not same_organisation)]
        if a.mail and a.mail == b.mail:
            score += _SHARED_MAIL if a.mail in self.shared_mails else _SAME_MAIL
            reasons.append("gleiche E-Mail")
        if same_organisation:
            score += _SAME_ORGANISATION
            reasons.append("gleiche Organisation")
        phones = set(a.phones) & set(b.phones)
        if phones:
            score += _SHARED_PHONE if phones <= self.shared_phones else _SAME_PHONE
            reasons.append("gleiche Telefonnummer")
        if score == alike.points and self._common(a, b):
            return None
        if score == alike.points and not (a.organisations and b.organisations):
            score += _NOTHING_AGAINST if alike.points < SAME_NAME else 0
        if a.form_of_address and b.form_of_address and a.form_of_address != b.form_of_address:
            score += _OTHER_FORM_OF_ADDRESS
        return suspicion(a.id, b.id, score, reasons)

    def _common(self, a: ContactTraits, b: ContactTraits) -> bool:
        """A name of many people, so that it tells nothing by itself."""
        return any(self.names[one.name.family_words, one.name.given_words] > _MANY for one in (a, b))

    def _mail_of_one(self, a: ContactTraits, b: ContactTraits) -> Suspicion | None:
        """Different names with one personal address: a name that changed, or a wrong address with one of the two."""
        if not a.mail or a.mail in self.shared_mails:
            return None
        local = a.mail.partition("@")[0]
        if a.name.given_words and a.name.given_words == b.name.given_words and a.name.given_words[0] in local:
            return suspicion(
                a.id, b.id, _ONE_NAME_CHANGED, ("gleiche E-Mail", f"Nachname {a.name.family}/{b.name.family}")
            )
        named = [one for one in (a, b) if all(word in local for word in _outer_words(one.name))]
        return suspicion(a.id, b.id, _MAIL_OF_ONE, ("gleiche E-Mail",)) if len(named) == 1 else None


def _outer_words(name: NameKey) -> tuple[str, ...]:
    """First given and last family name."""
    return (*name.given_words[:1], *name.family_words[-1:])


def _name_reason(a: ContactTraits, b: ContactTraits, alike: Likeness, *, elsewhere: bool) -> str:
    if alike.reason or alike.points < SAME_NAME:
        return alike.reason
    if a.title == b.title or (elsewhere and a.organisations and b.organisations):
        return "gleicher Name"
    return "nur der Titel unterscheidet sich"


def _mailboxes(a: ContactTraits, b: ContactTraits) -> Suspicion | None:
    """Mailboxes and offices: one address or one label, and not of two institutions."""
    same_organisation = not set(a.organisations).isdisjoint(b.organisations)
    reason = "gleiche Organisation" if same_organisation else ""
    if a.organisations and b.organisations and not same_organisation:
        return None
    if a.mail and a.mail == b.mail:
        return suspicion(a.id, b.id, _SAME_MAILBOX, ("gleiche E-Mail", reason))
    if a.label and a.label == b.label and same_organisation and not (a.mail and b.mail):
        return suspicion(a.id, b.id, _SAME_LABEL, ("gleiche Bezeichnung", reason))
    return None


# ---- the blocks ------------------------------------------------------------------------------------------------------


def _by_mail(one: ContactTraits) -> Iterable[str]:
    return (one.mail,) if one.mail else ()


def _by_phone(one: ContactTraits) -> Iterable[str]:
    return one.phones


def _by_organisation(one: ContactTraits) -> Iterable[str]:
    return map(str, one.organisations)


def _by_sound(one: ContactTraits) -> Iterator[str]:
    """Each part of a double name with how the given name begins to sound."""
    begins = cologne(one.name.given_words[0])[:1] if one.name.given_words else ""
    for word in one.name.family_words:
        yield f"{cologne(word) or word} {begins}"


def _by_words(one: ContactTraits) -> Iterator[str]:
    """Names in any order."""
    if one.name.given_words and one.name.family_words:
        yield " ".join(sorted({*one.name.given_words, *one.name.family_words}))


#: With the largest size of a block. A typing error that changes the sound needs a second reason, and that is a block.
_BLOCKS: tuple[tuple[Callable[[ContactTraits], Iterable[str]], int], ...] = (
    (_by_mail, 60),
    (_by_phone, 60),
    (_by_organisation, 400),
    (_by_sound, 1000),
    (_by_words, 60),
)
