"""Rows of a list of contacts as plain values; names are split and words resolved by the workflow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.domain.mail_address import check_mail
from kinderschutz_cli.errors.intake import NameMissing
from kinderschutz_cli.intake.cells import read_day, read_number, read_postcode, read_yes, split_words
from kinderschutz_cli.intake.organisation import phones_of, streets_of
from kinderschutz_cli.intake.rows import FieldReader, Reading

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
    `title`, `given`, `family`, `degree` instead. `type` is the word of our own export ("person").
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


_TEXTS = ("type", "form_of_address", "title", "given", "family", "degree", "label", "own_salutation", "function",
          "organisation", "sector", "profession", "mobile", "city", "source", "legal_basis")  # fmt: skip
#: One of these makes a row a contact.
_NAMING = ("name", "family", "given", "label", "mail")


def contact_rows(table: SourceTable, columns: ColumnMap, where: Sequence[str] = ()) -> Reading[ContactRow]:
    """All rows that fulfil `where` (`["Ort=Lünen"]`), the good ones as values, the others as faults."""
    reader = FieldReader(table, columns, where)
    values: dict[str, list[Any]] = {name: reader.texts(name) for name in _TEXTS}
    values |= {
        "place": reader.places(),
        "id": reader.values("id", read_number, None),
        "name": [" ".join(filter(None, parts)) for parts in reader.parts("name")],
        "roles": [split_words(text) for text in reader.lines("roles")],
        "networks": [split_words(text) for text in reader.lines("networks")],
        "mail": reader.values("mail", check_mail, ""),
        "phone": phones_of(reader),
        "street": streets_of(reader),
        "postcode": reader.values("postcode", read_postcode, ""),
        "no_contact": reader.values("no_contact", read_yes, None),
        "blocked": reader.values("blocked", read_yes, None),
        "since": reader.values("since", read_day, None),
        "note": reader.lines("note"),
    }
    _note_missing(reader, values)
    return reader.finish(ContactRow, values)


def _note_missing(reader: FieldReader, values: dict[str, list[Any]]) -> None:
    """A row that names nobody; a mail that is faulty is not missing."""
    mails_as_found = reader.texts("mail")
    for index in range(reader.count):
        if not mails_as_found[index] and not any(values[name][index] for name in _NAMING):
            reader.note(index, NameMissing(), None)
