"""Who belongs where and since when: affiliations begin, change and end, and the former ones stay in the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.contact import Affiliation
from kinderschutz_cli.domain.day_parsing import parse_exact_day
from kinderschutz_cli.domain.german_calendar import numeric_day
from kinderschutz_cli.domain.line import one_line
from kinderschutz_cli.domain.matching import Candidate, pick
from kinderschutz_cli.errors.contact import (
    AlreadyAffiliated,
    DayWithoutChange,
    EndsBeforeItBegins,
    FunctionWithoutOrganisation,
    NotAffiliated,
)
from kinderschutz_cli.errors.matching import ORGANISATION, Unknown
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.workflows.organisation import named

if TYPE_CHECKING:
    from datetime import date

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.workflows.contact_input import ContactInput
    from kinderschutz_cli.workflows.session import Session

_ONE_DAY = timedelta(days=1)


def first(session: Session, typed: ContactInput) -> tuple[Affiliation, ...]:
    """The affiliation a new contact begins with; since when is not known."""
    function = one_line(typed.function or "", "Die Funktion")
    if not typed.org:
        if function:
            raise FunctionWithoutOrganisation(function)
        return ()
    return (Affiliation(named(session, typed.org), function),)


def change(session: Session, contact: Contact, typed: ContactInput) -> None:
    """What `contact edit` says about organisations and the function in them."""
    if typed.on is not None and typed.org is typed.also_org is typed.end_org is None:
        raise DayWithoutChange
    stated = parse_exact_day(typed.on, session.today) if typed.on else None
    wish = _Change(session, contact, stated or session.today, stated=stated is not None)
    function = None if typed.function is None else one_line(typed.function, "Die Funktion")
    if typed.end_org is not None:
        # As a last day what was typed counts itself; without it the affiliation is over now.
        wish.end(wish.affiliation_to(typed.end_org), stated or session.today - _ONE_DAY)
    if typed.also_org:
        wish.begin_beside(named(session, typed.also_org), function or "")
    elif typed.org:
        wish.move(named(session, typed.org), function)
    elif typed.org is not None and contact.affiliation:
        wish.end(contact.affiliation, wish.day - _ONE_DAY)
    elif function is not None:
        if contact.affiliation is None:
            raise FunctionWithoutOrganisation(function)
        contact_store.save_affiliation(session.db, replace(contact.affiliation, function=function))


def upcoming(session: Session, contact: Contact) -> list[str]:
    """What has not begun or is about to end: "ab 01.08.2025: Schulleitung, Leoschule"."""
    told = []
    for one in contact_store.all_affiliations(session.db, contact.id):
        place = ", ".join(piece for piece in (one.function, one.organisation.name) if piece)
        if one.begins and one.begins > session.today:
            told.append(f"ab {numeric_day(one.begins)}: {place}")
        elif one.ends and one.ends >= session.today:
            told.append(f"bis {numeric_day(one.ends)}: {place}")
    return told


@dataclass(frozen=True, slots=True)
class _Change:
    """Changes of one contact's affiliations as of `day`; `stated` tells that it was typed."""

    session: Session
    contact: Contact
    day: date
    stated: bool

    @property
    def open(self) -> list[Affiliation]:
        """The affiliations that have not ended, also those that are still to begin."""
        found = contact_store.all_affiliations(self.session.db, self.contact.id)
        return [one for one in found if one.ends is None or one.ends >= self.session.today]

    def move(self, to: Organisation, function: str | None) -> None:
        """`to` becomes the main affiliation; what was the main one ends the day before.

        Where the person belongs to `to` already, that affiliation only comes first.
        """
        db = self.session.db
        present = next((one for one in self.open if one.organisation.id == to.id), None)
        main = self.contact.affiliation
        if present:
            begins = min(present.begins, self.day) if present.begins else None
            changed = replace(present, begins=begins, function=present.function if function is None else function)
            contact_store.save_affiliation(db, changed)
            if main and present.id != main.id:
                contact_store.make_main(db, self.contact.id, present.id)
            return
        if main and (main.ends is None or main.ends >= self.day):
            self.end(main, self.day - _ONE_DAY)
        contact_store.add_affiliation(db, self.contact.id, Affiliation(to, function or "", begins=self.day))

    def begin_beside(self, to: Organisation, function: str) -> None:
        """One more affiliation, behind the others."""
        if any(one.organisation.id == to.id for one in self.open):
            raise AlreadyAffiliated(self.contact.display_name, to.name)
        behind = len(contact_store.all_affiliations(self.session.db, self.contact.id)) + 1
        affiliation = Affiliation(to, function, begins=self.day)
        contact_store.add_affiliation(self.session.db, self.contact.id, affiliation, position=max(behind, 2))

    def end(self, affiliation: Affiliation, last_day: date) -> None:
        """Until and with `last_day`; one that would then not have been at all was a mistake and goes."""
        begins = affiliation.begins
        if begins is None or begins <= last_day:
            contact_store.save_affiliation(self.session.db, replace(affiliation, ends=last_day))
        elif self.stated and last_day < begins - _ONE_DAY:
            raise EndsBeforeItBegins(affiliation.organisation.name, numeric_day(begins), numeric_day(last_day))
        else:
            contact_store.remove_affiliation(self.session.db, affiliation.id)

    def affiliation_to(self, text: str) -> Affiliation:
        """One of the contact's affiliations by the organisation's name."""
        candidates = [
            Candidate(one.organisation.id, (one.organisation.name, one.organisation.short_name), one.organisation.name)
            for one in self.open
        ]
        try:
            found = pick(text, candidates, ORGANISATION)
        except Unknown:
            raise NotAffiliated(self.contact.display_name, text) from None
        return next(one for one in self.open if one.organisation.id == found)
