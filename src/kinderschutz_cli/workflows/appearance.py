"""Who is meant by `--person`: a contact of the file, an organisation, a profession, an office, or only a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.domain.appearance_parsing import default_role, guess_type, parse_person
from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.programme import Appearance, AppearanceType
from kinderschutz_cli.errors.matching import KONTAKT, ORGANISATION
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import term as term_store
from kinderschutz_cli.workflows import reference
from kinderschutz_cli.workflows.exact_name import exactly_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.domain.appearance_parsing import TypedPerson
    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.matching import Candidate
    from kinderschutz_cli.domain.programme import AppearanceRole, ItemKind
    from kinderschutz_cli.workflows.session import Session


def appearances(
    session: Session, people: Sequence[str], kind: ItemKind, role: AppearanceRole | None = None
) -> tuple[Appearance, ...]:
    """Everybody typed, in that order; their role is their own, else `role`, else what the kind of item suggests.

    Raises `PersonMissing`, and `Ambiguous` where several contacts have exactly that name.
    """
    fallback = role or default_role(kind)
    return tuple(_appearance(session, parse_person(text), fallback) for text in people if text.strip())


def _appearance(session: Session, typed: TypedPerson, fallback: AppearanceRole) -> Appearance:
    role = typed.role or fallback
    contact = _contact(session, typed)
    if contact:
        organisation = contact.organisation.name if contact.organisation else ""
        affiliation = typed.affiliation or organisation
        return Appearance(contact.display_name, role, AppearanceType.CONTACT, affiliation, contact.id)
    label, kind = _word(session, typed)
    return Appearance(label, role, kind, typed.affiliation)


def _contact(session: Session, typed: TypedPerson) -> Contact | None:
    """The contact meant; a function mailbox never stands in a programme."""
    if typed.type is AppearanceType.CONTACT or (typed.type is None and typed.label.startswith("#")):
        return reference.contact(session, typed.label)
    if typed.type is not None:
        return None
    found = exactly_named(KONTAKT, typed.label, _people(session, typed.label))
    return contact_store.get(session.db, found.id, session.today) if found else None


def _people(session: Session, label: str) -> list[Candidate]:
    """The contacts with that name who are persons."""
    wanted = fold(label)
    named = [one for one in reference.contact_candidates(session) if any(fold(name) == wanted for name in one.names)]
    return [one for one in named if contact_store.get(session.db, one.id, session.today).type is ContactType.PERSON]


def _word(session: Session, typed: TypedPerson) -> tuple[str, AppearanceType]:
    """What a label stands for that is no contact: said, else found in the file, else told by its words."""
    organisation = None
    if typed.type in {None, AppearanceType.BODY}:
        organisation = exactly_named(ORGANISATION, typed.label, reference.organisation_candidates(session.db))
    if organisation:
        return organisation.names[0], AppearanceType.BODY
    profession = _profession(session, typed.label) if typed.type in {None, AppearanceType.PROFESSION} else ""
    if profession:
        return profession, AppearanceType.PROFESSION
    return typed.label, typed.type or guess_type(typed.label)


def _profession(session: Session, label: str) -> str:
    """The profession's own label for „Hebamme“, „Ärzt:in“ or „Ärztin“; "" for anything else."""
    wanted = fold(label)
    for slug, known in term_store.labels(session.db, "profession").items():
        if wanted in {slug, fold(known), fold(known.replace(":", ""))}:
            return label if wanted == fold(known.replace(":", "")) else known
    return ""
