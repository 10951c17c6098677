"""Who is meant by the names typed for a registration; somebody unknown is asked about, or made with `--new`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from kinderschutz_cli.cli import output, question

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kinderschutz_cli.domain.contact import Contact
    from kinderschutz_cli.domain.organisation import Organisation
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.workflows.newcomer import Newcomer
    from kinderschutz_cli.workflows.session import Session

#: What is typed for "none" where a question may stay open.
_NONE = "keine"


class Said(NamedTuple):
    """What the options say about people who are new."""

    new: bool = False
    org: str = ""
    sector: str = ""
    function: str = ""
    mail: str = ""
    phone: str = ""


def who(session: Session, name: str, said: Said) -> Contact | Organisation | Newcomer:
    """The person or institution meant, or somebody to be made. Raises `UnknownGuest` where nobody can be asked."""
    from kinderschutz_cli.errors.matching import Unknown, either
    from kinderschutz_cli.errors.registration import UnknownGuest
    from kinderschutz_cli.workflows import guest
    from kinderschutz_cli.workflows.newcomer import Newcomer

    try:
        return guest.who(session, name)
    except Unknown as problem:
        if said.new:
            return Newcomer(
                name=name,
                org=said.org,
                sector=said.sector,
                function=said.function,
                mail=said.mail,
                phone=said.phone,
            )
        near = f"Meinten Sie {either(problem.near)}? " if problem.near else ""
        if not question.someone_sits_there():
            raise UnknownGuest(name, near) from None
        return _asked(session, name, near, said)


def note(coming: Sequence[object], one: Registration) -> str:
    """ " (neu in den Kontakten)" for somebody who was made."""
    known = {guest.id for guest in coming if hasattr(guest, "id")}
    return " (neu in den Kontakten)" if one.contact and one.contact.id not in known else ""


def _asked(session: Session, name: str, near: str, said: Said) -> Newcomer:
    from kinderschutz_cli.workflows.newcomer import Newcomer
    from kinderschutz_cli.workflows.organisation import typed_mail

    output.say(f"„{name}“ steht nicht in den Kontakten. {near}".rstrip())
    if not question.confirm(f"„{name}“ neu anlegen?", yes=False):
        raise click.exceptions.Exit(0)
    org, sector = (said.org, said.sector) if said.org else _asked_house(session)
    function = said.function
    if org and not function:
        function = _may_stay_open("Funktion dort")
    mail = said.mail or _may_stay_open("E-Mail-Adresse", typed_mail)
    return Newcomer(name=name, org=org, sector=sector, function=function, mail=mail, phone=said.phone)


def _asked_house(session: Session) -> tuple[str, str]:
    """The organisation by its number, or the name of a new one with its sector; "" and the person's own sector."""
    from kinderschutz_cli.errors.base import KsError
    from kinderschutz_cli.errors.organisation import OrganisationUnknown
    from kinderschutz_cli.workflows import organisation, reference

    def sector(text: str) -> str:
        return reference.word(session.db, "sector", text)

    while True:
        typed = _may_stay_open("Organisation (ein Teil des Namens genügt)")
        if not typed:
            return "", _may_stay_open("Sektor der Person", sector)
        try:
            house = organisation.named(session, typed)
        except KsError as problem:
            output.failure(problem)
            if isinstance(problem, OrganisationUnknown) and question.confirm(
                f"„{typed}“ als neue Organisation anlegen?", yes=False
            ):
                return typed, question.ask("Sektor der Organisation (z. B. schule, kita)", parse=sector)
            continue
        output.say(f"Organisation: {house.name}")
        return f"#{house.id}", ""


def _may_stay_open(label: str, parse: Callable[[str], str] = str) -> str:
    """The answer, "" for none."""
    answer = question.ask(label, default=_NONE, parse=lambda text: text if text == _NONE else parse(text))
    return "" if answer == _NONE else answer
