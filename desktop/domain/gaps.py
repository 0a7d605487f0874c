"""Where nobody is on call for a unit though somebody should be."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.coverage import Coverage, required
from desktop.domain.duty import Shift
from desktop.domain.local_time import moment
from desktop.domain.spans import Span, within, without
from desktop.domain.working_days import Rests


def gaps(demanded: Iterable[Span], shifts: Iterable[Shift], unit: str) -> list[Span]:
    """Give what of the demanded times nobody is planned for."""
    planned = [(shift.starts, shift.ends) for shift in shifts if shift.unit == unit and not shift.cancelled]
    return without(demanded, planned)


def open_spans(demand: Coverage | None, shifts: Iterable[Shift], unit: str, between: Span, rests: Rests) -> list[Span]:
    """Give when nobody is on call for a unit between two moments though somebody should be.

    Where nothing is demanded of a unit, it is all that nobody is planned for.
    """
    if demand is None:
        return gaps([between], shifts, unit)
    first, last = moment(between.starts).date(), moment(between.ends).date()
    return gaps(within(required(demand, first, last, rests), *between), shifts, unit)
