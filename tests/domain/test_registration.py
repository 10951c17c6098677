"""The state machine of registrations: what may follow what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinderschutz_cli.domain.registration import (
    GONE,
    HOLDING_A_SEAT,
    MOVES,
    REACHABLE_BY_HAND,
    RegistrationStatus,
    may_follow,
)

S = RegistrationStatus


@pytest.mark.parametrize(
    ("before", "after"),
    [
        *((S.REGISTERED, after) for after in (S.CONFIRMED, S.WAITING, S.REFUSED)),
        (S.WAITING, S.OFFERED),
        *((S.OFFERED, after) for after in (S.CONFIRMED, S.EXPIRED, S.CANCELLED)),
        (S.CONFIRMED, S.REPRESENTED),
    ],
)
def test_the_usual_way(before: RegistrationStatus, after: RegistrationStatus) -> None:
    assert may_follow(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, S.OFFERED),  # an offer is made to somebody who waits
        (S.CANCELLED, S.OFFERED),  # who cancelled is not offered the place again
        (S.EXPIRED, S.OFFERED),
        (S.REFUSED, S.OFFERED),
        (S.CONFIRMED, S.OFFERED),
        (S.CONFIRMED, S.REGISTERED),
        (S.REPRESENTED, S.REGISTERED),
    ],
)
def test_no_way(before: RegistrationStatus | None, after: RegistrationStatus) -> None:
    assert not may_follow(before, after)


def test_every_state_can_be_reached_and_left() -> None:
    assert set(MOVES) == {None, *S}
    reached = {S.REGISTERED}
    for _ in S:
        reached |= {after for before in reached for after in MOVES[before]}
    assert reached == set(S)
    assert all(MOVES[status] for status in S)


@given(st.sampled_from([None, *S]), st.sampled_from(list(S)))
def test_staying_is_no_move_and_only_who_waits_is_offered_a_seat(before: S | None, after: S) -> None:
    assert not (before is after and may_follow(before, after))
    assert not may_follow(before, S.OFFERED) or before is S.WAITING


def test_groups_of_states() -> None:
    assert not HOLDING_A_SEAT & GONE
    assert set(REACHABLE_BY_HAND) == set(MOVES[None])
