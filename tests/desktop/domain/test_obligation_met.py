"""What meets an obligation: meetings that took place with somebody of the agency, and nothing else."""

from __future__ import annotations

from datetime import date

from desktop.domain.fields import Edit
from desktop.domain.local_time import milliseconds_of
from desktop.domain.meeting_events import DROPPED, AttendanceTaken, Attendee, MeetingCancelled, MeetingEdited
from desktop.domain.meeting_series import read_span
from desktop.domain.meeting_state import Meeting
from desktop.domain.obligation_met import Owed, owed
from tests.desktop.domain.meetings import after, planned
from tests.desktop.domain.test_event import number
from tests.desktop.domain.test_obligation import TRAININGS

POLICE = Attendee(b"", "A. Ohm", "police")
WILLICH = Attendee(b"", "B. Watt", "willich")
SUMMER, YEARS_END = "2026-06-09T14:00/2026-06-09T16:00", "2026-12-08T14:00/2026-12-08T16:00"


def held(when: str, *there: Attendee, **fields: str) -> Meeting:
    """A meeting with a list of who was there."""
    state = planned((), when=when, **fields)
    return after(state, AttendanceTaken(add=there)) if there else state


def stands(meetings: list[Meeting], now: str = "2026-12-31T12:00", agency: str = "police") -> Owed:
    """How an agency stands at a moment."""
    span = read_span(f"{now}/{now[:11]}23:59")
    assert span is not None
    moment = (milliseconds_of(span.starts), span.starts.date())
    return owed(TRAININGS, agency, meetings, lambda somebody: somebody.unit, moment)


def test_two_that_took_place_meet_it() -> None:
    """For each agency of which somebody was there, and for no other."""
    both = [held(SUMMER, POLICE, WILLICH), held(YEARS_END, POLICE)]
    assert (stands(both).is_met, stands(both).held) == (True, (date(2026, 6, 9), date(2026, 12, 8)))
    other = stands(both, agency="willich")
    assert (other.is_met, other.missing) == (False, 1)


def test_what_was_only_planned_meets_nothing() -> None:
    """What is to come is counted apart, and so is what is over without a list."""
    found = stands([held(SUMMER, POLICE), held(YEARS_END, POLICE)], now="2026-07-01T12:00")
    assert (len(found.held), found.planned, found.unlisted) == (1, 1, 0)
    found = stands([held(SUMMER)])
    assert (len(found.held), found.planned, found.unlisted) == (0, 0, 1)


def test_what_does_not_count() -> None:
    """Another kind, another year, one that was cancelled, a day that was dropped."""
    series = held("2026-12-08T14:00/2026-12-08T16:00", series="FREQ=WEEKLY;COUNT=2")
    series = after(series, AttendanceTaken("2026-12-15", (POLICE,)))
    dropped = after(series, MeetingEdited({"2026-12-15": Edit(number(1), DROPPED)}), seq=3)
    nothing = [
        held(SUMMER, POLICE, kind="casework"),
        held("2025-12-08T14:00/2025-12-08T16:00", POLICE),
        after(held(SUMMER, POLICE), MeetingCancelled(), seq=3),
        dropped,
    ]
    assert stands(nothing).held == ()
    assert stands([series]).held == (date(2026, 12, 15),)
