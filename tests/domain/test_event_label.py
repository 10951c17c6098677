import pytest
from tests.builders import a_part, an_event

from kinderschutz_cli.domain.day import PartialDate
from kinderschutz_cli.domain.event import Event, Part
from kinderschutz_cli.domain.event_label import event_label, part_label


@pytest.mark.parametrize(
    ("event", "label"),
    [
        (an_event(title="Fachtag"), "„Fachtag“ am Mittwoch, 8. Oktober 2025"),
        (an_event(title="Fachtag", parts=(Part(date=PartialDate(2025, 10)),)), "„Fachtag“ im Oktober 2025"),
        (an_event(title="Fachtag", parts=(Part(date=PartialDate(2025)),)), "„Fachtag“ im Jahr 2025"),
        (an_event(title="Fachtag", parts=(Part(),)), "„Fachtag“ (Termin noch offen)"),
        (an_event(title="Fachtag", parts=(Part(), a_part())), "„Fachtag“ am Mittwoch, 8. Oktober 2025"),
        (an_event(title="Fachtag", parts=(a_part(), a_part())), "„Fachtag“ am Mittwoch, 8. Oktober 2025"),
        (
            an_event(title="Fachtag", parts=(a_part(), a_part(date=PartialDate(2025, 10, 9)))),
            "„Fachtag“ von Mittwoch, 8. Oktober 2025 bis Donnerstag, 9. Oktober 2025",
        ),
    ],
)
def test_an_event_is_named_with_its_day(event: Event, label: str) -> None:
    assert event_label(event) == label


def test_a_part_is_named_by_number_and_title() -> None:
    assert (part_label(Part(position=2)), part_label(Part(position=2, title="Abend"))) == ("Teil 2", "Teil 2 (Abend)")
