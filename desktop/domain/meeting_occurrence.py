"""The occurrences of a meeting: the days it is on, as planned, moved or dropped, and who was there on each.

An occurrence is named by the day it was planned for, a meeting that is no series by nothing. What was once noted of a
day stays with it, also where the series no longer has that day. Whether one is over is asked with the time passed in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.domain.local_time import milliseconds_of
from desktop.domain.meeting_events import DROPPED, Attendee
from desktop.domain.meeting_series import Span, days_of, read_span
from desktop.domain.meeting_state import Item, Meeting
from desktop.domain.meeting_values import is_day


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One day of a meeting: its name, the day it was planned for, when it is by now."""

    key: str
    day: date
    span: Span
    moved: bool = False
    dropped: bool = False

    @property
    def starts(self) -> int:
        """Give when it begins, in ms since 1970 UTC."""
        return milliseconds_of(self.span.starts)

    @property
    def ends(self) -> int:
        """Give when it is over, in ms since 1970 UTC."""
        return milliseconds_of(self.span.ends)


def occurrences(state: Meeting) -> tuple[Occurrence, ...]:
    """Give all of a meeting, those that were dropped too, in the order of when they are."""
    return tuple(sorted(_all(state), key=lambda one: (one.span.starts, one.key)))


def occurrence(state: Meeting, key: str) -> Occurrence | None:
    """Give one of a meeting by its name, None where there is none."""
    return next((one for one in _all(state) if one.key == key), None)


def _all(state: Meeting) -> Iterator[Occurrence]:
    span, series = state.span, state.series
    keys = [day.isoformat() for day in days_of(series, span.starts.date())] if series else [""]
    yield from (_one(state, span, key) for key in keys)
    noted = {*state.attendance, *(item.occurrence for item in state.items if not item.removed)}
    yield from (_one(state, span, key) for key in sorted(noted.difference(keys)) if is_day(key))


def _one(state: Meeting, span: Span, key: str) -> Occurrence:
    day = date.fromisoformat(key) if key else span.starts.date()
    said = state.value(key) if key else ""
    moved = read_span(said)
    planned = span.on(day) if key else span
    return Occurrence(key, day, moved or planned, moved=moved is not None and moved != planned, dropped=said == DROPPED)


def taking_place(state: Meeting) -> tuple[Occurrence, ...]:
    """Give those that are neither dropped nor cancelled with the whole."""
    return () if state.cancelled else tuple(one for one in occurrences(state) if not one.dropped)


def upcoming(state: Meeting, now: int) -> Occurrence | None:
    """Give the next that is not over, None where there is none."""
    return next((one for one in taking_place(state) if one.ends > now), None)


def attended(state: Meeting, one: Occurrence) -> tuple[Attendee, ...]:
    """Give who was there; what was noted before a meeting became a series is of its first day."""
    own = state.attendance.get(one.key, ())
    before = state.attendance.get("", ()) if one.key and one.day == state.span.starts.date() else ()
    return tuple(dict.fromkeys((*before, *own)))


def minutes(state: Meeting, one: Occurrence) -> tuple[Item, ...]:
    """Give what stands in the minutes of a day; of a meeting that is no series all that is of no other day."""
    first = bool(one.key) and one.day == state.span.starts.date()
    return tuple(
        item
        for item in state.items
        if not item.removed and (item.occurrence == one.key or (first and not item.occurrence))
    )
