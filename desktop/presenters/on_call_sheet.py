"""The on-call sheet: every number to call now, the one most likely needed first, and who has none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from desktop.domain.duty import Shift
from desktop.domain.rows import Party
from desktop.presenters.agreement import cooperation_in_force
from desktop.presenters.on_call import Number, each_once, numbers_now
from desktop.presenters.shifts import shifts
from desktop.workspace.workspace import Workspace

_YOUTH_OFFICE: Final = "youth_office"
_LATELY: Final = 1000
"""Among so many of the newest notifications: who only receives has none of their own among a hundred thousand."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The numbers of now, and the names of those who have none."""

    numbers: tuple[Number, ...]
    without: tuple[str, ...]


def sheet(workspace: Workspace, at: int, wanted: str = "") -> Sheet:
    """Give the sheet at a moment (ms since 1970 UTC), that of a unit first: of this one, else the usual one."""
    planned = shifts(workspace, at)
    found = numbers_now(workspace, at, planned)
    numbers = first_to_call(found, wanted or usual_recipient(workspace))
    reached = {number.agency for number in numbers}
    unmanned = [number.agency for number in found if not number.phone]
    without = dict.fromkeys(name for name in (*unmanned, *_without_plan(workspace, planned)) if name not in reached)
    return Sheet(tuple(numbers), tuple(without))


def first_to_call(numbers: Iterable[Number], usual: str) -> list[Number]:
    """Give the telephones that can be called, each of an agency once, the unit one usually notifies first."""
    return each_once(sorted((number for number in numbers if number.phone), key=lambda number: number.unit != usual))


def usual_recipient(workspace: Workspace) -> str:
    """Give the unit to which this one notified last, empty where that is long ago."""
    own = Party("origin", workspace.unit, among=_LATELY)
    last = workspace.states("notification", party=own, limit=1) if workspace.unit else []
    return last[0][1].to_unit if last and last[0][1] is not None else ""


def _without_plan(workspace: Workspace, known: Iterable[Shift]) -> list[str]:
    """Give the youth welfare offices none of whose units has a plan."""
    if not workspace.directory.jurisdictions:
        return []
    units = workspace.directory.units
    planned = {units[shift.unit].agency for shift in known if shift.unit in units}
    agencies = cooperation_in_force(workspace).agencies
    return [one.short_name for one in agencies if one.kind == _YOUTH_OFFICE and one.id not in planned]
