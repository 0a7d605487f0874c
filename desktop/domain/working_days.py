"""Counting in working days: the day on which something arrives does not count, the last one counts to its end.

So does the law count (§§ 187, 188, 193 BGB). Which days nobody works on is passed in; no clock and no calendar of its
own. Half a working day ends at noon of a working day, never at night or on a Sunday.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from desktop.domain.local_time import LAST, day_begins, day_ends, moment

Rests = Callable[[date], bool]
"""Says whether nobody works on a day."""
_DAY: Final = timedelta(days=1)
_LONGEST_REST: Final = 400
"""In days: whoever names more as closed is taken to work again, so that counting comes to an end."""
_SATURDAY: Final = 5


def is_weekend(day: date) -> bool:
    """Say whether a day is a Saturday or a Sunday."""
    return day.weekday() >= _SATURDAY


def after(since: int, hundredths: int, rests: Rests) -> int:
    """Give when so many hundredths of working days have passed since a moment (both in ms since 1970 UTC)."""
    if since >= LAST:
        return since
    whole, rest = divmod(hundredths, 100)
    day = moment(since).date()
    for _ in range(whole):
        day = _next_working_day(day, rests)
    if not rest:
        return day_ends(day) if whole else since
    begins = day_begins(day := _next_working_day(day, rests))
    return begins + (day_ends(day) + 1 - begins) * rest // 100


def _next_working_day(day: date, rests: Rests) -> date:
    for _ in range(_LONGEST_REST):
        day += _DAY
        if not rests(day):
            return day
    return day
