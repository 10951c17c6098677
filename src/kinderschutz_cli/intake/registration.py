"""Rows of a form's export: who registers, and what was said about coming, when and how."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.event import PartForm
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.registration import RegistrationStatus
from kinderschutz_cli.errors.intake import AnswerUnclear, DayUnclear
from kinderschutz_cli.intake.cells import read_day
from kinderschutz_cli.intake.contact import NAMING, ContactRow, contact_rows
from kinderschutz_cli.intake.rows import FieldReader, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinderschutz_cli.intake.columns import ColumnMap
    from kinderschutz_cli.intake.fault import RowPlace
    from kinderschutz_cli.intake.table import SourceTable

#: "08.10.2025 12:30", "2025-10-08T12:30:05", "8.10.2025, 12.30 Uhr".
_MOMENT = re.compile(r"(\S+?),?(?:\s+(?:um\s+)?|T)([0-9]{1,2})[:.]([0-9]{2})(?::([0-9]{2}))?(?:\.[0-9]+)?(?:\s*Uhr)?")
#: "8/1/25 9:03:11", "8/1/2025 9:03 PM": with slashes, form services write the month first.
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2}) (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AaPp])[Mm])?")
#: `None`: they want to come; whether they can, the seats say.
_STATUSES: dict[str, RegistrationStatus | None] = {
    **dict.fromkeys(("ja", "zusage", "ich nehme teil", "nehme teil", "nimmt teil", "teilnahme", "neu", "x"), None),
    **dict.fromkeys(("zugesagt", "bestatigt"), RegistrationStatus.CONFIRMED),
    **dict.fromkeys(("angemeldet", "anmeldung", "vorgemerkt"), RegistrationStatus.REGISTERED),
    **dict.fromkeys(("warteliste", "auf warteliste"), RegistrationStatus.WAITING),
    **dict.fromkeys(
        ("nein", "absage", "abgesagt", "abgemeldet", "abmeldung", "storniert", "ich nehme nicht teil"),
        RegistrationStatus.CANCELLED,
    ),
}
_ON_SITE = frozenset({"vor ort", "vor-ort", "prasenz", "in prasenz", "prasenzteilnahme", "personlich"})
_ONLINE = frozenset({"online", "digital", "virtuell", "per video", "videokonferenz", "online-teilnahme"})


#: Answers to "which workshop?" that name none.
_NO_WISH = frozenset(
    {"", "-", "–", "nein", "kein", "keine", "keiner", "keinen", "egal", "ohne", "offen", "keine angabe"}
)
_WISHES = ("wish_1", "wish_2", "wish_3")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a cell says about coming; `None` for what it leaves open."""

    status: RegistrationStatus | None = None
    form: PartForm | None = None


NO_ANSWER = Answer()


@dataclass(frozen=True, slots=True)
class RegistrationRow:
    """`received` is local time without a zone, `None` where the form does not say it; `wishes`: the dearest first.

    `repeated`: when the same person last gave the same answer in this list.
    """

    person: ContactRow
    answer: Answer
    received: datetime | None = None
    remark: str = ""
    wishes: tuple[str, ...] = ()
    repeated: datetime | None = None

    @property
    def place(self) -> RowPlace:
        return self.person.place


@dataclass(frozen=True, slots=True)
class _Said:
    """The columns that only a form has."""

    place: RowPlace
    status: Answer = field(default=NO_ANSWER)
    form: Answer = field(default=NO_ANSWER)
    received: datetime | None = None
    remark: str = ""
    wishes: tuple[str, ...] = ()


def registration_rows(table: SourceTable, columns: ColumnMap, where: Sequence[str] = ()) -> Reading[RegistrationRow]:
    """All rows that fulfil `where`; an institution alone is enough: it holds a place whose name is still open."""
    people = contact_rows(table, columns, where, naming=(*NAMING, "organisation"))
    reader = FieldReader(table, columns, where)
    said = reader.finish(
        _Said,
        {
            "place": reader.places(),
            "status": reader.values("status", read_answer, NO_ANSWER),
            "form": reader.values("form", read_answer, NO_ANSWER),
            "received": reader.values("received", read_moment, None),
            "remark": reader.lines("remark"),
            "wishes": _wishes(reader),
        },
    )
    by_row = {one.place.number: one for one in said.rows}
    rows = tuple(_row(person, by_row[person.place.number]) for person in people.rows if person.place.number in by_row)
    faults = sorted((*people.faults, *said.faults), key=lambda fault: fault.place.number)
    return Reading(rows, tuple(dict.fromkeys(faults)), people.skipped)


def _row(person: ContactRow, said: _Said) -> RegistrationRow:
    answer = Answer(said.status.status or said.form.status, said.form.form or said.status.form)
    return RegistrationRow(person, answer, said.received, said.remark, said.wishes)


def _wishes(reader: FieldReader) -> list[tuple[str, ...]]:
    """One cell a wish, or several in one with semicolons, as forms export answers with several ticks."""
    if not any(reader.columns(name) for name in _WISHES):
        return [()] * reader.count
    rows = zip(*(reader.texts(name) for name in _WISHES), strict=True)
    return [read_wishes(";".join(cells)) for cells in rows]


def read_wishes(text: str) -> tuple[str, ...]:
    """ "AG 1; AG 3;" → each wish once; "egal" and "keine" are none."""
    found = (" ".join(piece.split()) for piece in text.split(";"))
    return tuple(dict.fromkeys(piece for piece in found if fold(piece).strip(" .!") not in _NO_WISH))


def read_answer(text: str) -> Answer:
    """ "Zusage", "warteliste", "online", "ja, vor Ort" → status and form. Raises `AnswerUnclear`."""
    status, form, clear = None, None, False
    for word in (fold(part).strip(" .!") for part in re.split(r"[,;/–]|\s-\s", text)):
        if word in _ONLINE:
            form = PartForm.ONLINE
        elif word in _ON_SITE:
            form = PartForm.ON_SITE
        elif word in _STATUSES:
            status = _STATUSES[word] or status
        elif not clear:
            raise AnswerUnclear
        clear = True  # what follows a clear answer explains it: "Nein, leider verhindert"
    return Answer(status, form)


def read_moment(text: str) -> datetime:
    """ "08.10.2025 12:30"; a day alone is its beginning. Raises `DayUnclear` or what reading the day raises."""
    if american := _AMERICAN.fullmatch(text):
        return _american(american)
    match = _MOMENT.fullmatch(text)
    if match is None:
        return datetime.combine(read_day(text), time())
    try:
        at = time(int(match[2]), int(match[3]), int(match[4] or 0))
    except ValueError:
        raise DayUnclear from None
    return datetime.combine(read_day(match[1]), at)


def _american(found: re.Match[str]) -> datetime:
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    hour = int(found[4])
    if found[7]:
        hour = hour % 12 + (12 if found[7] in "Pp" else 0)
    try:
        return datetime(year, int(found[1]), int(found[2]), hour, int(found[5]), int(found[6] or 0))
    except ValueError:
        raise DayUnclear from None
