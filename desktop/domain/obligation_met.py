"""What of an obligation is met: it follows from the meetings that took place.

One counts for an agency of which somebody is on the list of who was there: what was only planned, or nobody checked
off, meets nothing. The time is passed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain.meeting_events import Attendee
from desktop.domain.meeting_occurrence import attended, taking_place
from desktop.domain.meeting_state import Meeting
from desktop.domain.obligation import Obligation, Period, period_of


@dataclass(frozen=True, slots=True)
class Owed:
    """How an agency stands with an obligation in a span: the days that count, those to come, those nobody listed."""

    obligation: Obligation
    agency: str
    period: Period
    held: tuple[date, ...]
    planned: int
    unlisted: int

    @property
    def is_met(self) -> bool:
        """Say whether enough have taken place."""
        return len(self.held) >= self.obligation.count

    @property
    def missing(self) -> int:
        """Give how many are still to take place."""
        return max(0, self.obligation.count - len(self.held))


def owed(
    obligation: Obligation,
    agency: str,
    meetings: Iterable[Meeting],
    agency_of: Callable[[Attendee], str],
    now: tuple[int, date],
) -> Owed:
    """Find out how an agency stands with an obligation now (ms since 1970 UTC, and the day that is here)."""
    time, today = now
    period = period_of(obligation.per, today)
    held: list[date] = []
    planned = unlisted = 0
    for state in meetings:
        for one in taking_place(state) if state.value("kind") in obligation.kinds else ():
            day = one.span.starts.date()
            if not period.first <= day <= period.last:
                continue
            there = attended(state, one)
            planned += one.ends > time
            unlisted += one.ends <= time and not there
            if one.ends <= time and any(agency_of(somebody) == agency for somebody in there):
                held.append(day)
    return Owed(obligation, agency, period, tuple(sorted(held)), planned, unlisted)
