"""When somebody has to be on call for a unit, and whom else to call.

The demand is data of the rules, as the agencies agreed it: at all times, or outside the office hours of a unit. Hours
stand as a clock here shows them and become moments day by day, so that a night in which the clocks change is as long
as it is. It knows no shift.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from desktop.domain.gate import Line
from desktop.domain.local_time import day_begins, milliseconds_of
from desktop.domain.said import say
from desktop.domain.spans import Span, without
from desktop.domain.working_days import Rests

_UnitId = Annotated[str, Meta(pattern=r"^[a-z0-9-]{3,63}\Z")]
_Clock = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
_Weekday = Annotated[int, Meta(ge=1, le=7)]
_HOURS_WHERE: Final = "Dienstzeiten stehen genau dann da, wenn die Rufbereitschaft außerhalb von ihnen gilt."
_DAY: Final = timedelta(days=1)
_LONGEST: Final = 3 * 366
"""So many days are looked at at once."""


class OpenHours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a unit is at work on some weekdays (1 is Monday), as a clock here shows it."""

    days: Annotated[tuple[_Weekday, ...], Meta(min_length=1, max_length=7)]
    opens: _Clock
    closes: _Clock


class Coverage(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """When somebody has to be on call for units, and how many weeks ahead that has to be planned.

    `then` are the units to call where nobody answers within `answer_minutes`, in their order.
    """

    units: Annotated[tuple[_UnitId, ...], Meta(min_length=1, max_length=200)]
    times: Literal["always", "outside_hours"]
    basis: Line
    hours: Annotated[tuple[OpenHours, ...], Meta(max_length=20)] = ()
    ahead_weeks: Annotated[int, Meta(ge=1, le=52)] = 4
    then: Annotated[tuple[_UnitId, ...], Meta(max_length=10)] = ()
    answer_minutes: Annotated[int, Meta(ge=1, le=60)] = 3


def coverage_of(demands: Iterable[Coverage], unit: str) -> Coverage | None:
    """Give what is demanded of a unit, None where nothing is."""
    return next((one for one in demands if unit in one.units), None)


def required(demand: Coverage, first: date, last: date, rests: Rests) -> list[Span]:
    """Give when somebody has to be on call from a day to another, both included; nobody works on a day that rests."""
    days = min((last - first).days, _LONGEST)
    if days < 0:
        return []
    whole = Span(day_begins(first), day_begins(first + timedelta(days=days + 1)))
    if demand.times == "always":
        return [whole]
    open_days = (first + timedelta(days=index) for index in range(days + 1))
    return without([whole], _at_work(demand.hours, [day for day in open_days if not rests(day)]))


def _at_work(hours: Sequence[OpenHours], days: Iterable[date]) -> Iterator[Span]:
    for day in days:
        for one in hours:
            if day.isoweekday() in one.days:
                yield Span(_clock(day, one.opens), _clock(day, one.closes))


def _clock(day: date, clock: str) -> int:
    return milliseconds_of(datetime.combine(day, time.fromisoformat(clock)))


def coverage_problems(demands: Sequence[Coverage]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield where and why demands contradict themselves or each other."""
    seen: set[str] = set()
    for index, demand in enumerate(demands):
        for unit in demand.units:
            if unit in seen:
                yield (index, "units"), say("Für die Stelle „{unit}“ steht die Rufbereitschaft zweimal da.", unit=unit)
            seen.add(unit)
        if (demand.times == "outside_hours") != bool(demand.hours):
            yield (index, "hours"), _HOURS_WHERE
        for place, hours in enumerate(demand.hours):
            if hours.closes <= hours.opens:
                yield (index, "hours", place, "closes"), "Die Dienstzeit endet vor ihrem Anfang."
