"""The lengths of pauses: jittered, doubling, and never longer than they may be."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sync.pauses import PAUSE_ASKED_LONGEST, PAUSE_LONGEST, asked_seconds, pause_seconds, rest_seconds


@given(st.integers(0, 2000), st.floats(allow_nan=True))
def test_pauses_are_jittered(count: int, jitter: float) -> None:
    """The pause after failures lies between half and the whole of a doubling time, whatever the jitter."""
    whole = pause_seconds(count, 1.0)
    assert 0.5 <= whole / 2 <= pause_seconds(count, jitter) <= whole <= PAUSE_LONGEST
    assert pause_seconds(count, 0.0) < whole


@pytest.mark.parametrize("seconds", [0.0, -1.0, math.nan])
def test_no_pause_asked_for(seconds: float) -> None:
    """Nonsense in Retry-After asks for nothing."""
    assert asked_seconds(seconds, 1.0) == 0.0


def test_an_endless_pause_is_an_hour() -> None:
    """A server cannot silence a client for longer than an hour."""
    assert asked_seconds(math.inf, 0.0) == PAUSE_ASKED_LONGEST


def test_what_the_server_asks_for_counts_alone() -> None:
    """However often it failed before, the rest is as long as the server asks; without a word of it, it grows."""
    assert rest_seconds(12, 6.0, 0.0) == 6.0
    assert rest_seconds(12, 0.0, 1.0) == pause_seconds(12, 1.0) > rest_seconds(1, 0.0, 1.0)
