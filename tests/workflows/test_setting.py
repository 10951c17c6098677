"""Settings as typed: checked, saved together or not at all, undone as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kinderschutz_cli.domain.setting import SETTINGS
from kinderschutz_cli.errors.choice import UnknownChoice
from kinderschutz_cli.errors.line import LineBreakInside
from kinderschutz_cli.errors.mail_address import BadMailAddress
from kinderschutz_cli.errors.setting import LogoFileMissing, LogoUnusable, SettingNeeded, SettingUnknown
from kinderschutz_cli.store import journal as journal_store
from kinderschutz_cli.store import network as network_store
from kinderschutz_cli.store import setting as setting_store
from kinderschutz_cli.workflows import setting, undo

if TYPE_CHECKING:
    from pathlib import Path

    from kinderschutz_cli.errors.base import KsError
    from kinderschutz_cli.workflows.session import Session

PNG = b"\x89PNG\r\n\x1a\n" + bytes(8)


def value(session: Session, key: str) -> str:
    return setting_store.settings(session.db)[key]


@pytest.mark.parametrize(
    ("key", "typed", "saved"),
    [
        ("telefon", "02306/104-1234", "02306 104-1234"),
        ("telefon", "über die Zentrale", "über die Zentrale"),
        ("mail", "Kim.Muster@Example.org", "Kim.Muster@example.org"),
        ("anrede", "Neutral", "neutral"),
        ("gender", "Stern", "stern"),
        ("gruss", " Herzliche  Grüße ", "Herzliche Grüße"),
        ("briefkopf", "Stadt Lünen | Jugendamt|Netzwerk", "Stadt Lünen\nJugendamt\nNetzwerk"),
        ("datenschutz", "=SUMME(A1)", "=SUMME(A1)"),
    ],
)
def test_what_is_typed_and_what_is_saved(session: Session, tmp_path: Path, key: str, typed: str, saved: str) -> None:
    assert setting.save(session, {key: typed}, tmp_path) == [key]
    assert value(session, key) == saved


def test_an_empty_value_returns_to_the_default(session: Session, tmp_path: Path) -> None:
    setting.save(session, {"gruss": "Tschüss"}, tmp_path)
    assert setting.save(session, {"gruss": " "}, tmp_path) == ["gruss"]
    (line,) = setting.lines(session, ["gruss"])
    assert (line.value, line.chosen) == ("Mit freundlichen Grüßen", False)


@pytest.mark.parametrize(
    ("typed", "failure"),
    [
        ({"telefon": "1", "mail": "kein-at"}, BadMailAddress),
        ({"telefon": "1", "gender": "sternchen*"}, UnknownChoice),
        ({"telefon": "1", "strasse": "a\nBcc: b"}, LineBreakInside),
        ({"telefon": "1", "name": ""}, SettingNeeded),
        ({"telefon": "1", "logo": "nirgends.png"}, LogoFileMissing),
    ],
)
def test_one_bad_value_saves_nothing(
    session: Session, tmp_path: Path, typed: dict[str, str], failure: type[KsError]
) -> None:
    with pytest.raises(failure):
        setting.save(session, typed, tmp_path)
    assert value(session, "telefon") == ""
    assert len(journal_store.entries(session.db)) == 1


def test_keys_as_they_may_be_typed() -> None:
    assert [setting.key(text) for text in ("telefon", "Telefon", "Straße")] == ["telefon", "telefon", "strasse"]
    with pytest.raises(SettingUnknown) as caught:
        setting.key("telfon")
    assert caught.value.hint == "Meinten Sie „telefon“?"


def test_saving_the_same_again_leaves_no_trace(session: Session, tmp_path: Path) -> None:
    assert setting.save(session, {"mail": value(session, "mail"), "telefon": ""}, tmp_path) == []
    assert len(journal_store.entries(session.db)) == 1


def test_the_name_is_that_of_the_own_network_too_and_comes_back(session: Session, tmp_path: Path) -> None:
    setting.save(session, {"name": "Netzwerk Neu", "ort": "Lünen"}, tmp_path)
    assert [one.name for one in network_store.networks(session.db)] == ["Netzwerk Neu"]
    undo.carry_out(session, undo.plan(session, None))
    assert [one.name for one in network_store.networks(session.db)] == ["Netzwerk Kinderschutz Musterstadt"]
    assert (value(session, "name"), value(session, "ort")) == ("Netzwerk Kinderschutz Musterstadt", "")


def test_a_logo_from_elsewhere_is_copied_once(session: Session, tmp_path: Path) -> None:
    (tmp_path / "wappen.png").write_bytes(PNG)
    for _ in range(2):
        setting.save(session, {"logo": "wappen.png"}, tmp_path)
        assert (value(session, "logo"), (session.folder / "wappen.png").read_bytes()) == ("wappen.png", PNG)
    (tmp_path / "wappen.png").write_bytes(PNG + b"2")
    setting.save(session, {"logo": str(tmp_path / "wappen.png")}, session.folder)
    assert (value(session, "logo"), (session.folder / "wappen-2.png").read_bytes()) == ("wappen-2.png", PNG + b"2")
    assert (session.folder / "wappen.png").read_bytes() == PNG


def test_a_logo_inside_the_network_stays_where_it_is(session: Session, tmp_path: Path) -> None:
    picture = session.folder / "bilder" / "wappen.SVG"
    picture.parent.mkdir()
    picture.write_bytes(b'<?xml version="1.0"?><svg/>')
    setting.save(session, {"logo": "bilder/wappen.SVG"}, tmp_path)
    assert value(session, "logo") == "bilder/wappen.SVG"


@pytest.mark.parametrize(("name", "content"), [("a.png", b"text"), ("a.gif", b"GIF89a"), ("a.svg", b"<html>")])
def test_what_is_no_picture(session: Session, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(LogoUnusable):
        setting.save(session, {"logo": name}, tmp_path)


def test_every_setting_is_listed(session: Session) -> None:
    assert [line.setting for line in setting.lines(session)] == list(SETTINGS)
