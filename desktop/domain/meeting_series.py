"""When a meeting is: its span, and for a series the days on which it comes again. In local time, as calendars count.

A span is written as `2026-12-10T14:00/2026-12-10T16:00`, a series as `FREQ=MONTHLY;BYDAY=2TU;UNTIL=20271231`: the part
of RFC 5545 that people plan by. A series always ends, so that its days can be listed. It knows no meeting.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal

Frequency = Literal["WEEKLY", "MONTHLY"]
MOST_OCCURRENCES: Final = 520
LONGEST_SPAN: Final = timedelta(days=31)
WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MOMENT: Final = r"(?:20|21)\d\d-\d\d-\d\dT\d\d:\d\d"
_SPAN: Final = re.compile(rf"({_MOMENT})/({_MOMENT})")
_SERIES: Final = re.compile(
    r"FREQ=(?P<frequency>WEEKLY|MONTHLY)"
    r"(?:;INTERVAL=(?P<interval>[1-9]\d?))?"
    r"(?:;BYDAY=(?P<nth>[1-5]|-1)(?P<weekday>MO|TU|WE|TH|FR|SA|SU))?"
    r"(?:;COUNT=(?P<count>[1-9]\d{0,2})|;UNTIL=(?P<until>\d{8}))"
)
_LATEST: Final = date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when, in local time without an offset."""

    starts: datetime
    ends: datetime

    def on(self, day: date) -> Span:
        """Give the same span on another day."""
        moved = datetime.combine(day, self.starts.time())
        return Span(moved, moved + (self.ends - self.starts))

    def text(self) -> str:
        """Write it as it is kept."""
        return "/".join(one.isoformat(timespec="minutes") for one in (self.starts, self.ends))


@dataclass(frozen=True, slots=True)
class Series:
    """How often a meeting comes again: `nth` and `weekday` (Monday is 0) say which one of a month, 0 its own day."""

    frequency: Frequency
    interval: int = 1
    nth: int = 0
    weekday: int = 0
    count: int = 0
    until: date | None = None

    def text(self) -> str:
        """Write it as it is kept, and as calendars write it but for the time of its end."""
        interval = f";INTERVAL={self.interval}" if self.interval > 1 else ""
        by_day = f";BYDAY={self.nth}{WEEKDAYS[self.weekday]}" if self.nth else ""
        end = f"UNTIL={self.until:%Y%m%d}" if self.until else f"COUNT={self.count}"
        return f"FREQ={self.frequency}{interval}{by_day};{end}"


def read_span(text: str) -> Span | None:
    """Read a span; None where it is none, ends before it begins, or lasts too long."""
    found = _SPAN.fullmatch(text)
    if found is None:
        return None
    try:
        starts, ends = (datetime.fromisoformat(part) for part in found.groups())
    except ValueError:
        return None
    return Span(starts, ends) if timedelta() < ends - starts <= LONGEST_SPAN else None


def read_series(text: str) -> Series | None:
    """Read a series; None where it is none."""
    found = _SERIES.fullmatch(text)
    if found is None:
        return None
    said = found.groupdict()
    frequency: Frequency = "WEEKLY" if said["frequency"] == "WEEKLY" else "MONTHLY"
    if (frequency == "WEEKLY" and said["nth"]) or int(said["count"] or 0) > MOST_OCCURRENCES:
        return None
    try:
        until = date.fromisoformat(said["until"]) if said["until"] else None
    except ValueError:
        return None
    weekday = WEEKDAYS.index(said["weekday"]) if said["weekday"] else 0
    return Series(frequency, int(said["interval"] or 1), int(said["nth"] or 0), weekday, int(said["count"] or 0), until)


def days_of(series: Series, first: date) -> tuple[date, ...]:
    """Give the days of a series that begins on a day, at most `MOST_OCCURRENCES`; the day itself where there is none.

    A month that has no such day is left out, as calendars do.
    """
    most = min(series.count or MOST_OCCURRENCES, MOST_OCCURRENCES)
    last = series.until or _LATEST
    found: list[date] = []
    for day in _candidates(series, first):
        if day > last or len(found) == most:
            break
        found.append(day)
    return tuple(found) or (first,)


def _candidates(series: Series, first: date) -> Iterator[date]:
    """Yield the days on and after the first one, up to the end of the calendar."""
    if series.frequency == "WEEKLY":
        for turn in range((_LATEST - first).days // (7 * series.interval) + 1):
            yield first + timedelta(weeks=turn * series.interval)
        return
    start = first.year * 12 + first.month - 1
    for month in range(start, _LATEST.year * 12 + 12, series.interval):
        day = _day_in(series, first, *divmod(month, 12))
        if day is not None and day >= first:
            yield day


def _day_in(series: Series, first: date, year: int, month_before: int) -> date | None:
    """Give the day of a series in a month, None where that month has none."""
    begins, length = monthrange(year, month_before + 1)
    if not series.nth:
        number = first.day
    elif series.nth > 0:
        number = 1 + (series.weekday - begins) % 7 + 7 * (series.nth - 1)
    else:
        number = length - (begins + length - 1 - series.weekday) % 7
    return date(year, month_before + 1, number) if number <= length else None
