"""Who appears, as it is typed: „moderiert:Kerstin Schmidt“, „amt:Bürgermeister“, „Jan Pöter (LWL-Landesjugendamt)“."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kinderschutz_cli.domain.choice import find_choice
from kinderschutz_cli.domain.line import one_line
from kinderschutz_cli.domain.office import is_personal_office, office_length
from kinderschutz_cli.domain.programme import AppearanceRole, AppearanceType, ItemKind
from kinderschutz_cli.errors.programme import PersonMissing

ROLE_LABELS: dict[AppearanceRole, str] = {
    AppearanceRole.SPEAKS: "referiert",
    AppearanceRole.MODERATES: "moderiert",
    AppearanceRole.WELCOMES: "begrüßt",
    AppearanceRole.TAKES_PART: "wirkt mit",
}

TYPE_LABELS: dict[AppearanceType, str] = {
    AppearanceType.CONTACT: "Kontakt",
    AppearanceType.NAME: "Name",
    AppearanceType.OFFICE: "Amt",
    AppearanceType.BODY: "Stelle",
    AppearanceType.PROFESSION: "Beruf",
}

#: What somebody does in an item of this kind unless it is said otherwise; in all others they take part.
_DEFAULT_ROLES: dict[ItemKind, AppearanceRole] = {
    ItemKind.WELCOME: AppearanceRole.WELCOMES,
    ItemKind.TALK: AppearanceRole.SPEAKS,
    ItemKind.WORKSHOP: AppearanceRole.SPEAKS,
    ItemKind.WORKING_GROUP: AppearanceRole.MODERATES,
    ItemKind.PLENARY: AppearanceRole.MODERATES,
}

_AFFILIATION = re.compile(r"(?P<label>.*?)\s*\((?P<affiliation>[^()]*(?:\([^()]*\)[^()]*)*)\)")
#: Endings of what is an institution rather than an office somebody holds.
_BODY_ENDINGS = (
    "amt",
    "gericht",
    "anwaltschaft",
    "ministerium",
    "präsidium",
    "stelle",
    "dienst",
    "verwaltung",
    "ausschuss",
    "arbeitskreis",
)
_FORMS_OF_ADDRESS = frozenset({"frau", "herr", "herrn"})


@dataclass(frozen=True, slots=True)
class TypedPerson:
    """One `--person`; role and type are `None` when they were not typed."""

    label: str
    affiliation: str = ""
    role: AppearanceRole | None = None
    type: AppearanceType | None = None


def parse_person(text: str) -> TypedPerson:
    """Split role, type, label and affiliation; a colon in a name („Koordinator:in“) stays. Raises `PersonMissing`."""
    rest = line = one_line(text, "Der Name")
    role: AppearanceRole | None = None
    kind: AppearanceType | None = None
    while ":" in rest:
        word, _, behind = rest.partition(":")
        said_role = find_choice(AppearanceRole, word, ROLE_LABELS) if role is None else None
        said_type = find_choice(AppearanceType, word, TYPE_LABELS) if kind is None else None
        if said_role is None and said_type is None:
            break
        role, kind, rest = said_role or role, said_type or kind, behind.strip()
    match = _AFFILIATION.fullmatch(rest)
    label, affiliation = (match["label"], match["affiliation"].strip()) if match else (rest, "")
    if not any(sign.isalnum() for sign in label):
        raise PersonMissing(line)
    return TypedPerson(label, affiliation, role, kind)


def default_role(kind: ItemKind) -> AppearanceRole:
    """Who stands in a Grußwort welcomes, in a Vortrag speaks, and so on."""
    return _DEFAULT_ROLES.get(kind, AppearanceRole.TAKES_PART)


def guess_type(label: str) -> AppearanceType:
    """Office („Bürgermeister“), body („Jugendamt“) or name, by the words alone."""
    words = label.split()
    if office_length(words, _FORMS_OF_ADDRESS) < len(words):
        return AppearanceType.NAME
    if not is_personal_office(words[0]) and words[-1].casefold().endswith(_BODY_ENDINGS):
        return AppearanceType.BODY
    return AppearanceType.OFFICE
