from __future__ import annotations

from typing import TYPE_CHECKING

from kinderschutz_cli.errors.invitation import SenderMissing

if TYPE_CHECKING:
    from tests.conftest import Ks


def test_several_at_once_and_back(ks: Ks) -> None:
    done = ks("settings", "telefon=02306/104-1234", "Gender=stern")
    assert (done.code, done.out, done.err) == (
        0,
        "",
        "telefon: 02306 104-1234\ngender: stern\nWeiter: ks settings   (zeigt alle)\n",
    )
    assert ks("settings", "telefon", "--json").json == [
        {
            "name": "telefon",
            "wert": "02306 104-1234",
            "standard": False,
            "bedeutung": "Telefon der Koordination",
            "moeglich": [],
        }
    ]
    assert ks("undo", "--yes").code == 0
    assert ks("settings", "telefon", "--json").json[0]["wert"] == ""


def test_all_are_shown_with_their_default(ks: Ks) -> None:
    lines = {line.split()[0]: line for line in ks("settings").out.splitlines()[2:]}
    assert lines["gruss"].split()[1:] == ["Mit", "freundlichen", "Grüßen", "ja", "Grußformel"]


def test_the_way_out_of_a_missing_sender_works(ks: Ks) -> None:
    assert ks(*SenderMissing().hint.split()[1:]).code == 0


def test_unknown_setting_and_bad_value(ks: Ks) -> None:
    assert ks("settings", "telfon=1").code == 3
    assert ks("settings", "mail=x").code == 2
    assert ks("settings", "anrede=klasisch").code == 3
