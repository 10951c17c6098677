"""Rows of a list of contacts as plain values; names are split and words resolved by the workflow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.errors.intake import NameMissing
from kinderschutz_cli.intake.cells import clean_lines, read_day, read_number, read_yes, split_words
from kinderschutz_cli.intake.contact_details import ContactDetails, further_mail, mobiles_of, read_contact_details
from kinderschutz_cli.intake.fields import LEADERS, heading_key
from kinderschutz_cli.intake.person_cell import (
    NO_FORM,
    NO_NAME_PART,
    NOBODY,
    People,
    read_form,
    read_name_part,
    read_people,
)
from kinderschutz_cli.intake.rows import FieldReader, Reading
from kinderschutz_cli.intake.several_people import Several, divided

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kinderschutz_cli.intake.columns import ColumnMap
    from kinderschutz_cli.intake.fault import RowPlace
    from kinderschutz_cli.intake.table import SourceTable


@dataclass(frozen=True, slots=True)
class ContactRow:
    """Empty text or `None` for what the row does not say; whether a column was there at all, `ColumnMap.has` says.

    `name` is the whole name of one column as typed ("Frau Dr. Anna Müller"); lists with columns of their own fill
    `title`, `given`, `family`, `degree` instead. `type` is the word of our own export ("person"). `remark` is a German
    sentence about what was done with a row that is not plain: two people in one cell become two rows.
    """

    place: RowPlace
    id: int | None = None
    type: str = ""
    name: str = ""
    form_of_address: str = ""
    title: str = ""
    given: str = ""
    family: str = ""
    degree: str = ""
    label: str = ""
    own_salutation: str = ""
    function: str = ""
    organisation: str = ""
    sector: str = ""
    profession: str = ""
    roles: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    mail: str = ""
    phone: str = ""
    mobile: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    no_contact: bool | None = None
    blocked: bool | None = None
    source: str = ""
    since: date | None = None
    legal_basis: str = ""
    note: str = ""
    remark: str = ""


_TEXTS = ("type", "degree", "label", "own_salutation", "organisation", "sector", "profession", "source",
          "legal_basis")  # fmt: skip
#: One of these makes a row a contact.
NAMING = ("name", "family", "given", "label", "mail")
_LEADERS = frozenset(map(heading_key, LEADERS))


def contact_rows(
    table: SourceTable, columns: ColumnMap, where: Sequence[str] = (), naming: Sequence[str] = NAMING
) -> Reading[ContactRow]:
    """All rows that fulfil `where` (`["Ort=Lünen"]`), the good ones as values, the others as faults."""
    reader = FieldReader(table, columns, where)
    people = reader.values("name", read_people, NOBODY, clean_lines)
    details = read_contact_details(reader)
    values: dict[str, list[Any]] = {name: reader.texts(name) for name in _TEXTS}
    values |= _names(reader, people, details)
    _note_people(reader, people, details, values)
    values |= {
        "place": reader.places(),
        "id": reader.values("id", read_number, None),
        "function": _functions(reader),
        "roles": [split_words(text) for text in reader.lines("roles")],
        "networks": [split_words(text) for text in reader.lines("networks")],
        "mail": [mail.address or person.mail for mail, person in zip(details.mails, people, strict=True)],
        "phone": [phones.number for phones in details.phones],
        "mobile": mobiles_of(reader, details.phones),
        "street": [address.street for address in details.addresses],
        "postcode": [address.postcode for address in details.addresses],
        "city": [address.city for address in details.addresses],
        "no_contact": reader.values("no_contact", read_yes, None),
        "blocked": reader.values("blocked", read_yes, None),
        "since": reader.values("since", read_day, None),
        "note": [details.note(index, note) for index, note in enumerate(reader.lines("note"))],
        "remark": [""] * reader.count,
    }
    _note_missing(reader, values, naming)
    several = {
        place.number: Several(person.names, (mail.address, *mail.others))
        for place, person, mail in zip(values["place"], people, details.mails, strict=True)
        if len(person.names) > 1
    }
    reading = reader.finish(ContactRow, values)
    return replace(reading, rows=tuple(divided(reading.rows, several))) if several else reading


def _names(reader: FieldReader, people: list[People], details: ContactDetails) -> dict[str, list[str]]:
    """Form of address, title and names, each in its place, wherever they stood."""
    forms = reader.values("form_of_address", read_form, NO_FORM)
    titles = reader.values("title", read_form, NO_FORM)
    givens = reader.values("given", read_name_part, NO_NAME_PART)
    families = reader.values("family", read_name_part, NO_NAME_PART)
    named = zip(people, details.mails, givens, families, strict=True)
    return {
        "form_of_address": [
            form[0] or title[0] or given[0] or family[0]
            for form, title, given, family in zip(forms, titles, givens, families, strict=True)
        ],
        "title": [
            " ".join(dict.fromkeys(filter(None, (title[1] or form[1], given[1], family[1]))))
            for form, title, given, family in zip(forms, titles, givens, families, strict=True)
        ],
        "given": [given[2] for given in givens],
        "family": [family[2] for family in families],
        # The name before an address ("Anna Müller <a@b.de>") counts where no other is given.
        "name": [
            person.names[0] or ("" if given[2] or family[2] else mail.name) for person, mail, given, family in named
        ],
    }


def _functions(reader: FieldReader) -> list[str]:
    """Of the column for it; a name under "Schulleitung" says it, too."""
    functions = reader.texts("function")
    headings = [column.heading for column in reader.columns("name") if heading_key(column.heading) in _LEADERS]
    if not headings or reader.columns("function"):
        return functions
    function = headings[0].removeprefix("Name der ")
    return [function if name.strip() else "" for name in reader.texts("name")]


def _note_people(
    reader: FieldReader, people: list[People], details: ContactDetails, values: dict[str, list[Any]]
) -> None:
    """What stood beside a name or an address, and addresses that have no field, go into the note."""
    for index, (person, mail) in enumerate(zip(people, details.mails, strict=True)):
        notes = details.notes[index]
        if person.remark:
            notes.append(person.remark)
        if person.mail and mail.address and person.mail not in (mail.address, *mail.others):
            notes.append(further_mail(person.mail))
        if mail.name:
            name = fold(" ".join(values[part][index] for part in ("title", "given", "family", "name")))
            if not set(fold(mail.name).replace(",", " ").split()) <= set(name.replace(",", " ").split()):
                notes.append(f"Zu {mail.address}: {mail.name}")
    for repeated in ("name", "mobile"):
        for index, lines in enumerate(reader.further(repeated)):
            details.notes[index] += lines


def _note_missing(reader: FieldReader, values: dict[str, list[Any]], naming: Sequence[str]) -> None:
    """A row that names nobody; a mail that is faulty is not missing."""
    mails_as_found = reader.texts("mail")
    for index in range(reader.count):
        if not mails_as_found[index] and not any(values[name][index] for name in naming):
            reader.note(index, NameMissing(), None)
