"""Somebody changes to another institution; the function left behind passes to a successor, invitations too if wished."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.contact import Affiliation
from kinderschutz_cli.domain.day_parsing import parse_exact_day
from kinderschutz_cli.domain.german_calendar import numeric_day
from kinderschutz_cli.domain.line import one_line
from kinderschutz_cli.errors.contact import EndsBeforeItBegins
from kinderschutz_cli.errors.duplicate import SameRecordTwice
from kinderschutz_cli.errors.succession import (
    BelongsThereAlready,
    MovedMeanwhile,
    NothingToPassOn,
    SuccessorMissing,
    SuccessorOptedOut,
)
from kinderschutz_cli.store import contact as contact_store
from kinderschutz_cli.store import succession as succession_store
from kinderschutz_cli.workflows import affiliation, reference
from kinderschutz_cli.workflows.contact_input import ContactInput
from kinderschutz_cli.workflows.organisation import named

if TYPE_CHECKING:
    from datetime import date

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.store.succession import OpenInvitation
    from kinderschutz_cli.workflows.session import Session

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveInput:
    """What was typed: `on` is the first day at `to`; `function` the one there."""

    name: str
    to: str
    on: str
    function: str = ""
    successor: str = ""
    with_invitations: bool = False


@dataclass(frozen=True, slots=True)
class MovePlan:
    """`left` is the affiliation that ends the day before `day`; `invitations` are those that could pass on."""

    contact: Contact
    to: Organisation
    day: date
    function: str
    left: Affiliation | None
    successor: Contact | None
    invitations: tuple[OpenInvitation, ...]

    @property
    def last_day(self) -> date:
        """Of the affiliation that is left; one that ends earlier anyway is not prolonged."""
        before = self.day - _ONE_DAY
        return min(self.left.ends, before) if self.left and self.left.ends else before

    @property
    def lines(self) -> list[str]:
        """What will be, in German, a line each."""
        told = []
        if self.left:
            told.append(f"{self.contact.display_name}: {_place(self.left)}, bis {numeric_day(self.last_day)}")
        arrives = Affiliation(self.to, self.function)
        told.append(f"{self.contact.display_name}: {_place(arrives)}, ab {numeric_day(self.day)}")
        if self.successor and self.left:
            told.append(f"Nachfolge {self.successor.display_name}: {_place(self.left)}, ab {numeric_day(self.day)}")
        for one in self.invitations:
            name = self.successor.display_name if self.successor else ""
            told.append(
                f"Einladung zu „{one.event}“: "
                + (f"{name} ist selbst eingeladen, sie bleibt" if one.taken else f"geht auf {name} über")
            )
        return told


def plan(session: Session, typed: MoveInput) -> MovePlan:
    """What would change; nothing is written.

    Raises `BelongsThereAlready`, `EndsBeforeItBegins`, `NothingToPassOn`, `SuccessorMissing`, `SuccessorOptedOut`,
    `SameRecordTwice`.
    """
    contact, to = reference.contact(session, typed.name), named(session, typed.to)
    day = parse_exact_day(typed.on, session.today)
    left = contact.affiliation
    held = contact_store.all_affiliations(session.db, contact.id)
    if any(one.organisation.id == to.id and (one.ends is None or one.ends >= day) for one in held):
        raise BelongsThereAlready(contact.display_name, contact.id, to.name)
    if left and left.begins and left.begins > day:
        raise EndsBeforeItBegins(left.organisation.name, numeric_day(left.begins), numeric_day(day - _ONE_DAY))
    successor = _successor(session, contact, typed) if typed.successor else None
    if typed.with_invitations and successor is None:
        raise SuccessorMissing
    invitations: tuple[OpenInvitation, ...] = ()
    if typed.with_invitations and successor:
        first = max(day, session.today)
        invitations = tuple(succession_store.open_invitations(session.db, contact.id, successor.id, first))
    function = one_line(typed.function, "Die Funktion")
    return MovePlan(contact, to, day, function, left, successor, invitations)


def carry_out(session: Session, typed: MoveInput, shown: MovePlan) -> None:
    """One command of the journal; raises `MovedMeanwhile` where the plan is not the one that was shown."""
    with session.command("contact move"):
        if plan(session, typed) != shown:
            raise MovedMeanwhile
        change = ContactInput(org=f"#{shown.to.id}", on=shown.day.isoformat(), function=shown.function)
        affiliation.change(session, shown.contact, change)
        if shown.successor and shown.left:
            _take_over(session, shown.successor, shown.left, shown.day)
            passing = [one.id for one in shown.invitations if not one.taken]
            succession_store.pass_on(session.db, passing, shown.successor.id)


def _successor(session: Session, contact: Contact, typed: MoveInput) -> Contact:
    successor = reference.contact(session, typed.successor)
    if successor.id == contact.id:
        raise SameRecordTwice(contact.id)
    if contact.affiliation is None:
        raise NothingToPassOn(contact.display_name)
    if typed.with_invitations and successor.no_contact:
        raise SuccessorOptedOut(successor.display_name)
    return successor


def _take_over(session: Session, successor: Contact, left: Affiliation, day: date) -> None:
    """The function from `day` on; who is there already in another one keeps that until the day before."""
    db = session.db
    held = contact_store.all_affiliations(db, successor.id)
    present = [one for one in held if one.ends is None or one.ends >= day]
    there = next((one for one in present if one.organisation.id == left.organisation.id), None)
    if there and there.function == left.function:
        return
    if there and there.begins and there.begins >= day:
        contact_store.save_affiliation(db, replace(there, function=left.function))
        return
    if there:
        contact_store.save_affiliation(db, replace(there, ends=day - _ONE_DAY))
    new = Affiliation(left.organisation, left.function, begins=day, ends=there.ends if there else None)
    main = not present or there == present[0]
    contact_store.add_affiliation(db, successor.id, new, position=1 if main else len(held) + 1)


def _place(one: Affiliation) -> str:
    return ", ".join(piece for piece in (one.function, one.organisation.name) if piece)
