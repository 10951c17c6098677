import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinderschutz_cli.domain.event import EventKind
from kinderschutz_cli.domain.event_title import MAX_LENGTH, guess_kind, next_title, series_number, slug
from kinderschutz_cli.domain.file_name import is_device_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("3. Lüner Kinderschutzkonferenz", "3-luener-kinderschutzkonferenz"),
        ("3. Lu\u0308ner Kinderschutzkonferenz", "3-luener-kinderschutzkonferenz"),
        ("Kick-off „Groß & Klein“", "kick-off-gross-klein"),
        ("Przemysław Łódź", "przemyslaw-lodz"),
        (
            "Auftakt „Netzwerk Kinderschutz für Stadt und Kreis Düren“",
            "auftakt-netzwerk-kinderschutz-fuer-stadt-und-kreis",
        ),
        ("x" * 80, "x" * 50),
        ("CON", "con-veranstaltung"),
        ("lpt1", "lpt1-veranstaltung"),
        ("???", "veranstaltung"),
        ("", "veranstaltung"),
        ("../..", "veranstaltung"),
    ],
)
def test_a_slug_is_plain(title: str, name: str) -> None:
    assert slug(title) == name


def test_a_slug_is_unique() -> None:
    assert slug("Fachtag", {"fachtag"}) == "fachtag-2"
    assert slug("Fachtag", {"fachtag", "fachtag-2"}) == "fachtag-3"
    assert slug("x" * 80, {"x" * 50}) == "x" * 48 + "-2"


@given(st.text(max_size=100), st.integers(0, 12))
@settings(max_examples=200)
def test_every_slug_names_a_folder_and_is_new(title: str, events: int) -> None:
    taken: list[str] = []
    for _ in range(events):
        taken.append(slug(title, taken))
    name = slug(title, taken)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert (name in taken, len(name) > MAX_LENGTH, is_device_name(name)) == (False, False, False)


@pytest.mark.parametrize(
    ("title", "number", "name", "following"),
    [
        ("3. Lüner Kinderschutzkonferenz", 3, "Lüner Kinderschutzkonferenz", "4. Lüner Kinderschutzkonferenz"),
        ("2. Fachtag Netzwerke Kinderschutz", 2, "Fachtag Netzwerke Kinderschutz", "3. Fachtag Netzwerke Kinderschutz"),
        ("9.Netzwerktreffen", 9, "Netzwerktreffen", "10. Netzwerktreffen"),
        ("Kick-off", None, "Kick-off", "Kick-off"),
        ("8. Mai: Gedenken", None, "8. Mai: Gedenken", "8. Mai: Gedenken"),
        ("12.11.2025 Fachtag", None, "12.11.2025 Fachtag", "12.11.2025 Fachtag"),
        ("", None, "", ""),
    ],
)
def test_a_numbered_title_belongs_to_a_series(title: str, number: int | None, name: str, following: str) -> None:
    assert (series_number(title), next_title(title)) == ((number, name), following)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("3. Lüner Kinderschutzkonferenz", EventKind.CONFERENCE),
        ("2. Fachtag Netzwerke Kinderschutz", EventKind.SYMPOSIUM),
        ("Fachtagung Kinderschutz", EventKind.SYMPOSIUM),
        ("Netzwerktreffen im Herbst", EventKind.NETWORK_MEETING),
        ("Fortbildung: Gespräche führen", EventKind.TRAINING),
        ("Inhouse-Schulung Videokonferenz", EventKind.TRAINING),
        ("Kick-off", EventKind.KICK_OFF),
        ("Auftaktveranstaltung", EventKind.KICK_OFF),
        ("Sitzung der Steuerungsgruppe", EventKind.STEERING_GROUP),
        ("Fachveranstaltung", EventKind.OTHER),
        ("", EventKind.OTHER),
    ],
)
def test_the_title_tells_the_kind(title: str, kind: EventKind) -> None:
    assert guess_kind(title) is kind
