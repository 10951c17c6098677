"""An organisation and a contact as single fields, to settle field by field what a list may change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from kinderschutz_cli.domain.contact import Contact
from kinderschutz_cli.domain.organisation import Organisation
from kinderschutz_cli.domain.phone import format_phone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Record = TypeVar("Record", Organisation, Contact)


@dataclass(frozen=True, slots=True)
class RecordField(Generic[Record]):
    """`columns` are those of the table, for the journal; `word` is German.

    `read` gives the value to compare, `put` writes the value of another record of the same kind into one.
    """

    word: str
    columns: tuple[str, ...]
    read: Callable[[Record], Any]
    put: Callable[[Record, Record], Record]
    #: Of values as the journal holds them (ids for words) → the value that `read` would give.
    from_columns: Callable[[Mapping[str, Any]], Any]


def differing(fields: tuple[RecordField[Record], ...], one: Record, other: Record) -> list[RecordField[Record]]:
    """The fields in which two states of a record differ."""
    return [field for field in fields if field.read(one) != field.read(other)]


def _plain(name: str, word: str, column: str = "") -> RecordField[Any]:
    column = column or name
    return RecordField(
        word,
        (column,),
        lambda record: getattr(record, name),
        lambda record, other: replace(record, **{name: getattr(other, name)}),
        lambda row: row[column],
    )


def _phone(name: str, word: str) -> RecordField[Any]:
    """Two spellings of one number are the same."""
    return RecordField(
        word,
        (name,),
        lambda record: format_phone(getattr(record, name)),
        lambda record, other: replace(record, **{name: getattr(other, name)}),
        lambda row: format_phone(row[name]),
    )


def _day(name: str, word: str) -> RecordField[Any]:
    return RecordField(
        word,
        (name,),
        lambda record: getattr(record, name).isoformat() if getattr(record, name) else None,
        lambda record, other: replace(record, **{name: getattr(other, name)}),
        lambda row: row[name],
    )


def _flag(name: str, word: str) -> RecordField[Any]:
    return RecordField(
        word,
        (name,),
        lambda record: getattr(record, name),
        lambda record, other: replace(record, **{name: getattr(other, name)}),
        lambda row: bool(row[name]),
    )


def _part(whole: str, name: str, word: str) -> RecordField[Any]:
    """A piece of an address or a name."""
    return RecordField(
        word,
        (name,),
        lambda record: getattr(getattr(record, whole), name),
        lambda record, other: replace(
            record, **{whole: replace(getattr(record, whole), **{name: getattr(getattr(other, whole), name)})}
        ),
        lambda row: row[name],
    )


def _address(whole: str) -> tuple[RecordField[Any], ...]:
    return _part(whole, "street", "Straße"), _part(whole, "postcode", "PLZ"), _part(whole, "city", "Ort")


#: Particle and family name together: how they are split does not show in a list.
_SURNAME: RecordField[Contact] = RecordField(
    "Nachname",
    ("particle", "family"),
    lambda contact: contact.name.surname,
    lambda contact, other: replace(
        contact, name=replace(contact.name, particle=other.name.particle, family=other.name.family)
    ),
    lambda row: f"{row['particle']} {row['family']}".strip(),
)


def _main(contact: Contact) -> tuple[int | str, str] | None:
    """The main affiliation as organisation and function; an organisation that is yet to be made by its name."""
    main = contact.affiliation
    return (main.organisation.id or main.organisation.name, main.function) if main else None


_MAIN: RecordField[Contact] = RecordField(
    "Organisation und Funktion",
    ("main",),
    _main,
    lambda contact, other: replace(contact, affiliations=other.affiliations),
    lambda row: row["main"],
)

ORGANISATION_FIELDS: tuple[RecordField[Organisation], ...] = (
    _plain("name", "Name"),
    _plain("short_name", "Kurzname"),
    _plain("sector", "Sektor", "sector_id"),
    _plain("kind", "Art", "kind_id"),
    _plain("parent_id", "übergeordnete Organisation"),
    *_address("address"),
    _phone("phone", "Telefon"),
    _plain("mail", "E-Mail"),
    _plain("website", "Internet"),
    _day("agreement_on", "Vereinbarung"),
    _plain("source_key", "Schlüssel"),
    _day("closes_on", "endet am"),
    _plain("note", "Notiz"),
)

CONTACT_FIELDS: tuple[RecordField[Contact], ...] = (
    _plain("form_of_address", "Anrede"),
    _part("name", "title", "Titel"),
    _part("name", "given", "Vorname"),
    _SURNAME,
    _part("name", "degree", "Grad"),
    _plain("label", "Bezeichnung"),
    _plain("own_salutation", "eigene Anrede"),
    _plain("mail", "E-Mail"),
    _phone("phone", "Telefon"),
    _phone("mobile", "Mobil"),
    *_address("own_address"),
    _plain("sector", "Sektor", "sector_id"),
    _plain("profession", "Beruf", "profession_id"),
    _flag("no_contact", "kein Kontakt"),
    _flag("blocked", "Sperrvermerk"),
    _plain("note", "Notiz"),
    _plain("roles", "Rollen"),
    _plain("networks", "Netzwerke"),
    _MAIN,
)

#: Columns that hold the id of a word, and the table of the word.
WORD_COLUMNS = {"sector_id": "sector", "kind_id": "kind", "profession_id": "profession"}
