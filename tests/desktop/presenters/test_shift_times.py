"""The times of a shift as people write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop.domain.local_time import milliseconds_of
from desktop.domain.spans import Span
from desktop.presenters.shift_times import length_text, read_times, written_time
from tests.desktop.presenters.refusing import refused

DAY = date(2026, 11, 28)


def at(text: str) -> int:
    """A moment as a clock here shows it, or with an offset."""
    return milliseconds_of(datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("16:00", "08:00"),
        ("16", "8 Uhr"),
        (" 16:00 Uhr ", "29.11. 08:00"),
        ("28.11.2026 16:00", "29.11.2026, 8:00"),
        ("28. 11. 16:00", "29.11. 08:00"),
    ],
)
def test_people_write_times_as_they_like(begin: str, end: str) -> None:
    """With the day or without, with the year or without: an end that would come first is one of the next day."""
    assert read_times(DAY, begin, end) == Span(at("2026-11-28T16:00"), at("2026-11-29T08:00"))


def test_a_shift_of_one_day() -> None:
    """An end after the beginning stays on the day."""
    assert read_times(DAY, "08:00", "16:00") == Span(at("2026-11-28T08:00"), at("2026-11-28T16:00"))
    assert read_times(DAY, "00:00", "00:00") == Span(at("2026-11-28T00:00"), at("2026-11-29T00:00"))


def test_a_night_with_an_hour_more_and_one_less() -> None:
    """A night is as long as it is, and it is said where that is not what the clock shows."""
    october = read_times(date(2026, 10, 24), "20:00", "08:00")
    march = read_times(date(2027, 3, 27), "20:00", "08:00")
    assert [(one.ends - one.starts) // 3_600_000 for one in (october, march)] == [13, 11]
    assert length_text(october) == "Die Uhren werden umgestellt: Der Dienst dauert 13 Stunden."
    assert length_text(march) == "Die Uhren werden umgestellt: Der Dienst dauert 11 Stunden."
    assert length_text(read_times(DAY, "20:00", "08:00")) == ""
    hour = read_times(date(2027, 3, 28), "01:30", "03:30")
    assert length_text(hour) == "Die Uhren werden umgestellt: Der Dienst dauert 1 Stunde."


def test_an_hour_that_is_there_twice() -> None:
    """A shift begins at the first of two and ends at the last, so that nobody is missing between."""
    first, last = at("2026-10-25T02:30+02:00"), at("2026-10-25T02:30+01:00")
    assert read_times(date(2026, 10, 25), "02:30", "08:00").starts == first
    assert read_times(date(2026, 10, 24), "20:00", "02:30").ends == last
    assert read_times(date(2026, 10, 25), "02:30", "02:30") == Span(first, last)


def test_an_hour_that_is_not_there() -> None:
    """A time that no clock shows is refused with the reason, at its field."""
    with refused("time_invalid", "until") as caught:
        read_times(date(2027, 3, 27), "20:00", "02:30")
    assert "vorgestellt" in caught.value.message
    with refused("time_invalid", "from"):
        read_times(date(2027, 3, 28), "02:00", "08:00")


@pytest.mark.parametrize(
    ("begin", "end", "field"),
    [
        ("", "08:00", "from"),
        ("bald", "08:00", "from"),
        ("25:00", "08:00", "from"),
        ("31.02. 16:00", "08:00", "from"),
        ("28.11.9999 16:00", "08:00", "from"),
        ("16:00", "16:60", "until"),
        ("16:00", "\u0660\u0668:\u0660\u0660", "until"),
    ],
)
def test_what_is_no_time_is_refused(begin: str, end: str, field: str) -> None:
    """An error names the field."""
    with refused("time_invalid", field):
        read_times(DAY, begin, end)


@pytest.mark.parametrize("end", ["27.11. 08:00", "28.11. 16:00", "31.12.2026 08:00"])
def test_a_shift_ends_after_it_began_and_within_a_month(end: str) -> None:
    """An end with a day that comes first, and one that comes much later, are refused."""
    with refused("duty_invalid", "until"):
        read_times(DAY, "16:00", end)


def test_there_and_back() -> None:
    """What is shown is read as the same moment."""
    span = Span(at("2026-11-28T16:00"), at("2026-11-29T08:00"))
    assert read_times(DAY, *map(written_time, span)) == span
