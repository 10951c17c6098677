"""The seats of a part: seen, and changed by what is typed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.day_parsing import parse_exact_day
from kinderschutz_cli.domain.line import one_line
from kinderschutz_cli.domain.places import CapLevel, Hall, Quota, Rule, rule_words
from kinderschutz_cli.domain.registration import HOLDING_A_SEAT, RegistrationStatus
from kinderschutz_cli.errors.places import CapLevelUnknown, QuotaContradicts, QuotaTooLarge, RuleUnknown
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import term as term_store
from kinderschutz_cli.store.claim import Claims
from kinderschutz_cli.store.organisation import OrganisationFilter
from kinderschutz_cli.workflows import reference
from kinderschutz_cli.workflows.event_input import parse_count
from kinderschutz_cli.workflows.registration import fresh

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.places import Places
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True)
class SectorLine:
    """The people of one sector and its quota."""

    slug: str
    label: str
    holding: int
    waiting: int
    quota: Quota | None


@dataclass(frozen=True, slots=True)
class PlacesView:
    """`over_cap`: institutions with more people than the cap allows, with their number."""

    event: Event
    part: Part
    taken: int
    left: int | None
    waiting: int
    undecided: int
    sectors: tuple[SectorLine, ...]
    over_cap: tuple[tuple[str, int], ...]

    @property
    def rule_text(self) -> str:
        """Own words of the event, else the rule's."""
        return self.event.place_rule or rule_words(self.event.rule, self.part.places)


def view(session: Session, event: Event, part: Part) -> PlacesView:
    """The seats of a part as they are now."""
    claims = Claims(session.db, event, part)
    holding = claims.in_status(HOLDING_A_SEAT)
    hall = Hall(part.places, holding, session.today)
    waiting: dict[str, int] = {}
    for claim in claims.by_status[RegistrationStatus.WAITING]:
        waiting[claim.sector] = waiting.get(claim.sector, 0) + 1
    labels = term_store.labels(session.db, "sector")
    quotas = {quota.sector: quota for quota in part.places.quotas}
    shown = [slug for slug in labels if hall.by_sector[slug] or slug in waiting or slug in quotas]
    if hall.by_sector[""] or "" in waiting:
        shown.append("")
    return PlacesView(
        event,
        part,
        hall.taken,
        hall.left,
        len(claims.by_status[RegistrationStatus.WAITING]),
        len(claims.by_status[RegistrationStatus.REGISTERED]),
        tuple(
            SectorLine(
                slug, labels.get(slug, "ohne Sektor"), hall.by_sector[slug], waiting.get(slug, 0), quotas.get(slug)
            )
            for slug in shown
        ),
        _over_cap(session, part.places, hall),
    )


def _over_cap(session: Session, places: Places, hall: Hall) -> tuple[tuple[str, int], ...]:
    over = {house: number for house, number in hall.by_house.items() if places.cap and number > places.cap}
    if not over:
        return ()
    houses = organisation_store.find(session.db, OrganisationFilter(ids=tuple(over)))
    return tuple((house.name, over[house.id]) for house in houses)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesInput:
    """What was typed; `None` was not mentioned, „offen“ or an empty text clears."""

    kept: str | None = None
    cap: str | None = None
    cap_level: str | None = None
    rule: str | None = None
    seed: str | None = None

    @property
    def is_empty(self) -> bool:
        return (self.kept, self.cap, self.cap_level, self.rule, self.seed) == (None,) * 5


def change(session: Session, event: Event, part: Part, typed: PlacesInput) -> PlacesView:
    """Write what was typed; whoever has a seat keeps it."""
    with session.command("places set"):
        event, part = fresh(session, event, part.id)
        places = _changed(part.places, typed)
        refuse_too_many(places)
        rule = _rule(typed.rule) if typed.rule is not None else event.rule
        seed = one_line(typed.seed, "Der Startwert") if typed.seed is not None else event.seed
        if rule is Rule.LOT and not seed:
            seed = f"{secrets.randbelow(10**9):09}"
        _save(session, replace(event, rule=rule, seed=seed), part, places)
    event, part = fresh(session, event, part.id)
    return view(session, event, part)


def _changed(places: Places, typed: PlacesInput) -> Places:
    changes: dict[str, Any] = {}
    if typed.kept is not None:
        changes["kept"] = parse_count(typed.kept, "Die Zahl der freigehaltenen Plätze", least=0, example="10") or 0
    if typed.cap is not None:
        changes["cap"] = parse_count(typed.cap, "Die Höchstzahl je Einrichtung", least=1, example="3")
    if typed.cap_level is not None:
        if typed.cap_level not in set(CapLevel):
            raise CapLevelUnknown(typed.cap_level, tuple(CapLevel))
        changes["cap_level"] = CapLevel(typed.cap_level)
    return replace(places, **changes)


def _rule(text: str) -> Rule:
    if text not in set(Rule):
        raise RuleUnknown(text, tuple(Rule))
    return Rule(text)


def set_quota(
    session: Session,
    event: Event,
    part: Part,
    sector: str,
    *,
    minimum: str | None = None,
    until: str | None = None,
    maximum: str | None = None,
) -> PlacesView:
    """Keep seats for a sector, or bound them; what is not typed stays as it was."""
    with session.command("places quota"):
        event, part = fresh(session, event, part.id)
        slug = reference.word(session.db, "sector", sector)
        before = {quota.sector: quota for quota in part.places.quotas}
        quota = before.get(slug, Quota(slug))
        if minimum is not None:
            least = parse_count(minimum, "Die Zahl der vorgehaltenen Plätze", least=0, example="20") or 0
            quota = replace(quota, minimum=least)
        if maximum is not None:
            quota = replace(quota, maximum=parse_count(maximum, "Die Höchstzahl", least=0, example="40"))
        if until is not None:
            quota = replace(quota, until=parse_exact_day(until, session.today) if until.strip() else None)
        if quota.maximum is not None and quota.maximum < quota.minimum:
            raise QuotaContradicts(quota.minimum, quota.maximum)
        places = replace(part.places, quotas=tuple((before | {slug: quota}).values()))
        refuse_too_many(places)
        _save(session, event, part, places)
    event, part = fresh(session, event, part.id)
    return view(session, event, part)


def remove_quota(session: Session, event: Event, part: Part, sector: str) -> PlacesView:
    """Take the quota of a sector away."""
    with session.command("places quota"):
        event, part = fresh(session, event, part.id)
        slug = reference.word(session.db, "sector", sector)
        left = tuple(quota for quota in part.places.quotas if quota.sector != slug)
        _save(session, event, part, replace(part.places, quotas=left))
    event, part = fresh(session, event, part.id)
    return view(session, event, part)


def refuse_too_many(places: Places) -> None:
    """Raise `QuotaTooLarge` where more seats are kept than there are."""
    kept = places.kept + sum(quota.minimum for quota in places.quotas)
    if places.seats is not None and kept > places.seats:
        raise QuotaTooLarge(kept, places.seats)


def _save(session: Session, event: Event, part: Part, places: Places) -> None:
    parts = tuple(replace(one, places=places) if one.id == part.id else one for one in event.parts)
    event_store.save(session.db, replace(event, parts=parts))


def as_json(seen: PlacesView) -> dict[str, Any]:
    """The same as data; fields are only ever added."""
    places = seen.part.places
    return {
        "veranstaltung": seen.event.slug,
        "teil": seen.part.position,
        "plaetze": places.seats,
        "freigehalten": places.kept,
        "hoechstens_je_einrichtung": places.cap,
        "ebene": places.cap_level,
        "vergeben": seen.taken,
        "frei": seen.left,
        "warteliste": seen.waiting,
        "unentschieden": seen.undecided,
        "regel": seen.event.rule,
        "regel_text": seen.rule_text,
        "startwert": seen.event.seed,
        "vergeben_am": seen.part.allotted_at,
        "sektoren": [
            {
                "sektor": one.slug,
                "sektor_name": one.label,
                "plaetze": one.holding,
                "warteliste": one.waiting,
                "mindestens": one.quota.minimum if one.quota else 0,
                "bis": one.quota.until if one.quota else None,
                "hoechstens": one.quota.maximum if one.quota else None,
            }
            for one in seen.sectors
        ],
        "ueber_der_hoechstzahl": [{"organisation": name, "plaetze": number} for name, number in seen.over_cap],
    }
