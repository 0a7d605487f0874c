"""A month by a pattern: who takes which turn."""

from __future__ import annotations

from datetime import date, time

import pytest

from desktop.domain.coverage import required
from desktop.domain.local_time import day_begins, moment
from desktop.domain.rota_pattern import OnDuty, Pattern, Rotation, propose
from desktop.domain.spans import Span, joined
from desktop.domain.working_days import is_weekend
from tests.desktop.domain.test_coverage import ALWAYS, OUTSIDE

A, B, W = OnDuty("A", "1"), OnDuty("B", "2"), OnDuty("W", "3")
FIRST, LAST = date(2027, 3, 1), date(2027, 3, 31)


def plan(pattern: Pattern, demand: list[Span]) -> list[str]:
    """What a pattern proposes in words."""
    return [
        f"{moment(span.starts):%a %d. %H:%M}-{moment(span.ends):%a %d. %H:%M} {who.name}"
        for span, who in propose(pattern, demand, FIRST, LAST)
    ]


def test_week_by_week() -> None:
    """Turns change on Monday at eight, nights of one week are one person's, and the first in the list begins."""
    found = plan(Pattern("weekly", (A, B)), required(OUTSIDE, FIRST, LAST, is_weekend))
    assert found[:7] == [
        "Mon 01. 00:00-Mon 01. 08:00 A",
        "Mon 01. 16:00-Tue 02. 08:00 A",
        "Tue 02. 16:00-Wed 03. 08:00 A",
        "Wed 03. 16:00-Thu 04. 08:00 A",
        "Thu 04. 16:00-Fri 05. 08:00 A",
        "Fri 05. 12:30-Mon 08. 08:00 A",
        "Mon 08. 16:00-Tue 09. 08:00 B",
    ]


def test_one_shift_a_week_where_somebody_is_needed_at_all_times() -> None:
    """A time that never ends is cut where turns change, also over the night in which the clocks change."""
    found = plan(Pattern("weekly", (A, B), weekday=5, clock=time(12)), required(ALWAYS, FIRST, LAST, is_weekend))
    assert found == [
        "Mon 01. 00:00-Fri 05. 12:00 A",
        "Fri 05. 12:00-Fri 12. 12:00 B",
        "Fri 12. 12:00-Fri 19. 12:00 A",
        "Fri 19. 12:00-Fri 26. 12:00 B",
        "Fri 26. 12:00-Thu 01. 00:00 A",
    ]


def test_weekends_apart() -> None:
    """Weekends have people of their own, who take turns among themselves; without them all take both."""
    demand = required(ALWAYS, FIRST, LAST, is_weekend)
    apart = plan(Pattern("weekend", (A, B), (W,)), demand)
    assert [line[-1] for line in apart] == ["A", "W", "B", "W", "A", "W", "B", "W", "A"]
    assert apart[1] == "Fri 05. 08:00-Mon 08. 08:00 W"
    assert [line[-1] for line in plan(Pattern("weekend", (A, B)), demand)] == [*"ABABABABA"]


def test_a_month_that_begins_on_a_weekend() -> None:
    """The first turn of such a month is a weekend's."""
    first = date(2027, 5, 1)
    found = propose(Pattern("weekend", (A,), (W,)), required(ALWAYS, first, first, is_weekend), first, first)
    assert [who.name for _, who in found] == ["W"]


@pytest.mark.parametrize("rotation", ["weekly", "daily", "weekend"])
def test_a_pattern_fills_what_is_to_be_filled(rotation: Rotation) -> None:
    """What is proposed is exactly what was left open, without overlap, whoever hands over when."""
    demand = required(OUTSIDE, FIRST, LAST, is_weekend)
    found = propose(Pattern(rotation, (A, B), (W,), clock=time(3, 30)), demand, FIRST, LAST)
    assert joined(span for span, _ in found) == demand
    assert sum(span.ends - span.starts for span, _ in found) == sum(ends - starts for starts, ends in demand)


def test_nobody_proposes_nothing() -> None:
    """Without people there is no turn."""
    whole = Span(day_begins(FIRST), day_begins(LAST))
    assert propose(Pattern("weekly", ()), [whole], FIRST, LAST) == []
