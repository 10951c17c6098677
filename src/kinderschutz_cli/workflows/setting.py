"""The network's settings as typed: each checked for what it is, all of them saved together or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinderschutz_cli.domain.choice import choose
from kinderschutz_cli.domain.folding import fold
from kinderschutz_cli.domain.line import one_line
from kinderschutz_cli.domain.matching import near
from kinderschutz_cli.domain.setting import SETTING_BY_KEY, SETTINGS, GenderSpelling, SalutationStyle, Setting
from kinderschutz_cli.errors.choice import GENDER_SPELLING, SALUTATION_STYLE
from kinderschutz_cli.errors.setting import LogoFileMissing, LogoUnusable, SettingNeeded, SettingUnknown
from kinderschutz_cli.store import network as network_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.store import term as term_store
from kinderschutz_cli.workflows.writing import NewFile, known_path, write_in_command

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from kinderschutz_cli.workflows.session import Session

_NEEDED = frozenset({"name"})


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting as it is; `chosen` is false while the default holds."""

    setting: Setting
    value: str
    chosen: bool


def lines(session: Session, keys: Sequence[str] = ()) -> list[SettingLine]:
    """The named settings, all without names."""
    present = setting_store.settings(session.db)
    return [
        SettingLine(one, present[one.key], bool(present.values.get(one.key)))
        for one in SETTINGS
        if not keys or one.key in keys
    ]


def key(text: str) -> str:
    """The setting that was typed ("Telefon", "Straße"); raises `SettingUnknown` with near ones."""
    typed = fold(text.strip())
    for known in SETTING_BY_KEY:
        if fold(known) == typed:
            return known
    raise SettingUnknown(text, near(text, SETTING_BY_KEY))


def save(session: Session, typed: Mapping[str, str], here: Path) -> list[str]:
    """Save settings by key; the keys that changed. An empty value returns to the default.

    `here` is the folder that a logo's path is seen from. A logo outside the network's folder is copied into it.
    """
    values = {one: _checked(SETTING_BY_KEY[one], text) for one, text in typed.items()}
    before = setting_store.settings(session.db)
    logo = _logo(session, here, values["logo"]) if values.get("logo") else None
    with session.command("settings"):
        if logo:
            values["logo"] = known_path(session, logo.path)
            if not logo.path.exists():
                write_in_command(session, logo)
        setting_store.save(session.db, values)
        if "name" in values:
            own = next(one for one in network_store.networks(session.db) if one.own)
            term_store.rename(session.db, "network", own.slug, values["name"])
    return [one for one, value in values.items() if before.values.get(one, "") != value]


def _checked(setting: Setting, text: str) -> str:
    text = text.strip()
    if not text and setting.key in _NEEDED:
        raise SettingNeeded(setting.key, setting.label)
    check = _CHECKS.get(setting.key)
    if check and text:
        return check(text)
    lines = text.split("|") if setting.multiline else [text]
    return "\n".join(one_line(line, f"Die Einstellung {setting.key}") for line in lines)


def _mail(text: str) -> str:
    from kinderschutz_cli.domain.mail_address import check_mail  # email-validator

    return check_mail(text)


def _phone(text: str) -> str:
    from kinderschutz_cli.domain.phone import format_phone  # phonenumbers: 35 ms

    return format_phone(one_line(text, "Die Einstellung telefon"))


def _sheet(text: str) -> str:
    from kinderschutz_cli.workflows.label_sheet import sheet  # tomllib, for this setting only

    return sheet(text).key


def _offset(text: str) -> str:
    from kinderschutz_cli.domain.label_sheet import parse_offset

    parse_offset(text)
    return text


_CHECKS: dict[str, Callable[[str], str]] = {
    "mail": _mail,
    "telefon": _phone,
    "anrede": lambda text: choose(SalutationStyle, text, SALUTATION_STYLE),
    "bogen": _sheet,
    "versatz": _offset,
    "gender": lambda text: choose(GenderSpelling, text, GENDER_SPELLING),
}

_PICTURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}


def _logo(session: Session, here: Path, text: str) -> NewFile:
    """The picture, at its place in the network's folder; seen from where the user is, else from that folder."""
    path = next((one for one in (here / text, session.folder / text) if one.is_file()), None)
    if path is None:
        raise LogoFileMissing(here / text)
    content = path.read_bytes()
    begins = _PICTURES.get(path.suffix.lower())
    fits = content.startswith(begins) if begins else path.suffix.lower() == ".svg" and b"<svg" in content[:4096]
    if not fits:
        raise LogoUnusable(path)
    if path.resolve().is_relative_to(session.folder.resolve()):
        return NewFile(path, content)
    return NewFile(_free_place(session.folder / path.name, content), content)


def _free_place(place: Path, content: bytes) -> Path:
    """`place`, or beside it where another picture lies; the same picture is not copied twice."""
    candidate, count = place, 1
    while candidate.exists() and candidate.read_bytes() != content:
        count += 1
        candidate = place.with_stem(f"{place.stem}-{count}")
    return candidate


def shown_value(text: str) -> str:
    """A value in one line: several lines with " | " between them."""
    return " | ".join(text.split("\n"))


def as_json(one: SettingLine) -> dict[str, object]:
    return {
        "name": one.setting.key,
        "wert": one.value,
        "standard": not one.chosen,
        "bedeutung": one.setting.label,
        "moeglich": list(one.setting.choices),
    }
