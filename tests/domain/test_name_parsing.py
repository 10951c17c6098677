import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinderschutz_cli.domain.name import FormOfAddress, PersonName
from kinderschutz_cli.domain.name_parsing import ParsedName, parse_form_of_address, parse_name
from kinderschutz_cli.errors.line import ControlCharacterInside, LineBreakInside
from kinderschutz_cli.errors.name import TwoPeople, UnknownFormOfAddress

WORDS = (
    "Prof.", "Dr.", "Dr.-Ing.", "Dipl.-Päd.", "Dipl.", "Päd.", "med.", "h.", "c.", "PD", "Mag.", "MBA", "M.",
    "A.", "LL.M.", "jun.", "geb.", "(ASD)", "(FH)", "von", "der", "zu", "Graf", "Freifrau", "van", "de", "la",
    "El", "und", "Anna", "Jan-Ole", "Müller", "Schulze", "Meyer", "Richter", "Bürgermeister", "Schulleitung",
    "Leitung", "Die", "für", "ASD", "(", ")", ",", ",,", "=1+1", "ß", "İ", "''", ".", "-", "stellv.", "An", "die",
    "Jugendamt", "Müller,Anna", "Prof.Dr.Muster",
)  # fmt: skip
FORM = re.compile(r"\b(frau|herrn?|fr|hrn?)\b", re.IGNORECASE)
others = st.text(st.characters(codec="utf-8", categories=["L", "P", "S"])).filter(lambda text: not FORM.search(text))
names = st.lists(st.sampled_from(WORDS) | others, max_size=8)


def letters(text: str) -> Counter[str]:
    return Counter(unicodedata.normalize("NFC", text).replace(",", "").replace(" ", ""))


@settings(max_examples=300)
@given(names, st.sampled_from(["", "Frau ", "Herrn ", "Hr. "]))
def test_no_character_is_lost_but_the_anrede_and_commas(words: list[str], form: str) -> None:
    typed = " ".join(words)
    parsed = parse_name(form + typed)
    name = parsed.name
    parts = (name.title, name.given, name.particle, name.family, name.degree, parsed.office)
    assert letters("".join(parts)) == letters(typed)


@given(names)
def test_parts_are_clean_words_that_stand_in_what_was_typed(words: list[str]) -> None:
    name = parse_name(" ".join(words)).name
    for part in (name.title, name.given, name.particle, name.family):
        assert part == " ".join(part.split())


def test_blanks_are_collapsed_and_letters_composed() -> None:
    assert parse_name("  Frau\tErika \u00a0 Mu\u0308ller ") == ParsedName(
        FormOfAddress.FRAU, PersonName(given="Erika", family="Müller")
    )


@pytest.mark.parametrize("text", ["", "  ", ","])
def test_nothing_typed_is_an_empty_name(text: str) -> None:
    assert parse_name(text) == ParsedName()


@pytest.mark.parametrize(
    ("typed", "parsed"),
    [
        ("Frau/Herr Muster", ParsedName(None, PersonName(family="Muster"))),
        ("Frau", ParsedName(FormOfAddress.FRAU)),
        ("FRAU MUSTER", ParsedName(FormOfAddress.FRAU, PersonName(family="MUSTER"))),
        ("HR Muster", ParsedName(None, PersonName(given="HR", family="Muster"))),
        ("Müller, Herr", ParsedName(FormOfAddress.HERR, PersonName(family="Müller"))),
        ("Anna Graf", ParsedName(None, PersonName(given="Anna", family="Graf"))),
        ("Yo-Yo MA", ParsedName(None, PersonName(given="Yo-Yo", family="MA"))),
        ("Bürgermeister von Lünen", ParsedName(office="Bürgermeister von Lünen")),
        ("Schulleiter:in Kim Muster", ParsedName(None, PersonName(given="Kim", family="Muster"), "Schulleiter:in")),
        ("Estelle Muster", ParsedName(None, PersonName(given="Estelle", family="Muster"))),
    ],
)
def test_what_only_looks_like_something_else(typed: str, parsed: ParsedName) -> None:
    assert parse_name(typed) == parsed


@pytest.mark.parametrize("text", ["Herr und Frau Muster", "Frau Muster & Herr Beispiel"])
def test_two_people_are_no_contact(text: str) -> None:
    with pytest.raises(TwoPeople) as caught:
        parse_name(text)
    assert caught.value.message == f"„{text}“ nennt zwei Personen."


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("Erika\nMuster", LineBreakInside, "Der Name „Erika¶Muster“ enthält einen Zeilenumbruch."),
        ("Erika\u2028Muster", LineBreakInside, "Der Name „Erika¶Muster“ enthält einen Zeilenumbruch."),
        ("Eri\x07ka", ControlCharacterInside, "Der Name „Eri·ka“ enthält ein unsichtbares Steuerzeichen (U+0007)."),
        ("Eri\udc80ka", ControlCharacterInside, "Der Name „Eri·ka“ enthält ein unsichtbares Steuerzeichen (U+DC80)."),
        ("Eri\u202eka", ControlCharacterInside, "Der Name „Eri·ka“ enthält ein unsichtbares Steuerzeichen (U+202E)."),
    ],
)
def test_what_cannot_be_printed_is_refused(
    text: str, error: type[LineBreakInside | ControlCharacterInside], message: str
) -> None:
    with pytest.raises(error) as caught:
        parse_name(text)
    assert caught.value.message == message


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Frau", FormOfAddress.FRAU),
        (" herr ", FormOfAddress.HERR),
        ("Herrn", FormOfAddress.HERR),
        ("Fr", FormOfAddress.FRAU),
        ("keine", None),
        ("", None),
        ("Herr/Frau", None),
    ],
)
def test_a_form_of_address_is_read(text: str, form: FormOfAddress | None) -> None:
    assert parse_form_of_address(text) == form


def test_an_unknown_form_of_address_is_refused() -> None:
    with pytest.raises(UnknownFormOfAddress) as caught:
        parse_form_of_address("Mister")
    assert caught.value.message == "„Mister“ ist keine Anrede, die ks kennt."
