"""Certificates of attendance: for everybody who was there, and how a code is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kinderschutz_cli.domain.attendance import Outcome
from kinderschutz_cli.domain.certificate import check_code, hours_text, same_code, teaching_minutes
from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.folding import sort_key
from kinderschutz_cli.domain.name import FormOfAddress
from kinderschutz_cli.domain.programme import ItemKind
from kinderschutz_cli.domain.schedule import slots
from kinderschutz_cli.errors.attendance import CertificateUnknown
from kinderschutz_cli.store import event as event_store
from kinderschutz_cli.store import programme as programme_store
from kinderschutz_cli.workflows import attendance_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.documents.vocabulary import Bescheinigung
    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.programme import ProgrammeItem
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.workflows.session import Session

_FORMS = {FormOfAddress.FRAU: "Frau", FormOfAddress.HERR: "Herr"}
#: What is no content of its own.
_FRAME = frozenset({ItemKind.ARRIVAL, ItemKind.BREAK, ItemKind.WELCOME, ItemKind.OUTLOOK})


class Certified(NamedTuple):
    """A certificate that a code belongs to."""

    event: Event
    part: Part
    registration: Registration


def words(session: Session, event: Event, parts: Sequence[Part]) -> tuple[tuple[Bescheinigung, ...], list[str]]:
    """A certificate for each person and part, by surname, and what is to be known about those who get none."""
    present = [line.registration for part in parts for line in _attended(session, event, part)]
    named = [one for one in present if one.contact and one.contact.type is ContactType.PERSON]
    items = programme_store.items(session.db, [part.id for part in parts])
    made = [_certificate(event, part, one, items[part.id]) for part in parts for one in named if one.part_id == part.id]
    return tuple(made), _nameless(len(present) - len(named))


def _attended(session: Session, event: Event, part: Part) -> list[attendance_view.Line]:
    lines = attendance_view.lines(session, event, [part])
    return sorted((line for line in lines if line.outcome is Outcome.ATTENDED), key=_surname)


def _surname(line: attendance_view.Line) -> tuple[str, str]:
    contact = line.registration.contact
    return (sort_key(contact.name.family), sort_key(contact.name.given)) if contact else ("", "")


def _nameless(number: int) -> list[str]:
    if not number:
        return []
    people = "1 Person ohne Namen (N. N.) bekommt" if number == 1 else f"{number} Personen ohne Namen (N. N.) bekommen"
    return [f"{people} keine Bescheinigung. Den Namen trägt ein: ks registration set NUMMER --contact NAME"]


def _certificate(event: Event, part: Part, one: Registration, items: Sequence[ProgrammeItem]) -> Bescheinigung:
    from kinderschutz_cli.documents.vocabulary import Bescheinigung
    from kinderschutz_cli.documents.wording import teil

    assert one.contact is not None  # noqa: S101  # only people are certified
    year = part.date.first.year if part.date else ""
    taught = slots(items, part.ends)
    return Bescheinigung(
        nummer=f"{year}/{one.id}",
        code=check_code(event.uuid, one.uuid),
        name=_name(one.contact),
        organisation=one.organisation.name if one.organisation else "",
        teil=teil(part, items),
        stunden_text=hours_text(teaching_minutes(taught)),
        inhalte=tuple(_content(slot.item) for slot in taught if slot.item.kind not in _FRAME),
    )


def _name(contact: Contact) -> str:
    form = _FORMS.get(contact.form_of_address) if contact.form_of_address else ""
    return " ".join(filter(None, (form, contact.display_name)))


def _content(item: ProgrammeItem) -> str:
    people = ", ".join(one.label for one in item.appearances)
    return f"{item.title} ({people})" if people else item.title


# ---- checking ----------------------------------------------------------------------------------------------------------


def check(session: Session, typed: str) -> Certified:
    """The certificate of a code. Raises `CertificateUnknown`, also for somebody who was not there after all."""
    for event in event_store.find(session.db):
        for part in event.parts:
            for line in _attended(session, event, part):
                if same_code(typed, check_code(event.uuid, line.registration.uuid)):
                    return Certified(event, part, line.registration)
    raise CertificateUnknown(typed)


def certified_json(found: Certified) -> dict[str, Any]:
    return {
        "veranstaltung": found.event.slug,
        "teil": found.part.position,
        "datum": found.part.date.exact if found.part.date else None,
        "nummer": found.registration.id,
        "name": found.registration.display_name,
        "organisation": found.registration.organisation.name if found.registration.organisation else "",
    }
