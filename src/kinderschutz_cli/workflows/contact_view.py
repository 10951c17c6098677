"""Everything `ks contact show` tells of one contact, as rows to read and as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.documents import wording
from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.german_calendar import numeric_day
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import dossier as dossier_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store import term as term_store
from kinderschutz_cli.workflows import consent, coverage
from kinderschutz_cli.workflows.contact import addressed
from kinderschutz_cli.workflows.history import Step, steps, steps_json
from kinderschutz_cli.workflows.template_words import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kinderschutz_cli.domain.contact import Affiliation, Contact
    from kinderschutz_cli.store.dossier import Trace
    from kinderschutz_cli.workflows.session import Session

#: A label and its value; a second line of the same field has an empty label.
Row = tuple[str, str]

_TRACES = {
    "invitation": ("einladungen", "Einladung"),
    "registration": ("anmeldungen", "Anmeldung"),
    "message": ("nachrichten", "Nachricht"),
    "appearance": ("mitwirkungen", "Mitwirkung"),
}


def as_json(session: Session, contact: Contact) -> dict[str, Any]:
    """The words of the templates, and what only the file knows."""
    style = setting_store.settings(session.db).salutation_style
    return {
        **asdict(wording.kontakt(contact, terms(session), style)),
        "namenszusatz": contact.name.particle,
        "eigene_anschriftzeile": contact.own_address_line,
        "eigener_sektor": contact.sector,
        "zugehoerigkeiten": [
            {
                "id": one.organisation.id,
                "organisation": one.organisation.name,
                "funktion": one.function,
                "von": one.begins,
                "bis": one.ends,
                "besteht": one.holds_on(session.today),
            }
            for one in contact_store.all_affiliations(session.db, contact.id)
        ],
        "abdeckung": coverage.described(session.db, coverage.of_contact(session.db, contact)),
        "informiert_am": contact.informed_on,
        "einwilligungen": consent.person_json(session, contact),
        **{
            name: [
                {"veranstaltung": one.event_slug, "was": one.what, "status": one.detail, "am": one.at}
                for one in dossier_store.traces(session.db, kind, contact.id)
            ]
            for kind, (name, _) in _TRACES.items()
        },
        "verlauf": steps_json(_history(session, contact)),
    }


def rows(session: Session, contact: Contact) -> list[Row]:
    """All fields that say something, in the order they are read."""
    address = addressed(session, contact)
    told: list[tuple[str, str | Sequence[str]]] = [
        ("Nr.", str(contact.id)),
        ("Name", contact.display_name),
        *_name_rows(contact),
        ("Briefanrede", address.salutation),
        ("Anschrift", address.field),
        *_belonging_rows(session, contact),
        ("E-Mail", contact.mail),
        ("Telefon", contact.phone),
        ("Mobil", contact.mobile),
        ("eigene Anschrift", ", ".join(contact.own_address.lines)),
        ("kein Kontakt", "ja, möchte nicht angeschrieben werden" if contact.no_contact else ""),
        ("Sperrvermerk", "ja, erscheint auf keiner geteilten Liste" if contact.blocked else ""),
        ("Einwilligungen", consent.described(session, contact)),
        ("Notiz", contact.note),
        *_provenance_rows(contact),
        *((label, _traces(session, kind, contact)) for kind, (_, label) in _TRACES.items()),
        ("Verlauf", [history_line(one) for one in _history(session, contact)]),
    ]
    return flat(told)


def flat(told: Iterable[tuple[str, str | Sequence[str]]]) -> list[Row]:
    """Fields of one or several lines as rows; empty ones are left out."""
    found: list[Row] = []
    for label, value in told:
        lines = [value] if isinstance(value, str) else value
        found += [(label if number == 0 else "", line) for number, line in enumerate(lines) if line]
    return found


def history_line(step: Step) -> str:
    return f"{step.at.astimezone():%d.%m.%Y %H:%M}  {step.command}: {step.what} ({step.os_user})"


def coverage_lines(session: Session, codes: tuple[str, ...]) -> list[str]:
    """ "L05 Schulen"."""
    return [f"{one['kennung']} {one['name']}" for one in coverage.described(session.db, codes)]


def _name_rows(contact: Contact) -> list[Row]:
    name = contact.name
    mailbox = contact.type is ContactType.MAILBOX
    return [
        ("Art", "Funktionspostfach" if mailbox else ""),
        ("Anrede", contact.form_of_address.capitalize() if contact.form_of_address else "" if mailbox else "keine"),
        ("Titel", name.title),
        ("Vorname", name.given),
        ("Namenszusatz", name.particle),
        ("Nachname", name.family),
        ("Grad", name.degree),
        ("Bezeichnung" if mailbox else "Amt", contact.label),
    ]


def _belonging_rows(session: Session, contact: Contact) -> list[tuple[str, str | Sequence[str]]]:
    affiliations = contact_store.all_affiliations(session.db, contact.id)
    return [
        ("Organisation", [_affiliation(session, one) for one in affiliations]),
        ("Sektor", _sector(session, contact)),
        ("Beruf", _labels(term_store.labels(session.db, "profession"), [contact.profession])),
        ("Rollen", _labels(term_store.labels(session.db, "role"), contact.roles)),
        ("Netzwerke", _labels(term_store.labels(session.db, "network"), contact.networks)),
        ("vertritt", coverage_lines(session, coverage.of_contact(session.db, contact))),
    ]


def _provenance_rows(contact: Contact) -> list[Row]:
    provenance = contact.provenance
    return [
        ("Quelle", provenance.source),
        ("geführt seit", numeric_day(provenance.since) if provenance.since else ""),
        ("Rechtsgrundlage", provenance.legal_basis),
        (
            "Art. 13/14 DSGVO",
            f"informiert am {numeric_day(contact.informed_on)}" if contact.informed_on else "noch nicht informiert",
        ),
    ]


def _affiliation(session: Session, one: Affiliation) -> str:
    dates = []
    if one.begins:
        dates.append(f"{'seit' if one.begins <= session.today else 'ab'} {numeric_day(one.begins)}")
    if one.ends:
        dates.append(f"bis {numeric_day(one.ends)}")
    place = ", ".join(piece for piece in (one.function, one.organisation.name) if piece)
    return f"{place} ({', '.join(dates)})" if dates else place


def _sector(session: Session, contact: Contact) -> str:
    label = _labels(term_store.labels(session.db, "sector"), [contact.effective_sector])
    return f"{label} (von der Organisation)" if label and not contact.sector else label


def _labels(labels: Mapping[str, str], slugs: Iterable[str]) -> str:
    return ", ".join(labels.get(slug, slug) for slug in slugs if slug)


def _traces(session: Session, kind: str, contact: Contact) -> list[str]:
    return [_trace(one, kind) for one in dossier_store.traces(session.db, kind, contact.id)]


def _trace(one: Trace, kind: str) -> str:
    day = f", {numeric_day(one.at.astimezone().date())}" if one.at else ""
    what = f"{one.what}, " if kind in {"message", "appearance"} else ""
    return f"„{one.event}“: {what}{one.detail}{day}"


def _history(session: Session, contact: Contact) -> list[Step]:
    return steps(dossier_store.contact_changes(session.db, contact.id))
