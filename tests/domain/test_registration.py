"""Seats, and the status they allow."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinderschutz_cli.domain.registration import (
    HOLDING_A_SEAT,
    RegistrationStatus,
    default_status,
    seats_left,
)


@pytest.mark.parametrize(
    ("counts", "seats", "left"),
    [
        ({}, 150, 150),
        ({RegistrationStatus.CONFIRMED: 2, RegistrationStatus.OFFERED: 1, RegistrationStatus.WAITING: 9}, 10, 7),
        ({RegistrationStatus.CONFIRMED: 12}, 10, -2),
        ({RegistrationStatus.CONFIRMED: 12}, None, None),
    ],
)
def test_seats_left(counts: dict[RegistrationStatus, int], seats: int | None, left: int | None) -> None:
    assert seats_left(counts, seats) == left


@given(st.lists(st.booleans(), max_size=30), st.integers(0, 20))
def test_first_come_never_oversells_and_wastes_no_seat(leaves: list[bool], seats: int) -> None:
    """Somebody registers or somebody with a seat cancels: seats are never oversold, nobody waits beside a free seat."""
    counts: Counter[RegistrationStatus] = Counter()
    for leaving in leaves:
        if leaving and counts[RegistrationStatus.CONFIRMED]:
            counts[RegistrationStatus.CONFIRMED] -= 1
            continue
        left = seats_left(counts, seats)
        status = default_status(left)
        assert (status is RegistrationStatus.CONFIRMED) == bool(left)
        counts[status] += 1
        assert sum(counts[status] for status in HOLDING_A_SEAT) <= seats


def test_open_seats_confirm_at_once() -> None:
    assert default_status(None) is RegistrationStatus.CONFIRMED
