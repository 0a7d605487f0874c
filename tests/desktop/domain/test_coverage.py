"""When somebody has to be on call."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop.domain.coverage import Coverage, OpenHours, coverage_of, coverage_problems, required
from desktop.domain.local_time import milliseconds_of, moment
from desktop.domain.spans import Span
from desktop.domain.working_days import is_weekend

UNIT = "jugendamt-willich-asd"
OUTSIDE = Coverage(
    units=(UNIT,),
    times="outside_hours",
    basis="Kooperationsvereinbarung",
    hours=(OpenHours((1, 2, 3, 4), "08:00", "16:00"), OpenHours((5,), "08:00", "12:30")),
)
ALWAYS = Coverage(units=("kpb-viersen-leitstelle",), times="always", basis="Kooperationsvereinbarung")


def at(text: str) -> int:
    """A moment as a clock here shows it."""
    return milliseconds_of(datetime.fromisoformat(text))


def said(spans: list[Span]) -> list[str]:
    """Spans as people read them."""
    return [f"{moment(one.starts):%d.%m. %H:%M}-{moment(one.ends):%d.%m. %H:%M}" for one in spans]


def test_outside_office_hours() -> None:
    """From Thursday to Monday somebody is needed when nobody is at work: nights, Friday afternoon, the weekend."""
    assert said(required(OUTSIDE, date(2026, 11, 26), date(2026, 11, 30), is_weekend)) == [
        "26.11. 00:00-26.11. 08:00",
        "26.11. 16:00-27.11. 08:00",
        "27.11. 12:30-30.11. 08:00",
        "30.11. 16:00-01.12. 00:00",
    ]


def test_on_a_holiday_somebody_is_on_call_all_day() -> None:
    """A working day on which nobody works has no office hours."""
    christmas = date(2026, 12, 25)
    found = required(OUTSIDE, christmas, christmas, lambda day: day == christmas)
    assert said(found) == ["25.12. 00:00-26.12. 00:00"]


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25)])
def test_a_day_on_which_the_clocks_change(day: date, hours: int) -> None:
    """Somebody is needed for as long as the day is."""
    [(starts, ends)] = required(ALWAYS, day, day, is_weekend)
    assert ends - starts == hours * 3_600_000


def test_nothing_is_demanded_backwards() -> None:
    """A last day before the first has no times."""
    assert required(ALWAYS, date(2026, 11, 27), date(2026, 11, 26), is_weekend) == []


def test_the_demand_of_a_unit() -> None:
    """A unit's demand is the one that names it."""
    assert coverage_of((ALWAYS, OUTSIDE), UNIT) is OUTSIDE
    assert coverage_of((ALWAYS,), UNIT) is None


def test_what_is_wrong_with_demands() -> None:
    """A unit named twice, hours where none count, none where they do, and hours that end too early are named."""
    backwards = OpenHours((1,), "16:00", "08:00")
    demands = (
        OUTSIDE,
        Coverage(units=(UNIT,), times="always", basis="x", hours=OUTSIDE.hours),
        Coverage(units=("abc",), times="outside_hours", basis="x"),
        Coverage(units=("abd",), times="outside_hours", basis="x", hours=(backwards,)),
    )
    paths = [path for path, _ in coverage_problems(demands)]
    assert paths == [(1, "units"), (1, "hours"), (2, "hours"), (3, "hours", 0, "closes")]
    assert list(coverage_problems((OUTSIDE, ALWAYS))) == []
