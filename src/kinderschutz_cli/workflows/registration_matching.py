"""The rows of a form's export beside what is entered: who is meant, and what has changed since."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.contact import Contact, ContactType
from kinderschutz_cli.domain.event import PartForm
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.german_calendar import numeric_day
from kinderschutz_cli.domain.name import PersonName
from kinderschutz_cli.domain.name_parsing import parse_name
from kinderschutz_cli.domain.organisation import Organisation
from kinderschutz_cli.domain.registration import EXPECTED, Channel, RegistrationStatus
from kinderschutz_cli.domain.zone import BERLIN, local_day
from kinderschutz_cli.errors.base import KsError
from kinderschutz_cli.errors.list_import import NamedTwice
from kinderschutz_cli.errors.matching import KONTAKT, Ambiguous
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import organisation as organisation_store
from kinderschutz_cli.store import registration as registration_store
from kinderschutz_cli.store.contact import ContactFilter
from kinderschutz_cli.workflows.import_source import RowFault

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from kinderschutz_cli.domain.event import Part
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.intake.contact import ContactRow
    from kinderschutz_cli.intake.fault import Fault
    from kinderschutz_cli.intake.registration import RegistrationRow
    from kinderschutz_cli.store.registration import LastMove
    from kinderschutz_cli.workflows.session import Session

#: How a person takes part, in a sentence.
FORM_WORDS = {PartForm.ON_SITE: "vor Ort", PartForm.ONLINE: "online"}
#: `None`: somebody the file does not know.
_Guest = Contact | Organisation | None


def shown_name(row: ContactRow) -> str:
    """ "Anna Müller", else the institution or the address."""
    return " ".join(filter(None, (row.given, row.family))) or row.name or row.organisation or row.mail


def received(row: RegistrationRow) -> datetime | None:
    """When a row arrived, in UTC; the form says it in local time."""
    return row.received.replace(tzinfo=BERLIN).astimezone(UTC) if row.received else None


def answered(row: RegistrationRow) -> datetime | None:
    """When an answer was last given, in UTC."""
    return received(replace(row, received=row.repeated or row.received))


def _combined(first: RegistrationRow, answers: Sequence[RegistrationRow]) -> RegistrationRow:
    """The row that says when somebody registered, with the newest wishes and the time of the newest same answer."""
    wishes = next((one.wishes for one in reversed(answers) if one.wishes), ())
    return replace(first, wishes=wishes, repeated=answers[-1].received)


def _says_no(row: RegistrationRow) -> bool:
    return row.answer.status is RegistrationStatus.CANCELLED


@dataclass(slots=True)
class Matching:
    """Sorts the rows: who is meant, who is registered already, who has changed their mind, whom the file does not know.

    First every row is taken, then `finish` decides.
    """

    session: Session
    part: Part
    known: list[tuple[RegistrationRow, _Guest]] = field(default_factory=list)
    unknown: list[RegistrationRow] = field(default_factory=list)
    cancelling: list[tuple[RegistrationRow, Registration]] = field(default_factory=list)
    returning: list[tuple[RegistrationRow, Registration]] = field(default_factory=list)
    #: People who hold an offer and say yes to it.
    accepting: list[tuple[RegistrationRow, Registration]] = field(default_factory=list)
    heard: list[tuple[int, datetime]] = field(default_factory=list)
    #: People who are registered, with the row that says which groups they wish.
    wishing: list[tuple[RegistrationRow, Registration]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    present: int = 0
    _by_mail: dict[str, list[Contact]] = field(default_factory=lambda: defaultdict(list))
    _by_name: dict[str, list[Contact]] = field(default_factory=lambda: defaultdict(list))
    _houses: dict[str, list[Organisation]] = field(default_factory=lambda: defaultdict(list))
    _groups: dict[object, list[tuple[RegistrationRow, _Guest]]] = field(default_factory=lambda: defaultdict(list))
    _persons: dict[int, Registration] = field(default_factory=dict)
    _places: dict[int, list[Registration]] = field(default_factory=lambda: defaultdict(list))
    _arrived: dict[tuple[int, datetime | None], Registration] = field(default_factory=dict)
    _last: dict[int, LastMove] = field(default_factory=dict)
    _cancelled_before: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        db = self.session.db
        for contact in contact_store.find(db, ContactFilter(), self.session.today):
            if contact.mail:
                self._by_mail[contact.mail.casefold()].append(contact)
            if contact.name.plain:
                self._by_name[fold(contact.name.plain)].append(contact)
        for house in organisation_store.find(db):
            for name in {fold(house.name), fold(house.short_name)} - {""}:
                self._houses[name].append(house)
        for one in registration_store.registrations(db, [self.part.id], self.session.today):
            if one.contact:
                self._persons[one.contact.id] = one
            elif one.organisation:
                self._places[one.organisation.id].append(one)
            if one.organisation and one.channel is Channel.FORM:
                self._arrived[one.organisation.id, one.received_at] = one
        self._last = registration_store.last_moves(db, [self.part.id])
        self._cancelled_before = registration_store.ever_in_status(db, self.part.id, RegistrationStatus.CANCELLED)

    def take(self, row: RegistrationRow) -> None:
        try:
            guest = self.guest(row.person)
            self._groups[_key(row.person, guest)].append((row, guest))
        except RowFault as fault:
            self.faults.append(fault.at(row.place))

    def finish(self) -> None:
        """Decide about every person and institution, in the order of their first rows."""
        for rows in self._groups.values():
            guest = rows[0][1]
            answers, remarks = self._last_answer([row for row, _ in rows])
            one = self._registration(guest, answers[0])
            if one is None or not self._entered(answers, one):
                self.remarks += remarks
            if one is not None:
                continue
            if guest is None:
                self.unknown.append(_combined(answers[0], answers))
            else:
                self.known.append((_combined(answers[0], answers), guest))

    def _last_answer(self, rows: list[RegistrationRow]) -> tuple[list[RegistrationRow], list[str]]:
        """The rows that count where somebody answers several times: those that say the last thing, in their order.

        With what should be said of the others, if anything follows from these rows now.
        """
        remarks = []
        if all(row.received for row in rows):
            rows = sorted(rows, key=lambda row: (row.received, row.place.number))
        final = rows[:1]
        for row in rows[1:]:
            self.present += 1
            name, earlier, later = shown_name(row.person), final[0].place.number, row.place.number
            if _says_no(final[0]) == _says_no(row):
                remarks.append(f"Zeile {later}: {name} steht schon in Zeile {earlier}.")
                final.append(row)
            else:
                remarks.append(
                    f"Zeile {earlier}: {name} hat in Zeile {later} anders geantwortet; die spätere Antwort gilt."
                )
                final = [row]
        return final, remarks

    def _registration(self, guest: _Guest, row: RegistrationRow) -> Registration | None:
        """What is entered already; a place of an institution stays the same one when it has said who comes."""
        if guest is None:
            return None
        if not isinstance(guest, Organisation):
            return self._persons.get(guest.id)
        arrived = self._arrived.get((guest.id, received(row))) if row.received else None
        places = self._places[guest.id]
        return arrived or next((one for one in places if one.status in EXPECTED), places[0] if places else None)

    def _entered(self, answers: list[RegistrationRow], one: Registration) -> bool:
        """Somebody registered answers again. Whether nothing follows: it is the same, or stands in an older file."""
        row = answers[0]
        if _says_no(row) and one.status in EXPECTED:
            if self._cancels(answers[-1], one):
                self.cancelling.append((answers[-1], one))
                return False
            self.remarks.append(
                f"Zeile {row.place.number}: {one.label} sagt hier ab und wurde danach wieder angemeldet; nichts geändert."
            )
        elif not _says_no(row) and one.status in {RegistrationStatus.CANCELLED, RegistrationStatus.EXPIRED}:
            left = self._known(one)
            again = next((answer for answer in answers if (at := received(answer)) and at > left), None)
            if again is not None:
                self.returning.append((_combined(again, answers), one))
                return False
            if row.received is None:
                self.remarks.append(
                    f"Zeile {row.place.number}: {one.label} steht auf „{one.status}“ und sagt hier zu, ohne dass die Liste "
                    "sagt, wann; nichts geändert."
                )
        elif not _says_no(row) and self._accepts(answers, one):
            self.accepting.append((answers[-1], one))
            return False
        else:
            self._hear_again(answers, one)
        self.present += 1
        return True

    def _accepts(self, answers: list[RegistrationRow], one: Registration) -> bool:
        """Whether a yes came after a seat was offered, while the offer stood; one that came too late is shown."""
        at = received(answers[-1])
        if one.status is not RegistrationStatus.OFFERED or at is None or at <= self._last[one.id].at:
            return False
        if one.offered_until is None or local_day(at) <= one.offered_until:
            return True
        self.remarks.append(
            f"Zeile {answers[-1].place.number}: {one.label} sagt erst nach dem Ende des Angebots "
            f"({numeric_day(one.offered_until)}) zu; nichts geändert."
        )
        return False

    def _hear_again(self, answers: list[RegistrationRow], one: Registration) -> None:
        """Nothing changes but what is known of wishes, and of how new the answer is."""
        if one.contact and one.status in EXPECTED:
            self.wishing += [(answer, one) for answer in answers[::-1] if answer.wishes][:1]
        newest = answers[-1]
        at = received(newest)
        if at is not None and at > self._known(one):
            self.heard.append((one.id, at))
            if newest.answer.form not in {None, one.form} and one.status in EXPECTED:
                self.remarks.append(
                    f"Zeile {newest.place.number}: {one.label} nimmt jetzt {FORM_WORDS[newest.answer.form]} teil; das ändert "
                    f"„ks registration set #{one.id} --form {newest.answer.form}“."
                )

    def _known(self, one: Registration) -> datetime:
        """When the newest answer was given that stands behind a registration, on whatever way it came."""
        settled = one.received_at if one.status in EXPECTED and one.received_at else self._last[one.id].at
        return max(settled, one.answered_at or settled)

    def _cancels(self, row: RegistrationRow, one: Registration) -> bool:
        """Whether the answer is newer than the registration; without a time only the first one counts."""
        at = received(row)
        if at is None or one.received_at is None:
            return one.id not in self._cancelled_before
        return at >= self._known(one)

    def guest(self, row: ContactRow) -> _Guest:
        """By mail and name, by name and organisation, by a mail that only one has; without a name the institution."""
        name = fold(_plain_name(row))
        by_mail = self._by_mail.get(row.mail.casefold(), []) if row.mail else []
        if not name:
            return self._house_or_owner(row, by_mail)
        same = [one for one in by_mail if fold(one.name.plain) == name]
        named = self._by_name.get(name, [])
        if not same and row.organisation:
            same = [one for one in named if self._works_at(one, row.organisation)]
        if not same and not row.organisation and not row.mail:
            same = named
        if not same and len(by_mail) == 1 and set(name.split()) & set(fold(by_mail[0].name.plain).split()):
            same = by_mail
        if len(same) > 1:
            raise _ambiguous("Name", shown_name(row), same)
        return same[0] if same else None

    def registered(self, guest: Contact | Organisation, taken: Collection[int]) -> Registration | None:
        """The registration of a person; of an institution a confirmed place without a name that is not `taken`."""
        if isinstance(guest, Contact):
            return self._persons.get(guest.id)
        places = self._places[guest.id]
        return next((one for one in places if one.status is RegistrationStatus.CONFIRMED and one.id not in taken), None)

    def _house_or_owner(self, row: ContactRow, by_mail: Sequence[Contact]) -> _Guest:
        if len(by_mail) == 1:
            owner = by_mail[0]
            return owner.organisation if owner.type is ContactType.MAILBOX and owner.organisation else owner
        houses = self._houses.get(fold(row.organisation), []) if row.organisation else []
        if len(houses) > 1:
            raise RowFault("Organisation", row.organisation, NamedTwice(row.organisation, len(houses)))
        if by_mail and not houses:
            raise _ambiguous("E-Mail", row.mail, by_mail)
        return houses[0] if houses else None

    @staticmethod
    def _works_at(contact: Contact, organisation: str) -> bool:
        wanted = fold(organisation)
        return any(
            wanted in (fold(one.organisation.name), fold(one.organisation.short_name)) for one in contact.affiliations
        )


def _plain_name(row: ContactRow) -> str:
    if row.given or row.family:
        return PersonName(given=row.given, family=row.family).plain
    try:
        return parse_name(row.name).name.plain
    except KsError as problem:
        raise RowFault("Name", row.name, problem) from None


def _ambiguous(column: str, text: str, contacts: Sequence[Contact]) -> RowFault:
    labels = [f"#{one.id} {one.display_name}" for one in contacts]
    return RowFault(column, text, Ambiguous(KONTAKT, text, labels))


def _key(row: ContactRow, guest: _Guest) -> object:
    if guest is not None:
        return type(guest).__name__, guest.id
    return fold(_plain_name(row)), row.mail.casefold(), fold(row.organisation)
