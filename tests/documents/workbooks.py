"""Small templates and readers for the tests of the Excel templates."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from kinderschutz_cli.documents import vocabulary
from kinderschutz_cli.documents.vocabulary import Teilnehmer
from kinderschutz_cli.documents.workbook import render_workbook

MARK = "{%tr for t in teilnehmer %}"


def sample(words: type, **changes: Any) -> Any:
    """A group of the vocabulary filled with its samples."""
    return words(**{item.name: _value(item.metadata["sample"]) for item in fields(words)} | changes)


def _value(found: Any) -> Any:
    if isinstance(found, tuple):
        return tuple(_value(part) for part in found)
    known = getattr(vocabulary, found, None) if isinstance(found, str) else None
    return sample(known) if isinstance(known, type) else found


def a_participant(**changes: Any) -> Teilnehmer:
    """A participant of whom only the family name is known."""
    empty = {item.name: "" for item in fields(Teilnehmer)} | {"nr": 1, "eingegangen": None, "nachname": "Muster"}
    return Teilnehmer(**(empty | {"name": changes.get("nachname", "Muster")} | changes))


def a_template(cells: Mapping[str, Any], change: Callable[[Any], None] | None = None) -> bytes:
    """A workbook with one sheet „Liste“ that holds `cells`; text beginning with = is a formula."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Liste"
    for place, value in cells.items():
        sheet[place] = value
    if change:
        change(sheet)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def filled(template: bytes, **words: Any) -> Any:
    """The first sheet of the finished workbook, as openpyxl reads it."""
    return load_workbook(BytesIO(render_workbook(template, words, name="liste.xlsx"))).worksheets[0]


def seen(template: bytes, **words: Any) -> list[list[Any]]:
    """The finished first sheet as an independent reader sees it."""
    return rows_in(render_workbook(template, words, name="liste.xlsx"))


def rows_in(data: bytes) -> list[list[Any]]:
    return [list(row) for row in CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()]


#: Everything the shipped templates speak of.
WORDS: Mapping[str, Any] = {
    "netzwerk": sample(vocabulary.Netzwerk),
    "koordination": sample(vocabulary.Koordination),
    "veranstaltung": sample(vocabulary.Veranstaltung),
    "programm": (sample(vocabulary.Programmpunkt),),
    "teilnehmer": (sample(Teilnehmer), a_participant(nr=2, nachname="N. N.")),
    "teilnehmer_teilbar": (sample(vocabulary.Teilbar),),
    "weitere_personen": 12,
    "kontakte": (sample(vocabulary.Kontakt), sample(vocabulary.Kontakt, id=18, kein_kontakt=True, plz="01067")),
    "organisationen": (sample(vocabulary.Organisation),),
    "eingeladene": (sample(vocabulary.Kontakt),),
    "heute": date(2025, 7, 1),
    "stand": "01.07.2025, 10:00 Uhr",
}
