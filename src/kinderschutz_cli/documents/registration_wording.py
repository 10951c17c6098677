"""A registration in the German words of the messages that tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.documents.vocabulary import Anmeldung
from kinderschutz_cli.documents.wording import FORMS, teil
from kinderschutz_cli.domain.german_calendar import format_day
from kinderschutz_cli.domain.places import rule_words
from kinderschutz_cli.domain.zone import local_day

if TYPE_CHECKING:
    from kinderschutz_cli.domain.event import Event
    from kinderschutz_cli.domain.registration import Registration


@dataclass(frozen=True, slots=True)
class Told:
    """What a message says of a registration beside its own record: the place in the line, and what is in the way.

    `lost_seat`: a seat that was confirmed was taken back, `occasion`: why, if that can be said to the person.
    """

    obstacle: str = ""
    position: int | None = None
    moved_up: bool = False
    lost_seat: bool = False
    occasion: str = ""
    substitute: str = ""


def anmeldung(registration: Registration, event: Event, told: Told) -> Anmeldung:
    """A registration as its own message tells of it."""
    part = next(part for part in event.parts if part.id == registration.part_id)
    contact = registration.contact
    org = registration.organisation or (contact.organisation if contact else None)
    return Anmeldung(
        nummer=registration.id,
        name=registration.display_name,
        name_offen=registration.name_is_open,
        organisation=org.name if org else "",
        status=registration.status.value,
        teil=teil(part, ()),
        form=FORMS[registration.form],
        eingegangen=local_day(registration.received_at) if registration.received_at else None,
        regel=event.place_rule or rule_words(event.rule, part.places),
        grund=told.obstacle,
        stelle=told.position,
        bis=registration.offered_until,
        bis_text=format_day(registration.offered_until) if registration.offered_until else "",
        nachgerueckt=told.moved_up,
        hatte_platz=told.lost_seat,
        anlass=told.occasion,
        vertritt=registration.represents,
        vertreten_durch=told.substitute,
        angemeldet_von=registration.registered_by,
    )
