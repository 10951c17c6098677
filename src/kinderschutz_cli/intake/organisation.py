"""Rows of a list of organisations as plain values; words for sector and kind are resolved by the workflow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.intake import NameMissing
from kinderschutz_cli.intake.abbreviation import kind_of_name, kind_of_word
from kinderschutz_cli.intake.cells import read_day, read_number
from kinderschutz_cli.intake.contact_details import ContactDetails, read_contact_details
from kinderschutz_cli.intake.fields import heading_key
from kinderschutz_cli.intake.long_name import compose_name
from kinderschutz_cli.intake.rows import FieldReader, Reading
from kinderschutz_cli.intake.school_form import is_form_code, kind_of_form, school_forms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kinderschutz_cli.intake.columns import ColumnMap
    from kinderschutz_cli.intake.fault import RowPlace
    from kinderschutz_cli.intake.table import SourceTable


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """Empty text or `None` for what the row does not say; whether a column was there at all, `ColumnMap.has` says.

    `kind` is the slug for a school form of North Rhine-Westphalia, else the word as typed. `id` is our own number in a
    table that we exported. `likely_kind` is what the name tells ("GS Am Park"), for rows without a kind. `remark` is a German sentence about something that was not understood and left out.
    """

    place: RowPlace
    name: str
    id: int | None = None
    source_key: str = ""
    short_name: str = ""
    sector: str = ""
    kind: str = ""
    parent: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    phone: str = ""
    mail: str = ""
    website: str = ""
    agreement_on: date | None = None
    closes_on: date | None = None
    source: str = ""
    since: date | None = None
    note: str = ""
    remark: str = ""
    likely_kind: str = ""


def organisation_rows(table: SourceTable, columns: ColumnMap, where: Sequence[str] = ()) -> Reading[OrganisationRow]:
    """All rows that fulfil `where` (`["Ort=Lünen"]`), the good ones as values, the others as faults."""
    reader = FieldReader(table, columns, where)
    short_names = reader.texts("short_name")
    names = [compose_name(parts, short) for parts, short in zip(reader.parts("name"), short_names, strict=True)]
    _note_missing(reader, names)
    kinds, remarks = _kinds(reader)
    details = read_contact_details(reader)
    return reader.finish(
        OrganisationRow,
        {
            "place": reader.places(),
            "name": names,
            "id": reader.values("id", read_number, None),
            "source_key": reader.texts("source_key"),
            "short_name": short_names,
            "sector": reader.texts("sector"),
            "kind": kinds,
            "parent": reader.texts("parent"),
            "street": [address.street for address in details.addresses],
            "postcode": [address.postcode for address in details.addresses],
            "city": [address.city for address in details.addresses],
            "phone": [phones.number for phones in details.phones],
            "mail": [mails.address for mails in details.mails],
            "website": reader.texts("website"),
            "agreement_on": reader.values("agreement_on", read_day, None),
            "closes_on": _closings(reader),
            "source": reader.texts("source"),
            "since": reader.values("since", read_day, None),
            "note": _notes(reader, details),
            "remark": remarks,
            "likely_kind": [kind_of_name(name) if not kind else "" for name, kind in zip(names, kinds, strict=True)],
        },
    )


def _notes(reader: FieldReader, details: ContactDetails) -> list[str]:
    """The remarks, with what an organisation has no field for."""
    for index, (phones, mails) in enumerate(zip(details.phones, details.mails, strict=True)):
        if phones.mobile:
            details.notes[index].append(f"Mobil: {phones.mobile}")
        if mails.name:
            details.notes[index].append(f"Zu {mails.address}: {mails.name}")
    return [details.note(index, note) for index, note in enumerate(reader.lines("note"))]


def _note_missing(reader: FieldReader, names: list[str]) -> None:
    column = reader.columns("name")[0]
    for index, name in enumerate(names):
        if not name:
            reader.note(index, NameMissing(), column)


def _kinds(reader: FieldReader) -> tuple[list[str], list[str]]:
    """Kinds and remarks."""
    texts = [kind_of_word(text) for text in reader.texts("kind")]
    remarks = [""] * reader.count
    if not any(heading_key(column.heading) == "schulform" for column in reader.columns("kind")):
        return texts, remarks
    kinds = []
    for index, text in enumerate(texts):
        kind = kind_of_form(text) if is_form_code(text) else text
        if kind is None:
            remarks[index] = f"Die Schulform „{text}“ ist nicht bekannt, die Art bleibt offen."
        kinds.append(kind or "")
    return kinds, remarks


def _closings(reader: FieldReader) -> list[date | None]:
    """The last day, stated or in the school list's way: a date that counts only with certain codes of operation."""
    closings = reader.values("closes_on", read_day, None)
    if not (reader.columns("operation") and reader.columns("operation_on")):
        return closings
    ending = school_forms().ending
    column = reader.columns("operation_on")[0]
    days = reader.texts("operation_on")
    for index, operation in enumerate(reader.texts("operation")):
        if operation in ending and days[index] and closings[index] is None:
            try:
                closings[index] = read_day(days[index])
            except KsError as error:
                reader.note(index, error, column)
    return closings
