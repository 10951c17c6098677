"""Which sheet of labels is meant, and the badges that are printed on it."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.consent import Purpose, in_force
from kinderschutz_cli.domain.contact import ContactType
from kinderschutz_cli.domain.folding import fold, sort_key
from kinderschutz_cli.domain.label_sheet import Offset, Sheet, parse_offset
from kinderschutz_cli.domain.matching import near
from kinderschutz_cli.domain.programme import AppearanceRole, AppearanceType
from kinderschutz_cli.domain.registration import RegistrationStatus, Seat
from kinderschutz_cli.errors.label_sheet import SheetUnknown
from kinderschutz_cli.store import consent as consent_store
from kinderschutz_cli.store import programme as programme_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.workflows.participant_words import registrations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kinderschutz_cli.documents.vocabulary import Bogen, Schild
    from kinderschutz_cli.domain.consent import Consent
    from kinderschutz_cli.domain.event import Event, Part
    from kinderschutz_cli.domain.programme import Appearance
    from kinderschutz_cli.domain.registration import Registration
    from kinderschutz_cli.workflows.export import SheetWish
    from kinderschutz_cli.workflows.session import Session

DEFAULT = "A4"
_ROLES = {
    AppearanceRole.SPEAKS: "Vortrag",
    AppearanceRole.MODERATES: "Moderation",
    AppearanceRole.WELCOMES: "Grußwort",
    AppearanceRole.TAKES_PART: "Mitwirkung",
}
_SEATS = {Seat.CONTRIBUTING: "Mitwirkung", Seat.HOST: "Gastgeber", Seat.HELPER: "Team", Seat.ATTENDING: ""}


def sheets() -> dict[str, Sheet]:
    """Every known sheet by its article number."""
    text = resources.files("kinderschutz_cli.data").joinpath("etikettenbogen.toml").read_text(encoding="utf-8")
    return {
        key: Sheet(
            key,
            one["name"],
            tuple(one["etikett"]),
            tuple(one["raster"]),
            tuple(one["rand"]),
            tuple(one["abstand"]),
            one.get("schnittlinien", False),
            one["gemessen"],
        )
        for key, one in tomllib.loads(text)["bogen"].items()
    }


def sheet(text: str) -> Sheet:
    """The sheet by its number, however it is spelt: "l4785", "HERMA 4412", "Avery L 4785". Raises `SheetUnknown`."""
    known = sheets()
    typed = _plain(text)
    for key, one in known.items():
        if typed in {_plain(key), _plain(one.name.split(",")[0])} or typed.endswith(_plain(key)):
            return one
    raise SheetUnknown(text, list(known), near(text, known))


def _plain(text: str) -> str:
    return fold(text).replace(" ", "")


def words(session: Session, wish: SheetWish) -> tuple[Bogen, list[str]]:
    """The sheet in the words of the templates, and what should be tried before it is printed on."""
    from kinderschutz_cli.documents.vocabulary import Bogen

    settings = setting_store.settings(session.db)
    found = sheet(wish.sheet or settings["bogen"] or DEFAULT)
    moved = wish.offset or settings["versatz"]
    offset = parse_offset(moved) if moved else Offset()
    start = wish.start or 1
    found.pages(0, start)
    notes = [] if found.measured or wish.test else [
        f"{found.name}: Ränder und Abstände sind nicht nachgemessen. Halten Sie zuerst eine Probeseite an den Bogen: --test-page"
    ]  # fmt: skip
    return (
        Bogen(
            name=found.name,
            breite=found.size[0],
            hoehe=found.size[1],
            spalten=found.grid[0],
            zeilen=found.grid[1],
            links=found.margin[0],
            oben=found.margin[1],
            abstand_x=found.gap[0],
            abstand_y=found.gap[1],
            versatz_x=offset.right,
            versatz_y=offset.down,
            beginn=start,
            schnittlinien=found.cut_lines,
            probe=wish.test,
        ),
        notes,
    )


# ---- badges ------------------------------------------------------------------------------------------------------------


def badges(
    session: Session, event: Event, parts: Sequence[Part], statuses: Sequence[RegistrationStatus]
) -> list[Schild]:
    """One badge a person: everybody registered, places without a name to be filled in by hand, and who appears."""
    from kinderschutz_cli.documents.vocabulary import Schild

    items = programme_store.items(session.db, [part.id for part in parts])
    appearing = [one for part in parts for item in items[part.id] for one in item.appearances]
    roles = _roles(appearing)
    present = _once(registrations(session, parts, statuses))
    shy = _without_photo(session, event, present)
    found = [_badge(one, roles, shy) for one in present]
    there = {fold(badge.name) for badge in found}
    for one in appearing:
        if one.type in {AppearanceType.NAME, AppearanceType.CONTACT} and fold(one.label) not in there:
            there.add(fold(one.label))
            found.append(
                Schild(
                    name=one.label,
                    titel="",
                    vorname="",
                    nachname=one.label,
                    organisation=one.affiliation,
                    rolle=_ROLES[one.role],
                    kein_foto=False,
                )
            )
    return sorted(
        found, key=lambda badge: (not badge.name, sort_key(badge.nachname.split()[-1] if badge.nachname else ""))
    )


def _once(present: Iterable[Registration]) -> list[Registration]:
    """A person who comes to several parts needs one badge."""
    seen: set[int] = set()
    found = []
    for one in present:
        if one.contact is None or one.contact.id not in seen:
            found.append(one)
            seen |= {one.contact.id} if one.contact else set()
    return found


def _roles(appearing: Iterable[Appearance]) -> dict[int, str]:
    found: dict[int, str] = {}
    for one in appearing:
        if one.contact_id:
            found.setdefault(one.contact_id, _ROLES[one.role])
    return found


def _without_photo(session: Session, event: Event, present: Sequence[Registration]) -> set[int]:
    """Who allows no photos, once anybody has been asked; whoever did not answer allows none."""
    people = {one.contact.id for one in present if one.contact}
    given = {
        number: in_force(answers) for number, answers in consent_store.of_people(session.db, people, event.id).items()
    }
    asked = any(Purpose.PHOTO in one for one in given.values())
    return {number for number in people if not _allows(given.get(number, {}))} if asked else set()


def _allows(answers: Mapping[Purpose, Consent]) -> bool:
    answer = answers.get(Purpose.PHOTO)
    return answer is not None and answer.granted


def _badge(one: Registration, roles: Mapping[int, str], shy: set[int]) -> Schild:
    from kinderschutz_cli.documents.vocabulary import Schild

    contact = one.contact
    person = contact if contact and contact.type is ContactType.PERSON and contact.name.surname else None
    return Schild(
        name=contact.display_name if contact else "",
        titel=person.name.title if person else "",
        vorname=person.name.given if person else "",
        nachname=person.name.surname if person else (contact.display_name if contact else ""),
        organisation=one.organisation.name if one.organisation else "",
        rolle=(roles.get(contact.id, "") if contact else "") or _SEATS[one.seat],
        kein_foto=contact is not None and contact.id in shy,
    )
