"""Food and access needs of those who come: kept with consent, counted without names, deleted after the event."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.event_label import event_label
from kinderschutz_cli.domain.need import GROUP_LABELS, NEEDS, NeedGroup, NeedKind, in_order, parse_code
from kinderschutz_cli.domain.registration import EXPECTED
from kinderschutz_cli.errors.need import NeedNotStored, NobodyToCareFor, NoNeedsStored
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import need as need_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.workflows.registration import chosen_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.need import Need
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.store.need import Kept
    from kinderschutz_cli.workflows.session import Session


@dataclass(frozen=True, slots=True)
class Line:
    """One registration with what the person needs."""

    registration: Registration
    needs: tuple[Need, ...]

    @property
    def comes(self) -> bool:
        return self.registration.status in EXPECTED


@dataclass(frozen=True, slots=True)
class Count:
    """One need and how many confirmed people have it; `words` without names."""

    code: str
    number: int
    words: tuple[str, ...]

    @property
    def kind(self) -> NeedKind:
        return NEEDS.get(self.code, NeedKind(self.code, NeedGroup.OTHER))


@dataclass(frozen=True, slots=True)
class Deletion:
    """What would be deleted for good, of the whole event or of one registration; nothing has happened yet."""

    event: Event
    registration: Registration | None
    kept: Kept

    @property
    def about(self) -> str:
        about = event_label(self.event)
        return f"{self.registration.label}, {about}" if self.registration else about


def add(session: Session, one: Registration, needs: Sequence[Need], consent: str) -> list[Need]:
    """Keep needs of a registration, with how the person consented. Raises `NobodyToCareFor`."""
    with session.command("need add"):
        now = registration_store.registrations(session.db, [one.part_id], session.today, ids=[one.id])[0]
        if now.status not in EXPECTED:
            raise NobodyToCareFor(now.label, now.status)
        entered = [replace(need, registration_id=one.id, consent=consent, consented_on=session.today) for need in needs]
        need_store.save(session.db, entered)
    return entered


def remove(session: Session, one: Registration, codes: Sequence[str]) -> list[Need]:
    """Take some needs of a registration out, all without codes. Raises `NeedNotStored`."""
    wanted = {parse_code(code) for code in codes}
    with session.command("need remove"):
        gone = [need for need in need_store.needs(session.db, [one.id]) if not wanted or need.code in wanted]
        missing = wanted - {need.code for need in gone}
        if missing or not gone:
            raise NeedNotStored(one.label, sorted(missing))
        need_store.remove(session.db, [need.id for need in gone])
    return in_order(gone)


def lines(session: Session, event: Event) -> list[Line]:
    """Everybody of whom a need is stored, in the order of registration."""
    present = registration_store.registrations(session.db, [part.id for part in event.parts], session.today)
    stored = need_store.needs(session.db, [one.id for one in present])
    found = [Line(one, tuple(in_order([need for need in stored if need.registration_id == one.id]))) for one in present]
    return [line for line in found if line.needs]


def counts(session: Session, event: Event, part: str | None) -> list[Count]:
    """How many confirmed people have which need: in the named part, else in the whole event."""
    parts = chosen_parts(event, part)
    found = {one.code: one for one in need_store.counts(session.db, [one.id for one in parts])}
    known = [code for code in NEEDS if code in found]
    return [Count(*found[code]) for code in (*known, *sorted(found.keys() - set(known)))]


def plan_deletion(session: Session, event: Event, one: Registration | None) -> Deletion:
    """Raises `NoNeedsStored` where not even the journal knows of any."""
    plan = Deletion(event, one, need_store.kept(session.db, _meant(session, event, one)))
    if not (plan.kept.needs or plan.kept.traces):
        raise NoNeedsStored(plan.about)
    return plan


def delete(session: Session, plan: Deletion) -> None:
    """Delete needs and every trace of them in the journal, whatever was entered meanwhile too."""
    with session.command("need delete"):
        need_store.delete(session.db, _meant(session, plan.event, plan.registration))


def _meant(session: Session, event: Event, one: Registration | None) -> set[int]:
    return {one.id} if one else need_store.ever_registered(session.db, event.id)


def overdue(session: Session) -> list[tuple[Event, int]]:
    """Events that are over and of which needs are still stored, with their number."""
    stored = need_store.events_with_needs(session.db)
    found = [(event_store.get(session.db, event_id), number) for event_id, number in stored.items()]
    return [(event, number) for event, number in found if is_past(session, event)]


def is_past(session: Session, event: Event) -> bool:
    """Held, over or cancelled: nobody has to care for anybody any more."""
    return not event.is_live(session.today)


# ---- as JSON ---------------------------------------------------------------------------------------------------------


def line_json(line: Line) -> dict[str, Any]:
    one = line.registration
    return {
        "id": one.id,
        "name": one.display_name,
        "organisation": one.organisation.name if one.organisation else "",
        "status": one.status,
        "kommt": line.comes,
        "bedarfe": [
            {
                "bedarf": need.code,
                "worte": need.words,
                "einwilligung": need.consent,
                "eingewilligt_am": need.consented_on,
            }
            for need in line.needs
        ],
    }


def count_json(one: Count, *, words: bool) -> dict[str, Any]:
    told = {
        "bedarf": one.code,
        "bezeichnung": one.kind.label,
        "gruppe": GROUP_LABELS[one.kind.group],
        "anzahl": one.number,
    }
    return {**told, "worte": list(one.words)} if words else told
