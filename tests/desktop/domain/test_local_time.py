"""Time as it is here."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desktop.domain.local_time import LAST, day_begins, day_ends, milliseconds_of, moment, moments_shown

HOUR = 3_600_000


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 3, 28), 24), (date(2026, 3, 29), 23), (date(2026, 10, 24), 24), (date(2026, 10, 25), 25)],
)
def test_a_day_is_as_long_as_the_clocks_make_it(day: date, hours: int) -> None:
    """A day begins and ends at midnight here, also where an hour is missing or comes twice."""
    assert day_ends(day) + 1 - day_begins(day) == hours * HOUR
    assert moment(day_begins(day)).isoformat().startswith(f"{day}T00:00:00")
    assert moment(day_ends(day)).isoformat().startswith(f"{day}T23:59:59.999")


def test_there_and_back() -> None:
    """A moment is the same number whatever offset it is written with, and local time where none is written."""
    then = datetime(2026, 7, 1, 10, tzinfo=UTC)
    assert moment(milliseconds_of(then)) == then
    assert milliseconds_of(datetime.fromisoformat("2026-07-01T12:00")) == milliseconds_of(then)


def test_beyond_the_calendar() -> None:
    """A time of another's making that no calendar knows is shown as the last year, and nothing breaks."""
    assert moment(2**62) == moment(LAST)


@pytest.mark.parametrize(
    ("shown", "offsets"),
    [
        ("2026-10-24T02:30", [2]),
        ("2026-10-25T01:59", [2]),
        ("2026-10-25T02:00", [2, 1]),
        ("2026-10-25T02:30", [2, 1]),
        ("2026-10-25T03:00", [1]),
        ("2026-03-29T01:59", [1]),
        ("2026-03-29T02:00", []),
        ("2026-03-29T02:59", []),
        ("2026-03-29T03:00", [2]),
    ],
)
def test_a_clock_shows_some_times_twice_and_some_never(shown: str, offsets: list[int]) -> None:
    """What a clock shows is a moment, two at the end of summer time, or none at its begin."""
    wanted = [milliseconds_of(datetime.fromisoformat(f"{shown}:00+0{offset}:00")) for offset in offsets]
    assert list(moments_shown(datetime.fromisoformat(shown))) == wanted
