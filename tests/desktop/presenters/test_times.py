"""Times and ids as people and programs read them, daylight saving included."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.presenters.times import (
    as_entered,
    at_clock,
    clock,
    clock_or_day,
    day_and_clock,
    id_text,
    moment,
    read_day,
    read_id,
    read_moment,
    spoken,
    written,
)
from tests.desktop.presenters.refusing import refused
from tests.helpers.zone import zone

LAST = 253_370_764_800_000


def at(year: int, month: int, day: int, hour: int = 0, *rest: int) -> int:
    """A time in UTC as ms since 1970."""
    minute, second = (*rest, 0, 0)[:2]
    return int(datetime(year, month, day, hour, minute, second, tzinfo=UTC).timestamp()) * 1000


@pytest.mark.parametrize(
    ("utc", "local"),
    [
        (at(2026, 1, 31, 2), "2026-01-31T03:00:00.000+01:00"),
        (at(2026, 7, 31, 1), "2026-07-31T03:00:00.000+02:00"),
        (at(2026, 3, 29, 0, 59, 59), "2026-03-29T01:59:59.000+01:00"),
        (at(2026, 3, 29, 1), "2026-03-29T03:00:00.000+02:00"),
        (at(2026, 10, 25, 0, 30), "2026-10-25T02:30:00.000+02:00"),
        (at(2026, 10, 25, 1, 30), "2026-10-25T02:30:00.000+01:00"),
        (at(2026, 12, 31, 23) + 1, "2027-01-01T00:00:00.001+01:00"),
    ],
)
def test_local_time(utc: int, local: str) -> None:
    """A time is written as the clock in Berlin shows it, with the offset of that day, and is read back."""
    assert written(utc) == local
    assert read_moment(local, "at") == utc


def test_the_system_has_no_say() -> None:
    """On a computer that believes itself far away, times are said and read as in Berlin all the same."""
    then = at(2026, 1, 31, 2, 5)
    with zone():
        assert moment(then).astimezone().hour == 15
        assert (written(then), clock(then)) == ("2026-01-31T03:05:00.000+01:00", "03:05")
        assert spoken("2026-01-31T02:05:00Z") == as_entered("2026-01-31T02:05:00Z") == "31.01.2026 03:05"
        assert at_clock(then, at(2026, 1, 31, 22)) == "um 03:05 Uhr"
        assert at_clock(then, at(2026, 1, 31, 23)) == "gestern um 03:05 Uhr"


@given(st.integers(min_value=1, max_value=LAST))
def test_every_millisecond_survives(milliseconds: int) -> None:
    """What is written is read back to the millisecond."""
    assert read_moment(written(milliseconds) or "", "at") == milliseconds


def test_spoken_times() -> None:
    """People read day and minute in Berlin, wherever the time was written; a dash for what has not happened yet."""
    assert spoken("2026-01-31T02:05:59.123+00:00") == spoken(written(at(2026, 1, 31, 2, 5))) == "31.01.2026 03:05"
    assert spoken(None) == "–"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-01-31", "31.01.2026"),
        ("2026-01-31T02:05:59+00:00", "31.01.2026 03:05"),
        ("2026-01-31T03:05:00+01:00", "31.01.2026 03:05"),
        ("2026-01-31T03:05", "31.01.2026 03:05"),
        ("0001-01-01T00:00:00+05:00", "0001-01-01T00:00:00+05:00"),
        ("gegen drei", "gegen drei"),
        ("0123456789", "0123456789"),
        ("", ""),
    ],
)
def test_what_was_entered_is_said_in_local_time(text: str, shown: str) -> None:
    """A day or a moment from a form is said as people write it, whatever zone the computer has; the rest as it is."""
    assert as_entered(text) == shown


@pytest.mark.parametrize(
    ("then", "short", "label", "sentence"),
    [
        (at(2026, 11, 22, 2, 12), "03:12", "03:12 Uhr", "um 03:12 Uhr"),
        (at(2026, 11, 21, 22, 59), "Gestern", "gestern, 23:59 Uhr", "gestern um 23:59 Uhr"),
        (at(2026, 11, 21, 23, 0), "00:00", "00:00 Uhr", "um 00:00 Uhr"),
        (at(2026, 11, 20, 12), "20.11.", "20.11., 13:00 Uhr", "am 20.11. um 13:00 Uhr"),
        (at(2026, 11, 24, 12), "24.11.", "24.11., 13:00 Uhr", "am 24.11. um 13:00 Uhr"),
        (at(2025, 12, 31, 12), "31.12.2025", "31.12.2025, 13:00 Uhr", "am 31.12.2025 um 13:00 Uhr"),
    ],
)
def test_when_it_was(then: int, short: str, label: str, sentence: str) -> None:
    """Today is said by its time, yesterday by its word, any other day by its date, as list, label and sentence do."""
    now = at(2026, 11, 22, 15)
    assert (clock_or_day(then, now), day_and_clock(then, now), at_clock(then, now)) == (short, label, sentence)
    assert clock(then) in label


def test_not_yet() -> None:
    """Nothing is written for what has not happened yet."""
    assert written(0) is None


def test_beyond_the_calendar() -> None:
    """A time that no calendar holds, which another device may have sent, is shown all the same."""
    assert moment(2**53).year == 9999


@pytest.mark.parametrize("text", ["2026-01-31T03:00Z", "2026-01-31T04:00+01:00", "2026-01-30T22:00:00.000-05:00"])
def test_any_offset_is_read(text: str) -> None:
    """The same moment is the same whatever offset it is written with."""
    assert read_moment(text, "at") == at(2026, 1, 31, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gestern",
        "2026-01-31",
        "2026-01-31T03:00",
        "2026-02-30T03:00+01:00",
        "2026-01-31T25:00+01:00",
        "1969-12-31T23:59Z",
        "0001-01-01T00:00+01:00",
        "9999-12-31T23:59-01:00",
        "2026-01-31T03:00+25:00",
    ],
)
def test_bad_times_are_refused(text: str) -> None:
    """What is no time, has no offset or lies beyond the calendar is refused by the name of its field."""
    with refused("time_invalid", "[0].from"):
        read_moment(text, "[0].from")


def test_days() -> None:
    """A day is read, and what is none is refused by the name of its field."""
    assert read_day("2026-02-28", "date") == date(2026, 2, 28)
    for text in ("2026-02-29", "28.02.2026", "", "2026-02-28T03:00+01:00"):
        with refused("date_invalid", "date"):
            read_day(text, "date")


@given(st.binary(min_size=16, max_size=16))
def test_ids_survive(raw: bytes) -> None:
    """An id is written as a UUID and read back, in capitals too."""
    assert read_id(id_text(raw)) == raw
    assert read_id(id_text(raw).upper()) == raw


def test_bad_ids_are_refused() -> None:
    """What is no id is refused by the name of its field."""
    for text in ("", "1", "01a0c450-6c00-7b03-80f0-47e64b2397b", "x" * 36):
        with refused("id_invalid", "keep"):
            read_id(text, "keep")
