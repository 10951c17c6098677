"""A check-in list that comes back filled in: who was there and when, and at its end who came without being on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.attendance import Mark
from kinderschutz_cli.domain.time_of_day import parse_time
from kinderschutz_cli.errors.attendance import NoCheckInList, PresenceUnclear
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.intake.cells import read_number, read_yes
from kinderschutz_cli.intake.columns import ColumnMap
from kinderschutz_cli.intake.contact import ContactRow
from kinderschutz_cli.intake.fault import Fault
from kinderschutz_cli.intake.fields import heading_key
from kinderschutz_cli.intake.rows import FieldReader, Reading

if TYPE_CHECKING:
    from datetime import time

    from kinderschutz_cli.intake.fault import RowPlace
    from kinderschutz_cli.intake.table import Column, SourceTable

_SECONDS = re.compile(r"^([0-9]{1,2}:[0-9]{2}):[0-9]{2}$")
#: Field → the headings it is known by.
_HEADINGS = {
    "number": ("Nr.", "Nummer", "Anmeldenummer", "Anmeldung"),
    "name": ("Name", "Nachname", "Familienname"),
    "given": ("Vorname",),
    "organisation": ("Organisation", "Einrichtung", "Institution"),
    "there": ("da", "anwesend", "teilgenommen", "Anwesenheit", "Teilnahme"),
    "came": ("gekommen", "gekommen um", "kam um", "von"),
    "left": ("gegangen", "gegangen um", "ging um", "bis"),
    "remark": ("Bemerkung", "Bemerkungen", "Anmerkung"),
}
#: Without these nobody can say who was there.
_NEEDED = {"number": "Nr.", "name": "Name", "there": "da"}


@dataclass(frozen=True, slots=True)
class Presence:
    """What stands in the column "da": a time says yes as well."""

    there: bool
    came: time | None = None


@dataclass(frozen=True, slots=True)
class CheckInRow:
    """`number` is that of the registration, `None` for somebody who was not on the list; `mark` `None`: not there."""

    place: RowPlace
    number: int | None
    person: ContactRow
    mark: Mark | None

    @property
    def name(self) -> str:
        """ "Anna Müller", else the institution."""
        return " ".join(filter(None, (self.person.given, self.person.family or self.person.name))) or (
            self.person.organisation
        )


@dataclass(frozen=True, slots=True)
class _Said:
    place: RowPlace
    number: int | None
    name: str
    given: str
    organisation: str
    there: Presence | None
    came: time | None
    left: time | None
    remark: str


def check_in_rows(table: SourceTable) -> Reading[CheckInRow]:
    """Every row that names somebody. Raises `NoCheckInList` where the columns are missing."""
    columns = _columns(table)
    for name, heading in _NEEDED.items():
        if name not in columns:
            raise NoCheckInList(table.file, heading)
    reader = FieldReader(table, ColumnMap("anmeldungen", {name: (one,) for name, one in columns.items()}, ()), ())
    said = reader.finish(
        _Said,
        {
            "place": reader.places(),
            "number": reader.values("number", read_number, None),
            "there": reader.values("there", _presence, None),
            "came": reader.values("came", _clock, None),
            "left": reader.values("left", _clock, None),
            "remark": reader.lines("remark"),
            **{name: reader.texts(name) for name in ("name", "given", "organisation")},
        },
    )
    rows: list[CheckInRow] = []
    faults = list(said.faults)
    for one in said.rows:
        try:
            row = _row(one, split="given" in columns)
        except KsError as problem:
            faults.append(Fault(one.place, columns["left"].shown, "", problem.message, problem.hint))
            continue
        if row is not None:
            rows.append(row)
    return Reading(tuple(rows), tuple(sorted(faults, key=lambda fault: fault.place.number)), said.skipped)


def _columns(table: SourceTable) -> dict[str, Column]:
    by_key: dict[str, Column] = {}
    for column in table.header:
        by_key.setdefault(heading_key(column.heading), column)
    found: dict[str, Column] = {}
    for name, headings in _HEADINGS.items():
        for key in map(heading_key, headings):
            if key in by_key:
                found[name] = by_key[key]
                break
    return found


def _row(one: _Said, *, split: bool) -> CheckInRow | None:
    """Somebody added below the list was there unless the row says no. Raises `LeftBeforeCame`."""
    if one.number is None and not (one.name or one.given or one.organisation):
        return None
    came = one.came or (one.there.came if one.there else None)
    unsaid = bool(one.number is None or came or one.left)
    there = one.there.there if one.there else unsaid
    person = ContactRow(
        one.place,
        name="" if split and one.given else one.name,
        given=one.given,
        family=one.name if split and one.given else "",
        organisation=one.organisation,
    )
    return CheckInRow(one.place, one.number, person, Mark(came, one.left, one.remark) if there else None)


def _presence(text: str) -> Presence:
    """ "x", "ja", "nein", "8:55". Raises `PresenceUnclear`."""
    try:
        return Presence(read_yes(text))
    except KsError:
        pass
    try:
        return Presence(there=True, came=_clock(text))
    except KsError:
        raise PresenceUnclear from None


def _clock(text: str) -> time:
    """ "8:55", "8.55 Uhr", "08:55:00" as some programs save a time of day."""
    return parse_time(_SECONDS.sub(r"\1", text))
