"""When nobody is on call though somebody should be: now, and weeks ahead, while there is time to plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop.domain.coverage import Coverage
from desktop.domain.duty import Shift
from desktop.domain.gaps import open_spans
from desktop.domain.refused import Refused
from desktop.domain.said import joined, say
from desktop.domain.spans import Span
from desktop.presenters.agreement import agency_name, rules_in_force
from desktop.presenters.shift_words import span_text
from desktop.presenters.shifts import shifts_between
from desktop.workspace.workspace import Workspace
from wire.authority import leads

WEEK_MS: Final = 7 * 24 * 3600 * 1000
_MOST: Final = 3
"""So many gaps are named one by one."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A time for which nobody is planned."""

    unit: str
    span: Span
    text: str


def demand_of(workspace: Workspace, unit: str) -> Coverage | None:
    """Give when somebody has to be on call for a unit by the rules in force, None where nothing is known of it."""
    try:
        return rules_in_force(workspace).coverage_of(unit)
    except Refused:
        return None


def demanded_units(workspace: Workspace) -> tuple[str, ...]:
    """Give the units of the directory for which somebody has to be on call."""
    return tuple(sorted(unit for unit in workspace.directory.units if demand_of(workspace, unit) is not None))


def gaps_after(workspace: Workspace, planned: Sequence[Shift], unit: str, at: int, span: int = 0) -> list[Span]:
    """Give when nobody is planned for a unit in the time after a moment: as far as it has to be planned ahead.

    Where nothing is demanded of it that is a week, and every time that nobody is planned for counts.
    """
    demand = demand_of(workspace, unit)
    length = span or (demand.ahead_weeks * WEEK_MS if demand else WEEK_MS)
    return open_spans(demand, planned, unit, Span(at, at + length), workspace.terms.rests(unit))


def gaps_between(workspace: Workspace, unit: str, between: Span, planned: Sequence[Shift]) -> list[Gap]:
    """Give the gaps of a unit of which something is demanded between two moments."""
    demand = demand_of(workspace, unit)
    if demand is None:
        return []
    found = open_spans(demand, planned, unit, between, workspace.terms.rests(unit))
    return [Gap(unit, span, gap_text(workspace, unit, span)) for span in found]


def gaps_ahead(workspace: Workspace, units: Sequence[str], at: int) -> list[Gap]:
    """Give the gaps of units of which something is demanded, as far as each has to be planned ahead, by their begin."""
    demands = {unit: demand for unit in units if (demand := demand_of(workspace, unit)) is not None}
    if not demands:
        return []
    furthest = at + max(demand.ahead_weeks for demand in demands.values()) * WEEK_MS
    planned = shifts_between(workspace, at, furthest)
    found = [
        gap
        for unit, demand in demands.items()
        for gap in gaps_between(workspace, unit, Span(at, at + demand.ahead_weeks * WEEK_MS), planned)
    ]
    return sorted(found, key=lambda gap: (gap.span.starts, gap.unit))


def led_units(workspace: Workspace) -> list[str]:
    """Give the units for whose rota this device's person answers: those they lead."""
    return [unit for unit in workspace.directory.units if leads(workspace.directory, workspace.device, unit)]


def reminder(workspace: Workspace) -> str:
    """Say to whoever leads a unit that somebody is missing in its rota; empty where nobody is, or for anybody else."""
    found = gaps_ahead(workspace, led_units(workspace), workspace.now())
    if not found:
        return ""
    named = joined((gap.text for gap in found[:_MOST]), "; ")
    if len(found) <= _MOST:
        return say("Im Dienstplan ist nicht besetzt: {gaps}.", gaps=named)
    more = len(found) - _MOST
    return say("Im Dienstplan ist nicht besetzt: {gaps}; dazu weitere Lücken: {more}.", gaps=named, more=more)


def gap_text(workspace: Workspace, unit: str, span: Span) -> str:
    """Say a gap: "Sa 28.11., 16:00–16:30 Uhr, Jugendamt Nettetal"."""
    return say("{time}, {agency}", time=span_text(span), agency=agency_name(workspace, unit))
