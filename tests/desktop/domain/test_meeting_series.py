"""Spans and series: what is one, which days it has, and that calendars agree."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import vRecur

from desktop.domain.meeting_series import (
    MOST_OCCURRENCES,
    WEEKDAYS,
    Frequency,
    Series,
    Span,
    days_of,
    read_series,
    read_span,
)

TUESDAY = date(2026, 12, 8)


def test_a_span_is_read_and_written() -> None:
    """It holds two moments of the clock here, and moves to another day with its length."""
    span = read_span("2026-12-10T22:00/2026-12-11T01:30")
    assert span == Span(datetime.fromisoformat("2026-12-10T22:00"), datetime.fromisoformat("2026-12-11T01:30"))
    assert span.text() == "2026-12-10T22:00/2026-12-11T01:30"
    assert span.on(date(2027, 1, 31)).text() == "2027-01-31T22:00/2027-02-01T01:30"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-12-10T14:00",
        "2026-12-10T14:00/2026-12-10T14:00",
        "2026-12-10T16:00/2026-12-10T14:00",
        "2026-02-30T14:00/2026-02-30T16:00",
        "2026-12-10T14:00/2027-12-10T14:00",
        "2026-12-10T14:00Z/2026-12-10T16:00Z",
        "1026-12-10T14:00/1026-12-10T16:00",
        "2026-12-10T14:00/2026-12-10T16:00\n",
    ],
)
def test_what_is_no_span(text: str) -> None:
    """A day that is none, an end before the start, a month and more, an offset: nothing of it is guessed."""
    assert read_span(text) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("FREQ=WEEKLY;COUNT=3", ["2026-12-08", "2026-12-15", "2026-12-22"]),
        ("FREQ=WEEKLY;INTERVAL=2;UNTIL=20270105", ["2026-12-08", "2026-12-22", "2027-01-05"]),
        ("FREQ=MONTHLY;BYDAY=2TU;COUNT=3", ["2026-12-08", "2027-01-12", "2027-02-09"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", ["2026-12-25", "2027-01-29"]),
        ("FREQ=MONTHLY;BYDAY=1MO;COUNT=1", ["2027-01-04"]),
        ("FREQ=MONTHLY;BYDAY=5TH;COUNT=2", ["2026-12-31", "2027-04-29"]),
        ("FREQ=MONTHLY;INTERVAL=3;COUNT=2", ["2026-12-08", "2027-03-08"]),
        ("FREQ=WEEKLY;UNTIL=20261201", ["2026-12-08"]),
    ],
)
def test_the_days_of_a_series(text: str, days: list[str]) -> None:
    """Weekly, monthly, the nth or last weekday; one that ends before it begins is its first day alone."""
    series = read_series(text)
    assert series is not None
    assert series.text() == text
    assert [day.isoformat() for day in days_of(series, TUESDAY)] == days


def test_a_month_without_the_day_is_left_out() -> None:
    """The 31st is in no short month, as calendars count."""
    series = read_series("FREQ=MONTHLY;COUNT=3")
    assert series is not None
    assert [day.isoformat() for day in days_of(series, date(2027, 1, 31))] == ["2027-01-31", "2027-03-31", "2027-05-31"]


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY;COUNT=3",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;COUNT=521",
        "FREQ=WEEKLY;BYDAY=2TU;COUNT=3",
        "FREQ=MONTHLY;BYDAY=6TU;COUNT=3",
        "FREQ=WEEKLY;INTERVAL=0;COUNT=3",
        "FREQ=WEEKLY;UNTIL=20261399",
        "FREQ=WEEKLY;COUNT=3;X=1",
        "freq=weekly;count=3",
    ],
)
def test_what_is_no_series(text: str) -> None:
    """One without an end, too long a one, or what only other calendars know."""
    assert read_series(text) is None


@st.composite
def any_series(draw: st.DrawFn) -> Series:
    """Any series that can be planned."""
    nth = draw(st.sampled_from((0, 1, 2, 3, 4, 5, -1)))
    until = draw(st.none() | st.dates(date(2026, 1, 1), date(2046, 1, 1)))
    count = 0 if until else draw(st.integers(1, MOST_OCCURRENCES))
    weekday = draw(st.integers(0, 6)) if nth else 0
    frequency: Frequency = "MONTHLY" if nth or draw(st.booleans()) else "WEEKLY"
    return Series(frequency, draw(st.integers(1, 99)), nth, weekday, count, until)


@given(any_series(), st.dates(date(2026, 1, 1), date(2040, 1, 1)))
def test_every_series_is_read_as_it_was_written(series: Series, first: date) -> None:
    """Its text is a rule that calendars read; its days grow, are never too many, and fall on the weekday asked for."""
    assert read_series(series.text()) == series
    assert vRecur.from_ical(series.text())["FREQ"] == [series.frequency]
    days = days_of(series, first)
    assert 1 <= len(days) <= MOST_OCCURRENCES
    assert all(before < after for before, after in itertools.pairwise(days))
    if series.nth and days != (first,):
        assert {WEEKDAYS[day.weekday()] for day in days} == {WEEKDAYS[series.weekday]}
    if series.frequency == "WEEKLY":
        assert all((day - first) % timedelta(weeks=series.interval) == timedelta() for day in days)
