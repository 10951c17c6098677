"""Sheets of labels: every label lies on the paper, none over another, and all people find one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinderschutz_cli.domain.label_sheet import A4, Offset, Sheet, Spot, parse_offset
from kinderschutz_cli.errors.label_sheet import OffsetUnclear, SheetDoesNotFit, StartNotOnSheet

TEN = Sheet("L4785", "", (80, 50), (2, 5), (17.5, 13.5), (15, 5))


def test_where_the_labels_lie() -> None:
    assert TEN.count == 10
    assert TEN.spots()[:3] == (Spot(17.5, 13.5), Spot(112.5, 13.5), Spot(17.5, 68.5))
    assert TEN.spots()[-1] == Spot(112.5, 233.5)


def test_a_sheet_that_leaves_the_paper_is_none() -> None:
    with pytest.raises(SheetDoesNotFit):
        Sheet("x", "", (80, 50), (3, 5), (0, 0))
    with pytest.raises(SheetDoesNotFit):
        Sheet("x", "", (80, 50), (1, 1), (-1, 0))


lengths = st.integers(5, 100)


@given(lengths, lengths, st.integers(1, 12), st.integers(1, 20), st.integers(0, 20), st.integers(0, 20))
def test_no_label_leaves_the_paper_or_lies_over_another(
    width: int, height: int, columns: int, rows: int, margin: int, gap: int
) -> None:
    try:
        sheet = Sheet("x", "", (width, height), (columns, rows), (margin, margin), (gap, gap))
    except SheetDoesNotFit:
        return
    spots = sheet.spots()
    assert len(spots) == sheet.count
    assert all(0 <= spot.x <= A4[0] - width + 0.05 and 0 <= spot.y <= A4[1] - height + 0.05 for spot in spots)
    assert all(
        abs(one.x - other.x) >= width or abs(one.y - other.y) >= height
        for place, one in enumerate(spots)
        for other in spots[:place]
    )


@given(st.integers(0, 400), st.integers(1, 10))
def test_everybody_finds_a_label(number: int, start: int) -> None:
    pages = TEN.pages(number, start)
    assert sum(pages) == number
    assert pages[0] <= 10 - start + 1
    assert all(page == 10 for page in pages[1:-1])


@pytest.mark.parametrize("start", [0, 11, -1])
def test_a_label_that_is_not_on_the_sheet(start: int) -> None:
    with pytest.raises(StartNotOnSheet) as caught:
        TEN.pages(3, start)
    assert caught.value.hint == "--start nimmt eine Zahl von 1 bis 10."


@pytest.mark.parametrize(
    ("typed", "offset"),
    [
        ("1,-0.5", Offset(1, -0.5)),
        ("1,5;-0,5", Offset(1.5, -0.5)),
        (" +2 mm / 0 ", Offset(2, 0)),
        ("0,0", Offset(0, 0)),
        ("1.25,2", Offset(1.25, 2)),
    ],
)
def test_offsets_as_they_are_typed(typed: str, offset: Offset) -> None:
    assert parse_offset(typed) == offset


@pytest.mark.parametrize("typed", ["", "1", "links", "1;2;3", "25;0", "1,2,3"])
def test_what_is_no_offset(typed: str) -> None:
    with pytest.raises(OffsetUnclear):
        parse_offset(typed)
