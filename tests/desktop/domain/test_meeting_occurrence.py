"""Occurrences: days as planned, moved and dropped; what was noted of a day stays with it."""

from __future__ import annotations

import itertools

from desktop.domain.fields import Edit
from desktop.domain.local_time import milliseconds_of
from desktop.domain.meeting_events import DROPPED, AttendanceTaken, Attendee, ItemAdded, MeetingCancelled, MeetingEdited
from desktop.domain.meeting_occurrence import attended, minutes, occurrence, occurrences, taking_place, upcoming
from desktop.domain.meeting_state import Meeting
from tests.desktop.domain.meetings import after, planned
from tests.desktop.domain.test_event import number

SERIES = "FREQ=WEEKLY;COUNT=3"
MOVED = "2026-12-30T09:00/2026-12-30T11:00"
OHM, WATT = Attendee(b"", "A. Ohm", ""), Attendee(b"", "B. Watt", "")


def edited(state: Meeting, seq: int, **values: str) -> Meeting:
    """A meeting with other values, each in place of the first."""
    return after(state, MeetingEdited({name: Edit(number(1), value) for name, value in values.items()}), seq=seq)


def test_a_meeting_that_is_no_series_is_once() -> None:
    """It has no name of its own, so that moving it loses no answer."""
    (one,) = occurrences(planned())
    assert (one.key, one.day.isoformat(), one.moved, one.dropped) == ("", "2026-12-08", False, False)
    assert one.ends - one.starts == 2 * 3_600_000


def test_days_are_moved_and_dropped() -> None:
    """A moved day keeps its name and stands where it is now; a dropped one is listed, and does not take place."""
    state = edited(planned(series=SERIES), 2, **{"2026-12-15": MOVED, "2026-12-22": DROPPED})
    assert [(one.key, one.moved, one.dropped) for one in occurrences(state)] == [
        ("2026-12-08", False, False),
        ("2026-12-22", False, True),
        ("2026-12-15", True, False),
    ]
    assert [one.span.text() for one in taking_place(state)] == ["2026-12-08T14:00/2026-12-08T16:00", MOVED]
    assert occurrence(state, "2026-12-29") is None


def test_another_time_of_day_holds_for_all_days_and_loses_none() -> None:
    """Days are named by their date: what was said of one still is of it."""
    state = edited(planned(series=SERIES), 2, **{"2026-12-22": DROPPED})
    state = edited(state, 3, when="2026-12-08T09:00/2026-12-08T10:00")
    assert [one.span.starts.hour for one in occurrences(state)] == [9, 9, 9]
    assert [one.key for one in taking_place(state)] == ["2026-12-08", "2026-12-15"]


def test_what_was_noted_of_a_day_stays_where_the_series_is_another() -> None:
    """A day with a list or minutes remains, although the series has it no longer."""
    state = after(
        planned(series=SERIES), AttendanceTaken("2026-12-15", (OHM,)), ItemAdded("note", {"text": "x"}, "2026-12-22")
    )
    state = edited(state, 4, series="FREQ=WEEKLY;INTERVAL=2;COUNT=1")
    assert [one.key for one in occurrences(state)] == ["2026-12-08", "2026-12-15", "2026-12-22"]


def test_what_was_noted_before_it_became_a_series_is_of_the_first_day() -> None:
    """The list and the minutes of the one meeting, beside what is noted of that day later."""
    state = after(planned(), AttendanceTaken(add=(OHM,)), ItemAdded("note", {"text": "x"}))
    state = edited(state, 4, series=SERIES)
    state = after(
        state, AttendanceTaken("2026-12-08", (WATT, OHM)), ItemAdded("note", {"text": "y"}, "2026-12-08"), seq=5
    )
    first, second, _ = occurrences(state)
    assert attended(state, first) == (OHM, WATT)
    assert [item.value("text") for item in minutes(state, first)] == ["x", "y"]
    assert (attended(state, second), minutes(state, second)) == ((), ())


def test_the_next_is_the_one_that_is_not_over() -> None:
    """One that is under way is still the next; of a cancelled meeting there is none."""
    state = planned(series=SERIES)
    first, second, third = occurrences(state)
    assert upcoming(state, first.ends - 1) == first
    assert upcoming(state, first.ends) == second
    assert upcoming(state, third.ends) is None
    assert upcoming(after(state, MeetingCancelled()), 0) is None


def test_a_day_over_the_change_of_the_clocks_has_its_hours() -> None:
    """Two o'clock in the afternoon stays so in summer, whatever the server counts."""
    state = planned(when="2027-03-23T14:00/2027-03-23T16:00", series=SERIES)
    assert [one.starts for one in occurrences(state)] == [
        milliseconds_of(one.span.starts) for one in occurrences(state)
    ]
    starts = [one.starts for one in occurrences(state)]
    assert [after_ - before for before, after_ in itertools.pairwise(starts)] == [
        (7 * 24 - 1) * 3_600_000,
        7 * 24 * 3_600_000,
    ]
