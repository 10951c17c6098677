import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinderschutz_cli.domain.file_name import MAX_BYTES, MAX_LENGTH, is_device_name, safe_file_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Erika Müller-Weiß", "Erika Müller-Weiß.eml"),
        ("Mu\u0308ller", "Müller.eml"),
        ("Kita: Sonne/Mond <Nord>", "Kita-Sonne-Mond-Nord.eml"),
        ("../../etc/passwd", "etc-passwd.eml"),
        ("C:\\Netz\\a", "C-Netz-a.eml"),
        (" viele   Leerzeichen\nund Zeilen. . ", "viele Leerzeichen und Zeilen.eml"),
        ("a\x00b\u202ec\ud800d", "abcd.eml"),
        ("-rf", "rf.eml"),
        ("CON", "CON_.eml"),
        ("nul", "nul_.eml"),
        ("COM1.Protokoll", "COM1_.Protokoll.eml"),
        ("Lpt9 ", "Lpt9_.eml"),
        ("Konrad", "Konrad.eml"),
        ("Auxiliar", "Auxiliar.eml"),
        ("", "ohne-namen.eml"),
        ("...", "ohne-namen.eml"),
        ("Kita \u200b Süd", "Kita Süd.eml"),
        ("???", "ohne-namen.eml"),
        ("x" * 300, "x" * 115 + ".eml"),
    ],
)
def test_a_file_name_is_safe_on_windows(text: str, name: str) -> None:
    assert safe_file_name(text, suffix=".eml") == name


def test_without_an_ending_the_name_stands_alone() -> None:
    assert safe_file_name("Grundschule am Lüserbach") == "Grundschule am Lüserbach"


@pytest.mark.parametrize(("name", "device"), [("con", True), ("CON.txt", True), ("con-1", False), ("COM10", False)])
def test_a_device_name_is_known_with_any_ending(name: str, device: bool) -> None:
    assert is_device_name(name) is device


@given(st.text(max_size=200) | st.sampled_from(["CON", "aux ", "com¹.x", "LPT1:", "NUL.", "CONIN$"]))
@settings(max_examples=300)
def test_every_file_name_is_short_visible_and_ends_well(text: str) -> None:
    name = safe_file_name(text, suffix=".eml")
    faults = {
        "length": len(name) > MAX_LENGTH or len(name.encode()) > MAX_BYTES,
        "empty": len(name) <= len(".eml"),
        "ending": not name.endswith(".eml") or name[:-4].rstrip(". ") != name[:-4],
        "forbidden": bool(set(name) & set('<>:"/\\|?*')),
        "invisible": any(unicodedata.category(character)[0] == "C" for character in name),
        "device": is_device_name(name),
    }
    assert [fault for fault, there in faults.items() if there] == []


@given(st.text(max_size=200))
@settings(max_examples=100)
def test_a_safe_name_stays_as_it_is(text: str) -> None:
    name = safe_file_name(text)
    assert safe_file_name(name) == name
