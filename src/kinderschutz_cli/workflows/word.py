"""The network's words: sectors, kinds, professions and roles are listed, added, renamed and removed alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.event_title import slug as slug_of
from kinderschutz_cli.domain.line import one_line
from kinderschutz_cli.domain.matching import near
from kinderschutz_cli.domain.term import Kind, Profession, Role, Sector
from kinderschutz_cli.errors.choice import SECTOR_GROUP, UnknownChoice
from kinderschutz_cli.errors.matching import ART, BERUF, NETZWERK, ROLLE, SEKTOR
from kinderschutz_cli.errors.word import BadSlug, LabelMissing, OwnNetworkStays, WordExists, WordInUse
from kinderschutz_cli.store import network as network_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store import term as term_store
from kinderschutz_cli.store import word as word_store

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kinderschutz_cli.workflows.session import Session

NOUNS = {"sector": SEKTOR, "kind": ART, "profession": BERUF, "role": ROLLE, "network": NETZWERK}

#: Words that are a property of organisations.
OF_ORGANISATIONS = frozenset({"sector", "kind"})


@dataclass(frozen=True, slots=True)
class WordLine:
    """One word as a list shows it. `more` holds what only some words have, by German field name.

    `law`: codes of the legal lists that the word covers by itself; `L02*` needs an agreement (§ 8a SGB VIII).
    `organisations` is `None` for words that organisations do not have.
    """

    slug: str
    label: str
    law: tuple[str, ...]
    organisations: int | None
    contacts: int
    more: Mapping[str, Any]


def lines(session: Session, table: str) -> list[WordLine]:
    """All words of one list, in the order of the list."""
    organisations = word_store.organisations(session.db, table) if table in OF_ORGANISATIONS else None
    contacts = word_store.contacts(session.db, table, session.today)
    law = word_store.law_codes(session.db, table)
    more = _more(session, table)
    return [
        WordLine(
            slug,
            label,
            tuple(law.get(slug, ())),
            None if organisations is None else organisations.get(slug, 0),
            contacts.get(slug, 0),
            more.get(slug, {}),
        )
        for slug, label in term_store.labels(session.db, table).items()
    ]


def line(session: Session, table: str, slug: str) -> WordLine:
    return next(one for one in lines(session, table) if one.slug == slug)


def _more(session: Session, table: str) -> dict[str, dict[str, Any]]:
    if table == "sector":
        return {one.slug: {"gruppe": one.group} for one in term_store.sectors(session.db)}
    if table == "kind":
        return {one.slug: {"sektor": one.sector} for one in term_store.kinds(session.db)}
    if table == "profession":
        return {one.slug: {"geheimnistraeger": one.confidential} for one in term_store.professions(session.db)}
    if table == "network":
        return {
            one.slug: {"eigenes": one.own, "verhaeltnis": one.relation} for one in network_store.networks(session.db)
        }
    return {}


def new_slug(session: Session, table: str, label: str, typed: str) -> str:
    """The slug of a new word: as typed, else made of its label. Raises `WordExists` for one that is taken."""
    if not any(character.isalnum() for character in label):
        raise LabelMissing(NOUNS[table])
    made = slug_of(label)
    if typed and slug_of(typed) != typed:
        raise BadSlug(typed, made)
    wanted = typed or made
    present = term_store.labels(session.db, table)
    for slug, known in present.items():
        if slug == wanted or known.casefold() == label.casefold():
            raise WordExists(NOUNS[table], slug, known, table)
    return wanted


def add_sector(session: Session, label: str, *, slug: str = "", group: str = Sector("", "").group) -> Sector:
    label = one_line(label, "Der Name")
    sector = Sector(new_slug(session, "sector", label, slug), label, group)
    with session.command("sector add"):
        term_store.add_sector(session.db, sector)
    return sector


def add_kind(session: Session, label: str, *, sector: str, slug: str = "") -> Kind:
    """`sector` is the slug of the one sector the kind belongs to."""
    label = one_line(label, "Der Name")
    kind = Kind(new_slug(session, "kind", label, slug), label, sector)
    with session.command("kind add"):
        term_store.add_kind(session.db, kind)
    return kind


def add_profession(session: Session, label: str, *, slug: str = "", confidential: bool = False) -> Profession:
    """A Geheimnisträger (§ 4 Abs. 1 KKG) covers the same entry of the legal list as the others of them (L04)."""
    from kinderschutz_cli.workflows.field_lists import load_confidential_codes  # tomllib: 5 ms

    label = one_line(label, "Der Name")
    profession = Profession(new_slug(session, "profession", label, slug), label, confidential)
    with session.command("profession add"):
        term_store.add_profession(session.db, profession)
        for code in load_confidential_codes() if confidential else ():
            word_store.add_law_code(session.db, "profession", profession.slug, code)
    return profession


def add_role(session: Session, label: str, *, slug: str = "") -> Role:
    label = one_line(label, "Der Name")
    role = Role(new_slug(session, "role", label, slug), label)
    with session.command("role add"):
        term_store.add_role(session.db, role)
    return role


def rename(session: Session, table: str, slug: str, label: str) -> None:
    """Give a word another label; its slug stays, because lists and templates use it."""
    label = one_line(label, "Der Name")
    if not any(character.isalnum() for character in label):
        raise LabelMissing(NOUNS[table])
    for other, known in term_store.labels(session.db, table).items():
        if other != slug and known.casefold() == label.casefold():
            raise WordExists(NOUNS[table], other, known, table)
    with session.command(f"{table} rename"):
        term_store.rename(session.db, table, slug, label)
        if _is_own_network(session, table, slug):
            setting_store.save(session.db, {"name": label})


def remove(session: Session, table: str, slug: str) -> None:
    """Remove a word that nothing uses; raises `WordInUse` with what does."""
    with session.command(f"{table} remove"):
        label = term_store.labels(session.db, table)[slug]
        if _is_own_network(session, table, slug):
            raise OwnNetworkStays(label)
        uses = term_store.uses(session.db, table, slug)
        if uses:
            raise WordInUse(NOUNS[table], label, uses)
        term_store.remove(session.db, table, slug)


def _is_own_network(session: Session, table: str, slug: str) -> bool:
    return table == "network" and any(one.own and one.slug == slug for one in network_store.networks(session.db))


def group(session: Session, text: str) -> str:
    """The group of sectors (for charts) that was typed; raises `UnknownChoice` with near ones."""
    present = tuple(dict.fromkeys(one.group for one in term_store.sectors(session.db)))
    if text not in present:
        raise UnknownChoice(SECTOR_GROUP, text, near=near(text, present), choices=present)
    return text


def as_json(one: WordLine) -> dict[str, object]:
    return {
        "kuerzel": one.slug,
        "name": one.label,
        **one.more,
        "recht": list(one.law),
        **({} if one.organisations is None else {"organisationen": one.organisations}),
        "kontakte": one.contacts,
    }
