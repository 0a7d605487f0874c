"""What outlives the process after a failed pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sync.back_off import BackOff, back_off, decode, encode, resumed
from desktop.sync.effects import Greet
from desktop.sync.inputs import Begin, TimerFired
from desktop.sync.machine import Phase, State, advance
from desktop.sync.pauses import PAUSE_ASKED_LONGEST

NOW = 1_800_000_000_000


def test_a_pause_is_kept_and_taken_up() -> None:
    """A machine that paused pauses on in the next process, with its failures."""
    kept = back_off(State(phase=Phase.PAUSED, failures=3), 20.0, NOW)
    assert kept == BackOff(3, NOW + 20_000)
    assert resumed(kept, NOW + 5_000) == State(phase=Phase.PAUSED, failures=3, careful=True)
    assert kept.seconds(NOW + 5_000) == 15.0


def test_a_pause_that_is_over() -> None:
    """Once the time has passed the next process starts at once, but remembers the failures, and hands in carefully."""
    kept = back_off(State(phase=Phase.PAUSED, failures=3, asked=True), 20.0, NOW)
    assert resumed(kept, NOW + 20_000) == State(failures=3, careful=True)


def test_our_own_pause_gives_way_to_a_wish() -> None:
    """A sync tries at once whatever back-off is stored."""
    state = resumed(back_off(State(phase=Phase.PAUSED, failures=9), 300.0, NOW), NOW)
    assert advance(state, Begin())[1] == (Greet(),)


def test_the_servers_pause_does_not() -> None:
    """A stored Retry-After holds for the next process too, until its time."""
    state = resumed(back_off(State(phase=Phase.PAUSED, failures=1, asked=True), 60.0, NOW), NOW + 1)
    assert advance(state, Begin())[1] == ()
    assert advance(state, TimerFired())[1] == (Greet(),)


def test_nothing_to_keep() -> None:
    """A machine that watches leaves no pause behind."""
    kept = back_off(State(phase=Phase.WATCHING), 0.0, NOW)
    assert kept == BackOff()
    assert resumed(kept, NOW) == State()


def test_a_pause_of_a_clock_that_was_ahead_is_over() -> None:
    """A pause that would last longer than any does is none; the longest there is holds to its end."""
    longest = int(PAUSE_ASKED_LONGEST * 1000)
    assert BackOff(3, NOW + longest, asked=True).seconds(NOW) == PAUSE_ASKED_LONGEST
    ahead = BackOff(3, NOW + longest + 1, asked=True)
    assert ahead.seconds(NOW) == 0.0
    assert resumed(ahead, NOW).phase is Phase.IDLE


@given(st.integers(-(2**62), 2**62), st.integers(0, 2**62))
def test_a_clock_that_was_wrong_costs_an_hour_at_most(not_before: int, now: int) -> None:
    """However the clock was set, what is left of a pause has its bounds."""
    assert 0 <= BackOff(1, not_before, asked=True).seconds(now) <= PAUSE_ASKED_LONGEST


@given(st.builds(BackOff, st.integers(0, 1000), st.integers(0, 2**53), st.booleans()))
def test_what_is_written_is_read(kept: BackOff) -> None:
    """A back-off comes back as it was written."""
    assert decode(encode(kept)) == kept


@pytest.mark.parametrize("text", [None, b"", b"\xff", b"[]", b'{"failures": "x"}'])
def test_what_cannot_be_read_is_none(text: bytes | None) -> None:
    """A missing or damaged back-off is none, never an error."""
    assert decode(text) == BackOff()
