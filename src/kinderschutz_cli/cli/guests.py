"""Who is meant by the names typed for a registration; somebody unknown is asked about, or made with `--new`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import click

from kinderschutz_cli.cli import output, question

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.errors.organisation import OrganisationUnknown
    from kinderschutz_cli.workflows.guest import Fitting
    from kinderschutz_cli.workflows.newcomer import Newcomer
    from kinderschutz_cli.workflows.session import Session

#: What is typed for "none" where a question may stay open.
_NONE = "keine"
#: With more who fit, the name has to be typed more exactly.
_MOST_CHOICES = 9


class Said(NamedTuple):
    """What the options say about people who are new; `command` is the one to type again in a hint."""

    new: bool = False
    org: str = ""
    sector: str = ""
    function: str = ""
    mail: str = ""
    phone: str = ""
    command: str = "ks registration add"

    @property
    def details(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.org, self.sector, self.function, self.mail, self.phone)))


def all_of(session: Session, names: Sequence[str], said: Said) -> list[Contact | Organisation | Newcomer]:
    """Everybody typed, in order. Colleagues who are new are asked for the same organisation first."""
    from kinderschutz_cli.domain.folding import fold
    from kinderschutz_cli.errors.registration import NewcomerTwice
    from kinderschutz_cli.workflows.newcomer import Newcomer

    coming: list[Contact | Organisation | Newcomer] = []
    new: dict[str, Newcomer] = {}
    for name in names:
        last = next((one for one in reversed(new.values()) if one.org), None)
        one = who(session, name, said, last)
        if isinstance(one, Newcomer):
            key = fold(" ".join(one.name.split()))
            if key in new:
                raise NewcomerTwice(name)
            new[key] = one
            if said.new and one.org == said.org:
                said = said._replace(sector=one.sector)
        coming.append(one)
    if said.details and not new:
        known = ", ".join(said.details)
        output.warn(f"Niemand ist neu; {known} bleibt unbeachtet. Bekannte ändert „ks contact edit“.")
    return coming


def who(
    session: Session, name: str, said: Said, colleague: Newcomer | None = None
) -> Contact | Organisation | Newcomer:
    """The person or institution meant, or somebody to be made. Raises `UnknownGuest` where nobody can be asked."""
    from kinderschutz_cli.errors.matching import KONTAKT, Ambiguous
    from kinderschutz_cli.errors.registration import MeantOrNew
    from kinderschutz_cli.workflows import guest

    found = guest.fitting(session, name)
    if not found.guests:
        return _unknown(session, name, found.near, said, colleague)
    if len(found.guests) == 1 and _certain(session, name, found, said):
        return found.guests[0]
    if not question.someone_sits_there() or len(found.guests) > _MOST_CHOICES:
        if len(found.guests) > 1:
            raise Ambiguous(KONTAKT, name, found.labels)
        raise MeantOrNew(name, found.labels[0], said.command)
    chosen = question.choose(f"Wer ist „{name}“?", [*found.labels, "jemand anderes, neu in den Kontakten"])
    if chosen < len(found.guests):
        return found.guests[chosen]
    one = _newcomer(name, said)
    return _with_sector(session, one) if said.new else _asked(session, one, colleague)


def note(coming: Sequence[object], one: Registration) -> str:
    """ " (neu in den Kontakten)" for somebody who was made, " (neu angelegt)" for an institution."""
    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.organisation import Organisation

    people = {guest.id for guest in coming if isinstance(guest, Contact)}
    houses = {guest.id for guest in coming if isinstance(guest, Organisation)}
    if one.contact:
        return "" if one.contact.id in people else " (neu in den Kontakten)"
    return "" if one.organisation and one.organisation.id in houses else " (neu angelegt)"


def warn_of_doubles(
    session: Session, coming: Sequence[Contact | Organisation | Newcomer], made: Sequence[Registration]
) -> None:
    """Who was made although the file has names like it, and who else has the same address."""
    from kinderschutz_cli.errors.matching import either
    from kinderschutz_cli.workflows import contact
    from kinderschutz_cli.workflows.newcomer import Newcomer

    new = [one for one in coming if isinstance(one, Newcomer)]
    for near in dict.fromkeys(one.near for one in new if one.near):
        output.warn(f"Neu angelegt, obwohl es {either(near)} gibt. War das gemeint, nimmt „ks undo“ alles zurück.")
    entered = {one.contact.id: one.contact for one in made if one.contact}
    for person in entered.values() if new else ():
        for other in contact.sharing_mail(session, person):
            if other.id not in entered:
                output.say(f"Dieselbe E-Mail-Adresse hat auch: {contact.label(other)}")


def _certain(session: Session, name: str, found: Fitting, said: Said) -> bool:
    """Whether the only one who fits is meant.

    Where somebody is to be made, one word may be a part of a name, but several are a whole one; a namesake who works
    elsewhere may be another person.
    """
    if not said.new or len(name.split()) == 1:
        return True
    return found.exact and _works_there(session, found.guests[0], said.org)


def _works_there(session: Session, one: Contact | Organisation, org: str) -> bool:
    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.errors.base import KsError
    from kinderschutz_cli.workflows import organisation

    if not org or not isinstance(one, Contact):
        return True
    try:
        house = organisation.named(session, org)
    except KsError:
        return False
    return any(affiliation.organisation.id == house.id for affiliation in one.affiliations)


# ---- somebody new ------------------------------------------------------------------------------------------------------


def _unknown(session: Session, name: str, near: Sequence[str], said: Said, colleague: Newcomer | None) -> Newcomer:
    """Made with `--new` as the options say, else as the person who sits there says."""
    from kinderschutz_cli.errors.matching import did_you_mean
    from kinderschutz_cli.errors.registration import NewcomerNeedsName, UnknownGuest
    from kinderschutz_cli.workflows.newcomer import names_a_house

    if "@" in name or not any(map(str.isalpha, name)):
        raise NewcomerNeedsName(name, said.command)
    house = names_a_house(name) and not said.org
    if said.new:
        return _with_sector(session, replace(_newcomer(name, said), house=house, near=tuple(near)))
    meant = did_you_mean(near)
    if not question.someone_sits_there():
        raise UnknownGuest(name, meant, said.command)
    output.say(f"„{name}“ steht nicht in den Kontakten. {meant}".rstrip())
    if house and _is_house(name):
        return replace(_newcomer(name, said), house=True)
    if not house and not question.confirm(f"„{name}“ neu anlegen?", yes=False):
        raise click.exceptions.Exit(0)
    return _asked(session, _newcomer(name, said), colleague)


def _newcomer(name: str, said: Said) -> Newcomer:
    from kinderschutz_cli.workflows.newcomer import Newcomer

    return Newcomer(
        name=name, org=said.org, sector=said.sector, function=said.function, mail=said.mail, phone=said.phone
    )


def _is_house(name: str) -> bool:
    chosen = question.choose(
        f"Was ist „{name}“?",
        ["eine Einrichtung: neu anlegen, mit einem Platz ohne Namen (N. N.)", "eine Person: neu anlegen", "abbrechen"],
    )
    if chosen == 2:
        output.say("Es wurde nichts geändert.")
        raise click.exceptions.Exit(0)
    return chosen == 0


def _with_sector(session: Session, one: Newcomer) -> Newcomer:
    """A new organisation needs a sector; a person who sits there is asked for it. Raises `HouseNeedsSector`."""
    from kinderschutz_cli.errors.organisation import OrganisationUnknown
    from kinderschutz_cli.errors.registration import HouseNeedsSector
    from kinderschutz_cli.workflows import organisation

    if not one.org:
        return one
    try:
        organisation.named(session, one.org)
    except OrganisationUnknown as problem:
        if one.sector:
            return replace(one, near=tuple(dict.fromkeys((*one.near, *problem.near))))
        if not question.someone_sits_there():
            raise HouseNeedsSector(one.org, problem.near) from None
        _say_unknown(problem)
        return replace(one, sector=_ask_sector(session))
    return one


def _asked(session: Session, one: Newcomer, colleague: Newcomer | None) -> Newcomer:
    from kinderschutz_cli.workflows.organisation import typed_mail

    one = _with_sector(session, one) if one.org else _asked_house(session, one, colleague)
    if one.org and not one.function:
        one = replace(one, function=_may_stay_open("Funktion dort"))
    return replace(one, mail=one.mail or _may_stay_open("E-Mail-Adresse", typed_mail), near=())


def _asked_house(session: Session, one: Newcomer, colleague: Newcomer | None) -> Newcomer:
    """With the organisation by its number, or a new one with its sector; without one the person's own sector."""
    from kinderschutz_cli.errors.base import KsError
    from kinderschutz_cli.errors.organisation import OrganisationUnknown
    from kinderschutz_cli.workflows import organisation

    before = _house_label(session, colleague)
    while True:
        typed = _may_stay_open("Organisation (ein Teil des Namens genügt)", default=before)
        if not typed:
            return replace(one, sector=one.sector or _may_stay_open("Sektor der Person", _sector(session)))
        if colleague and typed == before:
            return replace(one, org=colleague.org, sector=colleague.sector)
        try:
            house = organisation.named(session, typed)
        except OrganisationUnknown as problem:
            _say_unknown(problem)
            if question.confirm(f"„{typed}“ als neue Organisation anlegen?", yes=False):
                return replace(one, org=typed, sector=one.sector or _ask_sector(session))
            continue
        except KsError as problem:
            output.failure(problem)
            continue
        output.say(f"Organisation: {house.name}")
        return replace(one, org=f"#{house.id}", sector="")


def _house_label(session: Session, colleague: Newcomer | None) -> str:
    """The organisation of the colleague named before, as it can be read."""
    from kinderschutz_cli.workflows import organisation

    if colleague is None:
        return _NONE
    return organisation.named(session, colleague.org).name if colleague.org.startswith("#") else colleague.org


def _say_unknown(problem: OrganisationUnknown) -> None:
    from kinderschutz_cli.errors.matching import did_you_mean

    output.say(f"{problem.message} {did_you_mean(problem.near)}".rstrip())


def _sector(session: Session) -> Callable[[str], str]:
    from kinderschutz_cli.workflows import reference

    return lambda text: reference.word(session.db, "sector", text)


def _ask_sector(session: Session) -> str:
    return question.ask("Sektor der Organisation (z. B. schule, kita)", parse=_sector(session))


def _may_stay_open(label: str, parse: Callable[[str], str] = str, default: str = _NONE) -> str:
    """The answer, "" for none; with another `default`, "keine" is typed."""
    answer = question.ask(label, default=default, parse=lambda text: text if text in {_NONE, default} else parse(text))
    return "" if answer == _NONE else answer
