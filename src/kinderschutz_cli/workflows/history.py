"""What happened to a record, told in German from the change journal: which command, when, which fields."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from kinderschutz_cli.store.dossier import Change

_OPERATIONS = {"insert": "neu", "update": "geändert", "delete": "entfernt"}
_LINKS = {
    "contact_role": "Rolle",
    "affiliation": "Zugehörigkeit",
    "network_member": "Mitgliedschaft",
    "consent": "Einwilligung",
}

#: What the columns of organisations and contacts are called.
_FIELDS = {
    "type": "Art des Kontakts",
    "form_of_address": "Anrede",
    "title": "Titel",
    "given": "Vorname",
    "particle": "Namenszusatz",
    "family": "Nachname",
    "degree": "Grad",
    "label": "Bezeichnung",
    "own_salutation": "eigene Anrede",
    "own_address_line": "eigene Anschriftzeile",
    "name": "Name",
    "short_name": "Kurzname",
    "kind_id": "Art",
    "parent_id": "gehört zu",
    "website": "Internetseite",
    "agreement_on": "Vereinbarung",
    "source_key": "Schlüssel",
    "closes_on": "schließt am",
    "mail": "E-Mail",
    "phone": "Telefon",
    "mobile": "Mobil",
    "street": "Straße",
    "postcode": "Postleitzahl",
    "city": "Ort",
    "sector_id": "Sektor",
    "profession_id": "Beruf",
    "no_contact": "kein Kontakt",
    "blocked": "Sperrvermerk",
    "informed_on": "Information nach Art. 13/14 DSGVO",
    "note": "Notiz",
    "source_id": "Quelle",
    "since": "geführt seit",
    "legal_basis": "Rechtsgrundlage",
}


@dataclass(frozen=True, slots=True)
class Step:
    """What one command did to the record: "E-Mail, Telefon; Zugehörigkeit neu"."""

    number: int
    command: str
    at: datetime
    os_user: str
    what: str


def steps(changes: Iterable[Change]) -> list[Step]:
    """One step a command, oldest first."""
    told = []
    for number, group in groupby(changes, key=lambda change: change.number):
        done = list(group)
        told.append(Step(number, done[0].command, done[0].at, done[0].os_user, _what(done)))
    return told


def steps_json(told: Iterable[Step]) -> list[dict[str, object]]:
    return [{"befehl": one.command, "nummer": one.number, "am": one.at, "was": one.what} for one in told]


def _what(changes: Sequence[Change]) -> str:
    return "; ".join(dict.fromkeys(filter(None, map(_one, changes))))


def _one(change: Change) -> str:
    if change.table not in {"contact", "organisation"}:
        return f"{_LINKS[change.table]} {_OPERATIONS[change.operation]}"
    if change.operation == "insert":
        return "angelegt"
    if change.operation == "delete":
        return "entfernt"
    return ", ".join(name for column, name in _FIELDS.items() if change.before.get(column) != change.after.get(column))
