"""Whom to call now: the person on call for a unit, and never a blank where no number is known.

Everywhere people are called one telephone is one entry, with all who are reached by it, as long as one of them is on
call: nobody is led to ring it twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from desktop.domain.duty import Shift, chain, on_call
from desktop.domain.said import Verbatim, joined, say
from desktop.domain.telephone import by_telephone, line
from desktop.presenters.agreement import agency_name, unit_name
from desktop.presenters.rota_gaps import WEEK_MS, demand_of, gaps_after
from desktop.presenters.shifts import holding, shifts, shifts_between
from desktop.presenters.times import clock_or_day, id_text, moment, written
from desktop.workspace.workspace import Workspace

FALLBACK: Final = "Keine Rufnummer hinterlegt: Leitstelle oder 110 anrufen."


@dataclass(frozen=True, slots=True)
class Number:
    """Whom to call for a unit now: `phone` is empty where nobody is on call, and `note` says what to do then.

    `ends` is until when somebody is on call on it (ms since 1970 UTC).
    """

    unit: str
    agency: str
    names: tuple[str, ...]
    phone: str
    note: str
    ends: int = 0

    @property
    def name(self) -> str:
        """Give all who are reached by it, as they are shown."""
        return _listed(self.names)


def unnamed(number: Number) -> Number:
    """Give a number without the person it reaches, for when somebody else may look on: whom to call stays."""
    return replace(number, names=())


def number_of(workspace: Workspace, unit: str, at: int) -> Number:
    """Give the number to call for a unit at a moment (ms since 1970 UTC); never a blank without advice."""
    return _number(workspace, holding(workspace, at), unit, at)


def _number(workspace: Workspace, planned: Iterable[Shift], unit: str, at: int) -> Number:
    found = on_call(planned, unit, at)
    if not found:
        return Number(unit, agency_name(workspace, unit), (), "", FALLBACK)
    first = _together(workspace, by_telephone(found, _line)[0])
    until = moment(first.ends).strftime("%H:%M")
    day = clock_or_day(first.ends, at)
    note = say("bis {time} Uhr", time=until) if day == until else say("bis {day} {time} Uhr", day=day, time=until)
    return replace(first, note=note)


def _line(shift: Shift) -> tuple[str, str]:
    return line(shift.phone, shift.agency)


def _together(workspace: Workspace, shifts_of_one: Sequence[Shift]) -> Number:
    """Give the one telephone that those of some shifts share, under the unit of the first of them."""
    first = shifts_of_one[0]
    agencies = dict.fromkeys(agency_name(workspace, one.unit) for one in shifts_of_one)
    names = tuple(dict.fromkeys(one.name for one in shifts_of_one))
    ends = max(one.ends for one in shifts_of_one)
    return Number(first.unit, _listed(agencies), names, first.phone, "", ends)


def _listed(names: Iterable[str]) -> str:
    return joined(map(Verbatim, names), ", ")


def each_once(numbers: Iterable[Number]) -> list[Number]:
    """Give each telephone of an agency once, where it stood first, with everybody who is reached by it."""
    groups = by_telephone(numbers, lambda one: (one.agency, line(one.phone, one.agency) if one.phone else one.unit))
    return [_as_one(group) for group in groups]


def _as_one(group: Sequence[Number]) -> Number:
    longest = max(group, key=lambda one: one.ends)
    names = tuple(dict.fromkeys(name for one in group for name in one.names))
    return replace(group[0], names=names, note=longest.note, ends=longest.ends)


def next_in_chain(workspace: Workspace, unit: str, at: int) -> Number:
    """Give whom to call next for a unit when nobody has answered: the second telephone of the chain.

    Where there is one alone, or none, that is said.
    """
    found = call_chain(workspace, unit, at)[:2]
    return found[-1] if found else number_of(workspace, unit, at)


def call_chain(workspace: Workspace, unit: str, at: int, known: Sequence[Shift] | None = None) -> list[Number]:
    """Give whom to call for a unit one after the other, as long as nobody answers.

    First who is on call for it, the latest planned first; then the units that the rules name, then its agency's others;
    each telephone once, with everybody of the chain who is reached by it.
    """
    units = workspace.directory.units
    agency = units[unit].agency if unit in units else ""
    others = sorted(one.id for one in units.values() if one.agency == agency and one.id != unit)
    demand = demand_of(workspace, unit)
    order = dict.fromkeys((unit, *(demand.then if demand else ()), *others))
    found = chain(holding(workspace, at) if known is None else known, tuple(order), at)
    return [_together(workspace, group) for group in by_telephone(found, _line)]


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

    `numbers` are the telephones to ring, each once with all who are reached by it. Without an entry it says what to do
    instead.
    """
    demand = demand_of(workspace, unit)
    planned = shifts_between(workspace, at, at + (demand.ahead_weeks if demand else 1) * WEEK_MS)
    found = on_call(planned, unit, at)
    rows = [shift_row(workspace, shift) for shift in found]
    answer: dict[str, Any] = {
        "unit": unit,
        "unit_name": unit_name(workspace, unit),
        "at": written(at),
        "items": rows,
        "next": None,
        "numbers": [_number_row(_together(workspace, group)) for group in by_telephone(found, _line)],
        "gaps": [
            {"from": written(start), "until": written(end)} for start, end in gaps_after(workspace, planned, unit, at)
        ],
    }
    return answer if rows else answer | {"fallback": FALLBACK}


def _number_row(number: Number) -> dict[str, Any]:
    return {"phone": number.phone, "names": list(number.names), "until": written(number.ends)}


def phone_advice(workspace: Workspace, units: list[str], at: int, *, immediate: bool) -> dict[str, Any]:
    """Give the advice that stands beside everything that has not arrived: call now, and whom."""
    urgent = (
        "Noch nicht angekommen – rufen Sie jetzt an." if immediate else "Noch nicht angekommen; wird später gesendet."
    )
    return {"text": urgent, "call": [now_on_call(workspace, unit, at) for unit in units]}
