"""Which contacts a list shows: filters, words looked for, and what is spelt alike when nothing is found.

A plain list must start fast: what resolves names is imported only where a name was given.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kinderschutz_cli.store import contact_line
from kinderschutz_cli.store.contact_line import ContactFilter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kinderschutz_cli.store.contact_line import ContactLine
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The filters of a list as they were typed."""

    text: str = ""
    sectors: Sequence[str] | None = None
    kinds: Sequence[str] | None = None
    professions: Sequence[str] | None = None
    roles: Sequence[str] | None = None
    networks: Sequence[str] | None = None
    places: Sequence[str] | None = None
    organisations: Sequence[str] | None = None
    no_contact: bool = False
    blocked: bool = False


class Hits(NamedTuple):
    """`alike` are the words by which contacts were found that are only spelt like what was typed; empty for true hits."""

    lines: list[ContactLine]
    alike: tuple[str, ...] = ()


def find(session: Session, wanted: Wanted) -> Hits:
    """The contacts of a list; a search that finds nothing forgives typing errors."""
    chosen = resolve(session, wanted)
    found = contact_line.lines(session.db, chosen, session.today)
    if found or not wanted.text:
        return Hits(found)
    others = contact_line.lines(session.db, chosen._replace(text=""), session.today)
    from kinderschutz_cli.domain.spelling import spelt_alike  # rapidfuzz, 20 ms

    places, words = spelt_alike(wanted.text, [f"{one.name} {one.organisation}" for one in others])
    return Hits([others[place] for place in places], words)


def resolve(session: Session, wanted: Wanted) -> ContactFilter:
    """Every word and name of a filter, checked."""
    typed = (
        *(wanted.sectors, wanted.kinds, wanted.professions, wanted.roles, wanted.networks),
        *(wanted.places, wanted.organisations),
    )
    plain = ContactFilter(text=wanted.text, no_contact=wanted.no_contact, blocked=wanted.blocked)
    if not any(typed):
        return plain
    from kinderschutz_cli.store import organisation as organisation_store  # with reference: 30 ms
    from kinderschutz_cli.workflows import reference

    db = session.db
    below = [reference.organisation(session, name).id for name in wanted.organisations or ()]
    return plain._replace(
        sectors=reference.words(db, "sector", wanted.sectors),
        kinds=reference.words(db, "kind", wanted.kinds),
        professions=reference.words(db, "profession", wanted.professions),
        roles=reference.words(db, "role", wanted.roles),
        networks=reference.words(db, "network", wanted.networks),
        places=cities(session, wanted.places),
        organisations=tuple(organisation_store.with_descendants(db, below)),
    )


def cities(session: Session, typed: Iterable[str] | None) -> tuple[str, ...]:
    """Places as they stand in the file: "luenen" means "Lünen". Raises `PlaceUnknown`."""
    names = [name for name in typed or () if name.strip()]
    if not names:
        return ()
    from kinderschutz_cli.domain.folding import fold
    from kinderschutz_cli.domain.matching import near
    from kinderschutz_cli.errors.organisation import PlaceUnknown
    from kinderschutz_cli.store import organisation as organisation_store

    known = organisation_store.cities(session.db)
    found: list[str] = []
    for name in names:
        fitting = [city for city in known if fold(city) == fold(name.strip())]
        if not fitting:
            raise PlaceUnknown(name, near(name, known))
        found += fitting
    return tuple(found)


def as_json(hits: Hits) -> list[dict[str, object]]:
    """A list as `--json` shows it; `aehnlich` marks contacts that are only spelt like the search."""
    return [
        {
            "id": one.id,
            "art": one.type,
            "name": one.name,
            "organisation": one.organisation,
            "funktion": one.function,
            "sektor": one.sector,
            "mail": one.mail,
            "telefon": one.phone,
            "kein_kontakt": one.no_contact,
            "sperrvermerk": one.blocked,
            "aehnlich": bool(hits.alike),
        }
        for one in hits.lines
    ]
