import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinderschutz_cli.domain.event import Place
from kinderschutz_cli.domain.place import parse_place

words = st.from_regex(r"\A[A-ZÄÖÜ][a-zäöüß]{2,8}\Z")
streets = st.builds("{}straße {}".format, words, st.integers(1, 200))
postcodes = st.integers(1000, 99999).map("{:05d}".format)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "LÜKAZ, Kurt-Schumacher-Straße 40-42, 44532 Lünen",
            Place("LÜKAZ", "Kurt-Schumacher-Straße 40-42", "44532", "Lünen"),
        ),
        ("Rathaus,Marktplatz 1 a,44532 Lünen", Place("Rathaus", "Marktplatz 1 a", "44532", "Lünen")),
        ("Rathaus, Am Markt, 44532 Lünen", Place("Rathaus", "Am Markt", "44532", "Lünen")),
        ("Rathaus, Marktplatz, 44532 Lünen", Place("Rathaus", "Marktplatz", "44532", "Lünen")),
        ("Rathaus, Marktplatz 1, Lünen", Place("Rathaus", "Marktplatz 1", "", "Lünen")),
        ("Rathaus, Raum 12, Marktplatz 1, 44532 Lünen", Place("Rathaus", "Marktplatz 1", "44532", "Lünen", "Raum 12")),
        ("Rathaus, Marktplatz 1, 44532 Lünen, Saal 2", Place("Rathaus", "Marktplatz 1", "44532", "Lünen", "Saal 2")),
        ("VHS, Haus A, 3. OG, Weg 5, D-52349 Düren", Place("VHS, Haus A", "Weg 5", "52349", "Düren", "3. OG")),
        ("Marktplatz 1, 44532 Lünen", Place("", "Marktplatz 1", "44532", "Lünen")),
        ("44532 Lünen", Place("", "", "44532", "Lünen")),
        ("Stadt Lünen, Rathaus, 44532 Lünen", Place("Stadt Lünen, Rathaus", "", "44532", "Lünen")),
        ("Rathaus\nMarktplatz 1\n44532 Lünen", Place("Rathaus", "Marktplatz 1", "44532", "Lünen")),
        ("LÜKAZ", Place("LÜKAZ")),
        ("LÜKAZ, Lünen", Place("LÜKAZ, Lünen")),
        ("online (Zoom)", Place("online (Zoom)")),
        ("", Place()),
    ],
)
def test_a_place_is_split_into_what_is_recognised(text: str, place: Place) -> None:
    assert parse_place(text) == place


@given(words, streets, postcodes, words)
@settings(max_examples=50)
def test_every_written_place_is_read_back(name: str, street: str, postcode: str, city: str) -> None:
    place = Place(f"Bürgerzentrum {name}", street, postcode, city)
    assert parse_place(place.line) == place


@given(
    st.lists(st.one_of(words, streets, postcodes, st.text("abcÄß 0123-.&/", max_size=12)), max_size=6).map(", ".join)
)
@settings(max_examples=200)
def test_no_letter_and_no_digit_is_ever_lost(text: str) -> None:
    assert Counter(re.findall(r"\w", parse_place(text).line)) == Counter(re.findall(r"\w", text))
