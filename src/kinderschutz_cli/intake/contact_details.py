"""Address, phone and mail of a row, alike in lists of organisations and of contacts; what has no field is noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.intake.address_cell import (
    PostalAddress,
    read_address,
    read_city,
    read_place,
    read_place_or_city,
)
from kinderschutz_cli.intake.cells import clean_lines, join_phone
from kinderschutz_cli.intake.mail_cell import NO_MAILS, Mails, read_mails
from kinderschutz_cli.intake.phone_cell import NO_PHONES, Phones, area_code_with_zero, is_phone, read_phones, with_zero

if TYPE_CHECKING:
    from kinderschutz_cli.intake.rows import FieldReader

_NOWHERE = PostalAddress()


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """One entry a row in each list; `notes`: lines about further numbers and addresses, such as "Telefon 2: 02306 1"."""

    addresses: list[PostalAddress]
    phones: list[Phones]
    mails: list[Mails]
    notes: list[list[str]]

    def note(self, index: int, written: str) -> str:
        """The remark of a row that was typed, and below it what is noted here."""
        return "\n".join(filter(None, (written, *self.notes[index])))


def read_contact_details(reader: FieldReader) -> ContactDetails:
    phones = _phones(reader)
    mails = reader.values("mail", read_mails, NO_MAILS)
    for index, mail in enumerate(mails):
        if mail.name:
            phones[index], mails[index] = _phone_beside(mail, phones[index])
    notes: list[list[str]] = [
        [*phone, *mail] for phone, mail in zip(reader.further("phone"), reader.further("mail"), strict=True)
    ]
    for index, (phone, mail) in enumerate(zip(phones, mails, strict=True)):
        if phone.others:
            notes[index] += [f"Weitere Telefonnummer: {number}" for number in phone.others]
        if mail.others:
            notes[index] += map(further_mail, mail.others)
    return ContactDetails(_addresses(reader), phones, mails, notes)


def _phone_beside(mail: Mails, phones: Phones) -> tuple[Phones, Mails]:
    """ "Anna Müller, 02306 1041, a@b.de": the number, where there is none of its own."""
    pieces = [piece.strip() for piece in mail.name.split(",")]
    numbers = [piece for piece in pieces if is_phone(piece)]
    if not numbers or phones.number:
        return phones, mail
    rest = ", ".join(piece for piece in pieces if piece not in numbers)
    return read_phones(" / ".join(numbers)), mail._replace(name=rest)


def further_mail(address: str) -> str:
    return f"Weitere E-Mail-Adresse: {address}"


def _phones(reader: FieldReader) -> list[Phones]:
    """As typed, also from area code and number in two columns."""
    if not reader.columns("area_code"):
        return reader.values("phone", read_phones, NO_PHONES, clean_lines)
    codes = map(area_code_with_zero, reader.texts("area_code"))
    numbers = reader.texts("phone")
    return [
        Phones(join_phone(code, number)) if code else read_phones(number)
        for code, number in zip(codes, numbers, strict=True)
    ]


def mobiles_of(reader: FieldReader, phones: list[Phones]) -> list[str]:
    """The column of mobile numbers, else a second number of the phone column."""
    numbers = map(with_zero, reader.texts("mobile"))
    return [number or phone.mobile for number, phone in zip(numbers, phones, strict=True)]


def _addresses(reader: FieldReader) -> list[PostalAddress]:
    """From three columns, or from one that holds more than its heading says; columns of their own go first."""
    streets = reader.values("street", read_address, _NOWHERE)
    houses = reader.texts("house_number")
    postcodes = reader.values("postcode", read_place, _NOWHERE)
    cities = reader.values("city", read_city, _NOWHERE)
    if reader.columns("place"):
        places = reader.values("place", read_place_or_city, _NOWHERE)
        cities = [place if place.city else city for place, city in zip(places, cities, strict=True)]
    whole_streets = reader.texts("street")
    return [_joined(*parts) for parts in zip(streets, whole_streets, houses, postcodes, cities, strict=True)]


def _joined(
    street: PostalAddress, whole: str, house: str, postcode: PostalAddress, city: PostalAddress
) -> PostalAddress:
    code, town = postcode.postcode or city.postcode, city.city or postcode.city
    if street.postcode and (code not in ("", street.postcode) or town not in ("", street.city)):
        return PostalAddress(whole, code, town)  # two different places: nothing is taken away
    name = f"{street.street} {house}".strip() if street.street and house else street.street
    return PostalAddress(name, code or street.postcode, town or street.city)
