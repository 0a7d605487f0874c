"""Where nobody is planned though somebody has to be on call."""

from __future__ import annotations

from datetime import date

from desktop.domain.coverage import required
from desktop.domain.duty import Shift
from desktop.domain.gaps import gaps, open_spans
from desktop.domain.spans import Span
from desktop.domain.working_days import is_weekend
from tests.desktop.domain.test_coverage import OUTSIDE, UNIT, at, said
from tests.desktop.domain.test_event import number


def shift(starts: str, ends: str, *, gone: bool = False, unit: str = UNIT) -> Shift:
    """A shift of the unit."""
    return Shift(number(1), unit, "jugendamt-willich", at(starts), at(ends), "A", "1", cancelled=gone)


def test_a_gap_is_what_nobody_is_planned_for() -> None:
    """Half an hour between two shifts is a gap; a cancelled shift and another unit's close none."""
    friday = required(OUTSIDE, date(2026, 11, 27), date(2026, 11, 28), is_weekend)
    planned = [
        shift("2026-11-26T16:00", "2026-11-27T08:00"),
        shift("2026-11-27T12:30", "2026-11-28T16:00"),
        shift("2026-11-28T16:30", "2026-11-30T08:00"),
        shift("2026-11-28T15:00", "2026-11-28T18:00", gone=True),
        shift("2026-11-28T15:00", "2026-11-28T18:00", unit="jugendamt-willich-jgh"),
    ]
    assert said(gaps(friday, planned, UNIT)) == ["28.11. 16:00-28.11. 16:30"]


def test_gaps_between_two_moments() -> None:
    """Only what lies between them counts; where nothing is demanded it is all that is not planned."""
    between = Span(at("2026-11-27T10:00"), at("2026-11-27T14:00"))
    assert said(open_spans(OUTSIDE, [], UNIT, between, is_weekend)) == ["27.11. 12:30-27.11. 14:00"]
    assert said(open_spans(None, [], UNIT, between, is_weekend)) == ["27.11. 10:00-27.11. 14:00"]
