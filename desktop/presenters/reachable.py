"""„Jetzt erreichbar“: who is on call for each unit now, until when, who comes next, whom to call if nobody answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop.domain.coverage import Coverage
from desktop.domain.duty import Shift, on_call
from desktop.domain.said import Verbatim, joined, say
from desktop.domain.spans import Span
from desktop.presenters.agreement import agency_name, cooperation_in_force
from desktop.presenters.chips import Chip
from desktop.presenters.on_call import FALLBACK, Number, call_chain, numbers_now
from desktop.presenters.on_call_sheet import usual_recipient
from desktop.presenters.rota import unit_title
from desktop.presenters.rota_gaps import Gap, demand_of, demanded_units, gaps_between
from desktop.presenters.shifts import shifts_between
from desktop.presenters.times import DAYS, clock, moment
from desktop.workspace.workspace import Workspace

_DAY_MS: Final = 24 * 3600 * 1000
_AHEAD_MS: Final = 28 * _DAY_MS
_BEHIND_MS: Final = 14 * _DAY_MS
_ON_CALL: Final = Chip("Rufbereitschaft", "ok", "phone")
_GAP: Final = Chip("Lücke", "warn", "triangle-alert")
_AT_WORK: Final = Chip("Dienstzeit", "neutral", "clock")
_NO_PLAN: Final = Chip("Kein Dienstplan", "neutral", "calendar")


@dataclass(frozen=True, slots=True)
class Reachable:
    """A unit with whom to call for it now; `then` is who comes after that, `gaps` what is not planned ahead."""

    unit: str
    title: str
    chip: Chip
    number: Number
    until: str
    then: str
    places: str
    chain: tuple[Number, ...]
    answer_minutes: int
    gaps: tuple[Gap, ...]

    @property
    def line(self) -> str:
        """Say whom to call, until when and who then, in one line; without a number what to do instead."""
        said = joined((self.until, self.then), ", ")
        if self.number.phone:
            return joined((Verbatim(self.number.phone), said))
        return said or self.number.note

    @property
    def spoken(self) -> str:
        """Say it in one sentence, the number first after the name."""
        return say("{title}. {line}. {chip}.", title=self.title, line=self.line, chip=self.chip.text)


def reachable(workspace: Workspace, at: int) -> list[Reachable]:
    """Give whom to call at a moment (ms since 1970 UTC): the unit usually notified first, one's own agency last."""
    planned = shifts_between(workspace, at - _BEHIND_MS, at + _AHEAD_MS)
    known = workspace.directory.units
    units = {one.unit for one in planned if one.unit in known} | set(demanded_units(workspace))
    numbers = {one.unit: one for one in numbers_now(workspace, at, planned)}
    own = known[workspace.unit].agency if workspace.unit in known else ""
    usual = usual_recipient(workspace)
    order = sorted(units, key=lambda unit: (unit != usual, known[unit].agency == own, unit))
    return [_reachable(workspace, unit, at, planned, numbers.get(unit) or _nobody(workspace, unit)) for unit in order]


def _nobody(workspace: Workspace, unit: str) -> Number:
    return Number(unit, agency_name(workspace, unit), (), "", FALLBACK)


def _reachable(workspace: Workspace, unit: str, at: int, planned: Sequence[Shift], number: Number) -> Reachable:
    demand = demand_of(workspace, unit)
    mine = [one for one in planned if one.unit == unit]
    missing = tuple(gaps_between(workspace, unit, Span(at, at + _AHEAD_MS), mine))
    chain = call_chain(workspace, unit, at, planned)
    first = number
    if number.phone:
        # With all of the chain whom its telephone reaches: they do not stand in it once more.
        first = replace(chain.pop(0), note=number.note)
    return Reachable(
        unit=unit,
        title=unit_title(workspace, unit),
        chip=_chip(number, missing, demand, at),
        number=first,
        until=say("bis {time}", time=_when(number.ends, at)) if number.phone else "",
        then=_then(mine, number, at),
        places=_places(workspace, unit),
        chain=tuple(chain),
        answer_minutes=demand.answer_minutes if demand else 0,
        gaps=missing,
    )


def _chip(number: Number, missing: Sequence[Gap], demand: Coverage | None, at: int) -> Chip:
    if number.phone:
        return _ON_CALL
    if any(gap.span.starts <= at for gap in missing):
        return _GAP
    return _NO_PLAN if demand is None else _AT_WORK


def _then(mine: Sequence[Shift], number: Number, at: int) -> str:
    """Say who is on call once nobody of now is on this number any more, or next where nobody is on call now."""
    if number.phone:
        after = next(iter(on_call(mine, number.unit, number.ends)), None)
        if after is not None:
            return say("danach: {name}", name=Verbatim(after.name))
    later = [one for one in mine if one.starts > (number.ends or at)]
    if not later:
        return "danach ist noch niemand eingetragen" if number.phone else ""
    following = min(later, key=lambda one: (one.starts, one.id))
    return say("danach ab {time}: {name}", time=_when(following.starts, at), name=Verbatim(following.name))


def _when(then: int, at: int) -> str:
    """Say a moment as near as it is: the time of today, else with weekday and day."""
    day = moment(then)
    if day.date() == moment(at).date():
        return say("{time} Uhr", time=clock(then))
    weekday = DAYS[day.weekday()]
    return say("{weekday} {day} {time} Uhr", weekday=weekday, day=day.strftime("%d.%m."), time=clock(then))


def _places(workspace: Workspace, unit: str) -> str:
    """Say for which municipalities the agency of a unit is competent today."""
    known = workspace.directory.units.get(unit)
    if known is None or not workspace.directory.jurisdictions:
        return ""
    today = moment(workspace.now()).date()
    towns = [
        town.name
        for town in cooperation_in_force(workspace).municipalities
        if any(one.agency == known.agency and one.holds(today) for one in town.competence)
    ]
    return say("Zuständig für: {towns}", towns=Verbatim(", ".join(towns))) if towns else ""
