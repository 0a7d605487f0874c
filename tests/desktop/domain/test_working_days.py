"""Counting in working days; every expected moment is written down by hand from the calendar."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.local_time import LAST, milliseconds_of, moment
from desktop.domain.public_holidays import public_holidays
from desktop.domain.working_days import after, is_weekend

MIDNIGHT = "T23:59:59.999"


def rests(day: date) -> bool:
    """Nobody works at the weekend and on the holidays of NRW."""
    return is_weekend(day) or day in public_holidays("NW", day.year)


def counted(since: str, hundredths: int) -> str:
    """When so much has passed since a local time, as local time with offset."""
    there = after(milliseconds_of(datetime.fromisoformat(since)), hundredths, rests)
    return moment(there).isoformat(timespec="milliseconds" if there % 60_000 else "minutes")


@pytest.mark.parametrize(
    ("since", "days", "until"),
    [
        # An ordinary Tuesday morning, and its evening: the day itself never counts.
        ("2026-11-24T09:00", 1, "2026-11-25T23:59:59.999+01:00"),
        ("2026-11-24T23:59", 1, "2026-11-25T23:59:59.999+01:00"),
        ("2026-11-25T00:00", 1, "2026-11-26T23:59:59.999+01:00"),
        # The weekend: Friday evening, Saturday and Sunday all end on Monday.
        ("2026-11-27T22:00", 1, "2026-11-30T23:59:59.999+01:00"),
        ("2026-11-28T03:00", 1, "2026-11-30T23:59:59.999+01:00"),
        ("2026-11-29T23:30", 1, "2026-11-30T23:59:59.999+01:00"),
        # Christmas 2026: the 25th is a Friday, the 26th a Saturday.
        ("2026-12-23T16:00", 1, "2026-12-24T23:59:59.999+01:00"),
        ("2026-12-24T10:00", 1, "2026-12-28T23:59:59.999+01:00"),
        ("2026-12-31T18:00", 1, "2027-01-04T23:59:59.999+01:00"),
        # Easter 2026: Good Friday is 3 April, Easter Monday 6 April.
        ("2026-04-02T14:00", 1, "2026-04-07T23:59:59.999+02:00"),
        ("2026-04-05T14:00", 1, "2026-04-07T23:59:59.999+02:00"),
        # Fronleichnam 2026 is Thursday, 4 June; Allerheiligen 2027 is a Monday.
        ("2026-06-03T12:00", 1, "2026-06-05T23:59:59.999+02:00"),
        ("2027-10-29T12:00", 1, "2027-11-02T23:59:59.999+01:00"),
        # The clocks go on in the night of 28 to 29 March 2026, and back in that of 24 to 25 October.
        ("2026-03-27T20:00", 1, "2026-03-30T23:59:59.999+02:00"),
        ("2026-10-23T20:00", 1, "2026-10-26T23:59:59.999+01:00"),
        # Ten working days over Easter.
        ("2026-03-30T08:00", 10, "2026-04-15T23:59:59.999+02:00"),
    ],
)
def test_so_many_working_days(since: str, days: int, until: str) -> None:
    """So many working days end with the last of them, here and on this calendar."""
    assert counted(since, days * 100) == until


@pytest.mark.parametrize(
    ("since", "hundredths", "until"),
    [
        ("2026-11-24T09:00", 50, "2026-11-25T12:00+01:00"),
        ("2026-11-27T22:00", 50, "2026-11-30T12:00+01:00"),
        ("2026-12-24T10:00", 50, "2026-12-28T12:00+01:00"),
        ("2026-11-24T09:00", 150, "2026-11-26T12:00+01:00"),
        ("2026-11-24T09:00", 25, "2026-11-25T06:00+01:00"),
        ("2026-11-24T09:00", 0, "2026-11-24T09:00+01:00"),
    ],
)
def test_a_part_of_a_working_day(since: str, hundredths: int, until: str) -> None:
    """Half a working day ends at noon of a working day, whenever something arrived."""
    assert counted(since, hundredths) == until


def test_a_long_rest_ends() -> None:
    """Whoever never works is taken to work again after a year, and a time beyond the calendar stays as it is."""
    assert moment(after(0, 100, lambda _day: True)).year == 1971
    assert after(LAST + 5, 100, rests) == LAST + 5


@given(st.integers(0, 4_000_000_000_000), st.integers(1, 600), st.integers(0, 600))
def test_more_is_later(since: int, hundredths: int, more: int) -> None:
    """What takes longer ends later, always after it began and on a day somebody works."""
    there = after(since, hundredths, rests)
    assert since < there <= after(since, hundredths + more, rests)
    assert not rests(moment(there).date())
