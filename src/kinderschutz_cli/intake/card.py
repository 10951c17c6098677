"""Visiting cards (vCard 2.1, 3.0, 4.0; .vcf): one file with many cards, or a folder of them, as a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kinderschutz_cli.errors.intake import CardUnreadable, EmptyTable, NotATable, TableUnreadable
from kinderschutz_cli.intake.table import Beside, Column, LeftOut, SourceRow, SourceTable, column_letter
from kinderschutz_cli.intake.text_file import find_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: The columns of the table that is made of the cards.
_HEADINGS = ("Titel", "Vorname", "Nachname", "Grad", "Name", "Organisation", "Funktion", "E-Mail", "Telefon", "Mobil",
             "Straße", "PLZ", "Ort", "Notiz", "Datei")  # fmt: skip
_CARD = re.compile(r"^BEGIN:VCARD\s*$.*?^END:VCARD\s*$", re.IGNORECASE | re.MULTILINE | re.DOTALL)
#: Pictures and sounds: long, and nobody's business.
_BLOB = re.compile(
    r"^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:].*(?:\r?\n[ \t].*)*(?:\r?\n[A-Za-z0-9+/=]+$)*\r?\n",
    re.IGNORECASE | re.MULTILINE,
)


def read_cards(path: Path) -> SourceTable:
    """A row a card; its number is the line in which the card begins, in a folder the number of the card.

    A card that cannot be read is left out and named. Raises `CardUnreadable` if none can be read.
    """
    from vobject.base import VObjectError  # 110 ms, and heavier with its calendar half

    folder = path.is_dir()
    rows: list[SourceRow] = []
    left_out: list[LeftOut] = []
    for count, (file, line, card) in enumerate(_cards(path), start=1):
        number = count if folder else line
        try:
            rows.append(SourceRow(number, (*_cells(card), file if folder else "")))
        except (VObjectError, ValueError, AttributeError, IndexError, LookupError, TypeError):
            left_out.append(LeftOut(number, card[:200].replace("\r", " ").replace("\n", " "), Beside.UNREADABLE))
    if not rows and left_out:
        raise CardUnreadable(path, 1)
    if not rows:
        raise EmptyTable(path)
    header = tuple(Column(index, heading, column_letter(index)) for index, heading in enumerate(_HEADINGS))
    return SourceTable(path.name, None, 0, header, tuple(rows), left_out=tuple(left_out))


def _cards(path: Path) -> Iterator[tuple[str, int, str]]:
    """Name of the file, line and text of each card."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    for file in files:
        if path.is_dir() and file.suffix.lower() not in (".vcf", ".vcard"):
            continue
        try:
            data = file.read_bytes()
        except OSError as error:
            raise TableUnreadable(file) from error
        try:
            text = data.decode(find_encoding(data))
        except UnicodeDecodeError as error:
            raise NotATable(file) from error
        line, place = 1, 0
        for match in _CARD.finditer(text):
            line += text.count("\n", place, match.start())
            place = match.start()
            yield file.name, line, match[0]


def _cells(text: str) -> tuple[str, ...]:
    """One for each heading but the last."""
    from vobject.base import readOne

    card = readOne(_BLOB.sub("", text), validate=False, allowQP=True)
    name = getattr(card, "n", None)
    parts = name.value if name is not None else None
    given = " ".join(filter(None, (_text(getattr(parts, "given", "")), _text(getattr(parts, "additional", "")))))
    family = _text(getattr(parts, "family", ""))
    organisation = _text(card.org.value[0]) if hasattr(card, "org") and card.org.value else ""
    units = [_text(unit) for unit in card.org.value[1:]] if organisation else []
    full_name = _text(card.fn.value) if hasattr(card, "fn") else ""
    phone, mobile, others = _phones(card)
    street, postcode, city = _address(card)
    notes = [_text(note.value, lines=True) for note in card.contents.get("note", ())]
    notes += [f"Abteilung: {unit}" for unit in units if unit]
    notes += [f"Weitere Telefonnummer: {other}" for other in others]
    return (
        _text(getattr(parts, "prefix", "")),
        given,
        family,
        _text(getattr(parts, "suffix", "")),
        "" if given or family or full_name == organisation else full_name,
        organisation,
        _first(card, "title") or _first(card, "role"),
        "; ".join(filter(None, (_text(mail.value) for mail in card.contents.get("email", ())))),
        phone,
        mobile,
        street,
        postcode,
        city,
        "\n".join(filter(None, notes)),
    )


def _phones(card: Any) -> tuple[str, str, list[str]]:
    """Phone, mobile and the rest; numbers at work first, fax machines never."""
    phones: list[str] = []
    mobiles: list[str] = []
    lines = sorted(card.contents.get("tel", ()), key=lambda line: "HOME" in _types(line))
    for line in lines:
        number = _text(line.value).removeprefix("tel:")
        if number and "FAX" not in _types(line):
            (mobiles if "CELL" in _types(line) else phones).append(number)
    return next(iter(phones), ""), next(iter(mobiles), ""), phones[1:] + mobiles[1:]


def _address(card: Any) -> tuple[str, str, str]:
    """Street, postcode and town; the address at work first."""
    for line in sorted(card.contents.get("adr", ()), key=lambda line: "WORK" not in _types(line)):
        address = line.value
        found = (_text(address.street) or _text(address.box), _text(address.code), _text(address.city))
        if any(found):
            return found
    return "", "", ""


def _types(line: Any) -> set[str]:
    """ "TEL;WORK;VOICE:" of version 2.1 and "TEL;TYPE=work,voice:" alike."""
    given = [word for value in line.params.get("TYPE", ()) for word in value.split(",")]
    return {word.upper().strip('"') for word in (*given, *getattr(line, "singletonparams", ()))}


def _first(card: Any, name: str) -> str:
    return next((_text(line.value) for line in card.contents.get(name, ())), "")


def _text(value: object, *, lines: bool = False) -> str:
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value or "")
    return text.strip() if lines else " ".join(text.split())
