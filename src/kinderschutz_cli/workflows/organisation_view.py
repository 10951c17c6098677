"""Organisations as lists, as a tree and in full: rows to read and JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.german_calendar import numeric_day
from kinderschutz_cli.store import contact_line
from kinderschutz_cli.store import dossier as dossier_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import term as term_store
from kinderschutz_cli.store.contact_line import ContactFilter
from kinderschutz_cli.store.organisation import OrganisationFilter
from kinderschutz_cli.workflows import coverage, reference
from kinderschutz_cli.workflows.contact_search import cities
from kinderschutz_cli.workflows.history import steps, steps_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.workflows.contact_view import Row
    from kinderschutz_cli.workflows.session import Session


def find(
    session: Session,
    *,
    text: str = "",
    sectors: Sequence[str] | None = None,
    kinds: Sequence[str] | None = None,
    places: Sequence[str] | None = None,
    organisations: Sequence[str] | None = None,
) -> tuple[list[Organisation], tuple[str, ...]]:
    """The organisations of a list; `organisations` with everything below. Second, the words that are spelt alike."""
    db = session.db
    below = [reference.organisation(session, name).id for name in organisations or ()]
    wanted = OrganisationFilter(
        sectors=reference.words(db, "sector", sectors),
        kinds=reference.words(db, "kind", kinds),
        places=cities(session, places),
        text=text,
        ids=tuple(organisation_store.with_descendants(db, below)),
    )
    found = organisation_store.find(db, wanted)
    if found or not text:
        return found, ()
    from kinderschutz_cli.domain.spelling import spelt_alike  # rapidfuzz, 20 ms

    others = organisation_store.find(db, wanted._replace(text=""))
    places_found, words = spelt_alike(text, [f"{one.name} {one.short_name}" for one in others])
    return [others[place] for place in places_found], words


def in_tree(organisations: Iterable[Organisation]) -> list[tuple[int, Organisation]]:
    """Each with its depth, below the one it belongs to; what belongs to none of them stands at depth 0."""
    listed = list(organisations)
    known = {one.id for one in listed}
    below: dict[int | None, list[Organisation]] = {}
    for one in listed:
        below.setdefault(one.parent_id if one.parent_id in known else None, []).append(one)
    found: list[tuple[int, Organisation]] = []
    waiting = [(0, one) for one in reversed(below.get(None, []))]
    while waiting:
        depth, one = waiting.pop()
        found.append((depth, one))
        waiting += [(depth + 1, child) for child in reversed(below.get(one.id, []))]
    return found


def line_json(one: Organisation, names: Mapping[int, str], *, alike: bool) -> dict[str, Any]:
    """One organisation of a list."""
    return {
        "id": one.id,
        "name": one.name,
        "kurzname": one.short_name,
        "sektor": one.sector,
        "art": one.kind,
        "gehoert_zu": names.get(one.parent_id, "") if one.parent_id is not None else "",
        "strasse": one.address.street,
        "plz": one.address.postcode,
        "ort": one.address.city,
        "telefon": one.phone,
        "mail": one.mail,
        "web": one.website,
        "vereinbarung_am": one.agreement_on,
        "schluessel": one.source_key,
        "endet_am": one.closes_on,
        "quelle": one.provenance.source,
        "seit": one.provenance.since,
        "notiz": one.note,
        "aehnlich": alike,
    }


def as_json(session: Session, organisation: Organisation) -> dict[str, Any]:
    """The words of the templates, and what only the file knows."""
    from kinderschutz_cli.documents import wording
    from kinderschutz_cli.workflows.template_words import terms

    agreement = coverage.agreement_of(session.db, organisation)
    names = organisation_store.names(session.db)
    return {
        **asdict(wording.organisation(organisation, terms(session), names)),
        "rechtsgrundlage": organisation.provenance.legal_basis,
        "uebergeordnete": [_pair(one) for one in organisation_store.ancestors(session.db, organisation.id)],
        "untergeordnete": [_pair(one) for one in organisation_store.children(session.db, organisation.id)],
        "vereinbarung_gilt": {"vom": agreement.on, "bei": agreement.holder.name} if agreement else None,
        "abdeckung": coverage.described(session.db, coverage.of_organisation(session.db, organisation)),
        "kontakte": [
            {"id": one.id, "name": one.name, "funktion": one.function, "mail": one.mail}
            for one in _people(session, organisation)
        ],
        "verlauf": steps_json(steps(dossier_store.organisation_changes(session.db, organisation.id))),
    }


def rows(session: Session, organisation: Organisation) -> list[Row]:
    """All fields that say something, in the order they are read."""
    from kinderschutz_cli.workflows.contact_view import coverage_lines, flat, history_line

    db, provenance = session.db, organisation.provenance
    above = organisation_store.ancestors(db, organisation.id)
    return flat(
        [
            ("Nr.", str(organisation.id)),
            ("Name", organisation.name),
            ("Kurzname", organisation.short_name),
            ("Sektor", term_store.labels(db, "sector").get(organisation.sector, "")),
            ("Art", term_store.labels(db, "kind").get(organisation.kind, "")),
            ("gehört zu", " › ".join(one.name for one in above)),
            ("darunter", [f"#{one.id} {one.name}" for one in organisation_store.children(db, organisation.id)]),
            ("Anschrift", organisation.address.lines),
            ("Telefon", organisation.phone),
            ("E-Mail", organisation.mail),
            ("Internet", organisation.website),
            ("Vereinbarung § 8a", agreement_text(session, organisation)),
            ("vertritt", coverage_lines(session, coverage.of_organisation(db, organisation))),
            ("Schlüssel", organisation.source_key),
            ("schließt am", numeric_day(organisation.closes_on) if organisation.closes_on else ""),
            ("Notiz", organisation.note),
            ("Quelle", provenance.source),
            ("geführt seit", numeric_day(provenance.since) if provenance.since else ""),
            ("Rechtsgrundlage", provenance.legal_basis),
            ("Kontakte", [_person(one.id, one.name, one.function) for one in _people(session, organisation)]),
            ("Verlauf", [history_line(one) for one in steps(dossier_store.organisation_changes(db, organisation.id))]),
        ]
    )


def agreement_text(session: Session, organisation: Organisation) -> str:
    """ "01.03.2024 (bei „Stadt Musterstadt“)" where it is recorded with one above."""
    agreement = coverage.agreement_of(session.db, organisation)
    if agreement is None:
        return ""
    inherited = agreement.holder.id != organisation.id
    return numeric_day(agreement.on) + (f" (bei „{agreement.holder.name}“)" if inherited else "")


def _people(session: Session, organisation: Organisation) -> list[contact_line.ContactLine]:
    return contact_line.lines(session.db, ContactFilter(organisations=(organisation.id,)), session.today)


def _person(number: int, name: str, function: str) -> str:
    return f"#{number} {', '.join(piece for piece in (name, function) if piece)}"


def _pair(one: Organisation) -> dict[str, Any]:
    return {"id": one.id, "name": one.name}
