"""Whom to call now: the person on call for a unit, and never a blank where no number is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from desktop.domain.duty import Shift, chain, on_call
from desktop.domain.said import say
from desktop.presenters.agreement import agency_name, unit_name
from desktop.presenters.rota_gaps import WEEK_MS, demand_of, gaps_after
from desktop.presenters.shifts import holding, shifts, shifts_between
from desktop.presenters.times import clock_or_day, id_text, moment, written
from desktop.workspace.workspace import Workspace

FALLBACK: Final = "Keine Rufnummer hinterlegt: Leitstelle oder 110 anrufen."


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
    return _number(workspace, holding(workspace, at), unit, at)


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
    """Give whom to call next for a unit when nobody has answered: the second of the chain.

    Where there is one alone, or none, that is said.
    """
    found = call_chain(workspace, unit, at)[:2]
    return found[-1] if found else number_of(workspace, unit, at)


def call_chain(workspace: Workspace, unit: str, at: int, known: Sequence[Shift] | None = None) -> list[Number]:
    """Give whom to call for a unit one after the other, as long as nobody answers.

    First who is on call for it, the latest planned first; then the units that the rules name, then its agency's others.
    """
    units = workspace.directory.units
    agency = units[unit].agency if unit in units else ""
    others = sorted(one.id for one in units.values() if one.agency == agency and one.id != unit)
    demand = demand_of(workspace, unit)
    order = dict.fromkeys((unit, *(demand.then if demand else ()), *others))
    found = chain(holding(workspace, at) if known is None else known, tuple(order), at)
    return [Number(one.unit, agency_name(workspace, one.unit), one.name, one.phone, "") for one in found]


def numbers_now(workspace: Workspace, at: int, known: Sequence[Shift] | None = None) -> list[Number]:
    """Give whom to call now for every unit that has a plan, the own agency's last; those without one after them.

    `known` are the planned shifts where somebody has read them already.
    """
    every = shifts(workspace, at) if known is None else known
    planned = {shift.unit for shift in every if not shift.cancelled}
    own = workspace.directory.units.get(workspace.unit)
    units = sorted(
        (one for one in workspace.directory.units.values() if one.id in planned),
        key=lambda one: (own is not None and one.agency == own.agency, one.id),
    )
    return [_number(workspace, every, unit.id, at) for unit in units]


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
    """Say who is on call for a unit at a moment (ms since 1970 UTC), and when nobody will be in the time after it.

    Without an entry it says what to do instead.
    """
    demand = demand_of(workspace, unit)
    planned = shifts_between(workspace, at, at + (demand.ahead_weeks if demand else 1) * WEEK_MS)
    rows = [shift_row(workspace, shift) for shift in on_call(planned, unit, at)]
    answer: dict[str, Any] = {
        "unit": unit,
        "unit_name": unit_name(workspace, unit),
        "at": written(at),
        "items": rows,
        "next": None,
        "gaps": [
            {"from": written(start), "until": written(end)} for start, end in gaps_after(workspace, planned, unit, at)
        ],
    }
    return answer if rows else answer | {"fallback": FALLBACK}


def phone_advice(workspace: Workspace, units: list[str], at: int, *, immediate: bool) -> dict[str, Any]:
    """Give the advice that stands beside everything that has not arrived: call now, and whom."""
    urgent = (
        "Noch nicht angekommen – rufen Sie jetzt an." if immediate else "Noch nicht angekommen; wird später gesendet."
    )
    return {"text": urgent, "call": [now_on_call(workspace, unit, at) for unit in units]}
