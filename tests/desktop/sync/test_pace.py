"""A long pull asks for as much at a time as its line brings within seconds."""

from __future__ import annotations

import pytest

from desktop.sync.pace import Pace
from wire import limits

LEAST, WHOLE = limits.LEAST_PULL_BYTES, limits.PULL_BYTES


def asked(*seconds: float) -> list[int]:
    """What was asked for page by page, each of which took so long."""
    pace, sizes = Pace(), []
    for one in seconds:
        sizes.append(pace.most)
        pace.took(pace.most, one)
    return [*sizes, pace.most]


def test_a_quick_line_soon_brings_whole_pages() -> None:
    """The first page is small; each that came quickly is followed by one four times as large, up to a whole one."""
    assert asked(0.01, 0.0, 0.3, 1.0) == [LEAST, 4 * LEAST, WHOLE, WHOLE, WHOLE]


@pytest.mark.parametrize("rate", [13_000, 20_000, 60_000, 150_000])
def test_a_page_takes_five_seconds_on_a_slow_line(rate: int) -> None:
    """Whatever a line carries, after a few pages each of them takes about as long as is meant."""
    pace = Pace()
    for _ in range(5):
        pace.took(pace.most, pace.most / rate)
    assert 4.9 < max(pace.most, LEAST) / rate <= 5.1


def test_a_page_is_never_smaller_than_the_first() -> None:
    """A line on which nothing moves for minutes is asked for a little, not for nothing."""
    assert asked(0.0, 900.0, 1e9) == [LEAST, 4 * LEAST, LEAST, LEAST]


def test_each_pull_begins_small() -> None:
    """Between two pulls a laptop may have left the house."""
    pace = Pace()
    pace.took(LEAST, 0.1)
    pace.begin()
    assert pace.most == LEAST
