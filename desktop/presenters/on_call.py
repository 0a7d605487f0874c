"""Whom to call now: the person on call for a unit, and never a blank where no number is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from desktop.domain.duty import Shift, chain, on_call
from desktop.domain.said import say
from desktop.presenters.agreement import agency_name, unit_name
from desktop.presenters.times import clock_or_day, id_text, moment, written
from desktop.workspace.workspace import Workspace

FALLBACK: Final = "Keine Rufnummer hinterlegt: Leitstelle oder 110 anrufen."
_WEEK_MS: Final = 7 * 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Number:
    """Whom to call for a unit now: `phone` is empty where nobody is on call, and `note` says what to do then."""

    unit: str
    agency: str
    name: str
    phone: str
    note: str


def unnamed(number: Number) -> Number:
    """Give a number without the person it reaches, for when somebody else may look on: whom to call stays."""
    return replace(number, name="")


def number_of(workspace: Workspace, unit: str, at: int) -> Number:
    """Give the number to call for a unit at a moment (ms since 1970 UTC); never a blank without advice."""
    return _number(workspace, shifts(workspace), unit, at)


def _number(workspace: Workspace, planned: Iterable[Shift], unit: str, at: int) -> Number:
    found = on_call(planned, unit, at)
    agency = agency_name(workspace, unit)
    if not found:
        return Number(unit, agency, "", "", FALLBACK)
    first = found[0]
    until = moment(first.ends).strftime("%H:%M")
    day = clock_or_day(first.ends, at)
    note = say("bis {time} Uhr", time=until) if day == until else say("bis {day} {time} Uhr", day=day, time=until)
    return Number(unit, agency, first.name, first.phone, note)


def next_in_chain(workspace: Workspace, unit: str, at: int) -> Number:
    """Give whom to call next for a unit when nobody has answered: the second on call of it and its agency.

    Where there is one alone, or none, that is said.
    """
    known = workspace.directory.units
    agency = known[unit].agency if unit in known else ""
    others = sorted(one.id for one in known.values() if one.agency == agency and one.id != unit)
    found = chain(shifts(workspace), (unit, *others), at)[:2]
    if not found:
        return number_of(workspace, unit, at)
    shift = found[-1]
    return Number(shift.unit, agency_name(workspace, shift.unit), shift.name, shift.phone, "")


def numbers_now(workspace: Workspace, at: int, known: Sequence[Shift] | None = None) -> list[Number]:
    """Give whom to call now for every unit that has a plan, the own agency's last; those without one after them.

    `known` are the planned shifts where somebody has read them already.
    """
    every = shifts(workspace) if known is None else known
    planned = {shift.unit for shift in every if not shift.cancelled}
    own = workspace.directory.units.get(workspace.unit)
    units = sorted(
        (one for one in workspace.directory.units.values() if one.id in planned),
        key=lambda one: (own is not None and one.agency == own.agency, one.id),
    )
    return [_number(workspace, every, unit.id, at) for unit in units]


def shifts(workspace: Workspace) -> list[Shift]:
    """Give all planned shifts."""
    return [state for _, state in workspace.states("duty", status="planned")]


def shifts_if_changed(workspace: Workspace, changed: Collection[bytes]) -> list[Shift] | None:
    """Give all planned shifts if one is among the entities that changed; there may be thousands of them."""
    return shifts(workspace) if workspace.any_of("duty", changed) else None


def shift_row(workspace: Workspace, shift: Shift) -> dict[str, Any]:
    """Give a shift as a row."""
    return {
        "id": id_text(shift.id),
        "unit": shift.unit,
        "unit_name": unit_name(workspace, shift.unit),
        "name": shift.name,
        "phone": shift.phone,
        "from": written(shift.starts),
        "until": written(shift.ends),
    }


def now_on_call(workspace: Workspace, unit: str, at: int) -> dict[str, Any]:
    """Say who is on call for a unit at a moment (ms since 1970 UTC), and when nobody will be in the week after it.

    Without an entry it says what to do instead.
    """
    planned = shifts(workspace)
    rows = [shift_row(workspace, shift) for shift in on_call(planned, unit, at)]
    answer: dict[str, Any] = {
        "unit": unit,
        "unit_name": unit_name(workspace, unit),
        "at": written(at),
        "items": rows,
        "next": None,
        "gaps": [{"from": written(start), "until": written(end)} for start, end in gaps(planned, unit, at)],
    }
    return answer if rows else answer | {"fallback": FALLBACK}


def gaps(planned: Iterable[Shift], unit: str, at: int, span: int = _WEEK_MS) -> list[tuple[int, int]]:
    """Give the times from a moment on for which nobody is planned (ms since 1970 UTC, ends excluded)."""
    end, free_from = at + span, at
    found: list[tuple[int, int]] = []
    mine = [shift for shift in planned if shift.unit == unit and not shift.cancelled and shift.ends > at]
    for shift in sorted(mine, key=lambda shift: shift.starts):
        if min(shift.starts, end) > free_from:
            found.append((free_from, min(shift.starts, end)))
        free_from = max(free_from, shift.ends)
    return [*found, (free_from, end)] if free_from < end else found


def phone_advice(workspace: Workspace, units: list[str], at: int, *, immediate: bool) -> dict[str, Any]:
    """Give the advice that stands beside everything that has not arrived: call now, and whom."""
    urgent = (
        "Noch nicht angekommen – rufen Sie jetzt an." if immediate else "Noch nicht angekommen; wird später gesendet."
    )
    return {"text": urgent, "call": [now_on_call(workspace, unit, at) for unit in units]}
