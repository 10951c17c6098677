"""Who is meant by what was typed on the telephone: a person, or an institution that holds a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.contact import Contact, ContactType
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.matching import Candidate, Missing, Several, match, pick
from kinderschutz_cli.domain.message import channel_for
from kinderschutz_cli.domain.name_parsing import parse_name
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.matching import ANMELDUNG, KONTAKT, Ambiguous, Unknown
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store.contact import ContactFilter

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True)
class Fitting:
    """Everybody whom a typed text may mean, with the labels that tell them apart.

    `exact`: their whole name was typed, or their number; `near`: labels of names like it where nobody fits.
    """

    guests: tuple[Contact | Organisation, ...] = ()
    labels: tuple[str, ...] = ()
    exact: bool = False
    near: tuple[str, ...] = ()


def who(session: Session, text: str) -> Contact | Organisation:
    """The person meant, or the institution when its name was typed: it holds a place before it says who comes.

    Raises `Unknown` or `Ambiguous`.
    """
    found = fitting(session, text)
    if not found.guests:
        raise Unknown(KONTAKT, text, found.near)
    if len(found.guests) > 1:
        raise Ambiguous(KONTAKT, text, found.labels)
    return found.guests[0]


def fitting(session: Session, text: str) -> Fitting:
    """People are found by name or mail, institutions by their names and by their function mailboxes.

    A bare number is a contact's. A form of address or a title that the file does not know is passed over.
    """
    names = [
        *contact_store.reference_names(session.db, session.today),
        # Negative, so that both kinds share one list of candidates and a typed number stays a contact's.
        *((-number, names, label) for number, names, label in organisation_store.reference_names(session.db)),
    ]
    candidates = [Candidate(*one) for one in names]
    result = match(text, candidates)
    near = result.near if isinstance(result, Missing) else ()
    if isinstance(result, Missing) and (plain := _plain(text)) not in {"", text}:
        result, text = match(plain, candidates), plain
    if isinstance(result, Missing):
        return Fitting(near=_each_once(session, near or result.near, {label: number for number, _, label in names}))
    ids = result.ids if isinstance(result, Several) else (result.id,)
    spellings = {fold(name) for number, names, _ in names if number in ids for name in names}
    exact = fold(" ".join(text.split())) in spellings or text.strip().lstrip("#").isdecimal()
    labels = {number: f"#{number} {label}" if number > 0 else label for number, _, label in names}
    found = {_identity(one): (one, labels[number]) for number in ids for one in [_guest(session, number)]}
    return Fitting(tuple(one for one, _ in found.values()), tuple(label for _, label in found.values()), exact)


def _each_once(session: Session, labels: Sequence[str], numbers: Mapping[str, int]) -> tuple[str, ...]:
    """An institution that is like a name is not named again by its mailbox."""
    shown: dict[tuple[bool, int], str] = {}
    for label in labels:
        one = _guest(session, numbers[label])
        shown.setdefault(_identity(one), label if isinstance(one, Contact) else one.name)
    return tuple(shown.values())


def _guest(session: Session, number: int) -> Contact | Organisation:
    """By the number of a candidate; the mailbox of an institution means the institution."""
    if number < 0:
        return organisation_store.get(session.db, -number)
    contact = contact_store.get(session.db, number, session.today)
    return contact.organisation if contact.type is ContactType.MAILBOX and contact.organisation else contact


def _identity(guest: Contact | Organisation) -> tuple[bool, int]:
    return isinstance(guest, Contact), guest.id


def _plain(text: str) -> str:
    """ "Frau Dr. Erika Muster" → "Erika Muster"; "" for what is no name."""
    try:
        return parse_name(text).name.plain
    except KsError:
        return ""


def sides(guest: Contact | Organisation) -> tuple[Contact | None, Organisation | None]:
    """The person and the institution of a registration; an institution alone has nobody named yet."""
    return (guest, guest.organisation) if isinstance(guest, Contact) else (None, guest)


def mailboxes(session: Session, organisation_ids: Collection[int]) -> dict[int, Contact]:
    """Institution → the function mailbox through which it hears of places without a name; the first that can be used."""
    if not organisation_ids:
        return {}
    wanted = ContactFilter(organisations=tuple(organisation_ids))
    found: dict[int, Contact] = {}
    for contact in sorted(contact_store.find(session.db, wanted, session.today), key=lambda one: one.id):
        usable = contact.type is ContactType.MAILBOX and not contact.no_contact and channel_for(contact)
        for affiliation in contact.affiliations if usable else ():
            if affiliation.organisation.id in organisation_ids:
                found.setdefault(affiliation.organisation.id, contact)
    return found


def find_registration(session: Session, event: Event, text: str) -> Registration:
    """The registration of an event meant by a person's or an institution's name, or by its own number."""
    present = registration_store.registrations(session.db, [part.id for part in event.parts], session.today)
    return meant_registration(present, text)


def find_registrations(session: Session, event: Event, texts: Sequence[str]) -> list[Registration]:
    """The same for several names, each once, in the order typed."""
    present = registration_store.registrations(session.db, [part.id for part in event.parts], session.today)
    return list({found.id: found for found in (meant_registration(present, text) for text in texts)}.values())


def meant_registration(present: Sequence[Registration], text: str) -> Registration:
    """The one among some registrations that a name or a number means. Raises `Unknown` or `Ambiguous`."""
    candidates = []
    for one in present:
        organisation = one.organisation.name if one.organisation else ""
        names = (one.contact.name.full, one.contact.name.plain, one.contact.mail) if one.contact else (organisation,)
        label = ", ".join(piece for piece in (one.display_name, organisation, one.status) if piece)
        candidates.append(Candidate(one.id, tuple(name for name in names if name), label))
    wanted = pick(text, candidates, ANMELDUNG)
    return next(one for one in present if one.id == wanted)
