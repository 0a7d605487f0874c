"""Time as it is here: stored in ms since 1970 UTC, counted and shown in Europe/Berlin whatever the computer says."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

BERLIN: Final = ZoneInfo("Europe/Berlin")
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND: Final = timedelta(milliseconds=1)
LAST: Final = (datetime(9999, 1, 1, tzinfo=UTC) - EPOCH) // MILLISECOND
"""The last moment that is counted with: what comes later is of another's making."""


def moment(milliseconds: int) -> datetime:
    """Give a time (ms since 1970 UTC) as local time; one beyond the calendar, of another's making, as its last year."""
    return (EPOCH + min(milliseconds, LAST) * MILLISECOND).astimezone(BERLIN)


def milliseconds_of(there: datetime) -> int:
    """Give a time as ms since 1970 UTC; one without an offset is what a clock here showed."""
    return ((there if there.tzinfo else there.replace(tzinfo=BERLIN)) - EPOCH) // MILLISECOND


def day_begins(day: date) -> int:
    """Give when a day begins here, in ms since 1970 UTC."""
    return milliseconds_of(datetime.combine(day, time(), BERLIN))


def day_ends(day: date) -> int:
    """Give the last moment of a day here, in ms since 1970 UTC; it has 23 or 25 hours where the clocks change."""
    return day_begins(day + timedelta(days=1)) - 1


def moments_shown(there: datetime) -> tuple[int, ...]:
    """Give when a clock here shows a time (ms since 1970 UTC): once, in October also twice, in March also never.

    The time has no offset: it is what somebody reads off a clock.
    """
    found = {milliseconds_of(there.replace(tzinfo=BERLIN, fold=fold)) for fold in (0, 1)}
    return tuple(sorted(one for one in found if moment(one).replace(tzinfo=None, fold=0) == there.replace(fold=0)))
